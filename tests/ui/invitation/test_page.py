"""会前: answers typed with a few keys each, leave asked for by phone, and the list of whom to remind."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.sheets import read_book
from meetingdesk.invitation import queries
from meetingdesk.invitation.commands import SetNotice, TakeReply
from meetingdesk.invitation.model import Answer, Way
from meetingdesk.signin import queries as signin
from meetingdesk.signin.model import Status
from meetingdesk.ui.invitation.page import ThePage
from meetingdesk.ui.shell import Shell
from tests.builders import MORNING, a_meeting, a_roster_person, an_attendee, some_attendees
from tests.ui.windows import words_on

NAMES = ("尉迟一鸣", "单雨桐", "张伟", "李明远")


@pytest.fixture
def page(qtbot: QtBot, shell: Shell) -> ThePage:
    meeting = a_meeting(shell.bridge.desk)
    some_attendees(shell.bridge.desk, meeting, *NAMES)
    return opened(qtbot, shell, meeting)


def opened(qtbot: QtBot, shell: Shell, meeting: str) -> ThePage:
    shell.open_meeting(meeting)
    shell.go("invitation")
    found: Any = shell.window.current()
    qtbot.waitUntil(found.isVisible)
    return found


def type_in(qtbot: QtBot, page: ThePage, letters: str, *keys: Qt.Key) -> None:
    qtbot.keyClicks(page.side.field, letters)
    for key in keys:
        qtbot.keyClick(page.side.field, key)


def answers(page: ThePage) -> dict[str, Answer]:
    rows = page.bridge.ask(queries.replies, page.context.meeting_id)
    return {row.name: row.answer for row in rows if row.answer is not Answer.NONE}


def chase_list(page: ThePage) -> None:
    page.lists.which.choose(1)
    page.lists.which.chosen.emit(1)


def test_an_answer_takes_the_initials_and_one_key(qtbot: QtBot, page: ThePage) -> None:
    for letters in ("yc", "zw", "lmy"):
        type_in(qtbot, page, letters, Qt.Key.Key_Return)
    assert answers(page) == dict.fromkeys(("尉迟一鸣", "张伟", "李明远"), Answer.COMING)
    assert page.side.field.text() == ""
    assert "回执 3/4，要催 1 人" in words_on(page)


def test_the_best_answer_is_chosen_at_every_letter(qtbot: QtBot, shell: Shell) -> None:
    meeting = a_meeting(shell.bridge.desk)
    some_attendees(shell.bridge.desk, meeting, "查明远", "张旻")
    page = opened(qtbot, shell, meeting)
    type_in(qtbot, page, "zm", Qt.Key.Key_Return)
    assert answers(page) == {"张旻": Answer.COMING}


def test_who_was_walked_to_stays_chosen_when_something_changes(qtbot: QtBot, page: ThePage) -> None:
    page.side.field.setText("演示")
    qtbot.keyClick(page.side.field, Qt.Key.Key_Down)
    before = page.side.chosen()
    assert before is not None
    assert before.name == "单雨桐"
    page.refresh()
    assert page.side.chosen() == before


def test_leave_by_phone_is_one_key_and_enter_and_stands_at_the_desk(qtbot: QtBot, page: ThePage) -> None:
    type_in(qtbot, page, "zw", Qt.Key.Key_F2)
    assert page.form is not None
    page.form.fields[0].field.insert("出差")
    qtbot.keyClick(page.form.fields[0].field, Qt.Key.Key_Return)
    assert answers(page) == {"张伟": Answer.LEAVE}
    board = {row.name: row for row in page.bridge.ask(signin.board, page.context.meeting_id)}
    assert (board["张伟"].status, board["张伟"].reason) == (Status.LEAVE, "出差")
    assert page.form is None
    assert page.side.field.hasFocus() or not page.window().isActiveWindow()


def test_a_substitute_needs_a_name_and_what_was_typed_stays(qtbot: QtBot, page: ThePage) -> None:
    type_in(qtbot, page, "zw", Qt.Key.Key_F3)
    card = page.form
    assert card is not None
    card.decide()
    assert "请写代会人的姓名" in card.fields[0].field.accessibleDescription()
    assert page.form is card
    card.fields[0].field.setText("钱砚秋")
    card.fields[1].field.setText("副书记")
    card.decide()
    told = page.bridge.ask(queries.announced, page.context.meeting_id)
    assert [(row.name, row.substitute_name, row.substitute_post) for row in told.values()] == [
        ("张伟", "钱砚秋", "副书记")
    ]


def test_how_they_replied_stays_chosen_for_the_next_ones(qtbot: QtBot, page: ThePage) -> None:
    page.side.way.choose(1)
    for letters in ("yc", "zw"):
        type_in(qtbot, page, letters, Qt.Key.Key_Return)
    rows = page.bridge.ask(queries.replies, page.context.meeting_id)
    assert {row.way for row in rows if row.way} == {Way.SLIP}


def test_the_same_answer_again_says_that_nothing_changed(qtbot: QtBot, page: ThePage) -> None:
    for _twice in range(2):
        type_in(qtbot, page, "zw", Qt.Key.Key_Return)
    assert "张伟：参加，早已登记，没有改变" in words_on(page)


def test_a_key_without_a_person_says_what_to_do_first(qtbot: QtBot, page: ThePage) -> None:
    type_in(qtbot, page, "", Qt.Key.Key_F2)
    assert "先输入姓名选好人，再按这个键" in words_on(page)
    assert page.form is None
    type_in(qtbot, page, "xyzq", Qt.Key.Key_Return)
    assert "参会名单的应到人员里没有“xyzq”" in words_on(page)
    assert answers(page) == {}


def test_an_answer_is_taken_back_from_the_list_of_the_last(qtbot: QtBot, page: ThePage) -> None:
    type_in(qtbot, page, "zw", Qt.Key.Key_Return)
    (last,) = page.side.last.rows.shown()
    page.side.last.events.acted.emit(last.id)
    assert answers(page) == {}
    assert page.side.last.rows.shown() == ()


def test_typing_anywhere_goes_into_the_field(qtbot: QtBot, page: ThePage) -> None:
    page.lists.replies.setFocus()
    qtbot.keyClicks(page, "zw")
    assert page.side.field.text() == "zw"


def test_a_row_of_the_lists_brings_the_person_to_the_field(qtbot: QtBot, page: ThePage) -> None:
    chase_list(page)
    who = page.lists.chase_rows.shown()[2]
    page.lists.chase.events.opened.emit(who.id)
    qtbot.keyClick(page.side.field, Qt.Key.Key_Return)
    assert answers(page) == {"张伟": Answer.COMING}


def test_the_notice_is_written_and_noted_as_sent(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    page.notice.change.emit()
    card = page.form
    assert card is not None
    told = {
        "联系人": "演示联系人", "提前几分钟到会": "10",
        "回执期限": "2023-03-16 12:00", "书面报告期限": "3月16日",
    }  # fmt: skip
    for field in card.fields:
        field.field.setText(told.get(field.field.accessibleName(), ""))
    card.decide()
    assert page.form is card, "a day without its year is asked for again"
    card.fields[5].field.setText("2023-03-16")
    card.decide()
    page.notice.sent.emit()
    notice = shell.bridge.ask(queries.notice, shell.context.meeting_id)
    assert (notice.contact, notice.early_minutes, notice.sent_at) == ("演示联系人", 10, MORNING)
    assert notice.reply_by == dt.datetime(2023, 3, 16, 12)
    assert notice.reports_due == dt.datetime(2023, 3, 16, 18), "without a time: the end of office hours"
    assert "联系人 演示联系人；提前 10 分钟到会" in words_on(page)


@pytest.fixture
def with_phone(qtbot: QtBot, shell: Shell, clock: FixedClock) -> ThePage:
    """One person with a telephone who has not replied; the date to reply was yesterday."""
    desk = shell.bridge.desk
    meeting = a_meeting(desk)
    person, organisation = a_roster_person(desk, "张伟", "演示企业20", phone="13800002023")
    an_attendee(desk, meeting, "张伟", person_id=person, organisation_id=organisation)
    desk.do(SetNotice(meeting_id=meeting, reply_by=clock.local() - dt.timedelta(days=1)))
    page = opened(qtbot, shell, meeting)
    chase_list(page)
    return page


def seen(page: ThePage) -> list[str]:
    model = page.lists.chase_rows
    return [str(model.index(0, column).data()) for column in range(model.columnCount())]


def test_phones_are_masked_until_asked_and_the_look_is_noted(qtbot: QtBot, with_phone: ThePage) -> None:
    page = with_phone
    assert "138****2023" in seen(page)
    assert "已过 1 天" in seen(page)
    qtbot.mouseClick(page.lists.look, Qt.MouseButton.LeftButton)
    assert "13800002023" in seen(page)
    assert page.bridge.desk.history(1)[0].name == "invitation.LookAtPhones"
    page.context.go("signin")
    page.context.go("invitation")
    assert "138****2023" in seen(page), "masked again once the page was left"


def test_the_list_is_exported_with_whole_numbers_where_meant(with_phone: ThePage, tmp_path: Path) -> None:
    with_phone.save_to(tmp_path / "催办名单.xlsx", whole=True)
    head, row = read_book(tmp_path / "催办名单.xlsx").sheet().rows[:2]
    told = dict(zip(head, row, strict=True))
    assert (told["姓名"], told["电话"], told["还差"]) == ("张伟", "13800002023", "回执")
    assert with_phone.bridge.desk.history(1)[0].name == "invitation.LookAtPhones"


def test_nobody_to_remind_is_said(shell: Shell, page: ThePage) -> None:
    of = shell.context.meeting_id
    for row in shell.bridge.ask(queries.replies, of):
        shell.bridge.do(TakeReply(meeting_id=of, attendee_id=row.id, answer="coming"))
    chase_list(page)
    assert "没有要催的：都回复了，书面报告也都收到了" in words_on(page)
    assert not page.lists.save.isEnabled()


def test_the_rail_marks_the_overview_and_leads_back_there(qtbot: QtBot, shell: Shell, page: ThePage) -> None:
    del page
    qtbot.keyClick(shell.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shell.window.name_of_current() == "overview")
    overview: Any = shell.window.current()
    overview.before.expected.answers.emit()
    assert shell.window.name_of_current() == "invitation"
