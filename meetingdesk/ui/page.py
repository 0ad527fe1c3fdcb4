"""What every page is: it watches some capabilities, refreshes when they change, and says what was refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from meetingdesk.care.secrecy import Passphrase
from meetingdesk.desk import Command
from meetingdesk.foundation.changes import Changes
from meetingdesk.foundation.errors import Fault, MeetingDeskError
from meetingdesk.foundation.settings import Settings
from meetingdesk.foundation.wording import sentence
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.parts.messages import MessageStrip
from meetingdesk.ui.tasks import Tasks
from meetingdesk.ui.theme import Tone

T = TypeVar("T")


class OpenFile(Protocol):
    """Go on in another database; `notice` is told there, `before` is done while no file is open."""

    def __call__(  # noqa: D102  the class says it
        self, path: Path, secret: Passphrase | None = None, *, notice: tuple[Tone, str] = ...,
        before: Callable[[], None] | None = None,
    ) -> None: ...  # fmt: skip


def _stay(
    path: Path, secret: Passphrase | None = None, *, notice: tuple[Tone, str] = (Tone.INFO, ""),
    before: Callable[[], None] | None = None,
) -> None:  # fmt: skip
    """A page by itself has no other file to go to."""


ShowYears = Callable[[str, str | None, str | None], None]
"""A name, and the person and the organisation of the register behind it."""


def _unseen(_name: str, _person_id: str | None, _organisation_id: str | None) -> None:
    """A page by itself has no window to lay a card over."""


@dataclass
class Context:
    """What the shell hands to a page. `go("signin")` opens another page; they know each other by name.

    `open_meeting` brings another meeting in front (None: the page that begins one), `change` puts choices to
    use and keeps them, `ask_operator` asks who is at the keyboard, `announce` shows the host's script, `lock`
    draws the curtain, `help` opens the manual, `practise` a copy for practice, `open_file` another file,
    `years` the results that someone of the register had;
    `handed` is a file that one page leaves for the next one to take up.
    """

    bridge: Bridge
    tasks: Tasks
    settings: Settings
    go: Callable[[str], None]
    open_meeting: Callable[[str | None], None] = lambda _meeting: None
    change: Callable[[Settings], None] = lambda _settings: None
    ask_operator: Callable[[], None] = lambda: None
    announce: Callable[[], None] = lambda: None
    lock: Callable[[], None] = lambda: None
    help: Callable[[], None] = lambda: None
    practise: Callable[[], None] = lambda: None
    open_file: OpenFile = _stay
    years: ShowYears = _unseen
    handed: Path | None = None

    @property
    def meeting_id(self) -> str:
        """The meeting on the desk; pages are made only once there is one."""
        assert self.bridge.meeting_id is not None
        return self.bridge.meeting_id


class Page(QWidget):
    """Base of all pages. Subclasses build their widgets and fill them by `refresh` (`rename` for words)."""

    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.bridge = context.bridge
        self._made_for = context.bridge.meeting_id
        self.strip = MessageStrip()  # each page places it under its head
        self._stale = False  # a page fills itself when it is made, and not once more when it is first shown
        self.bridge.changed.connect(self._hear)

    @property
    def deserted(self) -> bool:
        """Its meeting was left or taken back: the page is about to go and shows nothing any more."""
        return self._made_for not in (None, self.bridge.meeting_id)

    def refresh(self) -> None:
        """Show what the records say now."""
        raise NotImplementedError

    def rename(self) -> None:
        """Put every word again, in the language now in use; by default a refresh does it."""
        self.refresh()

    def focus_first(self) -> None:
        """Give the focus to where typing starts on this page."""

    def act(self, command: Command[T]) -> T | None:
        """Carry out a command; a refusal is told in the page's strip and None comes back."""
        try:
            return self.bridge.do(command, origin=self)
        except MeetingDeskError as error:
            self.tell(Tone.WARN, sentence(error))
            return None

    def attempt(self, command: Command[Any]) -> bool:
        """Carry out a command and say whether it was done; a refusal is told in the page's strip."""
        try:
            self.bridge.do(command, origin=self)
        except MeetingDeskError as error:
            self.tell(Tone.WARN, sentence(error))
            return False
        return True

    def tell(self, tone: Tone, words: str, action: str = "", stays: bool = False) -> None:
        """Say something where it happened, without taking the focus."""
        self.strip.say(tone, words, action, stays)

    def say_failure(self, error: Exception, tone: Tone = Tone.WARN) -> None:
        """What a task that was begun on this page could not do; anything but a refusal goes on up."""
        if not isinstance(error, MeetingDeskError):
            raise error
        self.tell(tone, sentence(error), stays=True)

    def _hear(self, changes: Changes) -> None:
        if not self.watches & changes.kinds:
            return
        if self.isVisible():
            self._see()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """A page that missed changes catches up when it is shown."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._see()

    def _see(self) -> None:
        """Show what the records say; where the machine can't tell, the red line says so, and this waits."""
        try:
            self.refresh()
        except Fault:
            self._stale = True
