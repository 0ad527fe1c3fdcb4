"""Workbooks for others: sheets whose names differ as spreadsheets count them, never a formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from meetingdesk.foundation.sheet_writing import Table, xlsx_bytes

_LONGEST = 27  # of a sheet's name, so that a number has room in Excel's 31


def workbook(tables: Sequence[Table]) -> bytes:
    """The file's bytes; the same tables give the same bytes."""
    taken: set[str] = set()
    return xlsx_bytes([replace(table, name=_free(table.name, taken)) for table in tables])


def _free(name: str, taken: set[str]) -> str:
    """Excel takes A and a for the same name."""
    kept = "".join("-" if char in "[]:*?/\\'" else char for char in name)[:_LONGEST].strip() or "1"
    tries = (kept if number == 1 else f"{kept} {number}" for number in range(1, len(taken) + 2))
    found = next(one for one in tries if one.casefold() not in taken)
    taken.add(found.casefold())
    return found
