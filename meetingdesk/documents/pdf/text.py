"""Paragraphs: letters with their faces and widths, broken into lines, each line drawn to the point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from meetingdesk.documents.blocks import Align
from meetingdesk.documents.embedding import EmbeddedFont
from meetingdesk.documents.fonts import Memo, Role
from meetingdesk.documents.pdf.breaking import Line, break_lines
from meetingdesk.documents.pdf.pen import END_OF_READING, Pen, paddings
from meetingdesk.documents.pdf.strips import Placed, Strip

ASCENT = 0.86  # of the em, from the top of a character's square to the baseline, alike in all faces
_TINT = "0.996 0.91 0.714 rg"  # amber behind 〔待补〕: seen on the screen and on a grey printer
_LATIN = re.compile("[!-~À-ɏ]")
_LOOSEST = 0.35  # of a character between two: a line that ends early before a long whole name stays as it is
_WORDS_TIGHT = 0.3  # points; wider gaps are kept out of Latin words and numbers


class Type:
    """A role at a size: widths in points with `tracking`, which puts 16 pt letters on the grid of 28."""

    def __init__(self, role: Role, size: float, tracking: float = 0.0) -> None:
        self.role = role
        self.size = size
        self.tracking = tracking
        self.points: Memo[float] = Memo(lambda char: role.widths[char] * size + tracking)

    def width(self, text: str) -> float:
        """Points that `text` takes on one line."""
        return sum(map(self.points.__getitem__, text))


@dataclass
class Letters:
    """Text ready to be broken: a width for each character, and one font or a font for each."""

    text: str
    widths: list[float]
    fonts: EmbeddedFont | list[EmbeddedFont]
    size: float
    tracking: float

    def font_at(self, at: int) -> EmbeddedFont:
        """The font of one character."""
        return self.fonts[at] if isinstance(self.fonts, list) else self.fonts


def letters(spans: Sequence[tuple[str, Type]]) -> Letters:
    """Join spans of one size."""
    if len(spans) == 1:
        text, kind = spans[0]
        fonts = _fonts(text, kind.role)
        return Letters(text, list(map(kind.points.__getitem__, text)), fonts, kind.size, kind.tracking)
    widths: list[float] = []
    every: list[EmbeddedFont] = []
    for text, kind in spans:
        widths.extend(map(kind.points.__getitem__, text))
        every.extend(map(kind.role.fonts.__getitem__, text))
    first = spans[0][1]
    return Letters("".join(text for text, _ in spans), widths, every, first.size, first.tracking)


def _fonts(text: str, role: Role) -> EmbeddedFont | list[EmbeddedFont]:
    used = set(map(role.fonts.__getitem__, set(text)))
    if len(used) <= 1:
        return used.pop() if used else role.main
    return list(map(role.fonts.__getitem__, text))


@dataclass
class Measure:
    """Where a paragraph stands, in points: width of the type area, line height, indents of its lines."""

    room: float
    leading: float
    first: float = 0.0
    others: float = 0.0
    align: Align = Align.BOTH
    grid: bool = False

    def __post_init__(self) -> None:
        """A label longer than half the line leaves its text the other half."""
        self.others = min(self.others, self.room / 2)
        self.first = min(self.first, self.room - 2 * self.leading)


@dataclass(eq=False)  # neighbours with the same words are still two
class Paragraph:
    """One paragraph; its strips are its lines."""

    letters: Letters
    measure: Measure
    pending: str = ""
    lines: list[Line] = field(init=False)

    def __post_init__(self) -> None:
        self._break(None)

    def end_at(self, stops: frozenset[int], align: Align) -> None:
        """Break again so that lines end only before these positions."""
        self.measure.align = align
        self._break(stops)

    def _break(self, stops: frozenset[int] | None) -> None:
        at, wide = self.letters, self.measure
        self.lines = break_lines(
            at.text, at.widths, (wide.room - wide.first, wide.room - wide.others), at.size, stops
        )

    def strips(self, *, keep: bool = False) -> list[Strip]:
        """A strip for each line; with `keep` the paragraph stays with what follows."""
        high, grid = self.measure.leading, self.measure.grid
        return [Strip(self, high, line, keep=keep, grid=grid) for line in self.lines]

    def draw(self, pen: Pen, left: float, placed: Sequence[Placed]) -> None:
        """Draw the lines that lie on this page."""
        size = self.letters.size
        drop = (self.measure.leading - size) / 2 + ASCENT * size
        for one in placed:
            line: Line = one.strip.what
            self._draw_line(pen, line, left + self._start(line), pen.top - one.top - drop)

    def _start(self, line: Line) -> float:
        indent = self.measure.first if line is self.lines[0] else self.measure.others
        spare = line.room - line.natural
        if self.measure.align is Align.CENTRE:
            return indent + spare / 2
        return indent + spare if self.measure.align is Align.RIGHT else indent

    def _draw_line(self, pen: Pen, line: Line, x: float, y: float) -> None:
        text = self.letters.text[line.start : line.end]
        if not text:
            return
        spare = line.room + line.hang - line.natural
        loose = spare > _LOOSEST * self.letters.size * max(len(text) - 1, 1)
        spread = spare < 0 or (self.measure.align is Align.BOTH and not line.last and not loose)
        extra = spare / max(len(text) - 1, 1) if spread else 0.0
        mixed = isinstance(self.letters.fonts, list) or (self.pending and self.pending in self.letters.text)
        mixed = mixed or "\u3000" in text
        if mixed or (abs(extra) > _WORDS_TIGHT and _LATIN.search(text)):
            self._draw_pieces(pen, line, x, y, spare if spread else 0.0)
        else:
            font, size = self.letters.font_at(line.start), self.letters.size
            pen.write(x, y, text, font, size=size, spacing=self.letters.tracking + extra)

    def _draw_pieces(self, pen: Pen, line: Line, x: float, y: float, spare: float) -> None:
        """A line of several fonts or with Latin words: each piece at its place, gaps not inside words."""
        spots = _spots(self.letters, line, spare)
        extra = spots.extra
        self._tint(pen, line, [x + at for at in spots.x], y)
        blanks = paddings(self.letters.text, line.start, line.end)
        ends = {end for end, _ in blanks.values()}
        start = line.start
        for (font, latin), run in groupby(range(line.start, line.end), key=spots.kind):
            end = start + len(list(run))
            spacing = self.letters.tracking + (0.0 if latin else extra)
            for first, last in pairwise(_edges(start, end, {*blanks, *ends})):
                if first in blanks:
                    pen.mark(blanks[first][1])
                at = x + spots.x[first - line.start]
                pen.write(at, y, self.letters.text[first:last], font, size=self.letters.size, spacing=spacing)
                if last in ends:
                    pen.mark(END_OF_READING)
            start = end

    def _tint(self, pen: Pen, line: Line, xs: list[float], y: float) -> None:
        if not self.pending:
            return
        size = self.letters.size
        for found in re.finditer(re.escape(self.pending), self.letters.text):
            start, end = max(found.start(), line.start), min(found.end(), line.end)
            if start < end:
                left, right = xs[start - line.start], xs[end - line.start]
                pen.tint(left, y - 0.2 * size, right - left, 1.16 * size, _TINT)


def _edges(start: int, end: int, cuts: set[int]) -> list[int]:
    return [start, *sorted(cut for cut in cuts if start < cut < end), end]


@dataclass
class _Spots:
    """Where each character of a line starts, and what it is."""

    x: list[float]
    extra: float
    kinds: list[tuple[EmbeddedFont, bool]]
    start: int

    def kind(self, at: int) -> tuple[EmbeddedFont, bool]:
        return self.kinds[at - self.start]


def _spots(source: Letters, line: Line, spare: float) -> _Spots:
    span = range(line.start, line.end)
    latin = [_LATIN.match(source.text[at]) is not None for at in span]
    gaps = [not (a and b) for a, b in pairwise(latin)]
    extra = spare / sum(gaps) if any(gaps) else 0.0
    if extra > source.size:  # a line of two words is better left ragged
        extra = 0.0
    x, xs = 0.0, [0.0]
    for at, gap in zip(span, [*gaps, False], strict=True):
        x += source.widths[at] + (extra if gap else 0.0)
        xs.append(x)
    kinds = [(source.font_at(at), is_latin) for at, is_latin in zip(span, latin, strict=True)]
    return _Spots(xs, extra, kinds, line.start)


def balanced(source: Letters, measure: Measure) -> Paragraph:
    """A title of lines alike in length: as few lines as needed, then as narrow as that allows."""
    wide = Paragraph(source, measure)
    count = len(wide.lines)
    room = sum(source.widths) / count
    while count > 1 and room < measure.room:
        narrow = Measure(room, measure.leading, align=Align.CENTRE, grid=measure.grid)
        tried = Paragraph(source, narrow)
        if len(tried.lines) <= count:
            wide.lines = [replace(line, room=measure.room) for line in tried.lines]
            break
        room += source.size / 2
    return wide
