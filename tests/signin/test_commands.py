"""What the desk does for one person, and what it refuses."""

from __future__ import annotations

import datetime as dt

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import Wording
from meetingdesk.meeting.commands import ArchiveMeeting, CorrectMeeting, EndMeeting, StartMeeting
from meetingdesk.signin import commands, many, queries
from meetingdesk.signin.model import Status
from tests.builders import MORNING, a_meeting, a_roster_person, an_attendee

NINE = MORNING.replace(hour=9)


@pytest.fixture
def meeting(desk: Desk) -> str:
    return a_meeting(desk)


@pytest.fixture
def zhang(desk: Desk, meeting: str) -> str:
    return an_attendee(desk, meeting, "张伟", "演示企业20党支部")


def stands(desk: Desk, meeting: str, who: str) -> queries.BoardRow:
    return next(row for row in desk.ask(queries.board, meeting) if row.attendee_id == who)


def at(hour: int, minute: int, second: int = 0) -> dt.datetime:
    return MORNING.replace(hour=hour, minute=minute, second=second)


class Signing:
    """Shorthand: the commands of one person."""

    def __init__(self, desk: Desk, meeting: str, who: str) -> None:
        self.desk, self.ids = desk, {"meeting_id": meeting, "attendee_id": who}

    def __getattr__(self, command: str):
        return lambda **given: self.desk.do(getattr(commands, command)(**self.ids, **given))


def test_the_first_arrival_is_kept_and_a_repeat_tells_when_it_was(desk, meeting, zhang):
    first = Signing(desk, meeting, zhang).SignIn(at=at(8, 56))
    acts = desk.history()
    again = Signing(desk, meeting, zhang).SignIn(at=at(8, 59))
    assert (first["already"], again["already"], again["first"]) == (False, True, "2023-03-17T08:56:00")
    assert stands(desk, meeting, zhang).arrived_at == at(8, 56)
    assert desk.history()[0].effects == 0
    assert desk.undoable() == acts[0]


def test_without_a_time_the_clock_of_the_room_is_taken(desk, meeting, zhang, clock: FixedClock):
    clock.advance(61)
    assert Signing(desk, meeting, zhang).SignIn()["first"] == "2023-03-17T08:01:01"


def test_the_same_gesture_sent_twice_makes_one_act(desk, meeting, zhang):
    gesture = commands.SignIn(meeting_id=meeting, attendee_id=zhang)
    assert desk.do(gesture) == desk.do(gesture)
    assert [act.name for act in desk.history()].count("signin.SignIn") == 1


@pytest.mark.parametrize(("second", "late"), [(0, False), (1, True)])
def test_late_is_strictly_after_the_deadline(desk, meeting, zhang, second, late):
    assert Signing(desk, meeting, zhang).SignIn(at=at(9, 0, second))["late"] is late


def test_late_can_be_decided_by_hand_and_outlives_another_deadline(desk, meeting, zhang):
    other = an_attendee(desk, meeting, "李芳", "演示企业12党支部")
    for one in (zhang, other):
        Signing(desk, meeting, one).SignIn(at=at(9, 8))
    Signing(desk, meeting, zhang).CorrectArrival(late=False)
    assert [stands(desk, meeting, one).late for one in (zhang, other)] == [False, True]
    desk.do(CorrectMeeting(meeting_id=meeting, arrival_deadline=at(9, 30)))
    assert stands(desk, meeting, other).late is False
    desk.do(CorrectMeeting(meeting_id=meeting, arrival_deadline=at(8, 30)))
    assert [stands(desk, meeting, one).late for one in (zhang, other)] == [False, True]


def test_a_corrected_time_is_judged_anew(desk, meeting, zhang):
    Signing(desk, meeting, zhang).SignIn(at=at(9, 8))
    assert Signing(desk, meeting, zhang).CorrectArrival(at=at(8, 58))["late"] is False


def test_someone_on_leave_who_turns_up_is_signed_in_and_the_leave_is_remembered(desk, meeting, zhang):
    Signing(desk, meeting, zhang).TakeLeave(reason="出差")
    outcome = Signing(desk, meeting, zhang).SignIn(at=at(8, 50))
    row = stands(desk, meeting, zhang)
    assert (outcome["already"], outcome["excused"]) == (False, True)
    assert (row.status, row.excused, row.reason) == (Status.PRESENT, True, "出差")
    assert "signin.TakeLeave" in [act.name for act in desk.history()]


def test_undoing_that_arrival_lets_the_leave_hold_again(desk, meeting, zhang):
    Signing(desk, meeting, zhang).TakeLeave(reason="出差")
    Signing(desk, meeting, zhang).SignIn(at=at(8, 50))
    Signing(desk, meeting, zhang).LeaveEarly(at=at(9, 50))
    Signing(desk, meeting, zhang).UndoSignIn()
    row = stands(desk, meeting, zhang)
    assert (row.status, row.reason, row.arrived_at, row.left_at) == (Status.LEAVE, "出差", None, None)
    Signing(desk, meeting, zhang).UndoSignIn()
    assert stands(desk, meeting, zhang).status == Status.NOT_ARRIVED


def test_undo_is_an_act_of_its_own_and_can_be_undone(desk, meeting, zhang):
    Signing(desk, meeting, zhang).SignIn(at=at(8, 50))
    Signing(desk, meeting, zhang).UndoSignIn()
    assert stands(desk, meeting, zhang).status == Status.NOT_ARRIVED
    desk.undo(desk.undoable().seq)
    assert stands(desk, meeting, zhang).arrived_at == at(8, 50)


def test_a_substitute_counts_as_present_and_may_neither_vote_nor_report_unless_said(desk, meeting, zhang):
    Signing(desk, meeting, zhang).SendProxy(proxy_name="钱 代表", proxy_post="党支部副书记", at=at(9, 5))
    row = stands(desk, meeting, zhang)
    assert (row.status, row.proxy_name, row.proxy_post) == (Status.PROXY, "钱代表", "党支部副书记")
    assert (row.late, row.proxy_votes, row.proxy_reports) == (True, False, False)
    counts = desk.ask(queries.counts, meeting)
    assert (counts.present, counts.of_which_proxy, counts.of_which_late) == (1, 1, 1)


def test_the_same_substitute_again_changes_nothing_but_another_is_refused(desk, meeting, zhang):
    send = Signing(desk, meeting, zhang).SendProxy
    send(proxy_name="钱代表", at=at(8, 36))
    assert send(proxy_name="钱代表", at=at(8, 40))["first"] == "2023-03-17T08:36:00"
    with pytest.raises(Refused, match=r"signin\.already"):
        send(proxy_name="孙代表")


def test_a_substitute_is_corrected_without_losing_the_arrival(desk, meeting, zhang):
    Signing(desk, meeting, zhang).SendProxy(proxy_name="钱代表", proxy_post="副书记", at=at(8, 36))
    Signing(desk, meeting, zhang).CorrectProxy(proxy_name="钱达标", may_vote=True)
    row = stands(desk, meeting, zhang)
    assert (row.proxy_name, row.proxy_post, row.proxy_votes) == ("钱达标", "副书记", True)
    assert row.arrived_at == at(8, 36)


@pytest.mark.parametrize("before", ["SignIn", "SendProxy"])
def test_an_arrival_that_was_a_mistake_becomes_a_leave_in_one_act(desk, meeting, zhang, before):
    sign = Signing(desk, meeting, zhang)
    getattr(sign, before)(at=at(8, 36), **({"proxy_name": "钱代表"} if before == "SendProxy" else {}))
    sign.TakeLeave(reason="住院", instead=True)
    row = stands(desk, meeting, zhang)
    assert (row.status, row.reason, row.arrived_at, row.proxy_name) == (Status.LEAVE, "住院", None, None)
    desk.undo(desk.undoable().seq)
    assert stands(desk, meeting, zhang).arrived_at == at(8, 36)


def test_who_was_taken_for_the_person_becomes_the_substitute_and_keeps_the_first_time(desk, meeting, zhang):
    sign = Signing(desk, meeting, zhang)
    sign.SignIn(at=at(8, 36))
    outcome = sign.SendProxy(
        proxy_name="钱代表", proxy_post="副书记", approved_by="演示党工委", may_vote=True, may_report=True,
        at=at(9, 10), instead=True,
    )  # fmt: skip
    row = stands(desk, meeting, zhang)
    assert (row.status, row.proxy_name, outcome["first"]) == (Status.PROXY, "钱代表", "2023-03-17T08:36:00")
    assert (row.approved_by, row.late) == ("演示党工委", False)
    assert (row.proxy_votes, row.proxy_reports) == (True, True)


def test_late_by_hand_may_be_given_back_to_the_start_time(desk, meeting, zhang):
    sign = Signing(desk, meeting, zhang)
    sign.SignIn(at=at(9, 8))
    assert sign.CorrectArrival(late=False)["late"] is False
    assert sign.CorrectArrival(late=None)["late"] is True


def test_each_time_away_is_kept_and_times_can_not_cross(desk, meeting, zhang):
    sign = Signing(desk, meeting, zhang)
    sign.SignIn(at=at(8, 50))
    for left, back in ((at(9, 30), at(9, 40)), (at(10, 0), at(10, 20))):
        sign.LeaveEarly(at=left)
        sign.Return(at=back)
    away = desk.ask(queries.card, meeting, zhang).away
    assert [(one.left_at, one.returned_at) for one in away] == [
        (at(9, 30), at(9, 40)), (at(10, 0), at(10, 20)),
    ]  # fmt: skip
    assert stands(desk, meeting, zhang).returned_at == at(10, 20)
    with pytest.raises(Refused, match=r"signin\.left_before"):
        sign.LeaveEarly(at=at(10, 10))
    with pytest.raises(Refused, match=r"signin\.left_before"):
        sign.CorrectArrival(at=at(9, 35))
    sign.LeaveEarly(at=at(11, 0))
    with pytest.raises(Refused, match=r"signin\.back_before"):
        sign.Return(at=at(10, 59))


def test_taking_the_arrival_back_forgets_the_times_away(desk, meeting, zhang):
    sign = Signing(desk, meeting, zhang)
    sign.SignIn(at=at(8, 50))
    sign.LeaveEarly(at=at(9, 30))
    sign.Return(at=at(9, 40))
    sign.UndoSignIn()
    assert desk.ask(queries.card, meeting, zhang).away == ()
    assert stands(desk, meeting, zhang).returned_at is None


def test_leaving_early_keeps_them_present_and_coming_back_clears_it(desk, meeting, zhang):
    sign = Signing(desk, meeting, zhang)
    sign.SignIn(at=at(8, 50))
    sign.LeaveEarly(at=at(10, 0))
    counts = desk.ask(queries.counts, meeting)
    assert (counts.present, counts.left_early) == (1, 1)
    assert sign.SignIn(at=at(10, 5))["left"] == "2023-03-17T10:00:00"
    sign.Return(at=at(10, 20))
    assert desk.ask(queries.counts, meeting).left_early == 0
    assert stands(desk, meeting, zhang).returned_at == at(10, 20)


@pytest.mark.parametrize(
    ("before", "act"),
    [
        ({}, ("LeaveEarly", {}, "signin.not_here")),
        ({"TakeLeave": {}}, ("LeaveEarly", {}, "signin.not_here")),
        ({"SignIn": {"at": NINE}}, ("LeaveEarly", {"at": at(8, 59)}, "signin.left_before")),
        ({"SignIn": {"at": NINE}, "LeaveEarly": {"at": NINE}}, ("LeaveEarly", {}, "signin.left_already")),
        ({"SignIn": {"at": NINE}}, ("Return", {}, "signin.not_left")),
        ({}, ("UndoSignIn", {}, "signin.nothing_to_undo")),
        ({"SignIn": {"at": NINE}}, ("TakeLeave", {}, "signin.already")),
        ({"SignIn": {"at": NINE}}, ("SendProxy", {"proxy_name": "钱代表"}, "signin.already")),
        ({}, ("SendProxy", {"proxy_name": "　"}, "signin.proxy_unnamed")),
        ({}, ("CorrectArrival", {"late": True}, "signin.not_here")),
        ({"SignIn": {"at": NINE}}, ("CorrectProxy", {"may_vote": True}, "signin.no_proxy")),
        ({}, ("SignInAfterwards", {"at": at(8, 1)}, "signin.not_yet")),
    ],
)
def test_what_the_desk_refuses_leaves_everything_as_it_was(desk, meeting, zhang, before, act):
    sign = Signing(desk, meeting, zhang)
    for command, given in before.items():
        getattr(sign, command)(**given)
    was = stands(desk, meeting, zhang)
    command, given, key = act
    with pytest.raises(Refused) as refusal:
        getattr(sign, command)(**given)
    assert refusal.value.key == key
    assert refusal.value.values["name"] == "张伟"
    assert stands(desk, meeting, zhang) == was


def test_signing_in_afterwards_takes_the_time_that_was_told(desk, meeting, zhang, clock: FixedClock):
    clock.advance(7200)
    Signing(desk, meeting, zhang).SignInAfterwards(at=at(8, 45))
    assert stands(desk, meeting, zhang).arrived_at == at(8, 45)


def test_someone_of_another_meeting_is_not_signed_in_here(desk, zhang):
    other = a_meeting(desk, title="另一场演示会")
    with pytest.raises(Refused) as refusal:
        Signing(desk, other, zhang).SignIn()
    assert (refusal.value.key, refusal.value.values["title"]) == ("signin.wrong_meeting", "另一场演示会")


def test_an_archived_meeting_takes_no_more_arrivals(desk, meeting, zhang):
    for command in (StartMeeting, EndMeeting, ArchiveMeeting):
        desk.do(command(meeting_id=meeting))
    with pytest.raises(Refused, match=r"meeting\.archived"):
        Signing(desk, meeting, zhang).SignIn()


def test_leave_may_be_confirmed_after_the_sign_in_was_closed(desk, meeting, zhang):
    desk.do(many.CloseSignIn(meeting_id=meeting))
    Signing(desk, meeting, zhang).TakeLeave(reason="住院")
    counts = desk.ask(queries.counts, meeting)
    assert (counts.absent, counts.on_leave) == (0, 1)


def test_a_new_reason_replaces_the_old_and_no_reason_keeps_it(desk, meeting, zhang):
    leave = Signing(desk, meeting, zhang).TakeLeave
    leave(reason="出差")
    assert leave()["already"] is True
    assert leave(reason="住院")["already"] is False
    assert stands(desk, meeting, zhang).reason == "住院"


def test_a_look_at_a_phone_is_in_the_history_but_takes_nothing_from_undo(desk, meeting, zhang):
    undoable = desk.undoable()
    Signing(desk, meeting, zhang).RevealPhone()
    assert desk.history()[0].name == "signin.RevealPhone"
    assert desk.undoable() == undoable


def test_each_look_at_a_phone_is_an_act_that_does_not_hold_the_number(desk, meeting):
    person, organisation = a_roster_person(desk, "李芳", "演示企业12", phone="10012345678")
    ids = {"person_id": person, "organisation_id": organisation}
    look = Signing(desk, meeting, an_attendee(desk, meeting, "李芳", "演示企业12党支部", **ids)).RevealPhone
    assert [look(), look()] == ["10012345678"] * 2
    acts = desk.history()[:2]
    assert [act.text(Wording("zh_CN")) for act in acts] == ["查看 李芳 的电话"] * 2
    with desk.engine.connect() as connection:
        query = f"select content from journal_act where seq >= {acts[-1].seq}"
        assert "12345678" not in str(connection.exec_driver_sql(query).all())


def test_a_phone_can_be_looked_up_when_the_meeting_is_archived_and_may_be_unknown(desk, meeting, zhang):
    for command in (StartMeeting, EndMeeting, ArchiveMeeting):
        desk.do(command(meeting_id=meeting))
    assert Signing(desk, meeting, zhang).RevealPhone() is None
