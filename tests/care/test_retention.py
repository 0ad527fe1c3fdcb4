"""Telephones go when their time is over: from rows, history, file and copies; the chain still holds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select

from meetingdesk.bootstrap import journal_holds, open_all
from meetingdesk.care import copies, retention
from meetingdesk.care.retention import ErasePhones
from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.people import AddAttendeesFromRoster
from meetingdesk.minutes.model import Version
from meetingdesk.roster.commands import CorrectPerson
from meetingdesk.roster.model import Person
from meetingdesk.storage.unit import writing
from tests.builders import a_meeting
from tests.care.people import on_the_roster

NUMBERS = ("13800001111", "13900002222/0791-8888123")


def a_final_meeting(desk: Desk) -> tuple[str, list[str]]:
    people = [
        on_the_roster(desk, name, phone=number)
        for name, number in zip(("张三", "李四"), NUMBERS, strict=True)
    ]
    desk.do(CorrectPerson(person_id=people[0], phone="13700003333"))
    meeting = a_meeting(desk)
    desk.do(AddAttendeesFromRoster(meeting_id=meeting))
    with writing(desk.engine, desk.clock, None) as unit:
        unit.add(Version(meeting_id=meeting, paper="summary", number=1, digest="d", reason=None, by=None,
                         finalised_at=desk.clock.local(), snapshot={}))  # fmt: skip
    return meeting, people


def holds(folder: Path, *needles: str) -> list[str]:
    files = [(path.name, path.read_bytes()) for path in folder.rglob("*") if path.is_file()]
    return [f"{name}: {each}" for name, data in files for each in needles if each.encode() in data]


def test_nothing_is_proposed_before_its_day_and_nothing_goes_by_itself(desk: Desk, clock: FixedClock) -> None:
    a_final_meeting(desk)
    today = clock.local().date()
    (early,) = desk.ask(retention.kept, today + dt.timedelta(days=29), 30)
    (late,) = desk.ask(retention.kept, today + dt.timedelta(days=30), 30)
    assert (early.due, late.due, late.phones) == (False, True, 2)


def test_erased_numbers_are_in_no_file_and_the_chain_still_holds(database: Path, clock: FixedClock) -> None:
    digits = ("13800001111", "13900002222", "8888123", "13700003333")
    with open_all(database, clock) as opened:
        meeting, _people = a_final_meeting(opened.desk)
        opened.keeper.copy_now()
        assert holds(database.parent, *digits)

        def renew() -> None:
            copies.remove_copies(opened.keeper.places(), database.stem)
            opened.keeper.copy_now()

        assert retention.erase(opened.desk, ErasePhones(meeting_id=meeting), renew) == 2
        assert journal_holds(opened.desk) is None
        assert opened.desk.ask(lambda s: set(s.scalars(select(Person.phone)))) == {None}
        clock.advance(200)
        assert holds(database.parent, *digits) == []
        first = next(act for act in opened.desk.history() if act.name == "roster.CorrectPerson")
        with pytest.raises(Refused, match=r"desk\.stale|journal\.erased"):
            opened.desk.undo(first.seq)
    assert holds(database.parent, *digits) == []


def test_history_still_names_the_erasure_and_shows_no_braces(desk: Desk) -> None:
    from meetingdesk.foundation.wording import Wording

    meeting, _people = a_final_meeting(desk)
    desk.do(ErasePhones(meeting_id=meeting))
    told = [act.text(Wording("zh_CN")) for act in desk.history()]
    assert told[0] == "抹去 演示述职评议会 2 人的电话"
    assert not [words for words in told if "{" in words]


def test_people_of_a_meeting_to_come_keep_theirs(desk: Desk) -> None:
    meeting, _people = a_final_meeting(desk)
    desk.do(AddAttendeesFromRoster(meeting_id=a_meeting(desk, "明年的会")))
    with pytest.raises(Refused, match=r"care\.no_phones"):
        desk.do(ErasePhones(meeting_id=meeting))


def test_without_final_minutes_nothing_is_erased(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"care\.not_final"):
        desk.do(ErasePhones(meeting_id=a_meeting(desk)))
