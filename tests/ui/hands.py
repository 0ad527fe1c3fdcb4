"""Ten fingers at the window: keys go to what has the focus, parts are found by Tab and by spoken name."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.ui.windows import spoken_name

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
MOST_TABS = 120
PATIENCE_S = 60


class Hands:
    """Presses keys, and counts them. Nothing else reaches the window."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.keys = 0
        self.dialogs = 0

    @property
    def focus(self) -> QWidget:
        """What the keys go to."""
        return QApplication.focusWidget() or QApplication.activeWindow() or self.window

    @property
    def here(self) -> str:
        """What a screen reader says of it."""
        return spoken_name(self.focus)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """One key after the other."""
        for key in keys:
            self.keys += 1
            QTest.keyClick(self.focus, key, modifier)
            QTest.qWait(0)

    def enter(self) -> None:
        """Enter."""
        self.press(Qt.Key.Key_Return)

    def page(self, digit: int) -> None:
        """Ctrl and the digit of a page."""
        self.press(Qt.Key(Qt.Key.Key_0 + digit), modifier=CTRL)
        QTest.qWait(30)

    def write(self, words: str) -> None:
        """Letter by letter; a Chinese character counts as one key, as the input method brings it."""
        for letter in words:
            self.keys += 1
            if letter.isascii():
                QTest.keyClicks(self.focus, letter)
            else:
                QTest.sendKeyEvent(QTest.KeyAction.Click, self.focus, Qt.Key.Key_unknown, letter, NONE)
        QTest.qWait(0)

    def to(self, words: str) -> None:
        """Tab until the part of this name is reached."""
        passed = [self.here]
        for _step in range(MOST_TABS):
            if words in self.here:
                return
            self.press(Qt.Key.Key_Tab)
            passed.append(self.here)
        raise AssertionError(f"Tab never comes to {words}, only to {sorted(set(passed))}")

    def push(self, words: str) -> None:
        """Go to a button and press it."""
        self.to(words)
        self.enter()

    def until(self, there: Callable[[], object]) -> None:
        """Wait for what takes a while."""
        end = time.monotonic() + PATIENCE_S
        while not there():
            assert time.monotonic() < end, f"waited in vain; the focus is on {self.here}"
            QTest.qWait(20)

    def file(self, path: str) -> None:
        """The system's window for files: a path and Enter."""
        self.until(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
        self.dialogs += 1
        self.write(path)
        self.enter()
        self.until(lambda: QApplication.activeModalWidget() is None)
        self.window.activateWindow()  # as the window manager does; offscreen there is none
        QTest.qWait(20)
