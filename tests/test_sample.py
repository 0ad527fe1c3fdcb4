"""The sample that ships: the same bytes from the same seed, and figures that any reader can count."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from meetingdesk.foundation import paths
from meetingdesk.rehearsal.case import read_case
from resources.sample import make_sample
from resources.sample.reckon import mean, poll_figures, shown

SAMPLE = paths.resource("sample")
HAND_WRITTEN = {"meeting.yaml", "polls.yaml"}


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the sample's csv files."""
    with (SAMPLE / name).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def facts() -> dict[str, Any]:
    """The sample's meeting.yaml."""
    return yaml.safe_load((SAMPLE / "meeting.yaml").read_text(encoding="utf-8"))


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    make_sample.main(tmp_path)
    kept = {path.name for path in SAMPLE.iterdir() if path.suffix in {".csv", ".xlsx", ".json"}}
    assert {path.name for path in tmp_path.iterdir()} == kept
    assert [name for name in kept if content(tmp_path / name) != content(SAMPLE / name)] == []


def content(path: Path) -> object:
    """What must not change: of a workbook its cells, since each zlib packs them in its own way."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [*sheet.values, sorted(str(merged) for merged in sheet.merged_cells.ranges)]


def test_it_has_the_shape_of_the_real_case() -> None:
    real = Path(__file__).parent / "cases" / "park-2022"
    names = {path.name for path in SAMPLE.iterdir() if path.suffix != ".py"}
    assert names >= {path.name for path in real.iterdir()}
    case = yaml.safe_load((real / "meeting.yaml").read_text(encoding="utf-8"))
    assert facts().keys() >= case.keys()
    assert facts()["meeting"].keys() >= case["meeting"].keys()


def test_forty_four_organisations_forty_three_attend_seven_speak() -> None:
    arrivals = {row["序号"]: row["动作"] for row in rows("签到.csv") if row["动作"] != "早退"}
    acts = Counter(arrivals.values())
    ways = Counter(row["方式"] for row in rows("述职.csv"))
    assert len(facts()["organisations"]) == 44
    assert acts["签到"] + acts["代会"] == 43
    assert ways == {"现场": 7, "书面": 36}


def test_attendance_adds_up() -> None:
    figures = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))["attendance"]
    assert figures["expected"] == figures["present"] + figures["on_leave"] + figures["absent"]


def test_nothing_is_left_open() -> None:
    meeting = facts()["meeting"]
    assert [key for key, value in meeting.items() if value in {None, ""}] == []
    assert all(guest["name"] and guest["post"] for guest in facts()["guests"])
    assert meeting["sample"] is True


def test_rehearsal_reads_it_without_a_complaint() -> None:
    case = read_case(SAMPLE)
    assert len(case.people) == len(case.organisations) == 44
    members = sum(organisation.members or 0 for organisation in case.organisations)
    assert members == facts()["counts"]["members"]
    assert all(area.text for area in case.problem_areas)


def test_every_difference_has_its_answer() -> None:
    for poll in yaml.safe_load((SAMPLE / "polls.yaml").read_text(encoding="utf-8")):
        first, second = list(rows(f"{poll['stem']}-第一遍.csv")), list(rows(f"{poll['stem']}-第二遍.csv"))
        subjects = list(first[0])[3:]
        differing = {
            (one["票号"], str(number))
            for one, other in zip(first, second, strict=True)
            for number, subject in enumerate(subjects, 1)
            if one[subject] != other[subject]
        }
        assert differing == {(row["票号"], row["序号"]) for row in rows(f"{poll['stem']}-复核.csv")}
        assert differing


@pytest.mark.parametrize(
    ("counts", "score"), [((38, 7, 1, 0), "96.09"), ((1, 0, 0, 2), "60.00"), ((0, 0, 0, 0), None)]
)
def test_scores_are_reckoned_exactly(counts: tuple[int, ...], score: str | None) -> None:
    assert shown(mean((100, 80, 60, 40), (*counts, 0, 0))) == score


def test_the_independent_reckoning_gives_the_real_cases_figures() -> None:
    """The generator's arithmetic against figures that someone else worked out."""
    real = Path(__file__).parent / "cases" / "park-2022"
    for poll in yaml.safe_load((real / "polls.yaml").read_text(encoding="utf-8")):
        parts = ("第一遍", "第二遍", "复核")
        first, second, checks = (read(real / f"{poll['stem']}-{part}.csv") for part in parts)
        subjects = first[0][3:]
        says = [(paper, row, mark) for paper, row, mark in checks[1:]]
        mine = poll_figures(poll, subjects, first[1:], second[1:], says)
        theirs = json.loads((real / f"{poll['stem']}-expected.json").read_text(encoding="utf-8"))
        assert {**mine, "note": ""} == {**theirs, "note": ""}


def read(path: Path) -> list[list[Any]]:
    """A csv with its numbers as numbers."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [[int(cell) if cell.isdigit() else cell for cell in row] for row in csv.reader(file)]
