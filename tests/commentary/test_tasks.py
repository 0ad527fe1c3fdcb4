"""整改清单: from any problem by one act, with who, how and until when; and what was decided."""

from __future__ import annotations

import datetime as dt

import pytest

from meetingdesk.commentary import queries
from meetingdesk.commentary.commands import AddComment, AddProblem, AddRemark, LinkProblem, RemoveComment
from meetingdesk.commentary.tasks import (
    AddTask,
    ChangeTask,
    FinishTask,
    MoveTask,
    RemoveTask,
    TaskFromComment,
    TaskFromProblem,
    TaskFromRemark,
    month_after,
)
from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.commands import StartMeeting
from meetingdesk.meeting.people import AddAttendeesFromRoster
from tests.builders import MORNING, a_meeting, a_roster


@pytest.fixture
def units(desk: Desk) -> dict[str, str]:
    return a_roster(desk, ("张三", "演示甲", "党委"), ("李四", "演示乙", "党支部"))


@pytest.fixture
def meeting_id(desk: Desk, units: dict[str, str]) -> str:
    meeting = a_meeting(desk)
    desk.do(AddAttendeesFromRoster(meeting_id=meeting))
    return meeting


def listed(desk: Desk, meeting_id: str) -> list[tuple[str, str, str | None, dt.date | None]]:
    return [(t.organisation, t.text, t.person, t.due) for t in desk.ask(queries.tasks, meeting_id)]


def a_problem(desk: Desk, meeting_id: str, unit: str, text: str = "台账不全") -> str:
    given = {"meeting_id": meeting_id, "organisation_id": unit, "text": text, "kind": "problem"}
    return desk.do(AddComment(**given))


def test_a_problem_becomes_a_line_with_its_secretary_and_a_month(
    desk: Desk, meeting_id: str, units: dict[str, str]
) -> None:
    comment = a_problem(desk, meeting_id, units["演示甲党委"])
    desk.do(TaskFromComment(meeting_id=meeting_id, comment_id=comment))
    assert listed(desk, meeting_id) == [("演示甲党委", "台账不全", "张三", dt.date(2023, 4, 17))]


def test_the_same_problem_is_listed_once(desk: Desk, meeting_id: str, units: dict[str, str]) -> None:
    comment = a_problem(desk, meeting_id, units["演示甲党委"])
    desk.do(TaskFromComment(meeting_id=meeting_id, comment_id=comment))
    with pytest.raises(Refused, match=r"commentary\.listed"):
        desk.do(TaskFromComment(meeting_id=meeting_id, comment_id=comment))


def test_a_line_outlives_the_comment_that_it_was_made_from(
    desk: Desk, meeting_id: str, units: dict[str, str]
) -> None:
    comment = a_problem(desk, meeting_id, units["演示甲党委"])
    desk.do(TaskFromComment(meeting_id=meeting_id, comment_id=comment))
    desk.do(RemoveComment(meeting_id=meeting_id, comment_id=comment))
    assert len(listed(desk, meeting_id)) == 1


def test_a_common_problem_becomes_a_line_for_each_organisation_that_has_none_yet(
    desk: Desk, meeting_id: str, units: dict[str, str]
) -> None:
    problem = desk.do(AddProblem(meeting_id=meeting_id, area="资料把关"))
    of = {"meeting_id": meeting_id, "problem_id": problem}
    desk.do(TaskFromProblem(**of))
    assert [line[:3] for line in listed(desk, meeting_id)] == [("", "资料把关", None)]
    desk.do(LinkProblem(**of, organisation_ids=tuple(units.values())))
    desk.do(TaskFromProblem(**of))
    found = [line[:3] for line in listed(desk, meeting_id)]
    assert found[1:] == [("演示甲党委", "资料把关", "张三"), ("演示乙党支部", "资料把关", "李四")]


def test_a_decision_becomes_a_task_without_an_invented_date(desk: Desk, meeting_id: str) -> None:
    remark = desk.do(AddRemark(meeting_id=meeting_id, text="每季度检查一次", verb="decide"))
    desk.do(TaskFromRemark(meeting_id=meeting_id, remark_id=remark))
    assert listed(desk, meeting_id) == [("", "每季度检查一次", None, None)]


def test_a_line_is_written_on_done_and_opened_again(desk: Desk, meeting_id: str) -> None:
    task = desk.do(AddTask(meeting_id=meeting_id, text="党员名册未更新"))
    of = {"meeting_id": meeting_id, "task_id": task}
    desk.do(ChangeTask(**of, measure="每半年核对一次", person="王五", due=dt.date(2023, 5, 1)))
    desk.do(FinishTask(**of))
    (row,) = desk.ask(queries.tasks, meeting_id)
    assert (row.measure, row.person, row.due, row.done_on) == (
        "每半年核对一次", "王五", dt.date(2023, 5, 1), MORNING.date(),
    )  # fmt: skip
    desk.do(FinishTask(**of, done=False))
    assert desk.ask(queries.tasks, meeting_id)[0].done_on is None


def test_lines_are_moved_and_taken_off(desk: Desk, meeting_id: str) -> None:
    first, second = (desk.do(AddTask(meeting_id=meeting_id, text=text)) for text in ("甲事", "乙事"))
    desk.do(MoveTask(meeting_id=meeting_id, task_id=second, before=first))
    assert [line[1] for line in listed(desk, meeting_id)] == ["乙事", "甲事"]
    desk.do(RemoveTask(meeting_id=meeting_id, task_id=second))
    assert [line[1] for line in listed(desk, meeting_id)] == ["甲事"]


@pytest.mark.parametrize(("given", "key"), [
    ({"text": "  "}, "commentary.no_text"), ({"text": "甲", "source": "邻居"}, "commentary.source"),
])  # fmt: skip
def test_what_cannot_be_listed(desk: Desk, meeting_id: str, given: dict[str, str], key: str) -> None:
    with pytest.raises(Refused) as refused:
        desk.do(AddTask(meeting_id=meeting_id, **given))
    assert refused.value.key == key


def test_a_month_ends_with_the_month() -> None:
    assert month_after(dt.date(2024, 1, 31)) == dt.date(2024, 2, 29)
    assert month_after(dt.date(2023, 12, 15)) == dt.date(2024, 1, 15)


def test_a_remark_has_its_time_only_where_it_was_typed_while_the_meeting_ran(
    desk: Desk, clock: FixedClock, meeting_id: str
) -> None:
    desk.do(AddRemark(meeting_id=meeting_id, text="会前", live=True))
    desk.do(StartMeeting(meeting_id=meeting_id))
    clock.set(MORNING.replace(hour=10, minute=42))
    desk.do(AddRemark(meeting_id=meeting_id, text="会上", live=True))
    desk.do(AddRemark(meeting_id=meeting_id, text="补记"))
    times = {one.text: one.at for one in desk.ask(queries.remarks, meeting_id)}
    assert times == {"会前": None, "会上": MORNING.replace(hour=10, minute=42), "补记": None}
