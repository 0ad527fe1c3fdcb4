"""The part of a TrueType file that a paper needs: the glyphs it uses and the tables that draw them.

ReportLab's own cutter copies the whole glyph table (10 MB and more) for each paper and each 256 characters.
"""

from __future__ import annotations

from struct import pack, unpack_from

from reportlab.pdfbase.ttfonts import TTFontMaker

from meetingdesk.documents.face import LeanFace

_COPIED = ("cvt ", "fpgm", "prep")  # hints; absent in some faces
_WORDS, _SCALE, _MORE, _XY_SCALE, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80  # flags of composite glyphs


def cut(face: LeanFace, codes: list[int]) -> tuple[bytes, list[int]]:
    """A font file with the glyphs of `codes`, and the number of each glyph in it (0 is the missing glyph).

    Two characters that share a glyph share its number.
    """
    kept = _Kept(face)
    numbers = [kept.number(face.glyph(code)) for code in codes]
    return kept.file(), numbers


class _Kept:
    """Old glyph numbers in the order of their new ones, with their outlines."""

    def __init__(self, face: LeanFace) -> None:
        self._face = face
        self._new: dict[int, int] = {}
        self._outlines: list[bytes] = []
        self.number(0)

    def number(self, old: int) -> int:
        """The new number of a glyph; it joins, with the glyphs it is composed of, when asked for first."""
        new = self._new.get(old)
        if new is None:
            new = self._new[old] = len(self._new)
            self._outlines.append(b"")
            self._outlines[new] = self._outline(old)
        return new

    def _outline(self, old: int) -> bytes:
        data = self._face.outline(old)
        if len(data) > 10 and data[0] & 0x80:  # a negative count of contours: composite
            data = self._renumbered(bytearray(data))
        return data + b"\0" * (-len(data) % 4)

    def _renumbered(self, data: bytearray) -> bytes:
        at, flags = 10, _MORE
        while flags & _MORE:
            flags, part = unpack_from(">HH", data, at)
            data[at + 2 : at + 4] = pack(">H", self.number(part))
            at += 8 if flags & _WORDS else 6
            at += 2 * bool(flags & _SCALE) + 4 * bool(flags & _XY_SCALE) + 8 * bool(flags & _MATRIX)
        return bytes(data)

    def file(self) -> bytes:
        """The tables put together."""
        face, made = self._face, TTFontMaker()
        count = len(self._new)
        for tag in _COPIED:
            if tag in face.table:
                made.add(tag, face.get_table(tag))
        offsets = [0]
        for outline in self._outlines:
            offsets.append(offsets[-1] + len(outline))
        metrics = [value for old in self._new for value in face.metrics(old)]
        made.add("glyf", b"".join(self._outlines))
        made.add("loca", pack(f">{len(offsets)}L", *offsets))
        made.add("hmtx", pack(f">{len(metrics)}H", *metrics))
        made.add("hhea", _with(face.get_table("hhea"), 34, count))
        made.add("maxp", _with(face.get_table("maxp"), 4, count))
        made.add("head", _with(face.get_table("head"), 50, 1))  # long offsets
        data: bytes = made.makeStream()
        return data


def _with(table: bytes, at: int, value: int) -> bytes:
    """The table with one unsigned short changed."""
    return table[:at] + pack(">H", value) + table[at + 2 :]
