"""Tables for others: .xlsx and .csv that no spreadsheet takes for formulas (reliability.md 2.7)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from meetingdesk.foundation import durable
from meetingdesk.foundation.errors import Fault
from meetingdesk.foundation.hanzi import width
from meetingdesk.foundation.sheet_limits import MAX_CELL

_DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # full-width: some Excels take them for the same
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_FIXED = datetime(2000, 1, 1)  # so that the same table gives the same bytes

Cell = str | int | None


@dataclass(frozen=True)
class Table:
    """One sheet to write: text stays text, whatever it looks like; only `int` becomes a number."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def xlsx_bytes(tables: Sequence[Table]) -> bytes:
    """The workbook: bold frozen header, columns as wide as their text, cells as text or whole numbers."""
    import xlsxwriter

    kept = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(kept, options) as book:
        book.set_properties({"created": _FIXED})
        text = {"num_format": "@", "quote_prefix": True}
        styles = book.add_format({"bold": True, "bottom": 1}), book.add_format(text)
        for number, table in enumerate(tables, 1):
            sheet = book.add_worksheet(_sheet_name(table.name) or f"{number}")
            _fill(sheet, table, *styles)
    return kept.getvalue()


def _sheet_name(name: str) -> str:
    """At most 31 units of UTF-16, as Excel counts them."""
    kept = _NOT_IN_SHEET_NAME.sub("", _clean(name))
    while len(kept.encode("utf-16-le")) > 62:
        kept = kept[:-1]
    return kept.strip()


def _fill(sheet: object, table: Table, head: object, text: object) -> None:
    write_string, write_number = sheet.write_string, sheet.write_number  # type: ignore[attr-defined]  # no types
    for column, title in enumerate(table.header):
        write_string(0, column, _clean(title), head)
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                write_number(number, column, cell)
            elif cell:
                write_string(number, column, _clean(cell), text)
    for column, wide in enumerate(_widths(table)):
        sheet.set_column(column, column, wide)  # type: ignore[attr-defined]
    sheet.freeze_panes(1, 0)  # type: ignore[attr-defined]


def _widths(table: Table) -> list[int]:
    """Column widths in half-width characters, between 6 and 50."""
    found = []
    for column, title in enumerate(table.header):
        cells = (str(row[column] or "") for row in table.rows if column < len(row))
        longest = max([width(title), *(max(map(width, cell.split("\n"))) for cell in cells)])
        found.append(min(50, max(6, longest + 2)))
    return found


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)[:MAX_CELL]


def csv_bytes(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """UTF-8 with BOM, so that Excel shows it right; an apostrophe before what could be a formula."""
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, lineterminator="\r\n")
    writer.writerow([_harmless(title) for title in header])
    writer.writerows([[_harmless(cell) for cell in row] for row in rows])
    return kept.getvalue().encode("utf-8-sig")


def _harmless(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    cell = _NOT_IN_XML.sub("", cell)
    blank = cell[:1] in {"\t", "\r", "\n"}  # alone at the start they do the same
    return f"'{cell}" if blank or cell.lstrip().startswith(_DANGEROUS) else cell


def unharmed(cell: str) -> str:
    """What `csv_bytes` was given, when its own apostrophe is read back."""
    inner = cell[1:]
    return inner if cell[:1] == "'" and _harmless(inner) == cell else cell


def write_xlsx(path: Path, tables: Sequence[Table]) -> None:
    """Write the workbook whole or not at all. Raises Fault sheet.write_failed."""
    write_whole(path, xlsx_bytes(tables))


def write_csv(path: Path, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Write the text file whole or not at all. Raises Fault sheet.write_failed."""
    write_whole(path, csv_bytes(header, rows))


def write_whole(path: Path, content: bytes) -> None:
    """Write aside, sync, rename: `path` holds the old content or the new, never a part.

    Raises Fault sheet.write_failed.
    """
    try:
        durable.write(path, content)
    except OSError as error:
        raise Fault("sheet.write_failed", file=path.name, reason=error.strerror or str(error)) from error
