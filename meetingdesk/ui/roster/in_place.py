"""A cell of the roster written over where it stands: F2 or a double click, Enter keeps it, Esc does not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from meetingdesk.ui.parts.fields import Field

STEPS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class InPlace(Field):
    """One field over one cell. `written` gives row, column and words, `stepped` that Tab goes on."""

    written = Signal(str, int, str)
    stepped = Signal(int)
    over = Signal()

    def __init__(self, table: QWidget) -> None:
        super().__init__("", height=32)
        self.setParent(table)
        self.hide()
        self._row, self._before = "", ""
        self.column = -1  # of the cell that is or was written last

    def begin(self, box: QRect, row: str, index: QModelIndex, words: str, name: str) -> None:
        """Show the field over a cell with what stands in it."""
        self._row, self.column, self._before = row, index.column(), words
        self.setAccessibleName(name)
        self.setText(words)
        self.selectAll()
        self.setGeometry(box.adjusted(4, max(0, (box.height() - 32) // 2), -4, 0))
        self.setFixedHeight(32)
        self.show()
        self.raise_()
        self.setFocus()

    def keep(self) -> None:
        """What was typed goes in; nothing happens where nothing was changed."""
        if not self.isVisible():
            return
        row, column, words = self._row, self.column, self.text().strip()
        changed = words != self._before
        self.leave()
        if changed:
            self.written.emit(row, column, words)

    def leave(self) -> None:
        """Away without a trace."""
        if self.isVisible():
            self.hide()
            self.over.emit()

    def event(self, event: QEvent) -> bool:
        """Tab goes to the next cell that can be written."""
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            step = STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self.keep()
                self.stepped.emit(step)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc leaves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            QLineEdit.keyPressEvent(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Clicking elsewhere keeps what was typed."""
        super().focusOutEvent(event)
        self.keep()
