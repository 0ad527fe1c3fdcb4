"""What is written down while someone speaks: it goes into the record of the meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import tidy
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.lookup import require_open, row_of
from meetingdesk.speakers import lookup
from meetingdesk.speakers.model import Note, NoteKind
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class WriteNote(Command[str]):
    """Write down a note or a question (`kind`) about an organisation's report; returns its id. `at` is now.

    Refused: speakers.empty_note, storage.gone, meeting.archived.
    """

    summary: ClassVar[str] = N_("述职记录 {name}")
    meeting_id: str
    organisation_id: str
    text: str
    kind: str = NoteKind.NOTE.value
    at: dt.datetime | None = None

    def apply(self, unit: Unit) -> str:
        """See the class."""
        lookup.organisation_name(unit, self.meeting_id, self.organisation_id)
        note = Note(
            meeting_id=self.meeting_id, organisation_id=self.organisation_id, kind=NoteKind(self.kind).value,
            text=_text(self.text), at=self.at or unit.clock.local(),
        )  # fmt: skip
        return unit.add(note).id


@dataclass(frozen=True, kw_only=True)
class ChangeNote(Command[None]):
    """Change the words of a note, or whether it is a question. Refused: speakers.empty_note."""

    summary: ClassVar[str] = N_("更改述职记录")
    meeting_id: str
    note_id: str
    text: str
    kind: str | None = None

    def apply(self, unit: Unit) -> None:
        """See the class."""
        require_open(unit, self.meeting_id)
        note = row_of(unit, Note, self.note_id, self.meeting_id)
        note.text = _text(self.text)
        note.kind = NoteKind(self.kind).value if self.kind else note.kind


@dataclass(frozen=True, kw_only=True)
class RemoveNote(Command[None]):
    """Remove a note; undo brings it back."""

    summary: ClassVar[str] = N_("删去述职记录")
    meeting_id: str
    note_id: str

    def apply(self, unit: Unit) -> None:
        """See the class."""
        require_open(unit, self.meeting_id)
        unit.delete(row_of(unit, Note, self.note_id, self.meeting_id))


def _text(given: str) -> str:
    text = tidy(given)
    if text is None:
        raise Refused("speakers.empty_note")
    return text
