"""Who reports for an organisation: its secretary, or the substitute who may."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.meeting.model import Attendee
from meetingdesk.roster.model import Organisation
from meetingdesk.signin.model import Attendance, Status
from meetingdesk.speakers import lookup
from meetingdesk.speakers.model import Report, Turn


@dataclass(frozen=True)
class Who:
    """Who reports. `name` is on the list; `speaker` and `post` are the substitute's where one may report."""

    organisation_id: str
    attendee_id: str | None
    unit: str
    unit_short: str
    kind: str
    level: str | None
    name: str | None
    speaker: str | None
    post: str | None
    here: bool


def people(session: Session, meeting_id: str, entries: Sequence[Turn] | Sequence[Report]) -> dict[str, Who]:
    """Who reports, by the id of the turn or report. Whoever was listed after it was placed is found, too."""
    speakers = {one.id: _speaker(session, meeting_id, one) for one in entries}
    organisations = _by_id(session, Organisation, [one.organisation_id for one in entries])
    attendees = _by_id(session, Attendee, speakers.values())
    query = select(Attendance).where(Attendance.attendee_id.in_(attendees))
    standing = {row.attendee_id: row for row in session.scalars(query)}
    found = {}
    for one in entries:
        key = speakers[one.id] or ""
        found[one.id] = _who(organisations[one.organisation_id], attendees.get(key), standing.get(key))
    return found


def _speaker(session: Session, meeting_id: str, entry: Turn | Report) -> str | None:
    return entry.attendee_id or lookup.attendee_of(session, meeting_id, entry.organisation_id)


def _by_id(session: Session, model: Any, ids: Iterable[str | None]) -> dict[str, Any]:
    return {row.id: row for row in session.scalars(select(model).where(model.id.in_(list(ids))))}


def _who(organisation: Organisation, attendee: Attendee | None, row: Attendance | None) -> Who:
    name, post = (attendee.name, attendee.post) if attendee else (None, None)
    speaker = name
    if row is not None and row.status == Status.PROXY and row.proxy_reports:
        speaker, post = row.proxy_name, row.proxy_post
    return Who(
        organisation_id=organisation.id, attendee_id=attendee.id if attendee else None,
        unit=organisation.full_name, unit_short=organisation.name, kind=organisation.kind,
        level=organisation.level, name=name, speaker=speaker, post=post, here=row is not None and row.here,
    )  # fmt: skip
