"""The mark of the program: a white clipboard on the accent."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from meetingdesk.ui.parts import paint
from meetingdesk.ui.theme import tokens


class Brand(QWidget):
    """24 px in the rail, 40 px on the welcome page. Says nothing: the name stands beside it."""

    def __init__(self, size: int = 24) -> None:
        super().__init__()
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Plate and clipboard."""
        painter = QPainter(self)
        paint.begin(painter)
        side = self.width()
        paint.plate(painter, QRectF(self.rect()), 6 if side < 32 else 8, tokens().accent)
        middle = QPointF(side / 2, side / 2)
        paint.icon(painter, middle, "clipboard-list", round(side * 0.6), tokens().on_accent)
