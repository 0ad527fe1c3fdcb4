"""What a rehearsal leaves behind: one meeting, told by its own acts, at the times of the case."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from meetingdesk.agenda.queries import schedule
from meetingdesk.bootstrap import open_desk
from meetingdesk.commentary.queries import commentary, problems, remarks
from meetingdesk.desk import Desk
from meetingdesk.evaluation import queries as polls
from meetingdesk.foundation import paths
from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.progress import Cancelled
from meetingdesk.invitation.queries import NoticeRow, notice
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.commands import AddOperator
from meetingdesk.rehearsal.case import Case, read_case
from meetingdesk.rehearsal.play import Played, play
from meetingdesk.roster import queries as roster
from meetingdesk.roster.commands import AddOrganisation, AddPerson
from meetingdesk.signin.queries import board
from meetingdesk.speakers.queries import reports, turns
from tests.builders import case_rows
from tests.journeys import small
from tests.rehearsal.folders import PARK, edit


class Counting:
    """Stops the work after so many steps."""

    def __init__(self, stop_at: int) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, text: str = "") -> None:
        self.steps.append((done, total))
        if len(self.steps) == self._stop_at:
            raise Cancelled


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return read_case(small.write(tmp_path / "small"))


@dataclass(frozen=True)
class Park:
    """The park's meeting, played once for all who only look."""

    desk: Desk
    played: Played

    def ask(self, query: Callable[..., Any]) -> Any:
        return self.desk.ask(query, self.played.meeting_id)


@pytest.fixture(scope="module")
def park(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Park]:
    with open_desk(tmp_path_factory.mktemp("park") / "park.db") as desk:
        yield Park(desk, play(read_case(PARK), desk))


def test_everyone_stands_on_the_roster_and_on_the_list_of_the_meeting(park: Park) -> None:
    listed = park.ask(meetings.attendees)
    people = {row.person_id: row for row in park.desk.ask(roster.roster)}
    assert [one.number for one in listed] == list(range(1, 45))
    assert [people[one.person_id].name for one in listed] == [one.name for one in listed]
    assert [people[one.person_id].organisation for one in listed] == [one.unit for one in listed]


def test_unknown_facts_stay_unknown(park: Park) -> None:
    meeting = park.ask(meetings.meeting)
    assert (meeting.start, meeting.end, meeting.host, meeting.recorder) == (None, None, None, None)
    assert meeting.arrival_deadline == dt.datetime(2023, 3, 17, 9, 0)
    assert meeting.state == "ended"
    assert [(one.unit, one.name) for one in park.ask(meetings.guests)] == [
        ("株洲高新区两新组织党委", "廖怿"),
        ("醴陵市委两新工委", None),
    ]


def test_arrivals_have_the_times_of_the_desk(park: Park) -> None:
    rows = {row.number: row for row in park.ask(board)}
    assert rows[5].arrived_at == dt.datetime(2023, 3, 17, 8, 30)
    assert (rows[44].status, rows[44].reason) == ("leave", "出差")


def noted(case: Path, *lines: str) -> None:
    with (case / "签到.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def test_who_was_signed_in_by_mistake_ends_on_leave_or_represented_as_at_the_desk(
    desk: Desk, tmp_path: Path
) -> None:
    case = Path(shutil.copytree(PARK, tmp_path / "case"))
    noted(case, "09:20:00,5,萧玉兰,请假,,,病", "09:21:00,25,曾秀英,代会,钱多,干事,")
    noted(case, "09:22:00,44,陈佳,签到,,,")
    noted(case, "09:23:00,8,郭永福,代会,孙代表,,", "09:30:00,31,梁翀,早退,,,", "09:40:00,31,梁翀,回场,,,")
    rows = {row.number: row for row in desk.ask(board, play(read_case(case), desk).meeting_id)}
    assert (rows[5].status, rows[5].reason, rows[5].arrived_at) == ("leave", "病", None)
    assert (rows[25].status, rows[25].proxy_name) == ("proxy", "钱多")
    assert rows[25].arrived_at == dt.datetime(2023, 3, 17, 8, 30)
    assert (rows[44].status, rows[44].excused, rows[44].late) == ("present", True, True)
    assert (rows[8].proxy_name, rows[8].arrived_at) == ("孙代表", dt.datetime(2023, 3, 17, 8, 35, 36))
    assert (rows[31].left_at, rows[31].returned_at) == (None, dt.datetime(2023, 3, 17, 9, 40))


def test_acts_follow_the_clock_of_the_case_and_name_who_did_them(park: Park) -> None:
    acts = park.desk.history(1000, meeting_id=park.played.meeting_id)
    assert {act.by for act in acts} == {"演示录入员甲", "演示录入员乙"}
    assert [act.at for act in acts] == sorted((act.at for act in acts), reverse=True)
    assert {act.at[:10] for act in acts} == {"2023-03-17"}


def test_every_item_took_place_and_a_case_without_times_gets_none_made_up(park: Park) -> None:
    rows = park.ask(schedule).rows
    assert len(rows) == 10
    assert {(row.state, row.began_at, row.ended_at) for row in rows} == {("done", None, None)}


def test_items_with_times_took_place_in_their_order(desk: Desk) -> None:
    played = play(read_case(paths.resource("sample")), desk)
    rows = desk.ask(schedule, played.meeting_id).rows
    began = [row.began_at for row in rows]
    assert None not in began
    assert began == sorted(began)


def test_speakers_and_reports_are_as_listed(park: Park) -> None:
    spoken = park.ask(turns)
    assert [(row.who.unit, row.used_seconds) for row in spoken[:2]] == [
        ("华联瓷业党委", 397),
        ("时代金属党支部", 489),
    ]
    assert [row.state for row in park.ask(reports)].count("late") == 1


def test_what_was_said_is_on_record(park: Park) -> None:
    said = park.ask(commentary)
    assert [row.organisation for row in said[:2]] == ["华联瓷业党委", "旗滨玻璃党委"]
    assert [comment.text for comment in said[1].comments] == ["党建助推生产经营", "生产车间设党建小屋"]
    assert [row.area for row in park.ask(problems)][:2] == ["思想认识", "政治站位"]
    points = park.ask(remarks)
    assert {point.speaker for point in points} == {"廖怿"}
    assert len(points) == 3


def test_nothing_of_a_ballot_is_left_but_the_number_of_differences(park: Park) -> None:
    sealed = park.ask(polls.polls)
    assert [row.state for row in sealed] == ["sealed", "sealed"]
    assert park.desk.ask(polls.entry_progress) == {}
    kept = [park.desk.ask(polls.closing, row.id).record["differences"] for row in sealed]
    assert kept == [4, len(case_rows("测评-全部43人-复核.csv"))]


def test_papers_are_accounted_for_as_the_case_says(case: Case, desk: Desk) -> None:
    played = play(case, desk)
    form = desk.ask(polls.form, desk.ask(polls.poll_by_stem, played.meeting_id, "一人").id)
    kind = {row.code: row for row in form.classes}["C"]
    assert (kind.printed, kind.issued, kind.returned, kind.unused) == (2, 2, 1, 0)
    assert [(row.class_code, row.reason) for row in form.void_papers] == [("C", "未注明")]


def test_what_the_database_has_already_is_used_and_left_alone(case: Case, desk: Desk) -> None:
    known = desk.do(AddOrganisation(name="演示甲", kind="党支部", level="市级", members=9))
    desk.do(AddPerson(name="赵一", organisation_id=known, title="书记"))
    desk.do(AddPerson(name="王外", organisation_id=known))
    desk.do(AddOperator(name="演示录入员甲"))
    played = play(case, desk)
    assert played.figures == small.FIGURES
    rows = [row for row in desk.ask(roster.organisations) if row.full_name == "演示甲党支部"]
    assert [(row.id, row.level, row.members) for row in rows] == [(known, "市级", 9)]
    assert [row.name for row in desk.ask(roster.roster)].count("赵一") == 2


def test_the_clock_and_the_keyboard_are_given_back(case: Case, desk: Desk) -> None:
    desk.operator = "值班员"
    clock = desk.clock
    play(case, desk)
    assert desk.clock is clock
    assert desk.operator == "值班员"


def test_progress_goes_up_to_its_end(case: Case, desk: Desk) -> None:
    progress = Counting(-1)
    play(case, desk, progress)
    done = [step for step, _total in progress.steps]
    assert done == sorted(done)
    assert progress.steps[-1][0] == progress.steps[-1][1]


@pytest.mark.parametrize("stop_at", [1, 5, 12, 30, 60, 75, 80])
def test_a_rehearsal_that_was_stopped_goes_on(stop_at: int, case: Case, desk: Desk) -> None:
    with pytest.raises(Cancelled):
        play(case, desk, Counting(stop_at))
    played = play(case, desk)
    assert played.figures == small.FIGURES
    assert played.results["一人"] == small.ONE_RESULTS
    assert len(desk.ask(meetings.meetings)) == 1


def test_another_version_of_a_case_is_refused_before_the_first_act(
    case: Case, desk: Desk, tmp_path: Path
) -> None:
    play(case, desk)
    acts = desk.history(1000)
    edit(tmp_path / "small", "签到.csv", "10:00:00", "10:30:00")
    with pytest.raises(BadInput) as refused:
        play(read_case(tmp_path / "small"), desk)
    assert refused.value.key == "case.played_otherwise"
    assert desk.history(1000) == acts


def test_a_meeting_without_a_date_gets_none(tmp_path: Path, desk: Desk) -> None:
    folder = small.write(tmp_path / "case")
    edit(folder, "meeting.yaml", "date: 2024-02-29", "date: null")
    played = play(read_case(folder), desk)
    meeting = desk.ask(meetings.meeting, played.meeting_id)
    assert (meeting.date, meeting.start) == (None, None)
    assert played.figures == small.FIGURES


def test_the_notice_of_a_case_is_what_went_out(desk: Desk) -> None:
    meeting = play(read_case(paths.resource("sample")), desk).meeting_id
    told = desk.ask(notice, meeting)
    assert (told.contact, told.early_minutes, told.dress) == ("季明溪", 10, "正装，佩戴党员徽章")
    assert told.sent_at == dt.datetime(2026, 3, 4, 9)
    assert (told.reply_by, told.reports_due) == (dt.datetime(2026, 3, 9), dt.datetime(2026, 3, 13, 11, 40))


def test_a_case_without_a_notice_has_none(desk: Desk, case: Case) -> None:
    assert desk.ask(notice, play(case, desk).meeting_id) == NoticeRow()
