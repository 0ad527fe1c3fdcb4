"""Who came, who asked for leave, who was sent instead: one row a person, none while they are 未到.

Beside it: when someone was away in between, their badge, and their signature.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.storage.base import FULL, Base, Id, Json, LocalTime


class Status(StrEnum):
    """Where someone stands (practice.md 4.2). `NOT_ARRIVED` is never stored: it is the lack of a row."""

    NOT_ARRIVED = "not_arrived"
    PRESENT = "present"
    PROXY = "proxy"
    LEAVE = "leave"
    ABSENT = "absent"


HERE = frozenset({Status.PRESENT, Status.PROXY})

STATUS_WORDS = {
    Status.NOT_ARRIVED: N_("未到"),
    Status.PRESENT: N_("已到"),
    Status.PROXY: N_("代会"),
    Status.LEAVE: N_("请假"),
    Status.ABSENT: N_("缺席"),
}


class Attendance(Base):
    """How one attendee stands. Late and left early are flags beside the status; a substitute can be both.

    `late_by_hand` is None as long as the arrival deadline decides. `excused` remembers a leave that was asked
    for, even of someone who turned up after all; `reason` is the reason then given.
    """

    __tablename__ = "signin_attendance"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    attendee_id: Mapped[str] = mapped_column(ForeignKey("meeting_attendee.id"), unique=True)
    status: Mapped[str]
    arrived_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    late_by_hand: Mapped[bool | None]
    left_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    excused: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str | None]
    proxy_name: Mapped[str | None]
    proxy_post: Mapped[str | None]
    approved_by: Mapped[str | None]
    proxy_votes: Mapped[bool] = mapped_column(default=False)
    proxy_reports: Mapped[bool] = mapped_column(default=False)

    @property
    def here(self) -> bool:
        """In person or by a substitute: counted in 实到, whether or not they left before the end."""
        return self.status in HERE

    def is_late(self, deadline: dt.datetime) -> bool:
        """Came strictly after the deadline, unless someone decided by hand."""
        if not self.here or self.arrived_at is None:
            return False
        return self.arrived_at > deadline if self.late_by_hand is None else self.late_by_hand

    def arrive(self, at: dt.datetime) -> None:
        """Come in person; a leave asked for before stays remembered."""
        self.status, self.arrived_at = Status.PRESENT.value, at

    def send(self, at: dt.datetime, name: str, post: str | None, approved_by: str | None) -> None:
        """Come by a substitute."""
        self.status, self.arrived_at = Status.PROXY.value, at
        self.proxy_name, self.proxy_post, self.approved_by = name, post, approved_by

    def excuse(self, reason: str | None) -> None:
        """Be on leave, also when it is confirmed only afterwards."""
        self.status, self.excused, self.reason = Status.LEAVE.value, True, reason

    def forget_arrival(self) -> bool:
        """Take the arrival back. True when nothing is left to keep; a leave asked for before holds again."""
        if not (self.here and self.excused):
            return True
        self.status = Status.LEAVE.value
        self.clear_arrival()
        return False

    def clear_arrival(self) -> None:
        """As if nobody had come; the status is for the caller to set."""
        self.arrived_at = self.late_by_hand = self.left_at = None
        self.proxy_name = self.proxy_post = self.approved_by = None
        self.proxy_votes = self.proxy_reports = False

    def leave_early(self, at: dt.datetime, name: str, since: dt.datetime | None) -> None:
        """Go before the end; still counted. `since`: came, or came back, then.

        Refused: signin.not_here, signin.left_already, signin.left_before.
        """
        if not self.here:
            raise Refused("signin.not_here", name=name)
        if self.left_at is not None:
            raise Refused("signin.left_already", name=name, at=clock_time(self.left_at))
        if since is not None and at < since:
            raise Refused("signin.left_before", name=name, arrived=clock_time(since))
        self.left_at = at

    def come_back(self, at: dt.datetime, name: str) -> Away:
        """Be in the room again after leaving. Refused: signin.not_left, signin.back_before."""
        if self.left_at is None:
            raise Refused("signin.not_left", name=name)
        if at < self.left_at:
            raise Refused("signin.back_before", name=name, left=clock_time(self.left_at))
        gone = Away(
            meeting_id=self.meeting_id, attendee_id=self.attendee_id, left_at=self.left_at, returned_at=at
        )
        self.left_at = None
        return gone


class Away(Base):
    """A time out of the room that has ended. Whoever has not come back has `Attendance.left_at` instead."""

    __tablename__ = "signin_away"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    attendee_id: Mapped[str] = mapped_column(ForeignKey("meeting_attendee.id"), index=True)
    left_at: Mapped[dt.datetime] = mapped_column(LocalTime)
    returned_at: Mapped[dt.datetime] = mapped_column(LocalTime)


class Badge(Base):
    """A code printed on someone's 胸卡 (`badges`); a revoked one is kept, so that the desk can say so.

    `issue` counts the badges of one person. No foreign keys: a card is out of the house, so it may not keep
    its person on the list, and one whose person was taken off works again when that is undone.
    """

    __tablename__ = "signin_badge"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(index=True)
    attendee_id: Mapped[str] = mapped_column(index=True)
    code: Mapped[str] = mapped_column(unique=True)
    issue: Mapped[int]
    revoked_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)


class Signature(Base):
    """What someone wrote on the screen (`signatures`): strokes in a field of `width` x `height` points."""

    __tablename__ = "signin_signature"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    attendee_id: Mapped[str] = mapped_column(ForeignKey("meeting_attendee.id"), unique=True)
    strokes: Mapped[Any] = mapped_column(Json)
    width: Mapped[int]
    height: Mapped[int]
    made_at: Mapped[dt.datetime] = mapped_column(LocalTime)


def clock_time(moment: dt.datetime) -> str:
    """A time of day in text, as look/README.md writes it: 8:56."""
    return f"{moment.hour}:{moment.minute:02}"
