"""A meeting, its people and its operators, with the rules that belong to the rows alone."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.storage.base import FULL, Base, Id, LocalDate, LocalTime

DEFAULT_DEADLINE = dt.time(9, 0)


class State(StrEnum):
    """Where a meeting stands (screens.md, the shell: 筹备 → 进行中 → 已结束 → 已归档)."""

    PREPARING = "preparing"
    RUNNING = "running"
    ENDED = "ended"
    ARCHIVED = "archived"


class Role(StrEnum):
    """In what capacity someone attends; only `EXPECTED` counts in 应到 (practice.md 4.2)."""

    EXPECTED = "expected"
    OBSERVER = "observer"
    GUEST = "guest"
    STAFF = "staff"


STATE_WORDS = {
    State.PREPARING: N_("筹备"),
    State.RUNNING: N_("进行中"),
    State.ENDED: N_("已结束"),
    State.ARCHIVED: N_("已归档"),
}
ROLE_WORDS = {
    Role.EXPECTED: N_("出席"),
    Role.OBSERVER: N_("列席"),
    Role.GUEST: N_("特邀"),
    Role.STAFF: N_("工作人员"),
}


class Meeting(Base):
    """One meeting. Every fact but the title may be None: not known, and never invented in a paper."""

    __tablename__ = "meeting_meeting"
    __table_args__ = FULL

    id: Mapped[Id]
    title: Mapped[str]
    date: Mapped[dt.date | None] = mapped_column(LocalDate)
    period: Mapped[str | None]
    start: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    end: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    venue: Mapped[str | None]
    organiser: Mapped[str | None]
    host: Mapped[str | None]
    recorder: Mapped[str | None]
    year_assessed: Mapped[int | None]
    arrival_deadline: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    state: Mapped[str] = mapped_column(default=State.PREPARING.value)
    language: Mapped[str] = mapped_column(default="zh_CN")
    sample: Mapped[bool] = mapped_column(default=False)
    began_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    ended_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)

    def deadline(self, today: dt.date) -> dt.datetime:
        """Arriving after this is late: the set time, else the start, else 09:00 of the meeting's day."""
        usual = dt.datetime.combine(self.date or today, DEFAULT_DEADLINE)
        return self.arrival_deadline or self.start or usual

    def check_open(self) -> None:
        """Refused: meeting.archived."""
        if self.state == State.ARCHIVED:
            raise Refused("meeting.archived", title=self.title)

    def begin(self, now: dt.datetime) -> None:
        """筹备 → 进行中; the first beginning is kept. Refused: meeting.not_preparing, meeting.archived."""
        self.check_open()
        if self.state != State.PREPARING:
            raise Refused("meeting.not_preparing", title=self.title)
        self.state = State.RUNNING.value
        self.began_at = self.began_at or now

    def finish(self, now: dt.datetime) -> None:
        """进行中 → 已结束. Refused: meeting.not_running, meeting.archived."""
        self.check_open()
        if self.state != State.RUNNING:
            raise Refused("meeting.not_running", title=self.title)
        self.state, self.ended_at = State.ENDED.value, now

    def archive(self) -> None:
        """已结束 → 已归档. Refused: meeting.not_ended, meeting.archived."""
        self.check_open()
        if self.state != State.ENDED:
            raise Refused("meeting.not_ended", title=self.title)
        self.state = State.ARCHIVED.value

    def reopen(self) -> None:
        """One step back: 已归档 → 已结束 → 进行中 (the end forgotten). Refused: meeting.nothing_to_reopen."""
        if self.state == State.ARCHIVED:
            self.state = State.ENDED.value
        elif self.state == State.ENDED:
            self.state, self.ended_at = State.RUNNING.value, None
        else:
            raise Refused("meeting.nothing_to_reopen", title=self.title)


class Attendee(Base):
    """Someone who belongs to a meeting. Name, unit and post stay as they were then."""

    __tablename__ = "meeting_attendee"
    __table_args__ = (
        Index(None, "meeting_id", "number"),
        Index(None, "meeting_id", "position"),
        Index(None, "meeting_id", "name", "unit"),
        FULL,
    )

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("roster_person.id"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("roster_organisation.id"), index=True)
    number: Mapped[int]
    name: Mapped[str]
    unit: Mapped[str]
    post: Mapped[str | None]
    role: Mapped[str] = mapped_column(default=Role.EXPECTED.value)
    voter_class: Mapped[str | None]
    position: Mapped[int]


class Guest(Base):
    """Who came to guide the meeting (到会指导): listed apart, never counted. The name may be unknown."""

    __tablename__ = "meeting_guest"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    unit: Mapped[str | None]
    name: Mapped[str | None]
    post: Mapped[str | None]
    did: Mapped[str | None]
    position: Mapped[int]


class Figure(Base):
    """A figure of the year that the meeting looks back on: a name and its value as told."""

    __tablename__ = "meeting_figure"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    key: Mapped[str]
    value: Mapped[str | None]
    position: Mapped[int]


class FigureSource(Base):
    """Where a figure of the year was taken from; no row where nobody said."""

    __tablename__ = "meeting_figure_source"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    figure_id: Mapped[str] = mapped_column(ForeignKey("meeting_figure.id"), unique=True)
    source: Mapped[str]


class Operator(Base):
    """Who may be at the keyboard; named by every act. A PIN is optional and kept as Argon2id only."""

    __tablename__ = "meeting_operator"
    __table_args__ = FULL

    id: Mapped[Id]
    name: Mapped[str]
    pin_hash: Mapped[str | None]
