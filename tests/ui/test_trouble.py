"""A file that can't be opened: the window says why, and each next step leads on."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2

from meetingdesk.bootstrap import open_desk
from meetingdesk.care import secrecy
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.wording import use_language
from meetingdesk.roster.commands import AddOrganisation
from meetingdesk.storage import engine as engines
from meetingdesk.storage import journal
from meetingdesk.ui.application import Program
from meetingdesk.ui.parts.buttons import Button
from tests.ui.faulty import ROOT, meeting_in, small_disk
from tests.ui.windows import words_on


@contextmanager
def started(database: Path, clock: FixedClock) -> Iterator[Program]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app, database, clock)
    program.show()
    try:
        yield program
    finally:
        program.window.close()
        program.window.deleteLater()
        program.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        use_language("zh_CN")


def trouble(program: Program, bot: QtBot) -> str:
    bot.waitUntil(lambda: program.window.name_of_current() == "trouble", timeout=5000)
    page = program.window.page("trouble")
    assert page is not None
    return " ".join(words_on(page))


def press(program: Program, bot: QtBot, words: str) -> None:
    page = program.window.page("trouble")
    assert page is not None
    (button,) = [each for each in page.findChildren(Button) if each.words == words and each.isVisible()]
    bot.mouseClick(button, Qt.MouseButton.LeftButton)


def opens(program: Program, bot: QtBot) -> None:
    bot.waitUntil(lambda: program.shell is not None, timeout=10000)


@pytest.fixture
def made(tmp_path: Path, clock: FixedClock) -> Path:
    database = tmp_path / "made" / "m.db"
    with open_desk(database, clock) as desk:
        meeting_in(desk)
    return database


def acts_counted(database: Path) -> int:
    connection = engines.connect(database)
    try:
        return int(connection.execute("SELECT count(*) FROM journal_act").fetchone()[0])
    finally:
        connection.close()


def acts_in(database: Path) -> int:
    with open_desk(database, create=False) as desk:
        return desk.ask(journal.count_acts)


@contextmanager
def locked(place: Path) -> Iterator[None]:
    """Nothing can be written there any more."""
    if ROOT and os.path.ismount(place):
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        yield
        return
    for each in (*place.iterdir(), place):
        each.chmod(0o555)
    yield
    place.chmod(0o755)


def test_a_file_on_a_medium_that_cannot_be_written_is_copied_here_and_opened(
    qtbot: QtBot, made: Path, clock: FixedClock, tmp_path: Path, home: Path
) -> None:
    acts = acts_in(made)
    with small_disk(tmp_path / "stick", "8m") as stick:
        (stick / "m.db").write_bytes(made.read_bytes())
        with locked(stick), started(stick / "m.db", clock) as program:
            assert "打不开文件" in trouble(program, qtbot) or "只读" in trouble(program, qtbot)
            press(program, qtbot, "复制到这台电脑并打开")
            opens(program, qtbot)
            assert program.database.parent == home
            assert program.shell.bridge.ask(journal.count_acts) == acts


def test_acts_that_stand_only_in_the_log_come_along_from_a_medium_that_cannot_be_written(
    qtbot: QtBot, made: Path, clock: FixedClock, tmp_path: Path, home: Path
) -> None:
    """Opened as it lies, such a file would show none of them (reliability.md 2.3)."""
    with open_desk(made, clock) as desk:
        for name in ("云溪", "东岭"):
            desk.do(AddOrganisation(name=name, kind="党支部"))
        acts = desk.ask(journal.count_acts)
        killed = {tail: made.with_name(made.name + tail).read_bytes() for tail in ("", "-wal", ".head")}
    with small_disk(tmp_path / "stick", "8m") as stick:
        for tail, data in killed.items():
            (stick / f"m.db{tail}").write_bytes(data)
        with locked(stick), started(stick / "m.db", clock) as program:
            trouble(program, qtbot)
            press(program, qtbot, "复制到这台电脑并打开")
            opens(program, qtbot)
            assert program.shell.bridge.ask(journal.count_acts) == acts


def test_a_damaged_file_leads_to_its_newest_copy(
    qtbot: QtBot, made: Path, clock: FixedClock, home: Path
) -> None:
    data = bytearray(made.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    made.write_bytes(data)
    with started(made, clock) as program:
        assert "损坏" in trouble(program, qtbot)
        press(program, qtbot, "复制到这台电脑并打开")
        opens(program, qtbot)
        assert program.shell.bridge.meeting_id is not None


def no_text(database: Path, *columns: str) -> None:
    """A rotten bit: bytes in a text that are no UTF-8."""
    connection = engines.connect(database)
    for column in columns:
        connection.execute(f"UPDATE {column} = CAST(x'e6bc94ff' AS TEXT)")
    connection.close()


@pytest.mark.parametrize("what", ["meeting_meeting SET title", "roster_organisation SET name"])
def test_a_text_that_is_none_any_more_is_told_in_one_sentence_and_a_copy_opens(
    qtbot: QtBot, made: Path, clock: FixedClock, home: Path, what: str
) -> None:
    no_text(made, what)
    before = acts_counted(made)
    with started(made, clock) as program:
        assert f"“{made.name}”已损坏" in trouble(program, qtbot)
        assert acts_counted(made) == before
        press(program, qtbot, "复制到这台电脑并打开")
        opens(program, qtbot)
        assert program.shell.bridge.meeting_id is not None


def spoilt(made: Path, how: str) -> None:
    if how == "foreign":
        made.write_text("会议" * 3000, encoding="utf-8")
        return
    other = dbapi2.connect(made)
    other.execute("PRAGMA journal_mode=DELETE")
    other.execute("PRAGMA user_version=99")
    other.close()


@pytest.mark.parametrize(("how", "words"), [("foreign", "不是 MeetingDesk"), ("newer", "更新")])
def test_a_file_that_is_not_for_this_program_is_left_as_it_is(
    qtbot: QtBot, made: Path, clock: FixedClock, how: str, words: str
) -> None:
    spoilt(made, how)
    before = made.read_bytes()
    with started(made, clock) as program:
        assert words in trouble(program, qtbot)
        page = program.window.page("trouble")
        assert page is not None
        assert "选另一个文件…" in words_on(page)
    assert made.read_bytes() == before


def test_a_cut_log_is_told_at_the_start_with_the_way_to_the_copies(
    qtbot: QtBot, made: Path, clock: FixedClock
) -> None:
    keep = made.read_bytes()
    with open_desk(made, clock) as desk:
        desk.undo(desk.undoable().seq)  # type: ignore[union-attr]
    made.write_bytes(keep)
    with started(made, clock) as program:
        opens(program, qtbot)
        alarm = program.window.alarm
        assert "少了 1 步" in alarm.accessibleName() or "缺 1 步" in alarm.accessibleName()
        assert "copies" in alarm.buttons


def test_a_confidential_file_asks_for_its_passphrase_and_says_when_it_is_wrong(
    qtbot: QtBot, made: Path, clock: FixedClock
) -> None:
    secrecy.turn(made, [paths.safety_folder(made)], None, secrecy.Passphrase("correct horse"))
    with started(made, clock) as program:
        assert "口令" in trouble(program, qtbot)
        for words in ("wrong horse!", "correct horse"):
            page = program.window.page("trouble")
            assert page is not None
            (field,) = page.findChildren(QLineEdit)
            qtbot.keyClicks(field, words)
            press(program, qtbot, "打开")
            if words.startswith("wrong"):
                qtbot.waitUntil(lambda: "大写锁定" in trouble(program, qtbot))
        opens(program, qtbot)
        assert program.shell.bridge.meeting_id is not None
