"""Words on cards: a line at a place, upright or upside down, and lines in the largest size that fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from meetingdesk.documents.fonts import Role
from meetingdesk.documents.pdf.breaking import break_lines, may_end
from meetingdesk.documents.pdf.pen import END_OF_READING, Pen, paddings
from meetingdesk.documents.pdf.text import Type, letters

LEADING = 1.25  # from line to line, of the size
_STEP = 0.94  # each try is so much smaller than the one before
_LEAST_WORD = 5.5  # points; a word that does not fit in them is cut
_LEAST = 2.0  # points; what does not fit in them is cut


def written(pen: Pen, x: float, y: float, text: str, kind: Type, *, turned: bool = False) -> None:
    """One line from `x` on the baseline `y`; `turned` runs upside down, to the left. Padding is not read."""
    source = letters([(text, kind)])
    blanks = {} if turned else paddings(text, 0, len(text))  # upside down, readers would lose the order
    ends = {end for end, _ in blanks.values()}
    sign = -1 if turned else 1
    for first, last in pairwise(_cuts(text, source.font_at, {*blanks, *ends})):
        if first in blanks:
            pen.mark(blanks[first][1])
        used = pen.ink.of(source.font_at(first))
        show = f"{sign} 0 0 {sign} {x:.2f} {y:.2f} Tm <{used.hex(text[first:last])}> Tj"
        pen.place(f"{used.resource} {kind.size:g} Tf", show)
        if last in ends:
            pen.mark(END_OF_READING)
        x += sign * sum(source.widths[first:last])


def _cuts(text: str, font_at: Callable[[int], object], more: set[int]) -> list[int]:
    """Where a piece begins: at a change of font, and at both ends of what is read otherwise."""
    starts, at = set(more), 0
    for _, run in groupby(range(len(text)), key=font_at):
        starts.add(at)
        at += len(list(run))
    return sorted({*starts, len(text)}) if text else []


def largest(ways: Sequence[str], role: Role, room: float, height: float) -> tuple[str, Type]:
    """Which of several ways to break words has the largest letters in `room` x `height` points."""
    sizes = [(words, _size(words, Type(role, 1.0), room, height)) for words in ways]
    words, size = max(sizes, key=lambda found: found[1])
    return words, Type(role, size)


def _size(words: str, one: Type, room: float, height: float) -> float:
    lines = words.split("\n")
    widest = max(map(one.width, lines)) or 1.0
    return int(min(room / widest, height / (1 + LEADING * (len(lines) - 1))) * 4) / 4 or _LEAST


def fitted_lines(text: str, kind: Type, room: float, height: float) -> tuple[list[str], Type]:
    """`text` in lines of `room` points that stand in `height`, in `kind` or as much smaller as needed."""
    while True:
        lines, whole = _broken(text, kind, room)
        high = len(lines) * kind.size * LEADING <= height + 0.01
        if (high and (whole or kind.size <= _LEAST_WORD)) or kind.size <= _LEAST:
            return lines[: max(int(height / kind.size / LEADING), 1)], kind
        kind = Type(kind.role, max(kind.size * _STEP, _LEAST))


def _broken(text: str, kind: Type, room: float) -> tuple[list[str], bool]:
    """The lines, and whether no word was cut for them."""
    widths = list(map(kind.points.__getitem__, text))
    lines = break_lines(text, widths, (room, room), kind.size)
    whole = all(may_end(text, line.start) for line in lines[1:])
    return [text[line.start : line.end] for line in lines], whole
