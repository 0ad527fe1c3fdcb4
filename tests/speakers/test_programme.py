"""Who reports, in which way and order."""

from __future__ import annotations

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.people import MoveAttendee
from meetingdesk.signin.commands import SendProxy
from meetingdesk.speakers import commands, lot, programme, queries, reports
from tests.builders import a_meeting, a_programme, a_roster


def units(desk: Desk, meeting: str) -> list[str]:
    return [row.who.unit_short for row in desk.ask(queries.turns, meeting)]


def test_who_is_placed_already_is_not_placed_twice(desk):
    meeting, on_site, written = a_programme(desk)
    for wanted in (on_site[:1], written[:1]):
        for command in (programme.PlaceOnSite, programme.PlaceWritten):
            with pytest.raises(Refused, match=r"speakers\.placed_already"):
                desk.do(command(meeting_id=meeting, organisation_ids=wanted))
    other = a_meeting(desk, title="另一场")
    assert desk.do(programme.PlaceOnSite(meeting_id=other, organisation_ids=on_site)) == 3


def test_plans_change_from_one_way_to_the_other_and_back(desk):
    meeting, on_site, written = a_programme(desk)
    desk.do(programme.ChangeToWritten(meeting_id=meeting, organisation_id=on_site[0]))
    desk.do(programme.ChangeToOnSite(meeting_id=meeting, organisation_id=written[0], planned_seconds=300))
    counts = desk.ask(queries.counts, meeting)
    assert (counts.on_site, counts.written) == (3, 2)
    assert units(desk, meeting) == ["演示02", "演示03", "演示04"]
    assert desk.ask(queries.turns, meeting)[-1].allowed == 300
    assert [row.who.unit_short for row in desk.ask(queries.reports, meeting)] == ["演示05", "演示01"]


def test_who_is_taken_off_is_no_longer_asked_unless_the_report_is_in_hand(desk):
    meeting, on_site, written = a_programme(desk)
    desk.do(programme.TakeOff(meeting_id=meeting, organisation_id=on_site[1]))
    desk.do(reports.ReceiveReport(meeting_id=meeting, organisation_id=written[0]))
    with pytest.raises(Refused, match=r"speakers\.handed_in"):
        desk.do(programme.TakeOff(meeting_id=meeting, organisation_id=written[0]))
    with pytest.raises(Refused, match=r"speakers\.not_placed"):
        desk.do(programme.TakeOff(meeting_id=meeting, organisation_id=on_site[1]))
    assert [subject.unit for subject in desk.ask(queries.reporting, meeting, "reporting")] == [
        "演示01党支部", "演示03党支部", "演示04党支部", "演示05党支部",
    ]  # fmt: skip


def test_an_order_that_is_not_who_waits_is_refused(desk):
    meeting, on_site, _ = a_programme(desk)
    first, second, third = on_site
    desk.do(programme.ReorderTurns(meeting_id=meeting, organisation_ids=(third, first, second)))
    assert units(desk, meeting) == ["演示03", "演示01", "演示02"]
    desk.do(commands.StartTurn(meeting_id=meeting, organisation_id=first))
    for wrong in ((third, first, second), (third,), (second, second)):
        with pytest.raises(Refused, match=r"speakers\.order_stale"):
            desk.do(programme.ReorderTurns(meeting_id=meeting, organisation_ids=wrong))
    desk.do(programme.ReorderTurns(meeting_id=meeting, organisation_ids=(second, third)))
    assert units(desk, meeting) == ["演示02", "演示01", "演示03"]


def test_a_lot_is_recorded_with_its_seed_and_anyone_draws_the_same(desk):
    meeting, _, _ = a_programme(desk, on_site=7)
    drawn = desk.do(programme.DrawLot(meeting_id=meeting, seed=" 20230317 "))
    row = desk.ask(queries.draws, meeting)[0]
    full = [f"{name}党支部" for name in units(desk, meeting)]
    assert drawn == {"seed": "20230317", "order": full}
    assert (row.seed, list(row.names)) == ("20230317", full)
    assert full == lot.draw(row.seed, sorted(full))
    again = desk.do(programme.DrawLot(meeting_id=meeting, seed="20230317"))
    assert again["order"] == full


def test_a_lot_needs_a_seed_and_someone_who_waits(desk):
    meeting, on_site, _ = a_programme(desk, on_site=1)
    with pytest.raises(Refused, match=r"speakers\.no_seed"):
        desk.do(programme.DrawLot(meeting_id=meeting, seed=" "))
    desk.do(commands.StartTurn(meeting_id=meeting, organisation_id=on_site[0]))
    with pytest.raises(Refused, match=r"speakers\.nothing_to_draw"):
        desk.do(programme.DrawLot(meeting_id=meeting))


def test_a_new_usual_length_holds_for_those_who_wait_and_those_to_come(desk):
    meeting, on_site, written = a_programme(desk)
    desk.do(commands.StartTurn(meeting_id=meeting, organisation_id=on_site[0]))
    desk.do(programme.SetTiming(meeting_id=meeting, planned_seconds=360, amber_seconds=30))
    desk.do(programme.ChangeToOnSite(meeting_id=meeting, organisation_id=written[0]))
    assert [row.planned_seconds for row in desk.ask(queries.turns, meeting)] == [480, 360, 360, 360]
    assert desk.ask(queries.rules, meeting).amber_seconds == 30


@pytest.mark.parametrize("wrong", [{"planned_seconds": 0}, {"planned_seconds": 30}, {"amber_seconds": 480}])
def test_timing_that_makes_no_sense_is_refused(desk, wrong):
    meeting, _, _ = a_programme(desk)
    with pytest.raises(Refused, match=r"speakers\.bad_timing"):
        desk.do(programme.SetTiming(meeting_id=meeting, **wrong))
    assert desk.ask(queries.rules, meeting).planned_seconds == 480


def test_who_is_rated_follows_the_turns_or_the_roster(desk):
    meeting, on_site, written = a_programme(desk)
    desk.do(programme.ReorderTurns(meeting_id=meeting, organisation_ids=on_site[::-1]))
    desk.do(programme.ChangeToWritten(meeting_id=meeting, organisation_id=on_site[1]))
    assert [one.organisation_id for one in desk.ask(queries.reporting, meeting, "on_site")] == [
        on_site[2], on_site[0],
    ]  # fmt: skip
    everyone = desk.ask(queries.reporting, meeting, "reporting")
    assert [one.organisation_id for one in everyone] == [*on_site, *written]
    assert [one.on_site for one in everyone] == [True, False, True, False, False]
    last = everyone[-1].attendee_id
    desk.do(MoveAttendee(meeting_id=meeting, attendee_id=last, before=everyone[0].attendee_id))
    assert desk.ask(queries.reporting, meeting, "reporting")[0].attendee_id == last


def test_an_organisation_without_anyone_on_the_list_is_rated_last(desk):
    meeting, _, _ = a_programme(desk)
    extra = a_roster(desk, ("未列名", "零号", "党支部"))["零号党支部"]
    desk.do(programme.PlaceWritten(meeting_id=meeting, organisation_ids=(extra,)))
    last = desk.ask(queries.reporting, meeting, "reporting")[-1]
    assert (last.unit, last.name) == ("零号党支部", None)


@pytest.mark.parametrize(("may", "speaker"), [(True, "钱代表"), (False, "演示人01")])
def test_a_substitute_speaks_only_where_that_was_allowed(desk, may, speaker):
    meeting, _, _ = a_programme(desk)
    who = desk.ask(queries.turns, meeting)[0].who
    desk.do(SendProxy(meeting_id=meeting, attendee_id=who.attendee_id, proxy_name="钱代表", may_report=may))
    who = desk.ask(queries.turns, meeting)[0].who
    assert (who.name, who.speaker, who.here) == ("演示人01", speaker, True)
