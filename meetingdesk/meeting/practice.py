"""练习: a copy of the file in which people try things out. Its chain says so, and can't unsay it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.model import Meeting
from meetingdesk.storage.journal import Act
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class BeginPractice(Command[None]):
    """From here on this file is for practice: its meetings are marked as the sample is, on all papers."""

    summary: ClassVar[str] = N_("这是练习用的副本，从这一步起都不算数")
    barrier: ClassVar[bool] = True

    def apply(self, unit: Unit) -> None:
        """Mark them."""
        for meeting in unit.session.scalars(select(Meeting)):
            meeting.sample = True


def is_practice(session: Session) -> bool:
    """Whether this file was marked."""
    found = select(Act.seq).where(Act.name == BeginPractice.act_name()).limit(1)
    return session.scalar(found) is not None
