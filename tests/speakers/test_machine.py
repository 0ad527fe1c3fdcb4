"""Any sequence of acts around the clock: one open turn at most, guards hold, time spoken is what passed."""

from __future__ import annotations

import datetime as dt
import tempfile
from contextlib import ExitStack
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from meetingdesk.bootstrap import open_desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.speakers import commands, interposed, programme, queries
from meetingdesk.speakers.interruptions import ClockWatch, NoteClockStep
from meetingdesk.speakers.model import OPEN, TurnState
from tests.builders import MORNING, a_programme

WHO = st.integers(0, 3)
ACTS = {
    "StartTurn": {}, "PauseTurn": {}, "ContinueTurn": {}, "EndTurn": {}, "SkipTurn": {}, "MoveToEnd": {},
    "PutBack": {}, "AdjustTime": {"seconds": 60},
}  # fmt: skip


class Podium(RuleBasedStateMachine):
    """Four organisations; beside the program a stopwatch that only knows who is speaking."""

    @initialize()
    def open(self) -> None:
        self.stack = ExitStack()
        folder = self.stack.enter_context(tempfile.TemporaryDirectory())
        self.clock = FixedClock(MORNING)
        self.desk = self.stack.enter_context(open_desk(Path(folder) / "meeting.db", self.clock))
        self.meeting, self.ids, _ = a_programme(self.desk, on_site=4, written=0)
        self.stopwatch = dict.fromkeys(self.ids, 0)
        self.watch = ClockWatch(self.clock)

    def teardown(self) -> None:
        self.stack.close()

    def turns(self) -> dict[str, queries.TurnRow]:
        return {row.who.organisation_id: row for row in self.desk.ask(queries.turns, self.meeting)}

    def floor(self) -> queries.Floor:
        return self.desk.ask(queries.floor, self.meeting, self.clock.local())

    @rule(seconds=st.integers(1, 400))
    def time_passes(self, seconds: int) -> None:
        for key, row in self.turns().items():
            if row.state == TurnState.SPEAKING:
                self.stopwatch[key] += seconds
        self.clock.advance(seconds)

    @rule(minutes=st.integers(-90, 90))
    def somebody_sets_the_clock(self, minutes: int) -> None:
        self.clock.set(self.clock.local() + dt.timedelta(minutes=minutes))
        step = self.watch.look().step
        assert step == minutes * 60
        if step:
            self.desk.do(NoteClockStep(meeting_id=self.meeting, seconds=step))

    @rule(who=WHO, act=st.sampled_from(sorted(ACTS)))
    def act(self, who: int, act: str) -> None:
        before = self.turns()
        key = self.ids[who]
        command = getattr(commands, act)(meeting_id=self.meeting, organisation_id=key, **ACTS[act])
        try:
            self.desk.do(command)
        except Refused:
            assert self.turns() == before
            return
        if act == "PutBack":
            self.stopwatch[key] = 0
        if act != "StartTurn":
            self._others_are_untouched(before, key, places_may_change=act in {"MoveToEnd", "PutBack"})

    @rule()
    def next(self) -> None:
        waiting = [row for row in self.turns().values() if row.state == TurnState.WAITING]
        try:
            called = self.desk.do(commands.EndAndCallNext(meeting_id=self.meeting))
        except Refused:
            assert not waiting
            return
        assert called["started"] == (waiting[0].who.organisation_id if waiting else None)

    @rule(ends=st.booleans())
    def a_question(self, ends: bool) -> None:
        before = self.turns()
        kind = interposed.EndInterposed if ends else interposed.Interpose
        try:
            self.desk.do(kind(meeting_id=self.meeting))
        except Refused:
            assert self.turns() == before

    @invariant()
    def a_question_is_asked_only_while_a_clock_stands(self) -> None:
        if self.floor().question_since is not None:
            assert self.floor().face.paused

    @rule()
    def by_level(self) -> None:
        before = self.turns()
        try:
            self.desk.do(programme.OrderByLevel(meeting_id=self.meeting))
        except Refused:
            return
        assert self.turns() == before  # four branches of no level: all stay

    @rule()
    def lot(self) -> None:
        before = self.turns()
        try:
            self.desk.do(programme.DrawLot(meeting_id=self.meeting))
        except Refused:
            return
        for key, row in before.items():
            if row.state != TurnState.WAITING:
                assert self.turns()[key] == row

    @rule()
    def undo_and_redo(self) -> None:
        before = self.turns()
        undone = self.desk.undo(self.desk.undoable().seq)
        self.desk.redo(self.desk.redoable().seq)
        assert undone is not None
        assert self.turns() == before

    def _others_are_untouched(
        self, before: dict[str, queries.TurnRow], key: str, places_may_change: bool
    ) -> None:
        after = self.turns()
        for other, row in before.items():
            if other != key and not (places_may_change and row.state == TurnState.WAITING):
                assert after[other] == row

    @invariant()
    def at_most_one_turn_is_open(self) -> None:
        open_turns = [row for row in self.turns().values() if row.state in OPEN]
        assert len(open_turns) <= 1
        assert self.floor().turn == (open_turns[0] if open_turns else None)

    @invariant()
    def time_spoken_is_what_the_stopwatch_says(self) -> None:
        floor = self.floor()
        for key, row in self.turns().items():
            if row.state == TurnState.DONE:
                assert row.used_seconds == self.stopwatch[key]
            elif row.state in OPEN:
                assert floor.face.used == self.stopwatch[key]
            else:
                assert (row.began_at, row.used_seconds, row.paused_at) == (None, None, None)

    @invariant()
    def nobody_is_lost_and_places_are_one_to_four(self) -> None:
        rows = self.turns()
        assert set(rows) == set(self.ids)
        assert [row.place for row in rows.values()] == [1, 2, 3, 4]


TestPodium = Podium.TestCase
TestPodium.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
