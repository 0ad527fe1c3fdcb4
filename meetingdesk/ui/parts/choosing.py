"""Buttons of which one is chosen: by mouse, by key, or by a screen reader, which toggles and never clicks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup


class OneOf(QButtonGroup):
    """`picked` gives the place, from 0, whenever someone chooses; `show_choice` is not someone."""

    picked = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._quiet = False
        self._told = -1
        self.idToggled.connect(self._toggled)
        self.idClicked.connect(self._clicked)

    def add(self, button: QAbstractButton) -> None:
        """The next one; a screen reader says that it is one of several."""
        self.addButton(button, len(self.buttons()))
        button.setAutoExclusive(True)

    def show_choice(self, place: int) -> None:
        """Shows a choice without announcing it."""
        self._quiet = True
        self.button(place).setChecked(True)
        self._quiet = False

    def _toggled(self, place: int, on: bool) -> None:
        if on and not self._quiet:
            self._told = place
            self.picked.emit(place)

    def _clicked(self, place: int) -> None:
        told, self._told = self._told, -1
        if told != place:  # a click on what is chosen already is a choice, too
            self.picked.emit(place)
