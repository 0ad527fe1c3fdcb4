"""What is asked on 测评, before its pictures are taken (演示数据): cards, questions, refusals.

Each stands among the scenes of its moment in `screens.py`; none of them is answered, so nothing is done.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from meetingdesk.evaluation.ladder import Step
from meetingdesk.evaluation.model import Scope
from meetingdesk.ui.evaluation import asking
from meetingdesk.ui.evaluation.head import Head
from meetingdesk.ui.evaluation.setup import SCOPES, SetupPanel
from meetingdesk.ui.evaluation_scenes import Scene, page_of, press, type_keys
from meetingdesk.ui.shell import Shell


def _of(shell: Shell) -> dict[str, str]:
    page = page_of(shell)
    return {"meeting_id": page.context.meeting_id, "poll_id": page.standing.form.id}


def _counted(card: Callable[..., Any], step: Step) -> Scene:
    """A card about papers of a class, on its step."""

    def ask(shell: Shell, _props: Path) -> None:
        page = page_of(shell)
        page.look_at(step)
        page.ask(card(_of(shell), page.standing.form.classes))

    return ask


def _from_head(name: str) -> Scene:
    """What a button of the head asks."""
    return lambda shell, _props: page_of(shell).findChild(Head).wanted.emit(name)


def refused_count(shell: Shell, _props: Path) -> None:
    """A correction without its reason."""
    page = page_of(shell)
    page.look_at(Step.RETURN)
    card = asking.correct_card(_of(shell), page.standing.form.classes)
    page.ask(card)
    card.fields[1].field.setText("44")
    card.verb.click()


def void_reasons(shell: Shell, _props: Path) -> None:
    """Why a paper is void."""
    page_of(shell).sorting.void.click()


def mismatch(shell: Shell, _props: Path) -> None:
    """The papers do not add up, and it goes on."""
    page = page_of(shell)
    page.ask(asking.mismatch_card(_of(shell), ("演示监票人甲", "演示监票人乙")))


def sheet_void(shell: Shell, _props: Path) -> None:
    """V: a whole paper is void."""
    press(page_of(shell).entry.grid, "v", Qt.Key.Key_V)


def no_such_paper(shell: Shell, _props: Path) -> None:
    """A number above the highest, typed with half a paper in hand."""
    entry = page_of(shell).entry
    type_keys(entry.grid, "112")
    entry.number.setText("99")
    entry.number.returnPressed.emit()


def first_pass_past(shell: Shell, _props: Path) -> None:
    """A pass that is finished shows nothing of its papers."""
    page_of(shell).look_at(Step.FIRST_PASS)


def chosen_by_hand(shell: Shell, _props: Path) -> None:
    """Who is rated is ticked on the list; no name is given."""
    page = page_of(shell)
    page.set_up()
    made = page.findChild(SetupPanel)
    made.scopes[SCOPES.index(Scope.CHOSEN)].click()
    made.title.field.clear()
    made.decide.click()


def seal_asked(shell: Shell, _props: Path) -> None:
    """The question before the seal."""
    page_of(shell).sealing.card.next.click()


def release_asked(shell: Shell, _props: Path) -> None:
    """The question before the room sees the results."""
    page_of(shell).results.release.click()


BEFORE: tuple[tuple[str, Scene], ...] = (("evaluation-setup-chosen", chosen_by_hand),)
COUNTING: tuple[tuple[str, Scene], ...] = (
    ("evaluation-unused", _counted(asking.unused_card, Step.ISSUE)),
    ("evaluation-replace", _counted(asking.replace_card, Step.ISSUE)),
    ("evaluation-refused", refused_count),
    ("evaluation-void-asked", _from_head("void")),
)
SORTING: tuple[tuple[str, Scene], ...] = (
    ("evaluation-void-reasons", void_reasons),
    ("evaluation-mismatch", mismatch),
)
ENTRY: tuple[tuple[str, Scene], ...] = (
    ("evaluation-sheet-void", sheet_void),
    ("evaluation-no-paper", no_such_paper),
    ("evaluation-hand-over", _from_head("hand_over")),
    ("evaluation-discard-asked", _from_head("discard")),
)
SECOND: tuple[tuple[str, Scene], ...] = (("evaluation-finished", first_pass_past),)
SEALING: tuple[tuple[str, Scene], ...] = (("evaluation-seal-asked", seal_asked),)
AFTER: tuple[tuple[str, Scene], ...] = (("evaluation-release-asked", release_asked),)
