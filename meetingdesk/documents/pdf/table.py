"""Tables of thousands of rows: each distinct text of a column is broken once, a page is drawn in one go.

Head rows are said again on each page, a cell that spans rows is said again too, and a row higher than a page
goes on over the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import ceil

from meetingdesk.documents.blocks import Align, Group, Handwriting, Table
from meetingdesk.documents.pdf.breaking import break_lines
from meetingdesk.documents.pdf.columns import HEAD_PAD, PAD, edges
from meetingdesk.documents.pdf.pen import END_OF_READING, MM, Ink, Pen, paddings
from meetingdesk.documents.pdf.strips import Placed, Strip
from meetingdesk.documents.pdf.strokes import curves
from meetingdesk.documents.pdf.text import ASCENT, Type

_LINE = 1.3  # line height in a cell, of the size
_AIR = 0.55  # above and below a cell's text together, of the size
_HEAD_TINT = "0.949 g"
_GROUP_TINT = "0.973 g"
_THIN, _THICK = 0.4, 0.9
_INK = 0.8  # of what was written by hand
_SHRINK = 1.4  # a cell's letters become no smaller than 1 / 1.4
_NAME = 24  # characters of the longest name of a person
_DOTTED = 1.55  # 7 of 10.5 points, as `frame.name_width` means it
_PARTED = 1.18  # and hardly smaller where words could stand on two lines

Rule = tuple[float, float, float, float]


@dataclass(slots=True)
class Cell:
    """A text as broken for its column: for each line the operators before and after its baseline."""

    lines: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Row:
    """Cells of one row, or of the part of a row that a page can hold."""

    cells: list[Cell]
    texts: Sequence[str]
    kind: str = "row"  # row, head or group
    inked: list[tuple[int, Handwriting]] | None = None  # by column


@dataclass(frozen=True, slots=True)
class Place:
    """The type area: its left edge on the page, width and height, points."""

    left: float
    room: float
    height: float


class TableFlow:
    """A table laid out for one document."""

    def __init__(
        self, table: Table, place: Place, ink: Ink, faces: tuple[Type, Type], shown: Callable[[str], str]
    ) -> None:
        self._body, self._bold = faces
        self._left = place.left
        self._table = table
        self._ink = ink
        self._shown = shown
        self._page = place.height
        self._leading = self._body.size * _LINE
        self._least = max(table.least_height * MM, self._leading + _AIR * self._body.size)
        self._edges = edges(table, place.room, *faces, shown)
        self._cells: list[dict[str, Cell]] = [{} for _ in table.columns]
        self._merged = tuple(number for number, column in enumerate(table.columns) if column.group)
        self._places = {column: _places(table.rows, self._merged, column) for column in self._merged}
        self._inked: dict[int, list[tuple[int, Handwriting]]] = {}
        for row, column, hand in table.inked:
            self._inked.setdefault(row, []).append((column, hand))
        self._sink = (0.5 - ASCENT) * self._body.size  # from the middle of a line down to its baseline

    # ------------------------------------------------------------ laying out

    def strips(self) -> list[Strip]:
        """The head, then each row."""
        head = self._head()
        again = head if head and head.height <= self._page / 3 else None  # a monster is not said twice
        limit = self._page - (again.height if again else 0.0)
        rows: list[Strip] = []
        for number, row in enumerate(self._table.rows):
            rows.extend([self._group(row)] if isinstance(row, Group) else self._row(number, row, limit))
        for strip in rows:
            strip.head, strip.most = again, self._table.per_page
        _hold_ends(rows)
        return [head, *rows] if head else rows

    def _head(self) -> Strip | None:
        heads = [column.head for column in self._table.columns]
        if not any(heads):
            return None
        cells = [self._head_cell(number) for number in range(len(heads))]
        head = self._strip(Row(cells, heads, "head"), max(len(cell.lines) for cell in cells))
        head.keep = True
        return head

    def _row(self, number: int, texts: tuple[str, ...], limit: float) -> list[Strip]:
        cells = [self._cell(column, text) for column, text in enumerate(texts)]
        lines, keep = max([len(cell.lines) for cell in cells], default=1), False
        if self._merged:
            lines, keep = self._shared(number, cells)
        strip = self._strip(Row(cells, texts, inked=self._inked.get(number)), lines)
        strip.keep = keep
        if strip.height <= limit:
            return [strip]
        fit = max(int((limit - _AIR * self._body.size) / self._leading), 1)
        return [
            self._strip(part, max(len(cell.lines) for cell in part.cells))
            for part in _parts(cells, texts, fit)
        ]

    def _shared(self, number: int, cells: list[Cell]) -> tuple[int, bool]:
        """Lines that a row needs when its spanning cells share their height with their neighbours.

        Three rows bear a high cell, so three of them (or all) stay on one page: the second value.
        """
        lines = max([len(cell.lines) for at, cell in enumerate(cells) if at not in self._merged], default=1)
        keep = False
        for column in self._merged:
            at, count = self._places[column][number]
            needed = len(cells[column].lines)
            lines = max(lines, ceil(needed / min(count, 3)))
            keep = keep or (needed > 1 and at < count - 1 and (at < 2 or at >= count - 3))
        return lines, keep

    def _strip(self, row: Row, lines: int) -> Strip:
        height = self._least
        if lines > 1:
            height = max(height, lines * self._leading + _AIR * self._body.size)
        return Strip(self, height, row)

    def _group(self, group: Group) -> Strip:
        cell = self._broken(group.text, self._bold, (PAD, self._edges[-1] - PAD), Align.LEFT)
        strip = self._strip(Row([cell], (group.text,), "group"), len(cell.lines))
        strip.keep = True
        return strip

    def _head_cell(self, number: int) -> Cell:
        return self._broken(
            self._table.columns[number].head, self._bold, self._inside(number, HEAD_PAD), Align.CENTRE
        )

    def _cell(self, number: int, text: str) -> Cell:
        known = self._cells[number]
        cell = known.get(text)
        if cell is None:
            column = self._table.columns[number]
            inside = self._inside(number, PAD)
            cell = self._shrunk(text, inside, column.least) if column.shrink else None
            cell = known[text] = cell or self._broken(text, self._body, inside, column.align)
        return cell

    def _inside(self, number: int, pad: float) -> tuple[float, float]:
        return self._edges[number] + pad, self._edges[number + 1] - pad

    def _broken(self, text: str, kind: Type, inside: tuple[float, float], align: Align) -> Cell:
        if not text:
            return Cell(())
        left, room = inside[0], max(inside[1] - inside[0], 1.0)
        shown = self._shown(text)
        width = kind.width(shown)
        if width <= room and "\n" not in shown:  # by far the most
            return Cell(
                ((self._place(left + _shift(room - width, align)), self._show(shown, kind, kind.size)),)
            )
        lines: list[tuple[str, str]] = []
        for part in _parted(shown).split("\n"):
            widths = list(map(kind.points.__getitem__, part))
            for line in break_lines(part, widths, (room, room), kind.size):
                x = left + _shift(room - line.natural, align)
                lines.append((self._place(x), self._show(part[line.start : line.end], kind, kind.size)))
        return Cell(tuple(lines))

    def _shrunk(self, text: str, inside: tuple[float, float], least: float) -> Cell | None:
        """One line in smaller letters, if that is enough."""
        shown, room = self._shown(text), max(inside[1] - inside[0], 1.0)
        width = self._body.width(shown)
        most = self._body.size / least if least else _SHRINK
        most = min(most, _PARTED if " " in shown else _DOTTED if "·" in shown else most)
        if not width or not 1 < width / room <= most:
            return None
        size = self._body.size * room / width
        main = self._ink.of(self._body.role.main).resource
        show = f"{main} {size:.2f} Tf {self._show(shown, self._body, size)} {main} {self._body.size:g} Tf"
        return Cell(((self._place(inside[0]), show),))

    def _place(self, x: float) -> str:
        return f"1 0 0 1 {self._left + x:.2f}"

    def _show(self, text: str, kind: Type, size: float) -> str:
        """Operators that show `text`; they come back to the main font if they had to leave it."""
        blanks = paddings(text, 0, len(text)) if "\u3000" in text else {}
        shown, at = [], 0
        for start, (end, opening) in blanks.items():
            if start > at:
                shown.append(self._letters(text[at:start], kind, size))
            shown += [opening, self._letters(text[start:end], kind, size), END_OF_READING]
            at = end
        return " ".join([*shown, self._letters(text[at:], kind, size)])

    def _letters(self, text: str, kind: Type, size: float) -> str:
        fonts = kind.role.fonts
        main = self._ink.of(kind.role.main)
        if {*map(fonts.__getitem__, text)} == {kind.role.main}:
            return f"<{main.hex(text)}> Tj"
        shown = []
        for font, chars in groupby(text, key=fonts.__getitem__):
            used = self._ink.of(font)
            shown.append(f"{used.resource} {size:.2f} Tf <{used.hex(''.join(chars))}> Tj")
        return " ".join([*shown, f"{main.resource} {size:g} Tf"])

    # ------------------------------------------------------------ drawing

    def draw(self, pen: Pen, left: float, placed: Sequence[Placed]) -> None:
        """The rows of one page: text first, then the rules around them."""
        self._tints(pen, left, placed)
        plain_rows: list[str] = []
        bold_rows: list[str] = []
        for one in placed:
            rows = plain_rows if one.strip.what.kind == "row" else bold_rows
            self._write_row(rows, pen.top - one.top, one.strip)
        for number in range(len(self._merged)):
            self._write_spans(plain_rows, pen, placed, self._merged[: number + 1])
        for face, rows in ((self._bold, bold_rows), (self._body, plain_rows)):
            if rows:
                pen.place_many(f"{self._ink.of(face.role.main).resource} {face.size:g} Tf", rows)
        self._rules(pen, left, placed)
        if self._inked:
            self._write_by_hand(pen, left, placed)

    def _write_by_hand(self, pen: Pen, left: float, placed: Sequence[Placed]) -> None:
        for one in placed:
            foot = pen.top - one.top - one.strip.height
            for column, hand in one.strip.what.inked or ():
                x, right = self._inside(column, PAD)
                pen.curves(curves(hand, (left + x, foot + 2, right - x, one.strip.height - 4)), _INK)

    def _write_row(self, operators: list[str], top: float, strip: Strip) -> None:
        row: Row = strip.what
        merged = self._merged if row.kind == "row" else ()
        middle = f"{top - strip.height / 2 + self._sink:.2f} Tm"
        for number, cell in enumerate(row.cells):
            if number in merged:
                continue
            if len(cell.lines) == 1:
                place, show = cell.lines[0]
                operators.append(f"{place} {middle} {show}")
            else:
                self._write_cell(operators, cell, top, strip.height)

    def _write_cell(self, operators: list[str], cell: Cell, top: float, height: float) -> None:
        """Each line at its place; the whole stands in the middle of the row."""
        y = top - (height - (len(cell.lines) - 1) * self._leading) / 2 + self._sink
        for place, show in cell.lines:
            operators.append(f"{place} {y:.2f} Tm {show}")
            y -= self._leading

    def _write_spans(
        self, operators: list[str], pen: Pen, placed: Sequence[Placed], columns: Sequence[int]
    ) -> None:
        """Text of equal neighbours once, in the middle of them."""
        for run in _spans(placed, columns):
            height = sum(one.strip.height for one in run)
            self._write_cell(operators, run[0].strip.what.cells[columns[-1]], pen.top - run[0].top, height)

    def _tints(self, pen: Pen, left: float, placed: Sequence[Placed]) -> None:
        for one in placed:
            kind = one.strip.what.kind
            if kind != "row":
                tint = _HEAD_TINT if kind == "head" else _GROUP_TINT
                pen.tint(left, pen.top - one.top - one.strip.height, self._edges[-1], one.strip.height, tint)

    def _rules(self, pen: Pen, left: float, placed: Sequence[Placed]) -> None:
        top, last = pen.top - placed[0].top, placed[-1]
        foot = pen.top - last.top - last.strip.height
        right = left + self._edges[-1]
        thin = [
            rule
            for above, one in pairwise(placed)
            for rule in self._rules_between(above.strip.what, one.strip.what, pen.top - one.top, left)
        ]
        for run in _grids(placed):
            upper = pen.top - run[0].top
            lower = pen.top - run[-1].top - run[-1].strip.height
            thin.extend((left + x, upper, left + x, lower) for x in self._edges[1:-1])
        pen.rules(thin, _THIN)
        frame = [
            (left, top, right, top),
            (left, foot, right, foot),
            (left, top, left, foot),
            (right, top, right, foot),
        ]
        pen.rules(frame, _THICK)

    def _rules_between(self, above: Row, below: Row, y: float, left: float) -> list[Rule]:
        """The rule between two rows, open where a cell spans both."""
        spanned = [
            column for at, column in enumerate(self._merged) if _same(above, below, self._merged[: at + 1])
        ]
        if not spanned:
            return [(left, y, left + self._edges[-1], y)]
        columns = [column for column in range(len(self._table.columns)) if column not in spanned]
        return [(left + self._edges[column], y, left + self._edges[column + 1], y) for column in columns]


def _parted(text: str) -> str:
    """阿卜杜热合曼·买买提 on lines that end at the dot, where it needs two."""
    return text.replace("·", "·\n") if len(text) <= _NAME and not text.endswith("·") else text


def _hold_ends(rows: Sequence[Strip]) -> None:
    """No table begins with one row at the foot of a page or leaves its last row alone on the next."""
    held = [*rows[:2], rows[-2]] if len(rows) > 3 else rows[:-1]
    for strip in held:
        strip.keep = True


def _shift(spare: float, align: Align) -> float:
    """How far a line moves right in `spare` points of room."""
    if spare <= 0 or align in {Align.LEFT, Align.BOTH}:
        return 0.0
    return spare / 2 if align is Align.CENTRE else spare


def _same(above: Row, below: Row, columns: Sequence[int]) -> bool:
    """Whether two rows share a cell: alike in its column and in the spanning columns left of it."""
    if not above.kind == below.kind == "row":
        return False
    return all(above.texts[column] == below.texts[column] for column in columns)


def _spans(placed: Sequence[Placed], columns: Sequence[int]) -> list[list[Placed]]:
    """Neighbouring rows of a page that share the cell of the last of `columns`."""
    runs: list[list[Placed]] = []
    for one in placed:
        row = one.strip.what
        if row.kind != "row":
            continue
        if runs and _same(runs[-1][-1].strip.what, row, columns) and _touch(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _places(
    rows: Sequence[tuple[str, ...] | Group], merged: Sequence[int], column: int
) -> list[tuple[int, int]]:
    """For each row its place among those that share its cell of `column`, and how many they are."""
    columns = merged[: merged.index(column) + 1]

    def shared(number: int) -> object:
        row = rows[number]
        return number if isinstance(row, Group) else tuple(row[one] for one in columns)

    found: list[tuple[int, int]] = []
    for _, run in groupby(range(len(rows)), key=shared):
        count = len(list(run))
        found += [(at, count) for at in range(count)]
    return found


def _touch(above: Placed, below: Placed) -> bool:
    return abs(above.top + above.strip.height - below.top) < 0.1


def _grids(placed: Sequence[Placed]) -> list[list[Placed]]:
    """Runs of rows with columns; a group row interrupts them."""
    runs: list[list[Placed]] = [[]]
    for one in placed:
        if one.strip.what.kind == "group":
            runs.append([])
        else:
            runs[-1].append(one)
    return [run for run in runs if run]


def _parts(cells: list[Cell], texts: Sequence[str], fit: int) -> list[Row]:
    """A row cut into parts of `fit` lines."""
    most = max(len(cell.lines) for cell in cells)
    return [
        Row([Cell(cell.lines[start : start + fit]) for cell in cells], texts) for start in range(0, most, fit)
    ]
