"""The audience screen's window: full on the room's screen, an ordinary one where there is none.

It never takes the focus and never covers the controls: after an unplug it goes back to an ordinary window,
after a re-plug it is placed anew, since Qt leaves it where it was (stack.md, Testing a window).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.ui.stage.places import Seat, mirrored, room_seat
from meetingdesk.ui.stage.view import StageView

SETTLE_MS = 250  # a plugged screen reports its size in several steps
SMALL = (640, 360)
EDGE = 24


def seat_of(screen: QScreen) -> Seat:
    """A screen of Qt's as plain figures."""
    box = screen.geometry()
    return Seat(screen.name(), box.x(), box.y(), box.width(), box.height())


class StageWindow(QWidget):
    """Holds the picture. `placed` tells on which screen it stands now: its name, or nothing."""

    placed = Signal(str)
    left = Signal()  # closed by hand

    def __init__(self, controls: QWidget, now: Callable[[], dt.datetime], remembered: str = "") -> None:
        super().__init__(None)
        self._controls, self._remembered = controls, remembered
        self.view = StageView(now, fades=True)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self.view)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle(_("大屏"))
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self.place)
        self._watched: list[QScreen] = []
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._later)
        app.screenRemoved.connect(self._later)
        app.primaryScreenChanged.connect(self._later)

    @property
    def screen_name(self) -> str:
        """The room's screen, or nothing while it is an ordinary window."""
        seat = self._seat()
        return seat.name if seat else ""

    @property
    def is_mirrored(self) -> bool:
        """Whether the other screen only repeats the operator's."""
        return mirrored([seat_of(each) for each in QGuiApplication.screens()], self._control())

    def open(self) -> None:
        """Show it where it belongs."""
        self.place()

    def place(self) -> None:
        """Put it onto the room's screen, or into an ordinary window beside the controls."""
        self._watch_screens()
        seat = self._seat()
        if seat is None:
            self._stand_small()
        else:
            self._remembered = seat.name
            self._stand_full(next(each for each in QGuiApplication.screens() if seat_of(each) == seat))
        self.placed.emit(seat.name if seat else "")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by hand: the owner says so in its block."""
        super().closeEvent(event)
        self.left.emit()

    def _seat(self) -> Seat | None:
        seats = [seat_of(each) for each in QGuiApplication.screens()]
        return room_seat(seats, self._control(), self._remembered)

    def _control(self) -> Seat:
        return seat_of(self._controls.screen())

    def _stand_full(self, screen: QScreen) -> None:
        self._dress(
            Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.setGeometry(screen.geometry())

    def _stand_small(self) -> None:
        self._dress(Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.unsetCursor()
        box = self._controls.screen().availableGeometry()
        self.showNormal()
        self.setGeometry(QRect(box.right() - SMALL[0] - EDGE, box.bottom() - SMALL[1] - EDGE, *SMALL))
        self.lower()  # the controls stay in front of it

    def _dress(self, flags: Qt.WindowType) -> None:
        if self.windowFlags() != flags:
            self.setWindowFlags(flags)  # hides it: a window is made anew with other flags

    def _later(self, _screen: object = None) -> None:
        if self.isVisible():
            self._soon.start()

    def _watch_screens(self) -> None:
        for screen in QGuiApplication.screens():
            if screen not in self._watched:
                screen.geometryChanged.connect(self._later)
        self._watched = QGuiApplication.screens()
