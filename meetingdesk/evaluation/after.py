"""Tables of what follows the typing: what the rules voided, what was shown, handed back, and combined."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from sqlalchemy import Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from meetingdesk.storage.base import FULL, Base, Exact, Id, LocalDate, LocalTime


class Ruling(Base):
    """How often a rule of the form voided something in a class; never which paper."""

    __tablename__ = "evaluation_ruling"
    __table_args__ = FULL

    id: Mapped[Id]
    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"), index=True)
    class_code: Mapped[str] = mapped_column(String(20))
    rule: Mapped[str] = mapped_column(String(20))
    count: Mapped[int]


class Release(Base):
    """Results shown to the room: when, by whom, and the fingerprint of exactly what was shown."""

    __tablename__ = "evaluation_release"
    __table_args__ = FULL

    id: Mapped[Id]
    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"), index=True)
    released_at: Mapped[dt.datetime] = mapped_column(LocalTime)
    released_by: Mapped[str] = mapped_column(String(80), default="")
    fingerprint: Mapped[str] = mapped_column(String(64))


class Feedback(Base):
    """The result was handed to the one who was rated (反馈日期); `number` is the row on the form."""

    __tablename__ = "evaluation_feedback"
    __table_args__ = FULL

    id: Mapped[Id]
    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"), index=True)
    number: Mapped[int]
    given_on: Mapped[dt.date] = mapped_column(LocalDate)
    given_by: Mapped[str] = mapped_column(String(80), default="")


class Component(Base):
    """A part of the year's assessment: this poll, or something assessed elsewhere (practice.md 3.3)."""

    __tablename__ = "evaluation_component"
    __table_args__ = FULL

    id: Mapped[Id]
    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"), index=True)
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(60))
    weight: Mapped[Fraction] = mapped_column(Exact)
    of_poll: Mapped[bool] = mapped_column(Boolean, default=False)


class DailyScore(Base):
    """What a subject has in a component that is not the poll; up to 100."""

    __tablename__ = "evaluation_daily"
    __table_args__ = FULL

    id: Mapped[Id]
    component_id: Mapped[str] = mapped_column(ForeignKey("evaluation_component.id"), index=True)
    number: Mapped[int]
    score: Mapped[Fraction] = mapped_column(Exact)
