"""The field among the shortcuts of the window: pages and undo still answer while it has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from meetingdesk.signin import queries
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.signin.page import ThePage
from tests.builders import a_meeting, some_attendees

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(shell: Shell, qtbot: QtBot) -> ThePage:
    meeting = a_meeting(shell.bridge.desk)
    some_attendees(shell.bridge.desk, meeting, "郑一", "钱二")
    shell.open_meeting(meeting)
    shell.go("signin")
    shell.window.activateWindow()
    found = shell.window.current()
    assert isinstance(found, ThePage)
    qtbot.waitUntil(found.field.hasFocus)
    return found


def present(page: ThePage) -> int:
    return page.bridge.ask(queries.counts, page.context.meeting_id).present


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_1, "overview"), (Qt.Key.Key_3, "agenda")])
def test_ctrl_and_a_digit_leaves_for_another_page_and_types_nothing(
    qtbot: QtBot, shell: Shell, page: ThePage, key: Qt.Key, name: str
) -> None:
    qtbot.keyClick(page.field, key, CONTROL)
    assert shell.window.name_of_current() == name
    assert page.field.text() == ""


def test_ctrl_z_with_nothing_typed_takes_back_the_last_sign_in(qtbot: QtBot, page: ThePage) -> None:
    qtbot.keyClicks(page.field, "z1")  # so that the field has something of its own to take back
    page.field.setText("郑一")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert present(page) == 1
    qtbot.keyClick(page.field, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: present(page) == 0)
    assert page.field.hasFocus()


def test_ctrl_z_while_typing_takes_back_what_was_typed(qtbot: QtBot, page: ThePage) -> None:
    qtbot.keyClicks(page.field, "zh")
    qtbot.keyClick(page.field, Qt.Key.Key_Z, CONTROL)
    assert page.field.text() == ""
    assert present(page) == 0


def test_tab_with_nothing_typed_goes_on_to_the_next_control(qtbot: QtBot, page: ThePage) -> None:
    qtbot.keyClick(page.field, Qt.Key.Key_Tab)
    assert not page.field.hasFocus()


def test_the_field_has_the_focus_again_when_the_page_comes_back(
    qtbot: QtBot, shell: Shell, page: ThePage
) -> None:
    page.board.setFocus()
    qtbot.keyClick(shell.window, Qt.Key.Key_3, CONTROL)
    qtbot.keyClick(shell.window, Qt.Key.Key_4, CONTROL)
    assert page.field.hasFocus()
