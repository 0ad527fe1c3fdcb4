"""The roster as its page shows it, gathered in one go: off the window's thread where it is long."""

from __future__ import annotations

from dataclasses import dataclass

from meetingdesk.meeting import queries as meetings
from meetingdesk.roster import queries
from meetingdesk.roster.queries import OrganisationRow
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.roster.listed import Listed, listed

MANY = 1000
"""People: more are gathered, imported and made ready for the search beside the window."""


@dataclass(frozen=True)
class Roster:
    """All rows, the organisations, and how many people wait to be taken into the meeting or have a phone."""

    rows: tuple[Listed, ...] = ()
    organisations: tuple[OrganisationRow, ...] = ()
    waiting: int = 0
    phones: int = 0

    @property
    def long(self) -> bool:
        """Whether work on all rows would hold the window up."""
        return len(self.rows) > MANY


def gather(bridge: Bridge) -> Roster:
    """Everyone of the roster, and who of them is on the list of the meeting in hand."""
    organisations = bridge.ask(queries.organisations)
    meeting = bridge.meeting_id
    expected = bridge.ask(meetings.attendees, meeting) if meeting is not None else ()
    attendees = {row.person_id: row for row in expected if row.person_id}
    rows = listed(bridge.ask(queries.roster), organisations, attendees)
    people = [(row.person, row) for row in rows if row.person]
    waiting = {person.person_id for person, row in people if row.unit and row.attendee is None}
    phones = {person.person_id for person, _row in people if person.phone}
    return Roster(tuple(rows), organisations, len(waiting) if meeting is not None else 0, len(phones))
