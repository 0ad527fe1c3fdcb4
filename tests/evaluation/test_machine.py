"""Random hands at the ladder: whatever is tried in whatever order, papers add up and blocks stay blocks."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from meetingdesk.bootstrap import open_desk
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries, results
from meetingdesk.evaluation.accounting import identities
from meetingdesk.evaluation.ballots import points_mark
from meetingdesk.evaluation.ladder import ladder
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.storage import journal
from tests.builders import MORNING, a_meeting, a_poll

CODES = st.sampled_from(["A", "B"])
PEOPLE = st.sampled_from(["甲", "乙", "丙"])
MARKS = st.sampled_from([0, 1, 2, 3, 4, 9])
SMALL = st.integers(1, 4)
LAYOUTS: dict[str, dict[str, Any]] = {
    "rows": {},
    "aspects": {
        "kind": "aspects", "subjects": [do.SubjectSpec("演示甲党支部")],
        "aspects": [do.AspectSpec("德", "60"), do.AspectSpec("绩", "40")],
    },
    "points": {
        "kind": "points", "subjects": [do.SubjectSpec("演示甲党支部")],
        "aspects": [do.AspectSpec("德", "60"), do.AspectSpec("绩", "40")],
    },
}  # fmt: skip
COUNTED = st.sampled_from([do.IssueBallots, do.ReplaceSpoiled, do.ReturnBallots])


class Counting(RuleBasedStateMachine):
    """One poll of two classes and two rows; `truth` is what the papers really say."""

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        folder = Path(self.open.enter_context(tempfile.TemporaryDirectory(prefix="meetingdesk-")))
        self.desk = self.open.enter_context(open_desk(folder / "machine.db", FixedClock(MORNING)))
        self.typists: dict[int, set[str]] = {1: set(), 2: set()}

    def teardown(self) -> None:
        assert self.desk.ask(journal.verify) is None
        self.open.close()

    @initialize(layout=st.sampled_from(sorted(LAYOUTS)))
    def set_up(self, layout: str) -> None:
        self.layout = layout
        self.meeting = a_meeting(self.desk)
        self.poll = a_poll(self.desk, self.meeting, issued={"A": 3, "B": 3}, **LAYOUTS[layout])

    def typed(self, *digits: int) -> tuple[int, ...]:
        """Two marks of the layout: digits, or points for them."""
        if self.layout != "points":
            return digits
        return tuple(digit if digit in {0, 9} else points_mark(20 * digit) for digit in digits)

    def try_(self, command: type, **given: Any) -> str:
        """Do it; "" or the key of the refusal."""
        try:
            self.desk.do(command(meeting_id=self.meeting, poll_id=self.poll, **given))
        except Refused as refused:
            return refused.key
        return ""

    @property
    def state(self) -> str:
        return self.desk.ask(ladder, self.poll).state

    def papers(self) -> dict[str, queries.ClassRow]:
        return {row.code: row for row in self.desk.ask(queries.class_rows, self.poll)}

    # ------------------------------------------------------------ hands

    @rule(command=COUNTED, code=CODES, count=SMALL)
    def count(self, command: type, code: str, count: int) -> None:
        before = self.state
        refused = self.try_(command, class_code=code, count=count)
        assert refused or before in {"preparing", "voting"}

    @rule(code=CODES, returned=st.integers(0, 9))
    def correct(self, code: str, returned: int) -> None:
        before = self.state
        refused = self.try_(do.CorrectCounts, class_code=code, returned=returned, reason="重数")
        assert refused or before in {"preparing", "voting", "closed", "shuffled"}

    @rule(code=CODES, printed=st.sampled_from([None, 3, 4, 9]), unused=SMALL)
    def count_the_stack(self, code: str, printed: int | None, unused: int) -> None:
        self.try_(do.SetPrinted, class_code=code, printed=printed)
        self.try_(do.CountUnused, class_code=code, unused=unused)

    @rule()
    def bring_all_back(self) -> None:
        for code, row in self.papers().items():
            missing = row.issued - row.replaced - row.returned
            if missing > 0:
                self.try_(do.ReturnBallots, class_code=code, count=missing)

    @rule(code=CODES, void=st.integers(0, 1))
    def sort(self, code: str, void: int) -> None:
        returned = self.papers()[code].returned
        self.try_(do.SortBallots, class_code=code, valid=max(returned - void, 0), void=void)

    @rule(reopen=st.integers(0, 5))
    def close_or_reopen(self, reopen: int) -> None:
        if reopen:
            self.try_(do.CloseVoting)
        else:
            self.try_(do.ReopenVoting, reason="有一份晚交")

    @rule(first=PEOPLE, second=PEOPLE)
    def shuffle(self, first: str, second: str) -> None:
        refused = self.try_(do.ConfirmShuffle, first=first, second=second)
        assert refused or first != second

    @rule()
    def accept(self) -> None:
        self.try_(do.AcceptMismatch, reason="找不到", first="甲", second="乙")

    @rule()
    def open_entry(self) -> None:
        rows, before = self.papers().values(), self.state
        if not self.try_(do.OpenEntry):
            assert before == "shuffled"
            assert sum(row.returned for row in rows) >= 5
            assert all(row.returned <= row.issued for row in rows)

    @rule(number=st.sampled_from([1, 2]), who=PEOPLE, witness=st.sampled_from([None, None, None, "丁"]))
    def begin(self, number: int, who: str, witness: str | None) -> None:
        if not self.try_(do.BeginPass, number=number, operator=who, witness=witness):
            assert witness or who not in self.typists[3 - number]
            self.typists[number].add(who)

    @rule(number=st.sampled_from([1, 2]), paper=st.integers(1, 14), code=CODES, one=MARKS, two=MARKS)
    def enter(self, number: int, paper: int, code: str, one: int, two: int) -> None:
        self.sit_down(number)
        before = self.state
        given = {"number": number, "paper": paper, "class_code": code, "marks": self.typed(one, two)}
        refused = self.try_(do.EnterSheet, **given)
        assert refused or before == "entry"

    @rule(number=st.sampled_from([1, 2]), wrong=st.integers(0, 12), void=st.booleans())
    def enter_the_rest(self, number: int, wrong: int, void: bool) -> None:
        """Type what is missing as the papers say, but for one paper."""
        self.sit_down(number)
        row = self.desk.ask(queries.entry, self.poll, number)
        if row is None or row.finished:
            return
        codes = [code for code, papers in self.papers().items() for _each in range(papers.returned)]
        for known in row.papers:
            self.try_(do.RemoveSheet, number=number, paper=known.paper)
        for paper, code in enumerate(codes, 1):
            marks = self.typed(4, 4) if paper == wrong else self.typed(1, 2)
            state = "void" if void and paper == 1 else "valid"
            given = {"class_code": code, "state": state, "marks": marks if state == "valid" else ()}
            self.try_(do.EnterSheet, number=number, paper=paper, **given)

    @rule(number=st.sampled_from([1, 2]))
    def finish(self, number: int) -> None:
        row = self.desk.ask(queries.entry, self.poll, number)
        if not self.try_(do.FinishPass, number=number):
            assert row is not None
            assert row.entered == sum(each.returned for each in self.papers().values())

    @rule(says=st.sampled_from(["1", "2"]))
    def settle_all(self, says: str) -> None:
        for _round in range(2):
            for place in self.places():
                mark = str(self.typed(int(says))[0])
                value = {"state": "valid", "class": place.first}.get(place.part, mark)
                given = {"paper": place.paper, "part": place.part, "row": place.row, "says": value}
                self.try_(do.SettleDifference, **given)

    def places(self) -> tuple[queries.DifferenceRow, ...]:
        try:
            return self.desk.ask(queries.differences, self.poll)
        except Refused:
            return ()

    @rule(steps=st.integers(1, 4))
    def go_on(self, steps: int) -> None:
        """What an organizer would do next, a few steps on; without it chance rarely gets past the box."""
        for _step in range(steps):
            self._next(self.state, self.desk.ask(queries.entry, self.poll, 1))

    def _next(self, state: str, first: queries.EntryRow | None) -> None:
        if state == "voting":
            self.bring_all_back()
            self.try_(do.CloseVoting)
        elif state == "closed":
            for code, row in self.papers().items():
                right = {"returned": row.issued, "replaced": 0, "not_returned": 0}
                self.try_(do.CorrectCounts, class_code=code, reason="重数", **right)
            self.try_(do.AcceptMismatch, reason="找不到", first="甲", second="乙")
            self.try_(do.ConfirmShuffle, first="甲", second="乙")
        elif state == "shuffled":
            self.open_entry()
        elif state == "entry":
            self.begin(1, "甲", None)
            self.begin(2, "乙", None)
            number = 2 if first and first.finished else 1
            self.enter_the_rest(number, wrong=number + 1, void=False)
            self.finish(number)
            self.settle_all("1")
            self.confirm("甲", "乙", "两人认定" if number == 2 else "")

    @rule(first=PEOPLE, second=PEOPLE, note=st.sampled_from(["", "两人认定"]))
    def confirm(self, first: str, second: str, note: str) -> None:
        waiting = [place for place in self.places() if place.says is None]
        if not self.try_(do.ConfirmPasses, first=first, second=second, note=note):
            assert first != second
            assert waiting == []

    @rule()
    @precondition(lambda self: self.state == "confirmed")
    def seal(self) -> None:
        do.seal(self.desk, self.meeting, self.poll)

    @rule(sure=st.integers(0, 30))
    def void_or_discard(self, sure: int) -> None:
        if sure == 29:
            self.try_(do.VoidPoll, reason="重来", first="甲", second="乙")
        elif sure == 30 and not self.try_(do.DiscardEntry, reason="混了"):
            self.typists = {1: set(), 2: set()}

    def sit_down(self, number: int) -> None:
        row = self.desk.ask(queries.entry, self.poll, number)
        self.desk.operator = row.operators[-1] if row else None

    # ------------------------------------------------------------ what always holds

    @invariant()
    def papers_add_up_from_entry_on(self) -> None:
        if self.state not in {"entry", "confirmed", "sealed"}:
            return
        for row in self.papers().values():
            assert row.returned <= row.issued
            if row.valid is not None:
                assert row.valid + (row.void or 0) == row.returned

    @invariant()
    def what_is_confirmed_rests_on_two_passes_and_on_no_broken_number(self) -> None:
        shown = self.desk.ask(ladder, self.poll)
        if shown.state not in {"confirmed", "sealed"}:
            return
        first, second = (self.desk.ask(queries.entry, self.poll, number) for number in (1, 2))
        assert first is not None
        assert second is not None
        assert (first.finished, second.finished) == (True, True)
        assert first.witness or second.witness or not set(first.operators) & set(second.operators)
        assert shown.broken is None
        broken = {row.key for row in self.desk.ask(identities, self.poll) if row.holds is False}
        assert broken <= ({"ladder.printed", "ladder.issued"} if shown.mismatch_reason else set())
        if shown.state == "confirmed":
            assert all(place.says is not None for place in self.places())

    @invariant()
    def results_are_read_only_when_sealed_and_account_for_every_row(self) -> None:
        if self.state != "sealed":
            with pytest.raises(Refused) as told:
                self.desk.ask(results.results_json, self.poll)
            assert told.value.key in {"evaluation.not_sealed", "evaluation.voided"}
            return
        shown = self.desk.ask(results.results_json, self.poll)
        for asked in shown["results"]:
            for code, row in self.papers().items():
                cell = asked.get("aspects", [asked])[-1]["classes"][code]
                assert cell["valid_marks"] + cell["blank"] + cell["void"] == row.valid

    @invariant()
    def a_sealed_or_void_poll_takes_no_paper(self) -> None:
        if self.state in {"sealed", "voided"}:
            assert self.try_(do.EnterSheet, number=1, paper=1, class_code="A", marks=(1, 1))
            assert self.try_(do.IssueBallots, class_code="A")
            assert self.try_(do.OpenEntry)


CALM = list(HealthCheck)
FEW = settings(max_examples=15, stateful_step_count=40, deadline=None, suppress_health_check=CALM)
MANY = settings(FEW, max_examples=300)


def test_random_hands() -> None:
    run_state_machine_as_test(Counting, settings=FEW)


@pytest.mark.prove
def test_many_random_hands() -> None:
    run_state_machine_as_test(Counting, settings=MANY)
