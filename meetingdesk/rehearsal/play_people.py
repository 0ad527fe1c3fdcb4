"""The days before: the roster, the facts of the meeting, who is expected, and what the year was like."""

from __future__ import annotations

import datetime as dt
import hashlib

from meetingdesk.invitation.commands import MarkNoticeSent, SetNotice
from meetingdesk.meeting import commands as meeting
from meetingdesk.meeting import queries as meetings
from meetingdesk.rehearsal.case import MEETING, ROSTER, Case
from meetingdesk.rehearsal.parts import Organisation, Person
from meetingdesk.rehearsal.play_acts import Stage
from meetingdesk.roster import queries as roster
from meetingdesk.roster.bulk import ImportRoster
from meetingdesk.roster.commands import AddAlias, AddOrganisation
from meetingdesk.roster.importing import entries, preview
from meetingdesk.roster.namesakes import Namesake
from meetingdesk.roster.units import same_unit

TYPISTS = ("演示录入员甲", "演示录入员乙")
"""Who types and checks the papers; a case does not say (its README: filled in openly)."""

CREATED = "meeting"


def prepare(stage: Stage) -> None:
    """All that is ready before the doors open."""
    _operators(stage)
    _organisations(stage)
    _roster(stage)
    _meeting(stage)
    _attendees(stage)
    _guests(stage)
    _notice(stage)
    for figure in stage.case.figures:
        step = f"figure {figure.key}"
        stage.of_meeting(meeting.SetFigure, MEETING, figure.row, step, key=figure.key, value=figure.value)


def attendee_nonce(case: Case, person: Person) -> str:
    """The step of adding a person; the first one carries the mark of the whole case."""
    mark = hashlib.sha256(repr(case).encode()).hexdigest() if person is case.people[0] else ""
    return f"attendee {person.name} {mark}"


def _operators(stage: Stage) -> None:
    """They may be there from another case in this database."""
    known = {operator.name for operator in stage.desk.ask(meetings.operators)}
    stage.desk.operator = TYPISTS[0]
    for name in TYPISTS:
        if name not in known:
            stage.do(meeting.AddOperator, MEETING, 0, f"operator {name}", name=name)


def _organisations(stage: Stage) -> None:
    """Organisations that the database has stay as they are: a case may not rewrite another year's facts."""
    _look_up(stage)
    for each in stage.case.organisations:
        if stage.organisation(each.full_name) is None:
            stage.organisations[same_unit(each.full_name)] = stage.do(
                AddOrganisation, MEETING, each.row, f"organisation {each.full_name}",
                name=each.name, kind=each.kind or None, level=each.level, members=each.members,
            )  # fmt: skip
        _aliases(stage, each)


def _aliases(stage: Stage, each: Organisation) -> None:
    """A name that already means an organisation is left alone."""
    if not each.aliases:
        return
    taken = {same_unit(one.alias) for row in stage.desk.ask(roster.organisations) for one in row.aliases}
    organisation = stage.organisation(each.full_name)
    for alias in each.aliases:
        if same_unit(alias) not in taken:
            step = f"alias {each.full_name} {alias}"
            stage.do(AddAlias, MEETING, each.row, step, organisation_id=organisation, alias=alias)


def _look_up(stage: Stage) -> None:
    """Full names, and other names that mean one organisation only."""
    rows = stage.desk.ask(roster.organisations)
    other: dict[str, set[str]] = {}
    for row in rows:
        for alias in row.aliases:
            for name in (alias.alias, alias.alias + row.kind):
                other.setdefault(same_unit(name), set()).add(row.id)
    stage.organisations = {name: next(iter(ids)) for name, ids in other.items() if len(ids) == 1}
    stage.organisations |= {same_unit(row.full_name): row.id for row in rows}


def _roster(stage: Stage) -> None:
    """Two rows with one name and different units are two people (the case's README)."""
    found = preview(stage.case.roster, stage.desk.ask(roster.known))
    rows = entries(found, namesakes=Namesake.NEW, with_troubles=True)
    stage.do(ImportRoster, ROSTER, 0, "import", file=found.file, rows=rows)
    _look_up(stage)


def _meeting(stage: Stage) -> None:
    """Without a date no time of day is kept but the deadline, on the day of the rehearsal."""
    facts = stage.case.meeting
    stage.meeting = stage.do(
        meeting.CreateMeeting, MEETING, 0, CREATED,
        title=facts.title, date=facts.date, period=facts.period, start=stage.planned(facts.start),
        end=stage.planned(facts.end), venue=facts.venue, organiser=facts.organiser, host=facts.host,
        recorder=facts.recorder, year_assessed=facts.year_assessed,
        arrival_deadline=stage.at(facts.arrival_deadline), sample=facts.sample,
    )  # fmt: skip
    deadline = stage.desk.ask(meetings.meeting, stage.meeting).arrival_deadline
    stage.day = facts.date or (deadline.date() if deadline else stage.day)


def _attendees(stage: Stage) -> None:
    people = {(row.name, row.organisation_id): row.person_id for row in stage.desk.ask(roster.roster)}
    for person in stage.case.people:
        organisation = stage.organisation(person.unit)
        stage.attendees[person.number] = stage.of_meeting(
            meeting.AddAttendee, ROSTER, person.row, attendee_nonce(stage.case, person),
            number=person.number, name=person.name, unit=person.unit, post=person.post, role=person.role,
            organisation_id=organisation, person_id=people.get((person.name, organisation)),
        )  # fmt: skip


def _notice(stage: Stage) -> None:
    """The notice goes out before the day; one sent later than the day is none."""
    told = stage.case.notice
    if told is None:
        return
    by = dt.datetime.combine(told.reply_by, dt.time()) if told.reply_by else None
    stage.of_meeting(
        SetNotice, MEETING, told.row, "notice", contact=told.contact, contact_phone=told.contact_phone,
        dress=told.dress, early_minutes=told.early_minutes, reply_by=by,
        reports_due=stage.planned(told.reports_due),
    )  # fmt: skip
    if told.sent is not None and told.sent <= stage.clock.local().date():
        at = dt.datetime.combine(told.sent, dt.time(9))
        stage.of_meeting(MarkNoticeSent, MEETING, told.row, "sent", at=min(at, stage.clock.local()))


def _guests(stage: Stage) -> None:
    for guest in stage.case.guests:
        stage.of_meeting(
            meeting.AddGuest, MEETING, guest.row, f"guest {guest.unit} {guest.name}",
            unit=guest.unit, name=guest.name, post=guest.post, did=guest.did,
        )  # fmt: skip
