"""`rehearse`: a bad case ends with exit code 2 and one sentence, and the database is as before."""

from __future__ import annotations

import csv
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from meetingdesk.cli.program import run
from tests.journeys import small
from tests.journeys.rows import all_rows

Spoil = Callable[[Path], None]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return small.write(tmp_path / "case")


def without(name: str) -> Spoil:
    return lambda folder: (folder / name).unlink()


def lines(name: str, change: Callable[[list[list[str]]], None]) -> Spoil:
    """Change the rows of a table, counted from 1 as the sentence does."""

    def spoil(folder: Path) -> None:
        path = folder / name
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        change(rows)
        small.table(path, rows)

    return spoil


def cell(name: str, row: int, column: int, value: str) -> Spoil:
    def change(rows: list[list[str]]) -> None:
        rows[row - 1][column] = value

    return lines(name, change)


def no_column(name: str, column: int) -> Spoil:
    def change(rows: list[list[str]]) -> None:
        for row in rows:
            del row[column]

    return lines(name, change)


def no_row(rows: list[list[str]]) -> None:
    del rows[1:]


def no_last_row(rows: list[list[str]]) -> None:
    rows.pop()


def truncated(folder: Path) -> None:
    path = folder / "参会名单.xlsx"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def huge_cell(folder: Path) -> None:
    book = openpyxl.Workbook()
    for line in small.PEOPLE:
        book.active.append(line)
    book.active["C4"] = "大" * 10
    path = folder / "参会名单.xlsx"
    book.save(path)
    swell(path, "大" * 10, "大" * 7_000_000)


def swell(path: Path, small_text: str, large_text: str) -> None:
    """Put 20 MB into one cell, which no office program would save."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            swollen = data.replace(small_text.encode(), large_text.encode())
            spelled = small_text.encode("ascii", "xmlcharrefreplace")  # as lxml writes it where it is there
            new.writestr(name, swollen.replace(spelled, large_text.encode()))


BAD = {
    "a missing file": (without("述职.csv"), "述职.csv", None),
    "a missing pass": (without("一人-第二遍.csv"), "一人-第二遍.csv", None),
    "a missing column": (no_column("签到.csv", 3), "签到.csv", 1),
    "a mark of 7": (cell("一人-第一遍.csv", 3, 3, "7"), "一人-第一遍.csv", 3),
    "a paper number twice": (cell("一人-第二遍.csv", 4, 0, "2"), "一人-第二遍.csv", 4),
    "a person who is not on the roster": (cell("签到.csv", 7, 2, "郑九"), "签到.csv", 7),
    "a truncated workbook": (truncated, "参会名单.xlsx", None),
    "20 MB in one cell of the roster": (huge_cell, "参会名单.xlsx", None),
    "20 MB in one cell of a table": (cell("签到.csv", 2, 6, "事" * 7_000_000), "签到.csv", 2),
    "a difference without its paper": (without("一人-复核.csv"), "一人-复核.csv", None),
}


def more_than_issued(folder: Path) -> None:
    path = folder / "polls.yaml"
    path.write_text(path.read_text("utf-8").replace("issued: 4", "issued: 3"), "utf-8")


BAD["returned more than issued"] = (more_than_issued, "一人-第一遍.csv", 9)


BAD["no papers"] = (lines("三人-第一遍.csv", no_row), "三人-第一遍.csv", 1)
BAD["four papers"] = (lines("三人-第一遍.csv", no_last_row), "三人-第一遍.csv", 5)


def check_words(said: str, file: str, row: int | None) -> None:
    assert said.count("\n") == 1
    assert file in said
    assert row is None or f" {row} " in said.replace("，", " ")


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_case_makes_nothing(
    fault: str, case: Path, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, file, row = BAD[fault]
    spoil(case)
    assert run(["rehearse", str(case), "--out", str(tmp_path / "out")]) == 2
    check_words(capsys.readouterr().err, file, row)
    assert not (tmp_path / "out").exists()
    assert not home.exists()


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_case_leaves_the_database_as_it_was(
    fault: str, case: Path, tmp_path: Path, database: Path
) -> None:
    spoil, _file, _row = BAD[fault]
    spoil(case)
    before = database.read_bytes(), all_rows(database)
    words = ["rehearse", str(case), "--out", str(tmp_path / "out"), "--database", str(database)]
    assert run(words) == 2
    assert (database.read_bytes(), all_rows(database)) == before


def test_a_bad_case_from_a_shell(case: Path, tmp_path: Path) -> None:
    BAD["a mark of 7"][0](case)
    command = [sys.executable, "-m", "meetingdesk", "rehearse", case, "--out", tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (2, "")
    check_words(done.stderr, "一人-第一遍.csv", 3)


def test_a_folder_that_cannot_be_written_to_is_told(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert run(["rehearse", str(case), "--out", str(tmp_path / "file")]) == 2
    check_words(capsys.readouterr().err, "file", None)


def test_demo_plays_the_sample_that_ships(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(["demo", "--out", str(out), "--database", str(tmp_path / "demo.db")]) == 0
    assert (out / "figures.json").exists()
    assert {path.name for path in out.glob("会议*.pdf")} == {
        "会议议程.pdf", "会议通知.pdf", "会议纪要.pdf", "会议记录.pdf",
    }  # fmt: skip
