"""Case folders whose ballots have aspects, points or 不了解: read, played, and reckoned by another hand."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from meetingdesk.cli.program import run
from meetingdesk.desk import Desk
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play
from tests.journeys import small
from tests.rehearsal import reckoning
from tests.rehearsal.folders import check_words, edit, refusal, rows

SUBJECTS = ("演示甲党支部", "演示丙党支部", "演示乙党支部")
FORMS: dict[str, str] = {
    "分项": """\
- stem: 分项
  title: 分项测评
  kind: aspects
  subjects: [演示甲党支部, 演示丙党支部, 演示乙党支部]
  scale:
  - {label: 好, points: 100}
  - {label: 较好, points: 80}
  - {label: 一般, points: 60}
  - {label: 差, points: 40}
  aspects:
  - {label: 德, weight: 33.3}
  - {label: 综合评价, overall: true, weight: 10}
  - {label: 绩, weight: 66.7}
  rules: {blank_valid: false, most_good: 2}
  classes:
  - {code: A, weight: 60, issued: 12}
  - {code: B, weight: 40, issued: 12}
  - {code: C, weight: 5, issued: 3}
""",
    "打分": """\
- stem: 打分
  title: 打分测评
  kind: points
  subjects: [演示甲党支部, 演示丙党支部, 演示乙党支部]
  scale:
  - {label: 好, points: 100}
  - {label: 较好, points: 80}
  - {label: 一般, points: 60}
  - {label: 差, points: 40}
  aspects:
  - {label: 德, weight: 60}
  - {label: 绩, weight: 40}
  - {label: 总评, overall: true}
  rules: {bands: [90, 75, 60], drop_extremes: true}
  classes: [{code: A, weight: 1, issued: 12}, {code: B, weight: 2, issued: 12}]
""",
    "只打分": """\
- stem: 只打分
  title: 只打分测评
  kind: points
  subjects: [演示甲党支部, 演示丙党支部, 演示乙党支部]
  scale: [{label: 好, points: 100}, {label: 差, points: 40}]
  aspects: [{label: 德, weight: 60}, {label: 绩, weight: 40}]
  classes: [{code: 全体, weight: 1, issued: 12}]
""",
    "满意": """\
- stem: 满意
  title: 满意度测评
  kind: satisfaction
  subjects: [演示甲党支部, 演示丙党支部, 演示乙党支部]
  scale: [{label: 满意, points: 100}, {label: 基本满意, points: 70}, {label: 不满意, points: 0}]
  neutral: 不了解
  classes: [{code: A, weight: 70, issued: 12}, {code: B, weight: 30, issued: 12}]
""",
}  # fmt: skip


def _cell(chance: random.Random, poll: dict[str, Any], aspect: dict[str, Any]) -> str:
    if reckoning.gives_points(poll, aspect):
        return chance.choice(["-", "/", "100", "0", *map(str, (95, 90, 89, 75, 74, 60, 59) * 2)])
    choices = len(poll["scale"]) + bool(poll.get("neutral"))
    return chance.choice([*map(str, range(1, choices + 1)), "1", "1", "2", "0", "9"])


def _papers(chance: random.Random, poll: dict[str, Any]) -> list[list[str]]:
    """Papers of every class that has any: some void, one wholly blank, the others by chance."""
    parts, found = reckoning.asked(poll), []
    for kind in poll["classes"]:
        for _paper in range(chance.randint(7, 12) if kind["code"] != "C" else 0):
            luck, state = chance.random(), "valid"
            cells = [_cell(chance, poll, part) for _subject in SUBJECTS for part in parts]
            if luck < 0.1:
                state, cells = "void", [""] * len(cells)
            elif luck < 0.2:
                blank = ["-" if reckoning.gives_points(poll, part) else "0" for part in parts]
                cells = blank * len(SUBJECTS)
            found.append([str(len(found) + 1), kind["code"], state, *cells])
    return found


def _heads(poll: dict[str, Any]) -> list[str]:
    """As the sample's README says: 〈subject〉, or 〈subject〉/〈aspect〉."""
    if not poll.get("aspects"):
        return list(SUBJECTS)
    return [f"{name}/{part['label']}" for name in SUBJECTS for part in reckoning.asked(poll)]


Mistypes = list[dict[str, Any]]


def _mistyped(chance: random.Random, poll: dict[str, Any], papers: list[list[str]]) -> tuple[Any, Mistypes]:
    """The second pass, with three slips of the hand, and what the file of results says of them."""
    second, parts = [list(row) for row in papers], reckoning.asked(poll)
    valid = [at for at, row in enumerate(papers) if row[2] == "valid"]
    told = []
    for at in sorted(chance.sample(valid, 3)):
        place = chance.randrange(len(papers[at]) - 3)
        part = parts[place % len(parts)]
        slip = papers[at][place + 3]
        while slip == papers[at][place + 3]:
            slip = _cell(chance, poll, part)
        second[at][place + 3] = slip
        points = reckoning.gives_points(poll, part)
        marks = {"first": papers[at][place + 3], "second": slip, "paper_says": papers[at][place + 3]}
        said = {name: text if points and text in "-/" else int(text) for name, text in marks.items()}
        told.append({"paper": at + 1, "subject": place + 1, **said})
    return second, told


def _write(folder: Path, stem: str, seed: int) -> dict[str, Any]:
    """The small case with this poll in place of its own; what its results file must say."""
    small.write(folder)
    chance, poll = random.Random(seed), yaml.safe_load(FORMS[stem])[0]
    (folder / "polls.yaml").write_text(FORMS[stem], "utf-8")
    papers = _papers(chance, poll)
    second, told = _mistyped(chance, poll, papers)
    head = ["票号", "票种", "状态", *_heads(poll)]
    rows(folder, f"{stem}-第一遍.csv", [head, *papers])
    rows(folder, f"{stem}-第二遍.csv", [head, *second])
    settled = [[str(each["paper"]), str(each["subject"]), str(each["paper_says"])] for each in told]
    rows(folder, f"{stem}-复核.csv", [["票号", "序号", "以票面为准"], *settled])
    return reckoning.expected(poll, SUBJECTS, papers) | {"differences": told}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("stem", FORMS)
def test_every_form_is_played_and_comes_out_as_another_hand_reckons(
    stem: str, seed: int, desk: Desk, tmp_path: Path
) -> None:
    wanted = _write(tmp_path / "case", stem, seed)
    assert play(read_case(tmp_path / "case"), desk).results[stem] == wanted


def test_chance_brings_void_papers_ties_and_contradictions(tmp_path: Path) -> None:
    """The control: what the reckoning must get right does occur."""
    found = {stem: [_write(tmp_path / f"{stem}{n}", stem, n) for n in range(4)] for stem in FORMS}
    everything = [each for several in found.values() for each in several]
    assert any(kind["void"] for each in everything for kind in each["ladder"].values())
    assert any(row["classes"]["C"]["score"] is None for each in found["分项"] for row in each["results"])
    assert any(row.get("neutral") for each in found["满意"] for row in each["results"])
    assert any(row["void"] > row["aspects"][0]["blank"] for each in found["打分"] for row in each["results"])


def test_the_command_line_writes_their_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _write(tmp_path / "case", "打分", 1)
    assert run(["rehearse", str(tmp_path / "case"), "--out", str(tmp_path / "out")]) == 0
    assert any("打分" in path.name for path in (tmp_path / "out").rglob("*"))


Change = Callable[[Path], object]


def _poll(old: str, new: str) -> Change:
    return lambda folder: edit(folder, "polls.yaml", old, new)


def _first(stem: str, row: int, cell: int, text: str) -> Change:
    """One cell of the first pass."""

    def change(folder: Path) -> None:
        name = f"{stem}-第一遍.csv"
        lines = (folder / name).read_text("utf-8").splitlines()
        cells = lines[row].split(",")
        cells[cell] = text
        lines[row] = ",".join(cells)
        (folder / name).write_text("\n".join(lines) + "\n", "utf-8")

    return change


P, OVERALL = "polls.yaml", "{label: 总评, overall: true}"
TWELVE = "\n  - ".join(f"{{label: 第{n}项, weight: 1}}" for n in range(12))
ONLY_TWO = "  aspects: [{label: 德, weight: 60}, {label: 绩, weight: 40}]\n"
OF_POLLS: dict[str, tuple[str, str, str, str, int]] = {
    "an unknown kind": ("打分", "kind: points", "kind: stars", "case.kind_unknown", 3),
    "points without aspects": ("只打分", ONLY_TWO, "", "case.aspects_missing", 1),
    "aspects where there are none": ("打分", "kind: points", "kind: rows", "case.aspects_needless", 11),
    "an aspect twice": ("打分", "label: 绩", "label: 德", "case.aspect_twice", 12),
    "an aspect of no weight": ("打分", "绩, weight: 40", "绩, weight: 0", "case.weight", 12),
    "two overalls": ("打分", "绩, weight: 40", "绩, overall: true", "case.overall_twice", 13),
    "an overall with weight": ("打分", "overall: true", "overall: yes, weight: 3", "case.overall_weight", 13),
    "too many aspects": ("打分", OVERALL, TWELVE, "case.aspects_many", 11),
    "bands that rise": ("打分", "[90, 75, 60]", "[60, 75, 90]", "case.bands", 14),
    "too few bands": ("打分", "[90, 75, 60]", "[90, 75]", "case.bands", 14),
    "a band above all points": ("打分", "[90, 75, 60]", "[101, 75, 60]", "case.bands", 14),
    "bands without an overall": ("打分", f"  - {OVERALL}\n", "", "case.rule_needless", 13),
    "extremes of ticks": ("分项", "most_good: 2", "drop_extremes: true", "case.rule_needless", 14),
    "不了解 among ticks": ("分项", "  aspects:", "  neutral: 不了解\n  aspects:", "case.neutral", 10),
    "不了解 as a grade": ("满意", "neutral: 不了解", "neutral: 满意", "case.neutral", 6),
}
OF_PAPERS: dict[str, tuple[str, int, int, str, str]] = {
    "101 points": ("打分", 1, 3, "101", "case.points_mark"),
    "points left out": ("打分", 1, 3, "", "case.points_mark"),
    "half a point": ("打分", 1, 3, "9.5", "case.points_mark"),
    "a tick of 5 of 4": ("打分", 1, 5, "5", "case.mark"),
    "5 of 3 and 不了解": ("满意", 1, 3, "5", "case.mark"),
    "a head of another aspect": ("打分", 0, 3, "演示甲党支部/能", "case.subject_missing"),
}


def _check(folder: Path, change: Change, key: str, place: tuple[str, int]) -> None:
    change(folder)
    error = refusal(folder)
    assert (error.key, (error.values.get("file"), error.values.get("row"))) == (key, place)
    check_words(error, *place)


@pytest.mark.parametrize("fault", OF_POLLS.values(), ids=OF_POLLS)
def test_a_form_that_can_not_be_is_named_with_its_line(tmp_path: Path, fault: Any) -> None:
    stem, old, new, key, line = fault
    _write(tmp_path / "case", stem, 0)
    _check(tmp_path / "case", _poll(old, new), key, (P, line))


@pytest.mark.parametrize("fault", OF_PAPERS.values(), ids=OF_PAPERS)
def test_a_mark_that_can_not_be_is_named_with_its_row(tmp_path: Path, fault: Any) -> None:
    stem, row, cell, text, key = fault
    _write(tmp_path / "case", stem, 0)
    _check(tmp_path / "case", _first(stem, row, cell, text), key, (f"{stem}-第一遍.csv", row + 1))


def test_a_settlement_of_points_is_checked_as_points(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    told = _write(folder, "打分", 0)["differences"]
    settled = [[str(each["paper"]), str(each["subject"]), "101"] for each in told]
    rows(folder, "打分-复核.csv", [["票号", "序号", "以票面为准"], *settled])
    assert refusal(folder).key in {"case.settlement_points", "case.settlement_mark"}
