"""Small ready-made records for tests; each capability adds what others need of it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from meetingdesk.desk import Command, Desk
from meetingdesk.meeting.commands import CreateMeeting
from meetingdesk.meeting.people import AddAttendee
from meetingdesk.roster.model import Organisation, Person
from meetingdesk.storage.unit import Unit

CASE = Path(__file__).parent / "cases" / "park-2022"
MORNING = datetime(2023, 3, 17, 8, 0, 0)


def a_meeting(desk: Desk, title: str = "演示述职评议会", **facts: Any) -> str:
    """A meeting in 筹备 on the test morning; its id."""
    return desk.do(CreateMeeting(**{"title": title, "date": MORNING.date(), **facts}))


def some_attendees(desk: Desk, meeting_id: str, *names: str, role: str = "expected") -> dict[str, str]:
    """Attendees by name, each of a unit of their own (演示甲党支部 …); name -> id."""
    units = "甲乙丙丁戊己庚辛壬癸"
    return {
        name: desk.do(
            AddAttendee(
                meeting_id=meeting_id, name=name, unit=f"演示{units[at % 10]}党支部", post="书记", role=role
            )
        )
        for at, name in enumerate(names)
    }


def a_roster(desk: Desk, *entries: tuple[str, str, str]) -> dict[str, str]:
    """Organisations with one secretary each, in order: (person, organisation, kind); full name -> id."""
    from meetingdesk.roster.model import Organisation, Person, Post
    from meetingdesk.storage.unit import writing

    found: dict[str, str] = {}
    with writing(desk.engine, desk.clock, None) as unit:
        for at, (who, name, kind) in enumerate(entries, start=1):
            person = unit.add(Person(name=who, position=at))
            organisation = unit.add(Organisation(name=name, kind=kind, position=at))
            unit.add(Post(person_id=person.id, organisation_id=organisation.id, title="书记", position=1))
            found[organisation.full_name] = organisation.id
    return found


def an_attendee(desk: Desk, meeting_id: str, name: str, unit: str = "演示企业01党支部", **more: Any) -> str:
    """Someone on the meeting's list, expected unless told otherwise; returns their id."""
    return desk.do(AddAttendee(meeting_id=meeting_id, name=name, unit=unit, **more))


def case_rows(file: str, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    """The rows of one table of the real meeting's case folder."""
    with (CASE / file).open(encoding=encoding, newline="") as lines:
        return list(csv.DictReader(lines))


@dataclass(frozen=True, kw_only=True)
class _KeepPerson(Command[list[str]]):
    """Straight onto the roster, for tests of what stands on it."""

    summary = "名册 {name}"
    name: str
    organisation: str
    kind: str
    phone: str | None = None
    reading: str | None = None

    def apply(self, unit: Unit) -> list[str]:
        unit.describe(name=self.name)
        organisation = unit.add(Organisation(name=self.organisation, kind=self.kind))
        return [unit.add(Person(name=self.name, phone=self.phone, reading=self.reading)).id, organisation.id]


def a_roster_person(desk: Desk, name: str, organisation: str, kind: str = "党支部", **more: Any) -> list[str]:
    """A person and an organisation of the roster: their two ids. `more`: phone, reading."""
    return desk.do(_KeepPerson(name=name, organisation=organisation, kind=kind, **more))


def a_poll(
    desk: Desk, meeting_id: str, *subjects: str, issued: dict[str, int] | None = None, **more: Any
) -> str:
    """A poll whose papers are issued, by class code; its id. Default: two subjects, one class of 5."""
    from meetingdesk.evaluation import commands as do

    given = {"全体": 5} if issued is None else issued
    classes = more.pop("classes", [do.ClassSpec(code) for code in given])
    rated = [do.SubjectSpec(name) for name in subjects or ("演示甲党支部", "演示乙党委")]
    given_form = {"title": "演示测评", "subjects": rated, "classes": classes, **more}
    poll = desk.do(do.CreatePoll(meeting_id=meeting_id, **given_form))
    for code, count in given.items():
        desk.do(do.IssueBallots(meeting_id=meeting_id, poll_id=poll, class_code=code, count=count))
    return poll


def open_entry(desk: Desk, meeting_id: str, poll_id: str, returned: dict[str, int]) -> None:
    """Papers came back by class, were shuffled by two people, and entry is open."""
    from meetingdesk.evaluation import commands as do

    of = {"meeting_id": meeting_id, "poll_id": poll_id}
    for code, count in returned.items():
        desk.do(do.ReturnBallots(**of, class_code=code, count=count))
    desk.do(do.CloseVoting(**of))
    desk.do(do.ConfirmShuffle(**of, first="监票甲", second="监票乙"))
    desk.do(do.OpenEntry(**of))


Typed = tuple[int, str, tuple[int, ...] | None]
"""A paper as typed: number, class code, marks; None = the whole paper is void."""


def type_pass(desk: Desk, meeting_id: str, poll_id: str, number: int, papers: list[Typed]) -> None:
    """One whole pass, by 录入员甲 or 录入员乙."""
    from meetingdesk.evaluation import commands as do

    desk.operator = f"录入员{'甲乙'[number - 1]}"
    of = {"meeting_id": meeting_id, "poll_id": poll_id, "number": number}
    desk.do(do.BeginPass(**of))
    for paper, code, marks in papers:
        state = "void" if marks is None else "valid"
        desk.do(do.EnterSheet(**of, paper=paper, class_code=code, state=state, marks=marks or ()))
    desk.do(do.FinishPass(**of))


def a_programme(
    desk: Desk, on_site: int = 3, written: int = 2, **facts: Any
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A meeting with its programme of reports: its id, the organisations on site and those on paper.

    They are 演示01党支部 … with the secretaries 演示人01 …, on the list of the meeting in that order.
    """
    from meetingdesk.meeting.people import AddAttendeesFromRoster
    from meetingdesk.speakers import programme

    meeting = a_meeting(desk, **facts)
    entries = [(f"演示人{n:02}", f"演示{n:02}", "党支部") for n in range(1, on_site + written + 1)]
    ids = tuple(a_roster(desk, *entries).values())
    desk.do(AddAttendeesFromRoster(meeting_id=meeting))
    desk.do(programme.PlaceOnSite(meeting_id=meeting, organisation_ids=ids[:on_site]))
    desk.do(programme.PlaceWritten(meeting_id=meeting, organisation_ids=ids[on_site:]))
    return meeting, ids[:on_site], ids[on_site:]


def minutes_facts(**changes: Any) -> Any:
    """Facts of a small meeting, complete: nothing is 〔待补〕; `meeting={...}` changes some."""
    from meetingdesk.minutes.facts import CountFacts, Facts, MeetingFacts, PersonFacts, TurnFacts

    known = {
        "title": "2025年度演示园区述职评议会", "date": MORNING.date(), "period": "上午",
        "venue": "演示会议室",
        "start": MORNING.replace(hour=9), "organiser": "演示党群工作部",
        "host": "张三", "recorder": "李四",
    }  # fmt: skip
    told: dict[str, Any] = {
        "counts": CountFacts(expected=2, present=1, on_leave=1),
        "people": (
            PersonFacts(name="王五", unit="演示甲党支部", status="present"),
            PersonFacts(name="赵六", unit="演示乙党支部", status="leave", reason="出差"),
        ),
        "turns": (TurnFacts(organisation="演示甲党支部", speaker="王五", done=True),),
        **changes,
    }
    told["meeting"] = MeetingFacts(**{**known, **changes.get("meeting", {})})
    return Facts(**told)
