"""Tables of a form beyond its first shape: aspects, rules, and forms kept under a name for next year."""

from __future__ import annotations

from fractions import Fraction

from sqlalchemy import Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from meetingdesk.evaluation.specs import Kind
from meetingdesk.storage.base import FULL, Base, Exact, Id, Json


class Setting(Base):
    """How a poll is asked and what makes its ballots count; a poll without one is a plain T1."""

    __tablename__ = "evaluation_setting"
    __table_args__ = FULL

    id: Mapped[Id]
    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20), default=Kind.ROWS.value)
    neutral: Mapped[str] = mapped_column(String(40), default="")
    colours: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    blank_valid: Mapped[bool] = mapped_column(Boolean, default=True)
    most_good: Mapped[int | None]
    bands: Mapped[list[str]] = mapped_column(Json, default=list)
    drop_extremes: Mapped[bool] = mapped_column(Boolean, default=False)
    cap: Mapped[Fraction | None] = mapped_column(Exact)


class Aspect(Base):
    """One row that is judged of each subject (T2, T3); the 综合评价 row is the last."""

    __tablename__ = "evaluation_aspect"
    __table_args__ = FULL

    id: Mapped[Id]
    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"), index=True)
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(60))
    weight: Mapped[Fraction] = mapped_column(Exact)
    overall: Mapped[bool] = mapped_column(Boolean, default=False)
    points: Mapped[bool] = mapped_column(Boolean, default=False)


class Template(Base):
    """A form kept under a name, to be used again: everything but the subjects, as plain data."""

    __tablename__ = "evaluation_template"
    __table_args__ = FULL

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(60))
    content: Mapped[dict[str, object]] = mapped_column(Json)
