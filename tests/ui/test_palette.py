"""Ctrl+K: people, actions and pages by a few letters; Enter does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from meetingdesk.signin import queries
from meetingdesk.ui.palette import Palette
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting, some_attendees


@pytest.fixture
def palette(shell: Shell) -> Palette:
    meeting = a_meeting(shell.bridge.desk)
    some_attendees(shell.bridge.desk, meeting, "郑一", "王二", "张三")
    shell.open_meeting(meeting)
    shell.find()
    assert shell.palette is not None
    return shell.palette


def shown(palette: Palette) -> list[str]:
    return [choice.face.name for choice in palette.rows.shown()]


def test_people_come_before_actions_and_pages(qtbot: QtBot, palette: Palette) -> None:
    qtbot.keyClicks(palette.field, "z")
    assert shown(palette)[:3] == ["人", "郑一", "张三"]


def test_enter_signs_in_whoever_is_not_here(qtbot: QtBot, shell: Shell, palette: Palette) -> None:
    qtbot.keyClicks(palette.field, "we")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    meeting = shell.context.meeting_id
    qtbot.waitUntil(lambda: shell.bridge.ask(queries.counts, meeting).present == 1)
    assert [row.name for row in shell.bridge.ask(queries.recent, meeting)] == ["王二"]


def test_arrows_walk_past_the_heads(qtbot: QtBot, palette: Palette) -> None:
    qtbot.keyClicks(palette.field, "z")
    for _turn in range(2):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    chosen = palette.rows.row(palette.list.current_id() or "")
    assert chosen is not None
    assert chosen.do is not None


def test_a_page_opens_by_its_pinyin(qtbot: QtBot, shell: Shell, palette: Palette) -> None:
    qtbot.keyClicks(palette.field, "mingce")
    assert "名册" in shown(palette)
    palette._do("page-roster")
    qtbot.waitUntil(lambda: shell.window.name_of_current() == "roster")


def test_esc_leaves_it_without_doing_anything(qtbot: QtBot, shell: Shell, palette: Palette) -> None:
    before = shell.bridge.desk.history(1)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert shell.bridge.desk.history(1) == before


def test_what_nobody_can_be_meant_by_is_said(qtbot: QtBot, palette: Palette) -> None:
    palette.field.setText("没有这个人")
    assert shown(palette) == ["没有找到“没有这个人”"]
