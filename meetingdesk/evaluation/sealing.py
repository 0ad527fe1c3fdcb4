"""The two acts of the seal: what is kept of the marks, and the closing record (reliability.md 3.2, 3.4)."""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.evaluation import comparison
from meetingdesk.evaluation.ballots import SealedCount, SealedMark
from meetingdesk.evaluation.checking import refuse_broken_count
from meetingdesk.evaluation.closing import closing_record, digest_of
from meetingdesk.evaluation.comparison import Paper
from meetingdesk.evaluation.counts import attendance_of
from meetingdesk.evaluation.model import LEAST_BALLOTS, Closing, Poll, State, VoterClass, stated, two_people
from meetingdesk.evaluation.passes import empty_work_tables
from meetingdesk.evaluation.records import poll_of, rows_of
from meetingdesk.evaluation.whole import check_both_whole, counting_papers
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.storage.unit import Unit

KEY_BYTES = 16
"""A random key as long as a UUID: two alike are out of the question."""


@dataclass(frozen=True, kw_only=True)
class SealBegun(Command[None]):
    """First step: the marks lose their papers, the work tables are emptied; results are withheld.

    Use `seal.seal`, which takes all three steps. Refused: evaluation.not_confirmed, .sealed, .passes_open,
    .sheets_differ.
    """

    summary: ClassVar[str] = N_("“{title}”开始封存")
    barrier: ClassVar[bool] = True

    meeting_id: str
    poll_id: str

    def apply(self, unit: Unit) -> None:
        """Copy the marks under fresh random keys, in the order of the keys."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_confirmed()
        unit.describe(title=poll.title)
        check_both_whole(unit.session, poll)
        papers, _rulings = counting_papers(unit.session, poll)
        refuse_broken_count(unit.session, poll, papers)
        poll.serial = (unit.session.scalar(select(func.max(Poll.serial))) or 0) + 1
        unit.session.flush()
        _keep_marks(unit.session, poll, papers)
        empty_work_tables(unit.session, poll.id)
        poll.state = State.SEALING.value
        poll.present = attendance_of(unit.session, poll.meeting_id)


@dataclass(frozen=True, kw_only=True)
class Sealed(Command[str]):
    """Last step, after the scrub: the closing record is written and results may be read. Returns the digest.

    Refused: evaluation.seal_not_begun.
    """

    summary: ClassVar[str] = N_("“{title}”已封存")
    barrier: ClassVar[bool] = True

    meeting_id: str
    poll_id: str

    def apply(self, unit: Unit) -> str:
        """Freeze totals, count and digest."""
        poll = poll_of(unit.session, self.poll_id)
        if poll.state != State.SEALING:
            raise Refused("evaluation.seal_not_begun", title=poll.title)
        unit.describe(title=poll.title)
        record = closing_record(unit.session, poll)
        now = unit.clock.local()
        unit.add(Closing(poll_id=poll.id, sealed_at=now, record=record, digest=digest_of(record)))
        poll.sealed_at, poll.state = now, State.SEALED.value
        return digest_of(record)


@dataclass(frozen=True, kw_only=True)
class VoidPoll(Command[None]):
    """The whole poll does not count (practice.md 3.5) and must be held again; before two witnesses.

    Give it through `seal.void`, which also scrubs the file. Refused: evaluation.voided, .seal_running,
    .no_reason, .two_people.
    """

    summary: ClassVar[str] = N_("“{title}”作废：{reason}（{first}、{second}）")
    barrier: ClassVar[bool] = True

    meeting_id: str
    poll_id: str
    reason: str
    first: str
    second: str

    def apply(self, unit: Unit) -> None:
        """Void it, hide it, and empty its work tables."""
        poll = poll_of(unit.session, self.poll_id)
        if poll.state == State.VOIDED:
            raise Refused("evaluation.voided", title=poll.title)
        if poll.state == State.SEALING:
            raise Refused("evaluation.seal_running", title=poll.title)
        first, second = two_people(self.first, self.second)
        unit.describe(title=poll.title, reason=stated(self.reason), first=first, second=second)
        empty_work_tables(unit.session, poll.id)
        poll.state, poll.released, poll.void_reason = State.VOIDED.value, False, stated(self.reason)


def _keep_marks(session: Session, poll: Poll, papers: list[Paper]) -> None:
    """Marks one by one under random keys; only counts where a class gave under five valid ballots.

    A fresh key for each mark shuffles every subject and every class on its own: nothing ties two marks of
    one ballot together.
    """
    kinds = {kind.code: kind for kind in rows_of(session, VoterClass, poll.id)}
    few = {kind.position for kind in kinds.values() if (kind.valid or 0) < LEAST_BALLOTS}
    cells = [(kinds[code].position, row, mark) for code, row, mark, _once in comparison.marks_of(papers)]
    keyed = sorted((secrets.token_bytes(KEY_BYTES), cell) for cell in cells if cell[0] not in few)
    marks = [{"key": key} | _cell(poll, cell) for key, cell in keyed]
    counted = Counter(cell for cell in cells if cell[0] in few)
    counts = [_cell(poll, cell) | {"count": count} for cell, count in sorted(counted.items())]
    if marks:
        session.execute(insert(SealedMark), marks)
    if counts:
        session.execute(insert(SealedCount), counts)


def _cell(poll: Poll, cell: tuple[int, int, int]) -> dict[str, Any]:
    class_number, subject, mark = cell
    return {"poll": poll.serial, "class_number": class_number, "subject": subject, "mark": mark}
