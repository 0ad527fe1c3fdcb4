"""签到统计 and 时间表 as other programs read them."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl

from meetingdesk.documents.attendance_xlsx import attendance
from meetingdesk.documents.snapshot import Status
from meetingdesk.documents.timeline_xlsx import timeline
from tests.documents.conftest import Park
from tests.documents.making import a_row, a_snapshot, came


def sheets(data: bytes | None) -> dict[str, list[tuple[Any, ...]]]:
    assert data is not None
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert all(sheet.freeze_panes == "A2" for sheet in book)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_everybody_stands_there_with_how_they_came() -> None:
    board = (
        came(1, "王五", "09:13", late=True), came(2, "赵六", status=Status.PROXY, proxy_name="田大利"),
        a_row(3, "李四", status=Status.LEAVE, reason="生病", approved_by="主持人"),
    )  # fmt: skip
    head, *rows = sheets(attendance(a_snapshot(*board)))["签到统计"]
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(row["姓名"], row["签到状态"], row["签到时间"], row["迟到"]) for row in found] == [
        ("王五", "签到", dt.time(9, 13), "是"), ("赵六", "代会", dt.time(8, 40), None),
        ("李四", "请假", None, None),
    ]  # fmt: skip
    assert (found[1]["代会人"], found[2]["请假事由"], found[2]["批准人"]) == ("田大利", "生病", "主持人")


def test_the_numbers_add_up(park: Park) -> None:
    numbers = dict(sheets(park.made["签到统计.xlsx"])["人数"][1:])
    whole = numbers["实到"] + numbers["请假"] + numbers["缺席"] + numbers["未到"]
    assert (numbers["应到"], whole) == (44, 44)


def test_nobody_signed_in_is_no_table() -> None:
    assert attendance(a_snapshot(a_row(1, "王五"))) is None


def test_items_and_reports_stand_there_with_no_time_that_nobody_knows(park: Park) -> None:
    found = sheets(park.made["时间表.xlsx"])
    assert [row[1] for row in found["议程"][1:]] == [item.title for item in park.snapshot.items]
    assert {row[3] for row in found["议程"][1:]} == {None}
    turns = found["现场述职"]
    assert len(turns) == 8
    assert turns[1][1] == "华联瓷业党委"


def test_a_meeting_without_agenda_and_reports_has_no_timeline() -> None:
    assert timeline(a_snapshot()) is None
