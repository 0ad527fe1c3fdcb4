"""What holds the ladder and the cards that ask something; how wide a window holds things side by side."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.parts.steps import StepLadder
from meetingdesk.ui.parts.surfaces import Card, Scroll

LADDER_WIDTH = 380
LEAST_ROW, MOST_ROW = 40, 58
MANY = 5  # fields of a card that are too high for a low window
BESIDE = 1100  # px of a window that holds ladder and step side by side; 1366x768 at 150 % does not


def narrow(part: QWidget) -> bool:
    """Whether what usually stands side by side has to stand below each other, or give way."""
    return part.window().width() < BESIDE


class Front(QStackedWidget):
    """Shows one part at a time and needs no more room than that one; Qt asks for the largest of all."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _at: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """What is in front."""
        front = self.currentWidget()
        return front.minimumSizeHint().expandedTo(front.minimumSize()) if front else super().minimumSizeHint()


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


def holder(card: AskCard, tight: bool = False) -> QWidget:
    """A card in the upper middle; one that scrolls takes the whole height; `tight`: two columns."""
    if tight and len(card.fields) >= MANY:
        card.form.fold(True)
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
