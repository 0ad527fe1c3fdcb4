"""A word by ear, for who does not look at the screen: one beep is good, two say look here."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

AGAIN_MS = 180


def tell_by_sound(good: bool) -> None:
    """The platform's own sound: nothing is shipped, nothing is installed."""
    QApplication.beep()
    if not good:
        QTimer.singleShot(AGAIN_MS, QApplication.beep)
