"""A meeting as a whole: its facts and its life."""

from __future__ import annotations

import datetime as dt

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import LANGUAGES, Wording
from meetingdesk.meeting import queries
from meetingdesk.meeting.commands import (
    AddGuest,
    ArchiveMeeting,
    CorrectMeeting,
    CreateMeeting,
    EndMeeting,
    MoveGuest,
    RemoveFigure,
    ReopenMeeting,
    SetFigure,
    StartMeeting,
)
from meetingdesk.meeting.model import Meeting
from tests.builders import MORNING, a_meeting

DAY = dt.date(2023, 3, 17)


def test_what_is_not_known_stays_unknown(desk: Desk) -> None:
    row = desk.ask(queries.meeting, desk.do(CreateMeeting(title="  演示评议会 ", venue="  ")))
    assert row.title == "演示评议会"
    assert (row.date, row.start, row.venue, row.host, row.state) == (None, None, None, None, "preparing")


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"title": "  "}, "meeting.no_title"),
        ({"language": "tlh"}, "meeting.language"),
        ({"start": MORNING, "end": MORNING.replace(hour=7)}, "meeting.ends_before_start"),
    ],
)
def test_facts_that_cannot_be(desk: Desk, facts: dict[str, object], key: str) -> None:
    with pytest.raises(Refused) as refusal:
        a_meeting(desk, **facts)
    assert refusal.value.key == key
    assert desk.ask(queries.meetings) == ()


def test_correcting_one_fact_leaves_the_others(desk: Desk) -> None:
    meeting_id = a_meeting(desk, venue="演示会议室", host="张三")
    desk.do(CorrectMeeting(meeting_id=meeting_id, host=None, recorder="李四"))
    row = desk.ask(queries.meeting, meeting_id)
    assert (row.venue, row.host, row.recorder) == ("演示会议室", None, "李四")


def test_moving_the_day_takes_the_times_along(desk: Desk) -> None:
    meeting_id = a_meeting(desk, start=dt.datetime(2023, 3, 17, 9, 0), end=dt.datetime(2023, 3, 17, 12, 0))
    desk.do(CorrectMeeting(meeting_id=meeting_id, date=dt.date(2023, 3, 20)))
    row = desk.ask(queries.meeting, meeting_id)
    assert (row.start, row.end) == (dt.datetime(2023, 3, 20, 9, 0), dt.datetime(2023, 3, 20, 12, 0))


def test_a_start_tells_the_day(desk: Desk) -> None:
    meeting_id = desk.do(CreateMeeting(title="演示会", start=dt.datetime(2023, 3, 17, 9, 0)))
    assert desk.ask(queries.meeting, meeting_id).date == DAY


def test_late_is_after_the_deadline_else_the_start_else_nine() -> None:
    own, start = dt.datetime(2023, 3, 17, 8, 50), dt.datetime(2023, 3, 17, 9, 30)
    assert Meeting(title="甲", date=DAY, start=start, arrival_deadline=own).deadline(DAY) == own
    assert Meeting(title="甲", date=DAY, start=start).deadline(DAY) == start
    assert Meeting(title="甲", date=DAY).deadline(dt.date(2030, 1, 1)) == dt.datetime(2023, 3, 17, 9, 0)


def test_a_meeting_lives_from_preparation_to_archive(desk: Desk, clock: FixedClock) -> None:
    meeting_id = a_meeting(desk)
    states = [desk.ask(queries.meeting, meeting_id).state]
    for step in (StartMeeting, EndMeeting, ArchiveMeeting):
        clock.advance(3600)
        desk.do(step(meeting_id=meeting_id))
        states.append(desk.ask(queries.meeting, meeting_id).state)
    assert states == ["preparing", "running", "ended", "archived"]
    row = desk.ask(queries.meeting, meeting_id)
    assert (row.began_at, row.ended_at) == (MORNING.replace(hour=9), MORNING.replace(hour=10))


@pytest.mark.parametrize(
    ("played", "next_step", "key"),
    [
        ((), EndMeeting, "meeting.not_running"),
        ((), ArchiveMeeting, "meeting.not_ended"),
        ((), ReopenMeeting, "meeting.nothing_to_reopen"),
        ((StartMeeting,), StartMeeting, "meeting.not_preparing"),
        ((StartMeeting,), ArchiveMeeting, "meeting.not_ended"),
        ((StartMeeting, EndMeeting, ArchiveMeeting), StartMeeting, "meeting.archived"),
        ((StartMeeting, EndMeeting, ArchiveMeeting), ArchiveMeeting, "meeting.archived"),
    ],
)
def test_steps_that_do_not_follow(desk: Desk, played: tuple[type, ...], next_step: type, key: str) -> None:
    meeting_id = a_meeting(desk)
    for step in played:
        desk.do(step(meeting_id=meeting_id))
    before = desk.ask(queries.meeting, meeting_id)
    with pytest.raises(Refused) as refusal:
        desk.do(next_step(meeting_id=meeting_id))
    assert refusal.value.key == key
    assert desk.ask(queries.meeting, meeting_id) == before


def test_an_archived_meeting_changes_only_after_it_is_reopened(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    for step in (StartMeeting, EndMeeting, ArchiveMeeting):
        desk.do(step(meeting_id=meeting_id))
    for act in (
        CorrectMeeting(meeting_id=meeting_id, host="张三"),
        AddGuest(meeting_id=meeting_id, name="李四"),
        SetFigure(meeting_id=meeting_id, key="党员", value="5"),
    ):
        with pytest.raises(Refused) as refusal:
            desk.do(act)
        assert refusal.value.key == "meeting.archived"
    desk.do(ReopenMeeting(meeting_id=meeting_id))
    desk.do(CorrectMeeting(meeting_id=meeting_id, host="张三"))
    row = desk.ask(queries.meeting, meeting_id)
    assert (row.state, row.host) == ("ended", "张三")


def test_reopening_an_ended_meeting_goes_on_where_it_was(desk: Desk, clock: FixedClock) -> None:
    meeting_id = a_meeting(desk)
    desk.do(StartMeeting(meeting_id=meeting_id))
    clock.advance(60)
    desk.do(EndMeeting(meeting_id=meeting_id))
    desk.do(ReopenMeeting(meeting_id=meeting_id))
    row = desk.ask(queries.meeting, meeting_id)
    assert (row.state, row.began_at, row.ended_at) == ("running", MORNING, None)


def test_undo_takes_a_correction_back(desk: Desk) -> None:
    meeting_id = a_meeting(desk, host="张三")
    desk.do(CorrectMeeting(meeting_id=meeting_id, host="李四"))
    top = desk.undoable()
    assert top is not None
    assert top.text(Wording("en")) == "Correct the facts of 演示述职评议会"
    desk.undo(top.seq)
    assert desk.ask(queries.meeting, meeting_id).host == "张三"


def test_a_figure_of_the_year_is_kept_once(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    first = desk.do(SetFigure(meeting_id=meeting_id, key="党员", value="507"))
    desk.do(SetFigure(meeting_id=meeting_id, key="党支部", value="42"))
    assert desk.do(SetFigure(meeting_id=meeting_id, key=" 党员", value="508")) == first
    told = [(one.key, one.value) for one in desk.ask(queries.figures, meeting_id)]
    assert told == [("党员", "508"), ("党支部", "42")]
    desk.do(RemoveFigure(meeting_id=meeting_id, figure_id=first))
    assert [one.key for one in desk.ask(queries.figures, meeting_id)] == ["党支部"]
    with pytest.raises(Refused, match="no_figure_name"):
        desk.do(SetFigure(meeting_id=meeting_id, key=" ", value="1"))


def test_several_meetings_the_latest_first(desk: Desk) -> None:
    a_meeting(desk, "前年", date=dt.date(2021, 3, 1))
    a_meeting(desk, "待定", date=None)
    a_meeting(desk, "去年", date=dt.date(2022, 3, 1))
    assert [one.title for one in desk.ask(queries.meetings)] == ["待定", "去年", "前年"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_says_what_to_do(language: str) -> None:
    said = Wording(language).sentence(Refused("meeting.archived", title="演示会"))
    assert "演示会" in said
    assert ("重新打开" if language == "zh_CN" else "reopen") in said


def test_a_figure_says_where_it_was_taken_from(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    figure = {"meeting_id": meeting_id, "key": "branches_2022"}

    def told() -> list[tuple[str | None, str | None]]:
        return [(one.value, one.source) for one in desk.ask(queries.figures, meeting_id)]

    first = desk.do(SetFigure(**figure, value="41", source=" 党内统计年报 "))
    desk.do(SetFigure(**figure, value="42"))
    assert told() == [("42", "党内统计年报")], "another value keeps the source"
    desk.do(SetFigure(**figure, value="42", source=None))
    assert told() == [("42", None)]
    desk.do(SetFigure(**figure, value="42", source="台账"))
    desk.do(RemoveFigure(meeting_id=meeting_id, figure_id=first))
    assert told() == []
    top = desk.undoable()
    assert top is not None
    desk.undo(top.seq)
    assert told() == [("42", "台账")]


def test_a_figure_of_another_meeting_is_left_alone(desk: Desk) -> None:
    one, other = a_meeting(desk, "演示甲会"), a_meeting(desk, "演示乙会")
    figure = desk.do(SetFigure(meeting_id=one, key="members", value="5"))
    with pytest.raises(Refused, match="wrong_meeting"):
        desk.do(RemoveFigure(meeting_id=other, figure_id=figure))
    assert len(desk.ask(queries.figures, one)) == 1


def test_guests_are_put_in_order_by_hand(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    ids = {name: desk.do(AddGuest(meeting_id=meeting_id, name=name)) for name in ("甲一", "乙二", "丙三")}
    desk.do(MoveGuest(meeting_id=meeting_id, guest_id=ids["丙三"], before=ids["甲一"]))
    assert [one.name for one in desk.ask(queries.guests, meeting_id)] == ["丙三", "甲一", "乙二"]
    desk.do(MoveGuest(meeting_id=meeting_id, guest_id=ids["甲一"]))
    assert [one.name for one in desk.ask(queries.guests, meeting_id)] == ["丙三", "乙二", "甲一"]
