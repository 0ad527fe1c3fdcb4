"""Copies of the park's case with something changed."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.wording import Wording
from meetingdesk.rehearsal.case import read_case

PARK = Path(__file__).parent.parent / "cases" / "park-2022"
Lines = Iterable[list[str]]


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Replace the first `old` in a text file; a file that lacks it is a mistake of the test."""
    text = (folder / name).read_text("utf-8-sig")
    assert old in text, f"{name} holds no {old!r}"
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def rows(folder: Path, name: str, lines: Lines) -> None:
    """Write a CSV file."""
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)


def rewrite(folder: Path, name: str, change: Callable[..., Lines]) -> None:
    """Give the rows of a CSV file to `change` and write what it returns."""
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    rows(folder, name, list(change(*lines)))


def roster(folder: Path, lines: Iterable[Iterable[object]]) -> None:
    """Write the roster as a plain workbook."""
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(list(line))
    book.save(folder / "参会名单.xlsx")


def refusal(folder: Path) -> BadInput:
    """What reading the case is refused with."""
    with pytest.raises(BadInput) as caught:
        read_case(folder)
    return caught.value


def check_words(error: BadInput, file: str, row: int | None) -> None:
    """One whole sentence in each language, with the file and the row in it."""
    for language in ("zh_CN", "en"):
        said = Wording(language).sentence(error)
        assert file in said
        assert row is None or re.search(rf"(?<!\d){row}(?!\d)", said.replace(file, ""))
        assert error.key not in said
        assert not re.search(r"{[a-z_]+}", said)
        assert "\n" not in said


Change = Callable[[Path], object]
FIRST, SECOND, SETTLED = (f"测评-现场7人-{name}.csv" for name in ("第一遍", "第二遍", "复核"))
BIG = "测评-全部43人-第一遍.csv"


def changed(name: str, old: str, new: str) -> Change:
    """As `edit`, to be done later."""
    return lambda folder: edit(folder, name, old, new)


def lines(name: str, change: Callable[..., list[list[str]]]) -> Change:
    """As `rewrite`, to be done later."""
    return lambda folder: rewrite(folder, name, change)


def column_gone(name: str, place: int) -> Change:
    """Take a column away (from 0)."""
    return lines(name, lambda *all_: [[*line[:place], *line[place + 1 :]] for line in all_])


def added(name: str, *line: str) -> Change:
    """Put a row at the end."""
    return lines(name, lambda *all_: [*all_, list(line)])


def several(*changes: Change) -> Change:
    """One change after another."""

    def apply(folder: Path) -> None:
        for change in changes:
            change(folder)

    return apply


def both(change: Callable[[str], Change]) -> Change:
    """The same change in both passes."""

    def apply(folder: Path) -> None:
        change(FIRST)(folder)
        change(SECOND)(folder)

    return apply


def of_bytes(name: str, data: bytes) -> Change:
    """Put something else in the place of the file."""
    return lambda folder: (folder / name).write_bytes(data)


def check_fault(*fault: Any) -> None:
    """The case, once changed, is refused with this key, naming this file and row."""
    folder, change, key, file, row = fault
    change(folder)
    error = refusal(folder)
    assert (error.key, error.values.get("file"), error.values.get("row")) == (key, file, row)
    check_words(error, file, row)
