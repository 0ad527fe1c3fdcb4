"""Finding people at the desk."""

from __future__ import annotations

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation import namesearch
from meetingdesk.signin import badges, search
from meetingdesk.signin.badges import IssueBadges, ReplaceBadge
from tests.builders import a_meeting, a_roster_person, an_attendee


@pytest.fixture
def meeting(desk: Desk) -> str:
    meeting = a_meeting(desk)
    for name, unit in (("单国强", "时代金属"), ("尉迟一鸣", "华联瓷业"), ("张伟", "甲"), ("张伟", "乙")):
        an_attendee(desk, meeting, name, f"{unit}党支部")
    return meeting


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("sgq", "单国强"), ("dgq", "单国强"), ("国强", "单国强"),
        ("yc", "尉迟一鸣"), ("hlcy", "尉迟一鸣"), ("2", "尉迟一鸣"),
    ],
)
def test_any_reading_initials_unit_or_number_finds(desk, meeting, typed, name):
    assert [hit.name for hit in desk.ask(search.search, meeting, typed)] == [name]


def test_nothing_typed_finds_nobody(desk, meeting):
    assert desk.ask(search.search, meeting, " ") == ()


def test_a_person_is_found_by_the_reading_and_phone_of_the_roster(desk, meeting):
    given = {"phone": "10012345678", "reading": "zeng yue"}
    person, organisation = a_roster_person(desk, "曾乐", "演示企业20", **given)
    an_attendee(desk, meeting, "曾乐", "演示企业20党支部", person_id=person, organisation_id=organisation)
    for typed in ("zengyue", "5678"):
        assert [hit.name for hit in desk.ask(search.search, meeting, typed)] == ["曾乐"]


def test_a_badge_code_finds_its_holder_until_it_is_replaced(desk, meeting):
    desk.do(IssueBadges(meeting_id=meeting))
    row = desk.ask(badges.badges, meeting)[1]
    assert [hit.name for hit in desk.ask(search.search, meeting, row.code)] == ["尉迟一鸣"]
    desk.do(ReplaceBadge(meeting_id=meeting, attendee_id=row.attendee_id))
    assert desk.ask(search.search, meeting, row.code) == ()
    assert len(desk.ask(search.search, meeting, "yc")) == 1


def test_namesakes_come_with_their_units_and_a_word_of_it_tells_them_apart(desk, meeting):
    assert [hit.unit for hit in desk.ask(search.search, meeting, "zw")] == ["甲党支部", "乙党支部"]
    assert [hit.unit for hit in desk.ask(search.search, meeting, "zw 乙")] == ["乙党支部"]


def test_of_namesakes_the_one_who_has_not_come_is_chosen(desk, meeting):
    hits = desk.ask(search.search, meeting, "zw")
    first, second = (hit.attendee_id for hit in hits)
    assert search.first_choice(hits, {first}) == 1
    assert search.first_choice(hits, {second}) == 0
    assert search.first_choice(hits, {first, second}) == 0


def test_a_new_index_reuses_what_was_worked_out_and_knows_who_is_new(desk, meeting, monkeypatch):
    old = desk.ask(search.attendee_index, meeting)
    an_attendee(desk, meeting, "新来")
    worked_out = []
    keys = namesearch.keys
    monkeypatch.setattr(namesearch, "keys", lambda *a, **kw: worked_out.append(a[0]) or keys(*a, **kw))
    new = desk.ask(search.attendee_index, meeting, old)
    assert worked_out == ["新来"]
    assert [hit.name for hit in new.find("xl")] == ["新来"]
