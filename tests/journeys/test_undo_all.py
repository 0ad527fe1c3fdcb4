"""Whatever was done, undo back to the last barrier gives the records as they were there, row by row."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlalchemy.orm import Session

from meetingdesk.bootstrap import open_desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.commands import CreateMeeting
from meetingdesk.roster.commands import AddOrganisation, AddPerson
from meetingdesk.storage import journal
from meetingdesk.storage.base import Base
from tests.builders import MORNING
from tests.journeys.commands_at_random import all_commands, make

KINDS = all_commands()
Records = dict[str, dict[str, dict[str, Any]]]


def records(session: Session) -> Records:
    """Every journaled row, by table and key."""
    tables = (t for t in Base.metadata.sorted_tables if t.info["journal"] == "full")
    return {t.name: {row.id: dict(row._mapping) for row in session.execute(t.select())} for t in tables}


class Organizer(RuleBasedStateMachine):
    """Does anything, in any order, and takes some of it back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.stack = ExitStack()
        self.desk = self.stack.enter_context(open_desk(self.folder / "m.db", FixedClock(MORNING)))
        self.desk.operator = "演示录入员甲"
        self.done = self.refused = 0

    @initialize()
    def begin(self) -> None:
        self.before = self.desk.ask(records)
        meeting = self.desk.do(CreateMeeting(title="述职评议会"))
        assert meeting
        for name in ("云溪", "东岭", "北湖"):
            organisation = self.desk.do(AddOrganisation(name=name, kind="党支部"))
            self.desk.do(AddPerson(name=name + "书记", organisation_id=organisation))

    @rule(data=st.data(), kind=st.sampled_from(KINDS))
    def act(self, data: st.DataObject, kind: type) -> None:
        command = self.desk.ask(lambda session: make(data.draw, kind, session))
        try:
            self.desk.do(command)
        except Refused:
            self.refused += 1
            return
        self.done += 1
        if kind.barrier:
            self.before = self.desk.ask(records)

    @rule()
    def undo_once(self) -> None:
        top = self.desk.undoable()
        if top is not None:
            self.desk.undo(top.seq)

    @rule()
    def redo_once(self) -> None:
        top = self.desk.redoable()
        if top is not None:
            self.desk.redo(top.seq)

    def teardown(self) -> None:
        try:
            self.undo_everything_and_compare()
        finally:
            self.stack.close()
            shutil.rmtree(self.folder)

    def undo_everything_and_compare(self) -> None:
        while (top := self.desk.undoable()) is not None:
            self.desk.undo(top.seq)
        assert self.desk.ask(records) == self.before
        assert self.desk.ask(journal.verify) is None


@pytest.mark.parametrize("examples", [25, pytest.param(300, marks=pytest.mark.prove)])
def test_undo_back_to_the_last_barrier_restores_every_row(examples: int) -> None:
    rules = settings(
        max_examples=examples, stateful_step_count=40, deadline=None,
        suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate),
    )  # fmt: skip  # shrinking takes minutes and the steps are readable without
    run_state_machine_as_test(Organizer, settings=rules)


def test_the_machine_knows_commands_of_every_capability() -> None:
    assert {kind.act_name().split(".")[0] for kind in KINDS} >= {
        "roster", "meeting", "agenda", "signin", "speakers", "invitation", "evaluation", "commentary",
        "minutes", "seating",
    }  # fmt: skip
