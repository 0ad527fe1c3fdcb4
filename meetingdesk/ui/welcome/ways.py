"""A large card to press: icon, number of its key, title, a line or two."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from meetingdesk.ui.parts import paint
from meetingdesk.ui.theme import Role, font_for, tokens


class WayCard(QAbstractButton):
    """One way into a meeting."""

    def __init__(self, icon: str, key: str) -> None:
        super().__init__()
        self._icon, self._key = icon, key
        self._title, self._second = "", ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, title: str, second: str) -> None:
        """What it is, and what follows."""
        self._title, self._second = title, second
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(second)
        self.update()

    def sizeHint(self) -> QSize:
        """As look 18."""
        return QSize(280, 168)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Plate, icon, key, words."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        box = QRectF(self.rect())
        edge = colours.focus if self.hasFocus() else colours.line
        fill = colours.hover if self.underMouse() and self.isEnabled() else colours.surface
        paint.plate(painter, box, 8, fill, edge, 2 if self.hasFocus() else 1)
        ink = colours.text if self.isEnabled() else colours.text3
        paint.icon(painter, QPointF(38, 38), self._icon, 28, ink)
        key = QRectF(box.right() - 44, 24, 24, 24)
        paint.text(painter, key, self._key, Role.SECOND, colours.text2, paint.RIGHT)
        title = QRectF(24, 68, box.width() - 48, 36)
        paint.text(painter, title, self._title, Role.HEADING_LARGE, ink)
        self._draw_second(painter, box, colours.text2 if self.isEnabled() else colours.text3)

    def _draw_second(self, painter: QPainter, box: QRectF, ink: str) -> None:
        layout = QTextLayout(self._second, font_for(Role.SECOND, self._second))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(box.width() - 48)
            line.setPosition(QPointF(0, top))
            top += Role.SECOND.box
        layout.endLayout()
        painter.setPen(QColor(ink))
        layout.draw(painter, QPointF(24, 104))
