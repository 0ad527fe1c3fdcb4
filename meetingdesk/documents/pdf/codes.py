"""A QR code at the right edge of the page with lines for people beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from meetingdesk.documents.blocks import Code
from meetingdesk.documents.pdf.closing import fitted, line
from meetingdesk.documents.pdf.pen import MM, Pen
from meetingdesk.documents.pdf.strips import Placed, Strip
from meetingdesk.documents.pdf.text import Type

_QUIET = 4  # modules of white around it, as the standard asks
_LEADING = 1.6


def modules(payload: str) -> tuple[tuple[bool, ...], ...]:
    """The square of a digest: version 6, level M, 41 modules a side (reliability.md 3.4); more if need be."""
    import segno  # heavy; few papers have a code

    smallest = segno.make_qr(payload, error="m", boost_error=False)
    code = segno.make_qr(payload, error="m", boost_error=False, version=max(int(smallest.version), 6))
    return tuple(tuple(bool(dark) for dark in row) for row in code.matrix)


class CodeLine:
    """One QR code of so many millimetres; its quiet zone lies outside of them."""

    def __init__(self, block: Code, kind: Type, room: float) -> None:
        self._square = modules(block.payload)
        self._side = block.size * MM
        self._lines = [fitted(text, kind, room - self._side - 4 * MM) for text in block.lines]
        self._kind = kind
        self._room = room

    def strips(self) -> list[Strip]:
        """As high as the code with its quiet zone."""
        return [Strip(self, self._side + 2 * self._quiet)]

    @property
    def _quiet(self) -> float:
        return self._side / len(self._square) * _QUIET

    def draw(self, pen: Pen, left: float, placed: Sequence[Placed]) -> None:
        """The lines end on the floor of the code."""
        top = pen.top - placed[0].top - self._quiet
        self._draw_square(pen, left + self._room - self._side, top)
        y = top - self._side + (len(self._lines) - 1) * self._kind.size * _LEADING + 1
        for text in self._lines:
            line(pen, left, y, text, self._kind)
            y -= self._kind.size * _LEADING

    def _draw_square(self, pen: Pen, left: float, top: float) -> None:
        module = self._side / len(self._square)
        boxes = []
        for down, row in enumerate(self._square, start=1):
            at = 0
            for dark, run in groupby(row):
                count = len(list(run))
                if dark:
                    boxes.append((left + at * module, top - down * module, count * module, module))
                at += count
        pen.boxes(boxes, "0 g")
