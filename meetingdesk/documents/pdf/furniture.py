"""What stands around the type area: page numbers, the running head, the mark of sample papers."""

from __future__ import annotations

from meetingdesk.documents.blocks import Face, Numbers, PageStyle, Paper
from meetingdesk.documents.fonts import Faces
from meetingdesk.documents.pdf.breaking import break_lines
from meetingdesk.documents.pdf.closing import fitted, line
from meetingdesk.documents.pdf.pen import MM, Pen
from meetingdesk.documents.pdf.text import ASCENT, Type

_GREY = "0.35 g"
_BELOW = 7 * MM  # the dash of the page number lies so far below the type area (practice.md 5.2)
_STAMP = 16.0  # points around the mark of sample papers
_LEAST_HEAD, _HEAD_LEADING = 7.5, 1.25  # points, and of the size from line to line
_DASH_HEIGHT = 0.36  # of the em, from the baseline to a one-em dash


class Furniture:
    """Draws the same things on each page of one paper."""

    def __init__(self, paper: Paper, faces: Faces) -> None:
        self._paper = paper
        self._style = paper.style
        roles = faces.of(paper.language)
        self._number = Type(roles[Face.BODY], 14)  # 4号
        self._small = Type(roles[Face.BODY], 10.5)
        self._mark = Type(roles[Face.HEI], 9)
        left, right = _sides(paper.style)
        self._sample = (
            fitted(faces.shown(paper.sample_words), self._mark, (right - left) * 0.2) if paper.sample else ""
        )
        stamp = self._mark.width(self._sample) + _STAMP if self._sample else 0.0
        self._head = _head(faces.shown(paper.header), self._mark, right - left - stamp)

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        """Everything around the text of page `page` (from 1)."""
        numbers = self._style.numbers
        if numbers is Numbers.OUTSIDE:
            self._outside(pen, page)
        elif numbers is Numbers.OF_TOTAL or (pages > 1 and numbers is Numbers.SEVERAL):
            self._of_total(pen, self._paper.page_words.format(page=page, pages=pages))
        self._above(pen)

    def _outside(self, pen: Pen, page: int) -> None:
        """— 1 —, one character in from the right edge on odd pages, from the left on even ones."""
        text, size = f"— {page} —", self._number.size
        left, right = _sides(self._style)
        x = right - size - self._number.width(text) if page % 2 else left + size
        y = self._style.bottom * MM - _BELOW - _DASH_HEIGHT * size
        line(pen, x, y, text, self._number)

    def _of_total(self, pen: Pen, text: str) -> None:
        left, right = _sides(self._style)
        y = self._style.bottom * MM - 9 * MM - ASCENT * self._small.size / 2
        line(pen, (left + right - self._small.width(text)) / 2, y, text, self._small)

    def _above(self, pen: Pen) -> None:
        """The running head left, the mark of sample papers right, both above the type area."""
        left, right = _sides(self._style)
        y = self._style.sample_at * MM or pen.top + 6 * MM
        lines, kind = self._head
        pen.colour(_GREY)
        for number, text in enumerate(reversed(lines)):
            line(pen, left, y + number * kind.size * _HEAD_LEADING, text, kind)
        pen.colour()
        if self._sample:
            self._stamp(pen, right, y)

    def _stamp(self, pen: Pen, right: float, y: float) -> None:
        width, size = self._mark.width(self._sample), self._mark.size
        box_left, low, high = right - width - 8, y - 0.42 * size, y + 1.16 * size
        pen.rules(
            [(box_left, low, right, low), (box_left, high, right, high), (box_left, low, box_left, high),
             (right, low, right, high)], 0.6, "0.35 G",
        )  # fmt: skip
        pen.colour(_GREY)
        line(pen, box_left + 4, y, self._sample, self._mark)
        pen.colour()


def _head(text: str, kind: Type, room: float) -> tuple[list[str], Type]:
    """The running head whole: on one line, in smaller letters, or on two; only more than that is cut."""
    if not text:
        return [], kind
    fits = kind.size * min(room / kind.width(text), 1.0)
    small = Type(kind.role, max(fits, _LEAST_HEAD))
    if small.width(text) <= room + 0.1:
        return [text], small
    first = next(iter(break_lines(text, [small.points[char] for char in text], (room, room), small.size)))
    return [text[: first.end], fitted(text[first.end :].strip(), small, room)], small


def _sides(style: PageStyle) -> tuple[float, float]:
    return style.left * MM, (style.width - style.right) * MM
