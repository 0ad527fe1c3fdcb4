"""A meeting as pages, papers and the command line read it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.lookup import rows_of
from meetingdesk.meeting.model import Attendee, Figure, FigureSource, Guest, Meeting, Operator, Role
from meetingdesk.meeting.pins import Pin

R = TypeVar("R")


@dataclass(frozen=True)
class MeetingRow:
    """One meeting's facts; None = not known. Moments are local."""

    id: str
    title: str
    date: dt.date | None
    period: str | None
    start: dt.datetime | None
    end: dt.datetime | None
    venue: str | None
    organiser: str | None
    host: str | None
    recorder: str | None
    year_assessed: int | None
    arrival_deadline: dt.datetime | None
    state: str
    language: str
    sample: bool
    began_at: dt.datetime | None
    ended_at: dt.datetime | None


@dataclass(frozen=True)
class AttendeeRow:
    """Someone on the list of this meeting, as they are named in it."""

    id: str
    person_id: str | None
    organisation_id: str | None
    number: int
    name: str
    unit: str
    post: str | None
    role: str
    voter_class: str | None
    position: int


@dataclass(frozen=True)
class GuestRow:
    """Who came to guide the meeting; unit or name may be unknown."""

    id: str
    unit: str | None
    name: str | None
    post: str | None
    did: str | None
    position: int


@dataclass(frozen=True)
class FigureRow:
    """A figure of the year, and where it was taken from."""

    id: str
    key: str
    value: str | None
    position: int
    source: str | None = None


@dataclass(frozen=True)
class OperatorRow:
    """Who may be at the keyboard, and whether they are asked for a PIN."""

    id: str
    name: str
    has_pin: bool


def meetings(session: Session) -> tuple[MeetingRow, ...]:
    """All meetings, the latest first; those without a date lead."""
    found = list(session.scalars(select(Meeting).order_by(Meeting.title, Meeting.id)))
    found.sort(key=lambda one: one.date or dt.date.max, reverse=True)
    return tuple(_row(MeetingRow, one) for one in found)


def meeting(session: Session, meeting_id: str) -> MeetingRow:
    """One meeting. Refused: storage.gone."""
    found = session.get(Meeting, meeting_id)
    if found is None:
        raise Refused("storage.gone", what=Meeting.__tablename__)
    return _row(MeetingRow, found)


def attendees(session: Session, meeting_id: str, role: Role | None = None) -> tuple[AttendeeRow, ...]:
    """The list in its order; only one role where asked."""
    rows = rows_of(session, Attendee, meeting_id)
    return tuple(_row(AttendeeRow, one) for one in rows if role is None or one.role == role)


def guests(session: Session, meeting_id: str) -> tuple[GuestRow, ...]:
    """Guests in their order."""
    return tuple(_row(GuestRow, one) for one in rows_of(session, Guest, meeting_id))


def figures(session: Session, meeting_id: str) -> tuple[FigureRow, ...]:
    """Figures of the year in their order."""
    told = select(FigureSource).where(FigureSource.meeting_id == meeting_id)
    sources = {one.figure_id: one.source for one in session.scalars(told)}
    return tuple(
        FigureRow(one.id, one.key, one.value, one.position, sources.get(one.id))
        for one in rows_of(session, Figure, meeting_id)
    )


def operators(session: Session) -> tuple[OperatorRow, ...]:
    """Who may be at the keyboard, by name."""
    found = session.scalars(select(Operator).order_by(Operator.name))
    return tuple(OperatorRow(one.id, one.name, one.pin_hash is not None) for one in found)


def verify_pin(session: Session, operator_id: str, pin: Pin | None) -> bool:
    """Whether this operator may take the keyboard: the PIN fits, or none is set. Refused: storage.gone."""
    found = session.get(Operator, operator_id)
    if found is None:
        raise Refused("storage.gone", what=Operator.__tablename__)
    return found.pin_hash is None or (pin is not None and pin.fits(found.pin_hash))


def _row(kind: type[R], row: object) -> R:
    named: dict[str, Any] = {one.name: getattr(row, one.name) for one in fields(kind)}  # type: ignore[arg-type]
    return kind(**named)
