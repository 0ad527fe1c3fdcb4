"""会议议程 on paper and as a table, 日历文件: what the room is told, and never a note for the host."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from meetingdesk.agenda.commands import AddItem, ChangeItem, SetNumbering, SkipItem
from meetingdesk.desk import Desk
from meetingdesk.documents import papers
from meetingdesk.documents.agenda_ics import calendar
from meetingdesk.documents.agenda_paper import agenda
from meetingdesk.documents.blocks import Paper, Table, Title
from meetingdesk.documents.choices import Choices
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.snapshot import Snapshot, take
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.commands import CorrectMeeting
from tests.builders import MORNING, a_meeting, a_programme
from tests.documents.calendar_reading import Component, read_calendar
from tests.documents.conftest import Park
from tests.documents.making import a_snapshot
from tests.documents.reading import text
from tests.documents.test_xlsx import rows as sheet_rows

NINE = MORNING.replace(hour=9)
SECRET = "悄悄提醒主持人"


def an_agenda(desk: Desk, **facts: Any) -> str:
    """签到, 述职 with two parts and a note each, 讲话 fixed, 学习 with a subject past midnight of nobody."""
    meeting_id = a_meeting(desk, **{"title": "演示述职评议会", "start": NINE, "venue": "演示楼"} | facts)
    add = {"meeting_id": meeting_id, "note": SECRET}
    desk.do(AddItem(**add, kind="sign_in", planned_minutes=15))
    outer = desk.do(AddItem(**add, title="述职", kind="oral_reports"))
    for title in ("云溪", "东岭"):
        desk.do(AddItem(**add, title=title, parent_id=outer, planned_minutes=10))
    fixed = NINE.replace(minute=50)
    desk.do(AddItem(**add, title="讲话", who="李四", planned_minutes=15, planned_start=fixed))
    desk.do(AddItem(**add, title="学习", topic="演示文件", kind="study", planned_minutes=20))
    return meeting_id


def shot(desk: Desk, **facts: Any) -> Snapshot:
    return take(desk, an_agenda(desk, **facts))


def paper(snapshot: Snapshot) -> Paper:
    made = agenda(snapshot)
    assert made is not None
    return made


def table(snapshot: Snapshot) -> list[tuple[str, ...]]:
    found = next(block for block in paper(snapshot).blocks if isinstance(block, Table))
    return [row for row in found.rows if isinstance(row, tuple)]


def test_the_room_reads_times_numbers_and_who_leads(desk: Desk) -> None:
    assert table(shot(desk)) == [
        ("9:00—9:15", "签到入场", ""), ("9:15—9:35", "一、述职", ""), ("9:15—9:25", "　（一）云溪", ""),
        ("9:25—9:35", "　（二）东岭", ""), ("9:50—10:05", "二、讲话", "李四"),
        ("10:05—10:25", "三、学习：演示文件", ""),
    ]  # fmt: skip


def test_numbers_follow_the_choice_of_the_meeting(desk: Desk) -> None:
    meeting_id = an_agenda(desk)
    desk.do(SetNumbering(meeting_id=meeting_id, numbering="arabic"))
    assert [row[1] for row in table(take(desk, meeting_id))][1:4] == ["1、述职", "　1.1 云溪", "　1.2 东岭"]


def test_columns_that_nothing_is_known_for_are_left_out(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    desk.do(AddItem(meeting_id=meeting_id, title="述职"))
    assert table(take(desk, meeting_id)) == [("一、述职",)]


def test_past_midnight_the_paper_says_so_and_what_is_left_out_too(desk: Desk) -> None:
    late = NINE.replace(hour=23, minute=50)
    meeting_id = a_meeting(desk, start=late)
    first = desk.do(AddItem(meeting_id=meeting_id, title="讨论", planned_minutes=30))
    desk.do(AddItem(meeting_id=meeting_id, title="表决", planned_minutes=10))
    desk.do(SkipItem(meeting_id=meeting_id, item_id=first))
    assert table(take(desk, meeting_id)) == [
        ("23:50—次日0:20", "一、讨论（取消）"), ("次日0:20—0:30", "二、表决"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("演示述职评议会", "演示述职评议会议程"), ("演示工作会议", "演示工作会议议程"),
        ("演示研讨", "演示研讨会议议程"),
    ],
)  # fmt: skip
def test_the_title_reads_as_an_office_writes_it(desk: Desk, title: str, head: str) -> None:
    found = next(block for block in paper(shot(desk, title=title)).blocks if isinstance(block, Title))
    assert found.text.replace("\n", "") == head


def test_a_note_for_the_host_is_in_the_script_and_in_nothing_for_the_room(desk: Desk, tmp_path: Path) -> None:
    meeting_id = an_agenda(desk)
    snapshot = take(desk, meeting_id)
    for name in papers.NAMES:
        printed = repr(papers.papers_of(snapshot, name))
        assert (SECRET in printed) == (name == papers.SCRIPT), name
    for made in papers.made_of(snapshot, papers.AGENDA) + papers.made_of(snapshot, papers.CALENDAR):
        assert SECRET not in whole(made.file, made.data), made.file


def whole(file: str, data: bytes) -> str:
    if file.endswith(".pdf"):
        return "".join(text(data).split())
    if file.endswith(".ics"):
        return "".join(data.decode().split())
    if file.endswith(".docx"):
        import docx

        found = docx.Document(io.BytesIO(data))
        cells = [cell.text for one in found.tables for row in one.rows for cell in row.cells]
        return "".join([*cells, *(one.text for one in found.paragraphs)])
    book = openpyxl.load_workbook(io.BytesIO(data))
    return "".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_table_has_a_row_an_item_and_part(desk: Desk) -> None:
    made = {one.file: one.data for one in papers.made_of(shot(desk), papers.AGENDA)}
    assert set(made) == {"会议议程.pdf", "会议议程.docx", "会议议程.xlsx"}
    found = sheet_rows(made["会议议程.xlsx"])
    assert found[3][:3] == ["（一）", "云溪", "述职"]
    assert found[5][:2] == ["二", "讲话"]
    assert found[5][6:] == [dt.date(2023, 3, 17), dt.time(9, 50), dt.time(10, 5), 15, "是"]


def test_every_item_of_the_case_is_on_the_printed_agenda(park: Park) -> None:
    printed = "".join(text(park.made["会议议程.pdf"]).split())
    assert [row.title for row in park.snapshot.items if row.title not in printed] == []


def events(snapshot: Snapshot) -> list[Component]:
    data = calendar(snapshot)
    assert data is not None
    return [one for one in read_calendar(data).inside if one.kind == "VEVENT"]


def test_the_calendar_has_the_meeting_with_its_agenda(desk: Desk) -> None:
    (one,) = events(shot(desk, end=NINE.replace(hour=11)))
    assert (one.text("SUMMARY"), one.text("LOCATION")) == ("演示述职评议会", "演示楼")
    assert (one.moment("DTSTART"), one.moment("DTEND")) == (NINE, NINE.replace(hour=11))
    assert one.text("DESCRIPTION").splitlines()[:2] == ["9:00—9:15 签到入场", "9:15—9:35 一、述职"]


def test_or_an_entry_an_item_whose_id_stays(desk: Desk) -> None:
    meeting_id = an_agenda(desk)
    each = Choices(calendar_items=True)
    before = events(take(desk, meeting_id, (), each))
    assert [one.text("SUMMARY") for one in before] == ["签到入场", "述职", "讲话", "学习"]
    assert before[1].text("DESCRIPTION").splitlines()[1] == "9:15—9:25 　（一）云溪"
    speech = take(desk, meeting_id).items[4]
    desk.do(ChangeItem(meeting_id=meeting_id, item_id=speech.id, title="领导讲话"))
    after = events(take(desk, meeting_id, (), each))
    assert after[2].text("SUMMARY") == "领导讲话"
    assert [one.properties["UID"] for one in after] == [one.properties["UID"] for one in before]


def test_a_day_without_an_hour_is_an_entry_for_the_day_and_without_a_day_there_is_none(desk: Desk) -> None:
    day = a_meeting(desk, date=NINE.date())
    (one,) = events(take(desk, day))
    assert one.moment("DTSTART") == dt.date(2023, 3, 17)
    with pytest.raises(Refused, match=r"documents\.no_day"):
        papers.make(desk, a_meeting(desk, date=None), Path("nowhere"), [papers.CALENDAR])


def test_without_items_there_is_no_agenda_to_print(desk: Desk, tmp_path: Path) -> None:
    assert agenda(a_snapshot()) is None
    with pytest.raises(Refused, match=r"documents\.no_agenda"):
        papers.make(desk, a_meeting(desk), tmp_path, [papers.AGENDA])


def version(desk: Desk, meeting_id: str) -> int:
    return int(events(take(desk, meeting_id))[0].properties["SEQUENCE"][1])


def test_each_change_makes_the_calendar_a_newer_version_and_time_alone_does_not(
    desk: Desk, clock: FixedClock
) -> None:
    meeting_id = an_agenda(desk)
    speech, seen = take(desk, meeting_id).items[4], [version(desk, meeting_id)]
    desk.do(ChangeItem(meeting_id=meeting_id, item_id=speech.id, title="领导讲话"))
    seen.append(version(desk, meeting_id))  # within the same second
    desk.do(CorrectMeeting(meeting_id=meeting_id, venue="别处"))
    seen.append(version(desk, meeting_id))
    clock.advance(1)
    desk.undo(desk.undoable().seq)
    seen.append(version(desk, meeting_id))
    assert sorted(set(seen)) == seen
    clock.advance(3600)
    a_programme(desk)  # another meeting's acts
    assert version(desk, meeting_id) == seen[-1]


def test_a_calendar_is_not_out_of_date_because_time_passes(desk: Desk) -> None:
    now, later = shot(desk), {}
    later = replace(now, now=dt.datetime(2030, 1, 1, tzinfo=dt.UTC))
    assert papers.digests(now, [papers.CALENDAR]) == papers.digests(later, [papers.CALENDAR])


def test_the_printed_agenda_of_an_english_meeting_is_english(desk: Desk) -> None:
    printed = text(write_pdf(paper(shot(desk, language="en", title="Demo review", period=None))))
    assert "Agenda:Demoreview" in printed
    assert "1.述职" in printed
