"""Before the seal nothing tells one outcome from another: no query, no paper, no scene of the audience
screen, no log, no journal row, no safety copy. (The pages: tests/ui/evaluation/test_secrecy.py.)

Two polls are played alike but for their marks: in one everybody says 好, in the other 差. Whatever the
program gives out until the seal must be the same for both, keys and digests of random origin aside.
"""

from __future__ import annotations

import importlib
import inspect
import logging
import pkgutil
import re
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

import meetingdesk.evaluation as package
from meetingdesk.bootstrap import open_desk
from meetingdesk.desk import Desk
from meetingdesk.documents.snapshot import take
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import results
from meetingdesk.evaluation.ballots import Sheet, points_mark
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Fault, Refused
from meetingdesk.public_facts import public_facts
from meetingdesk.stage.facts import Scene
from meetingdesk.storage import engine as engines
from meetingdesk.storage import safety
from meetingdesk.storage.base import Base
from tests.builders import MORNING, Typed
from tests.evaluation.layouts import T2, T3, T4, TWO
from tests.evaluation.polls import Played, in_entry

INSIDE = {"records", "whole", "passes"}
"""Modules that read open ballots for the commands; no page, paper or command line may import them."""

GIVEN = {"number": 1, "position": 1}
FORMS: dict[str, dict[str, Any]] = {"T1": {}, "T2": T2, "T3": T3, "T4": T4}
OUTCOMES = {
    "T1": ((1,), (4,)),
    "T2": ((1, 1, 1), (4, 4, 4)),
    "T3": ((points_mark(95), points_mark(95), 1), (points_mark(7), points_mark(7), 4)),
    "T4": ((1,), (5,)),
}


def queries_of_a_poll() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of the capability that is asked with a session and what names a poll."""
    for module in pkgutil.iter_modules(package.__path__):
        found = importlib.import_module(f"{package.__name__}.{module.name}")
        for name, asked in inspect.getmembers(found, inspect.isfunction):
            own = asked.__module__ == found.__name__ and not name.startswith("_")
            if own and module.name not in INSIDE and _takes_a_poll(asked):
                yield f"{module.name}.{name}", asked


def _takes_a_poll(asked: Callable[..., Any]) -> bool:
    needed = [p.name for p in inspect.signature(asked).parameters.values() if p.default is p.empty]
    return needed[:2] in (["session", "poll_id"], ["session", "meeting_id"]) and set(needed[2:]) <= set(GIVEN)


QUERIES = dict(queries_of_a_poll())


def told(poll: Played) -> dict[str, str]:
    """What every query says of a poll, or why it says nothing."""
    found = {}
    for name, asked in QUERIES.items():
        needed = [p.name for p in inspect.signature(asked).parameters.values() if p.default is p.empty]
        key = poll.meeting if needed[1] == "meeting_id" else poll.poll
        try:
            found[name] = alike(repr(poll.desk.ask(asked, key, *(GIVEN[each] for each in needed[2:]))))
        except Refused as refused:
            found[name] = refused.key
    return found


def alike(words: str) -> str:
    """Without random keys, digests that rest on them, places in memory, and the place of a row within its act
    (two rows of one act are kept in the order of their keys).
    """
    words = re.sub(r"(journal_change \(\d+), \d+", r"\1", words)
    return re.sub(r"0x[0-9a-f]+|[0-9a-f]{16,}", "#", words)


def journal_rows(session: Session) -> list[str]:
    tables = [table.name for table in Base.metadata.sorted_tables if table.info["journal"] == "own"]
    return sorted(
        alike(f"{name} {tuple(row)}")
        for name in tables
        if name != "journal_meta"
        for row in session.execute(text(f'SELECT * FROM "{name}"'))
    )


def copy_rows(database: Path, copy: Path) -> list[str]:
    """Everything in a safety copy."""
    safety._write_aside(database, copy)
    reader = engines.connect(copy)
    try:
        names = [name for (name,) in reader.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [(name, row) for name in names for row in reader.execute(f'SELECT * FROM "{name}"')]
    finally:
        reader.close()
    return sorted(alike(f"{name} {row}") for name, row in rows if name != "journal_meta")


def outcome(folder: Path, form: str, marks: tuple[int, ...]) -> list[tuple[str, object]]:
    """Everything that is told of one poll at each step up to the seal."""
    folder.mkdir()
    seen: list[tuple[str, object]] = []
    with open_desk(folder / "poll.db", FixedClock(MORNING)) as desk:

        def look(step: str, poll: Played) -> None:
            seen.extend((f"{step} {name}", words) for name, words in told(poll).items())
            seen.append((f"{step} journal", desk.ask(journal_rows)))
            seen.append((f"{step} papers", alike(repr(take(desk, poll.meeting)))))
            now = desk.clock.local()
            rooms = [desk.ask(public_facts, poll.meeting, scene, now) for scene in Scene]
            seen.append((f"{step} room", alike(repr(rooms))))
            if step != "sealing":  # from here on single marks lie in the file, in no order and of no ballot
                seen.append((f"{step} copy", copy_rows(folder / "poll.db", folder / f"{step}.copy")))
            seen.append((f"{step} history", [alike(repr(act)) for act in desk.history()]))

        play_to_the_seal(desk, FORMS[form], marks, look)
    return seen


def play_to_the_seal(
    desk: Desk, form: dict[str, Any], marks: tuple[int, ...], look: Callable[[str, Played], None]
) -> None:
    poll = in_entry(desk, subjects=[do.SubjectSpec("演示甲党支部")], **form)
    papers: list[Typed] = [(number, "全体", marks) for number in range(1, 6)]
    poll.type(1, papers)
    look("one pass", poll)
    poll.type(2, papers)
    look("two passes", poll)
    poll.do(do.ConfirmPasses, **TWO)
    look("confirmed", poll)
    desk.do(do.SealBegun(**poll.of))
    look("sealing", poll)
    do.finish_seals(desk)
    assert poll.ask(results.results).rows[0].valid_marks + poll.ask(results.results).rows[0].neutral == 5


@pytest.mark.parametrize("form", FORMS)
def test_until_the_seal_is_closed_all_that_is_told_is_the_same_whatever_was_voted(tmp_path, form):
    good, bad = (outcome(tmp_path / str(at), form, marks) for at, marks in enumerate(OUTCOMES[form]))
    assert [step for step, _words in good] == [step for step, _words in bad]
    assert [step for (step, one), (_step, other) in zip(good, bad, strict=True) if one != other] == []


def test_the_queries_that_are_asked_are_those_there_are():
    assert {
        "queries.polls", "queries.form", "queries.entry", "queries.differences", "ladder.ladder",
        "results.results", "results.results_json", "results.released_results", "tracing.explain",
        "accounting.report", "grading.cap", "feedback.slips", "years.last_year", "combining.combined",
        "printed.ballot", "showing.showing",
    } <= set(QUERIES)  # fmt: skip


def test_after_the_seal_the_same_look_does_tell_them_apart(tmp_path):
    """The control: what is compared would show a difference if there were one."""
    seen = []
    for at, marks in enumerate(OUTCOMES["T1"]):
        with open_desk(tmp_path / f"{at}.db", FixedClock(MORNING)) as desk:
            poll = in_entry(desk, subjects=[do.SubjectSpec("演示甲党支部")])
            papers: list[Typed] = [(number, "全体", marks) for number in range(1, 6)]
            poll.type(1, papers)
            poll.type(2, papers)
            poll.do(do.ConfirmPasses, **TWO)
            do.seal(desk, poll.meeting, poll.poll)
            seen.append(told(poll))
    apart = {name for name in QUERIES if seen[0][name] != seen[1][name]}
    assert {"results.results", "results.results_json", "tracing.explain", "feedback.slips"} <= apart


# ---------------------------------------------------------------- logs and reports of errors


def logged(folder: Path, marks: tuple[int, ...], caplog: pytest.LogCaptureFixture) -> list[str]:
    """What program and database layer log while a poll is typed, with every log turned on, times left out.

    Rows are looked up in the order of their random keys, which differs from poll to poll: so they are sorted.
    """
    caplog.clear()
    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.INFO, "sqlalchemy"):
        outcome(folder, "T1", marks)
    own = [each for each in caplog.records if each.name.startswith(("meetingdesk", "sqlalchemy.engine"))]
    times = re.compile(r"(generated in|cached since) [^]]+")
    return sorted(times.sub("", alike(each.getMessage())) for each in own)


def test_no_log_tells_how_it_went_even_with_every_log_turned_on(tmp_path, caplog, capfd):
    good, bad = (logged(tmp_path / str(at), marks, caplog) for at, marks in enumerate(OUTCOMES["T1"]))
    assert any("INSERT INTO evaluation_sheet" in line for line in good)
    assert len(good) == len(bad)
    assert [line for line, other in zip(good, bad, strict=True) if line != other] == []
    assert capfd.readouterr() == ("", "")


def test_an_error_of_the_database_does_not_repeat_the_marks_of_a_sheet(desk):
    poll = in_entry(desk, subjects=[do.SubjectSpec("演示甲党支部")])
    same = {
        "poll_id": poll.poll, "number": 1, "paper": 1, "class_code": "全体", "state": "valid",
        "marks": [191, 7], "reason": "MARK-REASON",
    }  # fmt: skip
    with pytest.raises((DBAPIError, Fault)) as told, desk.engine.begin() as connection:
        connection.execute(insert(Sheet), [same, same])
    words = "".join(traceback.format_exception(told.value))
    assert "evaluation_sheet" in words
    assert "191" not in words
    assert "MARK-REASON" not in words
