"""到会指导 on the overview: noted without a name, completed later, taken off, brought back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.commands import AddGuest, ArchiveMeeting, EndMeeting, StartMeeting
from meetingdesk.meeting.queries import GuestRow
from meetingdesk.ui.overview.page import ThePage
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting
from tests.ui.windows import words_on

UNIT = "演示上级单位"


@pytest.fixture
def page(qtbot: QtBot, shell: Shell) -> ThePage:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    shell.go("overview")
    found: Any = shell.window.current()
    qtbot.waitUntil(found.before.facts.isVisible)
    return found


def guests(shell: Shell) -> list[GuestRow]:
    return list(shell.bridge.ask(meetings.guests, shell.context.meeting_id))


def press(qtbot: QtBot, page: ThePage, name: str) -> None:
    found = [
        one for one in page.findChildren(QPushButton) if one.isVisible() and one.accessibleName() == name
    ]
    assert len(found) == 1, name
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def write(page: ThePage, **told: str) -> None:
    for name, words in told.items():
        field = next(
            one for one in page.findChildren(QLineEdit) if one.isVisible() and one.accessibleName() == name
        )
        field.insert(words)


def add_the_unit(qtbot: QtBot, page: ThePage) -> None:
    press(qtbot, page, "登记 到会指导")
    write(page, 单位=UNIT, 职务="演示科长", 做什么="业务答疑")
    press(qtbot, page, "登记")


def test_a_guest_without_a_name_is_noted_by_the_unit(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    assert "还没有登记" in words_on(page.before.facts)
    add_the_unit(qtbot, page)
    [guest] = guests(shell)
    assert (guest.unit, guest.name, guest.post, guest.did) == (UNIT, None, "演示科长", "业务答疑")
    assert UNIT in words_on(page.before.facts)


def test_the_name_is_written_in_once_it_is_known(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    add_the_unit(qtbot, page)
    press(qtbot, page, "登记、更正 到会指导")
    press(qtbot, page, f"更正 {UNIT}")
    write(page, 姓名="演示来宾")
    press(qtbot, page, "更正")
    [guest] = guests(shell)
    assert (guest.unit, guest.name, guest.did) == (UNIT, "演示来宾", "业务答疑")
    assert "演示来宾" in words_on(page.before.facts)


def test_a_guest_taken_off_is_gone_and_undo_brings_them_back(
    qtbot: QtBot, shell: Shell, page: ThePage
) -> None:
    add_the_unit(qtbot, page)
    press(qtbot, page, "登记、更正 到会指导")
    write(page, 单位="演示另一单位")
    press(qtbot, page, f"移出 {UNIT}")
    assert guests(shell) == []
    assert f"移出 {UNIT}" not in words_on(page)
    shell.bridge.undo()
    assert [guest.unit for guest in guests(shell)] == [UNIT]
    qtbot.waitUntil(lambda: f"移出 {UNIT}" in words_on(page))
    press(qtbot, page, "登记")
    assert UNIT in {guest.unit for guest in guests(shell)}
    assert f"{UNIT}、演示另一单位" in words_on(page.before.facts), "what was typed meanwhile stayed"


def test_neither_unit_nor_name_is_said_at_the_field(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    press(qtbot, page, "登记 到会指导")
    write(page, 职务="演示科长")
    press(qtbot, page, "登记")
    unit = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == "单位")
    assert "请写单位或姓名" in unit.accessibleDescription()
    assert guests(shell) == []


def test_once_filed_the_guests_are_only_read(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    of, desk = shell.context.meeting_id, shell.bridge.desk
    desk.do(AddGuest(meeting_id=of, unit=UNIT))
    for step in (StartMeeting, EndMeeting, ArchiveMeeting):
        desk.do(step(meeting_id=of))
    qtbot.waitUntil(page.after.facts.isVisible)
    seen = words_on(page.after.facts)
    assert UNIT in seen
    assert "登记、更正 到会指导" not in seen
