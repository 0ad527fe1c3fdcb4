"""Totals of a sealed poll, read from its marks by one GROUP BY over the covering index."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from meetingdesk.evaluation import comparison, tally
from meetingdesk.evaluation.ballots import SealedCount, SealedMark
from meetingdesk.evaluation.model import Poll, VoterClass
from meetingdesk.evaluation.records import form_of, ladders_of, rows_of
from meetingdesk.signin import queries as signin


def counts_of(session: Session, poll: Poll) -> tally.Counts:
    """Marks per class and cell; call only once the poll's seal has begun."""
    codes = {kind.position: kind.code for kind in rows_of(session, VoterClass, poll.id)}
    kept = SealedMark.class_number, SealedMark.subject, SealedMark.mark
    few = SealedCount.class_number, SealedCount.subject, SealedCount.mark
    marks = select(*kept, func.count()).where(SealedMark.poll == poll.serial).group_by(*kept)
    counts = select(*few, SealedCount.count).where(SealedCount.poll == poll.serial)
    rows = [*session.execute(marks), *session.execute(counts)]
    cells = ((codes[class_number], subject, mark, often) for class_number, subject, mark, often in rows)
    return comparison.counted(cells, form_of(session, poll))


def result_of(session: Session, poll: Poll) -> tally.Result:
    """The whole tally of a sealed poll. Refused: evaluation.not_sealed, evaluation.voided."""
    poll.check_sealed()
    return tally.tally(
        form_of(session, poll),
        counts_of(session, poll),
        tally.Base(poll.base),
        ladders_of(session, poll.id),
        poll.present,
    )


def attendance_of(session: Session, meeting_id: str) -> int | None:
    """How many were present, for the record and for rates of those present; None where nobody signed in."""
    return signin.counts(session, meeting_id).present or None
