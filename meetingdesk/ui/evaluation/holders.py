"""What holds the ladder and the cards that ask something."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.parts.steps import StepLadder
from meetingdesk.ui.parts.surfaces import Card, Scroll

LADDER_WIDTH = 380
LEAST_ROW, MOST_ROW = 40, 58


class LadderCard(Card):
    """Ten rows share the height, 40 at least and 58 at most."""

    def __init__(self, ladder: StepLadder) -> None:
        super().__init__(margin=0, spacing=0)
        self.body.setContentsMargins(4, 6, 4, 6)
        self.setFixedWidth(LADDER_WIDTH)
        self.setMinimumHeight(10 * LEAST_ROW + 12)
        self._ladder = ladder
        self.body.addWidget(ladder)
        self.body.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rows follow."""
        super().resizeEvent(event)
        self._ladder.set_row(max(min((self.height() - 12) // 10, MOST_ROW), LEAST_ROW))


def holder(card: AskCard) -> QWidget:
    """A card in the upper middle; one that scrolls takes the whole height."""
    held = QWidget()
    line = QHBoxLayout(held)
    line.setContentsMargins(0, 0, 0, 0)
    line.addStretch(1)
    column = QVBoxLayout()
    tall = bool(card.findChildren(Scroll))
    column.addWidget(card, 1 if tall else 0)
    if not tall:
        column.addStretch(1)
    line.addLayout(column, 8)
    line.addStretch(1)
    card.setMaximumWidth(760)
    return held
