"""Templates of the office and earlier agendas, beside the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from meetingdesk.agenda.commands import AddItem
from meetingdesk.agenda.filling import kept_agendas
from meetingdesk.ui.agenda.sources import SourcesCard
from tests.builders import a_meeting
from tests.ui.agenda.conftest import NINE, Room
from tests.ui.agenda.test_page import press, three_items


def card(room: Room) -> SourcesCard:
    return next(one for one in room.page.findChildren(SourcesCard) if one.isVisible())


def names(room: Room) -> list[str]:
    return [row.name for row in room.desk.ask(kept_agendas)]


def choose(room: Room, name: str) -> None:
    row = next(one for one in card(room)._rows.shown() if one.name == name)
    card(room).list.choose(row.id)


def test_an_agenda_is_kept_renamed_used_and_deleted(room: Room, qtbot: QtBot) -> None:
    three_items(room)
    press(qtbot, room, "模板")
    card(room).name.field.setText("半年述职")
    press(qtbot, room, "存现在的议程")
    assert names(room) == ["半年述职"]
    choose(room, "半年述职")
    card(room).name.field.setText("年度述职")
    press(qtbot, room, "改名")
    assert names(room) == ["年度述职"]
    room.desk.do(AddItem(meeting_id=room.meeting, title="多出来的"))
    choose(room, "年度述职")
    press(qtbot, room, "替换现有环节")
    assert room.titles() == ["演示签到", "演示述职", "演示点评"]
    press(qtbot, room, "模板")
    choose(room, "年度述职")
    qtbot.mouseClick(card(room).remove, Qt.MouseButton.LeftButton)
    assert names(room) == []


def test_without_a_name_nothing_is_kept_and_the_field_says_so(room: Room, qtbot: QtBot) -> None:
    three_items(room)
    press(qtbot, room, "模板")
    press(qtbot, room, "存现在的议程")
    assert "请先写模板的名称" in card(room).name.field.accessibleDescription()
    assert names(room) == []


def test_the_usual_templates_can_be_neither_renamed_nor_deleted(room: Room, qtbot: QtBot) -> None:
    three_items(room)
    press(qtbot, room, "模板")
    assert not card(room).rename.isEnabled()
    assert not card(room).remove.isEnabled()


def test_last_years_agenda_is_taken_from_the_empty_page_by_keyboard(room: Room, qtbot: QtBot) -> None:
    earlier = a_meeting(room.desk, title="去年的演示会", start=NINE.replace(year=2022))
    room.desk.do(AddItem(meeting_id=earlier, title="去年的述职", planned_minutes=45))
    room.page.refresh()
    press(qtbot, room, "模板和往年议程")
    choose(room, "去年的演示会")
    qtbot.keyClick(card(room).list, Qt.Key.Key_Return)
    assert room.titles() == ["去年的述职"]


def test_esc_goes_back_to_the_agenda(room: Room, qtbot: QtBot) -> None:
    three_items(room)
    press(qtbot, room, "模板")
    qtbot.keyClick(card(room).list, Qt.Key.Key_Escape)
    assert not any(one.isVisible() for one in room.page.findChildren(SourcesCard))
    assert room.page.list.hasFocus()
