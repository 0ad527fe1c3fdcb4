"""练习: a marked copy is opened in place of the file; what is done there never reaches the real chain."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingdesk.bootstrap import journal_holds, open_desk
from meetingdesk.desk import ActRow
from meetingdesk.foundation import paths
from meetingdesk.foundation import settings as choices
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.settings import Settings
from meetingdesk.meeting import queries
from meetingdesk.meeting.practice import is_practice
from meetingdesk.signin.commands import SignIn
from meetingdesk.ui.application import Program
from meetingdesk.ui.pages import RAIL
from tests.builders import a_meeting, some_attendees
from tests.ui.test_left import started
from tests.ui.windows import words_on


@pytest.fixture
def real(database: Path, clock: FixedClock) -> Path:
    with open_desk(database, clock) as desk:
        some_attendees(desk, a_meeting(desk), "郑一")
    return database


def acts(file: Path) -> tuple[ActRow, ...]:
    with open_desk(file) as desk:
        return desk.history()


def practising(qtbot: QtBot, app: QApplication, real: Path, clock: FixedClock) -> Program:
    """The window on the copy, as the program opens it after 练习一遍."""
    program = started(qtbot, app, real, clock)
    program.shell.practise()
    comes_in_front(qtbot, program, paths.practice_file(real))
    return program


def comes_in_front(qtbot: QtBot, program: Program, file: Path) -> None:
    """The same window goes on in this file."""
    qtbot.waitUntil(lambda: program.shell is not None and program.shell.bridge.opened.path == file)
    assert program.window.isVisible()


def test_what_is_done_in_practice_never_reaches_the_real_chain(
    qtbot: QtBot, qapp: QApplication, real: Path, clock: FixedClock
) -> None:
    before = acts(real)
    program = practising(qtbot, qapp, real, clock)
    shell = program.shell
    meeting = shell.bridge.meeting_id
    (who,) = [row.id for row in shell.bridge.ask(queries.attendees, meeting)]
    shell.bridge.do(SignIn(meeting_id=meeting, attendee_id=who))
    assert shell.bridge.ask(is_practice)
    assert journal_holds(shell.bridge.desk) is None
    program.window.close()
    assert acts(real) == before


def test_every_page_says_that_it_is_practice_and_every_paper_is_marked(
    qtbot: QtBot, qapp: QApplication, real: Path, clock: FixedClock
) -> None:
    program = practising(qtbot, qapp, real, clock)
    for place in RAIL:
        program.shell.go(place.name)
        assert "练习：这里做的都不进真正的记录" in words_on(program.window), place.name
    assert program.shell.bridge.ask(queries.meeting, program.shell.bridge.meeting_id).sample
    program.window.close()


def test_the_mark_cannot_be_taken_back(
    qtbot: QtBot, qapp: QApplication, real: Path, clock: FixedClock
) -> None:
    program = practising(qtbot, qapp, real, clock)
    desk = program.shell.bridge.desk
    assert desk.undoable() is None
    with pytest.raises(Refused):
        desk.undo(desk.history(1)[0].seq)
    program.window.close()


def test_the_end_leads_back_and_nothing_is_left_of_it(
    qtbot: QtBot, qapp: QApplication, real: Path, clock: FixedClock
) -> None:
    program = practising(qtbot, qapp, real, clock)
    copy = program.shell.bridge.opened.path
    assert copy == paths.practice_file(real)
    assert program.window.band is not None
    program.window.way_back.emit()
    comes_in_front(qtbot, program, real)
    assert not copy.parent.exists()
    assert program.window.band is None
    assert not program.shell.bridge.ask(is_practice)
    program.window.close()


def test_the_real_file_has_no_band(qtbot: QtBot, qapp: QApplication, real: Path, clock: FixedClock) -> None:
    program = started(qtbot, qapp, real, clock)
    assert program.window.band is None
    program.window.close()


def test_practice_puts_nothing_among_the_real_copies_of_the_second_place_and_has_its_side_file(
    qtbot: QtBot, qapp: QApplication, real: Path, clock: FixedClock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choices.save(paths.settings_file(), Settings(second_place=str(stick)))
    program = practising(qtbot, qapp, real, clock)
    before = sorted(stick.rglob("*"))
    assert before
    opened = program.shell.bridge.opened
    assert paths.side_file(opened.path).exists()
    assert opened.findings == ()
    clock.advance(60)
    assert opened.keeper.copy_now() is not None
    assert sorted(stick.rglob("*")) == before
    program.shell.go("care")
    assert "样例和练习用的副本不去第二处，免得混进真正的副本。" in words_on(program.window)
    program.window.close()
