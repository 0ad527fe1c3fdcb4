"""What the parts of the page have in common: the poll they show, and the page that acts for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingdesk.desk import Command
from meetingdesk.evaluation.ladder import LadderRow, Step, StepRow
from meetingdesk.evaluation.model import State
from meetingdesk.evaluation.queries import FormRow
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.page import Context
from meetingdesk.ui.theme import Tone

T = TypeVar("T")


@dataclass(frozen=True)
class Standing:
    """One poll as the page shows it; `step` is looked at, `now` is in hand."""

    form: FormRow
    ladder: LadderRow
    step: Step
    now: Step

    @property
    def state(self) -> State:
        """Where the poll stands."""
        return State(self.ladder.state)

    @property
    def one_class(self) -> bool:
        """Whether all papers are alike."""
        return len(self.form.classes) == 1

    def row(self, step: Step) -> StepRow:
        """A step of the ladder."""
        return next(row for row in self.ladder.steps if row.step is step)

    def figure(self, step: Step, name: str) -> int | None:
        """One of its numbers, over all classes."""
        return self.row(step).figures.get(name)

    def total(self, name: str) -> int:
        """A count over all classes; what nobody counted is 0."""
        return sum(getattr(kind, name) or 0 for kind in self.form.classes)


class Host(Protocol):
    """The page, as its parts see it."""

    bridge: Bridge
    context: Context

    def act(self, command: Command[T]) -> T | None:
        """Carry a command out; a refusal is told in the page's strip."""

    def did(self, command: Command[Any]) -> bool:
        """Carry a command out whose outcome does not matter; says whether it was done."""

    def tell(self, tone: Tone, words: str, action: str = "", stays: bool = False) -> None:
        """Say something in the page's strip."""

    def ask(self, card: AskCard) -> None:
        """Put a card with a few fields in place of the step."""

    def look_at(self, step: Step | None) -> None:
        """Show a step; None = the one in hand."""

    def set_up(self, poll: bool = False) -> None:
        """The settings of the poll in view, or of a new one."""

    def seal(self) -> None:
        """Seal the poll, off the window's thread."""

    def failed(self, error: Exception) -> None:
        """Work off the thread failed."""


class Panel(QWidget):
    """The part of the page for some steps."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        self.standing: Standing | None = None
        self.stack = QVBoxLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.setSpacing(0)

    @property
    def of(self) -> dict[str, Any]:
        """What every command of this poll is told."""
        assert self.standing is not None
        return {"meeting_id": self.host.context.meeting_id, "poll_id": self.standing.form.id}

    def show_poll(self, standing: Standing) -> None:
        """Show the poll as it stands."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Give the focus to where this step begins."""
