"""The stick for copies is out, pulled out, full or write-protected: told with what helps, and it goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from meetingdesk.foundation import durable
from meetingdesk.roster.commands import AddPerson
from meetingdesk.storage import safety
from meetingdesk.storage.keeper import Keeper
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting
from tests.ui.faulty import small_disk
from tests.ui.windows import words_on


@pytest.fixture(autouse=True)
def _another_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of this disk stands for the stick."""
    monkeypatch.setattr(Keeper, "same_disk", False)


@pytest.fixture
def stick(shell: Shell, tmp_path: Path) -> Path:
    """A stick that took a copy, a meeting in front."""
    folder = tmp_path / "stick"
    folder.mkdir()
    shell.open_meeting(a_meeting(shell.bridge.desk))
    shell.bridge.opened.keeper.keep_at(folder)
    shell.bridge.opened.keeper.copy_now()
    return folder


def copy_after_an_act(shell: Shell, name: str) -> None:
    shell.clock.advance(720)  # type: ignore[attr-defined]  # a test's clock
    shell.bridge.desk.do(AddPerson(name=name))  # two minutes are over: a copy is made
    shell.care.look()
    shell.refresh()


def told(shell: Shell) -> str:
    alarm = shell.window.alarm
    return alarm.accessibleName() if alarm.isVisible() else ""


def is_over(shell: Shell, bot: QtBot) -> None:
    """Pressed again, the copy is made, the line goes, the top line tells of two places."""
    shell.window.alarm.buttons["copy"].click()
    bot.waitUntil(lambda: told(shell) == "" and not shell.tasks.running())
    assert shell.bridge.opened.keeper.second_failure is None
    shell.refresh()
    assert "安全副本 刚才，两处" in words_on(shell.window.top)


def test_a_stick_that_is_out_is_told_once_and_the_top_line_keeps_its_age(
    shell: Shell, stick: Path, qtbot: QtBot
) -> None:
    aside = stick.rename(stick.with_name("in the pocket"))
    copy_after_an_act(shell, "甲")
    assert "没有插" in told(shell)
    assert str(stick) in told(shell)
    assert "第二处停在 12 分钟前" in words_on(shell.window.top)
    shell.window.alarm.buttons["seen"].click()
    copy_after_an_act(shell, "乙")
    assert told(shell) == ""
    aside.rename(stick)
    shell.bridge.opened.keeper.copy_now()
    assert shell.bridge.opened.keeper.second_failure is None
    assert len(safety.copies(stick, shell.bridge.opened.path.stem)) == 2


def test_pulled_out_in_mid_copy_leaves_no_half_copy_that_counts(
    shell: Shell, stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pocket, carried = stick.with_name("in the pocket"), durable.sync_file
    before = {path.name for path in stick.iterdir()}

    def pull(part: Path) -> None:
        if part.parent == stick:
            part.write_bytes(part.read_bytes()[:5000])
            stick.rename(pocket)
        carried(part)

    with monkeypatch.context() as pulled:
        pulled.setattr(durable, "sync_file", pull)
        copy_after_an_act(shell, "甲")
    assert "还没有写完" in told(shell)
    assert {path.name for path in pocket.glob("*.db")} == before
    pocket.rename(stick)
    is_over(shell, qtbot)
    assert not list(stick.glob("*.part*"))
    newest = safety.copies(stick, shell.bridge.opened.path.stem)[0]
    assert safety.verify_copy(newest) == shell.bridge.desk.history(1)[0].seq


def test_a_full_stick_says_so_and_takes_copies_again_once_there_is_room(
    shell: Shell, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    with small_disk(tmp_path / "disk", "64k") as disk:
        shell.bridge.opened.keeper.keep_at(disk)
        with monkeypatch.context() as full:
            if not os.path.ismount(disk):  # a user who may not mount: the same error of the system
                full.setattr(shutil, "copyfile", _full)
            copy_after_an_act(shell, "甲")
        assert "满了" in told(shell)
        assert not list(disk.iterdir())
        assert "第二处还没有副本" in words_on(shell.window.top)
        assert shell.bridge.opened.keeper.failure is None
        shell.bridge.opened.keeper.keep_at(tmp_path)
        is_over(shell, qtbot)


def _full(*_given: object) -> None:
    raise OSError(28, os.strerror(28))


def _protected(*_given: object) -> None:
    raise OSError(30, os.strerror(30))


def test_a_write_protected_stick_says_what_to_release(
    shell: Shell, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    with small_disk(tmp_path / "disk", "8m") as disk:
        shell.bridge.opened.keeper.keep_at(disk)
        with monkeypatch.context() as protected:
            if os.path.ismount(disk):
                subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            else:
                protected.setattr(shutil, "copyfile", _protected)
            copy_after_an_act(shell, "甲")
        assert "写保护" in told(shell)
        if os.path.ismount(disk):
            subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        is_over(shell, qtbot)
