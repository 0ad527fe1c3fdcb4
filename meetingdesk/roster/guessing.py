"""Columns of a table without a header, told by what stands in them: pasted cells often are so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from meetingdesk.foundation.hanzi import clean_name, is_han
from meetingdesk.foundation.sheets import Sheet
from meetingdesk.roster.layout import Column, Layout
from meetingdesk.roster.phones import clean_phone
from meetingdesk.roster.units import KINDS

LOOKED_AT = 200  # rows
ENOUGH = 0.7  # of the filled cells of a column
NO_HEADER = -1
_UNIT = re.compile(rf"(?:{'|'.join(KINDS)}|公司|集团|厂|院|校|局|所|中心|支行|商会|协会|社区|村|部|科|室)$")
_POST = re.compile(r"(?:书记|委员|主任|经理|董事长|理事|厂长|校长|科长|部长|主席|干事|组织员|组长|秘书)$")
_PHONE = re.compile(r"(?:\+?86)?1\d{10}|0\d{2,3}-?\d{7,8}|\d{7,8}|.{3}\*{4}.{4}")


def guessed(sheet: Sheet) -> Layout | None:
    """The layout, where name and unit can be told; None where they can't."""
    rows = sheet.filled().rows[:LOOKED_AT]
    columns: dict[Column, int] = {}
    for column, fits in _TESTS:
        place = _best(rows, fits, taken=columns.values())
        if place is not None:
            columns[column] = place
    return Layout(NO_HEADER, columns) if Column.NAME in columns and Column.UNIT in columns else None


def _best(
    rows: Sequence[tuple[str, ...]], fits: Callable[[str], bool], taken: Iterable[int]
) -> int | None:
    """The column that fits best, if one fits well enough."""
    used = set(taken)
    shares = {
        place: sum(map(fits, cells)) / len(cells)
        for place, column in enumerate(zip(*rows, strict=True))
        if place not in used and (cells := [cell for cell in column if cell])
    }
    best = max(shares, key=lambda place: (shares[place], -place), default=None)
    return best if best is not None and shares[best] >= ENOUGH else None


def _is_phone(cell: str) -> bool:
    return all(_PHONE.fullmatch(one) for one in clean_phone(cell).split("/"))


def _is_unit(cell: str) -> bool:
    name = clean_name(cell)
    return len(name) > 3 and _UNIT.search(name) is not None


def _is_post(cell: str) -> bool:
    return _POST.search(clean_name(cell)) is not None


def _is_name(cell: str) -> bool:
    """Two to four Chinese characters, or parts with a dot between them."""
    name = clean_name(cell)
    if _is_post(name) or _is_unit(name):
        return False
    parts = name.split("·")
    return all(map(is_han, "".join(parts))) and 2 <= len("".join(parts)) <= (4 if len(parts) == 1 else 16)


_TESTS: tuple[tuple[Column, Callable[[str], bool]], ...] = (
    (Column.PHONE, _is_phone),
    (Column.POST, _is_post),
    (Column.UNIT, _is_unit),
    (Column.NAME, _is_name),
)
