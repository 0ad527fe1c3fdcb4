"""The field of the desk: Enter or Tab submits, arrows walk through the answers, typing ends up here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

from meetingdesk.ui.parts.fields import SearchField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALKS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class DeskField(SearchField):
    """Where people are looked for. With nothing typed, Tab goes on to the next control as everywhere."""

    submitted = Signal()
    walked = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("", "")

    def event(self, event: QEvent) -> bool:
        """Tab submits what was typed, as wands end with it. With nothing typed, undo is that of the desk."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if not self.text() and any(event.matches(key) for key in _STEPS):
                event.ignore()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain_tab = event.key() == Qt.Key.Key_Tab and not event.modifiers()
            if plain_tab and self.text().strip():
                self.submitted.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, arrows, Esc; all else is typing."""
        if event.key() in _ENTER and not event.modifiers() & _COMMANDING:
            self.submitted.emit()
        elif event.key() in _WALKS and not event.modifiers() & _COMMANDING:
            self.walked.emit(_WALKS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def take(self, event: QKeyEvent) -> None:
        """A key that was pressed elsewhere on the page: the focus comes back and the key is not lost."""
        self.setFocus()
        self.end(False)
        QApplication.sendEvent(self, event)
        event.accept()


def is_typing(event: QKeyEvent) -> bool:
    """Whether a key writes something, and is no shortcut."""
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & _COMMANDING


class Homing(QObject):
    """Lists and boards would search their own rows for what is typed: it goes to the field instead."""

    def __init__(self, field: DeskField) -> None:
        super().__init__(field)
        self._field = field

    def watch(self, view: QAbstractItemView) -> None:
        """Send typing in this view home."""
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters and digits; Space and Enter act on the row as ever."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if isinstance(watched, QLineEdit) or not is_typing(event) or event.text().isspace():
            return False
        self._field.take(event)
        return True
