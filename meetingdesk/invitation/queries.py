"""How the days before stand: the notice, every answer, the figures, and whom to remind of what."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.invitation.model import Answer, Notice, Reply, Way
from meetingdesk.meeting.model import Attendee, Role
from meetingdesk.roster.model import Person
from meetingdesk.signin import queries as signin
from meetingdesk.signin.model import HERE, Status
from meetingdesk.speakers import queries as speakers
from meetingdesk.speakers.model import ReportState
from meetingdesk.speakers.who import Who

WANTING = frozenset({ReportState.EXPECTED, ReportState.MISSING})


@dataclass(frozen=True)
class NoticeRow:
    """What the notice says beside the facts of the meeting; None = not known. Moments are local."""

    contact: str | None = None
    contact_phone: str | None = None
    dress: str | None = None
    early_minutes: int | None = None
    reply_by: dt.datetime | None = None
    reports_due: dt.datetime | None = None
    remark: str | None = None
    sent_at: dt.datetime | None = None


@dataclass(frozen=True)
class ReplyRow:
    """One person expected, and what they answered. A leave noted at the desk is an answer, too: `way` None.

    `status` is how they stand at the desk, where the last word is said.
    """

    attendee_id: str
    number: int
    name: str
    unit: str
    post: str | None
    status: Status
    answer: Answer
    reason: str | None
    substitute_name: str | None
    substitute_post: str | None
    way: Way | None
    taken_by: str | None
    taken_at: dt.datetime | None

    @property
    def id(self) -> str:
        """The attendee's."""
        return self.attendee_id


@dataclass(frozen=True)
class Counts:
    """回执 `replied` / `invited` = `coming` + `leave` + `substitute`; the rest is `outstanding`."""

    invited: int
    coming: int
    leave: int
    substitute: int
    outstanding: int

    @property
    def replied(self) -> int:
        """How many answered."""
        return self.invited - self.outstanding


@dataclass(frozen=True)
class ChaseRow:
    """Someone to remind. Days are calendar days to the date due, negative once it is past, None = no date.

    `number` is None, and mostly the name, for an organisation that nobody expected stands for. `phone` is
    masked unless whole numbers were asked for.
    """

    id: str
    attendee_id: str | None
    number: int | None
    unit: str
    name: str | None
    post: str | None
    phone: str | None
    owes_reply: bool
    owes_report: bool
    reply_days: int | None = None
    report_days: int | None = None


@dataclass(frozen=True)
class DaysBefore:
    """The notice, every answer, the figures, and whom to remind."""

    notice: NoticeRow
    replies: tuple[ReplyRow, ...]
    counts: Counts
    chase: tuple[ChaseRow, ...]


def notice(session: Session, meeting_id: str) -> NoticeRow:
    """The notice; all unknown where nobody began it."""
    due = speakers.rules(session, meeting_id).reports_due
    found = session.scalar(select(Notice).where(Notice.meeting_id == meeting_id))
    if found is None:
        return NoticeRow(reports_due=due)
    return NoticeRow(
        contact=found.contact, contact_phone=found.contact_phone, dress=found.dress,
        early_minutes=found.early_minutes, reply_by=found.reply_by, reports_due=due,
        remark=found.remark, sent_at=found.sent_at,
    )  # fmt: skip


def replies(session: Session, meeting_id: str) -> tuple[ReplyRow, ...]:
    """Everyone expected, in the order of the list, with their answer."""
    query = select(Reply).where(Reply.meeting_id == meeting_id)
    given = {reply.attendee_id: reply for reply in session.scalars(query)}
    board = signin.board(session, meeting_id, [Role.EXPECTED])
    return tuple(_reply(row, given.get(row.attendee_id)) for row in board)


def counts(session: Session, meeting_id: str) -> Counts:
    """The figures of the answers; only those expected count, as in 应到."""
    return counted(replies(session, meeting_id))


def counted(rows: Sequence[ReplyRow]) -> Counts:
    """The figures of answers that were asked for already."""
    found = Counter(row.answer for row in rows)
    return Counts(
        invited=len(rows), coming=found[Answer.COMING], leave=found[Answer.LEAVE],
        substitute=found[Answer.SUBSTITUTE], outstanding=found[Answer.NONE],
    )  # fmt: skip


def announced(session: Session, meeting_id: str) -> dict[str, ReplyRow]:
    """Who will be stood in for, as the unit said beforehand; by attendee: the desk need not ask again."""
    rows = replies(session, meeting_id)
    return {row.attendee_id: row for row in rows if row.answer is Answer.SUBSTITUTE}


def chase(
    session: Session, meeting_id: str, now: dt.datetime, *, whole_phones: bool = False
) -> tuple[ChaseRow, ...]:
    """催办名单: who has not answered or not sent in their report, in the order of the list; `now` is local.

    Nobody who is here owes an answer, and who is on leave still owes a report. Ask for whole numbers only
    after `LookAtPhones`.
    """
    told, rows = notice(session, meeting_id), replies(session, meeting_id)
    return _chase(session, meeting_id, now, told, rows, whole=whole_phones)


def days_before(
    session: Session, meeting_id: str, now: dt.datetime, *, whole_phones: bool = False
) -> DaysBefore:
    """All that the page shows, in one look: it is asked again after every answer."""
    told, rows = notice(session, meeting_id), replies(session, meeting_id)
    found = _chase(session, meeting_id, now, told, rows, whole=whole_phones)
    return DaysBefore(told, rows, counted(rows), found)


def _chase(
    session: Session, meeting_id: str, now: dt.datetime,
    told: NoticeRow, rows: Sequence[ReplyRow], *, whole: bool,
) -> tuple[ChaseRow, ...]:
    debtors = [row.who for row in speakers.reports(session, meeting_id) if row.state in WANTING]
    owing = {who.attendee_id for who in debtors}
    phones = _phones(session, meeting_id)
    shown = phones if whole else {key: signin.masked(number) for key, number in phones.items()}
    found = [_remind(row, shown.get(row.id), owing) for row in rows if _silent(row) or row.id in owing]
    listed = {row.id for row in rows}
    found += [_nobody(who) for who in debtors if who.attendee_id not in listed]
    reply_days, report_days = _days(told.reply_by, now), _days(told.reports_due, now)
    return tuple(_dated(row, reply_days, report_days) for row in found)


def _reply(row: signin.BoardRow, reply: Reply | None) -> ReplyRow:
    at_desk = Answer.LEAVE if row.status is Status.LEAVE else Answer.NONE
    return ReplyRow(
        attendee_id=row.attendee_id, number=row.number, name=row.name, unit=row.unit, post=row.post,
        status=row.status, answer=Answer(reply.answer) if reply else at_desk,
        reason=reply.reason if reply else row.reason,
        substitute_name=reply.substitute_name if reply else None,
        substitute_post=reply.substitute_post if reply else None, way=Way(reply.way) if reply else None,
        taken_by=reply.taken_by if reply else None, taken_at=reply.taken_at if reply else None,
    )  # fmt: skip


def _silent(row: ReplyRow) -> bool:
    return row.answer is Answer.NONE and row.status not in HERE


def _remind(row: ReplyRow, phone: str | None, owing: Collection[str | None]) -> ChaseRow:
    return ChaseRow(
        id=row.id, attendee_id=row.id, number=row.number, unit=row.unit, name=row.name, post=row.post,
        phone=phone, owes_reply=_silent(row), owes_report=row.id in owing,
    )  # fmt: skip


def _nobody(who: Who) -> ChaseRow:
    return ChaseRow(
        id=who.organisation_id, attendee_id=who.attendee_id, number=None, unit=who.unit, name=who.name,
        post=who.post, phone=None, owes_reply=False, owes_report=True,
    )  # fmt: skip


def _dated(row: ChaseRow, reply_days: int | None, report_days: int | None) -> ChaseRow:
    return replace(
        row, reply_days=reply_days if row.owes_reply else None,
        report_days=report_days if row.owes_report else None,
    )  # fmt: skip


def _days(due: dt.datetime | None, now: dt.datetime) -> int | None:
    return (due.date() - now.date()).days if due else None


def _phones(session: Session, meeting_id: str) -> dict[str, str | None]:
    query = select(Attendee.id, Person.phone).join(Person, Person.id == Attendee.person_id)
    found = session.execute(query.where(Attendee.meeting_id == meeting_id))
    return {row.id: row.phone for row in found}
