"""A seating plan as it was changed by hand; a meeting without one has the usual order."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from meetingdesk.storage.base import FULL, Base, Id, Json

ACROSS = 8
MOST_ACROSS = 30


class Plan(Base):
    """Keys: `podium`, those at the 主席台 by rank; `floor`, the others, front row first, left to right.

    A key is `g:` and a guest's id, `a:` and an attendee's, or `h:` for a host who is not on the list.
    """

    __tablename__ = "seating_plan"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    across: Mapped[int] = mapped_column(default=ACROSS)
    podium: Mapped[Any] = mapped_column(Json)
    floor: Mapped[Any] = mapped_column(Json)
