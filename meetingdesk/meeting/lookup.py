"""Rows of a meeting as commands and queries of every storey above need them."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.model import Meeting
from meetingdesk.storage.base import Base
from meetingdesk.storage.unit import Unit

Row = TypeVar("Row", bound=Base)


def require_open(unit: Unit, meeting_id: str) -> Meeting:
    """The meeting, for a command that changes something of it. Refused: meeting.archived, storage.gone."""
    meeting = unit.get(Meeting, meeting_id)
    meeting.check_open()
    return meeting


def rows_of(session: Session, model: type[Row], meeting_id: str) -> list[Row]:
    """All rows of one kind that belong to a meeting, in their order."""
    table: Any = model
    query = select(model).where(table.meeting_id == meeting_id).order_by(table.position, table.id)
    return list(session.scalars(query))


def row_of(unit: Unit, model: type[Row], key: str, meeting_id: str) -> Row:
    """A row that must belong to this meeting. Refused: meeting.wrong_meeting, storage.gone."""
    row = unit.get(model, key)
    if getattr(row, "meeting_id", None) != meeting_id:
        raise Refused("meeting.wrong_meeting")
    return row
