"""CSV files of a case as checked rows: columns found by their header words, each cell within limits.

Rows are numbered as a spreadsheet shows them, the header being row 1. Columns may stand in any order, and
others beside them. Keys: case.column_missing, case.column_twice, case.too_many_rows, case.too_many_columns,
case.cell_too_long, case.csv_broken, case.row_too_long, case.cell_empty, case.not_a_number,
case.not_a_time, case.not_a_date.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.hanzi import clean_name
from meetingdesk.rehearsal.source import key, text_of

MAX_ROWS = 20_000
MAX_COLUMNS = 1_000
MAX_CELL = 1_000
"""Characters of one cell; the longest honest one is a reason for a leave."""

_DELIMITERS = ",\t;"


@dataclass(frozen=True)
class Row:
    """One row: its cells by column word, cleaned."""

    file: str
    number: int
    cells: dict[str, str]

    def bad(self, key: str, **values: object) -> BadInput:
        """The refusal of this row."""
        return BadInput(key, file=self.file, row=self.number, **values)

    def need(self, column: str) -> str:
        """The cell's text, which must be there."""
        found = self.cells[column]
        if not found:
            raise self.bad("case.cell_empty", column=column)
        return found

    def maybe(self, column: str) -> str | None:
        """The cell's text or `None`."""
        return self.cells[column] or None

    def whole(self, column: str, least: int = 0, most: int = 999_999_999) -> int:
        """A whole number from `least` to `most`, of at most nine digits."""
        found = key(self.need(column))
        number = int(found) if found.isascii() and found.isdigit() and len(found) <= 9 else -1
        if not least <= number <= most:
            raise self.bad("case.not_a_number", column=column, value=shown(found), least=least, most=most)
        return number

    def moment(self, column: str) -> tuple[date | None, time]:
        """A time of day, with the date where the cell has one."""
        found = " ".join(self.need(column).replace("：", ":").replace("T", " ").split())
        day, _space, clock = found.rpartition(" ")
        at = clock_time(clock)
        if at is None:
            raise self.bad("case.not_a_time", column=column, value=shown(found))
        if day and calendar_day(day) is None:
            raise self.bad("case.not_a_date", column=column, value=shown(day))
        return calendar_day(day), at


@dataclass(frozen=True)
class Table:
    """A whole file: the header as written (cleaned) and its rows."""

    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path, columns: Sequence[str]) -> Table:
    """Read a CSV file that must have `columns`; empty rows and empty columns at the end are passed over."""
    lines = _lines(path.name, text_of(path))
    number, first = next(lines, (1, []))
    header = _header(path.name, number, first, columns)
    rows = tuple(_row(path.name, row, cells, header) for row, cells in lines)
    return Table(path.name, header, rows)


def _lines(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with anything in them, by number."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if number > MAX_ROWS:
                raise BadInput("case.too_many_rows", file=name, row=number, most=MAX_ROWS)
            if len(cells) > MAX_COLUMNS:
                raise BadInput("case.too_many_columns", file=name, row=number, most=MAX_COLUMNS)
            if any(len(cell) > MAX_CELL for cell in cells):
                raise BadInput("case.cell_too_long", file=name, row=number, most=MAX_CELL)
            cleaned = [_cleaned(cell) for cell in cells]
            if any(cleaned):
                yield number, cleaned
    except csv.Error as error:
        raise _csv_error(name, number + 1, error) from error


_cleaned = lru_cache(maxsize=8192)(clean_name)  # a table of marks says the same few things a million times


def _csv_error(name: str, row: int, error: csv.Error) -> BadInput:
    """The csv module tells the two cases apart by its words only."""
    if "field limit" in str(error):
        return BadInput("case.cell_too_long", file=name, row=row, most=MAX_CELL)
    return BadInput("case.csv_broken", file=name, row=row)


def _header(name: str, row: int, cells: list[str], columns: Sequence[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    known = {key(column): column for column in columns}
    header = tuple(known.get(key(cell), cell) for cell in cells)
    for column in columns:
        if column not in header:
            raise BadInput(
                "case.column_missing", file=name, row=row, column=column, found=shown("、".join(header))
            )
    named = [key(cell) for cell in header if cell]
    for cell in header:
        if named.count(key(cell)) > 1:
            raise BadInput("case.column_twice", file=name, row=row, column=shown(cell))
    return header


def _row(name: str, number: int, cells: list[str], header: tuple[str, ...]) -> Row:
    if any(cells[len(header) :]):
        raise BadInput("case.row_too_long", file=name, row=number, columns=len(header))
    padded = cells + [""] * (len(header) - len(cells))
    return Row(name, number, {column: cell for column, cell in zip(header, padded, strict=False) if column})


def shown(text: str, most: int = 30) -> str:
    """What was found, on one line and short enough for a sentence."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most] + "…"


def clock_time(text: str) -> time | None:
    """A time of day as people write it (9:05, 09:05:00), or `None`."""
    for form in ("%H:%M:%S", "%H:%M"):
        try:
            return datetime.strptime(text, form).time()
        except ValueError:
            continue
    return None


def calendar_day(text: str) -> date | None:
    """A date as people write it (2023-03-17, 2023/3/17, 2023年3月17日), or `None`."""
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
