"""The eight acts beside signing in, from the field by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox

from meetingdesk.meeting.people import AddAttendee
from meetingdesk.ui.signin.actions import Act, act_words
from tests.builders import a_roster
from tests.ui.signin.conftest import Desk


def tick(at: Desk, words: str) -> None:
    box = next(one for one in at.page.side.asked().findChildren(QCheckBox) if one.accessibleName() == words)
    box.setChecked(not box.isChecked())


def in_the_card(at: Desk, key: Qt.Key) -> None:
    at.qtbot.keyClick(QApplication.focusWidget(), key)


def test_f2_notes_a_leave_with_its_reason_and_the_field_is_empty_and_ready(at: Desk) -> None:
    at.type("syt", enter=False)
    at.key(Qt.Key.Key_F2)
    at.write("出差")
    in_the_card(at, Qt.Key.Key_Return)
    assert (at.person("单雨桐").status, at.person("单雨桐").reason) == ("leave", "出差")
    assert "事由：出差" in at.answer()
    assert (at.field.text(), at.field.hasFocus(), at.page.side.asked()) == ("", True, None)


def test_f3_notes_who_is_sent_by_whom_it_was_approved_and_what_they_may(at: Desk) -> None:
    at.type("syt", enter=False)
    at.key(Qt.Key.Key_F3)
    at.write("卫晨曦", "副书记", "园区党委")
    tick(at, "参加测评")
    tick(at, "代为述职")
    at.decide()
    row = at.person("单雨桐")
    assert (row.status, row.proxy_name, row.proxy_post, row.approved_by) == (
        "proxy", "卫晨曦", "副书记", "园区党委",
    )  # fmt: skip
    assert (row.proxy_votes, row.proxy_reports) == (True, True)
    assert "卫晨曦、副书记" in at.answer()


def test_f3_again_corrects_the_substitute(at: Desk) -> None:
    at.type("syt", enter=False)
    at.key(Qt.Key.Key_F3)
    at.write("卫晨曦")
    at.decide()
    at.key(Qt.Key.Key_F3)  # about the one dealt with last
    at.write("卫晨希")
    tick(at, "参加测评")
    at.decide()
    row = at.person("单雨桐")
    assert (row.proxy_name, row.proxy_votes, at.counts().of_which_proxy) == ("卫晨希", True, 1)


def test_f4_signs_in_afterwards_at_the_time_told(at: Desk) -> None:
    at.clock.advance(3600)
    at.type("syt", enter=False)
    at.key(Qt.Key.Key_F4)
    at.write("8:52")
    in_the_card(at, Qt.Key.Key_Return)
    came = at.person("单雨桐").arrived_at
    assert came is not None
    assert (came.hour, came.minute) == (8, 52)


def test_f4_of_someone_who_is_here_decides_late_by_hand_and_back(at: Desk) -> None:
    at.type("syt")
    at.key(Qt.Key.Key_F4)
    tick(at, "记为迟到")
    at.decide()
    assert at.person("单雨桐").late
    assert at.counts().of_which_late == 1
    at.key(Qt.Key.Key_F4)
    tick(at, "记为迟到")
    at.decide()
    assert not at.person("单雨桐").late


def test_f6_notes_leaving_early_and_f6_again_the_return(at: Desk) -> None:
    at.type("syt")
    at.clock.advance(1800)
    at.key(Qt.Key.Key_F6)
    assert at.person("单雨桐").left_at is not None
    assert act_words(Act.EARLY, at.page.target()) == "回场"
    at.clock.advance(600)
    at.key(Qt.Key.Key_F6)
    assert at.person("单雨桐").left_at is None
    assert "已回到会场" in at.answer()
    assert at.counts().present == 1


def test_leaving_early_of_someone_who_never_came_is_refused_in_words(at: Desk) -> None:
    at.type("syt", enter=False)
    at.key(Qt.Key.Key_F6)
    assert "没有签到" in at.answer()
    assert "单雨桐" in at.answer()
    assert at.field.hasFocus()


def test_f7_adds_a_walk_in_in_one_step_when_name_and_unit_are_typed(at: Desk) -> None:
    at.field.setText("古月 西塘公司 经理")
    at.key(Qt.Key.Key_F7)
    row = at.person("古月")
    assert (row.unit, row.post, row.role, row.here) == ("西塘公司", "经理", "observer", True)
    assert (at.counts().observers, at.counts().expected) == (1, 4)


def test_f7_offers_whom_the_roster_knows(at: Desk) -> None:
    a_roster(at.page.bridge.desk, ("古月", "西塘", "党支部"))
    at.type("guyue", enter=False)
    at.key(Qt.Key.Key_F7)
    assert [field.field.text() for field in at.page.side.asked().fields[:2]] == ["古月", "西塘党支部"]
    at.decide()
    assert at.person("古月").organisation_id is not None


def test_f8_takes_back_what_was_done_last(at: Desk) -> None:
    at.type("syt")
    at.key(Qt.Key.Key_F8)
    assert not at.person("单雨桐").here
    assert "已撤销签到" in at.answer()


def test_f10_signs_in_a_whole_unit_and_names_who_was_passed_over(at: Desk) -> None:
    for name in ("古月", "林秋", "何川"):
        at.page.bridge.do(AddAttendee(meeting_id=at.meeting, name=name, unit="云溪党支部"))
    at.type("guyue")
    at.type("linqiu", enter=False)
    at.key(Qt.Key.Key_F2)
    at.decide()
    at.type("yunxi", enter=False)
    at.key(Qt.Key.Key_F10)
    assert {row.name for row in at.page.room.people() if row.here} == {"古月", "尉迟一诺", "何川"}
    assert "2 人签到成功" in at.answer()
    assert "跳过 2 人" in at.answer()
    assert "古月 已签到" in at.answer()
    assert "林秋 请假" in at.answer()


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F8, Qt.Key.Key_F10, Qt.Key.Key_F12])
def test_an_act_about_nobody_says_what_to_do_first(at: Desk, key: Qt.Key) -> None:
    before = len(at.acts())
    at.key(key)
    assert "先输入姓名选好人" in at.said()
    assert len(at.acts()) == before


def test_with_words_that_mean_nobody_no_act_falls_on_the_last_person(at: Desk) -> None:
    at.type("syt")
    at.field.setText("陌生")
    at.key(Qt.Key.Key_F8)
    assert at.person("单雨桐").here


def test_a_key_of_an_act_does_not_throw_away_an_open_card(at: Desk) -> None:
    at.type("syt", enter=False)
    at.key(Qt.Key.Key_F2)
    card = at.page.side.asked()
    in_the_card(at, Qt.Key.Key_F3)
    assert at.page.side.asked() is card


def test_a_card_about_one_of_two_namesakes_names_the_unit(at: Desk) -> None:
    at.type("zw", enter=False)
    at.key(Qt.Key.Key_Down)
    at.key(Qt.Key.Key_F2)
    assert "南岗党支部、书记" in at.said()
    at.decide()
    assert at.person("张伟", "南岗").status == "leave"
