"""How wide the columns of a table are: as told, unless a word or a name would not find room.

A word that is wider than its column would be cut in two, and a name would shrink to letters that nobody
reads; then columns that have width to spare give some of it. What is written in by hand keeps its room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import accumulate

from meetingdesk.documents.blocks import Group, Table
from meetingdesk.documents.pdf.breaking import may_end
from meetingdesk.documents.pdf.text import Type

PAD, HEAD_PAD = 3.0, 1.5  # points left and right in a cell; less in a head, so that 序号 fits 10 mm
_MEASURED = 12  # the longest texts of a column; the widest is among them
_AIR = 5.0  # points that a column keeps beside its widest text
_BY_HAND = 0.8  # of its width a column without words keeps, even where a word needs room
_LONGEST_WORD = 0.45  # of the table's width; a longer one (an address, a digest) is cut


@dataclass
class _Room:
    """Points of one column: as told, for its longest word, for its widest text."""

    told: float
    word: float
    whole: float
    shrinks: bool
    filled: bool

    @property
    def floor(self) -> float:
        """What stays where others are in need."""
        if not self.filled:
            return max(self.told * _BY_HAND, self.word)
        return max(min(self.told, max(self.whole, self.word) + _AIR), self.word)


def edges(table: Table, room: float, body: Type, bold: Type, shown: Callable[[str], str]) -> list[float]:
    """Left edges of the columns and the right edge of the last, in points; together they fill `room`."""
    rooms = _rooms(table, room, body, bold, shown)
    widths = _for_names(rooms, _for_words(rooms))
    scale = room / (sum(widths) or 1.0)
    return [0.0, *accumulate(width * scale for width in widths)]


def _rooms(
    table: Table, room: float, body: Type, bold: Type, shown: Callable[[str], str]
) -> list[_Room]:
    scale = room / (sum(column.width for column in table.columns) or 1.0)
    found = []
    for number, column in enumerate(table.columns):
        texts = {row[number] for row in table.rows if not isinstance(row, Group)}
        longest = [part for text in nlargest(_MEASURED, texts, key=len) for part in shown(text).split("\n")]
        head = _head(shown(column.head), bold, column.width * scale)
        word = min(max(_widest_word(longest, body) + 2 * PAD, head) + 0.5, room * _LONGEST_WORD)
        whole = max(map(body.width, longest), default=0.0) + 2 * PAD + 0.5
        found.append(_Room(column.width * scale, word, whole, column.shrink, any(texts)))
    return found


def _head(text: str, kind: Type, told: float) -> float:
    """签到时间 stays on one line where it stood on one; a head of words may turn over between them."""
    line = max(map(kind.width, text.split("\n"))) + 2 * HEAD_PAD
    return line if " " not in text and line <= told else _widest_word([text], kind) + 2 * HEAD_PAD


def _widest_word(texts: Iterable[str], kind: Type) -> float:
    """Of what no rule lets a line end in; one character at least."""
    return max((kind.width(word) for text in texts for word in _words(text)), default=0.0)


def _words(text: str) -> Iterable[str]:
    start = 0
    for at in range(1, len(text)):
        if may_end(text, at):
            yield text[start:at].strip(" ")
            start = at
    yield text[start:].strip(" ")


def _for_words(rooms: Sequence[_Room]) -> list[float]:
    """Every column as wide as its longest word, at the cost of those with width to spare."""
    short = sum(max(one.word - one.told, 0.0) for one in rooms)
    spare = sum(max(one.told - one.floor, 0.0) for one in rooms)
    share = min(short / spare, 1.0) if short and spare else 0.0
    return [max(one.word, one.told - share * max(one.told - one.floor, 0.0)) for one in rooms]


def _for_names(rooms: Sequence[_Room], widths: Sequence[float]) -> list[float]:
    """What would shrink grows as far as columns with words in them have width to spare."""
    both = list(zip(rooms, widths, strict=True))
    wanted = [max(one.whole - width, 0.0) if one.shrinks else 0.0 for one, width in both]
    spare = [max(width - one.floor, 0.0) if one.filled and not want else 0.0
             for (one, width), want in zip(both, wanted, strict=True)]  # fmt: skip
    given = min(sum(wanted), sum(spare))
    if not given:
        return list(widths)
    more, less = given / sum(wanted), given / sum(spare)
    moves = zip(widths, wanted, spare, strict=True)
    return [width + more * want - less * free for width, want, free in moves]
