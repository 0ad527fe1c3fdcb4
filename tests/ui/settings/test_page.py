"""设置: operators and safety copies; language and look are held by the shell's tests."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from meetingdesk.meeting import queries
from meetingdesk.meeting.people import AddOperator
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.settings.page import ThePage
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting
from tests.ui.test_shell import button
from tests.ui.windows import words_on


def the_page(shell: Shell) -> ThePage:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    shell.bridge.desk.do(AddOperator(name="演示甲"))
    shell.go("settings")
    found: Any = shell.window.current()
    return found


def test_a_pin_is_set_and_said(qtbot: QtBot, shell: Shell) -> None:
    page = the_page(shell)
    button(shell, "设口令 演示甲").click()
    card = page.findChild(AskCard)
    assert card is not None
    card.fields[0].field.setText("2468")
    card.decide()
    assert [row.has_pin for row in shell.bridge.ask(queries.operators)] == [True]
    qtbot.waitUntil(lambda: "要口令" in words_on(page))


def test_an_operator_is_removed_and_undo_brings_them_back(qtbot: QtBot, shell: Shell) -> None:
    page = the_page(shell)
    button(shell, "移出 演示甲").click()
    assert shell.bridge.ask(queries.operators) == ()
    shell.bridge.undo()
    qtbot.waitUntil(lambda: "演示甲" in words_on(page))


def test_a_safety_copy_is_made_and_its_age_told(qtbot: QtBot, shell: Shell) -> None:
    page = the_page(shell)
    page.copy.click()
    qtbot.waitUntil(lambda: "最近一份：刚才" in words_on(page))
