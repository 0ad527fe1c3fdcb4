"""Lucide drawings as pixmaps in any colour, kept by name, size, colour and device pixel ratio."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_STROKE = re.compile(r'stroke-width="[^"]*"')


def stroke_for(size: int) -> float:
    """Line width in the drawing's own 24 units: small icons need a stouter line, large ones a finer."""
    if size <= 16:
        return 2.0
    return 1.25 if size >= 40 else 1.75


class Icons:
    """Draws the icons of one folder. A name without a file is a mistake of the program: FileNotFoundError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: dict[str, str] = {}
        self._kept: dict[tuple[str, int, str, float, float], QPixmap] = {}

    def _text(self, name: str) -> str:
        if name not in self._texts:
            self._texts[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        return self._texts[name]

    def pixmap(self, name: str, size: int, colour: str, ratio: float = 1.0, stroke: float = 0) -> QPixmap:
        """The icon as a square of `size` device-independent pixels."""
        line = stroke or stroke_for(size)
        key = (name, size, colour, ratio, line)
        if key not in self._kept:
            self._kept[key] = self._draw(*key)
        return self._kept[key]

    def _draw(self, name: str, size: int, colour: str, ratio: float, stroke: float) -> QPixmap:
        text = _STROKE.sub(f'stroke-width="{stroke}"', self._text(name).replace("currentColor", colour))
        drawing = QSvgRenderer(QByteArray(text.encode()))
        picture = QPixmap(round(size * ratio), round(size * ratio))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawing.render(painter, QRectF(picture.rect()))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def icon(self, name: str, colour: str, size: int = 18) -> QIcon:
        """For menus and window titles, where Qt asks for a QIcon."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, size, colour, ratio))
        return icon
