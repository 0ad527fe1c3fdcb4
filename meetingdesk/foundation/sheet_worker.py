"""The worker process that parses workbooks: scans them within limits first, then reads their cells.

It talks JSON lines on stdin and stdout, holds nothing between questions, and may die of a hostile file.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from struct import unpack_from
from typing import Any

from meetingdesk.foundation import sheet_html
from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.sheet_limits import (
    MAX_BYTES,
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    WORKER_MEMORY,
)
from meetingdesk.foundation.sheet_scan import Scan, scan
from meetingdesk.foundation.sheet_text import cell_text, squared

_BEGIN_OF_FILE = b"\x09\x08\x10\x00\x00\x06"  # BIFF8
_FILEPASS = 0x2F
HIDDEN = {"Hidden", "VeryHidden"}


def main() -> None:
    """Answer questions until the program closes our stdin."""
    _limit_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing but answers may reach the program
    questions = sys.stdin.buffer
    while line := questions.readline():
        question = json.loads(line)
        content = questions.read(question["size"])
        answers.write(json.dumps(answer(question["task"], question["file"], content)).encode() + b"\n")
        answers.flush()


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limit; the scan still stands
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (WORKER_MEMORY, WORKER_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(task: str, file: str, content: bytes) -> dict[str, Any]:
    """The sheets, or the key and values of the refusal. `task`: read, scan (limits only), html."""
    try:
        if task == "html":
            rows, merged = sheet_html.table(file, content.decode("utf-8", "replace"))
            return {"sheets": [_plain_sheet(rows, merged)]}
        found = scan(file, content) if content.startswith(b"PK") else Scan()
        return {"sheets": [] if task == "scan" else _sheets(file, content, found)}
    except BadInput as error:
        return {"key": error.key, "values": error.values}
    except MemoryError:
        return {"key": "sheet.beyond_limits", "values": {}}


def _sheets(file: str, content: bytes, found: Scan) -> list[dict[str, Any]]:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        known = [one for one in book.sheets_metadata if one.typ is calamine.SheetTypeEnum.WorkSheet]
        if len(known) > MAX_SHEETS:
            raise BadInput("sheet.too_many_parts", file=file, limit=MAX_SHEETS)
        room = _Room(file)
        return [_sheet(file, book.get_sheet_by_name(one.name), one, found, room) for one in known]
    except calamine.PasswordError:
        raise BadInput("sheet.encrypted", file=file) from None
    except (calamine.CalamineError, ValueError, OSError, OverflowError):
        closed = _behind_password(content)
        raise BadInput("sheet.encrypted" if closed else "sheet.damaged", file=file) from None


def _plain_sheet(rows: Sequence[Sequence[str]], merged: list[list[int]]) -> dict[str, Any]:
    if _overlapping(merged, len(rows), len(rows[0]) if rows else 0):
        merged = []
    return {"name": "", "rows": rows, "merged": merged, "hidden": False, "hidden_rows": []}


def _behind_password(content: bytes) -> bool:
    """Whether an old workbook begins with the record FILEPASS, which readers report as no workbook at all."""
    place = content.find(_BEGIN_OF_FILE)
    for _record in range(8):
        if place < 0 or place + 4 > len(content):
            return False
        kind, size = unpack_from("<HH", content, place)
        if kind == _FILEPASS:
            return True
        place += 4 + size
    return False


class _Room:
    """Cells and characters that all sheets together may still hold; shared strings swell without bytes."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._cells, self._characters = MAX_CELLS, MAX_BYTES

    def take(self, rows: list[list[str]]) -> None:
        """Refused as sheet.too_big when there is no more room."""
        self._cells -= sum(map(len, rows))
        self._characters -= sum(len(cell) for row in rows for cell in row)
        if self._cells < 0 or self._characters < 0:
            raise BadInput("sheet.too_big", file=self._file, limit=MAX_BYTES // 1_000_000)


def _sheet(file: str, sheet: Any, known: Any, found: Scan, room: _Room) -> dict[str, Any]:
    name = sheet.name
    if sheet.total_height > MAX_ROWS:
        raise BadInput("sheet.too_many_rows", file=file, sheet=name, row=sheet.total_height, limit=MAX_ROWS)
    if sheet.total_width > MAX_COLUMNS:
        raise BadInput("sheet.too_many_columns", file=file, sheet=name, row=1, limit=MAX_COLUMNS)
    rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for number, row in enumerate(rows, 1):
        if any(len(cell) > MAX_CELL for cell in row):
            raise BadInput("sheet.cell_too_long", file=file, sheet=name, row=number)
    room.take(rows)
    merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or []]
    if _overlapping(merged, sheet.total_height, sheet.total_width):
        raise BadInput("sheet.damaged", file=file)
    return {
        "name": name,
        "rows": squared(rows),
        "merged": merged,
        "hidden": str(known.visible).rpartition(".")[2] in HIDDEN,
        "hidden_rows": found.hidden_rows.get(name, []),
    }


def _overlapping(merged: list[list[int]], height: int, width: int) -> bool:
    """Merged blocks that cover more cells than there are: no spreadsheet writes that."""
    sizes = [
        max(0, min(bottom + 1, height) - top) * max(0, min(right + 1, width) - left)
        for top, left, bottom, right in merged
    ]
    return sum(sizes) > height * width or len(merged) > MAX_ROWS


def _text(value: object) -> str:
    """A cell as an office reads it: whole numbers without a point, dates as 2023-03-17."""
    if isinstance(value, str):
        return cell_text(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e17
        return str(int(value)) if whole else format(Decimal(repr(value)), "f")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else _moment(value)
    if isinstance(value, time):
        return value.isoformat("minutes" if not value.second else "seconds")
    return value.isoformat() if isinstance(value, date) else _length(value)


def _moment(value: datetime) -> str:
    return value.isoformat(" ", "minutes" if not value.second else "seconds")


def _length(value: object) -> str:
    return f"{value.total_seconds():g}" if isinstance(value, timedelta) else str(value)


if __name__ == "__main__":
    main()
