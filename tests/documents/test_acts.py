"""What making papers does to the records."""

from __future__ import annotations

from pathlib import Path

from meetingdesk.desk import Desk
from meetingdesk.documents import papers
from meetingdesk.documents.choices import Choices
from meetingdesk.meeting.commands import ArchiveMeeting, EndMeeting, StartMeeting
from meetingdesk.signin.badges import badges
from tests.builders import a_meeting, a_roster_person, an_attendee, some_attendees
from tests.documents.reading import text

PHONE = "13812342023"


def with_phones(desk: Desk) -> str:
    """A meeting of two from the roster; one has a telephone."""
    meeting = a_meeting(desk)
    who, _ = a_roster_person(desk, "王五", "演示甲", phone=PHONE)
    an_attendee(desk, meeting, "王五", "演示甲党支部", person_id=who)
    an_attendee(desk, meeting, "赵六", "演示乙党支部")
    return meeting


def printed(desk: Desk, meeting: str, folder: Path, name: str, **chosen: bool) -> str:
    made = papers.make(desk, meeting, folder, [name], choices=Choices(**chosen))
    return text(made[0].read_bytes())


def looks(desk: Desk) -> list[int]:
    return [act.details["count"] for act in desk.history() if act.name == "overview.PrintPhones"]


def test_telephones_are_masked_unless_whole_ones_were_asked_for(desk: Desk, tmp_path: Path) -> None:
    meeting = with_phones(desk)
    masked = printed(desk, meeting, tmp_path, "催办名单")
    assert "138****2023" in masked
    assert PHONE not in masked
    assert looks(desk) == []


def test_whole_numbers_are_printed_after_history_was_told(desk: Desk, tmp_path: Path) -> None:
    meeting = with_phones(desk)
    assert PHONE in printed(desk, meeting, tmp_path, "催办名单", whole_phones=True)
    assert looks(desk) == [1]
    assert PHONE in printed(desk, meeting, tmp_path, "签到表", whole_phones=True, phone_column=True)
    assert looks(desk) == [1, 1]
    assert PHONE not in str([act.details for act in desk.history()])


def test_a_paper_without_telephones_tells_history_nothing(desk: Desk, tmp_path: Path) -> None:
    meeting = with_phones(desk)
    assert PHONE not in printed(desk, meeting, tmp_path, "签到表", whole_phones=True)
    assert looks(desk) == []


def test_the_workbook_for_reminding_has_the_same_numbers(desk: Desk, tmp_path: Path) -> None:
    import openpyxl

    meeting = with_phones(desk)
    for whole, shown in ((False, "138****2023"), (True, PHONE)):
        papers.make(desk, meeting, tmp_path, ["催办名单"], choices=Choices(whole_phones=whole))
        sheet = openpyxl.load_workbook(tmp_path / "催办名单.xlsx").active
        assert [row[4] for row in sheet.iter_rows(min_row=2, values_only=True)] == [shown, None]


def test_badges_get_codes_once_and_newcomers_get_theirs(desk: Desk, tmp_path: Path) -> None:
    meeting = a_meeting(desk)
    some_attendees(desk, meeting, "王五")
    papers.make(desk, meeting, tmp_path, ["胸卡"])
    (first,) = desk.ask(badges, meeting)
    some_attendees(desk, meeting, "赵六")
    papers.make(desk, meeting, tmp_path, ["签到表"])
    assert len(desk.ask(badges, meeting)) == 1
    papers.make(desk, meeting, tmp_path, ["胸卡"])
    assert next(row.code for row in desk.ask(badges, meeting)) == first.code
    assert len(desk.ask(badges, meeting)) == 2


def test_papers_of_an_archived_meeting_are_still_made_and_change_nothing(desk: Desk, tmp_path: Path) -> None:
    meeting = a_meeting(desk)
    some_attendees(desk, meeting, "王五")
    for command in (StartMeeting, EndMeeting, ArchiveMeeting):
        desk.do(command(meeting_id=meeting))
    papers.make(desk, meeting, tmp_path)
    assert (tmp_path / "胸卡.pdf").exists()
    assert desk.ask(badges, meeting) == ()
