"""Order, editor, and what stands beside: three columns; in a narrow window the third goes below the two."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from meetingdesk.ui.commentary.order import OrderCard
from meetingdesk.ui.parts.surfaces import GAP

NARROW = 1000  # of the page: 1366 points leave 1198, at 150 % there are 847
SIDE, RIGHT = 312, 280
CLOSE, EDITOR_HIGH, BELOW_HIGH = 264, 540, 400
"""In a narrow window, which is scrolled: what the order, the editor and the lists below need at least."""


class Columns(QWidget):
    """`left` takes what is asked for over the order, `beside` what is opened of the lists."""

    def __init__(self, order: OrderCard, editor: QWidget, *lists: QWidget) -> None:
        super().__init__()
        self._order, self._editor, self._narrow = order, editor, False
        self._side, self._right = QWidget(), QWidget()
        self.left = QVBoxLayout(self._side)
        self.left.addWidget(order, 1)
        self.beside = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._right)
        for part, share in zip(lists, (3, 2), strict=True):
            self.beside.addWidget(part, share)
        self._grid = QGridLayout(self)
        for layout in (self._grid, self.left, self.beside):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(GAP)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(0, 1)
        self._grid.addWidget(self._side, 0, 0)
        self._grid.addWidget(editor, 0, 1)
        self._put()

    def set_narrow(self, narrow: bool) -> None:
        """Two columns and a row, or three columns."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._put()

    def _put(self) -> None:
        narrow = self._narrow
        self._order.set_narrow(narrow)
        self._side.setFixedWidth(CLOSE if narrow else SIDE)
        self._editor.setMinimumHeight(EDITOR_HIGH if narrow else 0)
        if narrow:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16777215)  # as wide as there is room
            self._right.setFixedHeight(BELOW_HIGH)
            self.beside.setDirection(QBoxLayout.Direction.LeftToRight)
            self._grid.addWidget(self._right, 1, 0, 1, 2)
        else:
            self._right.setFixedWidth(RIGHT)
            self._right.setMinimumHeight(0)
            self._right.setMaximumHeight(16777215)
            self.beside.setDirection(QBoxLayout.Direction.TopToBottom)
            self._grid.addWidget(self._right, 0, 2)
