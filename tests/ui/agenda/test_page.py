"""The agenda as an organizer uses it: keys, buttons, words."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.agenda.commands import AddItem, RemoveItem
from meetingdesk.foundation.wording import use_language
from meetingdesk.meeting.commands import StartMeeting
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.parts.buttons import Button, Kind
from tests.ui.agenda.conftest import Room

LEFT = Qt.MouseButton.LeftButton


def press(qtbot: QtBot, room: Room, words: str) -> None:
    """The button that says so."""
    found = [one for one in room.page.findChildren(Button) if one.words == words and one.isVisible()]
    qtbot.mouseClick(found[0], LEFT)


def three_items(room: Room) -> list[str]:
    return [
        room.desk.do(AddItem(meeting_id=room.meeting, title=title, planned_minutes=minutes))
        for title, minutes in (("演示签到", 30), ("演示述职", 60), ("演示点评", 30))
    ]


def fixed(room: Room, hour: int, minute: int) -> str:
    at = datetime(2023, 3, 17, hour, minute)
    return room.desk.do(
        AddItem(meeting_id=room.meeting, title="演示讲话", planned_minutes=15, planned_start=at)
    )


def test_an_empty_agenda_offers_templates_with_one_that_stands_out(room: Room, qtbot: QtBot) -> None:
    shown = [one for one in room.page.findChildren(Button) if one.isVisible()]
    assert [one.words for one in shown if one.kind is Kind.PRIMARY] == ["述职评议会"]
    press(qtbot, room, "支部大会")
    assert "表决" in room.titles()
    assert room.page.list.isVisible()


def test_f7_starts_what_is_next_and_finishes_what_runs(room: Room, qtbot: QtBot) -> None:
    three_items(room)
    assert room.page.turn.words == "开始演示签到"
    qtbot.keyClick(room.page, Qt.Key.Key_F7)
    assert room.items()[0].state == "running"
    assert room.page.turn.words == "结束演示签到"
    qtbot.keyClick(room.page, Qt.Key.Key_F7)
    assert room.items()[0].state == "done"
    assert room.page.turn.words == "开始演示述职"


def test_planned_expected_and_actual_times_stand_beside_each_other(room: Room, qtbot: QtBot) -> None:
    three_items(room)
    room.desk.do(StartMeeting(meeting_id=room.meeting))
    room.clock.advance(10 * 60)
    qtbot.keyClick(room.page, Qt.Key.Key_F7)
    first, second, _third = room.read()
    assert "计划 9:00" in first
    assert "实际 9:10" in first
    assert "计划 9:30" in second
    assert "预计 9:40" in second
    assert "现在拖后 10:00" in room.page._head.subtitle.text()
    assert "预计 11:10 结束（计划 11:00）" in room.page._head.subtitle.text()


def test_the_running_item_says_how_long_it_has_been_and_still_needs(room: Room, qtbot: QtBot) -> None:
    three_items(room)
    room.desk.do(StartMeeting(meeting_id=room.meeting))
    qtbot.keyClick(room.page, Qt.Key.Key_F7)
    plain = room.page.list.sizeHintForRow(1)
    room.clock.advance(12 * 60)
    qtbot.waitUntil(lambda: "已用 12:00，预计还要 18:00" in room.read()[0], timeout=3000)
    assert room.page.list.sizeHintForRow(0) > plain


def test_a_clash_is_named_and_one_press_takes_the_way_out(room: Room, qtbot: QtBot) -> None:
    three_items(room)
    fixed(room, 11, 0)
    room.desk.do(StartMeeting(meeting_id=room.meeting))
    room.clock.advance(5 * 60)
    qtbot.keyClick(room.page, Qt.Key.Key_F7)
    last = room.read()[-1]
    assert "固定 11:00" in last
    assert "要晚 5 分钟开始" in last
    assert "“演示述职”减 5 分钟" in last
    room.page.list.setFocus()
    qtbot.keyClick(room.page.list, Qt.Key.Key_End)
    qtbot.keyClick(room.page.list, Qt.Key.Key_Return)
    assert [row.minutes for row in room.items()] == [30, 55, 30, 15]
    assert "要晚" not in room.read()[-1]


def test_an_item_is_changed_beside_the_list(room: Room, qtbot: QtBot) -> None:
    items = three_items(room)
    room.page.list.choose(items[1])
    qtbot.keyClick(room.page, Qt.Key.Key_F2)
    card = room.page.findChild(AskCard)
    card.fields[0].field.setText("演示现场述职")
    card.fields[1].field.setText("演示主持人")
    card.fields[2].field.setText("45")
    card.fields[3].field.setText("9：35")
    qtbot.mouseClick(card.verb, LEFT)
    row = room.items()[1]
    assert (row.title, row.who, row.minutes) == ("演示现场述职", "演示主持人", 45)
    assert row.fixed_start == datetime(2023, 3, 17, 9, 35)


@pytest.mark.parametrize(("place", "typed"), [(2, "一刻钟"), (2, "-5"), (3, "25:99"), (3, "十点")])
def test_what_cannot_be_read_is_refused_beside_its_field(
    room: Room, qtbot: QtBot, place: int, typed: str
) -> None:
    items = three_items(room)
    before = room.items()
    room.page.list.choose(items[1])
    qtbot.keyClick(room.page, Qt.Key.Key_F2)
    card = room.page.findChild(AskCard)
    card.fields[place].field.setText(typed)
    qtbot.mouseClick(card.verb, LEFT)
    assert "例如" in card.fields[place].field.accessibleDescription()
    assert room.items() == before
    assert card.fields[place].field.text() == typed


def test_alt_arrows_move_what_waits_and_never_past_what_began(room: Room, qtbot: QtBot) -> None:
    items = three_items(room)
    alt = Qt.KeyboardModifier.AltModifier
    room.page.list.choose(items[2])
    qtbot.keyClick(room.page, Qt.Key.Key_Up, alt)
    assert room.titles() == ["演示签到", "演示点评", "演示述职"]
    qtbot.keyClick(room.page, Qt.Key.Key_F7)
    qtbot.keyClick(room.page, Qt.Key.Key_Up, alt)
    assert room.titles() == ["演示签到", "演示点评", "演示述职"]
    qtbot.keyClick(room.page, Qt.Key.Key_Down, alt)
    assert room.titles() == ["演示签到", "演示述职", "演示点评"]


def test_a_row_can_be_dragged_to_another_place(room: Room, qtbot: QtBot) -> None:
    three_items(room)
    view = room.page.list
    first, last = (view.visualRect(view.model().index(place, 0)).center() for place in (0, 2))
    below = last + QPoint(0, 12)
    qtbot.mousePress(view.viewport(), LEFT, pos=first)
    drag(view.viewport(), below)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=below)
    assert room.titles() == ["演示述职", "演示点评", "演示签到"]


def drag(widget: QWidget, to: QPoint) -> None:
    """Moves with the button held, which QTest does not report."""
    here = QPointF(to)
    kind, none = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, here, widget.mapToGlobal(here), Qt.MouseButton.NoButton, LEFT, none)
    QApplication.sendEvent(widget, event)


def test_what_is_added_on_the_fly_comes_right_after_what_runs(room: Room, qtbot: QtBot) -> None:
    three_items(room)
    room.desk.do(StartMeeting(meeting_id=room.meeting))
    qtbot.keyClick(room.page, Qt.Key.Key_F7)
    press(qtbot, room, "添加")
    card = room.page.findChild(AskCard)
    qtbot.keyClicks(card.fields[0].field, "Notice")
    for field in card.fields:
        qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert room.titles() == ["演示签到", "Notice", "演示述职", "演示点评"]
    assert room.items()[1].unplanned


def test_a_skipped_item_says_so_and_can_be_started_after_all(room: Room, qtbot: QtBot) -> None:
    items = three_items(room)
    room.page.list.choose(items[1])
    press(qtbot, room, "跳过这项")
    assert "已跳过" in room.read()[1]
    press(qtbot, room, "开始这一项")
    assert room.items()[1].state == "running"


def test_a_refusal_is_told_on_the_page(room: Room, qtbot: QtBot) -> None:
    items = three_items(room)
    qtbot.keyClick(room.page, Qt.Key.Key_F7)
    room.page.attempt(RemoveItem(meeting_id=room.meeting, item_id=items[0]))
    assert room.page.strip.isVisible()
    assert "演示签到" in room.page.strip.accessibleName()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_everything_that_takes_the_focus_has_a_name_and_fits(
    room: Room, language: str, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: use_language("zh_CN"))
    use_language(language)
    three_items(room)
    room.page.rename()
    room.page._begin_add()
    strong = Qt.FocusPolicy.TabFocus
    shown = [one for one in room.page.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & strong]
    nameless = [one for one in shown if not (one.accessibleName() or getattr(one, "text", str)())]
    assert shown
    assert nameless == []
    least = room.page.minimumSizeHint()
    assert least.width() <= 1198
    assert least.height() <= 568  # 1366x696 without rail, lines, and a message
