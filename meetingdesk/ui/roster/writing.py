"""What was written into a cell of the roster's table, as a command; pure."""

from __future__ import annotations

from typing import Any

from meetingdesk.desk import Command
from meetingdesk.roster import commands
from meetingdesk.ui.roster import listed
from meetingdesk.ui.roster.forms import new_phone
from meetingdesk.ui.roster.listed import Listed


def command_for(row: Listed, what: str, words: str) -> Command[Any] | None:
    """The act behind a cell that was written over; None where there is nothing to write."""
    person, organisation = row.person, row.organisation
    if what == listed.LEVEL and organisation is not None:
        return commands.CorrectOrganisation(organisation_id=organisation.id, level=words or None)
    if person is None:
        return None
    if what == listed.NAME:
        return commands.CorrectPerson(person_id=person.person_id, name=words)
    if what == listed.PHONE:
        return commands.CorrectPerson(person_id=person.person_id, phone=new_phone(person, words))
    if what == listed.TITLE and organisation is not None:
        return commands.GivePost(
            person_id=person.person_id, organisation_id=organisation.id, title=words or None
        )
    return None
