"""The tables of ballots: what is typed from paper until the seal, and what the seal leaves.

Nothing here may lead to a voter (reliability.md 3.1): no person, no operator, no time, no rowid, no key that
grows. The number of a paper was written on it after the shuffle, and goes at the seal.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from meetingdesk.storage.base import SECRET, WORK, Base, Json

VALID = "valid"
VOID = "void"

BLANK_MARK = 0
VOID_MARK = 9
POINTS_MARK = 100
"""Points are kept as this plus the points (100 … 200), so that they are never taken for a grade."""

WORK_TABLE = WORK | {"sqlite_with_rowid": False}
SEALED_TABLE = SECRET | {"sqlite_with_rowid": False}


class Sheet(Base):
    """One paper as one pass typed it, a mark for each cell: 1… = the grades in order, after them 不了解 where
    the form has it, 100 + points, 0 blank (弃权), 9 void row.
    """

    __tablename__ = "evaluation_sheet"
    __table_args__ = WORK_TABLE

    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    paper: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    class_code: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(8))
    marks: Mapped[list[int]] = mapped_column(Json)
    reason: Mapped[str] = mapped_column(default="")


class Settlement(Base):
    """What the paper says where the passes differ: its class, its state, or one row."""

    __tablename__ = "evaluation_settlement"
    __table_args__ = WORK_TABLE

    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"), primary_key=True)
    paper: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    part: Mapped[str] = mapped_column(String(8), primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    says: Mapped[str] = mapped_column(String(20))


class Gesture(Base):
    """Nonces of typing, so that a repeated gesture changes nothing; they go at the seal."""

    __tablename__ = "evaluation_gesture"
    __table_args__ = WORK_TABLE

    nonce: Mapped[str] = mapped_column(String(80), primary_key=True)
    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"))
    what: Mapped[str] = mapped_column(String(80))


class SealedMark(Base):
    """One mark in one cell of the form by one class, under a random key: no whole ballot is kept.

    `subject` is the cell: the subject, or with aspects (subject, aspect) in printed order. Poll, class and
    subject are small numbers (the poll's serial, positions on the form): a million marks are
    counted a third faster so.
    """

    __tablename__ = "evaluation_sealed_mark"
    __table_args__ = (Index(None, "poll", "class_number", "subject", "mark"), SEALED_TABLE)

    key: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    poll: Mapped[int] = mapped_column(ForeignKey("evaluation_poll.serial"))
    class_number: Mapped[int]
    subject: Mapped[int]
    mark: Mapped[int]


class SealedCount(Base):
    """How often a mark was given, where a class has so few ballots that single marks would tell too much."""

    __tablename__ = "evaluation_sealed_count"
    __table_args__ = SEALED_TABLE

    poll: Mapped[int] = mapped_column(
        ForeignKey("evaluation_poll.serial"), primary_key=True, autoincrement=False
    )
    class_number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    subject: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    mark: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int]


WORK_TABLES: tuple[type[Base], ...] = (Sheet, Settlement, Gesture)


def points_mark(points: int) -> int:
    """The mark of so many points."""
    return POINTS_MARK + points


def points_of(mark: int) -> int:
    """The points that a mark stands for."""
    return mark - POINTS_MARK
