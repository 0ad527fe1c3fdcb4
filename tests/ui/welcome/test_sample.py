"""The sample opens in a file of its own: the user's records stay as they are, a link leads back to them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingdesk.bootstrap import journal_holds, open_desk
from meetingdesk.care import secrecy
from meetingdesk.foundation import paths
from meetingdesk.foundation import settings as choices
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.meeting import queries
from meetingdesk.meeting.commands import CreateMeeting
from meetingdesk.roster import queries as roster
from meetingdesk.ui.application import Program
from meetingdesk.ui.pages import RAIL
from meetingdesk.ui.parts.buttons import Button, Link
from tests.builders import a_meeting
from tests.ui.windows import words_on

MARK, BACK = "演示数据：样例会议另放一个文件，不进自己的资料", "回到自己的资料"
Start = Callable[[Path | None], Program]
WORDS = secrecy.Passphrase("long enough to hold")


@pytest.fixture
def made(database: Path, sample_files: dict[str, Path]) -> Path:
    """The sample as an earlier look at it left it beside the user's file."""
    file = paths.sample_file(database)
    file.parent.mkdir()
    shutil.copy(sample_files["after"], file)
    return file


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, clock: FixedClock) -> Iterator[Start]:
    """Starts the program; every window is closed at the end."""
    programs: list[Program] = []

    def one(database: Path | None) -> Program:
        programs.append(Program(qapp, database, clock))
        programs[-1].show()
        qtbot.waitUntil(lambda: programs[-1].shell is not None or troubled(programs[-1]), timeout=20_000)
        return programs[-1]

    yield one
    for program in programs:
        program.window.close()


def troubled(program: Program) -> bool:
    return "打不开资料文件" in words_on(program.window)


def says(program: Program, beginning: str) -> bool:
    return any(words.startswith(beginning) for words in words_on(program.window))


def press_sample(program: Program) -> None:
    if program.shell.bridge.meeting_id is not None:
        program.shell.open_meeting(None)
    page: Any = program.window.current()
    page.sample.click()


def comes(qtbot: QtBot, program: Program, file: Path) -> None:
    """The same window goes on in this file."""
    qtbot.waitUntil(
        lambda: program.shell is not None and program.shell.bridge.opened.path == file, timeout=60_000
    )


def press_back(qtbot: QtBot, program: Program, own: Path) -> None:
    (link,) = [one for one in program.window.findChildren(Link) if one.isVisible() and one.words == BACK]
    link.click()
    comes(qtbot, program, own)


def known(file: Path, secret: secrecy.Passphrase | None = None) -> tuple[Any, ...]:
    """All that is in the user's file: its acts, meetings and organisations."""
    with open_desk(file, secret=secret) as desk:
        return desk.history(), desk.ask(queries.meetings), desk.ask(roster.organisations)


def test_the_sample_is_one_click_away_marked_and_apart(
    qtbot: QtBot, start: Start, database: Path
) -> None:
    program = start(database)
    assert "演示数据" in words_on(program.window.current())
    press_sample(program)
    comes(qtbot, program, paths.sample_file(database))
    (row,) = program.shell.bridge.ask(queries.meetings)
    assert (row.sample, row.state) == (True, "ended")
    assert len(program.shell.bridge.ask(roster.organisations)) == 44
    assert journal_holds(program.shell.bridge.desk) is None
    assert program.window.name_of_current() == "overview"
    assert not program.window.alarm.isVisible(), "nothing is missing beside it"
    assert [one.name for one in paths.sample_file(database).parent.iterdir() if one.is_dir()] in (
        [], [paths.safety_folder(paths.sample_file(database)).name],
    ), "nothing of the making is left"  # fmt: skip
    press_back(qtbot, program, database)
    assert program.window.name_of_current() == "welcome"
    program.window.close()
    assert known(database) == ((), (), ())


def test_every_page_of_the_sample_says_so_in_both_languages(
    qtbot: QtBot, start: Start, database: Path, made: Path
) -> None:
    program = start(database)
    press_sample(program)
    comes(qtbot, program, made)
    for place in RAIL:
        program.shell.go(place.name)
        assert MARK in words_on(program.window), place.name
    program.shell.change(program.shell.settings.changed(language="en"))
    assert "Back to my own records" in words_on(program.window)
    program.shell.change(program.shell.settings.changed(language="zh_CN"))
    press_back(qtbot, program, database)
    assert MARK not in words_on(program.window)


def test_what_is_done_in_the_sample_stays_there_and_a_second_look_finds_it(
    qtbot: QtBot, start: Start, database: Path, made: Path, clock: FixedClock
) -> None:
    with open_desk(database, clock) as desk:
        first = a_meeting(desk, "演示大会")
        a_meeting(desk, "演示大会二")
    before = known(database)
    program = start(database)
    press_sample(program)
    comes(qtbot, program, made)
    program.shell.bridge.do(CreateMeeting(title="试一试"))
    press_back(qtbot, program, database)
    program.shell.open_meeting(first)
    press_sample(program)
    comes(qtbot, program, made)
    assert "试一试" in [row.title for row in program.shell.bridge.ask(queries.meetings)]
    press_back(qtbot, program, database)
    program.window.close()
    assert known(database) == before


def test_the_next_start_is_in_the_users_own_file_and_meeting(
    qtbot: QtBot, start: Start, made: Path, clock: FixedClock
) -> None:
    own = paths.default_database()
    with open_desk(own, clock) as desk:
        first = a_meeting(desk, "演示大会")
        a_meeting(desk, "演示大会二")
    beside = paths.sample_file(own)
    shutil.copytree(made.parent, beside.parent)
    (beside.parent / made.name).rename(beside)
    choices.save(paths.left_file(), choices.Left(meeting=first))
    program = start(None)
    assert program.shell.bridge.meeting_id == first
    program.shell.open_file(beside)
    comes(qtbot, program, beside)
    program.window.close()
    again = start(None)
    assert again.shell.bridge.opened.path == own
    assert again.shell.bridge.meeting_id == first


def test_a_confidential_file_asks_for_no_second_passphrase(
    qtbot: QtBot, start: Start, database: Path, made: Path, clock: FixedClock
) -> None:
    with open_desk(database, clock) as desk:
        a_meeting(desk, "演示大会")
    secrecy.turn(database, [], None, WORDS)
    before = known(database, WORDS)
    program = start(database)
    program.open_other(database, WORDS)
    comes(qtbot, program, database)
    press_sample(program)
    comes(qtbot, program, made)
    press_back(qtbot, program, database)
    program.window.close()
    assert known(database, WORDS) == before


def test_no_copy_of_the_sample_goes_among_the_users_own(
    qtbot: QtBot, start: Start, database: Path, made: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choices.save(paths.settings_file(), choices.Settings(second_place=str(stick)))
    program = start(database)
    press_sample(program)
    comes(qtbot, program, made)
    program.shell.bridge.do(CreateMeeting(title="试一试"))
    program.shell.bridge.opened.keeper.copy_now()
    assert "sample" not in " ".join(one.name for one in stick.iterdir())


def test_a_sample_that_cannot_be_made_or_opened_says_so_and_leads_back(
    qtbot: QtBot, start: Start, database: Path
) -> None:
    folder = paths.sample_file(database).parent
    folder.write_text("in the way", encoding="utf-8")
    program = start(database)
    press_sample(program)
    qtbot.waitUntil(lambda: says(program, "样例会议没有做成"))
    folder.unlink()
    folder.mkdir()
    paths.sample_file(database).write_bytes(b"no database at all")
    press_sample(program)
    qtbot.waitUntil(lambda: troubled(program))
    (back,) = [one for one in program.window.findChildren(Button) if one.words == BACK]
    back.click()
    comes(qtbot, program, database)
