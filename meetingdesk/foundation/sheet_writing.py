"""Tables for others: .xlsx and .csv that no spreadsheet takes for formulas (reliability.md 2.7)."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from meetingdesk.foundation import durable
from meetingdesk.foundation.errors import Fault
from meetingdesk.foundation.hanzi import width
from meetingdesk.foundation.sheet_limits import MAX_CELL

_DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # full-width: some Excels take them for the same
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_FIXED = dt.datetime(2000, 1, 1)  # so that the same table gives the same bytes

# widths in half-width letters of 1.85 mm at full size
_UPRIGHT, _ROOM = 100, 220  # as much as an upright page takes; above the second, columns give way
_LEAST, _MOST, _TURNS = 6, 50, 14  # of a column; a longer head stands on two lines
_LINE = 15  # points
_A4 = 9


@dataclass(frozen=True)
class Share:
    """A share in per cent, as exact as it is said: "81.58"."""

    percent: str


Cell = str | int | Decimal | dt.date | dt.time | dt.timedelta | Share | None


@dataclass(frozen=True)
class Table:
    """One sheet to write: text stays text, whatever it looks like; figures, dates, times of day, lengths
    and shares are what a spreadsheet can reckon with.

    `foot`: lines below the rows, as wide as the table. `head`: what stands over each printed page.
    """

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    foot: Sequence[str] = ()
    head: str = ""


def xlsx_bytes(tables: Sequence[Table]) -> bytes:
    """The workbook: frozen bold heads, columns as wide as their text, ready to be printed on A4."""
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
        styles = _Styles(book, _face(tables))
        for number, table in enumerate(tables, 1):
            sheet = book.add_worksheet(_sheet_name(table.name) or f"{number}")
            widths = _widths(table)
            _fill(sheet, table, widths, styles)
            _close(sheet, table, sum(widths), styles)
            _set_up(sheet, table, widths)
    return kept.getvalue()


def _face(tables: Sequence[Table]) -> str:
    """The face that offices have for tables in the language of the heads."""
    heads = "".join(head for table in tables for head in table.header)
    return "宋体" if width(heads) > len(heads) else "Calibri"


class _Styles:
    """Formats by what a cell holds: each is made once."""

    def __init__(self, book: Any, face: str) -> None:
        self._book, self._face = book, face
        self._known: dict[str, Any] = {}
        text = {"quote_prefix": True, "text_wrap": True}  # quoted: it stays a text when edited there
        self.head = self._made(bold=True, align="center", bg_color="#EDEDED", text_wrap=True)
        self.text = self._made(num_format="@", **text)
        self.foot = book.add_format({"font_name": face, "valign": "top", **text})

    def shown_as(self, form: str) -> Any:
        """For figures that are shown so."""
        if form not in self._known:
            self._known[form] = self._made(num_format=form, align="center")
        return self._known[form]

    def _made(self, **more: object) -> Any:
        edge = {"border": 1, "border_color": "#808080"}
        return self._book.add_format({"font_name": self._face, "valign": "vcenter", **edge, **more})


def _sheet_name(name: str) -> str:
    """At most 31 units of UTF-16, as Excel counts them."""
    kept = _NOT_IN_SHEET_NAME.sub("", _clean(name))
    while len(kept.encode("utf-16-le")) > 62:
        kept = kept[:-1]
    return kept.strip()


def _fill(sheet: Any, table: Table, widths: Sequence[int], styles: _Styles) -> None:
    from xlsxwriter.utility import xl_range

    for column, title in enumerate(table.header):
        sheet.write_string(0, column, _clean(title), styles.head)
    _raise(sheet, 0, table.header, widths)
    for number, row in enumerate(table.rows, 1):
        blank = [None] * (len(table.header) - len(row)) if row else []
        for column, cell in enumerate([*row, *blank]):
            _write(sheet, (number, column), cell, styles)
        _raise(sheet, number, [_shown(cell) for cell in row], widths)
    last = max(len(table.rows), 1), max(len(table.header) - 1, 0)
    sheet.ignore_errors({"number_stored_as_text": xl_range(1, 0, *last)})  # telephones are meant to be text


def _write(sheet: Any, place: tuple[int, int], cell: Cell, styles: _Styles) -> None:
    if cell is None or cell == "":
        sheet.write_blank(*place, None, styles.shown_as("General"))
    elif isinstance(cell, str):
        sheet.write_string(*place, _clean(cell), styles.text)
    elif isinstance(cell, int):
        sheet.write_number(*place, cell, styles.shown_as("0"))
    elif isinstance(cell, Decimal):
        sheet.write_number(*place, cell, styles.shown_as(_places(cell)))
    elif isinstance(cell, Share):
        told = Decimal(cell.percent)
        sheet.write_number(*place, told / 100, styles.shown_as(_places(told) + "%"))
    else:
        form = next(form for kind, form in _MOMENTS.items() if isinstance(cell, kind))
        sheet.write_datetime(*place, cell, styles.shown_as(form))


_MOMENTS: dict[type, str] = {dt.date: "yyyy-mm-dd", dt.time: "h:mm", dt.timedelta: '[m]"′"ss"″"'}


def _places(number: Decimal) -> str:
    """0.00 for 96.30."""
    places = -int(number.as_tuple().exponent)
    return "0." + "0" * places if places > 0 else "0"


def _close(sheet: Any, table: Table, room: int, styles: _Styles) -> None:
    """Lines below the rows. Cells that are joined do not find their height themselves."""
    for number, line in enumerate(table.foot, len(table.rows) + 2):
        if len(table.header) > 1:
            sheet.merge_range(number, 0, number, len(table.header) - 1, "", styles.foot)
        sheet.write_string(number, 0, _clean(line), styles.foot)
        sheet.set_row(number, _LINE * _lines(line, room))


def _raise(sheet: Any, number: int, texts: Sequence[str], widths: Sequence[int]) -> None:
    """Only a row that turns over is given a height; any other finds its own."""
    lines = max((_lines(text, wide - 1) for text, wide in zip(texts, widths, strict=False)), default=1)
    if lines > 1:
        sheet.set_row(number, _LINE * lines)


def _lines(text: str, room: int) -> int:
    return sum(-(-(width(part) or 1) // room) for part in text.split("\n"))


def _set_up(sheet: Any, table: Table, widths: Sequence[int]) -> None:
    """On paper: as wide as the page, heads on each, what it is above and pages counted below."""
    for column, wide in enumerate(widths):
        sheet.set_column(column, column, wide)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_paper(_A4)
    if sum(widths) > _UPRIGHT:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    sheet.center_horizontally()
    over = [_clean(words).replace("&", "&&") for words in (table.head[:80], table.name[:31])]
    sheet.set_header(f"&L{over[0]}&R{over[1]}")
    sheet.set_footer("&C&P / &N")


def _widths(table: Table) -> list[int]:
    """In half-width letters; where all would be too wide for a page, the widest give way and turn over."""
    found = []
    for column, title in enumerate(table.header):
        cells = [_shown(row[column]) for row in table.rows if column < len(row)]
        longest = max((width(line) for cell in cells for line in cell.split("\n")), default=0)
        found.append(min(_MOST, max(_LEAST, longest + 2, _head_width(title))))
    while sum(found) > _ROOM and max(found) > _TURNS:
        found[found.index(max(found))] -= 1
    return found


def _head_width(title: str) -> int:
    """A long head turns over once; no word is cut."""
    whole = width(title) + 2
    if whole <= _TURNS:
        return whole
    word = max((width(one) for one in title.split() if width(one) == len(one)), default=0)
    return max(word + 2, -(-whole // 2) + 4)


def _shown(cell: Cell) -> str:
    """As long as the spreadsheet will show it."""
    if isinstance(cell, Share):
        return f"{cell.percent}%"
    if isinstance(cell, dt.timedelta):
        return "00′00″"
    return f"{cell:%H:%M}" if isinstance(cell, dt.time) else "" if cell is None else str(cell)


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
        return cell if cell is None or isinstance(cell, int) else _shown(cell)
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
