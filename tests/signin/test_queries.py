"""What the desk shows: board, card, who is missing, arrivals over time."""

from __future__ import annotations

import pytest

from meetingdesk.desk import Desk
from meetingdesk.meeting.model import Role
from meetingdesk.signin import commands, queries
from meetingdesk.signin.model import Status
from tests.builders import MORNING, a_meeting, a_roster_person, an_attendee


@pytest.fixture
def meeting(desk: Desk) -> str:
    return a_meeting(desk)


def sign_in(desk: Desk, meeting: str, who: str, minute: int) -> None:
    desk.do(commands.SignIn(meeting_id=meeting, attendee_id=who, at=MORNING.replace(minute=minute)))


def test_tiles_show_the_organisation_without_its_kind(desk, meeting):
    person, organisation = a_roster_person(desk, "张伟", "演示企业20", "党支部")
    ids = {"person_id": person, "organisation_id": organisation}
    an_attendee(desk, meeting, "张伟", "演示企业20党支部", **ids)
    an_attendee(desk, meeting, "李芳", "来访单位")
    assert [row.unit_short for row in desk.ask(queries.board, meeting)] == ["演示企业20", "来访单位"]


def test_counts_of_another_meeting_do_not_mix_in(desk, meeting):
    other = a_meeting(desk, title="另一场")
    for name in ("甲", "乙"):
        sign_in(desk, other, an_attendee(desk, other, name), 1)
    an_attendee(desk, meeting, "丙")
    counts = desk.ask(queries.counts, meeting)
    assert (counts.expected, counts.present, counts.not_arrived) == (1, 0, 1)


def test_guests_observers_and_staff_never_touch_the_identity(desk, meeting):
    an_attendee(desk, meeting, "甲")
    before = desk.ask(queries.counts, meeting)
    for number, role in enumerate((Role.OBSERVER, Role.GUEST, Role.STAFF), start=1):
        who = an_attendee(desk, meeting, f"来宾{number}", role=role.value)
        sign_in(desk, meeting, who, 59)
        desk.do(commands.LeaveEarly(meeting_id=meeting, attendee_id=who, at=MORNING.replace(hour=9)))
    after = desk.ask(queries.counts, meeting)
    assert (after.observers, after.guests, after.staff) == (1, 1, 1)
    assert after.balanced
    names = ("expected", "present", "of_which_late", "not_arrived", "left_early")
    assert [getattr(after, name) for name in names] == [getattr(before, name) for name in names]


def test_the_latest_arrivals_come_first_walk_ins_included(desk, meeting):
    for minute, name in ((5, "甲"), (9, "乙"), (7, "丙")):
        sign_in(desk, meeting, an_attendee(desk, meeting, name), minute)
    sign_in(desk, meeting, an_attendee(desk, meeting, "丁", role="observer"), 8)
    assert [row.name for row in desk.ask(queries.recent, meeting, limit=3)] == ["乙", "丁", "丙"]


def test_a_card_names_others_of_the_same_name_with_their_unit_and_time(desk, meeting):
    one = an_attendee(desk, meeting, "张伟", "演示企业20党支部")
    other = an_attendee(desk, meeting, "张伟", "演示企业28党支部")
    sign_in(desk, meeting, other, 58)
    card = desk.ask(queries.card, meeting, one)
    assert card.person.unit == "演示企业20党支部"
    assert [(row.unit, row.arrived_at.minute) for row in card.namesakes] == [("演示企业28党支部", 58)]
    assert desk.ask(queries.card, a_meeting(desk), one) is None


def test_who_is_missing_comes_with_a_masked_phone_shown_whole_only_when_asked(desk, meeting):
    person, organisation = a_roster_person(desk, "张伟", "演示企业20", "党支部", phone="10012345678")
    ids = {"person_id": person, "organisation_id": organisation}
    zhang = an_attendee(desk, meeting, "张伟", "演示企业20党支部", **ids)
    sign_in(desk, meeting, an_attendee(desk, meeting, "李芳"), 1)
    desk.do(commands.TakeLeave(meeting_id=meeting, attendee_id=an_attendee(desk, meeting, "陈佳")))
    an_attendee(desk, meeting, "旁听", role="observer")
    missing = [(one.name, one.phone, one.status) for one in desk.ask(queries.missing, meeting)]
    assert missing == [("张伟", "100****5678", Status.NOT_ARRIVED)]
    look = commands.RevealPhone(meeting_id=meeting, attendee_id=zhang)
    assert desk.do(look) == desk.do(look) == "10012345678"
    assert "10012345678" not in str(desk.history()[0])


@pytest.mark.parametrize(
    ("number", "shown"), [(None, None), ("", None), ("10012345678", "100****5678"), ("2345678", "*****78")]
)
def test_no_phone_is_shown_whole(number, shown):
    assert queries.masked(number) == shown


def test_the_plot_counts_those_expected_and_those_who_left_stay_in(desk, meeting):
    first, second, third = (an_attendee(desk, meeting, name) for name in "甲乙丙")
    for minute, who in ((30, first), (30, second), (45, third)):
        sign_in(desk, meeting, who, minute)
    sign_in(desk, meeting, an_attendee(desk, meeting, "旁听", role="observer"), 40)
    desk.do(commands.LeaveEarly(meeting_id=meeting, attendee_id=first, at=MORNING.replace(hour=10)))
    steps = [(step.at.minute, step.present) for step in desk.ask(queries.arrivals, meeting)]
    assert steps == [(30, 2), (45, 3)]


@pytest.mark.parametrize(
    ("number", "seen"),
    [
        ("13800046337", "138****6337"), ("073112345678", "073****5678"), ("84123456", "******56"),
        ("1234", "****"), ("12", "****"), ("", None), (None, None),
    ],
)  # fmt: skip
def test_a_phone_is_never_shown_whole(number, seen):
    assert queries.masked(number) == seen


def test_the_board_by_unit_adds_up_and_keeps_the_order_of_the_list(desk, meeting):
    people = [
        an_attendee(desk, meeting, name, f"演示{unit}党支部", role=role)
        for name, unit, role in (
            ("一", "乙", "expected"), ("二", "甲", "expected"), ("三", "乙", "expected"),
            ("四", "乙", "expected"), ("五", "乙", "observer"),
        )
    ]  # fmt: skip
    sign_in(desk, meeting, people[0], 1)
    desk.do(commands.TakeLeave(meeting_id=meeting, attendee_id=people[2]))
    sign_in(desk, meeting, people[4], 2)
    first, second = desk.ask(queries.by_unit, meeting)
    assert (first.unit, second.unit) == ("演示乙党支部", "演示甲党支部")
    assert [person.name for person in first.people] == ["一", "三", "四", "五"]
    assert (first.expected, first.present, first.on_leave, first.absent, first.not_arrived) == (3, 1, 1, 0, 1)
    assert (second.expected, second.not_arrived) == (1, 1)
