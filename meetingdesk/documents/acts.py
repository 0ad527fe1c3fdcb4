"""What making papers does to the records: badges get codes, and history is told what was printed.

The only file of documents/ that gives commands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from meetingdesk.desk import Desk
from meetingdesk.documents.snapshot import Snapshot, phones_of
from meetingdesk.foundation import paths
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.queries import attendees
from meetingdesk.overview.papers import MadeRow, NotePapers, PrintPhones, made
from meetingdesk.signin.badges import IssueBadges, badges
from meetingdesk.storage.engine import file_of

__all__ = ["MadeRow", "give_badges", "kept_folder", "made_before", "note_made", "with_numbers"]


def give_badges(desk: Desk, meeting_id: str) -> None:
    """Everyone on the list gets a code before their badge is printed; those who have one keep it.

    An archived meeting stays as it is. Refused: storage.gone.
    """
    listed = {row.id for row in desk.ask(attendees, meeting_id)}
    if not listed - {row.attendee_id for row in desk.ask(badges, meeting_id)}:
        return
    try:
        desk.do(IssueBadges(meeting_id=meeting_id))
    except Refused as refusal:
        if refusal.key != "meeting.archived":
            raise


def with_numbers(desk: Desk, meeting_id: str, snapshot: Snapshot, *, everyone: bool) -> Snapshot:
    """The snapshot with whole telephones: of all on the list, or of those who are to be reminded.

    History is told before anybody sees a number. Refused: meeting.archived.
    """
    numbers = desk.ask(phones_of, meeting_id)
    wanted = snapshot.listed if everyone else snapshot.chase
    chosen = {row.attendee_id: numbers[row.attendee_id] for row in wanted if row.attendee_id in numbers}
    if chosen:
        desk.do(PrintPhones(meeting_id=meeting_id, attendee_ids=tuple(filter(None, chosen))))
    return replace(snapshot, numbers=MappingProxyType({who: told for who, told in chosen.items() if who}))


def made_before(desk: Desk, meeting_id: str) -> dict[str, MadeRow]:
    """The papers that were made before, by name."""
    return desk.ask(made, meeting_id)


def kept_folder(desk: Desk) -> Path:
    """Where files that were handed in are kept: beside the database of the desk."""
    return paths.attachments_folder(file_of(desk.engine))


def note_made(desk: Desk, meeting_id: str, digests: Mapping[str, str]) -> None:
    """Tell history which papers were made; the same paper made again is not told twice."""
    known = made_before(desk, meeting_id)
    new = tuple((name, digest) for name, digest in digests.items()
                if name not in known or known[name].digest != digest)  # fmt: skip
    if new:
        desk.do(NotePapers(meeting_id=meeting_id, papers=new))
