"""After the seal, the raw bytes of every file give back neither a ballot nor the order of the voters.

Each paper gets markers that occur nowhere else: its reason, its nonce, and its whole row of marks. Half of
the papers are corrected, some are removed and typed again. Then every file beside the database is read.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from meetingdesk.bootstrap import open_desk
from meetingdesk.desk import Desk
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.ballots import SealedMark, Sheet, points_mark
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.storage.unit import writing
from tests.builders import MORNING
from tests.evaluation.polls import Played, in_entry

TWO = {"first": "监票甲", "second": "监票乙"}
ROWS = 43


def files(database: Path) -> Iterator[Path]:
    return (path for path in database.parent.rglob("*") if path.is_file())


def found_in(database: Path, markers: list[bytes]) -> list[tuple[str, bytes]]:
    return [
        (path.name, marker)
        for path in files(database)
        for data in (path.read_bytes(),)
        for marker in markers
        if marker in data
    ]


def a_row_of_marks(chance: random.Random, form: str) -> tuple[int, ...]:
    """A whole ballot that occurs nowhere else: 43 rows, or 7 people with 6 answers each."""
    if form == "T1":
        return tuple(chance.choice((1, 1, 1, 2, 2, 3, 4, 0, 9)) for _row in range(ROWS))
    if form == "T2":
        return tuple(chance.choice((1, 1, 1, 2, 2, 3, 4, 0, 9)) for _cell in range(42))
    rated = [[chance.choice((0, 9, points_mark(chance.randint(0, 100)))) for _ in range(5)] for _ in range(7)]
    return tuple(mark for row in rated for mark in (*row, chance.choice((0, 9))))


def as_stored(marks: tuple[int, ...]) -> bytes:
    return ("[" + ",".join(str(mark) for mark in marks) + "]").encode()


def type_with_markers(
    poll: Played, number: int, papers: int, chance: random.Random, form: str
) -> list[bytes]:
    """One pass in which half of the papers are corrected and a fifth is removed and typed again."""
    poll.sit_down(f"录入员{'甲乙'[number - 1]}")
    poll.do(do.BeginPass, number=number)
    markers: list[bytes] = []
    final = [a_row_of_marks(random.Random(paper), form) for paper in range(papers)]

    def typed(command: type, paper: int, marks: tuple[int, ...], word: str) -> None:
        reason, nonce = f"MARK-{word}-{number}-{paper:04}", f"NONCE-{word}-{number}-{paper:04}"
        markers.extend([reason.encode(), nonce.encode(), as_stored(marks)])
        given = {"class_code": "全体", "marks": marks, "reason": reason, "nonce": nonce}
        poll.do(command, number=number, paper=paper, **given)

    for paper, marks in enumerate(final, 1):
        mistyped = chance.random()
        typed(do.EnterSheet, paper, a_row_of_marks(chance, form) if mistyped < 0.7 else marks, "first")
        if mistyped < 0.5:
            typed(do.CorrectSheet, paper, marks, "corrected")
        elif mistyped < 0.7:
            poll.do(do.RemoveSheet, number=number, paper=paper)
            typed(do.EnterSheet, paper, marks, "again")
    poll.do(do.FinishPass, number=number)
    return markers


FORMS: dict[str, dict[str, Any]] = {
    "T1": {"subjects": [do.SubjectSpec(f"演示企业{n:02}党支部") for n in range(1, ROWS + 1)]},
    "T2": {
        "subjects": [do.SubjectSpec(f"演示企业{n:02}党支部") for n in range(1, 8)], "kind": "aspects",
        "aspects": do.ASPECTS[0].aspects,
    },
    "T3": {
        "subjects": [do.SubjectSpec(f"演示企业{n:02}党支部") for n in range(1, 8)], "kind": "points",
        "aspects": do.ASPECTS[2].aspects, "rules": do.RuleSpec(drop_extremes=True),
    },
}  # fmt: skip


def sealed_with_markers(
    database: Path, papers: int, seed: int, form: str = "T1", keep_open: bool = False
) -> list[bytes]:
    """Play a poll of so many papers; with `keep_open` it stops right before the seal."""
    chance = random.Random(seed)
    with open_desk(database, FixedClock(MORNING)) as desk:
        poll = in_entry(desk, {"全体": papers}, **FORMS[form])
        markers = [each for n in (1, 2) for each in type_with_markers(poll, n, papers, chance, form)]
        poll.do(do.ConfirmPasses, **TWO)
        if keep_open:
            return markers
        do.seal(desk, poll.meeting, poll.poll)
        assert found_in(database, markers) == []
    return markers


def test_while_entry_is_open_the_markers_are_there_to_be_found(database):
    """The control: the search itself works, and what it finds is in the open database alone."""
    markers = sealed_with_markers(database, 43, seed=0, keep_open=True)
    found = found_in(database, markers)
    assert found
    assert {name for name, _marker in found} <= {database.name, database.name + "-wal"}


@pytest.mark.parametrize("papers", [43, pytest.param(430, marks=pytest.mark.prove)])
@pytest.mark.parametrize("form", FORMS)
def test_no_file_gives_back_a_paper_after_the_seal(database, papers, form):
    markers = sealed_with_markers(database, papers, papers, form)
    copies = [path for path in files(database) if path.suffix == ".db" and path != database]
    assert copies
    assert found_in(database, markers) == []


# ---------------------------------------------------------------- the order of the voters


def tau(order: list[int]) -> float:
    """Kendall's rank correlation with the order 0, 1, 2 …; ties (equal values) count for neither side."""
    pairs = [(a, b) for at, a in enumerate(order) for b in order[at + 1 :] if a != b]
    return sum(1 if a < b else -1 for a, b in pairs) / len(pairs)


def write_sheets_in_order(desk: Desk, poll: Played, papers: int, form: str) -> None:
    """Both passes as typed one after the other: paper n bears the mark that tells its place in the order."""
    least, most = (100, 100) if form == "T3" else (1, 8)
    with writing(desk.engine, desk.clock, None) as unit:
        for number in (1, 2):
            sheets = [
                {
                    "poll_id": poll.poll, "number": number, "paper": paper, "class_code": "全体",
                    "state": "valid", "marks": [least + most * (paper - 1) // papers], "reason": "",
                }
                for paper in range(1, papers + 1)
            ]  # fmt: skip
            unit.session.execute(insert(Sheet), sheets)


IN_ORDER: dict[str, dict[str, Any]] = {
    "T1": {"grades": [do.GradeSpec(f"第{n}档", str(10 - n)) for n in range(1, 9)], "thresholds": []},
    "T3": {"kind": "points", "aspects": [do.AspectSpec("德", "1")]},
}


def sealed_in_order(database: Path, papers: int, form: str) -> None:
    """A sealed poll of one subject, on a scale of eight or in points, whose marks rise with the typing."""
    with open_desk(database, FixedClock(MORNING)) as desk:
        only = [do.SubjectSpec("演示甲党支部")]
        poll = in_entry(desk, {"全体": papers}, subjects=only, **IN_ORDER[form])
        for number, name in ((1, "录入员甲"), (2, "录入员乙")):
            poll.do(do.BeginPass, number=number, operator=name)
            if number == 1:
                write_sheets_in_order(desk, poll, papers, form)
            poll.do(do.FinishPass, number=number)
        poll.do(do.ConfirmPasses, **TWO)
        do.seal(desk, poll.meeting, poll.poll)


def marks_by_place_in_the_file(database: Path) -> list[int]:
    """The marks in the order in which their table rows lie on the disk."""
    with open_desk(database, FixedClock(MORNING)) as desk:
        marks = desk.ask(lambda s: [(row.key, row.mark) for row in s.execute(select(SealedMark)).scalars()])
    data = database.read_bytes()
    places = [(place_of_row(data, key), mark) for key, mark in marks]
    return [mark for _place, mark in sorted(places)]


def place_of_row(data: bytes, key: bytes) -> int:
    """Where the table's own record of this key lies; the index holds the key too, but last in its record."""
    header = b"\x06\x2c"  # six bytes of header, the first column a blob of 16
    at = data.find(key)
    while data[at - 6 : at - 4] != header:
        at = data.index(key, at + 1)
    return at


@pytest.mark.parametrize(
    ("papers", "seeds"),
    [(43, 6), pytest.param(43, 20, marks=pytest.mark.prove), pytest.param(430, 20, marks=pytest.mark.prove)],
)
@pytest.mark.parametrize("form", IN_ORDER)
def test_the_order_of_typing_is_not_in_the_file(tmp_path, papers, seeds, form):
    found = []
    for seed in range(seeds):
        database = tmp_path / f"order-{seed}.db"
        sealed_in_order(database, papers, form)
        order = marks_by_place_in_the_file(database)
        assert len(order) == papers
        found.append(abs(tau(order)))
    assert sum(found) / seeds <= 0.25


def test_the_measure_of_order_knows_order_and_chance():
    assert tau(list(range(43))) == 1
    assert tau(list(range(43))[::-1]) == -1
    shuffled = list(range(430))
    random.Random(1).shuffle(shuffled)
    assert abs(tau(shuffled)) < 0.1
