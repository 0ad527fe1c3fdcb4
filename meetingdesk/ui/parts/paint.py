"""How parts put words, icons, plates and rings on a painter: one way, so that everything sits on one line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from meetingdesk.ui.theme import Role, Tone, font_for, theme, tokens, width

LEFT, CENTRE, RIGHT = "left", "centre", "right"
CHIP_HEIGHT = 22
KEY_HEIGHT = 18


@dataclass(frozen=True)
class ChipFace:
    """What a chip says: words, tone, and the mark that stands before them."""

    words: str
    tone: Tone | str = Tone.IDLE
    icon: str = ""
    edge: bool = False


def begin(painter: QPainter) -> None:
    """Settings that every part paints with."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)


def fit(words: str, role: Role, room: float) -> str:
    """The words, shortened in the middle when they are wider than the room."""
    if width(words, role) <= room:
        return words
    metrics = QFontMetricsF(font_for(role, words))
    return metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, max(room, 0))


def text(painter: QPainter, box: QRectF, words: str, role: Role, colour: str, align: str = LEFT) -> float:
    """Paints one line in the middle of the box's height and returns how wide it came out."""
    if not words:
        return 0.0
    shown = fit(words, role, box.width())
    wide = width(shown, role)
    left = {LEFT: box.left(), CENTRE: box.center().x() - wide / 2, RIGHT: box.right() - wide}[align]
    painter.setFont(font_for(role, shown))
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(left, box.center().y() + 0.375 * role.px), shown)
    return wide


def icon(painter: QPainter, centre: QPointF, name: str, size: int, colour: str, stroke: float = 0) -> None:
    """Paints an icon around its centre, on whole pixels of the screen."""
    ratio = painter.device().devicePixelRatioF()
    picture = theme().icons.pixmap(name, size, colour, ratio, stroke)
    left = round((centre.x() - size / 2) * ratio) / ratio
    top = round((centre.y() - size / 2) * ratio) / ratio
    painter.drawPixmap(QPointF(left, top), picture)


def plate(
    painter: QPainter, box: QRectF, radius: float, fill: str = "", edge: str = "", line: float = 1
) -> None:
    """A rounded rectangle; the edge lies inside the box, so that two plates in a row line up."""
    inset = line / 2 if edge else 0
    painter.setPen(QPen(QColor(edge), line) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def ring(painter: QPainter, box: QRectF, radius: float, outside: bool = False) -> None:
    """The focus edge: 2 px, inside the control or 2 px around it."""
    grow = 2 if outside else 0
    plate(painter, box.adjusted(-grow, -grow, grow, grow), radius + grow, edge=tokens().focus, line=2)


def hairline(painter: QPainter, left: float, right: float, y: float, colour: str = "") -> None:
    """A line of one pixel between rows."""
    painter.fillRect(QRectF(left, y, right - left, 1), QColor(colour or tokens().line))


def shadow(painter: QPainter, box: QRectF, radius: float, reach: int = 24) -> None:
    """Faint rounded rectangles, growing: palette and dialogs only. An effect would blur the words."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 5 if tokens().dark else 1))
    for step in range(reach):
        grow = reach - step
        painter.drawRoundedRect(box.adjusted(-grow, 6 - grow, grow, 6 + grow), radius + grow, radius + grow)


def chip_width(face: ChipFace) -> float:
    """How wide the chip comes out."""
    lead = 25 if face.icon else 8
    return lead + width(face.words, Role.CAPTION_STRONG) + 8


def chip(painter: QPainter, left: float, middle: float, face: ChipFace, room: float = 0) -> QRectF:
    """Paints a chip from `left` around the line `middle`; narrower than its words when room says so."""
    colours = tokens()
    wide = min(chip_width(face), room) if room else chip_width(face)
    box = QRectF(left, middle - CHIP_HEIGHT / 2, wide, CHIP_HEIGHT)
    ink = colours.text if face.edge else colours.ink(face.tone)
    if face.edge:
        plate(painter, box, 4, edge=colours.line2)
    else:
        plate(painter, box, 4, colours.soft(face.tone))
    start = 8.0
    if face.icon:
        icon(painter, QPointF(left + 14, middle), face.icon, 14, ink)
        start = 25
    words = box.adjusted(start, 0, -8, 0)
    text(painter, words, face.words, Role.CAPTION_STRONG, ink)
    return box


def key_width(key: str) -> float:
    """How wide a key cap comes out."""
    return max(KEY_HEIGHT, width(key, Role.CAPTION_STRONG) + 11)


def key_cap(painter: QPainter, left: float, middle: float, key: str, ink: str = "", edge: str = "") -> float:
    """Paints the cap of a key and returns its width."""
    colours = tokens()
    wide = key_width(key)
    box = QRectF(left, middle - KEY_HEIGHT / 2, wide, KEY_HEIGHT)
    plate(painter, box, 4, edge=edge or colours.line3)
    text(painter, box, key, Role.CAPTION_STRONG, ink or colours.text2, CENTRE)
    return wide
