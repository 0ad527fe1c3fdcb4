"""A TrueType face that is looked into where a paper asks, not read whole.

ReportLab makes dictionaries of all 30,000 characters of a face when it opens it: a tenth of a second and
10 MB a face, of which a paper uses some hundred characters.
"""

from __future__ import annotations

import mmap
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from pathlib import Path
from struct import unpack_from
from typing import Any

from reportlab.pdfbase import ttfonts

_HHEA_COUNT, _HEAD_LOCA = 34, 50  # where the count of metrics and the format of loca stand in their tables
_BLANK, _HARD_BLANK = 0x20, 0xA0
_FORMATS = (12, 4)  # of character maps, the one that reaches beyond the basic plane first


class LeanFace(ttfonts.TTFontFace):  # type: ignore[misc]  # ReportLab has no types
    """Names and sizes are read by ReportLab; characters, widths and outlines here, one at a time."""

    def __init__(self, path: Path) -> None:
        super().__init__(_Mapped(path))

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803, ARG002  the name that ReportLab calls
        """All but the characters."""
        super().extractInfo(charInfo=0)
        self._character = _character_map(self._ttf_data, self.get_table_pos("cmap")[0])
        self._metrics = self.get_table_pos("hmtx")[0]
        self._measured: int = self.get_ushort(self.get_table_pos("hhea")[0] + _HHEA_COUNT)
        self._long = bool(self.get_ushort(self.get_table_pos("head")[0] + _HEAD_LOCA))
        self._known: dict[int, int] = {}

    def glyph(self, code: int) -> int:
        """The glyph of a character; 0 where the face has none. A hard blank is a blank, or the other way."""
        found = self._known.get(code)
        if found is None:
            tries = (_BLANK, _HARD_BLANK) if code in {_BLANK, _HARD_BLANK} else (code,)
            found = self._known[code] = next(filter(None, map(self._character, tries)), 0)
        return found

    def metrics(self, glyph: int) -> tuple[int, int]:
        """Advance and left bearing in the face's units; the last advance holds for all that have none."""
        row = min(glyph, self._measured - 1)
        advance, bearing = unpack_from(">HH", self._ttf_data, self._metrics + 4 * row)
        if glyph > row:
            bearing = self.get_ushort(self._metrics + 4 * self._measured + 2 * (glyph - self._measured))
        return advance, bearing

    def outline(self, glyph: int) -> bytes:
        """The glyph as the file holds it."""
        start, places = self.get_table_pos("glyf")[0], self.get_table_pos("loca")[0]
        if self._long:
            at, end = unpack_from(">LL", self._ttf_data, places + 4 * glyph)
        else:
            at, end = (2 * half for half in unpack_from(">HH", self._ttf_data, places + 2 * glyph))
        data: bytes = self._ttf_data[start + at : start + end]
        return data

    def getCharWidth(self, code: int) -> float:  # noqa: N802  the name that ReportLab calls
        """Advance in thousandths of an em; that of the missing glyph where the face has none."""
        return self.metrics(self.glyph(code))[0] * 1000 / float(self.unitsPerEm)


class _Mapped:
    """A file for ReportLab to read that stays on the disk: the faces are 48 MB, a paper touches few pages."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = path

    def read(self) -> mmap.mmap:
        """The whole file, to be sliced like bytes."""
        with self._path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _character_map(data: Any, at: int) -> Callable[[int], int]:
    """What finds the glyph of a character. TTFError where the face has no map of a kind that we know."""
    (count,) = unpack_from(">H", data, at + 2)
    found: dict[int, int] = {}
    for number in range(count):
        platform, _encoding, offset = unpack_from(">HHL", data, at + 4 + 8 * number)
        if platform in {0, 3}:
            found[unpack_from(">H", data, at + offset)[0]] = at + offset
    for kind in _FORMATS:
        if kind in found:
            return (_Groups if kind == 12 else _Segments)(data, found[kind]).glyph
    raise ttfonts.TTFError("no character map of Unicode")


class _Groups:
    """A map of format 12: groups of characters in a row, each with the glyph of its first."""

    def __init__(self, data: Any, at: int) -> None:
        self._data, self._at = data, at + 16
        (self._count,) = unpack_from(">L", data, at + 12)

    def glyph(self, code: int) -> int:
        row = bisect_right(range(self._count), code, key=self._first) - 1
        first, last, glyph = unpack_from(">LLL", self._data, self._at + 12 * max(row, 0))
        return int(glyph + code - first) if first <= code <= last else 0

    def _first(self, row: int) -> int:
        return int(unpack_from(">L", self._data, self._at + 12 * row)[0])


class _Segments:
    """A map of format 4, of the basic plane: four lists of last, first, shift and place of each segment."""

    def __init__(self, data: Any, at: int) -> None:
        self._data = data
        double = unpack_from(">H", data, at + 6)[0]
        self._count = double // 2
        self._last, self._first = at + 14, at + 16 + double
        self._shift, self._place = at + 16 + 2 * double, at + 16 + 3 * double
        self._end = at + unpack_from(">H", data, at + 2)[0]

    def glyph(self, code: int) -> int:
        row = bisect_left(range(self._count), code, key=lambda row: self._at(self._last + 2 * row))
        if row == self._count or (first := self._at(self._first + 2 * row)) > code:
            return 0
        shift, place = self._at(self._shift + 2 * row), self._at(self._place + 2 * row)
        if not place:
            return (code + shift) & 0xFFFF
        at = self._place + 2 * row + place + 2 * (code - first)
        glyph = self._at(at) if at < self._end else 0
        return (glyph + shift) & 0xFFFF if glyph else 0

    def _at(self, place: int) -> int:
        return int(unpack_from(">H", self._data, place)[0])
