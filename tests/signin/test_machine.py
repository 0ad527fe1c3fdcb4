"""Any sequence of acts at the desk: the figures add up, a repeat changes nothing, undo restores."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from meetingdesk.bootstrap import open_desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.signin import attempts, badges, commands, many, queries, sheet, signatures
from meetingdesk.signin.model import Status
from meetingdesk.signin.signatures import Point, SignByHand
from tests.builders import MORNING, a_meeting, an_attendee

WHO = st.integers(0, 4)
ACTS = {
    "SignIn": {}, "TakeLeave": {"reason": "出差"}, "SendProxy": {"proxy_name": "钱代表"}, "UndoSignIn": {},
    "LeaveEarly": {}, "Return": {}, "CorrectArrival": {"late": True},
}  # fmt: skip
INSTEAD = {"TakeLeave": {"reason": "住院"}, "SendProxy": {"proxy_name": "孙代表"}}
INK = ((Point(1, 1), Point(80, 40)),)


class SignInDesk(RuleBasedStateMachine):
    """Five people, the last of them an observer."""

    @initialize()
    def open(self) -> None:
        self.stack = ExitStack()
        folder = self.stack.enter_context(tempfile.TemporaryDirectory())
        self.clock = FixedClock(MORNING)
        self.desk = self.stack.enter_context(open_desk(Path(folder) / "meeting.db", self.clock))
        self.meeting = a_meeting(self.desk)
        roles = ["expected"] * 4 + ["observer"]
        self.people = [
            an_attendee(self.desk, self.meeting, f"演示{n}", role=role) for n, role in enumerate(roles)
        ]

    def teardown(self) -> None:
        self.stack.close()

    def board(self) -> tuple[queries.BoardRow, ...]:
        return self.desk.ask(queries.board, self.meeting)

    @rule(minutes=st.integers(1, 40))
    def wait(self, minutes: int) -> None:
        self.clock.advance(minutes * 60)

    @rule(who=WHO, act=st.sampled_from(sorted(ACTS)))
    def act(self, who: int, act: str) -> None:
        before = self.board()
        command = getattr(commands, act)(meeting_id=self.meeting, attendee_id=self.people[who], **ACTS[act])
        try:
            self.desk.do(command)
        except Refused:
            assert self.board() == before

    @rule(who=WHO, minutes=st.integers(1, 9))
    def signing_in_twice_changes_nothing(self, who: int, minutes: int) -> None:
        once = self.desk.do(commands.SignIn(meeting_id=self.meeting, attendee_id=self.people[who]))
        before = self.board()
        self.clock.advance(minutes * 60)
        again = self.desk.do(commands.SignIn(meeting_id=self.meeting, attendee_id=self.people[who]))
        assert again == {**once, "already": True}
        assert self.board() == before

    @rule(who=WHO)
    def taking_an_arrival_back_leads_where_they_were(self, who: int) -> None:
        row = self.board()[who]
        if row.status not in {Status.NOT_ARRIVED, Status.LEAVE}:
            return
        self.desk.do(commands.SignIn(meeting_id=self.meeting, attendee_id=self.people[who]))
        self.desk.do(commands.UndoSignIn(meeting_id=self.meeting, attendee_id=self.people[who]))
        assert self.board()[who] == row

    @rule(who=WHO, act=st.sampled_from(sorted(INSTEAD)))
    def the_arrival_was_a_mistake(self, who: int, act: str) -> None:
        given = {"meeting_id": self.meeting, "attendee_id": self.people[who], **INSTEAD[act]}
        self.desk.do(getattr(commands, act)(**given, instead=True))
        row = self.board()[who]
        assert row.here == (act == "SendProxy")

    @rule(who=WHO)
    def signs_on_the_screen(self, who: int) -> None:
        of = {"meeting_id": self.meeting, "attendee_id": self.people[who]}
        self.desk.do(SignByHand(**of, strokes=INK, width=300, height=100))
        assert self.board()[who].here

    @rule(who=WHO)
    def scans_a_badge(self, who: int) -> None:
        self.desk.do(badges.IssueBadges(meeting_id=self.meeting))
        code = self.desk.ask(badges.badges, self.meeting)[who].code
        assert attempts.sign_in_scanned(self.desk, self.meeting, code)["attendee_id"] == self.people[who]

    @rule()
    def the_unit_signs_in_together(self) -> None:
        before = {row.attendee_id for row in self.board() if not row.here and row.status != Status.LEAVE}
        outcome = self.desk.do(many.SignInUnit(meeting_id=self.meeting, unit="演示企业01党支部"))
        assert {one["attendee_id"] for one in outcome["signed"]} == before
        assert len(outcome["signed"]) + len(outcome["skipped"]) == len(self.people)

    @rule()
    def walks_in_and_is_taken_back(self) -> None:
        before = self.board()
        self.desk.do(many.AddWalkIn(meeting_id=self.meeting, name="来客", unit="来访单位"))
        assert self.desk.ask(queries.counts, self.meeting).expected == 4
        self.desk.undo(self.desk.undoable().seq)
        assert self.board() == before

    @rule(numbers=st.lists(st.integers(1, 7), min_size=1, max_size=4))
    def sheet_then_undo(self, numbers: list[int]) -> None:
        before, seq = self.board(), self.desk.undoable().seq
        try:
            once, text = set(numbers), " ".join(map(str, numbers))
            told = {"text": text, "count": len(once), "total": sum(once)}
            self.desk.do(sheet.SignInNumbers(meeting_id=self.meeting, **told))
        except Refused:
            return
        done = self.desk.undoable()
        if done.seq != seq:
            self.desk.undo(done.seq)
        assert self.board() == before

    @rule()
    def close(self) -> None:
        self.desk.do(many.CloseSignIn(meeting_id=self.meeting))
        assert self.desk.ask(queries.counts, self.meeting).not_arrived == 0

    @invariant()
    def everyone_expected_is_counted_once(self) -> None:
        counts = self.desk.ask(queries.counts, self.meeting)
        assert counts.balanced
        assert counts.expected == 4
        rows = [row for row in self.board() if row.role == "expected"]
        assert counts.of_which_late == sum(row.late for row in rows)
        assert counts.left_early == sum(row.left_at is not None for row in rows)
        assert counts.present == sum(row.here for row in rows)

    @rule()
    def reopen(self) -> None:
        absent = self.desk.ask(queries.counts, self.meeting).absent
        try:
            assert self.desk.do(many.ReopenSignIn(meeting_id=self.meeting)) == absent
        except Refused:
            assert absent == 0
        assert self.desk.ask(queries.counts, self.meeting).absent == 0

    @invariant()
    def only_who_came_has_signed_or_been_away(self) -> None:
        here = {row.attendee_id for row in self.board() if row.here}
        assert {ink.attendee_id for ink in self.desk.ask(signatures.signatures, self.meeting)} <= here
        for row in self.board():
            for away in self.desk.ask(queries.card, self.meeting, row.attendee_id).away:
                assert row.here
                assert row.arrived_at <= away.left_at <= away.returned_at

    @invariant()
    def units_add_up_to_the_whole(self) -> None:
        counts, units = (self.desk.ask(ask, self.meeting) for ask in (queries.counts, queries.by_unit))
        for figure in ("expected", "present", "on_leave", "absent", "not_arrived"):
            assert sum(getattr(unit, figure) for unit in units) == getattr(counts, figure)

    @invariant()
    def only_those_here_have_times(self) -> None:
        for row in self.board():
            assert (row.arrived_at is not None) == row.here
            assert row.left_at is None or (row.here and row.left_at >= row.arrived_at)


TestSignInDesk = SignInDesk.TestCase
TestSignInDesk.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
