"""What 总览 looks like before and after the meeting: a list to go through, and cards beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.ui.overview.facts import FactsCard
from meetingdesk.ui.overview.lines import CheckList
from meetingdesk.ui.parts.surfaces import GAP, Card, Scroll

SIDE, LOW = 374, 600
NARROW, NARROW_SIDE = 1000, 336


@runtime_checkable
class MayStandLow(Protocol):
    """A card that can be made lower."""

    def set_low(self, low: bool) -> None:
        """Closer lines in a low window."""


class ListAndCards(QWidget):
    """`checks` at the left; at the right `facts`, one more card, and the foot, which is always in sight.

    A form takes the place of all three: its own button is the red one then.
    """

    def __init__(self, middle: Card, foot: Card) -> None:
        super().__init__()
        self.checks = CheckList()
        self.facts = FactsCard()
        self._cards: Sequence[QWidget] = (self.facts, middle, foot)
        self._low: list[MayStandLow] = [card for card in self._cards if isinstance(card, MayStandLow)]
        self._form: QWidget | None = None
        self._inside = QWidget()
        self._stack = QVBoxLayout(self._inside)
        self._side = QVBoxLayout()
        self._place(middle, foot)

    def show_form(self, form: QWidget) -> None:
        """Put a form in place of the cards."""
        self._form = form
        self._stack.insertWidget(0, form)
        for card in self._cards:
            card.hide()

    def end_form(self) -> None:
        """The cards again."""
        if self._form is not None:
            self._stack.removeWidget(self._form)
            self._form = None
        for card in self._cards:
            card.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Closer together in a low window."""
        super().resizeEvent(event)
        low = self.height() < LOW
        for part in (self._scroll, self._foot):
            part.setFixedWidth(NARROW_SIDE if self.width() < NARROW else SIDE)
        for layout in (self._stack, self._side):
            layout.setSpacing(GAP // 2 if low else GAP)
        for card in self._low:
            card.set_low(low)

    def _place(self, middle: Card, foot: Card) -> None:
        self._stack.setContentsMargins(0, 0, 0, 0)
        for card in (self.facts, middle):
            self._stack.addWidget(card)
        self._stack.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self.checks, 1)
        self._scroll, self._foot = Scroll(self._inside), foot
        self._side.addWidget(self._scroll, 1)
        self._side.addWidget(foot)
        line.addLayout(self._side)
