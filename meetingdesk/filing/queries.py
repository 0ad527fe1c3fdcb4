"""The files of a meeting as page and archive read them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from meetingdesk.filing.model import FiledFile
from meetingdesk.meeting.lookup import rows_of


@dataclass(frozen=True)
class FileRow:
    """One file; `kind` is plan, report, signed, photo, recording or other."""

    id: str
    kind: str
    name: str
    digest: str
    size: int


def files(session: Session, meeting_id: str) -> tuple[FileRow, ...]:
    """In the order in which they came."""
    return tuple(
        FileRow(one.id, one.kind, one.name, one.digest, one.size)
        for one in rows_of(session, FiledFile, meeting_id)
    )
