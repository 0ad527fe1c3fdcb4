"""What the papers around a poll tell: its blank ballot, the account of its papers. Nothing of any mark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.desk import Desk
from meetingdesk.evaluation.accounting import ReportRow, report
from meetingdesk.evaluation.feedback import given
from meetingdesk.evaluation.forms import ChangePoll, CreatePoll
from meetingdesk.evaluation.ladder import LadderRow, ladder
from meetingdesk.evaluation.model import BEFORE_VOTING_ENDS, Poll, State
from meetingdesk.evaluation.printed import BallotRow, ballot
from meetingdesk.foundation.wording import _


@dataclass(frozen=True)
class Given:
    """The result was told to whoever stands in this row of the form: on which day and by whom."""

    position: int
    day: dt.date
    by: str


@dataclass(frozen=True)
class Paperwork:
    """A poll that counts, for ballots, report sheets and feedback slips."""

    ballot: BallotRow
    report: ReportRow
    ladder: LadderRow
    feedback: tuple[Given, ...] = ()

    @property
    def sealed(self) -> bool:
        """Whether results may be read."""
        return self.report.state == State.SEALED

    @property
    def voting_over(self) -> bool:
        """Whether all papers are back."""
        return self.report.state not in BEFORE_VOTING_ENDS


def paperwork(session: Session, meeting_id: str, text: Callable[..., str] = _) -> tuple[Paperwork, ...]:
    """The polls of a meeting in order, without those that were voided. `text` words a document's language."""
    found = select(Poll.id).where(Poll.meeting_id == meeting_id, Poll.state != State.VOIDED)
    return tuple(_of(session, poll, text) for poll in session.scalars(found.order_by(Poll.position, Poll.id)))


def imagined(
    desk: Desk, command: CreatePoll | ChangePoll, text: Callable[..., str] = _
) -> tuple[str, Paperwork]:
    """A poll's key and papers as they would be once it is set up so. Refused: as the command."""

    def look(session: Session, poll: str) -> tuple[str, Paperwork]:
        return poll, _of(session, poll, text)

    if isinstance(command, CreatePoll):
        return desk.imagine(command, look)
    poll = command.poll_id
    return desk.imagine(command, lambda session, _outcome: look(session, poll))


def _of(session: Session, poll: str, text: Callable[..., str]) -> Paperwork:
    told = sorted(given(session, poll).items())
    return Paperwork(
        ballot(session, poll, text), report(session, poll), ladder(session, poll),
        tuple(Given(at, one.given_on, one.given_by) for at, one in told),
    )  # fmt: skip
