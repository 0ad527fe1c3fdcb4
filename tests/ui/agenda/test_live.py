"""A whole agenda played by keyboard alone: start, parts, skip, on the fly, finish; the times it shows."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.agenda.commands import AddItem
from meetingdesk.meeting.commands import StartMeeting
from meetingdesk.ui.asking import AskCard
from tests.ui.agenda.conftest import Room

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def key(qtbot: QtBot, room: Room, which: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    focus = room.page.focusWidget()
    qtbot.keyClick(focus if isinstance(focus, QWidget) else room.page, which, held)


def clock(row: object, name: str) -> str:
    at = getattr(row, name)
    return f"{at:%H:%M}" if at else ""


def times(room: Room, name: str) -> list[str]:
    return [clock(row, name) for row in room.items()]


def build(room: Room, qtbot: QtBot) -> None:
    """述职 60 minutes in two parts, 测评 20 fixed at 10:20, 点评 30, 学习 20."""
    add = {"meeting_id": room.meeting}
    for title, minutes, fixed in (
        ("述职", None, None), ("甲", 30, None), ("乙", 30, None),
        ("测评", 20, datetime(2023, 3, 17, 10, 20)), ("点评", 30, None), ("学习", 20, None),
    ):  # fmt: skip
        room.desk.do(AddItem(**add, title=title, planned_minutes=minutes, planned_start=fixed))
    room.page.focus_first()
    for place in (1, 2):  # 甲 and 乙 become parts of 述职
        room.page.list.choose(room.items()[place].id)
        key(qtbot, room, Qt.Key.Key_Right, ALT)


def add_on_the_fly(room: Room, qtbot: QtBot, behind: int) -> None:
    """Notice, 5 minutes, right behind a row."""
    room.page.list.setFocus()
    room.page.list.choose(room.items()[behind].id)
    key(qtbot, room, Qt.Key.Key_Insert)
    card = room.page.findChild(AskCard)
    qtbot.keyClicks(card.title.field, "Notice")
    qtbot.keyClick(card.title.field, Qt.Key.Key_Return)
    qtbot.keyClick(card.who.field, Qt.Key.Key_Return)
    qtbot.keyClicks(card.minutes.field, "5")
    for field in card.fields[2:]:
        qtbot.keyClick(field.field, Qt.Key.Key_Return)


def test_a_morning_is_played_by_keyboard(room: Room, qtbot: QtBot) -> None:
    """It begins late and gets later, until an item is left out."""
    build(room, qtbot)
    assert [row.number + row.title for row in room.items()] == [
        "一述职", "（一）甲", "（二）乙", "二测评", "三点评", "四学习",
    ]  # fmt: skip
    assert times(room, "planned_start") == ["09:00", "09:00", "09:30", "10:20", "10:40", "11:10"]
    assert "前面空着 20 分钟，到 10:20 才开始" in room.read()[3]

    room.desk.do(StartMeeting(meeting_id=room.meeting))
    room.clock.set(datetime(2023, 3, 17, 9, 5))
    room.page.refresh()
    key(qtbot, room, Qt.Key.Key_F7)  # 述职 with its first part
    assert [row.state for row in room.items()][:3] == ["running", "running", "waiting"]
    room.clock.set(datetime(2023, 3, 17, 9, 45))
    key(qtbot, room, Qt.Key.Key_F7)  # 甲 took 40
    assert room.page.turn.words == "开始乙"
    key(qtbot, room, Qt.Key.Key_F7)
    assert "计划 9:30" in room.read()[2]
    assert "实际 9:45" in room.read()[2]
    assert "现在拖后 15:00" in room.page._head.subtitle.text()
    assert "前面空着 5 分钟" in room.read()[3]

    room.clock.set(datetime(2023, 3, 17, 10, 25))
    key(qtbot, room, Qt.Key.Key_F7)  # 乙 took 40
    assert room.page.turn.words == "结束述职"
    assert "要晚 5 分钟开始" in room.read()[3]
    key(qtbot, room, Qt.Key.Key_F7)
    key(qtbot, room, Qt.Key.Key_F7)  # 测评
    add_on_the_fly(room, qtbot, behind=3)
    assert [row.title for row in room.items()][3:] == ["测评", "Notice", "点评", "学习"]
    assert times(room, "projected_start")[4:] == ["10:45", "10:50", "11:20"]

    room.page.list.choose(room.items()[5].id)
    key(qtbot, room, Qt.Key.Key_F7, SHIFT)  # no 点评 today
    assert times(room, "projected_start")[4:] == ["10:45", "", "10:50"]
    room.clock.set(datetime(2023, 3, 17, 10, 41))
    for minutes in (41, 41, 46, 46):  # 测评 ends, Notice 5 minutes, 学习
        room.clock.set(datetime(2023, 3, 17, 10, minutes))
        key(qtbot, room, Qt.Key.Key_F7)
    room.clock.set(datetime(2023, 3, 17, 11, 6))
    key(qtbot, room, Qt.Key.Key_F7)
    assert [row.state for row in room.items()] == [
        "done", "done", "done", "done", "done", "skipped", "done",
    ]  # fmt: skip
    assert [(clock(row, "began_at"), clock(row, "ended_at")) for row in room.items()] == [
        ("09:05", "10:25"), ("09:05", "09:45"), ("09:45", "10:25"), ("10:25", "10:41"), ("10:41", "10:46"),
        ("", ""), ("10:46", "11:06"),
    ]  # fmt: skip
    assert "现在提前 24:00" in room.page._head.subtitle.text()
    assert "多用 10:00" in room.read()[1]
    assert not room.page.turn.isVisible()
