"""What papers are made from: one frozen look at a meeting. The only file of documents/ that asks queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.agenda.model import KIND_WORDS, PROGRESS_WORDS, Progress
from meetingdesk.agenda.model import Kind as ItemKind
from meetingdesk.agenda.queries import ItemRow, schedule
from meetingdesk.agenda.queries import notes as notes_for_host
from meetingdesk.commentary.model import SOURCE_WORDS, Source
from meetingdesk.commentary.queries import RemarkRow, TaskRow, commentary, problems, remarks, tasks
from meetingdesk.desk import Desk, revision
from meetingdesk.documents.blocks import Stroke
from meetingdesk.documents.choices import Choices
from meetingdesk.evaluation.accounting import ReportRow, identity_words
from meetingdesk.evaluation.forms import ChangePoll, CreatePoll
from meetingdesk.evaluation.model import State
from meetingdesk.evaluation.paperwork import Paperwork, paperwork
from meetingdesk.evaluation.paperwork import imagined as papers_if
from meetingdesk.evaluation.printed import BallotClass, BallotRow
from meetingdesk.evaluation.queries import ClassRow, PollRow, class_rows, polls
from meetingdesk.evaluation.results import ClassScore, ResultRow, Results, results
from meetingdesk.filing.queries import FileRow, files
from meetingdesk.foundation.wording import Wording
from meetingdesk.invitation.queries import ChaseRow, NoticeRow, chase, notice
from meetingdesk.meeting.model import Attendee, Role
from meetingdesk.meeting.model import State as Phase
from meetingdesk.meeting.queries import AttendeeRow, MeetingRow, attendees, figures, guests, meeting
from meetingdesk.minutes import queries as minutes
from meetingdesk.minutes.facts import (
    CommentFacts,
    CountFacts,
    Facts,
    FigureFacts,
    GuestFacts,
    ItemFacts,
    LadderFacts,
    LotFacts,
    MeetingFacts,
    PersonFacts,
    PollFacts,
    ProblemFacts,
    RemarkFacts,
    ReportFacts,
    TaskFacts,
    TurnFacts,
)
from meetingdesk.minutes.look import Look
from meetingdesk.minutes.section import Paper, Section
from meetingdesk.roster.model import Organisation, Person
from meetingdesk.roster.units import split_unit
from meetingdesk.seating.queries import HOST, Seat, Seating, seating
from meetingdesk.signin.badges import badges
from meetingdesk.signin.model import Status
from meetingdesk.signin.queries import BoardRow, Counts, board, counts, masked
from meetingdesk.signin.signatures import signatures
from meetingdesk.speakers.model import NoteKind, TurnState
from meetingdesk.speakers.queries import NoteRow, TurnRow, drawn_by, draws, notes, questions, reports, turns

__all__ = [
    "HOST", "KIND_WORDS", "PROGRESS_WORDS", "SOURCE_WORDS", "BallotClass", "BallotRow", "BoardRow",
    "ChaseRow", "ClassScore", "Desk", "FileRow", "ItemKind", "ItemRow", "Listed", "Minutes", "NoticeRow",
    "Paperwork", "Progress", "ReportRow", "ResultRow", "Results", "Role", "Seat", "Seating", "Snapshot",
    "Source", "Status", "TaskRow", "TurnRow", "facts_of", "identity_words", "imagined", "phones_of", "take",
]  # fmt: skip

BEIJING = 8  # hours ahead of UTC


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """A paper of sections as it prints. A final version brings its number and digest, and its own facts."""

    paper: Paper
    facts: Facts
    sections: tuple[Section, ...]
    number: int | None = None
    digest: str | None = None
    look: Look = field(default_factory=Look)


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A line of the list of attendees; `phone` is masked already. `kind` is the unit's: 党委, 党支部 …

    `badge` is what the QR of the badge says, empty where there is none.
    """

    number: int
    unit: str
    name: str
    post: str | None
    role: Role
    voter_class: str | None
    phone: str | None
    attendee_id: str = ""
    kind: str = ""
    badge: str = ""


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """All that papers may tell. `polls` are sealed, `forms` all that count; `signed_in`: sign-in was used.

    `chase`: who is to be reminded on the day `today`, telephones masked. By attendee: `signatures` written by
    hand, and `numbers`, whole telephones, filled only where they were asked for. `host_notes` by item are for
    the host's script alone. `now` (UTC) is when it was taken; `beijing`: the computer keeps Beijing time.
    `drawn_by`: who sat at the keyboard when the last lot was drawn. `revision` grows with each change of what
    a calendar tells.
    """

    facts: Facts
    summary: Minutes
    record: Minutes
    listed: tuple[Listed, ...]
    board: tuple[BoardRow, ...]
    counts: Counts
    signed_in: bool
    polls: tuple[Results, ...]
    forms: tuple[Paperwork, ...] = ()
    notice: NoticeRow = field(default_factory=NoticeRow)
    chase: tuple[ChaseRow, ...] = ()
    today: dt.date | None = None
    signatures: Mapping[str, tuple[Stroke, ...]] = field(default_factory=lambda: MappingProxyType({}))
    numbers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    choices: Choices = field(default_factory=Choices)
    tasks: tuple[TaskRow, ...] = ()
    items: tuple[ItemRow, ...] = ()
    turns: tuple[TurnRow, ...] = ()
    seating: Seating | None = None
    files: tuple[FileRow, ...] = ()
    host_notes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    meeting_id: str = ""
    now: dt.datetime | None = None
    beijing: bool = False
    drawn_by: str = ""
    revision: int = 0

    @property
    def language(self) -> str:
        """The language of the papers: zh_CN or en."""
        return self.facts.meeting.language


def take(
    desk: Desk, meeting_id: str, attach: Sequence[str] = (), choices: Choices | None = None, *,
    forms: bool = True,
) -> Snapshot:  # fmt: skip
    """The meeting as it stands, read in one transaction; without `forms` for papers that do not tell of them.

    `attach`: what to bind behind the summary besides what its look says, "attendance" and "results". Whole
    telephones are never in it: `acts.with_numbers` puts them there. Refused: storage.gone.
    """
    now, local = desk.clock.now(), desk.clock.local()
    ahead = round((local - now.replace(tzinfo=None)).total_seconds() / 3600)
    taken = desk.ask(_taken, meeting_id, tuple(attach), local, forms)
    taken = replace(taken, now=now, beijing=ahead == BEIJING)
    return replace(taken, choices=choices) if choices else taken


def imagined(desk: Desk, command: CreatePoll | ChangePoll) -> tuple[str, Snapshot]:
    """A poll's key, and its papers as if it were set up so; nothing is kept. Refused: as the command."""
    taken = take(desk, command.meeting_id)
    poll, work = papers_if(desk, command, Wording(taken.language).text)
    return poll, replace(taken, forms=(work,))


def _taken(
    session: Session, meeting_id: str, attach: tuple[str, ...], now: dt.datetime, forms: bool
) -> Snapshot:
    facts = facts_of(session, meeting_id)
    rows = board(session, meeting_id)
    words = Wording(facts.meeting.language).text
    return Snapshot(
        facts=facts,
        summary=_minutes(session, meeting_id, Paper.SUMMARY, facts, attach),
        record=_minutes(session, meeting_id, Paper.RECORD, facts, ()),
        listed=_listed(session, meeting_id), board=rows, counts=counts(session, meeting_id),
        signed_in=_signed_in(rows),
        polls=tuple(results(session, poll.id, words) for poll in _sealed(polls(session, meeting_id))),
        forms=paperwork(session, meeting_id, words) if forms else (),
        notice=notice(session, meeting_id), chase=_chase(session, meeting_id, now), today=now.date(),
        signatures=MappingProxyType(_signatures(session, meeting_id)),
        tasks=tasks(session, meeting_id), items=schedule(session, meeting_id).rows,
        turns=turns(session, meeting_id), seating=seating(session, meeting_id),
        files=files(session, meeting_id),
        host_notes=MappingProxyType(notes_for_host(session, meeting_id)), meeting_id=meeting_id,
        drawn_by=drawn_by(session, meeting_id), revision=revision(session, meeting_id, "agenda", "meeting"),
    )  # fmt: skip


def _chase(session: Session, meeting_id: str, now: dt.datetime) -> tuple[ChaseRow, ...]:
    """Once the meeting has begun nobody is asked whether they will come; reports are still asked for."""
    asking = meeting(session, meeting_id).state == Phase.PREPARING
    rows = chase(session, meeting_id, now)
    return tuple(replace(row, owes_reply=row.owes_reply and asking) for row in rows
                 if row.owes_report or asking)  # fmt: skip


def _minutes(
    session: Session, meeting_id: str, paper: Paper, facts: Facts, attach: tuple[str, ...]
) -> Minutes:
    """The latest final version as it was, else the sections as they stand."""
    final = minutes.versions(session, meeting_id, paper)
    if final:
        kept = minutes.final_paper(session, meeting_id, paper, final[-1].number)
        return Minutes(
            paper=paper, facts=kept.facts, sections=kept.sections,
            number=kept.row.number, digest=kept.row.digest, look=kept.look,
        )  # fmt: skip
    own = minutes.own_wordings(session, meeting_id, paper)
    chosen = minutes.look(session, meeting_id) if paper is Paper.SUMMARY else Look()
    sections = minutes.drafted(facts, paper, own, (*attach, *chosen.attach))
    return Minutes(paper=paper, facts=facts, sections=sections, look=chosen)


def _signatures(session: Session, meeting_id: str) -> dict[str, tuple[Stroke, ...]]:
    return {
        ink.attendee_id: tuple(tuple((float(x), float(y)) for x, y, *_ in stroke) for stroke in ink.strokes)
        for ink in signatures(session, meeting_id)
    }


def _listed(session: Session, meeting_id: str) -> tuple[Listed, ...]:
    phones = phones_of(session, meeting_id)
    codes = {row.attendee_id: row.code for row in badges(session, meeting_id)}
    found = session.execute(select(Organisation.id, Organisation.kind)).all()
    kinds = {row.id: row.kind for row in found}
    return tuple(
        replace(_line(row, phones.get(row.id), kinds), badge=codes.get(row.id, ""))
        for row in attendees(session, meeting_id)
    )


def phones_of(session: Session, meeting_id: str) -> dict[str, str]:
    """Whole numbers by attendee, of those who have one."""
    query = select(Attendee.id, Person.phone).join(Person, Person.id == Attendee.person_id)
    query = query.where(Attendee.meeting_id == meeting_id, Person.phone.is_not(None))
    return {who: number for who, number in session.execute(query) if number}


def _line(row: AttendeeRow, phone: str | None, kinds: Mapping[str, str]) -> Listed:
    kind = kinds.get(row.organisation_id or "") or split_unit(row.unit)[1]
    return Listed(
        number=row.number, unit=row.unit, name=row.name, post=row.post, role=Role(row.role),
        voter_class=row.voter_class, phone=masked(phone), attendee_id=row.id, kind=kind,
    )  # fmt: skip


def facts_of(session: Session, meeting_id: str) -> Facts:
    """What minutes may rest on, as the records tell it now: a query for `desk.ask`. Refused: storage.gone."""
    row = meeting(session, meeting_id)
    people = board(session, meeting_id)
    items = schedule(session, meeting_id).rows
    kinds = {one.id: one.kind for one in items}
    return Facts(
        meeting=_meeting(row),
        counts=_counts(counts(session, meeting_id)) if _signed_in(people) else None,
        people=tuple(_person(one) for one in people),
        guests=tuple(
            GuestFacts(unit=one.unit, name=one.name, post=one.post, did=one.did)
            for one in guests(session, meeting_id)
        ),
        figures=tuple(
            FigureFacts(key=one.key, value=one.value, source=one.source)
            for one in figures(session, meeting_id)
        ),
        turns=_turns(session, meeting_id),
        lot=_lot(session, meeting_id),
        reports=_reports(session, meeting_id),
        polls=_polls(session, meeting_id),
        agenda=tuple(_item(one) for one in items),
        comments=_comments(session, meeting_id),
        problems=_problems(session, meeting_id),
        remarks=tuple(_remark(one, kinds) for one in remarks(session, meeting_id)),
        tasks=tuple(
            TaskFacts(text=one.text, source=one.source, person=one.person, due=one.due)
            for one in tasks(session, meeting_id)
        ),
    )


def _comments(session: Session, meeting_id: str) -> tuple[CommentFacts, ...]:
    return tuple(
        CommentFacts(organisation=place.organisation, kind=one.kind, text=one.text)
        for place in commentary(session, meeting_id)
        for one in place.comments
    )


def _problems(session: Session, meeting_id: str) -> tuple[ProblemFacts, ...]:
    return tuple(
        ProblemFacts(area=one.area, text=one.text, organisations=one.organisations)
        for one in problems(session, meeting_id)
    )


def _meeting(row: MeetingRow) -> MeetingFacts:
    return MeetingFacts(
        title=row.title, language=row.language, sample=row.sample, date=row.date, period=row.period,
        start=row.start, end=row.end, venue=row.venue, organiser=row.organiser, host=row.host,
        recorder=row.recorder, year_assessed=row.year_assessed,
    )  # fmt: skip


def _counts(row: Counts) -> CountFacts:
    return CountFacts(
        expected=row.expected, present=row.present, proxy=row.of_which_proxy, late=row.of_which_late,
        on_leave=row.on_leave, absent=row.absent, not_arrived=row.not_arrived, left_early=row.left_early,
        observers=row.observers + row.guests,
    )  # fmt: skip


def _signed_in(rows: Iterable[BoardRow]) -> bool:
    return any(row.status != Status.NOT_ARRIVED for row in rows)


def _person(row: BoardRow) -> PersonFacts:
    return PersonFacts(
        name=row.name, unit=row.unit, post=row.post, role=row.role.value, status=row.status.value,
        reason=row.reason, proxy_name=row.proxy_name, proxy_post=row.proxy_post, arrived_at=row.arrived_at,
        late=row.late, left_at=row.left_at,
    )  # fmt: skip


def _item(row: ItemRow) -> ItemFacts:
    return ItemFacts(
        id=row.id, kind=row.kind, title=row.title, who=row.who, topic=row.topic, state=row.state,
        began_at=row.began_at, ended_at=row.ended_at, number=row.number, parent_id=row.parent_id,
    )  # fmt: skip


def _turns(session: Session, meeting_id: str) -> tuple[TurnFacts, ...]:
    """Planned is what was allowed: the chair may have given more on the spot."""
    noted, asked = notes(session, meeting_id), questions(session, meeting_id)
    return tuple(
        TurnFacts(
            organisation=row.who.unit, speaker=row.who.speaker, done=row.state == TurnState.DONE,
            planned_seconds=row.allowed, used_seconds=row.used_seconds,
            questions=_noted(noted, row, NoteKind.QUESTION), notes=_noted(noted, row, NoteKind.NOTE),
            interposed=asked.get(row.who.organisation_id, (0, 0))[0],
            interposed_seconds=asked.get(row.who.organisation_id, (0, 0))[1],
        )
        for row in turns(session, meeting_id)
    )  # fmt: skip


def _lot(session: Session, meeting_id: str) -> LotFacts | None:
    """The last lot, where one was drawn."""
    drawn = draws(session, meeting_id)
    if not drawn:
        return None
    return LotFacts(seed=drawn[0].seed, names=drawn[0].names, at=drawn[0].drawn_at, times=len(drawn))


def _noted(found: Iterable[NoteRow], turn: TurnRow, kind: NoteKind) -> tuple[str, ...]:
    who = turn.who.organisation_id
    return tuple(one.text for one in found if one.organisation_id == who and one.kind == kind)


def _reports(session: Session, meeting_id: str) -> tuple[ReportFacts, ...]:
    return tuple(
        ReportFacts(organisation=row.who.unit, state=row.state.value) for row in reports(session, meeting_id)
    )


def _sealed(found: Iterable[PollRow]) -> list[PollRow]:
    return [row for row in found if row.state == State.SEALED]


def _polls(session: Session, meeting_id: str) -> tuple[PollFacts, ...]:
    """A voided poll did not count and is not told of."""
    alive = [row for row in polls(session, meeting_id) if row.state != State.VOIDED]
    return tuple(
        PollFacts(
            title=row.title, subjects=row.subjects, sealed=row.state == State.SEALED,
            classes=tuple(_ladder(one) for one in class_rows(session, row.id)),
        )
        for row in alive
    )  # fmt: skip


def _ladder(row: ClassRow) -> LadderFacts:
    return LadderFacts(
        code=row.code, issued=row.issued, returned=row.returned, valid=row.valid or 0, void=row.void or 0
    )


def _remark(row: RemarkRow, kinds: dict[str, str]) -> RemarkFacts:
    return RemarkFacts(
        text=row.text, item_id=row.agenda_item_id, kind=kinds.get(row.agenda_item_id or ""),
        speaker=row.speaker, unit=row.unit, post=row.post, verb=row.verb, at=row.at,
    )  # fmt: skip
