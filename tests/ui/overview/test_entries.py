"""Guests and figures of the year on the overview: noted, completed, put in order, taken off, brought back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.wording import use_language
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.commands import AddGuest, ArchiveMeeting, EndMeeting, SetFigure, StartMeeting
from meetingdesk.meeting.queries import FigureRow, GuestRow
from meetingdesk.minutes.figures import WORDS
from meetingdesk.ui.overview import figures as forms
from meetingdesk.ui.overview.entries import EntriesCard
from meetingdesk.ui.overview.page import ThePage
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting
from tests.ui.windows import words_on

UNIT = "演示上级单位"


@pytest.fixture
def page(qtbot: QtBot, shell: Shell) -> ThePage:
    shell.open_meeting(a_meeting(shell.bridge.desk, year_assessed=2022))
    shell.go("overview")
    found: Any = shell.window.current()
    qtbot.waitUntil(found.before.facts.isVisible)
    return found


def guests(shell: Shell) -> list[GuestRow]:
    return list(shell.bridge.ask(meetings.guests, shell.context.meeting_id))


def figures(shell: Shell) -> list[FigureRow]:
    return list(shell.bridge.ask(meetings.figures, shell.context.meeting_id))


def press(qtbot: QtBot, page: ThePage, name: str) -> None:
    found = [
        one for one in page.findChildren(QPushButton) if one.isVisible() and one.accessibleName() == name
    ]
    assert len(found) == 1, name
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def form(page: ThePage) -> EntriesCard:
    assert isinstance(page._form, EntriesCard)
    return page._form


def write(page: ThePage, **told: str) -> None:
    by_name = {one.field.accessibleName(): one.field for one in form(page).fields}
    for name, words in told.items():
        by_name[name].setText(words)


def choose(page: ThePage, name: str) -> None:
    card = form(page)
    card.list.choose(next(row.id for row in card.rows.shown() if name in {row.name, row.unit}))


def add_guest(qtbot: QtBot, page: ThePage, **told: str) -> None:
    write(page, **told)
    press(qtbot, page, "登记")


def test_a_guest_without_a_name_is_noted_by_the_unit(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    assert "还没有登记" in words_on(page.before.facts)
    press(qtbot, page, "登记 到会指导")
    add_guest(qtbot, page, 单位=UNIT, 职务="演示科长", 做什么="业务答疑")
    (guest,) = guests(shell)
    assert (guest.unit, guest.name, guest.post, guest.did) == (UNIT, None, "演示科长", "业务答疑")
    assert form(page).rows.index(0, 0).data() == "〔待补〕"
    assert {one.field.text() for one in form(page).fields} == {""}, "ready for the next one"
    press(qtbot, page, "返回")
    assert UNIT in words_on(page.before.facts)


def test_the_name_is_written_in_once_it_is_known(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    press(qtbot, page, "登记 到会指导")
    add_guest(qtbot, page, 单位=UNIT, 做什么="业务答疑")
    choose(page, UNIT)
    write(page, 姓名="演示来宾")
    press(qtbot, page, "更正")
    (guest,) = guests(shell)
    assert (guest.unit, guest.name, guest.did) == (UNIT, "演示来宾", "业务答疑")


def test_guests_are_put_in_order_and_taken_off(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    press(qtbot, page, "登记 到会指导")
    for name in ("甲一", "乙二", "丙三"):
        add_guest(qtbot, page, 姓名=name)
    choose(page, "丙三")
    press(qtbot, page, "上移")
    assert [one.name for one in guests(shell)] == ["甲一", "丙三", "乙二"]
    press(qtbot, page, "上移")
    assert [one.name for one in guests(shell)] == ["丙三", "甲一", "乙二"]
    assert not form(page).up.isEnabled(), "it is the first now"
    press(qtbot, page, "移出")
    assert [one.name for one in guests(shell)] == ["甲一", "乙二"]
    shell.bridge.undo()
    assert [one.name for one in guests(shell)] == ["丙三", "甲一", "乙二"]
    qtbot.waitUntil(lambda: len(form(page).rows.shown()) == 3)


def test_what_is_typed_stays_when_the_list_changes(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    press(qtbot, page, "登记 到会指导")
    write(page, 单位="演示另一单位")
    shell.bridge.do(AddGuest(meeting_id=shell.context.meeting_id, unit=UNIT))
    qtbot.waitUntil(lambda: len(form(page).rows.shown()) == 1)
    press(qtbot, page, "登记")
    assert [one.unit for one in guests(shell)] == [UNIT, "演示另一单位"]


def test_neither_unit_nor_name_is_said_at_the_field(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    press(qtbot, page, "登记 到会指导")
    add_guest(qtbot, page, 职务="演示科长")
    assert "请写单位或姓名" in form(page).fields[0].field.accessibleDescription()
    assert guests(shell) == []


def test_a_guest_may_turn_up_while_the_meeting_runs(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    shell.bridge.do(StartMeeting(meeting_id=shell.context.meeting_id))
    qtbot.waitUntil(page.live.isVisible)
    press(qtbot, page, "到会指导")
    qtbot.waitUntil(lambda: form(page).isVisible())
    add_guest(qtbot, page, 姓名="演示来宾")
    assert [one.name for one in guests(shell)] == ["演示来宾"]


def test_with_a_form_open_the_keys_of_the_pages_still_work(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    for link in ("登记 到会指导", "登记 年度数据"):
        shell.go("overview")
        press(qtbot, page, link)
        field = form(page).fields[0].field
        qtbot.keyClick(field, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: shell.window.name_of_current() == "signin")
        shell.go("overview")
        press(qtbot, page, "返回")


def test_once_filed_everything_is_only_read(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    of, desk = shell.context.meeting_id, shell.bridge.desk
    desk.do(AddGuest(meeting_id=of, unit=UNIT))
    for step in (StartMeeting, EndMeeting, ArchiveMeeting):
        desk.do(step(meeting_id=of))
    qtbot.waitUntil(page.after.facts.isVisible)
    seen = words_on(page.after.facts)
    assert UNIT in seen
    assert not seen & {"修改", "登记、更正 到会指导", "登记 年度数据"}


def test_a_figure_has_value_year_and_source(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    press(qtbot, page, "登记 年度数据")
    write(page, 数据名称="党支部", 数值="42", 数据来源="党内统计年报")
    press(qtbot, page, "登记")
    (figure,) = figures(shell)
    assert (figure.key, figure.value, figure.source) == ("branches_2022", "42", "党内统计年报")
    write(page, 数据名称="规上企业", 数值="12家", 年份="")
    press(qtbot, page, "登记")
    assert [(one.key, one.value) for one in figures(shell)][1:] == [("规上企业", "12家")]
    press(qtbot, page, "返回")
    assert "2 项" in words_on(page.before.facts)


def test_a_figure_is_corrected_and_taken_off(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    of = shell.context.meeting_id
    shell.bridge.do(SetFigure(meeting_id=of, key="members", value="507"))
    press(qtbot, page, "登记、更正 年度数据")
    form(page).list.choose(figures(shell)[0].id)
    write(page, 数值="508", 年份="22")
    press(qtbot, page, "更正")
    assert "请写四位年份" in form(page).fields[2].field.accessibleDescription()
    write(page, 年份="")
    press(qtbot, page, "更正")
    assert [(one.key, one.value) for one in figures(shell)] == [("members", "508")]
    form(page).list.choose(figures(shell)[0].id)
    press(qtbot, page, "移出")
    assert figures(shell) == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_known_figure_is_found_again_by_its_words(language: str) -> None:
    use_language(language)
    try:
        assert [forms.stored(forms.in_words(name)) for name in WORDS] == list(WORDS)
    finally:
        use_language("zh_CN")


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("branches", ("branches", "")),
        ("new_branches_2025", ("new_branches", "2025")),
        ("moved_in_2025.members", ("moved_in.members", "2025")),
        ("规上企业_2025", ("规上企业", "2025")),
    ],
)
def test_the_year_of_a_stored_name_comes_and_goes(key: str, parts: tuple[str, str]) -> None:
    assert forms.parted(key) == parts
    assert forms.joined(*parts) == key
