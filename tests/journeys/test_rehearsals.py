"""Whole meetings, from a folder of files to figures, by the command line; and again, changing nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from meetingdesk.bootstrap import load_models
from meetingdesk.cli.program import run
from meetingdesk.foundation import paths
from meetingdesk.storage import health
from tests.builders import CASE
from tests.journeys import small
from tests.journeys.rows import all_rows


def read(path: Path) -> Any:
    return json.loads(path.read_bytes())


def without_note(path: Path) -> Any:
    found = read(path)
    found.pop("note", None)
    return found


def rehearse(case: Path, out: Path, *more: str | Path) -> Path:
    """Play a case and return its database."""
    assert run(["rehearse", str(case), "--out", str(out), *map(str, more)]) == 0
    (database,) = out.glob("*.db") if "--database" not in more else [Path(more[-1])]
    return database


@pytest.mark.parametrize("case", [CASE, paths.resource("sample")], ids=["park", "sample"])
def test_a_case_gives_its_expected_figures(case: Path, tmp_path: Path) -> None:
    rehearse(case, tmp_path / "out")
    assert read(tmp_path / "out" / "figures.json") == read(case / "expected.json")
    for expected in case.glob("*-expected.json"):
        stem = expected.name.removesuffix("-expected.json")
        assert read(tmp_path / "out" / f"{stem}-results.json") == without_note(expected)


def test_figures_are_written_as_the_case_writes_them(tmp_path: Path) -> None:
    rehearse(CASE, tmp_path / "out")
    assert (tmp_path / "out" / "figures.json").read_bytes() == (CASE / "expected.json").read_bytes()


def test_a_case_reckoned_by_hand(tmp_path: Path) -> None:
    out = tmp_path / "out"
    rehearse(small.write(tmp_path / "case"), out)
    assert read(out / "figures.json") == small.FIGURES
    assert read(out / "一人-results.json") == small.ONE_RESULTS
    assert read(out / "三人-results.json") == small.THREE_RESULTS


def test_a_meeting_without_polls_has_figures_all_the_same(tmp_path: Path) -> None:
    case = small.write(tmp_path / "case")
    (case / "polls.yaml").write_text("[]\n", encoding="utf-8")
    rehearse(case, tmp_path / "out")
    assert read(tmp_path / "out" / "figures.json") == small.FIGURES
    assert list((tmp_path / "out").glob("*-results.json")) == []


def test_playing_again_changes_no_row(tmp_path: Path) -> None:
    case, out = small.write(tmp_path / "case"), tmp_path / "out"
    database = rehearse(case, out)
    before, figures = all_rows(database), (out / "一人-results.json").read_bytes()
    assert rehearse(case, out) == database
    assert all_rows(database) == before
    assert (out / "一人-results.json").read_bytes() == figures


def test_the_file_of_a_rehearsal_is_whole(tmp_path: Path) -> None:
    database = rehearse(CASE, tmp_path / "out")
    load_models()
    assert health.examine(database).findings == ()


def test_a_rehearsal_never_touches_the_users_own_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEETINGDESK_HOME", str(tmp_path / "home"))
    rehearse(small.write(tmp_path / "case"), tmp_path / "out")
    assert not (tmp_path / "home").exists()


def test_two_cases_in_one_database_keep_their_own_figures(tmp_path: Path) -> None:
    database = tmp_path / "years.db"
    cases = {"small": small.write(tmp_path / "case"), "park": CASE, "sample": paths.resource("sample")}
    for name, case in cases.items():
        rehearse(case, tmp_path / name, "--database", database)
    before = all_rows(database)
    assert read(tmp_path / "small" / "figures.json") == small.FIGURES
    assert read(tmp_path / "park" / "figures.json") == read(CASE / "expected.json")
    for name, case in cases.items():
        rehearse(case, tmp_path / name, "--database", database)
    assert read(tmp_path / "small" / "三人-results.json") == small.THREE_RESULTS
    assert all_rows(database) == before


def test_a_changed_case_is_not_taken_for_the_one_that_was_played(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, database = small.write(tmp_path / "case"), tmp_path / "one.db"
    rehearse(case, tmp_path / "out", "--database", database)
    before = all_rows(database)
    small.table(case / "一人-复核.csv", [small.ONE_CHECKED[0], [8, 1, 5]])
    capsys.readouterr()
    words = ["rehearse", str(case), "--out", str(tmp_path / "out"), "--database", str(database)]
    assert run(words) == 2
    assert "演示小会" in capsys.readouterr().err
    assert all_rows(database) == before


def test_a_changed_case_into_the_same_folder_is_played_anew(tmp_path: Path) -> None:
    case, out = small.write(tmp_path / "case"), tmp_path / "out"
    rehearse(case, out)
    small.table(case / "一人-复核.csv", [small.ONE_CHECKED[0], [8, 1, 5]])
    assert run(["rehearse", str(case), "--out", str(out)]) == 0
    assert read(out / "一人-results.json")["differences"][0]["paper_says"] == 5
