"""Where a line of Chinese ends: 避头尾 at both ends, Latin words and numbers whole, marks squeezed in.

A line is filled greedily. If the next character may not start a line, a single closing mark is drawn into
the line (its blank right half hangs out, the rest comes from all gaps); else characters are pushed down.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

NOT_FIRST = frozenset("，。、；：！？）》」』】〕〉〗｝］”’…—～·％‰℃々,.;:!?)]}%，－")
NOT_LAST = frozenset("（《「『【〔〈〖｛［“‘([{￥＄$№#＃")
HALF_BLANK = frozenset("，。、；：！？）》」』】〕〉〗｝］”’")  # ink in the left half of a full-width cell
_PUSHED_AT_MOST = 8  # ems; a longer word is cut rather than a line torn open


@dataclass(slots=True)
class Line:
    """`text[start:end]` in `room` points; `natural` is its own width, `hang` the blank that may stick out."""

    start: int
    end: int
    natural: float
    room: float
    hang: float = 0.0
    last: bool = False


def break_lines(
    text: str,
    widths: Sequence[float],
    rooms: tuple[float, float],
    size: float,
    stops: frozenset[int] | None = None,
) -> list[Line]:
    """Lines of one paragraph without line ends.

    `widths` are points per character; `rooms` the space of the first and of the other lines; with `stops` a
    line may end only before these positions (whole names). What obeys no rule is cut where the line is full.
    """
    if not text:
        return [Line(0, 0, 0.0, rooms[0], last=True)]
    whole = sum(widths)
    if whole <= rooms[0]:
        return [Line(0, len(text), whole, rooms[0], last=True)]
    return _Breaker(text, widths, size, stops).lines(*rooms)


class _Breaker:
    def __init__(self, text: str, widths: Sequence[float], size: float, stops: frozenset[int] | None) -> None:
        self.text = text
        self.upto = [0.0, *accumulate(widths)]
        self.size = size
        self.stops = stops

    def lines(self, room: float, others: float) -> list[Line]:
        found = []
        start, end = 0, len(self.text)
        while start < end:
            line = self._line(start, room)
            found.append(line)
            start = self._skip_blanks(line.end)
            room = others
        last = found[-1]
        found[-1] = Line(last.start, last.end, last.natural, last.room, last.hang, last=True)
        return found

    def _skip_blanks(self, at: int) -> int:
        while at < len(self.text) and self.text[at] == " ":
            at += 1
        return at

    def _line(self, start: int, room: float) -> Line:
        base = self.upto[start]
        full = max(bisect_right(self.upto, base + room + 0.01) - 1, start + 1)
        if full >= len(self.text):
            return Line(start, len(self.text), self.upto[-1] - base, room)
        squeezed = self._squeeze(start, full, room)
        if squeezed:
            return squeezed
        end = self._push_down(start, full)
        ink = end
        while ink > start + 1 and self.text[ink - 1] == " ":
            ink -= 1
        return Line(start, ink, self.upto[ink] - base, room)

    def _squeeze(self, start: int, at: int, room: float) -> Line | None:
        """Take one closing mark in, unless more follow it, or the line is too short to give half an em."""
        text = self.text
        if text[at] not in HALF_BLANK or self.stops is not None or at - start < 12:
            return None
        if at + 1 < len(text) and not self._may_break(at + 1):
            return None
        natural = self.upto[at + 1] - self.upto[start]
        blank = self.size / 2
        if natural - blank - room > self.size * 0.55:
            return None
        return Line(start, at + 1, natural, room, hang=blank)

    def _push_down(self, start: int, full: int) -> int:
        pushed = _PUSHED_AT_MOST * self.size if self.stops is None else self.upto[full]  # a name goes whole
        found = self._last_break(start, full, pushed, self._may_break)
        if not found and self.stops is not None:  # a name longer than a line
            found = self._last_break(start, full, self.upto[full], self._by_rule)
        return found or self._cut(start, full)

    def _last_break(self, start: int, full: int, pushed: float, may: Callable[[int], bool]) -> int:
        """The last place before `full` where a line may end, `pushed` points back at most; 0: none."""
        at, least = full, self.upto[full] - pushed
        while at > start + 1 and self.upto[at] > least:
            if may(at):
                return at
            at -= 1
        return 0

    def _cut(self, start: int, full: int) -> int:
        """No rule can be kept; at least no mark stands on the wrong side if one step helps."""
        for at in range(full, max(start, full - 4), -1):
            if self.text[at] not in NOT_FIRST and self.text[at - 1] not in NOT_LAST:
                return at
        return full

    def _may_break(self, at: int) -> bool:
        return self._by_rule(at) if self.stops is None else at in self.stops

    def _by_rule(self, at: int) -> bool:
        return may_end(self.text, at)


def may_end(text: str, at: int) -> bool:
    """Whether a line may end before position `at`: 避头尾, words whole but for those with a hyphen."""
    before, after = text[at - 1], text[at]
    if after in NOT_FIRST or before in NOT_LAST or "\u3000" in (before, after):
        return before == " " and after not in NOT_FIRST
    if before == "-" and at > 2 and text[at - 3 : at - 1].isalpha() and after.isalpha():
        return True  # Fitzgerald-Hamilton
    return not (_is_latin(before) and _is_latin(after))


def _is_latin(char: str) -> bool:
    return "!" <= char <= "~" or "À" <= char <= "ɏ"
