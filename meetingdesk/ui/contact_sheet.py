"""Small pictures of all pages on one sheet, each under its word: for the manual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from meetingdesk.ui.parts import paint
from meetingdesk.ui.theme import LIGHT, Role

ACROSS = 3
WIDE, HIGH = 440, 247  # 16:9, as a laptop
MARGIN, GAP, HEAD = 20, 16, 30


@dataclass(frozen=True)
class Tile:
    """A picture and what stands over it."""

    words: str
    picture: Path


def make_sheet(tiles: Sequence[Tile], path: Path) -> None:
    """All of them, three in a row, as PNG."""
    rows = -(-len(tiles) // ACROSS)
    size = (2 * MARGIN + ACROSS * WIDE + (ACROSS - 1) * GAP, 2 * MARGIN + rows * (HEAD + HIGH + GAP) - GAP)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.canvas))
    painter = QPainter(image)
    paint.begin(painter)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for place, tile in enumerate(tiles):
        across, down = place % ACROSS, place // ACROSS
        _paint(painter, tile, MARGIN + across * (WIDE + GAP), MARGIN + down * (HEAD + HIGH + GAP))
    painter.end()
    if not image.save(str(path)):
        raise OSError(str(path))


def _paint(painter: QPainter, tile: Tile, left: float, top: float) -> None:
    paint.text(painter, QRectF(left, top, WIDE, HEAD - 4), tile.words, Role.BODY_STRONG, LIGHT.text)
    fine = QImage(str(tile.picture)).scaled(
        WIDE, HIGH, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    painter.drawImage(QRectF(left, top + HEAD, WIDE, HIGH), fine)
    paint.plate(painter, QRectF(left, top + HEAD, WIDE, HIGH), 0, edge=LIGHT.line3)
