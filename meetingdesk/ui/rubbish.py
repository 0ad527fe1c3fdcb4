"""Looks for dead objects on the window's thread, between events.

Left to itself Python does so wherever it stands: in a worker's thread, or in the midst of a paint event. A
Qt object that dies there takes the program with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Sweeper(QObject):
    """From its making on Python sweeps no more by itself; this does it once a second, where it is due."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.sweep)
        timer.start(EVERY_MS)

    def sweep(self) -> int:
        """Sweep the oldest generation that is due; how many dead objects were found."""
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        return gc.collect(2 - due[::-1].index(True)) if any(due) else 0
