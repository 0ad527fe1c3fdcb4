"""A badge wand types and presses Enter or Tab, like a person in a hurry: what it typed is told apart here.

A code is known by its shape, whoever typed it; anything else by its speed: no hand types six characters with
40 ms or less between each. What stood in the field before is left there.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from meetingdesk.signin.badges import plain, split_scan

FAST_MS = 40  # from one character to the next; wands need 1 to 20
LEAST = 6
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class Scan(NamedTuple):
    """What the wand typed, and what had been typed before it."""

    code: str
    before: str


def told_apart(text: str, fast: int) -> Scan | None:
    """The scan at the end of a text, of which the last `fast` characters came at a wand's speed."""
    ours = split_scan(text)
    if ours is not None:
        return Scan(code=ours[1], before=ours[0])
    cut = len(text) - fast
    tail = plain(text[cut:])
    foreign = len(tail) >= LEAST and tail.isascii() and any(letter.isdigit() for letter in tail)
    return Scan(tail, text[:cut]) if foreign else None


class Burst:
    """How many characters came one right after the other."""

    def __init__(self) -> None:
        self.length = 0
        self._last = 0

    def typed(self, at_ms: int) -> None:
        """One character, at a time of the system's."""
        self.length = self.length + 1 if self.length and at_ms - self._last <= FAST_MS else 1
        self._last = at_ms

    def over(self) -> None:
        """Something else than a character was pressed."""
        self.length = 0


class Wand(QObject):
    """Listens to fields. On a scan the field gets back what it held, and `scanned` says the code."""

    scanned = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._burst = Burst()

    def listen(self, field: QLineEdit) -> None:
        """Hear what is typed into a field, too."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count characters; at Enter or Tab see whether they were a scan."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in ENDS:
            return isinstance(watched, QLineEdit) and self._ended(watched)
        if event.text().isprintable() and event.text():
            self._burst.typed(event.timestamp())
        elif event.key() != Qt.Key.Key_Shift:  # which a wand holds for capitals
            self._burst.over()
        return False

    def _ended(self, field: QLineEdit) -> bool:
        place = field.cursorPosition()
        whole, fast = field.text(), self._burst.length
        self._burst.over()
        scan = told_apart(whole[:place], fast)
        if scan is None:
            return False
        field.setText(scan.before + whole[place:])
        field.setCursorPosition(len(scan.before))
        self.scanned.emit(scan.code)
        return True
