"""A mark of all that is drawn on a page: where lines and letters stand, in which colour, in whose shapes.

Words alone do not tell what a reader sees: a white patch with a drawn digit on it, letters without ink, or a
face whose 4 looks like a 9 leave the words as they were.
"""

from __future__ import annotations

import ctypes
import hashlib
from typing import Any

from pypdfium2 import raw


class Drawn:
    """Marks pages of one document; each embedded face is looked at once."""

    def __init__(self) -> None:
        self._faces: dict[int, bytes] = {}

    def mark(self, page: Any) -> str:
        """The mark of a page, the same whenever the same is drawn."""
        digest = hashlib.sha256()
        for at in range(raw.FPDFPage_CountObjects(page)):
            thing = raw.FPDFPage_GetObject(page, at)
            kind = raw.FPDFPageObj_GetType(thing)
            digest.update(b"%d" % kind + _matrix(thing) + _colour(thing))
            if kind == raw.FPDF_PAGEOBJ_PATH:
                digest.update(_path(thing))
            elif kind == raw.FPDF_PAGEOBJ_TEXT:
                digest.update(b"%d" % raw.FPDFTextObj_GetTextRenderMode(thing))
                digest.update(self._face(raw.FPDFTextObj_GetFont(thing)))
        return digest.hexdigest()[:32]

    def _face(self, font: Any) -> bytes:
        known = ctypes.cast(font, ctypes.c_void_p).value or 0
        if known not in self._faces:
            size = ctypes.c_size_t()
            raw.FPDFFont_GetFontData(font, None, 0, size)
            data = (ctypes.c_uint8 * size.value)()
            raw.FPDFFont_GetFontData(font, data, size.value, size)
            self._faces[known] = hashlib.sha256(bytes(data)).digest()
        return self._faces[known]


def _matrix(thing: Any) -> bytes:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, found)
    return _numbers(found.a, found.b, found.c, found.d, found.e, found.f)


def _colour(thing: Any) -> bytes:
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(thing, *parts)
    return bytes(part.value & 255 for part in parts)


def _path(thing: Any) -> bytes:
    found = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(raw.FPDFPath_CountSegments(thing)):
        segment = raw.FPDFPath_GetPathSegment(thing, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        found.append(b"%d" % raw.FPDFPathSegment_GetType(segment) + _numbers(x.value, y.value))
    return b"".join(found)


def _numbers(*values: float) -> bytes:
    return " ".join(f"{value:.1f}" for value in values).encode()
