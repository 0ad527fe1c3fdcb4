"""What the papers around a poll tell: its form, its ladder, who typed. Nothing of any mark."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.evaluation.ladder import LadderRow, ladder
from meetingdesk.evaluation.model import Poll, State
from meetingdesk.evaluation.queries import FormRow, form
from meetingdesk.evaluation.records import passes_of


@dataclass(frozen=True)
class Typists:
    """Who typed a pass, and who watched where one person typed both."""

    number: int
    operators: tuple[str, ...]
    witness: str | None


@dataclass(frozen=True)
class Paperwork:
    """A poll that counts, for ballots and report sheets. `present` is frozen at the seal."""

    form: FormRow
    ladder: LadderRow
    typists: tuple[Typists, ...]
    present: int | None

    @property
    def sealed(self) -> bool:
        """Whether results may be read."""
        return self.ladder.state == State.SEALED

    @property
    def voting_over(self) -> bool:
        """Whether all papers are back."""
        return self.ladder.state not in {State.PREPARING, State.VOTING}


def paperwork(session: Session, meeting_id: str) -> tuple[Paperwork, ...]:
    """The polls of a meeting in order, without those that were voided."""
    found = select(Poll).where(Poll.meeting_id == meeting_id).order_by(Poll.position, Poll.id)
    alive = [poll for poll in session.scalars(found) if poll.state != State.VOIDED]
    return tuple(
        Paperwork(form(session, poll.id), ladder(session, poll.id), _typists(session, poll.id), poll.present)
        for poll in alive
    )


def _typists(session: Session, poll_id: str) -> tuple[Typists, ...]:
    begun = sorted(passes_of(session, poll_id).items())
    return tuple(Typists(number, tuple(each.operators), each.witness) for number, each in begun)
