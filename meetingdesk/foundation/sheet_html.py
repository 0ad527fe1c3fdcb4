"""A table on the clipboard as HTML, as spreadsheets put it there: cells, merged blocks, numbers in full.

Only the words of cells are taken; nothing is fetched, no style or script is looked at. Runs in the worker: a
page made to keep the parser busy costs no more than the worker's time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.sheet_limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS
from meetingdesk.foundation.sheet_text import cell_text, squared

_SILENT = frozenset({"style", "script", "head", "title"})
_BREAKS = frozenset({"br", "p", "div", "li"})


@dataclass
class _Cell:
    """A cell being read."""

    down: int
    across: int
    number: str
    words: list[str] = field(default_factory=list)
    length: int = 0

    def say(self, words: str) -> None:
        """Add words."""
        self.words.append(words)
        self.length += len(words)

    def text(self) -> str:
        """A number in full, where the table says it; `1.38E+10` is only how it looked."""
        lines = (" ".join(line.split()) for line in "".join(self.words).split("\n"))
        return cell_text(self.number or "\n".join(filter(None, lines)))


def has_table(html: str) -> bool:
    """Whether there is a table that can be read here."""
    return "<table" in html.lower()


def says_more(html: str) -> bool:
    """Whether the HTML knows what the text beside it doesn't: merged cells, numbers in full."""
    lower = html.lower()
    return any(mark in lower for mark in ("rowspan", "colspan", "x:num"))


def table(file: str, html: str) -> tuple[tuple[tuple[str, ...], ...], list[list[int]]]:
    """The rows of the first table, and its merged blocks (top, left, bottom, right, from 0).

    Raises BadInput sheet.too_many_rows, .too_many_columns, .cell_too_long, .damaged.
    """
    reader = _Reader(file)
    try:
        reader.feed(html)
        reader.close()
    except AssertionError:  # how Python's parser says that a declaration is none
        raise BadInput("sheet.damaged", file=file) from None
    reader.end_cell()
    return squared(reader.rows), reader.merged


class _Reader(HTMLParser):
    """Follows the first table; a table inside a cell is words of that cell."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file = file
        self.rows: list[list[str]] = []
        self.merged: list[list[int]] = []
        self._below: dict[int, int] = {}  # column -> how many rows below this one a block still covers
        self._busy: set[int] = set()  # columns of this row that a block from above stands in
        self._cell: _Cell | None = None
        self._depth = self._silent = 0
        self._over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A row or a cell begins."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth == 1 and not self._over and tag == "tr":
            self._begin_row()
        elif self._depth == 1 and not self._over and tag in {"td", "th"}:
            self._begin_cell({name: value or "" for name, value in attrs})
        elif tag in _BREAKS and self._cell is not None:
            self._cell.say("\n")

    def handle_endtag(self, tag: str) -> None:
        """A row, a cell or the table ends."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table":
            self._depth = max(0, self._depth - 1)
            self._over = self._over or self._depth == 0
        if self._depth < 2 and tag in {"td", "th", "tr", "table"}:
            self.end_cell()

    def handle_data(self, data: str) -> None:
        """Words of a cell; line ends of the source are blanks."""
        if self._cell is not None and not self._silent:
            self._cell.say(data.replace("\n", " ").replace("\r", " "))
            if self._cell.length > MAX_CELL:
                raise BadInput("sheet.cell_too_long", file=self.file, row=len(self.rows))

    def _begin_row(self) -> None:
        self.end_cell()
        if len(self.rows) == MAX_ROWS:
            raise BadInput("sheet.too_many_rows", file=self.file, row=MAX_ROWS + 1, limit=MAX_ROWS)
        self.rows.append([])
        self._busy = set(self._below)
        self._below = {column: left - 1 for column, left in self._below.items() if left > 1}

    def _begin_cell(self, given: dict[str, str]) -> None:
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        down = _span(given.get("rowspan"), MAX_ROWS)
        self._cell = _Cell(down, _span(given.get("colspan"), MAX_COLUMNS + 1), given.get("x:num", ""))

    def end_cell(self) -> None:
        """Put the cell into its row, and remember what it covers."""
        cell, self._cell = self._cell, None
        if cell is None:
            return
        row = self.rows[-1]
        while len(row) in self._busy:
            row.append("")
        top, left = len(self.rows) - 1, len(row)
        row += [cell.text(), *[""] * (cell.across - 1)]
        if len(row) > MAX_COLUMNS and any(row[MAX_COLUMNS:]):
            raise BadInput("sheet.too_many_columns", file=self.file, row=top + 1, limit=MAX_COLUMNS)
        del row[MAX_COLUMNS:]
        if cell.down > 1 or cell.across > 1:
            self.merged.append([top, left, top + cell.down - 1, left + cell.across - 1])
        if cell.down > 1:
            self._below |= dict.fromkeys(range(left, left + cell.across), cell.down - 1)


def _span(text: str | None, most: int) -> int:
    """How many rows or columns a cell covers; nonsense is one."""
    plain = (text or "").strip()
    return max(1, min(int(plain[:9]), most)) if plain.isdecimal() else 1
