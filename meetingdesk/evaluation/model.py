"""A poll as its form and its ladder: what is asked, of whom, how many papers are where, what may follow."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from fractions import Fraction

from sqlalchemy import Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from meetingdesk.evaluation import after as _after  # noqa: F401  its tables belong to the metadata
from meetingdesk.evaluation import ballots as _ballots  # noqa: F401  its tables belong to the metadata
from meetingdesk.evaluation import settings as _settings  # noqa: F401  its tables belong to the metadata
from meetingdesk.evaluation import tally
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.storage.base import FULL, Base, Exact, Id, Json, LocalDate, LocalTime

LEAST_BALLOTS = 5
"""Under this, neither a poll is entered nor a class shown on its own (reliability.md 3.1, 3.2)."""


class State(StrEnum):
    """Where a poll stands; each step of the ladder has its own."""

    PREPARING = "preparing"
    VOTING = "voting"
    CLOSED = "closed"
    SHUFFLED = "shuffled"
    ENTRY = "entry"
    CONFIRMED = "confirmed"
    SEALING = "sealing"
    SEALED = "sealed"
    VOIDED = "voided"


STATE_WORDS = {
    State.PREPARING: N_("准备"),
    State.VOTING: N_("正在投票"),
    State.CLOSED: N_("投票截止"),
    State.SHUFFLED: N_("已打乱编号"),
    State.ENTRY: N_("正在录入"),
    State.CONFIRMED: N_("已复核"),
    State.SEALING: N_("正在封存"),
    State.SEALED: N_("已封存"),
    State.VOIDED: N_("已作废"),
}


class Scope(StrEnum):
    """Who is rated (practice.md 2.2): those who speak, all who report, or chosen by hand."""

    ON_SITE = "on_site"
    REPORTING = "reporting"
    CHOSEN = "chosen"


class SelfRating(StrEnum):
    """回避: not asked (default), the own row left blank, or speakers have a class of their own."""

    FREE = "free"
    BLANK = "blank"
    OWN_CLASS = "own_class"


BEFORE_VOTING_ENDS = (State.PREPARING, State.VOTING)
AFTER_VOTING = (State.CLOSED, State.SHUFFLED)
WITH_ENTRY = (State.ENTRY, State.CONFIRMED)


class Poll(Base):
    """One evaluation of a meeting. `serial` is given at the seal; the sealed marks are kept under it."""

    __tablename__ = "evaluation_poll"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    position: Mapped[int]
    serial: Mapped[int | None] = mapped_column(unique=True)
    stem: Mapped[str] = mapped_column(String(80), default="")
    title: Mapped[str] = mapped_column(String(120))
    scope: Mapped[str] = mapped_column(String(20))
    base: Mapped[str] = mapped_column(String(20), default=tally.Base.MARKS.value)
    thresholds: Mapped[list[str]] = mapped_column(Json)
    self_rating: Mapped[str] = mapped_column(String(20), default=SelfRating.FREE.value)
    least_ballots: Mapped[int] = mapped_column(default=LEAST_BALLOTS)
    state: Mapped[str] = mapped_column(String(20), default=State.PREPARING.value)
    mismatch_reason: Mapped[str | None]
    shuffled_by: Mapped[list[str] | None] = mapped_column(Json)
    highest_paper: Mapped[int | None]
    confirmed_by: Mapped[list[str] | None] = mapped_column(Json)
    confirm_note: Mapped[str | None]
    differences: Mapped[int | None]
    sealed_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    present: Mapped[int | None]
    released: Mapped[bool] = mapped_column(Boolean, default=False)
    void_reason: Mapped[str | None]
    fixed_by: Mapped[str | None]
    fixed_on: Mapped[dt.date | None] = mapped_column(LocalDate)

    def check_alive(self) -> None:
        """Refused: evaluation.voided, evaluation.sealed."""
        if self.state == State.VOIDED:
            raise Refused("evaluation.voided", title=self.title)
        if self.state in {State.SEALING, State.SEALED}:
            raise Refused("evaluation.sealed", title=self.title)

    def check_before_entry(self) -> None:
        """Refused: evaluation.entry_open, and as `check_alive`."""
        self.check_alive()
        if self.state in WITH_ENTRY:
            raise Refused("evaluation.entry_open", title=self.title)

    def check_form_free(self) -> None:
        """The printed part of the form may still change. Refused: evaluation.ballots_out, as above."""
        self.check_before_entry()
        if self.state != State.PREPARING:
            raise Refused("evaluation.ballots_out", title=self.title)

    def check_voting_open(self) -> None:
        """Refused: evaluation.voting_closed, and as `check_before_entry`."""
        self.check_before_entry()
        if self.state not in BEFORE_VOTING_ENDS:
            raise Refused("evaluation.voting_closed", title=self.title)

    def check_voting_over(self) -> None:
        """Refused: evaluation.voting_open, and as `check_before_entry`."""
        self.check_before_entry()
        if self.state not in AFTER_VOTING:
            raise Refused("evaluation.voting_open", title=self.title)

    def check_shuffled(self) -> None:
        """Refused: evaluation.not_shuffled, and as `check_voting_over`."""
        self.check_voting_over()
        if self.state != State.SHUFFLED:
            raise Refused("evaluation.not_shuffled", title=self.title)

    def check_entry(self) -> None:
        """Sheets may be typed. Refused: evaluation.entry_not_open, evaluation.confirmed, as `check_alive`."""
        self.check_alive()
        if self.state == State.CONFIRMED:
            raise Refused("evaluation.confirmed", title=self.title)
        if self.state != State.ENTRY:
            raise Refused("evaluation.entry_not_open", title=self.title)

    def check_confirmed(self) -> None:
        """Refused: evaluation.not_confirmed, and as `check_alive`."""
        self.check_alive()
        if self.state != State.CONFIRMED:
            raise Refused("evaluation.not_confirmed", title=self.title)

    def check_sealed(self) -> None:
        """Results may be read. Refused: evaluation.not_sealed, evaluation.voided."""
        if self.state == State.VOIDED:
            raise Refused("evaluation.voided", title=self.title)
        if self.state != State.SEALED:
            raise Refused("evaluation.not_sealed", title=self.title)


class Grade(Base):
    """One step of the scale, best first."""

    __tablename__ = "evaluation_grade"
    __table_args__ = FULL

    id: Mapped[Id]
    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"), index=True)
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(40))
    points: Mapped[Fraction] = mapped_column(Exact)


class VoterClass(Base):
    """A class of voters with its weight and its papers, counted at each step; None = not counted."""

    __tablename__ = "evaluation_class"
    __table_args__ = FULL

    id: Mapped[Id]
    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"), index=True)
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    weight: Mapped[Fraction] = mapped_column(Exact)
    expected: Mapped[int | None]
    printed: Mapped[int | None]
    issued: Mapped[int] = mapped_column(default=0)
    returned: Mapped[int] = mapped_column(default=0)
    replaced: Mapped[int] = mapped_column(default=0)
    unused: Mapped[int | None]
    not_returned: Mapped[int | None]
    sorted_valid: Mapped[int | None]
    sorted_void: Mapped[int | None]
    valid: Mapped[int | None]
    void: Mapped[int | None]

    def ladder(self) -> tally.Ladder:
        """Its papers for the identities; what is not sorted yet counts as valid, and unless the unused papers
        were counted nothing is said of the printed ones.
        """
        valid = self.sorted_valid if self.valid is None else self.valid
        void = self.sorted_void if self.void is None else self.void
        return tally.Ladder(
            issued=self.issued, returned=self.returned, replaced=self.replaced,
            printed=None if self.unused is None else self.printed,
            unused=self.unused, not_returned=self.not_returned,
            valid=self.returned if valid is None else valid, void=void or 0,
        )  # fmt: skip

    def issue(self, count: int) -> None:
        """Papers go out. Refused: evaluation.count, evaluation.not_enough_printed."""
        check_count(count)
        if self.printed is not None and self.issued + count > self.printed:
            raise Refused(
                "evaluation.not_enough_printed", code=self.code, printed=self.printed, issued=self.issued
            )
        self.issued += count

    @property
    def small(self) -> bool:
        """So few ballots that they must not be seen on their own; none at all tells nothing."""
        return 0 < (self.returned if self.valid is None else self.valid) < LEAST_BALLOTS


class Subject(Base):
    """Who is rated: a person as secretary of an organisation, with the names on the printed form."""

    __tablename__ = "evaluation_subject"
    __table_args__ = FULL

    id: Mapped[Id]
    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"), index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    person: Mapped[str] = mapped_column(String(80), default="")
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("roster_organisation.id"), index=True)
    attendee_id: Mapped[str | None] = mapped_column(ForeignKey("meeting_attendee.id"), index=True)
    on_site: Mapped[bool] = mapped_column(Boolean, default=True)
    fixed_grade: Mapped[str | None] = mapped_column(String(40))


class VoidPaper(Base):
    """A paper that the scrutineers found void as a whole while sorting, with their reason."""

    __tablename__ = "evaluation_void"
    __table_args__ = FULL

    id: Mapped[Id]
    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"), index=True)
    class_code: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]
    reason: Mapped[str] = mapped_column(String(120))
    found_by: Mapped[list[str]] = mapped_column(Json)


class Pass(Base):
    """One typing of all papers: who typed, when it began and ended; nothing of what was typed."""

    __tablename__ = "evaluation_pass"
    __table_args__ = FULL

    id: Mapped[Id]
    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"), index=True)
    number: Mapped[int]
    operators: Mapped[list[str]] = mapped_column(Json)
    witness: Mapped[str | None]
    began_at: Mapped[dt.datetime] = mapped_column(LocalTime)
    finished_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    sheets: Mapped[int | None]


class Closing(Base):
    """The closing record of a sealed poll, and the digest that is printed and signed (reliability.md 3.4)."""

    __tablename__ = "evaluation_closing"
    __table_args__ = FULL

    id: Mapped[Id]
    poll_id: Mapped[str] = mapped_column(ForeignKey("evaluation_poll.id"), index=True)
    sealed_at: Mapped[dt.datetime] = mapped_column(LocalTime)
    record: Mapped[dict[str, object]] = mapped_column(Json)
    digest: Mapped[str] = mapped_column(String(64))


def check_count(count: int, least: int = 1) -> None:
    """Refused: evaluation.count."""
    if count < least:
        raise Refused("evaluation.count", count=count, least=least)


def two_people(first: str, second: str) -> list[str]:
    """Both names, where two people must stand for an act. Refused: evaluation.two_people."""
    names = [first.strip(), second.strip()]
    if not all(names) or names[0] == names[1]:
        raise Refused("evaluation.two_people")
    return names


def stated(reason: str) -> str:
    """A reason in words. Refused: evaluation.no_reason."""
    words = reason.strip()
    if not words:
        raise Refused("evaluation.no_reason")
    return words
