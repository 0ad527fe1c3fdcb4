"""Tables from outside: .xlsx, .xls, .csv and pasted cells become rows of text, within hard limits.

A file from a stranger may be broken, huge or hostile (reliability.md 2.7). The zip directory is weighed here;
everything that parses a workbook happens in one warm worker process with limits of memory and time
(`sheet_worker`), so the worst file costs a worker, never the program. Every failure is a `BadInput` whose key
begins with `sheet.` and whose values name the file and, where it is known, the row.
"""

from __future__ import annotations

import atexit
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

from meetingdesk.foundation import sheet_html, sheet_text
from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.sheet_limits import (
    LOOK_BYTES,
    MAX_BYTES,
    MAX_MEMBERS,
    MAX_RATIO,
    WORKER_SECONDS,
)
from meetingdesk.foundation.sheet_process import Worker

ENCODINGS = sheet_text.ENCODINGS
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_FILES = (".csv", ".txt", ".tsv")


@dataclass(frozen=True)
class Area:
    """A merged block of cells; rows and columns count from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One table as rows of text; row `n` of the file is `rows[n - 1]`, all rows have the same length."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()

    def filled(self) -> Sheet:
        """The same sheet with the value of each merged block in all rows of its first column.

        Downwards only: a title merged across the table must not become everyone's name.
        """
        rows = [list(row) for row in self.rows]
        for area in self.merged:
            if area.top < len(rows) and area.left < len(rows[0]):
                for row in rows[area.top + 1 : area.bottom + 1]:
                    row[area.left] = row[area.left] or rows[area.top][area.left]
        return replace(self, rows=tuple(map(tuple, rows)))


@dataclass(frozen=True)
class Book:
    """What a file holds. `encoding` is the one a text file was read in, None for workbooks."""

    file: str
    sheets: tuple[Sheet, ...]
    encoding: str | None = None

    def sheet(self, name: str | None = None) -> Sheet:
        """The sheet called `name`; without a name the first visible one that has rows."""
        for one in self.sheets:
            if one.name == name or (name is None and one.rows and not one.hidden):
                return one
        raise BadInput("sheet.empty", file=self.file)


class SheetReader:
    """Reads files through one worker process, which it starts when needed and replaces after a breach."""

    def __init__(self, seconds: float = WORKER_SECONDS) -> None:
        self._worker = Worker(seconds)

    def warm(self) -> int:
        """Start the worker before it is needed; its process id."""
        return self._worker.start().pid

    def close(self) -> None:
        """End the worker."""
        self._worker.close()

    def read(self, path: Path, encoding: str | None = None) -> Book:
        """The tables in a file; `encoding` overrides the guess for a text file.

        Raises BadInput: sheet.missing, .unreadable, .empty, .too_big, .et, .unknown_kind, .wrong_kind,
        .encrypted, .damaged, .too_many_parts, .swollen, .too_many_rows, .too_many_columns, .cell_too_long,
        .text_too_long, .entities, .too_slow, .beyond_limits, .not_text, .encoding.
        """
        content = _content(path)
        if len(content) > MAX_BYTES:
            raise _too_big(path.name, content, self._worker)
        ending = path.suffix.lower()
        if ending in _TEXT_FILES:
            return _book_of_text(path.name, _only_text(path.name, content), encoding)
        if ending == ".et":
            raise BadInput("sheet.et", file=path.name)
        if ending not in (".xlsx", ".xlsm", ".xls"):
            raise BadInput("sheet.unknown_kind", file=path.name, kind=ending or "?")
        _weigh(path.name, ending, content, self._worker)
        return _book_of(path.name, self._worker.ask("read", path.name, content))


    def read_html(self, html: str, file: str = "") -> Book:
        """The first table of a page; `file` is what refusals call it. Raises BadInput as `read`."""
        return _book_of(file, self._worker.ask("html", file, html.encode("utf-8", "replace")))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LOOK_BYTES + 1)
    except FileNotFoundError:
        raise BadInput("sheet.missing", file=path.name) from None
    except (OSError, ValueError) as error:
        raise BadInput("sheet.unreadable", file=path.name, reason=str(error)) from error
    if not content:
        raise BadInput("sheet.empty", file=path.name)
    return content


def _too_big(file: str, content: bytes, worker: Worker) -> BadInput:
    """The refusal of a file beyond its limit, with the row that is to blame where that can be seen."""
    if content.startswith(b"PK") and len(content) <= LOOK_BYTES:
        worker.ask("scan", file, content)  # stops at the first cell that goes too far
    row = sheet_text.first_long_line(content) if b"\0" not in content[:4096] else None
    if row is not None:
        return BadInput("sheet.cell_too_long", file=file, row=row)
    return BadInput("sheet.too_big", file=file, limit=MAX_BYTES // 1_000_000)


def _only_text(file: str, content: bytes) -> bytes:
    if content.startswith((b"PK\x03\x04", _OLE)):
        raise BadInput("sheet.wrong_kind", file=file, found=".xlsx" if content[:2] == b"PK" else ".xls")
    return content


def _weigh(file: str, ending: str, content: bytes, worker: Worker) -> None:
    """Refuse what is not what its name says, and what would be too heavy to unpack."""
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise BadInput("sheet.encrypted", file=file)
        if ending != ".xls":
            raise BadInput("sheet.wrong_kind", file=file, found=".xls")
    elif content.startswith(b"PK"):
        breach = _directory_breach(file, content)
        if breach is not None:
            worker.ask("scan", file, content)  # may know the row that is to blame
            raise breach
        if ending == ".xls":
            raise BadInput("sheet.wrong_kind", file=file, found=".xlsx")
    else:
        raise BadInput("sheet.damaged" if b"\0" in content else "sheet.wrong_kind", file=file, found=".csv")


def _directory_breach(file: str, content: bytes) -> BadInput | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise BadInput("sheet.damaged", file=file) from error
    if len(members) > MAX_MEMBERS:
        raise BadInput("sheet.too_many_parts", file=file, limit=MAX_MEMBERS)
    if len({member.header_offset for member in members}) < len(members):
        raise BadInput("sheet.damaged", file=file)  # the same packed bytes under several names
    if any(member.flag_bits & 1 for member in members):
        raise BadInput("sheet.encrypted", file=file)
    total = sum(member.file_size for member in members)
    if total > MAX_BYTES:
        return BadInput("sheet.too_big", file=file, limit=MAX_BYTES // 1_000_000)
    if total > MAX_RATIO * max(1, len(content)):
        return BadInput("sheet.swollen", file=file, limit=MAX_RATIO)
    return None


def _book_of(file: str, found: list[dict[str, object]]) -> Book:
    sheets = []
    for one in found:
        rows: list[list[str]] = one["rows"]  # type: ignore[assignment]  # JSON of our own worker
        merged: list[list[int]] = one["merged"]  # type: ignore[assignment]
        hidden_rows: list[int] = one["hidden_rows"]  # type: ignore[assignment]
        sheets.append(
            Sheet(
                str(one["name"]),
                tuple(map(tuple, rows)),
                tuple(Area(*corner) for corner in merged),
                bool(one["hidden"]),
                frozenset(hidden_rows),
            )
        )
    return Book(file, tuple(sheets))


def _book_of_text(file: str, content: bytes, encoding: str | None) -> Book:
    text, used = sheet_text.decoded(file, content, encoding)
    return Book(file, (Sheet("", sheet_text.table(file, text)),), used)


def pasted(text: str, html: str = "", file: str = "") -> Book:
    """The table in cells copied from a spreadsheet or a page: its HTML where there is some, else its text.

    HTML knows merged cells and whole numbers; where it says no more than the text beside it, or can't be
    read, the text is taken, which is faster. `file` is what refusals call it. Raises BadInput as
    `SheetReader.read`.
    """
    wanted = sheet_html.says_more(html) or not text.strip()
    if wanted and sheet_html.has_table(html) and len(html) <= MAX_BYTES:
        try:
            return _shared().read_html(html, file)
        except BadInput as error:
            if not text or error.key not in {"sheet.too_slow", "sheet.beyond_limits", "sheet.damaged"}:
                raise
    if len(text) > MAX_BYTES:
        raise BadInput("sheet.too_big", file=file, limit=MAX_BYTES // 1_000_000)
    return Book(file, (Sheet("", sheet_text.table(file, text, "\t" if "\t" in text else None)),))


def preview(path: Path, encoding: str, lines: int = 10) -> Sequence[str]:
    """The first lines of a text file in an encoding, broken characters shown: for choosing the right one."""
    with path.open("rb") as file:
        return file.read(16_384).decode(encoding, "replace").splitlines()[:lines]


@cache
def _shared() -> SheetReader:
    reader = SheetReader()
    atexit.register(reader.close)
    return reader


def read_book(path: Path, encoding: str | None = None) -> Book:
    """As `SheetReader.read`, through the one warm worker of this process."""
    return _shared().read(path, encoding)


def number_text(text: str) -> str:
    """A number as an office means it: `1.38E+10` and `13800000000.0` are `13800000000`; other text stays."""
    text = text.strip()
    if re.fullmatch(r"\d+(\.\d+)?[eE]\+?\d{1,2}|\d+\.0+", text):
        return f"{int(float(text))}"
    return text


def date_of(text: str) -> date | None:
    """A date as offices write it: 2023-03-17, 2023/3/17, 2023年3月17日, 20230317 or the serial 45002."""
    serial = number_text(text)
    if re.fullmatch(r"\d{5}", serial):
        return (datetime(1899, 12, 30) + timedelta(days=int(serial))).date()
    parts = re.fullmatch(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})(?:日|\s.*)?", serial)
    try:
        return date(*map(int, parts.groups())) if parts else None
    except ValueError:
        return None
