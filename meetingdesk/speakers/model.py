"""Who reports, how and for how long: turns on site, reports on paper and their files, notes, lots drawn."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.speakers import timing
from meetingdesk.storage.base import FULL, Base, Id, Json, LocalTime

DEFAULT_SECONDS = 480  # practice.md 2.2: 8 minutes
LONGEST_SECONDS = 4 * 3600


class TurnState(StrEnum):
    """Where a turn on site stands (semantics.md 4.1)."""

    WAITING = "waiting"
    SPEAKING = "speaking"
    PAUSED = "paused"
    DONE = "done"
    SKIPPED = "skipped"


class ReportState(StrEnum):
    """Where a report on paper stands; `LATE` is received, too."""

    EXPECTED = "expected"
    RECEIVED = "received"
    LATE = "late"
    MISSING = "missing"


class NoteKind(StrEnum):
    """What is written down while someone speaks."""

    NOTE = "note"
    QUESTION = "question"


OPEN = frozenset({TurnState.SPEAKING, TurnState.PAUSED})
IN_HAND = frozenset({ReportState.RECEIVED, ReportState.LATE})

TURN_WORDS = {
    TurnState.WAITING: N_("等候"),
    TurnState.SPEAKING: N_("正在述职"),
    TurnState.PAUSED: N_("暂停"),
    TurnState.DONE: N_("已述职"),
    TurnState.SKIPPED: N_("跳过"),
}
REPORT_WORDS = {
    ReportState.EXPECTED: N_("待交"),
    ReportState.RECEIVED: N_("已收到"),
    ReportState.LATE: N_("迟交"),
    ReportState.MISSING: N_("未交"),
}
NOTE_WORDS = {NoteKind.NOTE: N_("记录"), NoteKind.QUESTION: N_("提问")}


class Turn(Base):
    """One organisation's report on site. `added_seconds` is what the chair gave or took; the plan stays."""

    __tablename__ = "speakers_turn"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("roster_organisation.id"), index=True)
    attendee_id: Mapped[str | None] = mapped_column(ForeignKey("meeting_attendee.id"), index=True)
    position: Mapped[int]
    planned_seconds: Mapped[int]
    added_seconds: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(default=TurnState.WAITING.value)
    began_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    ended_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    paused_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    paused_seconds: Mapped[int] = mapped_column(default=0)
    used_seconds: Mapped[int | None]

    @property
    def allowed(self) -> int:
        """Planned length with what was added, in seconds."""
        return self.planned_seconds + self.added_seconds

    @property
    def open(self) -> bool:
        """Speaking or paused: this is the turn the clock belongs to."""
        return self.state in OPEN

    def start(self, now: dt.datetime, name: str) -> None:
        """Waiting → speaking. Refused: speakers.not_waiting."""
        if self.state != TurnState.WAITING:
            raise Refused("speakers.not_waiting", name=name)
        self.state, self.began_at = TurnState.SPEAKING.value, now

    def pause(self, now: dt.datetime, name: str) -> None:
        """Speaking → paused. Refused: speakers.not_speaking."""
        if self.state != TurnState.SPEAKING:
            raise Refused("speakers.not_speaking", name=name)
        self.state, self.paused_at = TurnState.PAUSED.value, now

    def resume(self, now: dt.datetime, name: str) -> None:
        """Paused → speaking; the pause is left out of the time used. Refused: speakers.not_paused."""
        if self.paused_at is None:
            raise Refused("speakers.not_paused", name=name)
        self.paused_seconds += max(0, timing.seconds(self.paused_at, now))
        self.state, self.paused_at = TurnState.SPEAKING.value, None

    def end(self, now: dt.datetime, name: str) -> None:
        """Speaking or paused → done; a last pause counts as pause. Refused: speakers.not_begun."""
        if not self.open:
            raise Refused("speakers.not_begun", name=name)
        if self.paused_at is not None:
            self.resume(now, name)
        self.used_seconds = timing.used(self, now)
        self.state, self.ended_at = TurnState.DONE.value, now

    def skip(self, name: str) -> None:
        """Waiting → skipped. Refused: speakers.not_waiting."""
        if self.state != TurnState.WAITING:
            raise Refused("speakers.not_waiting", name=name)
        self.state = TurnState.SKIPPED.value

    def put_back(self, name: str) -> None:
        """Begun, done or skipped → waiting, all times cleared. Refused: speakers.waits_already."""
        if self.state == TurnState.WAITING:
            raise Refused("speakers.waits_already", name=name)
        self.state, self.paused_seconds, self.added_seconds = TurnState.WAITING.value, 0, 0
        self.began_at = self.ended_at = self.paused_at = self.used_seconds = None

    def give(self, seconds: int, name: str) -> None:
        """Add to or take from the time allowed. Refused: speakers.over_already, speakers.no_time_left."""
        if self.state in {TurnState.DONE, TurnState.SKIPPED}:
            raise Refused("speakers.over_already", name=name)
        if not 0 < self.allowed + seconds <= LONGEST_SECONDS:
            raise Refused("speakers.no_time_left", name=name)
        self.added_seconds += seconds

    def plan(self, seconds: int, name: str) -> None:
        """Set the planned length. Refused: speakers.bad_length."""
        if not 0 < seconds <= LONGEST_SECONDS:
            raise Refused("speakers.bad_length", name=name)
        self.planned_seconds = seconds

    def record(self, used: int, began_at: dt.datetime | None, name: str) -> None:
        """Note afterwards how long it took, in seconds. Refused: speakers.still_open, speakers.bad_length."""
        if self.open:
            raise Refused("speakers.still_open", name=name)
        if not 0 <= used <= 24 * 3600:
            raise Refused("speakers.bad_length", name=name)
        self.state, self.used_seconds = TurnState.DONE.value, used
        if began_at is not None:
            self.began_at, self.ended_at = began_at, began_at + dt.timedelta(seconds=used)

    def shift(self, seconds: int) -> None:
        """Move the moments of an open turn along with a clock that was set."""
        by = dt.timedelta(seconds=seconds)
        self.began_at = self.began_at and self.began_at + by
        self.paused_at = self.paused_at and self.paused_at + by


class Report(Base):
    """One organisation's report on paper."""

    __tablename__ = "speakers_report"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("roster_organisation.id"), index=True)
    attendee_id: Mapped[str | None] = mapped_column(ForeignKey("meeting_attendee.id"), index=True)
    position: Mapped[int]
    state: Mapped[str] = mapped_column(default=ReportState.EXPECTED.value)
    received_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    pages: Mapped[int | None]
    handed_by: Mapped[str | None]

    @property
    def in_hand(self) -> bool:
        """Received, in time or late."""
        return self.state in IN_HAND

    def receive(self, at: dt.datetime | None, late: bool) -> None:
        """Take it in; `at` is None where nobody noted the time."""
        self.state, self.received_at = (ReportState.LATE if late else ReportState.RECEIVED).value, at

    def forget(self, name: str) -> None:
        """Back to expected. Refused: speakers.nothing_received."""
        if self.state == ReportState.EXPECTED:
            raise Refused("speakers.nothing_received", name=name)
        self.state = ReportState.EXPECTED.value
        self.received_at = self.pages = self.handed_by = None


class Note(Base):
    """Something written down during a turn: a note or a question, with its time."""

    __tablename__ = "speakers_note"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("roster_organisation.id"), index=True)
    at: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    kind: Mapped[str]
    text: Mapped[str]


class Rules(Base):
    """The timing of one meeting; where there is no row, 8 minutes and amber 60 s before the end hold."""

    __tablename__ = "speakers_rules"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), unique=True)
    planned_seconds: Mapped[int] = mapped_column(default=DEFAULT_SECONDS)
    amber_seconds: Mapped[int] = mapped_column(default=timing.AMBER_SECONDS)
    reports_due: Mapped[dt.datetime | None] = mapped_column(LocalTime)

    def check(self) -> None:
        """Refused: speakers.bad_timing."""
        if not 0 <= self.amber_seconds < self.planned_seconds <= LONGEST_SECONDS:
            raise Refused("speakers.bad_timing")


class Draw(Base):
    """A drawn lot: with the seed anyone can work out the same order again (`lot.draw`)."""

    __tablename__ = "speakers_draw"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    drawn_at: Mapped[dt.datetime] = mapped_column(LocalTime)
    seed: Mapped[str]
    names: Mapped[list[str]] = mapped_column(Json)
    number: Mapped[int | None]
    """Which lot of the meeting it is, from 1: two may be drawn within a second, or the clock be set back."""


class Choice(Base):
    """What was chosen beside the timing. `only_present`: nobody is called before signing in."""

    __tablename__ = "speakers_choice"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), unique=True)
    only_present: Mapped[bool] = mapped_column(default=False)


class Interposed(Base):
    """A question asked in the midst of a report: the speaker's clock stands, this one counts up."""

    __tablename__ = "speakers_interposed"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("roster_organisation.id"), index=True)
    began_at: Mapped[dt.datetime] = mapped_column(LocalTime)
    used_seconds: Mapped[int | None]

    def end(self, now: dt.datetime) -> None:
        """The speaker goes on."""
        self.used_seconds = max(0, timing.seconds(self.began_at, now))


class ReportFile(Base):
    """The file of a report as it was handed in, kept beside the database; `digest` is its SHA-256 in hex."""

    __tablename__ = "speakers_file"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("roster_organisation.id"), index=True)
    name: Mapped[str]
    size: Mapped[int]
    digest: Mapped[str]
    kept_at: Mapped[dt.datetime] = mapped_column(LocalTime)
