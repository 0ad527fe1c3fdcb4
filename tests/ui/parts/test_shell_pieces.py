"""Rail, top line, status line: what leads through the program is named, shown and reached by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.shell import Rail, RailButton, StatusLine, StatusLink, TopGroup, TopLine
from meetingdesk.ui.theme import Role, Tone, tokens, width


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    rail = Rail("页面")
    qtbot.addWidget(rail)
    for icon, words, digit in (("users", "名册", "2"), ("mic", "述职", "5"), ("history", "历史", "0")):
        rail.add(RailButton(icon, words, digit))
    rail.choose(0)
    rail.resize(168, 120)
    rail.show()
    return rail


def test_one_page_is_chosen_and_a_click_tells_which(qtbot: QtBot, rail: Rail) -> None:
    buttons = rail.buttons.buttons()
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert told.args == [1]
    assert [button.isChecked() for button in buttons] == [False, True, False]


def test_the_shell_may_show_another_page_without_a_loop(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.assertNotEmitted(rail.chosen):
        rail.choose(2)
    assert rail.buttons.checkedId() == 2


def test_the_chosen_page_has_the_red_bar(rail: Rail) -> None:
    first, second = rail.buttons.buttons()[:2]
    first.clearFocus()
    assert first.grab().toImage().pixelColor(9, first.height() // 2).name().upper() == tokens().accent
    assert second.grab().toImage().pixelColor(9, second.height() // 2).name().upper() != tokens().accent


def test_a_narrow_rail_tells_the_word_in_a_tip(rail: Rail) -> None:
    button = rail.buttons.buttons()[0]
    button.set_narrow(True)
    assert button.toolTip() == "名册"
    assert button.sizeHint().width() == 64
    button.set_words("Roster")
    assert button.toolTip() == "Roster"
    button.set_narrow(False)
    assert not button.toolTip()


def test_the_key_of_a_page_can_be_heard(rail: Rail) -> None:
    spoken = QAccessible.queryAccessibleInterface(rail.buttons.buttons()[1])
    assert spoken.text(QAccessible.Text.Name) == "述职"
    assert spoken.text(QAccessible.Text.Description) == "Ctrl+5"


def test_a_figure_at_the_foot_is_a_link_with_its_number(qtbot: QtBot) -> None:
    status = StatusLine()
    qtbot.addWidget(status)
    link = status.add(StatusLink("应到", "44"))
    status.show()
    narrow = link.sizeHint().width()
    link.say("应到", "1044")
    assert link.accessibleName() == "应到 1044"
    assert link.sizeHint().width() > narrow
    with qtbot.waitSignal(link.clicked):
        qtbot.keyClick(link, Qt.Key.Key_Return)


def test_the_message_of_the_moment_comes_and_goes(qtbot: QtBot) -> None:
    status = StatusLine()
    qtbot.addWidget(status)
    status.show()
    assert not status.message.isVisible()
    status.tell(Tone.WARN, "还有 2 处没有定，不能封存")
    assert status.message.isVisible()
    assert status.message.accessibleName() == "还有 2 处没有定，不能封存"
    status.tell(Tone.WARN, "")
    assert not status.message.isVisible()


def test_a_message_is_said_whole_where_the_links_leave_no_room(qtbot: QtBot) -> None:
    status = StatusLine()
    qtbot.addWidget(status)
    links = [status.add(StatusLink(f"现场述职 {number}", "7/7"), divided=True) for number in range(6)]
    status.resize(640, 32)
    status.show()
    status.tell(Tone.WARN, "龚䶮已于 8:46 签到，没有登记请假；签错了人，请先撤销那次签到。")
    assert links[0].isVisible()
    assert not links[-1].isVisible()
    assert status.message.width() >= status.message.sizeHint().width()
    status.tell(Tone.INFO, "")
    assert all(link.isVisible() for link in links)


def test_a_long_title_gives_way_and_its_tip_says_it_whole(qtbot: QtBot) -> None:
    title = "演示园区党组织书记抓基层党建工作述职评议考核会议暨专题辅导报告会和业务答疑"
    top = TopLine()
    qtbot.addWidget(top)
    label, clock = Label(title, Role.SECOND_STRONG), Label("00:00:00", Role.ROOM_CLOCK)
    clock.setMinimumWidth(clock.sizeHint().width())
    top.add(TopGroup(label, Label("进行中", Role.CAPTION)), 1)
    top.add(clock)
    top.resize(420, 56)
    top.show()
    label.grab()
    assert label.width() < width(title, Role.SECOND_STRONG)
    assert label.toolTip() == title
    assert clock.width() >= width("00:00:00", Role.ROOM_CLOCK)
    top.resize(1200, 56)
    label.grab()
    assert not label.toolTip()
