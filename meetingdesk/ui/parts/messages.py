"""Messages that stand where the act happened and never take the focus: the strip, and the toast with undo."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import Link
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.theme import Role, Tone, tokens

MARKS = {
    Tone.OK: "circle-check",
    Tone.WARN: "triangle-alert",
    Tone.BAD: "circle-alert",
    Tone.INFO: "info",
    Tone.IDLE: "info",
}
STAYS_MS = 8000


class _Fleeting(QFrame):
    acted = Signal()

    def __init__(self, link_ink: str, words_ink: str, wrap: bool = False) -> None:
        super().__init__()
        self._words = Label("", Role.SECOND_STRONG, words_ink, wrap)
        self._link = Link("", Role.SECOND_STRONG, link_ink)
        self._link.clicked.connect(self._act)
        self._line = QHBoxLayout(self)
        self._line.setSpacing(12)
        self._line.addWidget(self._words, 1)
        self._line.addWidget(self._link)
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self.hide)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _act(self) -> None:
        self.hide()
        self.acted.emit()

    def _show(self, words: str, action: str, stays: bool) -> None:
        self._words.set_words(words)
        self._link.set_words(action)
        self._link.setVisible(bool(action))
        self.setAccessibleName(words)
        self.show()
        self._clock.stop()
        if not stays:
            self._clock.start(STAYS_MS)
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Counts again from here: whoever points at it is reading."""
        if self._clock.isActive():
            self._clock.start(STAYS_MS)


class MessageStrip(_Fleeting):
    """40 px in the page: mark, words, an act in words at the right. Goes after 8 s unless it `stays`.

    A sentence that is too long for a narrow window takes another line: its end is the way out.
    """

    def __init__(self) -> None:
        super().__init__("focus", "text", wrap=True)
        self._tone = Tone.INFO
        self._line.setContentsMargins(40, 0, 8, 0)
        self.setFixedHeight(40)
        self.hide()

    def say(self, tone: Tone, words: str, action: str = "", stays: bool = False) -> None:
        """Shows a message; `acted` comes when the action is pressed."""
        self._tone = tone
        self._show(words, action, stays)
        self._suit()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(super().sizeHint().width(), self.height())

    def minimumSizeHint(self) -> QSize:
        """The words find room below each other."""
        return QSize(160, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More lines or fewer."""
        super().resizeEvent(event)
        self._suit()

    def _suit(self) -> None:
        margins = self._line.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._line.spacing()
        room -= self._link.sizeHint().width() if self._link.isVisibleTo(self) else 0
        high = self._words.heightForWidth(max(room, 120))
        self._words.setFixedHeight(high)
        self.setFixedHeight(max(40, high + 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Soft ground and mark."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        paint.plate(painter, QRectF(self.rect()), 6, colours.soft(self._tone))
        mark = MARKS.get(self._tone, "info")
        paint.icon(painter, QPointF(21, self.height() / 2), mark, 18, colours.ink(self._tone))


class Toast(_Fleeting):
    """44 px, dark on light and light on dark: what was done, and 撤销."""

    def __init__(self) -> None:
        super().__init__("toast_link", "on_toast")
        self._line.setContentsMargins(16, 0, 12, 0)
        self.setFixedHeight(44)
        self.hide()

    def say(self, words: str, action: str = "", stays: bool = False) -> None:
        """Shows what was done; `acted` comes when the action is pressed."""
        self._show(words, action, stays)

    def sizeHint(self) -> QSize:
        """44 high."""
        return QSize(max(super().sizeHint().width(), 252), 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dark plate."""
        painter = QPainter(self)
        paint.begin(painter)
        paint.plate(painter, QRectF(self.rect()), 8, tokens().toast)
