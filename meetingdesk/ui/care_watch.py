"""Watches the file while the window lives, and offers the next step when the machine fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from meetingdesk.care.secrecy import Passphrase
from meetingdesk.foundation import paths
from meetingdesk.foundation.errors import Fault, MeetingDeskError
from meetingdesk.foundation.wording import N_, _, sentence
from meetingdesk.ui.drafts import Draft, drafts_on
from meetingdesk.ui.main_window import MainWindow
from meetingdesk.ui.page import Context
from meetingdesk.ui.theme import Tone

LOOK_MS = 2000  # reliability.md 2.3
AGAIN, FREE, HERE, REOPEN, COPIES, COPY = "again", "free", "here", "reopen", "copies", "copy"
WORDS = {
    AGAIN: N_("再试一次"), FREE: N_("腾出 16 MB"), HERE: N_("另存到这台电脑并打开"),
    REOPEN: N_("重新打开并核对"), COPIES: N_("看安全副本"), COPY: N_("再做一份副本"),
}  # fmt: skip
STEPS: dict[str, tuple[str, ...]] = {
    "storage.full": (FREE, AGAIN),
    "storage.busy": (AGAIN,),
    "storage.readonly": (HERE, AGAIN),
    "storage.cannot_open": (HERE, AGAIN),
    "storage.file_gone": (HERE, AGAIN),
    "storage.replaced": (HERE, AGAIN),
    "storage.io": (REOPEN, HERE),
    "storage.damaged": (COPIES, HERE),
    "storage.acts_lost": (COPIES,),
}
"""What can be done next; the first is the best. A fault of another kind is told by its page alone."""

GONE = frozenset({"storage.file_gone", "storage.replaced"})


class CareWatch(QObject):
    """One for each open file. `open_file` goes on in another one, with what was typed."""

    def __init__(
        self, window: MainWindow, context: Context,
        open_file: Callable[[Path, Passphrase | None, list[Draft], tuple[Tone, str]], None],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._context, self._open_file = window, context, open_file
        self._bridge = context.bridge
        self._focus: QWidget | None = None
        self._key = ""
        self._copies_key = ""
        self._steps = {
            AGAIN: self._try_again, FREE: self._free, HERE: self._here, REOPEN: self._reopen,
            COPIES: self._copies, COPY: self._copy_again,
        }  # fmt: skip
        self._bridge.faulted.connect(self.tell)
        self._bridge.recovered.connect(self.quiet)
        window.alarm.chosen.connect(self._chosen)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Is the file that is open still the file of its name?"""
        try:
            self._bridge.opened.watch.look_inside()
        except Fault as fault:
            self.tell(fault)
        else:
            if self._key in GONE:
                self._over()
        self._look_at_copies()

    def _look_at_copies(self) -> None:
        """A copy that could not be made is told once, until it can; the page of copies tells it itself."""
        keeper = self._bridge.opened.keeper
        failure = keeper.failure or keeper.second_failure
        key, before = failure.key if failure else "", self._copies_key
        if key == before or self._key not in ("", before):  # known, or the file itself has a worse fault
            return
        self._copies_key = key
        if failure is None:
            self.quiet()
        elif self._window.name_of_current() != "care":
            self._key = key
            steps = [(COPY, _(WORDS[COPY])), (COPIES, _(WORDS[COPIES])), ("seen", _("知道了"))]
            self._window.alarm.say(sentence(failure), steps, Tone.WARN)

    def _copy_again(self) -> None:
        """Beside the window; the next look tells how it went."""
        self.quiet()

        def made(_copy: object) -> None:
            self._copies_key = ""
            self.look()

        self._context.tasks.start(lambda _progress: self._bridge.opened.keeper.copy_now(), made, owner=self)

    def tell(self, fault: Fault) -> None:
        """Show a fault until it is over."""
        steps = STEPS.get(fault.key)
        gone = self._key in GONE and fault.key not in GONE  # whatever else fails now, fails because of that
        if steps is None or gone or fault.key == self._key:
            return
        self._key, self._focus = fault.key, self._window.focusWidget()
        self._window.alarm.say(sentence(fault), [(step, _(WORDS[step])) for step in steps])

    def tell_finding(self, finding: MeetingDeskError) -> None:
        """What the examination at the start found: the file is open, and copies may hold what it lacks."""
        self._key = finding.key
        steps = [(COPIES, _(WORDS[COPIES])), ("seen", _("知道了"))]
        self._window.alarm.say(sentence(finding), steps, Tone.WARN)

    def quiet(self) -> None:
        """An act was saved: whatever was, is over."""
        self._key = ""
        self._window.alarm.quiet()

    def close(self) -> None:
        """The file is let go."""
        self._timer.stop()
        self._window.alarm.quiet()

    def _chosen(self, step: str) -> None:
        self._steps.get(step, self.quiet)()

    def _try_again(self) -> None:
        self._attempt(self._bridge.opened.try_writing)

    def _free(self) -> None:
        if not self._bridge.opened.give_up_ballast():
            told = _("预留的 16 MB 已经用掉了。请删去这个盘上不要的文件，再按“再试一次”。")
            self._window.alarm.say(told, [(AGAIN, _(WORDS[AGAIN]))])
            return
        self._try_again()

    def _reopen(self) -> None:
        self._attempt(self._bridge.opened.reopen)

    def _attempt(self, work: Callable[[], None]) -> None:
        try:
            work()
        except MeetingDeskError as error:
            self._key = ""
            if isinstance(error, Fault) and error.key in STEPS:
                self.tell(error)
            else:
                self._window.alarm.say(sentence(error), [(AGAIN, _(WORDS[AGAIN]))])
            return
        self._over()

    def _over(self) -> None:
        self.quiet()
        self._window.tell(Tone.OK, _("可以写了，填写的内容还在：请再按一次刚才的键"))
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()

    def _copies(self) -> None:
        if self._key == self._copies_key:
            self.quiet()  # the page says it, too
        self._context.go("care")

    def _here(self) -> None:
        """Into a new file in the user's own folder, and on from there."""
        opened = self._bridge.opened
        stamp = self._bridge.desk.clock.local().strftime("%Y%m%d-%H%M%S")
        target = paths.data_folder() / f"{opened.path.stem}-{stamp}.db"
        try:
            whole = opened.rescue(target)
        except (MeetingDeskError, OSError) as error:
            told = sentence(error) if isinstance(error, MeetingDeskError) else str(error)
            self._window.alarm.say(told, [(HERE, _(WORDS[HERE]))])
            return
        typed = [draft for name, page in self._window.pages() for draft in drafts_on(name, page)]
        if whole:
            words = _("已另存为“{file}”并打开，一步没有少。", file=str(target))
        else:
            words = _("读不出原来的文件，打开的是最近的副本“{file}”。请看历史少了哪几步。", file=str(target))
        self._open_file(target, opened.secret, typed, (Tone.OK if whole else Tone.WARN, words))
