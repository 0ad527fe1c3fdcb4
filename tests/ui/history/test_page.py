"""The history as an organizer reads it: words, filters, the way back, and whether the chain is whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.agenda.commands import AddItem
from meetingdesk.agenda.queries import schedule
from meetingdesk.bootstrap import open_all
from meetingdesk.desk import Command, Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.settings import Settings
from meetingdesk.foundation.sheets import read_book
from meetingdesk.foundation.wording import use_language
from meetingdesk.meeting.people import AddAttendee
from meetingdesk.signin.commands import SignIn
from meetingdesk.storage.unit import Unit
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.history.page import ThePage
from meetingdesk.ui.history.steps import masked
from meetingdesk.ui.page import Context
from meetingdesk.ui.tasks import Tasks
from tests.builders import MORNING, a_meeting

LEFT = Qt.MouseButton.LeftButton


@dataclass
class Room:
    """The page as it stands before an organizer, and what lies behind it."""

    page: ThePage
    desk: Desk
    meeting: str
    gone_to: list[str] = field(default_factory=list)

    def shown(self) -> list[str]:
        model = self.page.list.model()
        return [str(model.index(place, 0).data()) for place in range(model.rowCount())]

    def items(self) -> list[str]:
        return [row.title for row in self.desk.ask(schedule, self.meeting).rows]

    def state(self) -> str:
        return str(self.page.detail.state.text())


@pytest.fixture
def room(qtbot: QtBot, database: Path) -> Iterator[Room]:
    with open_all(database, FixedClock(MORNING)) as opened:
        desk = opened.desk
        desk.operator = "演示甲"
        meeting = a_meeting(desk)
        tasks, gone_to = Tasks(), []  # type: ignore[var-annotated]
        page = ThePage(Context(Bridge(opened, meeting), tasks, Settings(), gone_to.append))
        qtbot.addWidget(page)
        page.resize(1198, 608)
        with qtbot.waitExposed(page):
            page.show()
        yield Room(page, desk, meeting, gone_to)
        tasks.close()


def add(room: Room, *titles: str) -> None:
    for title in titles:
        room.desk.do(AddItem(meeting_id=room.meeting, title=title))


def choose(room: Room, place: int) -> None:
    """The step in that row, the latest is 0."""
    room.page.list.choose(room.page.rows.shown()[place].id)


class Gate(Command[None]):
    """A step that nobody takes back, like the seal."""

    summary: ClassVar[str] = "演示封存"
    barrier: ClassVar[bool] = True

    def apply(self, unit: Unit) -> None:
        unit.describe()


def test_every_step_is_told_in_words_the_latest_first(room: Room) -> None:
    add(room, "演示签到", "演示述职")
    assert "加入议程 演示述职" in room.shown()[0]
    assert "加入议程 演示签到" in room.shown()[1]
    assert "演示甲" in room.shown()[0]


def test_the_step_on_top_is_taken_back_and_done_again(room: Room, qtbot: QtBot) -> None:
    add(room, "演示签到")
    assert room.state() == "现在就可以撤销"
    qtbot.mouseClick(room.page.detail.turn, LEFT)
    assert room.items() == []
    assert "撤销：加入议程 演示签到" in room.shown()[0]
    assert "把它撤销了" in room.shown()[1]
    assert room.page.detail.turn.words == "重做这一步"
    qtbot.mouseClick(room.page.detail.turn, LEFT)
    assert room.items() == ["演示签到"]


def test_enter_on_the_step_on_top_takes_it_back(room: Room, qtbot: QtBot) -> None:
    add(room, "演示签到")
    choose(room, 0)
    qtbot.keyClick(room.page.list, Qt.Key.Key_Return)
    assert room.items() == []


def test_a_step_further_down_is_reached_by_going_back_to_before_it(room: Room, qtbot: QtBot) -> None:
    add(room, "演示一", "演示二", "演示三")
    choose(room, 1)
    assert room.state() == "要撤销它，先撤销后面的 1 步"
    assert not room.page.detail.turn.isVisible()
    qtbot.mouseClick(room.page.detail.before, LEFT)
    assert "一共 " in room.state()  # asked once, here; nothing has gone yet
    qtbot.mouseClick(room.page.detail.sure, LEFT)
    assert room.items() == ["演示一"]
    assert "已撤销 2 步" in room.page.strip.accessibleName()


def test_after_an_undo_and_a_redo_the_old_step_counts_again(room: Room, qtbot: QtBot) -> None:
    add(room, "演示一")
    for _time in range(2):
        qtbot.mouseClick(room.page.detail.turn, LEFT)
    add(room, "演示二")
    choose(room, 3)
    assert "加入议程 演示一" in room.page.detail.title.text()
    assert "把它撤销了" not in room.state()


def test_nothing_before_a_gate_is_offered_to_be_taken_back(room: Room) -> None:
    add(room, "演示签到")
    room.desk.do(Gate())
    room.page.refresh()
    assert "不能撤销" in room.shown()[0]
    choose(room, 1)
    assert room.state() == "后面有“演示封存”，不能再撤销到这里"
    assert not room.page.detail.turn.isVisible()
    assert not room.page.detail.before.isVisible()


def test_filters_by_kind_person_and_words(room: Room, qtbot: QtBot) -> None:
    who = room.desk.do(AddAttendee(meeting_id=room.meeting, name="演示人乙", unit="演示企业党支部"))
    room.desk.operator = "演示丁"
    room.desk.do(SignIn(meeting_id=room.meeting, attendee_id=who))
    add(room, "演示签到")
    everything = len(room.shown())
    signin = next(one for one in room.page.kinds if one.words == "签到 1")
    qtbot.mouseClick(signin, LEFT)
    assert ["演示人乙" in one for one in room.shown()] == [True]
    qtbot.mouseClick(room.page.kinds[0], LEFT)
    room.page.person.setCurrentText("演示丁")
    assert len(room.shown()) == 2
    room.page.person.setCurrentIndex(0)
    room.page.field.setText("议程 演示签")
    assert ["加入议程 演示签到" in one for one in room.shown()] == [True]
    room.page.field.setText("没有这样的事")
    assert room.shown() == []
    assert room.page.nothing.isVisible()
    room.page.field.clear()
    assert len(room.shown()) == everything


def test_an_undo_is_filed_with_what_it_took_back(room: Room, qtbot: QtBot) -> None:
    add(room, "演示签到")
    qtbot.mouseClick(room.page.detail.turn, LEFT)
    agenda = next(one for one in room.page.kinds if one.words.startswith("议程"))
    assert agenda.words == "议程 2"


def test_one_press_goes_to_where_it_happened(room: Room, qtbot: QtBot) -> None:
    add(room, "演示签到")
    qtbot.mouseClick(room.page.detail.visit, LEFT)
    assert room.gone_to == ["agenda"]


def test_a_whole_chain_is_said_to_be_whole(room: Room, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: room.page.chain.chain.accessibleName() == "记录链完整", timeout=5000)


def test_a_change_behind_the_programs_back_is_found_and_named(room: Room, qtbot: QtBot) -> None:
    add(room, "演示签到")
    seq = room.desk.history(1)[0].seq
    qtbot.waitUntil(room.page.chain.check.isEnabled, timeout=5000)
    with room.desk.engine.begin() as raw:
        raw.exec_driver_sql("UPDATE journal_act SET summary = '演示改动' WHERE seq = ?", (seq,))
    qtbot.mouseClick(room.page.chain.check, LEFT)
    qtbot.waitUntil(lambda: room.page.chain.chain.accessibleName() == "记录链对不上", timeout=5000)
    assert f"从第 {seq} 步起对不上" in room.page.chain.sentence.text()


@pytest.mark.parametrize(
    ("words", "safe"),
    [
        ("演示人 13800001234", "演示人 138****1234"),
        ("0733-21234567 演示", "0733****4567 演示"),
        ("2023年3月17日 第 12 张", "2023年3月17日 第 12 张"),
        ("抽签 123456789012345", "抽签 123456789012345"),
    ],
)
def test_phone_numbers_are_masked_and_nothing_else_is(words: str, safe: str) -> None:
    assert masked(words) == safe


def test_a_phone_number_in_a_title_never_shows(room: Room) -> None:
    add(room, "联系 13800001234")
    assert "138****1234" in room.shown()[0]
    assert "13800001234" not in room.shown()[0] + room.page.detail.title.text()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_everything_that_takes_the_focus_has_a_name_and_fits(
    room: Room, language: str, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: use_language("zh_CN"))
    add(room, "演示签到")
    use_language(language)
    room.page.rename()
    tab = Qt.FocusPolicy.TabFocus
    shown = [one for one in room.page.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & tab]
    assert shown
    assert [one for one in shown if not (one.accessibleName() or getattr(one, "text", str)())] == []
    least = room.page.minimumSizeHint()
    assert least.width() <= 1198
    assert least.height() <= 568  # 1366x696 without rail, lines, and a message


def test_going_back_is_asked_once_and_may_be_left(room: Room, qtbot: QtBot) -> None:
    add(room, "演示一", "演示二", "演示三")
    choose(room, 2)
    qtbot.mouseClick(room.page.detail.before, LEFT)
    assert room.page.detail.sure.words == "退回 3 步"
    qtbot.mouseClick(room.page.detail.keep, LEFT)
    assert room.items() == ["演示一", "演示二", "演示三"]
    assert room.page.detail.before.isVisible()
    assert not room.page.detail.sure.isVisible()


def test_filters_by_time_and_meeting(room: Room) -> None:
    clock: Any = room.desk.clock
    add(room, "演示一")
    clock.advance(2 * 3600)
    add(room, "演示二")
    a_meeting(room.desk, title="演示会议二")
    room.page.refresh()
    room.page.when.setCurrentText("最近 1 小时")
    assert len(room.shown()) == 2
    room.page.meeting.setCurrentText("只看这次会议")
    assert [words for words in room.shown() if "演示" in words] == room.shown()[:1]
    assert "演示二" in room.shown()[0]
    room.page.when.setCurrentText("今天")
    assert len(room.shown()) >= 2


def test_what_the_filters_show_is_exported_with_phones_masked(
    room: Room, qtbot: QtBot, tmp_path: Path
) -> None:
    add(room, "演示一", "打电话 13912345678")
    room.page.write_to(tmp_path / "历史.csv")
    qtbot.waitUntil((tmp_path / "历史.csv").is_file)
    told = (tmp_path / "历史.csv").read_text(encoding="utf-8-sig").splitlines()
    assert told[0].split(",")[:3] == ["第几步", "时间", "谁做的"]
    assert "加入议程 演示一" in told[-2]
    assert "139****5678" in told[-1]
    assert "13912345678" not in "".join(told)
    qtbot.waitUntil(lambda: f"写好了 {len(told) - 1} 步" in room.page.strip.accessibleName())


def test_the_history_is_a_workbook_where_its_name_says_so(room: Room, qtbot: QtBot, tmp_path: Path) -> None:
    add(room, "演示一")
    room.page.write_to(tmp_path / "历史.xlsx")
    qtbot.waitUntil((tmp_path / "历史.xlsx").is_file)
    rows = read_book(tmp_path / "历史.xlsx").sheets[0].rows
    assert rows[0][4] == "做了什么"
    assert rows[-1][4] == "加入议程 演示一"
