"""A sheet of 1920 x 1080 that every scene is painted on, whatever size the screen or the thumbnail has."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from meetingdesk.foundation.wording import N_, Wording
from meetingdesk.ui.theme import STAGE, theme
from meetingdesk.ui.theme.fonts import SANS, SERIF

WIDE, HIGH = 1920, 1080
LEFT, RIGHT, TOP, FOOT = 64, 1856, 56, 1036  # margins; the middle of the footer's line
EDGE = "#D5D4CE"
SUNKEN = "#EFEEEA"
TRACK = "#E4E3DD"


def clock_words(moment: dt.datetime) -> str:
    """A time of day as it is read in text: 8:56."""
    return f"{moment.hour}:{moment.minute:02}"


def length_words(seconds: int) -> str:
    """A length: 5:36, and 1:02:05 past the hour."""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@dataclass(frozen=True)
class Type:
    """How words are set: pixels on the sheet, weight, face."""

    px: int
    weight: int = 500
    serif: bool = False

    def font(self, words: str, px: int | None = None) -> QFont:
        """The face for these words; quotation marks are set tight, or they tear holes into large type."""
        face = QFont(SERIF if self.serif else SANS)
        face.setPixelSize(px or self.px)
        face.setWeight(QFont.Weight(self.weight))
        face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if any(mark in words for mark in "“”‘’"):
            face.setFeature(QFont.Tag("halt"), 1)
        return face


TITLE = Type(72, 700, serif=True)
CAPTION = Type(32, 400)
FOOTER = Type(32, 400)
BODY = Type(44, 500)


@dataclass
class Sheet:
    """A painter scaled to the sheet, the words of the meeting's language, and the time of the room."""

    painter: QPainter
    wording: Wording
    now: dt.datetime
    scale: float = 1.0
    box: QRectF = field(default_factory=lambda: QRectF(0, 0, WIDE, HIGH))

    def say(self, msgid: str, **values: object) -> str:
        """Words in the meeting's language."""
        return self.wording.text(msgid, **values)

    def ground(self, colour: str = STAGE.ground) -> None:
        """The whole sheet in one colour."""
        self.painter.fillRect(self.box, QColor(colour))

    def text(self, box: QRectF, words: str, kind: Type, colour: str, align: str = "left") -> float:
        """One line in the middle of the box's height; too long a line is set smaller, never cut.

        Returns how wide it came out.
        """
        face, wide = fitted(words, kind, box.width())
        left = {"left": box.left(), "centre": box.center().x() - wide / 2, "right": box.right() - wide}[align]
        self.painter.setFont(face)
        self.painter.setPen(QColor(colour))
        self.painter.drawText(QPointF(left, box.center().y() + 0.375 * face.pixelSize()), words)
        return wide

    def plate(self, box: QRectF, fill: str = "", edge: str = "", radius: float = 14, line: float = 2) -> None:
        """A rounded rectangle; its edge lies inside."""
        inset = line / 2 if edge else 0
        self.painter.setPen(QPen(QColor(edge), line) if edge else Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)

    def icon(self, centre: QPointF, name: str, size: int, colour: str, stroke: float = 2) -> None:
        """An icon around its centre, drawn as fine as the screen is."""
        ratio = max(0.25, self.scale * self.painter.device().devicePixelRatioF())
        picture = theme().icons.pixmap(name, size, colour, ratio, stroke)
        self.painter.drawPixmap(QPointF(centre.x() - size / 2, centre.y() - size / 2), picture)

    def bar(self, box: QRectF, part: float, ink: str, ground: str = TRACK, tick: float = 0) -> None:
        """How much of the whole; `tick` marks a place on the way."""
        radius = box.height() / 2
        self.plate(box, ground, radius=radius)
        if part > 0:
            wide = max(box.height(), box.width() * min(1.0, part))
            self.plate(QRectF(box.left(), box.top(), wide, box.height()), ink, radius=radius)
        if tick:
            self.painter.fillRect(
                QRectF(box.left() + box.width() * tick - 2, box.top() - 8, 4, box.height() + 16), QColor(ink)
            )

    def heading(self, words: str, room: float = RIGHT - LEFT) -> None:
        """The scene's name at the top left."""
        self.text(QRectF(LEFT, 38, room, 90), words, TITLE, STAGE.ink)

    def footer(self, words: str, sample: bool, ink: str = STAGE.second, figures: str = STAGE.ink) -> None:
        """A line of help at the left, the time of the room at the right."""
        parts = [words, self.say(N_("（演示数据）")) if sample else ""]
        line = QRectF(LEFT, FOOT - 30, 1500, 60)
        self.text(line, "".join(part for part in parts if part), FOOTER, ink)
        self.text(
            QRectF(1600, FOOT - 30, RIGHT - 1600, 60), clock_words(self.now), Type(44, 600), figures, "right"
        )


def fitted(words: str, kind: Type, room: float) -> tuple[QFont, float]:
    """The face in which the words fit into the room, and how wide they are in it."""
    face = kind.font(words)
    wide = QFontMetricsF(face).horizontalAdvance(words)
    if wide <= room or not words:
        return face, wide
    face = kind.font(words, max(8, int(kind.px * room / wide)))
    return face, QFontMetricsF(face).horizontalAdvance(words)


def spaced(name: str) -> str:
    """Two characters stand as far apart as three (practice.md 7.4), on stage and paper only."""
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 and not name.isascii() else name
