"""Work that goes on beside the window: how far it is, what is being done, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.figures import Progress
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.theme import Role


class UnderWay(QWidget):
    """A line at the top of a page, while something is under way. `stopped`: someone wants the end."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.progress = Progress("", "ok", 6)
        self.told = Label("", Role.SECOND, "text2")
        self.stop = Button("", icon="x", height=32)
        self.stop.clicked.connect(self.stopped)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.progress, 1)
        line.addWidget(self.told)
        line.addWidget(self.stop)
        self.hide()

    def set_words(self, name: str, stop: str) -> None:
        """What a screen reader calls it, and the button's word."""
        self.progress.setAccessibleName(name)
        self.stop.set_words(stop)

    def begin(self) -> None:
        """Something was begun."""
        self.show_part(0, 1, "")
        self.show()

    def show_part(self, done: int, total: int, words: str) -> None:
        """How far it is, and what is being done."""
        self.progress.show_part(done / max(total, 1))
        self.told.set_words(words)

    def rest(self) -> None:
        """It ended, one way or another."""
        self.hide()
