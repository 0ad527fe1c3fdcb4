"""What acts about reporting look up first: the organisation, its turn or report, and who speaks for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.lookup import require_open
from meetingdesk.meeting.model import Attendee, Role
from meetingdesk.roster.model import Organisation, Post
from meetingdesk.signin.model import HERE, Attendance
from meetingdesk.speakers.model import (
    DEFAULT_SECONDS,
    Choice,
    Draw,
    Interposed,
    Report,
    ReportFile,
    Rules,
    Turn,
    TurnState,
)
from meetingdesk.storage.unit import Unit


class Speaking(NamedTuple):
    """A turn with the full name of its organisation."""

    name: str
    turn: Turn


class Writing(NamedTuple):
    """A report with the full name of its organisation."""

    name: str
    report: Report


def turn(unit: Unit, meeting_id: str, organisation_id: str) -> Speaking:
    """The turn of an organisation. Refused: speakers.not_on_site, storage.gone, meeting.archived."""
    name = organisation_name(unit, meeting_id, organisation_id)
    found = find_turn(unit.session, meeting_id, organisation_id)
    if found is None:
        raise Refused("speakers.not_on_site", name=name)
    return Speaking(name, found)


def report(unit: Unit, meeting_id: str, organisation_id: str) -> Writing:
    """The report of an organisation. Refused: speakers.not_written, storage.gone, meeting.archived."""
    name = organisation_name(unit, meeting_id, organisation_id)
    found = find_report(unit.session, meeting_id, organisation_id)
    if found is None:
        raise Refused("speakers.not_written", name=name)
    return Writing(name, found)


def organisation_name(unit: Unit, meeting_id: str, organisation_id: str) -> str:
    """Full name of the organisation an act is about; it goes into the act's words."""
    require_open(unit, meeting_id)
    name = unit.get(Organisation, organisation_id).full_name
    unit.describe(name=name)
    return name


def find_turn(session: Session, meeting_id: str, organisation_id: str) -> Turn | None:
    """The turn of an organisation, if it reports on site."""
    query = select(Turn).where(Turn.meeting_id == meeting_id, Turn.organisation_id == organisation_id)
    return session.scalar(query)


def find_report(session: Session, meeting_id: str, organisation_id: str) -> Report | None:
    """The report of an organisation, if it reports on paper."""
    query = select(Report).where(Report.meeting_id == meeting_id, Report.organisation_id == organisation_id)
    return session.scalar(query)


def find_file(session: Session, meeting_id: str, organisation_id: str) -> ReportFile | None:
    """The file of a report on paper, if one was handed in."""
    query = select(ReportFile).where(ReportFile.meeting_id == meeting_id)
    return session.scalar(query.where(ReportFile.organisation_id == organisation_id))


def turns(session: Session, meeting_id: str, *states: TurnState) -> list[Turn]:
    """The turns of a meeting in their order, of these states or all."""
    query = select(Turn).where(Turn.meeting_id == meeting_id).order_by(Turn.position, Turn.id)
    if states:
        query = query.where(Turn.state.in_([state.value for state in states]))
    return list(session.scalars(query))


def reports(session: Session, meeting_id: str) -> list[Report]:
    """The reports on paper of a meeting in their order."""
    query = select(Report).where(Report.meeting_id == meeting_id).order_by(Report.position, Report.id)
    return list(session.scalars(query))


def draws(session: Session, meeting_id: str) -> list[Draw]:
    """Lots drawn for a meeting, the latest first."""
    query = select(Draw).where(Draw.meeting_id == meeting_id)
    return sorted(session.scalars(query), key=lambda one: (one.number or 0, one.drawn_at), reverse=True)


def names(session: Session, organisation_ids: Iterable[str]) -> dict[str, str]:
    """Full names by id."""
    query = select(Organisation).where(Organisation.id.in_(list(organisation_ids)))
    return {found.id: found.full_name for found in session.scalars(query)}


def attendee_of(session: Session, meeting_id: str, organisation_id: str) -> str | None:
    """Who speaks for an organisation: listed for it, or else holding a post in it (practice.md 1, D5)."""
    listed = select(Attendee.id).where(Attendee.meeting_id == meeting_id).order_by(Attendee.position)
    listed = listed.where(Attendee.role == Role.EXPECTED.value)
    own = session.scalar(listed.where(Attendee.organisation_id == organisation_id).limit(1))
    holders = select(Post.person_id).where(Post.organisation_id == organisation_id)
    return own or session.scalar(listed.where(Attendee.person_id.in_(holders)).limit(1))


def planned_seconds(session: Session, meeting_id: str) -> int:
    """The usual length of a turn in this meeting."""
    found = session.scalar(select(Rules.planned_seconds).where(Rules.meeting_id == meeting_id))
    return found or DEFAULT_SECONDS


def rules(unit: Unit, meeting_id: str) -> Rules:
    """The rules of a meeting, made when first wanted."""
    found = unit.session.scalar(select(Rules).where(Rules.meeting_id == meeting_id))
    return found or unit.add(Rules(meeting_id=meeting_id))


def choice(unit: Unit, meeting_id: str) -> Choice:
    """What was chosen for a meeting, made when first wanted."""
    found = unit.session.scalar(select(Choice).where(Choice.meeting_id == meeting_id))
    return found or unit.add(Choice(meeting_id=meeting_id))


def only_present(session: Session, meeting_id: str) -> bool:
    """Whether nobody is called before signing in."""
    return bool(session.scalar(select(Choice.only_present).where(Choice.meeting_id == meeting_id)))


def is_here(session: Session, turn: Turn) -> bool:
    """Whether who speaks, or their substitute, has signed in."""
    speaker = turn.attendee_id or attendee_of(session, turn.meeting_id, turn.organisation_id)
    here = select(Attendance.id).where(Attendance.attendee_id == speaker, Attendance.status.in_(sorted(HERE)))
    return session.scalar(here.limit(1)) is not None


def open_question(session: Session, meeting_id: str) -> Interposed | None:
    """The question that is being asked in the midst of a report."""
    query = select(Interposed).where(Interposed.meeting_id == meeting_id, Interposed.used_seconds.is_(None))
    return session.scalar(query.limit(1))
