"""What the records would say now beside someone's own words: new sentences lit, dropped ones struck out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from meetingdesk.ui.parts import paint
from meetingdesk.ui.theme import Role, font, tokens

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")
NEW, GONE, SAME = "new", "gone", "same"


@dataclass(frozen=True)
class Piece:
    """A sentence and how it stands: new, gone, same."""

    words: str
    how: str


def sentences(text: str) -> list[str]:
    """A text cut after each full stop, without losing anything."""
    return [found for found in _SENTENCE.findall(text) if found]


def pieces_of(mine: str, told: str) -> tuple[list[Piece], list[Piece]]:
    """The new wording with what is new in it, and what of mine it would drop."""
    own = {one.strip() for one in sentences(mine)}
    new = {one.strip() for one in sentences(told)}
    shown = [Piece(one, SAME if one.strip() in own else NEW) for one in sentences(told)]
    gone = [Piece(one, GONE) for one in sentences(mine) if one.strip() and one.strip() not in new]
    return shown, gone


class Marked(QLabel):
    """A paragraph of pieces."""

    def __init__(self, lead: str = "") -> None:
        super().__init__()
        self._lead, self._pieces = lead, list[Piece]()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pieces(self, pieces: list[Piece]) -> None:
        """Other words."""
        self._pieces = pieces
        self.setAccessibleName(self._lead + "".join(piece.words for piece in pieces))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """As high as its lines."""
        return True

    def heightForWidth(self, wide: int) -> int:
        """Lines of 22."""
        return self._layout(wide)[1] * Role.SECOND.box

    def sizeHint(self) -> QSize:
        """About forty characters."""
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(160, Role.SECOND.box)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words."""
        painter = QPainter(self)
        paint.begin(painter)
        painter.setPen(QColor(tokens().text))
        self._layout(self.width())[0].draw(painter, QPointF(0, 0))

    def _layout(self, room: float) -> tuple[QTextLayout, int]:
        text = (self._lead + "".join(piece.words for piece in self._pieces)).rstrip("\n")
        layout = QTextLayout(text.replace("\n", "\u2028"), font(Role.SECOND))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, 1))
            baseline = (count + 0.5) * Role.SECOND.box + 0.375 * Role.SECOND.px
            line.setPosition(QPointF(0, baseline - line.ascent()))
            count += 1
        layout.endLayout()
        return layout, max(count, 1)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        colours, at, found = tokens(), len(self._lead), []
        for piece in self._pieces:
            look = QTextCharFormat()
            if piece.how == NEW:
                look.setBackground(QBrush(QColor(colours.ok_soft)))
                look.setForeground(QBrush(QColor(colours.ok)))
            elif piece.how == GONE:
                look.setFontStrikeOut(True)
                look.setForeground(QBrush(QColor(colours.bad)))
            reach = QTextLayout.FormatRange()
            reach.start, reach.length, reach.format = at, len(piece.words), look
            found.append(reach)
            at += len(piece.words)
        return found
