"""A mark stands in every text of the database that is not the room's; none may reach the audience screen.

Every text column has to be on one of the three lists below: a new one fails here until somebody has decided
whether the room may see it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, String, Text, select
from sqlalchemy.orm import Session

from meetingdesk.bootstrap import load_models, open_desk
from meetingdesk.desk import Desk
from meetingdesk.evaluation import queries as evaluation
from meetingdesk.evaluation.model import Poll
from meetingdesk.evaluation.publishing import ReleaseResults
from meetingdesk.evaluation.showing import fingerprint
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.progress import Cancelled
from meetingdesk.meeting import queries as meetings
from meetingdesk.public_facts import public_facts
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play
from meetingdesk.stage.facts import Results, Scene, Speaker
from meetingdesk.storage import engine as engines
from meetingdesk.storage.base import Base, Json
from tests.builders import CASE

DAY = dt.datetime(2023, 3, 17, 7, 30)
MARK = "§"
MOMENTS = ("signed in", "speaking", "over", "released")

ROOM = {
    "agenda_item": "title who",
    "evaluation_grade": "label",
    "evaluation_poll": "title",
    "evaluation_subject": "name person",
    "meeting_attendee": "name unit",
    "meeting_meeting": "title organiser",
    "roster_organisation": "name kind",
    "signin_attendance": "proxy_name",  # who speaks in somebody's place stands before the room
}
"""What the room may read: names, titles, and who does what."""
CODES = {
    "agenda_item": "kind state",
    "evaluation_poll": "scope base self_rating state thresholds",
    "evaluation_release": "fingerprint",  # a result that no longer fits it is taken off the screen
    "evaluation_setting": "kind",
    "meeting_attendee": "role",
    "meeting_meeting": "language state",
    "signin_attendance": "status",
    "speakers_note": "kind",
    "speakers_report": "state",
    "speakers_turn": "state",
    "commentary_comment": "kind",
}
"""Words of the program, which stand for a choice; a mark there would be no state at all."""
OWN = {"journal_act", "journal_change", "journal_meta"}  # the journal's: no query of the stage may read it


def texts() -> Iterator[Column[Any]]:
    """Every column that holds words, lone or in a structure; keys, times and numbers hold none."""
    load_models()
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            words = isinstance(column.type, String | Text | Json)
            key = column.primary_key or column.foreign_keys or column.name.endswith("_id")
            if words and not key:
                yield column


def listed(of: dict[str, str], column: Column[Any]) -> bool:
    return column.name in of.get(column.table.name, "").split()


def private() -> list[Column[Any]]:
    """What must not be seen: all that stands on no list."""
    return [
        one for one in texts()
        if not listed(ROOM, one) and not listed(CODES, one) and one.table.name not in OWN
    ]  # fmt: skip


class Until:
    """Stops a play once an act was done so many times."""

    def __init__(self, desk: Desk, act: str, times: int) -> None:
        self._desk, self._act, self._times = desk, act, times

    def step(self, _done: int, _total: int, _text: str = "") -> None:
        if sum(act.name == self._act for act in self._desk.history(400)) >= self._times:
            raise Cancelled


def played(file: Path, moment: str) -> None:
    """The real meeting up to a moment."""
    with open_desk(file, FixedClock(DAY)) as desk:
        until = {"signed in": ("meeting.StartMeeting", 1), "speaking": ("speakers.StartTurn", 3)}.get(moment)
        try:
            play(read_case(CASE), desk, Until(desk, *until) if until else None)
        except Cancelled:
            return
        if moment == "released":
            meeting = desk.ask(meetings.meetings)[0].id
            poll = desk.ask(evaluation.polls, meeting)[0].id
            desk.do(ReleaseResults(meeting_id=meeting, poll_id=poll))


@contextmanager
def raw(file: Path) -> Iterator[Any]:
    """Past the journal and all rules, as a hand from outside would write."""
    engine = engines.open_engine(file)
    connection = engine.raw_connection()
    yield connection.cursor()
    connection.commit()
    connection.close()
    engine.dispose()


def plant(file: Path) -> int:
    """A mark in every private text of every row, also where nothing stood; how many."""
    planted = 0
    with raw(file) as database:
        for column in private():
            name, table = column.name, column.table.name
            mark = f"{MARK}{table}.{name}{MARK}"
            key = next(iter(column.table.primary_key)).name
            rows = database.execute(f'SELECT "{key}", "{name}" FROM "{table}"').fetchall()
            for row, value in rows:
                given = marked(value, mark) if isinstance(column.type, Json) else f"{mark}{row}"
                database.execute(f'UPDATE "{table}" SET "{name}" = ? WHERE "{key}" = ?', (given, row))
            planted += len(rows)
    return planted


def stay_released(file: Path) -> None:
    """What was planted changed the result, which takes it off the screen: it is released as it is now."""
    engine = engines.open_engine(file)
    with Session(engine) as session:
        poll = session.scalars(select(Poll).order_by(Poll.id)).all()
        found = {one.id: fingerprint(session, one) for one in poll}
    engine.dispose()
    with raw(file) as database:
        for which, print_ in found.items():
            database.execute("UPDATE evaluation_release SET fingerprint=? WHERE poll_id=?", (print_, which))


def marked(value: str | None, mark: str) -> str | None:
    """The same structure with the mark for every text in it."""

    def put(one: Any) -> Any:
        if isinstance(one, dict):
            return {key: put(each) for key, each in one.items()}
        if isinstance(one, list):
            return [put(each) for each in one]
        return mark if isinstance(one, str) else one

    return None if value is None else json.dumps(put(json.loads(value)), ensure_ascii=False)


def leaves(value: object) -> Iterator[str]:
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from leaves(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from leaves(each)
    elif value is not None:
        yield str(value)


@pytest.fixture(scope="module", params=MOMENTS)
def planted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp("planted")
    played(folder / "park.db", request.param)
    copy = Path(shutil.copy(folder / "park.db", folder / "planted.db"))
    assert plant(copy) > 400
    if request.param == "released":
        stay_released(copy)
    return request.param, copy


def seen(file: Path) -> dict[Scene, Any]:
    engine = engines.open_engine(file)
    with Session(engine) as session:
        meeting = meetings.meetings(session)[0].id
        now = DAY.replace(hour=10)
        found = {scene: public_facts(session, meeting, scene, now) for scene in Scene}
    engine.dispose()
    return found


def test_no_mark_reaches_any_scene_at_any_moment(planted: tuple[str, Path]) -> None:
    moment, file = planted
    scenes = seen(file)
    words = [leaf for facts in scenes.values() for leaf in leaves(facts)]
    assert [leaf for leaf in words if MARK in leaf] == []
    assert len(words) > 150  # the scenes are full: 44 names on the board at least
    assert isinstance(scenes[Scene.SPEAKER].content, Speaker) is (moment in {"signed in", "speaking"})
    assert isinstance(scenes[Scene.RESULTS].content, Results) is (moment == "released")


def test_a_mark_in_what_the_room_reads_is_found(tmp_path: Path) -> None:
    """The proof can fail: the same mark in a public column is seen."""
    file = tmp_path / "park.db"
    played(file, "speaking")
    for table, names in ROOM.items():
        for name in names.split():
            if (table, name) in {("roster_organisation", "kind"), ("signin_attendance", "proxy_name")}:
                continue  # joined to the name; nobody of the real meeting sent a substitute who reports
            copy = Path(shutil.copy(file, tmp_path / f"{table}.{name}.db"))
            with raw(copy) as database:
                database.execute(f'UPDATE "{table}" SET "{name}" = ?', (MARK,))
            words = [leaf for facts in seen(copy).values() for leaf in leaves(facts)]
            sealed = table.startswith("evaluation") or (table, name) == ("meeting_attendee", "unit")
            assert sealed or any(MARK in leaf for leaf in words), f"{table}.{name}"


def test_every_list_names_columns_that_exist() -> None:
    known = {f"{one.table.name}.{one.name}" for one in texts()}
    named = {
        f"{table}.{name}" for of in (ROOM, CODES) for table, names in of.items() for name in names.split()
    }
    assert named - known == set()
    assert not {f"{one.table.name}.{one.name}" for one in private()} & named
    assert {"roster_person.phone", "speakers_note.text", "commentary_comment.text"} <= known
