"""A file of the first release: opened after a copy was made, with everything in it, undo included."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from meetingdesk.bootstrap import journal_holds, open_desk
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.signin import badges, queries
from meetingdesk.signin.commands import LeaveEarly, Return, SignIn, TakeLeave
from meetingdesk.storage import engine as engines
from meetingdesk.storage import upgrade
from tests.builders import a_meeting, an_attendee


def _first_release_only(engine: object) -> None:
    config = Config()
    config.set_main_option("script_location", str(upgrade.MIGRATIONS))
    with engine.connect() as connection:  # type: ignore[attr-defined]
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.commit()


@pytest.fixture
def old(database: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str, str]:
    """A meeting with someone here and someone on leave, in a file as the first release left it."""
    monkeypatch.setattr(upgrade, "SCHEMA", 1)
    monkeypatch.setattr(upgrade, "_run_alembic", _first_release_only)
    monkeypatch.setattr(upgrade, "begin_database", upgrade._make)
    with open_desk(database, clock) as desk:
        meeting = a_meeting(desk)
        here, away = (an_attendee(desk, meeting, name) for name in ("张伟", "李芳"))
        desk.do(TakeLeave(meeting_id=meeting, attendee_id=away, reason="出差"))
        desk.do(SignIn(meeting_id=meeting, attendee_id=here))
    monkeypatch.undo()
    assert engines.read_header(database).user_version == 1
    return meeting, here, away


def test_nothing_is_lost_and_a_copy_was_made_before(database: Path, clock: FixedClock, old) -> None:
    meeting, _here, _away = old
    with open_desk(database, clock) as desk:
        counts = desk.ask(queries.counts, meeting)
        assert (counts.expected, counts.present, counts.on_leave) == (2, 1, 1)
        assert journal_holds(desk) is None
    assert list(paths.safety_folder(database).glob("*.db"))


def test_acts_of_then_are_taken_back_and_new_ones_done(database: Path, clock: FixedClock, old) -> None:
    meeting, here, _away = old
    with open_desk(database, clock) as desk:
        desk.undo(desk.undoable().seq)
        assert desk.ask(queries.counts, meeting).present == 0
        desk.redo(desk.redoable().seq)
        desk.do(LeaveEarly(meeting_id=meeting, attendee_id=here))
        desk.do(Return(meeting_id=meeting, attendee_id=here))
        assert desk.do(badges.IssueBadges(meeting_id=meeting)) == 2
        while desk.undoable() is not None:
            desk.undo(desk.undoable().seq)
        assert desk.ask(queries.board, meeting) == ()
        assert journal_holds(desk) is None
