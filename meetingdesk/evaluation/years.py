"""Results of other years: an organisation's, a secretary's, and last year's beside this year's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from meetingdesk.evaluation import tally
from meetingdesk.evaluation.counts import result_of
from meetingdesk.evaluation.model import Poll, State, Subject
from meetingdesk.evaluation.records import poll_of, rows_of
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.model import Attendee, Meeting


@dataclass(frozen=True)
class YearRow:
    """One result of one year. `of`: how many were rated; score is text with two places, up to `best`."""

    year: int | None
    date: dt.date | None
    meeting: str
    poll_id: str
    poll: str
    position: int
    organisation: str
    person: str
    score: str | None
    best: str
    rank: int | None
    of: int
    suggested: str | None
    fixed: str | None


@dataclass(frozen=True)
class LastYearRow:
    """A row of this poll beside its organisation's last one. `change` is signed text with two places, None
    where there is nothing to compare or the scores do not go up to the same; `same_person`: who was rated.
    """

    position: int
    last: YearRow | None
    change: str | None
    same_person: bool


@dataclass(frozen=True)
class Years:
    """What the register has of a row of a form: of the person, wherever they were secretary, and of the
    organisation, whoever was its secretary; each the latest first, with the row itself once it is sealed.
    """

    person: tuple[YearRow, ...]
    organisation: tuple[YearRow, ...]


def of_row(session: Session, poll_id: str, position: int) -> Years:
    """The results of other years behind one row. Refused: storage.gone, evaluation.subject_unknown."""
    poll_of(session, poll_id)
    row = next((each for each in rows_of(session, Subject, poll_id) if each.position == position), None)
    if row is None:
        raise Refused("evaluation.subject_unknown", position=position)
    listed = session.get(Attendee, row.attendee_id) if row.attendee_id else None
    return of_register(session, listed.person_id if listed else None, row.organisation_id)


def of_register(session: Session, person_id: str | None, organisation_id: str | None) -> Years:
    """The sealed results of someone of the register, and of their organisation."""
    return Years(
        of_person(session, person_id) if person_id else (),
        of_organisation(session, organisation_id) if organisation_id else (),
    )


def rated(session: Session, person_id: str | None, organisation_id: str | None) -> bool:
    """Whether `of_register` has anything to tell; counts nothing, so it may be asked at every turn."""
    listed = select(Attendee.id).where(Attendee.person_id == (person_id or ""))
    those = or_(Subject.organisation_id == (organisation_id or ""), Subject.attendee_id.in_(listed))
    sealed = select(Subject.id).join(Poll, Poll.id == Subject.poll_id).where(Poll.state == State.SEALED)
    return session.scalar(sealed.where(those).limit(1)) is not None


def registered(session: Session, attendee_id: str) -> tuple[str | None, str | None]:
    """The person and the organisation of the register behind a line of a meeting's list."""
    listed = session.get(Attendee, attendee_id)
    return (listed.person_id, listed.organisation_id) if listed else (None, None)


def of_organisation(session: Session, organisation_id: str) -> tuple[YearRow, ...]:
    """Every sealed result of an organisation's secretary, the latest first."""
    return _years(session, session.scalars(select(Subject).where(Subject.organisation_id == organisation_id)))


def of_person(session: Session, person_id: str) -> tuple[YearRow, ...]:
    """Every sealed result of a person, wherever they were secretary; the latest first."""
    listed = select(Attendee.id).where(Attendee.person_id == person_id)
    return _years(session, session.scalars(select(Subject).where(Subject.attendee_id.in_(listed))))


def last_year(session: Session, poll_id: str) -> tuple[LastYearRow, ...]:
    """This poll's rows beside the latest earlier result of the same organisation, where there is one.

    Refused: evaluation.not_sealed, .voided.
    """
    poll = poll_of(session, poll_id)
    outcome = result_of(session, poll)
    before = _before(session, poll)
    subjects = rows_of(session, Subject, poll_id)
    return tuple(
        _beside(subject, found, tally.plain(outcome.form.best), before.get(subject.organisation_id or ""))
        for subject, found in zip(subjects, outcome.subjects, strict=True)
    )


def _beside(
    subject: Subject, found: tally.SubjectResult, best: str, last: tuple[YearRow, tally.SubjectResult] | None
) -> LastYearRow:
    if last is None:
        return LastYearRow(subject.position, None, None, False)
    row, then = last
    change = None
    if row.best == best and found.score is not None and then.score is not None:
        text = tally.two_places(found.score - then.score) or ""
        change = text if text.startswith("-") or text == "0.00" else f"+{text}"
    return LastYearRow(subject.position, row, change, bool(row.person) and row.person == subject.person)


def _before(session: Session, poll: Poll) -> dict[str, tuple[YearRow, tally.SubjectResult]]:
    """By organisation: its latest result of a meeting before this one."""
    meeting = session.get_one(Meeting, poll.meeting_id)
    if meeting.date is None:
        return {}
    wanted = {each.organisation_id for each in rows_of(session, Subject, poll.id)} - {None}
    earlier = session.scalars(
        select(Subject)
        .join(Poll, Poll.id == Subject.poll_id)
        .join(Meeting, Meeting.id == Poll.meeting_id)
        .where(Subject.organisation_id.in_(wanted), Poll.state == State.SEALED)
        .where(Meeting.date < meeting.date)
        .order_by(Meeting.date, Poll.position)
    )
    found = _results(session, earlier)
    return {subject.organisation_id or "": (row, result) for subject, row, result in found}


def _years(session: Session, subjects: Iterable[Subject]) -> tuple[YearRow, ...]:
    rows = [row for _subject, row, _result in _results(session, subjects)]
    return tuple(sorted(rows, key=lambda row: (row.date or dt.date.min, row.poll_id), reverse=True))


def _results(
    session: Session, subjects: Iterable[Subject]
) -> list[tuple[Subject, YearRow, tally.SubjectResult]]:
    """The sealed results of some rows; each poll is counted once."""
    counted: dict[str, tally.Result] = {}
    found = []
    for subject in subjects:
        poll = poll_of(session, subject.poll_id)
        if poll.state != State.SEALED:
            continue
        if poll.id not in counted:
            counted[poll.id] = result_of(session, poll)
        outcome = counted[poll.id]
        result = outcome.subjects[[each.id for each in rows_of(session, Subject, poll.id)].index(subject.id)]
        found.append((subject, _row(session, poll, subject, outcome, result), result))
    return found


def _row(
    session: Session, poll: Poll, subject: Subject, outcome: tally.Result, result: tally.SubjectResult
) -> YearRow:
    meeting = session.get_one(Meeting, poll.meeting_id)
    return YearRow(
        year=meeting.year_assessed, date=meeting.date, meeting=meeting.title, poll_id=poll.id,
        poll=poll.title, position=subject.position, organisation=subject.name, person=subject.person,
        score=tally.two_places(result.score), best=tally.plain(outcome.form.best), rank=result.rank,
        of=len(outcome.subjects), suggested=result.suggested, fixed=subject.fixed_grade,
    )  # fmt: skip
