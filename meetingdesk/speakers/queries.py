"""Who reports and how it stands: turns with their clock, reports on paper, figures, who is rated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.desk import act_rows
from meetingdesk.meeting.model import Attendee
from meetingdesk.roster.model import Organisation
from meetingdesk.speakers import lookup, timing
from meetingdesk.speakers.filing import Kept
from meetingdesk.speakers.model import (
    DEFAULT_SECONDS,
    Interposed,
    Note,
    NoteKind,
    ReportFile,
    ReportState,
    Rules,
    Turn,
    TurnState,
)
from meetingdesk.speakers.who import Who, people


@dataclass(frozen=True)
class TurnRow:
    """One turn on site; lengths in seconds. A `timing.Timed`: `timing.face(row, now, amber)` is its clock."""

    who: Who
    place: int
    state: TurnState
    planned_seconds: int
    added_seconds: int
    allowed: int
    began_at: dt.datetime | None
    ended_at: dt.datetime | None
    paused_at: dt.datetime | None
    paused_seconds: int
    used_seconds: int | None

    @property
    def over_seconds(self) -> int:
        """By how much a finished turn exceeded its time; 0 for any other."""
        return max(0, (self.used_seconds or 0) - self.allowed)


@dataclass(frozen=True)
class ReportRow:
    """One report on paper."""

    who: Who
    state: ReportState
    received_at: dt.datetime | None
    pages: int | None
    handed_by: str | None
    file: Kept | None = None


@dataclass(frozen=True)
class Counts:
    """The figures of reporting; attendance plays no part. `received` holds the late ones.

    `over_time`: finished turns that used more than they were allowed.
    """

    on_site: int
    spoken: int
    written: int
    received: int
    received_late: int
    missing: int
    outstanding: int
    over_time: int


@dataclass(frozen=True)
class Totals:
    """Finished turns together, in seconds; `over` adds up what went beyond what each was allowed."""

    spoken: int
    allowed: int
    used: int
    over: int
    over_count: int


@dataclass(frozen=True)
class Timing:
    """The rules of a meeting, in seconds; `reports_due` local or None."""

    planned_seconds: int
    amber_seconds: int
    reports_due: dt.datetime | None
    only_present: bool = False


@dataclass(frozen=True)
class Floor:
    """Who has the floor, what their clock shows, who follows, and when all would be done."""

    turn: TurnRow | None
    face: timing.Face | None
    following: TurnRow | None
    starts: dict[str, dt.datetime]
    ends: dt.datetime | None
    rows: tuple[TurnRow, ...] = ()
    """All turns in order."""
    amber_seconds: int = timing.AMBER_SECONDS
    question_since: dt.datetime | None = None
    """Since when a question is interposed."""

    def passes_over(self, row: TurnRow) -> bool:
        """Whether someone waits who is not called because they have not signed in."""
        return row.state == TurnState.WAITING and row.who.organisation_id not in self.starts

    def at(self, now: dt.datetime) -> Floor:
        """The same state of things at another moment, without asking the records."""
        waiting = [row for row in self.rows if row.who.organisation_id in self.starts]
        starts, ends = timing.forecast(self.turn, waiting, now)
        return replace(
            self, face=timing.face(self.turn, now, self.amber_seconds) if self.turn else None,
            starts=dict(zip(self.starts, starts, strict=True)), ends=ends if self.turn or waiting else None,
        )  # fmt: skip

    def after(self) -> TurnRow | None:
        """Who comes next to whoever is named: on the floor, or called next."""
        if self.turn is not None:
            return self.following
        waiting = [row for row in self.rows if row.who.organisation_id in self.starts]
        return waiting[1] if len(waiting) > 1 else None


@dataclass(frozen=True)
class NoteRow:
    """Something written down about an organisation's report."""

    id: str
    organisation_id: str
    at: dt.datetime | None
    kind: NoteKind
    text: str


@dataclass(frozen=True)
class DrawRow:
    """A drawn lot: seed and names in order. `lot.places` works the order out again."""

    drawn_at: dt.datetime
    seed: str
    names: tuple[str, ...]
    id: str


@dataclass(frozen=True)
class Subject:
    """Who can be rated: everyone who reports, on site or on paper."""

    organisation_id: str
    attendee_id: str | None
    unit: str
    name: str | None
    on_site: bool


def turns(session: Session, meeting_id: str) -> tuple[TurnRow, ...]:
    """The turns on site in their order; `place` counts from 1."""
    found = lookup.turns(session, meeting_id)
    who = people(session, meeting_id, found)
    return tuple(_turn(turn, place, who[turn.id]) for place, turn in enumerate(found, start=1))


def reports(session: Session, meeting_id: str) -> tuple[ReportRow, ...]:
    """The reports on paper in their order."""
    found = lookup.reports(session, meeting_id)
    who = people(session, meeting_id, found)
    query = select(ReportFile).where(ReportFile.meeting_id == meeting_id)
    files = {one.organisation_id: Kept(one.name, one.size, one.digest) for one in session.scalars(query)}
    return tuple(
        ReportRow(
            who[one.id], ReportState(one.state), one.received_at, one.pages, one.handed_by,
            files.get(one.organisation_id),
        )
        for one in found
    )  # fmt: skip


def floor(session: Session, meeting_id: str, now: dt.datetime) -> Floor:
    """The state of the clock at `now` (local), the next speaker, and expected starts by organisation.

    Where only those present are called, who has not signed in is neither next nor expected.
    """
    rows, rule = turns(session, meeting_id), rules(session, meeting_id)
    running = next((row for row in rows if row.state in {TurnState.SPEAKING, TurnState.PAUSED}), None)
    waiting = [row for row in rows if row.state == TurnState.WAITING]
    if rule.only_present:
        waiting = [row for row in waiting if row.who.here]
    starts, ends = timing.forecast(running, waiting, now)
    question = lookup.open_question(session, meeting_id)
    return Floor(
        turn=running,
        face=timing.face(running, now, rule.amber_seconds) if running else None,
        following=waiting[0] if waiting else None,
        starts={row.who.organisation_id: at for row, at in zip(waiting, starts, strict=True)},
        ends=ends if running or waiting else None,
        rows=rows, amber_seconds=rule.amber_seconds,
        question_since=question.began_at if question else None,
    )  # fmt: skip


def somebody_speaks(session: Session, meeting_id: str) -> bool:
    """Whether a turn is running or paused."""
    running = select(Turn.id).where(Turn.meeting_id == meeting_id, Turn.state.in_(("speaking", "paused")))
    return session.scalar(running.limit(1)) is not None


def counts(session: Session, meeting_id: str) -> Counts:
    """The figures of reporting."""
    on_site, written = lookup.turns(session, meeting_id), lookup.reports(session, meeting_id)
    states = [report.state for report in written]
    done = [turn for turn in on_site if turn.state == TurnState.DONE]
    return Counts(
        on_site=len(on_site), spoken=len(done), written=len(written),
        received=sum(report.in_hand for report in written), received_late=states.count(ReportState.LATE),
        missing=states.count(ReportState.MISSING), outstanding=states.count(ReportState.EXPECTED),
        over_time=sum((turn.used_seconds or 0) > turn.allowed for turn in done),
    )  # fmt: skip


def totals(rows: Sequence[TurnRow]) -> Totals:
    """What the finished turns took together."""
    done = [row for row in rows if row.state == TurnState.DONE]
    over = [row.over_seconds for row in done if row.over_seconds]
    return Totals(
        spoken=len(done), allowed=sum(row.allowed for row in done),
        used=sum(row.used_seconds or 0 for row in done), over=sum(over), over_count=len(over),
    )  # fmt: skip


def questions(session: Session, meeting_id: str) -> dict[str, tuple[int, int]]:
    """Questions asked in the midst of reports, by organisation: how many, and their seconds together."""
    query = select(Interposed).where(Interposed.meeting_id == meeting_id)
    found: dict[str, tuple[int, int]] = {}
    for one in session.scalars(query):
        count, seconds = found.get(one.organisation_id, (0, 0))
        found[one.organisation_id] = (count + 1, seconds + (one.used_seconds or 0))
    return found


def reporting(
    session: Session, meeting_id: str, which: Literal["on_site", "reporting"] = "on_site"
) -> tuple[Subject, ...]:
    """Who is rated: `on_site` in the order of the turns, `reporting` everyone in roster order."""
    speaking = [_subject(row.who, on_site=True) for row in turns(session, meeting_id)]
    if which == "on_site":
        return tuple(speaking)
    writing = [_subject(row.who, on_site=False) for row in reports(session, meeting_id)]
    place = _roster_place(session, meeting_id)
    return tuple(sorted([*speaking, *writing], key=place))


def rules(session: Session, meeting_id: str) -> Timing:
    """The timing of a meeting; 8 minutes, amber at 60 s, where nothing was set."""
    found = session.scalar(select(Rules).where(Rules.meeting_id == meeting_id))
    present = lookup.only_present(session, meeting_id)
    if found is None:
        return Timing(DEFAULT_SECONDS, timing.AMBER_SECONDS, None, present)
    return Timing(found.planned_seconds, found.amber_seconds, found.reports_due, present)


def notes(session: Session, meeting_id: str, organisation_id: str | None = None) -> tuple[NoteRow, ...]:
    """What was written down, in order of time; of one organisation or all."""
    query = select(Note).where(Note.meeting_id == meeting_id).order_by(Note.at, Note.id)
    if organisation_id is not None:
        query = query.where(Note.organisation_id == organisation_id)
    return tuple(
        NoteRow(note.id, note.organisation_id, note.at, NoteKind(note.kind), note.text)
        for note in session.scalars(query)
    )


def draws(session: Session, meeting_id: str) -> tuple[DrawRow, ...]:
    """Lots drawn for a meeting, the latest first."""
    found = lookup.draws(session, meeting_id)
    return tuple(DrawRow(one.drawn_at, one.seed, tuple(one.names), one.id) for one in found)


def drawn_by(session: Session, meeting_id: str) -> str:
    """Who sat at the keyboard at the lot that counts, as history tells it; "" where nobody was named."""
    drawn = lookup.draws(session, meeting_id)
    if not drawn:
        return ""
    from meetingdesk.speakers.programme import DrawLot  # nobody else asks for the acts of lots

    told = act_rows(session, meeting_id, DrawLot.act_name())
    return next((act.by or "" for act in reversed(told) if act.details.get("seed") == drawn[0].seed), "")


def _turn(turn: Turn, place: int, who: Who) -> TurnRow:
    return TurnRow(
        who=who, place=place, state=TurnState(turn.state), planned_seconds=turn.planned_seconds,
        added_seconds=turn.added_seconds, allowed=turn.allowed, began_at=turn.began_at,
        ended_at=turn.ended_at, paused_at=turn.paused_at, paused_seconds=turn.paused_seconds,
        used_seconds=turn.used_seconds,
    )  # fmt: skip


def _subject(who: Who, *, on_site: bool) -> Subject:
    return Subject(who.organisation_id, who.attendee_id, who.unit, who.name, on_site)


def _roster_place(session: Session, meeting_id: str) -> Callable[[Subject], tuple[bool, int, int]]:
    """By place in the meeting's list; organisations without anyone there come last, in roster order."""
    listed = select(Attendee.id, Attendee.position).where(Attendee.meeting_id == meeting_id)
    places = {row.id: row.position for row in session.execute(listed)}
    roster = select(Organisation.id, Organisation.position)
    kept = {row.id: row.position for row in session.execute(roster)}

    def place(subject: Subject) -> tuple[bool, int, int]:
        person = places.get(subject.attendee_id or "")
        return person is None, person or 0, kept[subject.organisation_id]

    return place
