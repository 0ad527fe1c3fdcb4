"""The papers before entry: printed, issued, returned, sorted, shuffled (practice.md 3.5, 3.8).

Only numbers are kept. Who was handed a paper is nowhere on this side; a paper carries no number until the
stack was shuffled.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar

from meetingdesk.desk import Command
from meetingdesk.evaluation.accounting import refuse_broken
from meetingdesk.evaluation.identities import all_broken
from meetingdesk.evaluation.model import Poll, State, VoidPaper, VoterClass, check_count, stated, two_people
from meetingdesk.evaluation.records import class_of, poll_of, returned_in_all, rows_of
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.storage.unit import Unit

CORRECTED = ("issued", "returned", "replaced", "unused", "not_returned")


@dataclass(frozen=True, kw_only=True)
class PrintBallots(Command[int]):
    """Papers were printed. Returns how many there are now. Refused: evaluation.count, .voting_closed."""

    summary: ClassVar[str] = N_("印制{code}票 {count} 份")

    meeting_id: str
    poll_id: str
    class_code: str
    count: int

    def apply(self, unit: Unit) -> int:
        """Add to what was printed before."""
        kind = _counting(unit, self.poll_id, self.class_code, self.count)
        kind.printed = (kind.printed or 0) + self.count
        return kind.printed


@dataclass(frozen=True, kw_only=True)
class SetPrinted(Command[None]):
    """So many papers are there in all, counted by hand; None = nobody counted."""

    summary: ClassVar[str] = N_("{code}票印制数改为 {count}")

    meeting_id: str
    poll_id: str
    class_code: str
    printed: int | None

    def apply(self, unit: Unit) -> None:
        """Set the number."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_before_entry()
        kind = class_of(unit.session, self.poll_id, self.class_code)
        unit.describe(code=kind.code, count="–" if self.printed is None else self.printed)
        check_count(0 if self.printed is None else self.printed, least=0)
        with reason_covers(poll, kind):
            kind.printed = self.printed


@dataclass(frozen=True, kw_only=True)
class IssueBallots(Command[int]):
    """Papers were handed out. Returns how many are out in all.

    Refused: evaluation.count, .not_enough_printed, .voting_closed, .class_unknown.
    """

    summary: ClassVar[str] = N_("发出{code}票 {count} 份")

    meeting_id: str
    poll_id: str
    class_code: str
    count: int = 1

    def apply(self, unit: Unit) -> int:
        """Count them out; the first paper opens the voting."""
        kind = _counting(unit, self.poll_id, self.class_code, self.count)
        kind.issue(self.count)
        poll_of(unit.session, self.poll_id).state = State.VOTING.value
        return kind.issued


@dataclass(frozen=True, kw_only=True)
class ReplaceSpoiled(Command[int]):
    """A spoiled paper was handed back for a new one. Returns how many were replaced.

    Refused: evaluation.count, .not_issued, .not_enough_printed, .voting_closed.
    """

    summary: ClassVar[str] = N_("{code}票作废换票 {count} 份")

    meeting_id: str
    poll_id: str
    class_code: str
    count: int = 1

    def apply(self, unit: Unit) -> int:
        """One more is out, one more is spoiled."""
        kind = _counting(unit, self.poll_id, self.class_code, self.count)
        if kind.replaced + kind.returned + self.count > kind.issued:
            raise Refused("evaluation.not_issued", code=kind.code, issued=kind.issued)
        kind.issue(self.count)
        kind.replaced += self.count
        return kind.replaced


@dataclass(frozen=True, kw_only=True)
class ReturnBallots(Command[int]):
    """Papers were counted at the box. Returns how many came back in all.

    More than were issued is kept as a fact and blocks entry. Refused: evaluation.count, .voting_not_begun,
    .voting_closed.
    """

    summary: ClassVar[str] = N_("收回{code}票 {count} 份")

    meeting_id: str
    poll_id: str
    class_code: str
    count: int = 1

    def apply(self, unit: Unit) -> int:
        """Add to what came back before."""
        kind = _counting(unit, self.poll_id, self.class_code, self.count)
        poll = poll_of(unit.session, self.poll_id)
        if poll.state == State.PREPARING:
            raise Refused("evaluation.voting_not_begun", title=poll.title)
        kind.returned += self.count
        return kind.returned


@dataclass(frozen=True, kw_only=True)
class CorrectCounts(Command[None]):
    """Put right what was miscounted, or add what was counted late; None leaves a number as it is.

    Refused: evaluation.count, .entry_open, .no_reason.
    """

    summary: ClassVar[str] = N_("更正{code}票的份数：{reason}")

    meeting_id: str
    poll_id: str
    class_code: str
    reason: str
    issued: int | None = None
    returned: int | None = None
    replaced: int | None = None
    unused: int | None = None
    not_returned: int | None = None

    def apply(self, unit: Unit) -> None:
        """Set the numbers that were given."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_before_entry()
        kind = class_of(unit.session, self.poll_id, self.class_code)
        unit.describe(code=kind.code, reason=stated(self.reason))
        numbers = {name: getattr(self, name) for name in CORRECTED}
        with reason_covers(poll, kind):
            for name, given in numbers.items():
                if given is not None:
                    check_count(given, least=0)
                    setattr(kind, name, given)


@dataclass(frozen=True, kw_only=True)
class CountUnused(Command[None]):
    """So many papers were left over. Refused: evaluation.count, .entry_open."""

    summary: ClassVar[str] = N_("{code}票剩余 {count} 份")

    meeting_id: str
    poll_id: str
    class_code: str
    unused: int

    def apply(self, unit: Unit) -> None:
        """Set the number."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_before_entry()
        kind = class_of(unit.session, self.poll_id, self.class_code)
        check_count(self.unused, least=0)
        unit.describe(code=kind.code, count=self.unused)
        with reason_covers(poll, kind):
            kind.unused = self.unused


@dataclass(frozen=True, kw_only=True)
class CloseVoting(Command[None]):
    """The box is closed: no paper goes out or comes back any more.

    What did not come back is worked out where nobody counted it. Refused: evaluation.voting_closed,
    .voting_not_begun.
    """

    summary: ClassVar[str] = N_("“{title}”投票截止")
    barrier: ClassVar[bool] = True

    meeting_id: str
    poll_id: str

    def apply(self, unit: Unit) -> None:
        """End the voting."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_voting_open()
        unit.describe(title=poll.title)
        if poll.state == State.PREPARING:
            raise Refused("evaluation.voting_not_begun", title=poll.title)
        for kind in rows_of(unit.session, VoterClass, poll.id):
            left = kind.issued - kind.returned - kind.replaced
            if kind.not_returned is None and left >= 0:
                kind.not_returned = left
        poll.state = State.CLOSED.value


@dataclass(frozen=True, kw_only=True)
class ReopenVoting(Command[None]):
    """Voting goes on after all, for a stated reason; sorting starts anew. Refused: evaluation.voting_open."""

    summary: ClassVar[str] = N_("“{title}”重新开放投票：{reason}")
    barrier: ClassVar[bool] = True

    meeting_id: str
    poll_id: str
    reason: str

    def apply(self, unit: Unit) -> None:
        """Back to voting; what was derived or sorted is forgotten."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_voting_over()
        unit.describe(title=poll.title, reason=stated(self.reason))
        for kind in rows_of(unit.session, VoterClass, poll.id):
            kind.not_returned = kind.sorted_valid = kind.sorted_void = None
        for row in rows_of(unit.session, VoidPaper, poll.id):
            unit.delete(row)
        poll.state, poll.shuffled_by, poll.mismatch_reason = State.VOTING.value, None, None


@dataclass(frozen=True, kw_only=True)
class SortBallots(Command[None]):
    """So many papers of a class are valid, so many void as a whole; replaces an earlier sorting.

    Refused: evaluation.count, .voting_open, .entry_open.
    """

    summary: ClassVar[str] = N_("分拣{code}票：有效 {valid} 份，无效 {void} 份")

    meeting_id: str
    poll_id: str
    class_code: str
    valid: int
    void: int

    def apply(self, unit: Unit) -> None:
        """Set both numbers."""
        kind = _sorting(unit, self.poll_id, self.class_code)
        check_count(self.valid, least=0)
        check_count(self.void, least=0)
        kind.sorted_valid, kind.sorted_void = self.valid, self.void
        unit.describe(code=kind.code, valid=self.valid, void=self.void)


@dataclass(frozen=True, kw_only=True)
class SortValid(Command[None]):
    """One paper laid on the pile of valid ones. Refused: evaluation.voting_open, .entry_open."""

    summary: ClassVar[str] = N_("分拣{code}票：记 1 份有效")

    meeting_id: str
    poll_id: str
    class_code: str

    def apply(self, unit: Unit) -> None:
        """Count it."""
        kind = _sorting(unit, self.poll_id, self.class_code)
        kind.sorted_valid, kind.sorted_void = (kind.sorted_valid or 0) + 1, kind.sorted_void or 0
        unit.describe(code=kind.code)


@dataclass(frozen=True, kw_only=True)
class SortVoid(Command[None]):
    """One paper found void as a whole, with the reason and the two scrutineers who found it so.

    Refused: evaluation.no_reason, .two_people, .voting_open, .entry_open.
    """

    summary: ClassVar[str] = N_("分拣{code}票：记 1 份无效（{reason}）")

    meeting_id: str
    poll_id: str
    class_code: str
    reason: str
    first: str
    second: str

    def apply(self, unit: Unit) -> None:
        """Count it and keep why."""
        kind = _sorting(unit, self.poll_id, self.class_code)
        kind.sorted_valid, kind.sorted_void = kind.sorted_valid or 0, (kind.sorted_void or 0) + 1
        found = VoidPaper(
            poll_id=self.poll_id, class_code=kind.code, position=kind.sorted_void,
            reason=stated(self.reason), found_by=two_people(self.first, self.second),
        )  # fmt: skip
        unit.add(found)
        unit.describe(code=kind.code, reason=found.reason)


@dataclass(frozen=True, kw_only=True)
class AcceptMismatch(Command[None]):
    """Go on although the papers do not add up, for a stated reason and before two witnesses.

    Never lifts more returned than issued. Refused: evaluation.no_reason, .two_people, .voting_open.
    """

    summary: ClassVar[str] = N_("份数对不上，写明理由继续：{reason}（{first}、{second}）")

    meeting_id: str
    poll_id: str
    reason: str
    first: str
    second: str

    def apply(self, unit: Unit) -> None:
        """Keep the reason."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_voting_over()
        poll.mismatch_reason = stated(self.reason)
        first, second = two_people(self.first, self.second)
        unit.describe(reason=poll.mismatch_reason, first=first, second=second)


@dataclass(frozen=True, kw_only=True)
class ConfirmShuffle(Command[int]):
    """Two people confirm that the stack was shuffled; now numbers are written on the papers.

    `highest` is the highest number written where it is not simply the number of papers. Returns it.
    Refused: evaluation.two_people, .voting_open, .highest, and the first broken identity (ladder.*).
    """

    summary: ClassVar[str] = N_("“{title}”票已打乱编号（{first}、{second}）")

    meeting_id: str
    poll_id: str
    first: str
    second: str
    highest: int | None = None

    def apply(self, unit: Unit) -> int:
        """The number is born here, after the way back to the voter is gone."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_voting_over()
        poll.shuffled_by = two_people(self.first, self.second)
        unit.describe(title=poll.title, first=poll.shuffled_by[0], second=poll.shuffled_by[1])
        refuse_broken(unit.session, poll)
        papers = returned_in_all(unit.session, poll.id)
        poll.highest_paper = papers if self.highest is None else self.highest
        if poll.highest_paper < papers:
            raise Refused("evaluation.highest", highest=poll.highest_paper, papers=papers)
        poll.state = State.SHUFFLED.value
        return poll.highest_paper


@contextmanager
def reason_covers(poll: Poll, kind: VoterClass) -> Iterator[None]:
    """A reason for going on covers what was broken when it was stated: a change that breaks another identity
    of the papers asks for it again. (What sorting leaves open is settled by the typed sheets.)
    """
    before = {broken.key for broken in all_broken(kind.code, kind.ladder())}
    yield
    after = {broken.key for broken in all_broken(kind.code, kind.ladder())}
    if after - before - {"ladder.returned"}:
        poll.mismatch_reason = None


def _counting(unit: Unit, poll_id: str, code: str, count: int) -> VoterClass:
    """The class whose papers are counted while voting is open."""
    check_count(count)
    poll_of(unit.session, poll_id).check_voting_open()
    kind = class_of(unit.session, poll_id, code)
    unit.describe(code=kind.code, count=count)
    return kind


def _sorting(unit: Unit, poll_id: str, code: str) -> VoterClass:
    """The class whose papers are sorted after voting."""
    poll_of(unit.session, poll_id).check_voting_over()
    return class_of(unit.session, poll_id, code)
