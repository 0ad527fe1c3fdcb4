"""设置: what is chosen is kept at once and told new meetings; operators, safety copies, the lock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.foundation import paths
from meetingdesk.foundation import settings as choices
from meetingdesk.foundation.settings import Settings
from meetingdesk.meeting import queries
from meetingdesk.meeting.people import AddOperator
from meetingdesk.speakers import queries as speakers
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


def kept() -> Settings:
    return choices.load(paths.settings_file())


def segment(part: QWidget, words: str) -> QAbstractButton:
    return next(one for one in part.findChildren(QAbstractButton) if one.text() == words)


def test_choices_are_kept_as_soon_as_they_are_made(shell: Shell) -> None:
    page = the_page(shell)
    segment(page.idle, "10 分钟").click()
    segment(page.turn, "5 分钟").click()
    segment(page.amber, "30 秒").click()
    segment(page.look, "深色").click()
    told = kept()
    assert (told.lock_after_minutes, told.look) == (10, "dark")
    assert (told.turn_seconds, told.amber_seconds) == (300, 30)


def test_a_start_time_is_kept_once_it_is_one(qtbot: QtBot, shell: Shell) -> None:
    page = the_page(shell)
    page.start.field.setText("25:00")
    qtbot.keyClick(page.start.field, Qt.Key.Key_Return)
    assert page.start.field.accessibleDescription() == "请写几点几分"
    page.start.field.setText("14:30")
    qtbot.keyClick(page.start.field, Qt.Key.Key_Return)
    assert kept().start_time == "14:30"
    assert page.start.field.accessibleDescription() == ""


def test_a_new_meeting_begins_with_these_times(shell: Shell) -> None:
    shell.change(shell.settings.changed(start_time="14:30", turn_seconds=300, amber_seconds=30))
    shell.open_meeting(None)
    welcome: Any = shell.window.current()
    welcome.begin_with_file(Path("演示名册.xlsx"))
    card = shell.window.findChild(AskCard)
    assert card is not None
    assert card.fields[2].field.text() == "14:30"
    card.fields[0].field.setText("演示评议会")
    card.decide()
    rules = shell.bridge.ask(speakers.rules, shell.bridge.meeting_id)
    assert (rules.planned_seconds, rules.amber_seconds) == (300, 30)


def test_the_lock_is_drawn_from_here(shell: Shell) -> None:
    the_page(shell).lock.click()
    assert shell.locking.curtain is not None


def test_a_size_that_the_screen_has_no_room_for_is_closed(shell: Shell) -> None:
    page = the_page(shell)  # the screen of a test has 800 × 800 points
    assert segment(page.scale, "100 %").isEnabled()
    assert not segment(page.scale, "150 %").isEnabled()
