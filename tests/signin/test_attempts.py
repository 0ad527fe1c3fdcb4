"""What could not be signed in: said in words, kept with raw input, reason and time; nothing else changed."""

from __future__ import annotations

import datetime as dt

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import Wording, sentence
from meetingdesk.signin import attempts, badges, queries
from meetingdesk.signin.attempts import Reason, RecordAttempt, sign_in_scanned
from meetingdesk.signin.badges import IssueBadges, ReplaceBadge
from meetingdesk.signin.commands import SignIn
from meetingdesk.signin.model import Status
from tests.builders import MORNING, a_meeting, an_attendee


@pytest.fixture
def meeting(desk: Desk) -> str:
    meeting = a_meeting(desk)
    for name, unit in (("尉迟一鸣", "甲"), ("张伟", "甲"), ("张伟", "乙")):
        an_attendee(desk, meeting, name, f"演示{unit}党支部")
    desk.do(IssueBadges(meeting_id=meeting))
    return meeting


def code(desk: Desk, meeting: str, place: int = 0) -> str:
    return desk.ask(badges.badges, meeting)[place].code


def log(desk: Desk, meeting: str) -> list[tuple[str, Reason, str | None]]:
    return [(one.raw, one.reason, one.name) for one in desk.ask(attempts.attempts, meeting)]


def test_a_scanned_badge_signs_its_holder_in(desk, meeting):
    arrival = sign_in_scanned(desk, meeting, code(desk, meeting))
    assert (arrival["name"], arrival["already"]) == ("尉迟一鸣", False)
    assert desk.ask(queries.counts, meeting).present == 1


def test_a_second_scan_shows_the_first_time_changes_nothing_and_is_in_the_log(desk, meeting, clock):
    first = sign_in_scanned(desk, meeting, code(desk, meeting))
    undoable = desk.undoable()
    clock.advance(300)
    again = sign_in_scanned(desk, meeting, code(desk, meeting))
    assert (again["already"], again["first"]) == (True, first["first"])
    assert desk.undoable() == undoable
    assert log(desk, meeting) == [("1", Reason.ALREADY, "尉迟一鸣")]


def wrong(text: str) -> str:
    return text[:-1] + str((int(text[-1]) + 1) % 10)


CASES = {
    "nobody's code": (lambda desk, meeting: badges.code_of("nobody", 1), Reason.UNKNOWN, "不在名单里"),
    "a misread code": (lambda desk, meeting: wrong(code(desk, meeting)), Reason.DAMAGED, "再扫一次"),
    "a name of two": (lambda desk, meeting: "张伟", Reason.AMBIGUOUS, "2 位“张伟”"),
    "a stranger": (lambda desk, meeting: "李四", Reason.UNKNOWN, "不在名单里"),
    "an address": (lambda desk, meeting: "https://example.org/a?b=1", Reason.UNKNOWN, "不在名单里"),
    "nothing": (lambda desk, meeting: " ", Reason.UNKNOWN, "不在名单里"),
}


@pytest.mark.parametrize(("raw", "reason", "said"), CASES.values(), ids=CASES)
def test_a_scan_that_means_nobody_is_refused_in_words_and_kept(desk, meeting, raw, reason, said):
    before, undoable = desk.ask(queries.board, meeting), desk.undoable()
    text = raw(desk, meeting)
    with pytest.raises(Refused) as refusal:
        sign_in_scanned(desk, meeting, text)
    assert said in sentence(refusal.value)
    assert "没有人被签到" in sentence(refusal.value)
    assert log(desk, meeting) == [(text, reason, None)]
    assert (desk.ask(queries.board, meeting), desk.undoable()) == (before, undoable)


def test_a_badge_of_another_meeting_names_that_meeting(desk, meeting):
    other = a_meeting(desk, title="另一场演示会")
    an_attendee(desk, other, "外人")
    desk.do(IssueBadges(meeting_id=other))
    with pytest.raises(Refused) as refusal:
        sign_in_scanned(desk, meeting, code(desk, other))
    assert "“另一场演示会”的胸卡（外人）" in sentence(refusal.value)
    assert log(desk, meeting) == [(code(desk, other), Reason.WRONG_MEETING, "外人")]
    assert desk.ask(attempts.attempts, other) == ()


def test_a_replaced_badge_opens_no_door_and_the_new_one_does(desk, meeting):
    old, who = code(desk, meeting), desk.ask(badges.badges, meeting)[0].attendee_id
    desk.do(ReplaceBadge(meeting_id=meeting, attendee_id=who))
    with pytest.raises(Refused) as refusal:
        sign_in_scanned(desk, meeting, old)
    assert "尉迟一鸣的这张胸卡已作废" in sentence(refusal.value)
    assert sign_in_scanned(desk, meeting, code(desk, meeting))["name"] == "尉迟一鸣"


def test_a_card_made_elsewhere_with_a_number_or_a_name_is_understood(desk, meeting):
    assert sign_in_scanned(desk, meeting, "2")["unit"] == "演示甲党支部"
    assert sign_in_scanned(desk, meeting, "尉迟 一鸣")["name"] == "尉迟一鸣"


def test_what_was_half_typed_is_handed_back(desk, meeting):
    found = desk.ask(attempts.read_scan, meeting, f"zw{code(desk, meeting)}")
    assert (found.before, found.name, found.refusal()) == ("zw", "尉迟一鸣", None)


def test_the_log_has_time_operator_and_raw_input_newest_first(desk, meeting, clock):
    desk.operator = "演示录入员甲"
    desk.do(RecordAttempt(meeting_id=meeting, raw="zzz"))
    clock.advance(60)
    desk.operator = "演示录入员乙"
    desk.do(RecordAttempt(meeting_id=meeting, raw="bel\x07" + "长" * 300, reason=Reason.DAMAGED))
    second, first = desk.ask(attempts.attempts, meeting)
    assert (first.raw, first.by, first.at) == ("zzz", "演示录入员甲", MORNING)
    assert (second.by, second.at) == ("演示录入员乙", MORNING + dt.timedelta(minutes=1))
    assert second.raw.startswith("bel□长")
    assert len(second.raw) == 120


def test_history_says_it_in_words_and_undo_passes_it_over(desk, meeting):
    who = desk.ask(badges.badges, meeting)[0].attendee_id
    desk.do(SignIn(meeting_id=meeting, attendee_id=who))
    desk.do(RecordAttempt(meeting_id=meeting, raw="zzz"))
    assert desk.history()[0].text(Wording("zh_CN")) == "未能签到：zzz"
    desk.undo(desk.undoable().seq)
    assert desk.ask(queries.board, meeting)[0].status == Status.NOT_ARRIVED
    assert log(desk, meeting) == [("zzz", Reason.UNKNOWN, None)]


def test_pages_are_told_of_a_new_line_in_the_log(desk, meeting):
    told = []
    desk.changes.subscribe(told.append)
    desk.do(RecordAttempt(meeting_id=meeting, raw="zzz"))
    sign_in_scanned(desk, meeting, code(desk, meeting))
    sign_in_scanned(desk, meeting, code(desk, meeting))
    assert ["signin" in changes.kinds for changes in told] == [True, True, True]
