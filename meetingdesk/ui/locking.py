"""When the curtain is drawn and who opens it: by a key, after a while without anybody, or after a restart."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal

from meetingdesk.foundation import paths
from meetingdesk.foundation import settings as choices
from meetingdesk.foundation.settings import Left
from meetingdesk.meeting import queries
from meetingdesk.meeting.pins import Tries
from meetingdesk.meeting.queries import OperatorRow
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.lock import Curtain
from meetingdesk.ui.main_window import MainWindow
from meetingdesk.ui.tasks import Tasks
from meetingdesk.ui.top_line import ticking

LOOK_MS = 1000
INPUT = {
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
}  # fmt: skip


class Locking(QObject):
    """One curtain at a time. That it is drawn is kept in a file: ending the program does not open it."""

    opened = Signal()

    def __init__(self, window: MainWindow, bridge: Bridge, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._bridge, self._tasks = window, bridge, tasks
        self._tries = Tries()
        self._seconds = 0
        self._seen = self._now()
        self.curtain: Curtain | None = None
        self._timer = ticking(window, LOOK_MS)
        self._timer.timeout.connect(self._look)

    def watch(self, minutes: int) -> None:
        """Draw it after so long without a key or the mouse; 0: never by itself."""
        self._seconds, self._seen = minutes * 60, self._now()
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            if minutes:
                handle.installEventFilter(self)

    def lock(self, operator: str) -> None:
        """Draw it for who is here."""
        if self.curtain is not None:
            return
        holders = self._holders(operator)
        self._keep(operator if holders else "")
        self.curtain = Curtain(self._bridge, self._tasks, holders, self._tries)
        self.curtain.opened.connect(self._open)
        self._window.cover(self.curtain)
        self.curtain.take_focus()

    def lock_again(self, operator: str) -> None:
        """The program was ended while locked: one try, then the waits begin."""
        if self._holders(operator):
            self._tries = Tries(1)
            self.lock(operator)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is here."""
        if event.type() in INPUT:
            self._seen = self._now()
        return False

    def _open(self, name: str) -> None:
        if self.curtain is None:
            return
        curtain, self.curtain = self.curtain, None
        if name:
            self._bridge.desk.operator = name
        self._keep("")
        self._seen = self._now()
        self._window.uncover(curtain)
        self.opened.emit()

    def _holders(self, operator: str) -> list[OperatorRow]:
        """Who is here has a PIN: theirs opens, and that of any other; who has none is never shut out."""
        known = [row for row in self._bridge.ask(queries.operators) if row.has_pin]
        if operator not in {row.name for row in known}:
            return []
        return sorted(known, key=lambda row: row.name != operator)

    def _look(self) -> None:
        if self._seconds and self.curtain is None and self._now() - self._seen >= self._seconds:
            self.lock(self._bridge.desk.operator or "")

    def _keep(self, name: str) -> None:
        left = choices.read(paths.left_file(), Left())
        if left.locked_for != name:
            choices.save(paths.left_file(), left.changed(locked_for=name))

    def _now(self) -> float:
        return self._bridge.desk.clock.monotonic()
