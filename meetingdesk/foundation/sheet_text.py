"""Text files and pasted cells as tables: which encoding, which separator, which limits (practice.md 7.5)."""

from __future__ import annotations

import csv
import io
import re
from itertools import chain

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.sheet_limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS
from meetingdesk.foundation.sheet_writing import unharmed

ENCODINGS = ("utf-8-sig", "utf-8", "gb18030")  # tried in this order, each strictly
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MANY_CELLS = 2 * MAX_CELL  # separators in one row, quoted ones too; no spreadsheet has 20,000 columns
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def decoded(file: str, content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text and the encoding it was read in. Raises BadInput sheet.encoding (with row), sheet.not_text."""
    if encoding is None:
        encoding = _guess(file, content)
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        row = content.count(b"\n", 0, getattr(error, "start", 0)) + 1
        raise BadInput("sheet.encoding", file=file, encoding=encoding, row=row) from error
    if "\0" in text:
        raise BadInput("sheet.not_text", file=file)
    return text, encoding


def _guess(file: str, content: bytes) -> str:
    if content.startswith(_UTF16):
        return "utf-16"
    if content.startswith(b"\xef\xbb\xbf"):
        return ENCODINGS[0]
    for encoding in ENCODINGS[1:]:
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise BadInput("sheet.not_text", file=file)


def table(file: str, text: str, delimiter: str | None = None) -> tuple[tuple[str, ...], ...]:
    """Rows of cells, all of one length.

    Raises BadInput sheet.too_many_rows, .too_many_columns, .cell_too_long.
    """
    rows: list[list[str]] = []
    lines = _Lines(file, text, delimiter or _separator(text))
    try:
        for row in csv.reader(lines, delimiter=lines.delimiter):
            _check(file, len(rows) + 1, row)
            rows.append([cell_text(unharmed(cell)) for cell in row])
            lines.next_row()
    except csv.Error as error:  # a cell past csv's own limit, mostly an unclosed quotation mark
        raise BadInput("sheet.cell_too_long", file=file, row=len(rows) + 1) from error
    return squared(rows)


class _Lines:
    """The lines of a text for csv; a row of millions of empty cells is stopped before it is made."""

    def __init__(self, file: str, text: str, delimiter: str) -> None:
        self.delimiter = delimiter
        self._file, self._lines = file, io.StringIO(text, newline="")
        self._row, self._cells = 1, 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._cells += line.count(self.delimiter)
        if self._cells > _MANY_CELLS:
            raise BadInput("sheet.too_many_columns", file=self._file, row=self._row, limit=MAX_COLUMNS)
        return line

    def next_row(self) -> None:
        """The row that was read is whole."""
        self._row, self._cells = self._row + 1, 0


def _check(file: str, number: int, row: list[str]) -> None:
    if number > MAX_ROWS:
        raise BadInput("sheet.too_many_rows", file=file, row=number, limit=MAX_ROWS)
    if len(row) > MAX_COLUMNS and any(row[MAX_COLUMNS:]):
        raise BadInput("sheet.too_many_columns", file=file, row=number, limit=MAX_COLUMNS)
    if any(len(cell) > MAX_CELL for cell in row):
        raise BadInput("sheet.cell_too_long", file=file, row=number)


def _separator(text: str) -> str:
    """The separator that the first lines use most; a comma when they use none."""
    start = "\n".join(text[:20_000].splitlines()[:10])
    return max(",\t;", key=start.count)


def cell_text(text: str) -> str:
    """A cell without control characters, line ends as one kind, nothing around it."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip(" \t\n\u00a0\u3000\ufeff")


def squared(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Rows of one length, without the empty rows and columns at the end."""
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(chain([0], (place + 1 for row in rows for place, cell in enumerate(row) if cell)))
    return tuple((*row[:width], *[""] * (width - len(row))) for row in rows)


def first_long_line(content: bytes) -> int | None:
    """The first line too long to be a row of cells, in a file too big to be read."""
    longest = MAX_CELL * 4
    start = 0
    for number in range(1, MAX_ROWS + 1):
        end = content.find(b"\n", start)
        if (len(content) if end < 0 else end) - start > longest:
            return number
        if end < 0:
            return None
        start = end + 1
    return None
