"""Opening entry and the two passes: acts that say who typed how many papers, never what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.evaluation.accounting import refuse_broken
from meetingdesk.evaluation.after import Ruling
from meetingdesk.evaluation.ballots import WORK_TABLES
from meetingdesk.evaluation.model import Pass, State, VoterClass, stated
from meetingdesk.evaluation.records import passes_of, poll_of, returned_in_all, rows_of, typed
from meetingdesk.evaluation.whole import (
    FIRST,
    SECOND,
    both_finished,
    check_all_there,
    check_same_papers,
    open_pass,
)
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class OpenEntry(Command[None]):
    """From here on papers are typed, and nothing before can be taken back.

    Refused: evaluation.voting_open, .not_shuffled, .too_few (under five papers in all), and the first broken
    identity (ladder.*); more returned than issued can't be lifted (practice.md 3.5).
    """

    summary: ClassVar[str] = N_("“{title}”开始录入")
    barrier: ClassVar[bool] = True

    meeting_id: str
    poll_id: str

    def apply(self, unit: Unit) -> None:
        """Open the entry."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_voting_over()
        unit.describe(title=poll.title)
        refuse_broken(unit.session, poll)
        returned = returned_in_all(unit.session, poll.id)
        if returned < poll.least_ballots:
            raise Refused("evaluation.too_few", returned=returned, least=poll.least_ballots)
        poll.check_shuffled()
        poll.state = State.ENTRY.value


@dataclass(frozen=True, kw_only=True)
class BeginPass(Command[str]):
    """Someone sits down to type all papers. Returns the id of the pass.

    `operator` is who types: whoever is at the keyboard, unless given. The second pass is for someone else;
    where there is nobody else, a witness must sit beside and is recorded.
    Refused: evaluation.entry_not_open, .pass_number, .pass_begun, .first_pass_open, .no_operator,
    .same_person, .witness.
    """

    summary: ClassVar[str] = N_("“{title}”第 {number} 遍录入：{operator}")
    barrier: ClassVar[bool] = True

    meeting_id: str
    poll_id: str
    number: int
    operator: str | None = None
    witness: str | None = None

    def apply(self, unit: Unit) -> str:
        """Begin the pass."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_entry()
        self._check_turn(passes_of(unit.session, poll.id))
        operator = _operator(self.operator, unit)
        check_other_person(unit.session, poll.id, self.number, operator, self.witness)
        unit.describe(title=poll.title, number=self.number, operator=operator)
        begun = Pass(
            poll_id=poll.id, number=self.number, operators=[operator], witness=self.witness,
            began_at=unit.clock.local(),
        )  # fmt: skip
        return unit.add(begun).id

    def _check_turn(self, begun: dict[int, Pass]) -> None:
        if self.number not in {FIRST, SECOND}:
            raise Refused("evaluation.pass_number", number=self.number)
        if self.number in begun:
            raise Refused("evaluation.pass_begun", number=self.number)
        if self.number == SECOND and (FIRST not in begun or begun[FIRST].finished_at is None):
            raise Refused("evaluation.first_pass_open")


@dataclass(frozen=True, kw_only=True)
class HandOverPass(Command[None]):
    """Another person goes on typing the same pass.

    Refused: evaluation.pass_not_open, .no_operator, .same_person, .witness.
    """

    summary: ClassVar[str] = N_("“{title}”第 {number} 遍录入交给{operator}")
    barrier: ClassVar[bool] = True

    meeting_id: str
    poll_id: str
    number: int
    operator: str
    witness: str | None = None

    def apply(self, unit: Unit) -> None:
        """Name one more typist of the pass."""
        poll = poll_of(unit.session, self.poll_id)
        current = open_pass(unit.session, poll, self.number)
        operator = _operator(self.operator, unit)
        check_other_person(unit.session, poll.id, self.number, operator, self.witness or current.witness)
        unit.describe(title=poll.title, number=self.number, operator=operator)
        current.operators = [name for name in current.operators if name != operator] + [operator]
        current.witness = self.witness or current.witness


@dataclass(frozen=True, kw_only=True)
class FinishPass(Command[int]):
    """All papers are typed: one act for the whole batch, without a single value. Returns their number.

    Refused: evaluation.pass_not_open, .sheets_differ (a class has more or fewer sheets than came back),
    .papers_differ (a paper number that only one pass has).
    """

    summary: ClassVar[str] = N_("“{title}”第 {number} 遍录入完成：{sheets} 张")
    barrier: ClassVar[bool] = True

    meeting_id: str
    poll_id: str
    number: int

    def apply(self, unit: Unit) -> int:
        """Close the pass."""
        poll = poll_of(unit.session, self.poll_id)
        current = open_pass(unit.session, poll, self.number)
        check_all_there(unit.session, poll.id, self.number)
        if self.number == SECOND:
            check_same_papers(unit.session, poll.id)
        current.sheets = len(typed(unit.session, poll.id, self.number))
        current.finished_at = unit.clock.local()
        unit.describe(title=poll.title, number=self.number, sheets=current.sheets)
        return current.sheets


@dataclass(frozen=True, kw_only=True)
class ReopenPass(Command[None]):
    """Go back into a finished pass, for a stated reason, as long as nobody could have seen both.

    Refused: evaluation.pass_not_finished, .passes_compared, .no_reason.
    """

    summary: ClassVar[str] = N_("“{title}”第 {number} 遍录入重新打开：{reason}")
    barrier: ClassVar[bool] = True

    meeting_id: str
    poll_id: str
    number: int
    reason: str

    def apply(self, unit: Unit) -> None:
        """Open the pass again; its sheets stay."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_entry()
        begun = passes_of(unit.session, poll.id)
        if both_finished(begun):
            raise Refused("evaluation.passes_compared")
        current = begun.get(self.number)
        if current is None or current.finished_at is None:
            raise Refused("evaluation.pass_not_finished", number=self.number)
        unit.describe(title=poll.title, number=self.number, reason=stated(self.reason))
        current.finished_at = current.sheets = None


@dataclass(frozen=True, kw_only=True)
class DiscardEntry(Command[int]):
    """Throw away all that was typed and start both passes anew from the paper. Returns the sheets lost.

    Give it through `seal.discard`, which also scrubs the file. Refused: evaluation.nothing_typed, .no_reason.
    """

    summary: ClassVar[str] = N_("“{title}”录入作废重来：{reason}")
    barrier: ClassVar[bool] = True

    meeting_id: str
    poll_id: str
    reason: str

    def apply(self, unit: Unit) -> int:
        """Empty the work tables of this poll; the count of papers stays."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_alive()
        if poll.state not in {State.ENTRY, State.CONFIRMED}:
            raise Refused("evaluation.nothing_typed", title=poll.title)
        unit.describe(title=poll.title, reason=stated(self.reason))
        lost = sum(len(typed(unit.session, poll.id, number)) for number in (FIRST, SECOND))
        empty_work_tables(unit.session, poll.id)
        for begun in passes_of(unit.session, poll.id).values():
            unit.delete(begun)
        for ruling in unit.session.scalars(select(Ruling).where(Ruling.poll_id == poll.id)):
            unit.delete(ruling)
        for kind in rows_of(unit.session, VoterClass, poll.id):
            kind.valid = kind.void = None
        poll.state, poll.confirmed_by, poll.differences = State.SHUFFLED.value, None, None
        return lost


def empty_work_tables(session: Session, poll_id: str) -> None:
    """Sheets, settlements, paper numbers and nonces of a poll go."""
    for table in WORK_TABLES:
        session.execute(delete(table).where(table.__table__.c.poll_id == poll_id))


def check_other_person(
    session: Session, poll_id: str, number: int, operator: str, witness: str | None
) -> None:
    """Nobody types both passes unless a witness sits beside. Refused: evaluation.same_person, .witness."""
    other = passes_of(session, poll_id).get(FIRST + SECOND - number)
    if witness is not None and witness.strip() in {"", operator}:
        raise Refused("evaluation.witness", operator=operator)
    if other is not None and operator in other.operators and witness is None:
        raise Refused("evaluation.same_person", operator=operator)


def _operator(given: str | None, unit: Unit) -> str:
    name = (given or unit.by or "").strip()
    if not name:
        raise Refused("evaluation.no_operator")
    return name
