"""Telephones are kept as short as they serve (reliability.md 1): some days after the final minutes they go.

Proposed, never silent. What the journal kept of them goes too; the chain still verifies (house.md 4).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from meetingdesk.desk import Command, Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.invitation.model import Notice
from meetingdesk.meeting.model import Attendee, Meeting, State
from meetingdesk.minutes.model import Version
from meetingdesk.roster.model import Person
from meetingdesk.storage import journal
from meetingdesk.storage.unit import Unit

LONG = 7  # digits: shorter ones are looked for as whole values only
ALIVE = (State.PREPARING, State.RUNNING)


@dataclass(frozen=True)
class Kept:
    """A meeting with final minutes whose people's telephones are still there, and from when they may go."""

    id: str
    title: str
    final_on: dt.date
    erase_on: dt.date
    phones: int
    due: bool


@dataclass(frozen=True, kw_only=True)
class ErasePhones(Command[int]):
    """Erase the telephones of everyone on a meeting's list who is on no list of a meeting to come.

    Rows and history forget them; the acts that wrote them can no longer be undone. Returns how many people.
    Refused: care.not_final, care.no_phones.
    """

    summary: ClassVar[str] = N_("抹去 {title} {count} 人的电话")
    barrier: ClassVar[bool] = True
    forgets: ClassVar[bool] = True

    meeting_id: str

    def apply(self, unit: Unit) -> int:
        """Rows first, then what the journal kept of them."""
        meeting = unit.get(Meeting, self.meeting_id)
        if final_day(unit.session, meeting.id) is None:
            raise Refused("care.not_final", title=meeting.title)
        people = _people(unit.session, meeting.id)
        notices = _notices(unit.session, meeting.id)
        if not people and not notices:
            raise Refused("care.no_phones", title=meeting.title)
        told = [one.phone or "" for one in people] + [one.contact_phone or "" for one in notices]
        told += journal.once_held(unit.session, "roster_person", [one.id for one in people], "phone")
        told += journal.once_held(unit.session, "invitation_notice", [n.id for n in notices], "contact_phone")
        for person in people:
            person.phone = None
        for notice in notices:
            notice.contact_phone = None
        unit.session.flush()
        journal.erase(unit.session, needles(told))
        unit.describe(title=meeting.title, count=len(people))
        return len(people)


def erase(desk: Desk, command: ErasePhones, renew_copies: Callable[[], object]) -> int:
    """Erase, leave nothing of it in the file, and put a fresh copy in place of those that still hold them.

    Refused: as `ErasePhones`. Fault: storage.scrub_busy, storage.copy_failed.
    """
    count = desk.do(command)
    desk.scrub()
    renew_copies()
    return count


def kept(session: Session, today: dt.date, days: int) -> tuple[Kept, ...]:
    """Meetings with final minutes and telephones, those that are due first."""
    found = []
    for meeting in session.scalars(select(Meeting).order_by(Meeting.date, Meeting.id)):
        final = final_day(session, meeting.id)
        phones = len(_people(session, meeting.id)) + len(_notices(session, meeting.id))
        if final is not None and phones:
            at = final + dt.timedelta(days=days)
            found.append(Kept(meeting.id, meeting.title, final, at, phones, due=today >= at))
    return tuple(sorted(found, key=lambda row: (not row.due, row.erase_on)))


def final_day(session: Session, meeting_id: str) -> dt.date | None:
    """When the last final version of the minutes was made."""
    last = session.scalar(select(func.max(Version.finalised_at)).where(Version.meeting_id == meeting_id))
    return last.date() if last else None


def needles(phones: list[str]) -> list[str]:
    """What to look for in kept texts: each number by itself, a short one only as a whole value."""
    parts = {part.strip() for phone in phones for part in (phone, *phone.split("/")) if part.strip()}
    return sorted(part if len(part) >= LONG else f'"{part}"' for part in parts)


def _people(session: Session, meeting_id: str) -> list[Person]:
    still = (
        select(Attendee.person_id)
        .join(Meeting, Meeting.id == Attendee.meeting_id)
        .where(Meeting.state.in_(ALIVE), Meeting.id != meeting_id, Attendee.person_id.is_not(None))
    )
    here = select(Attendee.person_id).where(Attendee.meeting_id == meeting_id)
    query = select(Person).where(Person.id.in_(here), Person.phone.is_not(None), Person.id.not_in(still))
    return list(session.scalars(query.order_by(Person.id)))


def _notices(session: Session, meeting_id: str) -> list[Notice]:
    query = select(Notice).where(Notice.meeting_id == meeting_id, Notice.contact_phone.is_not(None))
    return list(session.scalars(query))
