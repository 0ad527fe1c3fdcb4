"""The red line under the top line: the machine failed, what to do, and the next step as a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.theme import Role, Tone, tokens


class Alarm(QWidget):
    """Stays until the fault is over; never takes the focus from what is being typed."""

    chosen = Signal(str)  # the name of a step

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", Role.BODY, wrap=True)
        self.buttons: dict[str, Button] = {}
        self._tone = Tone.BAD
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(56, 10, 24, 10)
        self._line.setSpacing(12)
        self._line.addWidget(self.words, 1)
        self.hide()

    def say(self, words: str, steps: Sequence[tuple[str, str]], tone: Tone = Tone.BAD) -> None:
        """Show the sentence; `steps` are (name, words) of the buttons, the first is the best one."""
        self._tone = tone
        self.words.set_words(words)
        self.setAccessibleName(words)
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self.buttons = {name: self._button(name, told) for name, told in steps}
        self.show()
        self.update()

    def quiet(self) -> None:
        """The fault is over."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Soft red, a line below, and the mark."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        painter.fillRect(self.rect(), QColor(colours.soft(self._tone)))
        under = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(under, QColor(colours.ink(self._tone)))
        mark = "circle-alert" if self._tone is Tone.BAD else "info"
        paint.icon(painter, QPointF(34, self.height() / 2), mark, 20, colours.ink(self._tone))

    def _button(self, name: str, words: str) -> Button:
        button = Button(words, height=32)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret where someone types
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button
