"""What is put on record about organisations, common problems and what was said."""

from __future__ import annotations

import pytest

from meetingdesk.agenda.commands import AddItem, RemoveItem
from meetingdesk.agenda.queries import schedule
from meetingdesk.commentary import queries
from meetingdesk.commentary.commands import (
    AddComment,
    AddProblem,
    AddRemark,
    ChangeComment,
    ChangeProblem,
    ChangeRemark,
    DropOrganisation,
    LinkProblem,
    MarkCommented,
    MoveComment,
    MoveProblem,
    PlaceOrganisation,
    RemoveComment,
    RemoveProblem,
    RemoveRemark,
)
from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.commands import AddGuest, CorrectGuest, RemoveGuest
from tests.builders import MORNING, a_meeting, a_roster, some_attendees


@pytest.fixture
def organisations(desk: Desk) -> dict[str, str]:
    return a_roster(
        desk, ("张三", "演示甲", "党委"), ("李四", "演示乙", "党支部"), ("王五", "演示丙", "党支部")
    )


@pytest.fixture
def meeting_id(desk: Desk) -> str:
    return a_meeting(desk)


def told(desk: Desk, meeting_id: str) -> dict[str, list[str]]:
    found = desk.ask(queries.commentary, meeting_id)
    return {place.organisation: [one.text for one in place.comments] for place in found}


def test_the_order_of_comment_is_its_own(
    desk: Desk, meeting_id: str, organisations: dict[str, str]
) -> None:
    for name in ("演示丙党支部", "演示甲党委"):
        desk.do(AddComment(meeting_id=meeting_id, organisation_id=organisations[name], text="标杆引领"))
    assert list(told(desk, meeting_id)) == ["演示丙党支部", "演示甲党委"]
    desk.do(
        PlaceOrganisation(
            meeting_id=meeting_id,
            organisation_id=organisations["演示乙党支部"],
            before=organisations["演示甲党委"],
        )
    )
    assert list(told(desk, meeting_id)) == ["演示丙党支部", "演示乙党支部", "演示甲党委"]
    desk.do(PlaceOrganisation(meeting_id=meeting_id, organisation_id=organisations["演示丙党支部"]))
    assert list(told(desk, meeting_id))[-1] == "演示丙党支部"


def test_comments_on_one_organisation_keep_their_own_order(
    desk: Desk, meeting_id: str, organisations: dict[str, str]
) -> None:
    who = organisations["演示甲党委"]
    ids = [
        desk.do(AddComment(meeting_id=meeting_id, organisation_id=who, text=text))
        for text in ("标杆引领", "资源共享", "绿色发展")
    ]
    desk.do(MoveComment(meeting_id=meeting_id, comment_id=ids[2], before=ids[0]))
    desk.do(ChangeComment(meeting_id=meeting_id, comment_id=ids[0], text="示范引领", kind="problem"))
    desk.do(RemoveComment(meeting_id=meeting_id, comment_id=ids[1]))
    (place,) = desk.ask(queries.commentary, meeting_id)
    said = [(one.text, one.kind) for one in place.comments]
    assert said == [("绿色发展", "praise"), ("示范引领", "problem")]


def test_an_organisation_leaves_the_order_only_without_comments(
    desk: Desk, meeting_id: str, organisations: dict[str, str]
) -> None:
    who = organisations["演示甲党委"]
    comment = desk.do(AddComment(meeting_id=meeting_id, organisation_id=who, text="标杆引领"))
    with pytest.raises(Refused, match=r"commentary\.has_comments"):
        desk.do(DropOrganisation(meeting_id=meeting_id, organisation_id=who))
    desk.do(RemoveComment(meeting_id=meeting_id, comment_id=comment))
    desk.do(DropOrganisation(meeting_id=meeting_id, organisation_id=who))
    assert told(desk, meeting_id) == {}


def test_the_first_time_of_comment_is_kept(
    desk: Desk, clock: FixedClock, meeting_id: str, organisations: dict[str, str]
) -> None:
    act = {"meeting_id": meeting_id, "organisation_id": organisations["演示甲党委"]}
    desk.do(MarkCommented(**act))
    clock.advance(60)
    desk.do(MarkCommented(**act))
    assert desk.ask(queries.commentary, meeting_id)[0].commented_at == MORNING
    desk.do(MarkCommented(**act, done=False))
    assert desk.ask(queries.commentary, meeting_id)[0].commented_at is None


def test_a_common_problem_is_found_at_none_or_several_organisations(
    desk: Desk, meeting_id: str, organisations: dict[str, str]
) -> None:
    problem = desk.do(AddProblem(meeting_id=meeting_id, area="资料把关"))
    assert desk.ask(queries.problems, meeting_id)[0].organisations == ()
    chosen = (organisations["演示丙党支部"], organisations["演示甲党委"])
    desk.do(LinkProblem(meeting_id=meeting_id, problem_id=problem, organisation_ids=chosen))
    assert desk.ask(queries.problems, meeting_id)[0].organisations == ("演示甲党委", "演示丙党支部")
    desk.do(LinkProblem(meeting_id=meeting_id, problem_id=problem, organisation_ids=chosen[:1]))
    assert desk.ask(queries.problems, meeting_id)[0].organisations == ("演示丙党支部",)


def test_removing_a_problem_takes_its_links_and_undo_brings_both_back(
    desk: Desk, meeting_id: str, organisations: dict[str, str]
) -> None:
    first, second = (desk.do(AddProblem(meeting_id=meeting_id, area=area)) for area in ("甲面", "乙面"))
    everyone = tuple(organisations.values())
    desk.do(LinkProblem(meeting_id=meeting_id, problem_id=first, organisation_ids=everyone))
    desk.do(ChangeProblem(meeting_id=meeting_id, problem_id=first, text="记录不全"))
    desk.do(MoveProblem(meeting_id=meeting_id, problem_id=first))
    before = desk.ask(queries.problems, meeting_id)
    assert [(one.area, one.text, len(one.organisations)) for one in before] == [
        ("乙面", None, 0),
        ("甲面", "记录不全", 3),
    ]
    desk.do(RemoveProblem(meeting_id=meeting_id, problem_id=first))
    assert [one.id for one in desk.ask(queries.problems, meeting_id)] == [second]
    top = desk.undoable()
    assert top is not None
    desk.undo(top.seq)
    assert desk.ask(queries.problems, meeting_id) == before


def test_a_remark_names_its_speaker_as_the_list_does(desk: Desk, meeting_id: str) -> None:
    guest = desk.do(AddGuest(meeting_id=meeting_id, unit="演示上级党委", post="专职副书记"))
    person = some_attendees(desk, meeting_id, "张三")["张三"]
    item = desk.do(AddItem(meeting_id=meeting_id, kind="speech"))
    desk.do(AddRemark(meeting_id=meeting_id, text="亮点多", agenda_item_id=item, guest_id=guest))
    desk.do(AddRemark(meeting_id=meeting_id, text="请教一个问题", attendee_id=person))
    desk.do(AddRemark(meeting_id=meeting_id, text="散会", speaker="主持人"))
    desk.do(CorrectGuest(meeting_id=meeting_id, guest_id=guest, name="郑五"))
    found = [(one.speaker, one.unit, one.post, one.text) for one in desk.ask(queries.remarks, meeting_id)]
    assert found == [
        ("郑五", "演示上级党委", "专职副书记", "亮点多"),
        ("张三", "演示甲党支部", "书记", "请教一个问题"),
        ("主持人", None, None, "散会"),
    ]


def test_what_remarks_rest_on_is_not_removed_under_them(desk: Desk, meeting_id: str) -> None:
    guest = desk.do(AddGuest(meeting_id=meeting_id, name="郑五"))
    item = desk.do(AddItem(meeting_id=meeting_id, kind="speech"))
    remark = desk.do(AddRemark(meeting_id=meeting_id, text="亮点多", agenda_item_id=item, guest_id=guest))
    with pytest.raises(Refused, match=r"meeting\.guest_in_use"):
        desk.do(RemoveGuest(meeting_id=meeting_id, guest_id=guest))
    with pytest.raises(Refused, match=r"agenda\.in_use"):
        desk.do(RemoveItem(meeting_id=meeting_id, item_id=item))
    desk.do(RemoveRemark(meeting_id=meeting_id, remark_id=remark))
    desk.do(RemoveItem(meeting_id=meeting_id, item_id=item))
    assert desk.ask(schedule, meeting_id).rows == ()


def test_words_that_cannot_go_on_record(
    desk: Desk, meeting_id: str, organisations: dict[str, str]
) -> None:
    elsewhere = desk.do(AddItem(meeting_id=a_meeting(desk, "别的会"), kind="speech"))
    who = organisations["演示甲党委"]
    remark = desk.do(AddRemark(meeting_id=meeting_id, text="亮点多"))
    for act, key in (
        (AddComment(meeting_id=meeting_id, organisation_id=who, text=" "), "commentary.no_text"),
        (AddComment(meeting_id=meeting_id, organisation_id=who, text="好", kind="x"), "commentary.kind"),
        (AddProblem(meeting_id=meeting_id, area=" "), "commentary.no_area"),
        (AddRemark(meeting_id=meeting_id, text=" "), "commentary.no_text"),
        (AddRemark(meeting_id=meeting_id, text="好", verb="sing"), "commentary.verb"),
        (ChangeRemark(meeting_id=meeting_id, remark_id=remark, text=""), "commentary.no_text"),
        (AddRemark(meeting_id=meeting_id, text="好", agenda_item_id=elsewhere), "meeting.wrong_meeting"),
    ):
        with pytest.raises(Refused) as refusal:
            desk.do(act)  # type: ignore[arg-type]
        assert refusal.value.key == key
    assert told(desk, meeting_id) == {}
    assert [one.text for one in desk.ask(queries.remarks, meeting_id)] == ["亮点多"]
