"""A thousand signed results: each agrees with its database, and one changed digit is found and named, be it
on a page, in the attachment, or in the database (reliability.md 3.4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, ClassVar

import pytest
from sqlalchemy import func, select

from meetingdesk.bootstrap import open_desk
from meetingdesk.cli.program import run
from meetingdesk.cli.verifying import of_database
from meetingdesk.desk import Command, Desk
from meetingdesk.documents.pdf_lines import read
from meetingdesk.documents.results_check import Finding, content_of, findings
from meetingdesk.documents.results_file import NAME, signed_pdf
from meetingdesk.documents.results_sheet import sheet
from meetingdesk.documents.snapshot import take
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.comparison import Paper
from meetingdesk.evaluation.model import Poll, State, VoterClass
from meetingdesk.evaluation.records import poll_of, rows_of
from meetingdesk.evaluation.sealing import _keep_marks
from meetingdesk.foundation.errors import BadInput
from meetingdesk.storage import engine
from meetingdesk.storage.unit import Unit
from tests.builders import a_meeting, a_poll
from tests.documents.tampering import attached_digit, page_digit

pytestmark = pytest.mark.prove
POLLS = 1000
DIGITS = "0123456789"
FORMS = (
    {"grades": do.SCALES[0].grades, "codes": ("全体",)},
    {"grades": do.SCALES[3].grades, "codes": ("A", "B")},
    {"grades": do.SCALES[5].grades, "codes": ("A", "B", "C")},
)


@dataclass(frozen=True)
class Signed:
    """A poll and its paper."""

    poll: str
    pdf: bytes


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("results") / "many.db"


@pytest.fixture(scope="module")
def desk(file: Path) -> Iterator[Desk]:
    with open_desk(file) as opened:
        yield opened


@dataclass(frozen=True, kw_only=True)
class Counted(Command[None]):
    """Marks as two passes would leave them, so that a thousand polls are ready in minutes; sealed as ever."""

    summary: ClassVar[str] = "{title}"
    meeting_id: str
    poll_id: str
    papers: Sequence[tuple[int, str, tuple[int, ...] | None]]

    def apply(self, unit: Unit) -> None:
        poll = poll_of(unit.session, self.poll_id)
        unit.describe(title=poll.title)
        valid = Counter(code for _, code, marks in self.papers if marks)
        for kind in rows_of(unit.session, VoterClass, poll.id):
            kind.valid, kind.void = valid[kind.code], kind.returned - valid[kind.code]
        poll.serial = (unit.session.scalar(select(func.max(Poll.serial))) or 0) + 1
        poll.confirmed_by, poll.differences, poll.present = ["监票甲", "监票乙"], 3, 43
        unit.session.flush()
        papers = [Paper(number, code, marks is not None, marks or ()) for number, code, marks in self.papers]
        _keep_marks(unit.session, poll, papers)
        poll.state = State.SEALING.value


def sealed(desk: Desk, meeting: str, random: Random) -> str:
    """A poll of a random form with random marks, counted and sealed."""
    form = random.choice(FORMS)
    rows, codes = random.randint(1, 8), form["codes"]
    classes = [do.ClassSpec(code, str(random.randint(1, 60))) for code in codes]
    names = [f"演示{random.randint(100, 999)}党支部" for _ in range(rows)]
    counts = dict.fromkeys(codes, random.choice([2, 6, 9])) | {codes[0]: random.randint(5, 50)}
    poll = a_poll(desk, meeting, *names, issued=counts, classes=classes, grades=form["grades"])
    of = {"meeting_id": meeting, "poll_id": poll}
    papers: list[Any] = []
    for code, count in counts.items():
        desk.do(do.ReturnBallots(**of, class_code=code, count=count))
        for _ in range(count):
            marks = tuple(random.choice([1, 1, 2, 3, 0, 9]) for _ in range(rows))
            papers.append((len(papers) + 1, code, None if random.random() < 0.05 else marks))
    desk.do(Counted(**of, papers=tuple(papers)))
    desk.do(do.Sealed(**of))
    return poll


@pytest.fixture(scope="module")
def signed(desk: Desk) -> list[Signed]:
    random, made = Random(2026), []
    for number in range(POLLS):
        meeting = a_meeting(desk, f"演示述职评议会{number}")
        poll = sealed(desk, meeting, random)
        snapshot = take(desk, meeting)
        made.append(Signed(poll, signed_pdf(sheet(snapshot, snapshot.polls[0]), snapshot.polls[0])))
    return made


def told(pdf: bytes, desk: Desk) -> list[Finding]:
    reading = read(pdf, NAME)
    content = content_of(reading, "a.pdf")
    return findings(reading, content) + of_database(reading, content, desk, "many.db")


def keys(found: list[Finding]) -> set[str]:
    return {one.key for one in found}


def test_every_result_agrees_with_itself_and_the_database(desk: Desk, signed: list[Signed]) -> None:
    assert len({one.poll for one in signed}) == POLLS
    assert [one.poll for one in signed if told(one.pdf, desk)] == []


def test_a_digit_changed_on_a_page_is_named_as_the_page(signed: list[Signed]) -> None:
    for number, one in enumerate(signed):
        pdf, old, new = page_digit(one.pdf, Random(number))
        reading = read(pdf, NAME)
        found = findings(reading, content_of(reading, "a.pdf"))
        assert keys(found) <= {"verify.page_row", "verify.page_line"}, number
        said = " ".join(f"{each.values['shown']} {each.values['kept']}" for each in found)
        assert new in said, number
        assert old in said, number


def test_a_digit_changed_in_the_attachment_is_named_as_the_attachment(signed: list[Signed]) -> None:
    for number, one in enumerate(signed):
        reading = read(attached_digit(one.pdf, Random(number)), NAME)
        try:
            found = keys(findings(reading, content_of(reading, "a.pdf")))
        except BadInput as refusal:
            found = {refusal.key}
        assert found, number
        assert not any(key.startswith(("verify.page", "verify.foreign")) for key in found), number


WHOSE = "poll = (SELECT serial FROM evaluation_poll WHERE id = ?)"
CELL = "poll || '.' || class_number || '.' || subject || '.' || mark"
CELLS = (  # table, its key, column, whose rows belong to a poll, what a cell is
    ("evaluation_sealed_mark", "key", "mark", WHOSE, int),
    ("evaluation_sealed_count", CELL, "count", WHOSE, int),
    ("evaluation_class", "id", "issued", "poll_id = ?", int),
    ("evaluation_class", "id", "returned", "poll_id = ?", int),
    ("evaluation_class", "id", "valid", "poll_id = ?", int),
    ("evaluation_class", "id", "void", "poll_id = ?", int),
    ("evaluation_class", "id", "weight", "poll_id = ?", str),
    ("evaluation_grade", "id", "points", "poll_id = ?", str),
    ("evaluation_subject", "id", "name", "poll_id = ?", str),
    ("evaluation_poll", "id", "differences", "id = ?", int),
    ("evaluation_poll", "id", "thresholds", "id = ?", str),
    ("evaluation_closing", "id", "record", "poll_id = ?", str),
    ("evaluation_closing", "id", "digest", "poll_id = ?", str),
)


@contextmanager
def changed(file: Path, poll: str, random: Random) -> Iterator[str]:
    """One digit of one cell changed by somebody who has the file; put back afterwards."""
    with closing(engine.connect(file)) as connection:
        known: list[tuple[Any, str]] = []
        while not known:
            table, key, column, whose, kind = random.choice(CELLS)
            rows = connection.execute(f"SELECT {key}, {column} FROM {table} WHERE {whose}", (poll,))
            known = [(row, str(value)) for row, value in rows.fetchall() if any(map(str.isdigit, str(value)))]
        row, value = random.choice(known)
        other = with_another_digit(value, random)
        put = f"UPDATE {table} SET {column} = ? WHERE {key} = ?"
        connection.execute(put, (kind(other), row))
        connection.commit()
        try:
            yield f"{table}.{column} {value[:40]} -> {other[:40]}"
        finally:
            connection.execute(put, (kind(value), row))
            connection.commit()


def with_another_digit(value: str, random: Random) -> str:
    at = random.choice([at for at, char in enumerate(value) if char in DIGITS])
    return value[:at] + random.choice(DIGITS.replace(value[at], "")) + value[at + 1 :]


def test_a_digit_changed_in_the_database_is_named_as_the_database(
    desk: Desk, file: Path, signed: list[Signed]
) -> None:
    for number, one in enumerate(signed):
        reading = read(one.pdf, NAME)
        content = content_of(reading, "a.pdf")
        with changed(file, one.poll, Random(number)) as what:
            assert findings(reading, content) == [], what
            found = keys(of_database(reading, content, desk, "many.db"))
            assert found & {"verify.database_altered", "verify.database_unreadable"}, (number, what, found)


def test_the_command_says_the_same(
    desk: Desk, file: Path, signed: list[Signed], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, one in enumerate(signed[::50]):
        name = tmp_path / f"{number}.pdf"
        name.write_bytes(one.pdf)
        assert run(["verify", str(name)]) == 0
        name.write_bytes(page_digit(one.pdf, Random(number))[0])
        assert run(["verify", str(name)]) == 1
        assert "页面上是" in capsys.readouterr().err
