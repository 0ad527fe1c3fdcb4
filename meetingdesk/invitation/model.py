"""What the notice asks for, and each answer to it (practice.md 2.2)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.storage.base import FULL, Base, Id, LocalTime

LONGEST_EARLY = 240


class Answer(StrEnum):
    """What someone answered. `NONE` is never stored: it is the lack of a row."""

    NONE = "none"
    COMING = "coming"
    LEAVE = "leave"
    SUBSTITUTE = "substitute"


class Way(StrEnum):
    """How the answer came."""

    PHONE = "phone"
    SLIP = "slip"
    MESSAGE = "message"
    OTHER = "other"


ANSWER_WORDS = {
    Answer.NONE: N_("未回复"),
    Answer.COMING: N_("参加"),
    Answer.LEAVE: N_("请假"),
    Answer.SUBSTITUTE: N_("派人代会"),
}
WAY_WORDS = {
    Way.PHONE: N_("电话"),
    Way.SLIP: N_("回执"),
    Way.MESSAGE: N_("短信、微信"),
    Way.OTHER: N_("其他方式"),
}


class Notice(Base):
    """What the notice says beside the facts of the meeting. None = not known yet.

    `early_minutes`: how long before the start to arrive. When written reports are due stands in
    `speakers_rules`, the one place that decides what is late.
    """

    __tablename__ = "invitation_notice"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), unique=True)
    contact: Mapped[str | None]
    contact_phone: Mapped[str | None]
    dress: Mapped[str | None]
    early_minutes: Mapped[int | None]
    reply_by: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    remark: Mapped[str | None]
    sent_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)

    def check(self) -> None:
        """Refused: invitation.bad_early."""
        if self.early_minutes is not None and not 0 <= self.early_minutes <= LONGEST_EARLY:
            raise Refused("invitation.bad_early", most=LONGEST_EARLY)


class Reply(Base):
    """One person's answer: the last one holds, history keeps those before.

    `taken_by` is who took it down and `taken_at` when; `way` how it came.
    """

    __tablename__ = "invitation_reply"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    attendee_id: Mapped[str] = mapped_column(ForeignKey("meeting_attendee.id"), unique=True)
    answer: Mapped[str]
    reason: Mapped[str | None]
    substitute_name: Mapped[str | None]
    substitute_post: Mapped[str | None]
    way: Mapped[str]
    taken_by: Mapped[str | None]
    taken_at: Mapped[dt.datetime] = mapped_column(LocalTime)
