"""Forms to be marked by hand: rows of one height to the tenth of a millimetre, and texts that fit them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from meetingdesk.documents.blocks import Align, Column, FormHead, MarkTable
from meetingdesk.documents.fonts import Role
from meetingdesk.documents.pdf.lettering import LEADING, fitted_lines, written
from meetingdesk.documents.pdf.pen import MM, Pen
from meetingdesk.documents.pdf.strips import Placed, Strip
from meetingdesk.documents.pdf.text import ASCENT, Type

_PAD = 1.0 * MM  # left and right in a cell
_HEAD_PAD = 0.5 * MM
_AIR = 0.6 * MM  # above and below a cell's lines
_LEADING = 1.18  # tighter than on cards
_ONE_LINE = 0.66  # a text shrinks to so much of its size before it takes a second line
_WORDS = 0.9  # a text of words that could stand on two lines shrinks less
_EVEN = 1.3  # the largest letters of a column, of its smallest
_ONE_LINE_HEAD = 0.8  # 较好 in 8 mm stands upright, in full size
_THIN, _THICK = 0.5, 1.0
_MIDDLE = ASCENT - 0.5  # of the em: from the middle of a line down to its baseline
_TITLE, _TWO_LINES = 22.0, 17.0  # 2号; a long title is smaller before it is two lines
_TITLE_LEADING = 1.35
_MARK = 14.0  # 4号

Box = tuple[float, float, float, float]
Fitted = tuple[list[str], Type]


@dataclass(frozen=True)
class Part:
    """What one strip of the table holds: for each block side by side its cells; or the words of the foot."""

    blocks: tuple[tuple[str, ...], ...]
    kind: str = "row"  # row, head or foot


class FormTitle:
    """The title, centred, and its mark at the right below."""

    def __init__(self, block: FormHead, roles: tuple[Role, Role], room: float) -> None:
        title, mark = roles
        self._lines, self._kind = _title(block, title, room)
        self._mark, self._mark_kind = block.mark, Type(mark, _MARK)
        self._room = room
        self._high = len(self._lines) * self._kind.size * _TITLE_LEADING

    def strips(self) -> list[Strip]:
        """Title and mark stay with what follows; without a mark a little air."""
        below = _MARK * 1.2 if self._mark else 2 * MM
        return [Strip(self, self._high + below, keep=True)]

    def draw(self, pen: Pen, left: float, placed: Sequence[Placed]) -> None:
        """The mark ends at the right edge."""
        top, size = pen.top - placed[0].top, self._kind.size
        for number, text in enumerate(self._lines):
            y = top - (number + 0.5) * size * _TITLE_LEADING - _MIDDLE * size
            written(pen, left + (self._room - self._kind.width(text)) / 2, y, text, self._kind)
        if self._mark:
            x = left + self._room - self._mark_kind.width(self._mark)
            written(pen, x, top - self._high - _MARK * 0.95, self._mark, self._mark_kind)


def _title(block: FormHead, role: Role, room: float) -> tuple[list[str], Type]:
    """22 pt on one line, smaller as far as allowed, else two lines of like length."""
    text = block.text
    size = min(_TITLE, room / max(Type(role, 1.0).width(text), 1.0))
    if size >= block.least:
        return [text], Type(role, size)
    half = Type(role, 1.0).width(text) / 2 + 1
    size = min(_TWO_LINES, room / half)
    return fitted_lines(text, Type(role, size), half * size, 1000.0)


class MarkFlow:
    """The table as strips; a page has as many rows as stand on it, or as `per_block` says."""

    def __init__(self, table: MarkTable, faces: tuple[Role, Role], shown: Callable[[str], str]) -> None:
        self._table = table
        self._body, self._bold = faces
        self._shown = shown
        self._edges = [0.0]
        for column in table.columns:
            self._edges.append(self._edges[-1] + column.width * MM)
        self._heads = self._head_cells()
        self._sizes = [self._even(number) for number in range(len(table.columns))]
        self._wide = self._edges[-1] * table.across + table.gap * MM * (table.across - 1)

    def strips(self) -> list[Strip]:
        """With blocks side by side whole pages; else row after row under a head that is said again."""
        heads = tuple(column.head for column in self._table.columns)
        part = Part((heads,) * self._table.across, "head")
        head = Strip(self, self._table.head_height * MM, part, keep=True)
        rows = list(self._pages(head)) if self._table.across > 1 else self._rows(head)
        return [*rows, *self._foot()]

    def _rows(self, head: Strip) -> list[Strip]:
        high = self._table.row_height * MM
        rows = [Strip(self, high, Part((row,)), head=head) for row in self._table.rows]
        return [head, *rows]

    def _pages(self, head: Strip) -> Iterator[Strip]:
        """Each page is filled down its left block first; on the last one the blocks are alike."""
        table = self._table
        each = table.across * table.per_block
        empty = ("",) * len(table.columns)
        for start in range(0, len(table.rows), each):
            page = table.rows[start : start + each]
            down = -(-len(page) // table.across)
            if start:
                yield Strip(None, 0.0, new_page=True)
            yield head
            for at in range(down):
                found = tuple(
                    page[at + block * down] if at + block * down < len(page) else empty
                    for block in range(table.across)
                )
                yield Strip(self, table.row_height * MM, Part(found), keep=at < down - 1)

    def _foot(self) -> list[Strip]:
        if self._table.foot is None:
            return []
        words, height = self._table.foot
        return [Strip(self, height * MM, Part(((words,),), "foot"))]

    # ------------------------------------------------------------ drawing

    def draw(self, pen: Pen, left: float, placed: Sequence[Placed]) -> None:
        """Each block ends with its last filled row: an empty one would ask to be filled."""
        for one in placed:
            if one.strip.what.kind == "foot":
                self._draw_foot(pen, left, pen.top - one.top, one.strip)
        for block in range(self._table.across):
            x = self._left(left, block)
            rows = [one for one in placed
                    if one.strip.what.kind != "foot" and any(one.strip.what.blocks[block])]  # fmt: skip
            for one in rows:
                self._write_row(pen, x, pen.top - one.top, one.strip, one.strip.what.blocks[block])
            if rows:
                self._rule(pen, x, rows)

    def _draw_foot(self, pen: Pen, left: float, top: float, strip: Strip) -> None:
        """A row over the whole width with its words in the upper corner."""
        words, kind = strip.what.blocks[0][0], Type(self._bold, self._table.size)
        self._write(pen, words, (left, top, self._wide, min(9 * MM, strip.height)), kind, Align.LEFT)
        _frame(pen, left, top, self._wide, strip.height)

    def _left(self, left: float, block: int) -> float:
        return left + block * (self._edges[-1] + self._table.gap * MM)

    def _write_row(self, pen: Pen, left: float, top: float, strip: Strip, cells: Sequence[str]) -> None:
        if strip.what.kind == "head":
            pen.tint(left, top - strip.height, self._edges[-1], strip.height, "0.949 g")
        for number, text in enumerate(cells):
            first, last = self._edges[number : number + 2]
            place = (left + first, top, last - first, strip.height)
            if strip.what.kind == "head":
                self._set(pen, *self._heads[number], place, Align.CENTRE)
            elif text:
                kind = Type(self._body, self._sizes[number])
                self._write(pen, text, place, kind, self._table.columns[number].align)

    def _head_cells(self) -> list[Fitted]:
        """Heads of columns that are alike have letters that are alike: no answer looks larger than others."""
        full = Type(self._bold, self._table.size)
        widths = [column.width for column in self._table.columns]
        first = [self._head_cell(column, full) for column in self._table.columns]
        sizes = {
            wide: min(kind.size for (_, kind), other in zip(first, widths, strict=True) if other == wide)
            for wide in widths
        }
        return [self._head_cell(one, Type(self._bold, sizes[one.width])) for one in self._table.columns]

    def _head_cell(self, column: Column, kind: Type) -> Fitted:
        place = column.width * MM - 2 * _HEAD_PAD, self._table.head_height * MM - 2 * _AIR
        lines, found = _fitted(self._shown(column.head), kind, place, _ONE_LINE_HEAD)
        even = found.width(column.head) / len(lines) + 0.5  # 比较 / 满意, not 比较满 / 意
        if len(lines) > 1 and "\n" not in column.head and even < place[0]:
            evenly, same = _fitted(self._shown(column.head), found, (even, place[1]), 1.0)
            return (evenly, same) if len(evenly) == len(lines) and same.size == found.size else (lines, found)
        return lines, found

    def _even(self, number: int) -> float:
        """The size of a column's letters: no name is much larger than that which has to be smallest."""
        room = self._table.columns[number].width * MM - 2 * _PAD, self._table.row_height * MM - 2 * _AIR
        full = Type(self._body, self._table.size)
        texts = {row[number] for row in self._table.rows}
        sizes = [_fitted(self._shown(text), full, room, _ONE_LINE)[1].size for text in texts if text]
        return min(full.size, min(sizes, default=full.size) * _EVEN)

    def _write(self, pen: Pen, text: str, place: Box, kind: Type, align: Align) -> None:
        room = place[2] - 2 * _PAD, place[3] - 2 * _AIR
        least = min(_ONE_LINE * self._table.size / kind.size, 1.0)  # of what the form's letters are in full
        lines, found = _fitted(self._shown(text), kind, room, least)
        self._set(pen, lines, found, place, align)

    def _set(self, pen: Pen, lines: Sequence[str], kind: Type, place: Box, align: Align) -> None:
        left, top, wide, high = place
        step = kind.size * _LEADING
        for number, line in enumerate(lines):
            y = top - high / 2 + ((len(lines) - 1) / 2 - number) * step - _MIDDLE * kind.size
            x = left + ((wide - kind.width(line)) / 2 if align is Align.CENTRE else _PAD)
            written(pen, x, y, line, kind)

    def _rule(self, pen: Pen, left: float, rows: Sequence[Placed]) -> None:
        """Thin lines inside, a thick frame."""
        top, foot = pen.top - rows[0].top, pen.top - rows[-1].top - rows[-1].strip.height
        right = left + self._edges[-1]
        pen.rules([(left, pen.top - one.top, right, pen.top - one.top) for one in rows[1:]], _THIN)
        pen.rules([(left + x, top, left + x, foot) for x in self._edges[1:-1]], _THIN)
        _frame(pen, left, top, right - left, top - foot)


def _frame(pen: Pen, left: float, top: float, wide: float, high: float) -> None:
    right, foot = left + wide, top - high
    pen.rules(
        [(left, top, right, top), (left, foot, right, foot), (left, top, left, foot),
         (right, top, right, foot)], _THICK,
    )  # fmt: skip


def _fitted(text: str, kind: Type, place: tuple[float, float], least: float) -> Fitted:
    """One line in letters not much smaller; else lines, as large as the place allows. A line end is kept."""
    room, height = place
    parts = text.split("\n")
    one = min(kind.size, *(kind.size * room / max(kind.width(part), 0.1) for part in parts))
    one = min(one, height / len(parts) / _LEADING)
    if len(parts) > 1 or one >= kind.size * (_WORDS if " " in text else least):
        return parts, Type(kind.role, one)
    return fitted_lines(text, kind, room, height * LEADING / _LEADING)
