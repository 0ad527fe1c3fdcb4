"""1366x768 at 150 % leaves 911x512 points: desk, roster, agenda and the days before stay whole there."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.ui.parts.buttons import Button, Link
from tests.ui.windows import a_window, parts_of, spoken_name, takes_focus

SMALL = (911, 512)
AT = dt.datetime(2026, 3, 13, 8, 12)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("name", ["roster", "signin", "agenda", "speakers", "invitation", "evaluation"])
def test_nothing_is_cut_sideways_and_every_part_scrolls_into_sight(
    qtbot: QtBot, sample_files: dict[str, Path], tmp_path: Path, name: str, language: str
) -> None:
    moment = "after" if name == "evaluation" else "before"  # with its results, the widest of its steps
    shutil.copy(sample_files[moment], tmp_path / "meeting.db")
    with a_window(tmp_path / "meeting.db", FixedClock(AT), language, SMALL) as shell:
        shell.go(name)
        qtbot.wait(50)
        page = shell.window.current()
        assert page is not None
        room = page.parentWidget()
        assert (shell.window.width(), shell.window.height()) == SMALL
        assert page.width() <= room.width()
        shown = parts_of(page)
        cut = [
            spoken_name(part) for part in shown
            if isinstance(part, Button | Link) and part.width() < part.sizeHint().width()
        ]  # fmt: skip
        assert cut == []
        for part in filter(takes_focus, shown):
            part.setFocus(Qt.FocusReason.TabFocusReason)
            top = QRect(part.mapTo(room, QPoint(0, 0)), part.size()).intersected(room.rect())
            assert not top.isEmpty(), f"{spoken_name(part)} stays out of sight"


def test_no_other_page_is_wider_than_its_room_in_the_longer_language(
    qtbot: QtBot, sample_files: dict[str, Path], tmp_path: Path
) -> None:
    shutil.copy(sample_files["after"], tmp_path / "meeting.db")
    with a_window(tmp_path / "meeting.db", FixedClock(AT), "en", SMALL) as shell:
        for name in ("overview", "commentary", "history", "settings", "care", "filing"):
            shell.go(name)
            qtbot.wait(20)
            page = shell.window.current()
            assert page is not None
            assert page.width() <= page.parentWidget().width(), name
        shell.open_meeting(None)
        column = shell.window.current().findChildren(Button)  # type: ignore[union-attr]  # the first page
        assert all(part.mapTo(shell.window, part.rect().bottomRight()).x() < SMALL[0] for part in column)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_what_is_asked_is_in_sight_with_its_verb(
    qtbot: QtBot, sample_files: dict[str, Path], tmp_path: Path, language: str
) -> None:
    """At the desk and in the agenda; sideways nothing has to be scrolled."""
    shutil.copy(sample_files["before"], tmp_path / "meeting.db")
    with a_window(tmp_path / "meeting.db", FixedClock(AT), language, SMALL) as shell:
        shell.go("signin")
        desk: Any = shell.window.current()
        desk.field.setText("区")
        qtbot.keyClick(desk.field, Qt.Key.Key_F3)
        qtbot.wait(50)
        assert whole_in_sight(desk.side.asked().verb, desk)
        shell.go("agenda")
        agenda: Any = shell.window.current()
        agenda.list.choose(agenda.list.rows.shown()[2].id)
        agenda.begin_change()
        qtbot.wait(50)
        assert agenda.width() <= agenda.parentWidget().width()
        assert whole_in_sight(agenda.asking.fields[0], agenda)


def whole_in_sight(part: QWidget, page: QWidget) -> bool:
    room = page.parentWidget()
    return room.rect().contains(QRect(part.mapTo(room, QPoint(0, 0)), part.size()))
