"""In what capacity people attend, and with whom they vote, several at once (practice.md 4.2, 3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy.exc import IntegrityError

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import KEEP, Keep, tidy
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.lookup import require_open, row_of
from meetingdesk.meeting.model import Attendee, Role
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class AssignRoles(Command[int]):
    """Give people of the list a role, a voter class (None: no class), or both; what is not given stays.

    Returns how many were changed. Refused: meeting.role, meeting.nobody, meeting.archived, storage.gone.
    """

    summary: ClassVar[str] = N_("更改 {count} 名参会人的身份或票类")

    meeting_id: str
    attendee_ids: tuple[str, ...]
    role: str | Keep = KEEP
    voter_class: str | Keep | None = KEEP

    def apply(self, unit: Unit) -> int:
        """Touch only who really changes."""
        people = _people(unit, self.meeting_id, self.attendee_ids)
        if self.role is not KEEP and self.role not in set(Role):
            raise Refused("meeting.role", role=self.role)
        before = [(one.role, one.voter_class) for one in people]
        for one in people:
            if not isinstance(self.role, Keep):
                one.role = self.role
            if not isinstance(self.voter_class, Keep):
                one.voter_class = tidy(self.voter_class)
        now = [(one.role, one.voter_class) for one in people]
        count = sum(old != new for old, new in zip(before, now, strict=True))
        unit.describe(count=count)
        return count


@dataclass(frozen=True, kw_only=True)
class RemoveAttendees(Command[int]):
    """Take people off the list who left no trace in the meeting yet: all of them, or none. Returns how many.

    Refused: meeting.attendee_in_use (names the first who did), meeting.nobody, meeting.archived.
    """

    summary: ClassVar[str] = N_("移出 {count} 名参会人")

    meeting_id: str
    attendee_ids: tuple[str, ...]

    def apply(self, unit: Unit) -> int:
        """The database knows who is referred to."""
        people = _people(unit, self.meeting_id, self.attendee_ids)
        unit.describe(count=len(people))
        for one in people:
            name = one.name
            unit.delete(one)
            try:
                unit.session.flush()
            except IntegrityError as error:
                raise Refused("meeting.attendee_in_use", name=name) from error
        return len(people)


def _people(unit: Unit, meeting_id: str, ids: tuple[str, ...]) -> list[Attendee]:
    require_open(unit, meeting_id)
    found = [row_of(unit, Attendee, which, meeting_id) for which in dict.fromkeys(ids)]
    if not found:
        raise Refused("meeting.nobody")
    return found
