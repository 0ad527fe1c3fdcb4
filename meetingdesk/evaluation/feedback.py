"""Handing the result to the one who was rated: the facts of the slip, and the day it was given (反馈日期)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.evaluation.after import Feedback
from meetingdesk.evaluation.model import Poll, Subject
from meetingdesk.evaluation.records import poll_of, rows_of
from meetingdesk.evaluation.results import ResultRow, results
from meetingdesk.evaluation.rows import GradeRow
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.model import Meeting
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class GiveFeedback(Command[None]):
    """The slip was handed over on this day; given again it is another day, and None takes it back.

    Refused: evaluation.not_sealed, .voided, .subject_unknown, .feedback_early.
    """

    summary: ClassVar[str] = N_("向{name}反馈“{title}”的结果：{date}")

    meeting_id: str
    poll_id: str
    position: int
    date: dt.date | None
    by: str = ""

    def apply(self, unit: Unit) -> None:
        """Keep the day and who gave it."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_sealed()
        subject = _subject(unit.session, poll, self.position)
        unit.describe(name=subject.person or subject.name, title=poll.title, date=str(self.date or "–"))
        if self.date and poll.sealed_at and self.date < poll.sealed_at.date():
            raise Refused("evaluation.feedback_early", date=str(self.date))
        row = given(unit.session, poll.id).get(self.position)
        if self.date is None:
            if row is not None:
                unit.delete(row)
        elif row is None:
            unit.add(Feedback(poll_id=poll.id, number=self.position, given_on=self.date, given_by=self.by))
        else:
            row.given_on, row.given_by = self.date, self.by


@dataclass(frozen=True)
class SlipRow:
    """All that a feedback slip tells one person; nothing of any other."""

    poll_id: str
    title: str
    meeting: str
    meeting_date: dt.date | None
    year_assessed: int | None
    grades: tuple[GradeRow, ...]
    result: ResultRow
    of: int
    formula: str
    fixed_by: str | None
    fixed_on: dt.date | None
    given_on: dt.date | None
    given_by: str


def slips(session: Session, poll_id: str) -> tuple[SlipRow, ...]:
    """The slips of a sealed poll in the order of the form. Refused: evaluation.not_sealed, .voided."""
    poll = poll_of(session, poll_id)
    outcome = results(session, poll_id)
    meeting = session.get_one(Meeting, poll.meeting_id)
    days = given(session, poll_id)
    return tuple(
        SlipRow(
            poll_id=poll.id, title=poll.title, meeting=meeting.title, meeting_date=meeting.date,
            year_assessed=meeting.year_assessed, grades=outcome.grades, result=row, of=len(outcome.rows),
            formula=outcome.formula, fixed_by=outcome.fixed_by, fixed_on=outcome.fixed_on,
            given_on=days[row.position].given_on if row.position in days else None,
            given_by=days[row.position].given_by if row.position in days else "",
        )
        for row in outcome.rows
    )  # fmt: skip


def slip(session: Session, poll_id: str, position: int) -> SlipRow:
    """One person's slip. Refused: evaluation.subject_unknown, and as `slips`."""
    found = next((each for each in slips(session, poll_id) if each.result.position == position), None)
    if found is None:
        raise Refused("evaluation.subject_unknown", position=position)
    return found


def given(session: Session, poll_id: str) -> dict[int, Feedback]:
    """The feedback that was given, by the row on the form."""
    found = session.scalars(select(Feedback).where(Feedback.poll_id == poll_id))
    return {each.number: each for each in found}


def _subject(session: Session, poll: Poll, position: int) -> Subject:
    for each in rows_of(session, Subject, poll.id):
        if each.position == position:
            return each
    raise Refused("evaluation.subject_unknown", position=position)
