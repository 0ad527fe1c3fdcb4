"""The third look: settling where the passes differ, with the paper in hand, and two people confirming."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.evaluation import comparison, tally
from meetingdesk.evaluation.after import Ruling
from meetingdesk.evaluation.ballots import VALID, VOID, Settlement
from meetingdesk.evaluation.comparison import CLASS, ROW, STATE, Difference, Paper
from meetingdesk.evaluation.entry import allowed_marks, checked_marks, seen
from meetingdesk.evaluation.model import Poll, State, VoterClass, two_people
from meetingdesk.evaluation.records import (
    class_of,
    form_of,
    ladders_of,
    poll_of,
    rows_of,
)
from meetingdesk.evaluation.validity import Rule
from meetingdesk.evaluation.whole import (
    all_differences,
    check_comparable,
    counting_papers,
    open_differences,
    settled_papers,
)
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class SettleDifference(Command[int]):
    """Say what the paper shows at one place where the passes differ; saying it again replaces it.

    `part` is "row" (with `row` from 1), "state" or "class"; `says` is the mark as a digit, valid / void, or a
    class code. Returns how many places are still open.
    Refused: evaluation.entry_not_open, .confirmed, .passes_open, .no_difference, .mark, .sheet_state,
    .class_unknown, .nonce_reused.
    """

    summary: ClassVar[str] = N_("按票面定一处不同")
    secret: ClassVar[bool] = True

    meeting_id: str
    poll_id: str
    paper: int
    row: int = 0
    part: str = ROW
    says: str

    def apply(self, unit: Unit) -> int:
        """Keep what the paper says."""
        poll = poll_of(unit.session, self.poll_id)
        if not seen(unit.session, poll.id, self.nonce, f"settle {self.paper} {self.part} {self.row}"):
            _check_place(unit.session, poll, self.paper, self.part, self.row)
            _check_value(unit.session, poll, self)
            _settle(unit.session, poll, (self.paper, self.part, self.row), self.says)
        return len(open_differences(unit.session, poll))


@dataclass(frozen=True, kw_only=True)
class SettlePaper(Command[int]):
    """Read a whole paper again and settle every difference of it at once. Returns how many are still open.

    Refused: as `SettleDifference`, and evaluation.marks.
    """

    summary: ClassVar[str] = N_("按票面定一张票")
    secret: ClassVar[bool] = True

    meeting_id: str
    poll_id: str
    paper: int
    class_code: str
    state: str = VALID
    marks: Sequence[int] = ()

    def apply(self, unit: Unit) -> int:
        """Keep what the paper says at each place that differs."""
        poll = poll_of(unit.session, self.poll_id)
        if not seen(unit.session, poll.id, self.nonce, f"settle {self.paper}"):
            check_comparable(unit.session, poll)
            code = class_of(unit.session, poll.id, self.class_code).code
            valid = self.state == VALID
            checked_marks(unit.session, poll.id, self.paper, valid, self.marks)
            self._settle_all(unit.session, poll, code, self.state)
        return len(open_differences(unit.session, poll))

    def _settle_all(self, session: Session, poll: Poll, code: str, state: str) -> None:
        heads = {CLASS: code, STATE: state}
        for place in _of_paper(session, poll, self.paper):
            if place.part in heads:
                _settle(session, poll, (self.paper, place.part, 0), heads[place.part])
        for place in _of_paper(session, poll, self.paper):
            if place.part == ROW:
                _settle(session, poll, (self.paper, ROW, place.row), str(self.marks[place.row - 1]))


@dataclass(frozen=True, kw_only=True)
class RejectSettlement(Command[int]):
    """The confirmer doubts what was settled: the place is open again. Returns how many are open."""

    summary: ClassVar[str] = N_("退回一处已定的不同")
    secret: ClassVar[bool] = True

    meeting_id: str
    poll_id: str
    paper: int
    row: int = 0
    part: str = ROW

    def apply(self, unit: Unit) -> int:
        """Forget what was settled."""
        poll = poll_of(unit.session, self.poll_id)
        if not seen(unit.session, poll.id, self.nonce, f"reject {self.paper} {self.part} {self.row}"):
            check_comparable(unit.session, poll)
            known = unit.session.get(Settlement, (poll.id, self.paper, self.part, self.row))
            if known is None:
                raise Refused("evaluation.not_settled", paper=self.paper)
            unit.delete(known)
            unit.session.flush()
        return len(open_differences(unit.session, poll))


@dataclass(frozen=True, kw_only=True)
class ConfirmPasses(Command[int]):
    """Two people confirm that both passes now say what the papers say. Returns the number of differences.

    `note` is needed where the piles of the sorting and the typed sheets disagree on valid and void.
    Refused: evaluation.two_people, .passes_open, .open_differences, .sort_differs, .sheets_differ, and the
    first broken identity (ladder.*).
    """

    summary: ClassVar[str] = N_("“{title}”复核完成，改定 {differences} 处（{first}、{second}）")
    barrier: ClassVar[bool] = True

    meeting_id: str
    poll_id: str
    first: str
    second: str
    note: str = ""

    def apply(self, unit: Unit) -> int:
        """Fix how many papers of each class are valid and void; marks stay where they are."""
        poll = poll_of(unit.session, self.poll_id)
        names = two_people(self.first, self.second)
        settled_papers(unit.session, poll)
        papers, rulings = counting_papers(unit.session, poll)
        poll.differences = len(all_differences(unit.session, poll))
        poll.confirmed_by, poll.confirm_note = names, self.note.strip() or None
        self._account(unit.session, poll, papers)
        _keep_rulings(unit, poll, rulings)
        unit.describe(title=poll.title, differences=poll.differences, first=names[0], second=names[1])
        poll.state = State.CONFIRMED.value
        return poll.differences

    def _account(self, session: Session, poll: Poll, papers: list[Paper]) -> None:
        found = comparison.accounted(papers)
        for kind in rows_of(session, VoterClass, poll.id):
            kind.valid, kind.void = found.get(kind.code, (0, 0))
            if kind.sorted_valid is not None and poll.confirm_note is None:
                _check_piles(kind)
        session.flush()
        refuse_broken_count(session, poll, papers)


def _keep_rulings(unit: Unit, poll: Poll, rulings: dict[tuple[str, Rule], int]) -> None:
    """How often each rule spoke in each class, which is a number of the ladder; never on which paper."""
    for (code, rule), count in sorted(rulings.items()):
        unit.add(Ruling(poll_id=poll.id, class_code=code, rule=rule.value, count=count))


def refuse_broken_count(session: Session, poll: Poll, papers: list[Paper]) -> None:
    """Every paper and every row is accounted for. Refused: ladder.*."""
    form = form_of(session, poll)
    counts = comparison.counted(comparison.marks_of(papers), form)
    ladders = ladders_of(session, poll.id)
    for code, ladder in ladders.items():
        if ladder.returned != ladder.valid + ladder.void:
            broken = tally.broken_ladder(code, ladder)
            if broken:
                raise Refused(broken.key, **broken.values)
    rows = tally.broken_rows(form, counts, {code: ladder.valid for code, ladder in ladders.items()})
    if rows:
        raise Refused(rows.key, **rows.values)


def _of_paper(session: Session, poll: Poll, paper: int) -> list[Difference]:
    session.flush()
    found = [each for each in all_differences(session, poll) if each.paper == paper]
    if not found:
        raise Refused("evaluation.no_difference", paper=paper, row=0)
    return found


def _check_place(session: Session, poll: Poll, paper: int, part: str, row: int) -> None:
    check_comparable(session, poll)
    places = {(each.paper, each.part, each.row) for each in all_differences(session, poll)}
    if (paper, part, row) not in places:
        raise Refused("evaluation.no_difference", paper=paper, row=row)


def _check_value(session: Session, poll: Poll, given: SettleDifference) -> None:
    if given.part == CLASS:
        class_of(session, poll.id, given.says)
    elif given.part == STATE and given.says not in {VALID, VOID}:
        raise Refused("evaluation.sheet_state", state=given.says, paper=given.paper)
    elif given.part == ROW and given.says not in _sayable(session, poll, given.row):
        raise Refused("evaluation.mark", paper=given.paper, row=given.row, mark=given.says)


def _sayable(session: Session, poll: Poll, cell: int) -> set[str]:
    return {str(mark) for mark in allowed_marks(form_of(session, poll), cell)}


def _settle(session: Session, poll: Poll, place: tuple[int, str, int], says: str) -> None:
    paper, part, row = place
    known = session.get(Settlement, (poll.id, paper, part, row))
    if known is None:
        session.add(Settlement(poll_id=poll.id, paper=paper, part=part, row=row, says=says))
    else:
        known.says = says
    session.flush()


def _check_piles(kind: VoterClass) -> None:
    if (kind.sorted_valid, kind.sorted_void) != (kind.valid, kind.void):
        raise Refused(
            "evaluation.sort_differs",
            code=kind.code, valid=kind.valid, void=kind.void,
            sorted_valid=kind.sorted_valid, sorted_void=kind.sorted_void,
        )  # fmt: skip
