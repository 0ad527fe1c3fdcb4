"""Comments, problems and remarks as the page and the papers read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.commentary.model import Comment, Link, Place, Problem, Remark, RemarkTime, Task
from meetingdesk.meeting.lookup import rows_of
from meetingdesk.meeting.model import Attendee, Guest
from meetingdesk.roster.model import Organisation


@dataclass(frozen=True)
class CommentRow:
    """One thing said about an organisation; `kind` is praise, problem or note."""

    id: str
    kind: str
    text: str
    position: int


@dataclass(frozen=True)
class PlaceRow:
    """An organisation in the order of comment, and what was said about it, in order."""

    id: str
    organisation_id: str
    organisation: str
    position: int
    commented_at: dt.datetime | None
    comments: tuple[CommentRow, ...]


@dataclass(frozen=True)
class ProblemRow:
    """A problem of the meeting as a whole, and the organisations where it was found, in roster order."""

    id: str
    area: str
    text: str | None
    position: int
    organisation_ids: tuple[str, ...]
    organisations: tuple[str, ...]


@dataclass(frozen=True)
class RemarkRow:
    """What someone said. `speaker` is the bare name; `unit` and `post` are the guest's or attendee's."""

    id: str
    agenda_item_id: str | None
    guest_id: str | None
    attendee_id: str | None
    speaker: str | None
    unit: str | None
    post: str | None
    verb: str | None
    text: str
    position: int
    at: dt.datetime | None = None


@dataclass(frozen=True)
class TaskRow:
    """A line of the 整改清单, or a task that was decided on. `organisation` is empty where it is for all."""

    id: str
    position: int
    source: str
    origin: str | None
    organisation_id: str | None
    organisation: str
    text: str
    measure: str | None
    person: str | None
    due: dt.date | None
    progress: str | None
    done_on: dt.date | None


def tasks(session: Session, meeting_id: str) -> tuple[TaskRow, ...]:
    """What is to be put right or carried out, in order."""
    names = _organisation_names(session)
    return tuple(
        TaskRow(
            one.id, one.position, one.source, one.origin, one.organisation_id,
            names.get(one.organisation_id or "", ""), one.text, one.measure, one.person, one.due,
            one.progress, one.done_on,
        )
        for one in rows_of(session, Task, meeting_id)
    )  # fmt: skip


def commentary(session: Session, meeting_id: str) -> tuple[PlaceRow, ...]:
    """Organisations in the order of comment."""
    names = _organisation_names(session)
    said: dict[str, list[CommentRow]] = {}
    for one in rows_of(session, Comment, meeting_id):
        row = CommentRow(one.id, one.kind, one.text, one.position)
        said.setdefault(one.organisation_id, []).append(row)
    return tuple(
        PlaceRow(
            place.id, place.organisation_id, names[place.organisation_id], place.position,
            place.commented_at, tuple(said.get(place.organisation_id, ())),
        )
        for place in rows_of(session, Place, meeting_id)
    )  # fmt: skip


def problems(session: Session, meeting_id: str) -> tuple[ProblemRow, ...]:
    """Common problems in their order."""
    names = _organisation_names(session)
    found = rows_of(session, Problem, meeting_id)
    links: dict[str, set[str]] = {one.id: set() for one in found}
    for link in session.scalars(select(Link).where(Link.problem_id.in_(links))):
        links[link.problem_id].add(link.organisation_id)
    rows = []
    for one in found:
        ids = tuple(key for key in names if key in links[one.id])
        rows.append(
            ProblemRow(one.id, one.area, one.text, one.position, ids, tuple(names[key] for key in ids))
        )
    return tuple(rows)


def remarks(session: Session, meeting_id: str) -> tuple[RemarkRow, ...]:
    """What was said, in order."""
    guests = {one.id: one for one in rows_of(session, Guest, meeting_id)}
    attendees = {one.id: one for one in rows_of(session, Attendee, meeting_id)}
    found = rows_of(session, Remark, meeting_id)
    told = select(RemarkTime).where(RemarkTime.remark_id.in_([one.id for one in found]))
    times = {one.remark_id: one.at for one in session.scalars(told)}
    return tuple(
        _remark(one, guests.get(one.guest_id or "") or attendees.get(one.attendee_id or ""), times)
        for one in found
    )


def _remark(row: Remark, who: Guest | Attendee | None, times: Mapping[str, dt.datetime]) -> RemarkRow:
    return RemarkRow(
        id=row.id, agenda_item_id=row.agenda_item_id, guest_id=row.guest_id, attendee_id=row.attendee_id,
        speaker=(who.name if who else None) or row.speaker, unit=who.unit if who else None,
        post=who.post if who else None, verb=row.verb, text=row.text, position=row.position,
        at=times.get(row.id),
    )  # fmt: skip


def _organisation_names(session: Session) -> dict[str, str]:
    ordered = session.scalars(select(Organisation).order_by(Organisation.position, Organisation.id))
    return {one.id: one.full_name for one in ordered}
