"""The curtain: while it is locked nothing of the meeting is on the laptop's screen; clock and stage go on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.meeting import queries
from meetingdesk.meeting.pins import Pin, Tries
from meetingdesk.meeting.queries import OperatorRow
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.parts.brand import Brand
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.fields import Combo, Field, WithError
from meetingdesk.ui.parts.figures import ClockDigits
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.shell import Ground
from meetingdesk.ui.parts.surfaces import Card, in_the_middle
from meetingdesk.ui.tasks import Tasks
from meetingdesk.ui.theme import Role
from meetingdesk.ui.top_line import ticking

WIDE = 440


class Curtain(Ground):
    """Opened by the PIN of one of `holders`; without any of them by Enter. `opened` says who opened it."""

    opened = Signal(str)

    def __init__(self, bridge: Bridge, tasks: Tasks, holders: Sequence[OperatorRow], tries: Tries) -> None:
        super().__init__("canvas")
        self._bridge, self._tasks, self._holders, self._tries = bridge, tasks, tuple(holders), tries
        self._checking = False
        self.clock = ClockDigits(Role.CLOCK, "00:00")
        self.who = Combo(_("谁来开锁"), [row.name for row in holders])
        self.pin = WithError(Field(_("口令"), _("口令")))
        self.pin.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.open = Button(_("开锁"), Kind.PRIMARY, "key-round", height=40)
        self._place()
        self.pin.field.returnPressed.connect(self.check)
        self.open.clicked.connect(self.check)
        ticking(self).timeout.connect(self._tick)
        self._tick()

    def take_focus(self) -> None:
        """Typing starts at the PIN."""
        (self.pin.field if self._holders else self.open).setFocus()

    def check(self) -> None:
        """Try what was typed. Its hash is reckoned off the window's thread: the clocks go on."""
        if not self._holders:
            self.opened.emit("")
            return
        pin = Pin(self.pin.field.text())
        if self._checking or not len(pin) or self._tries.wait(self._now()):
            return
        self._checking = True
        row = self._holders[self.who.currentIndex()]
        self._tasks.start(
            lambda _progress: self._bridge.ask(queries.verify_pin, row.id, pin),
            done=lambda fits: self._tried(fits, row.name), failed=lambda _error: self._tried(False, ""),
            owner=self,
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens where no PIN is asked for; no other key goes on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.check()
        event.accept()

    def _tried(self, fits: bool, name: str) -> None:
        self._checking = False
        self.pin.field.clear()
        if fits:
            self._tries.right()
            self.opened.emit(name)
            return
        self._tries.wrong(self._now())
        self.pin.refuse(_("口令不对，再试一次"))
        self._tick()
        self.take_focus()

    def _tick(self) -> None:
        self.clock.show_digits(f"{self._bridge.desk.clock.local():%H:%M}")
        wait = self._tries.wait(self._now())
        if wait:
            self.pin.refuse(_("错了几次，{seconds} 秒后再试", seconds=wait))
        elif not self.open.isEnabled():
            self.pin.refuse("")
        for part in (self.open, self.pin.field):
            part.setEnabled(not wait)

    def _now(self) -> float:
        return self._bridge.desk.clock.monotonic()

    def _place(self) -> None:
        card = Card(margin=24, spacing=12)
        card.setFixedWidth(WIDE)
        card.body.addWidget(IconLabel("lock", _("已锁定"), "text", Role.HEADING_LARGE, 22))
        told = _("计时和大屏照常进行。")
        if not self._holders:
            told = _("计时和大屏照常进行。没有设口令，按回车就打开。")
        card.body.addWidget(Label(told, Role.SECOND, "text2", wrap=True))
        if len(self._holders) > 1:
            card.body.addWidget(self.who)
        if self._holders:
            card.body.addWidget(self.pin)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.open)
        card.body.addLayout(line)
        head = QWidget()
        above = QHBoxLayout(head)
        above.setSpacing(16)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(Brand(40))
        above.addWidget(Label("MeetingDesk", Role.HEADING_LARGE))
        above.addStretch(1)
        above.addWidget(self.clock)
        head.setFixedWidth(WIDE)
        stack = QVBoxLayout(self)
        stack.addStretch(2)
        for part in (head, card):
            stack.addLayout(in_the_middle(part))
            stack.addSpacing(12)
        stack.addStretch(3)
