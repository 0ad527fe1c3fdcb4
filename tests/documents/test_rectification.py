"""整改清单: every line with its measure, person, date and the day it was done; decisions stand apart."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl

from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.rectification import rectification, rectification_table
from meetingdesk.documents.snapshot import TaskRow
from tests.documents.making import a_snapshot
from tests.documents.reading import text


def a_task(position: int, **changes: Any) -> TaskRow:
    known: dict[str, Any] = {
        "id": f"t{position}", "position": position, "source": "comment", "origin": None,
        "organisation_id": None, "organisation": "演示甲党委", "text": "台账不全", "measure": "逐月补记",
        "person": "龚䶮", "due": dt.date(2023, 4, 17), "progress": None, "done_on": None,
    }  # fmt: skip
    return TaskRow(**{**known, **changes})


def test_a_line_says_what_how_who_and_until_when() -> None:
    paper = rectification(a_snapshot(tasks=(a_task(1, done_on=dt.date(2023, 4, 3)),)))
    assert paper is not None
    found = text(write_pdf(paper))
    for words in ("演示甲党委", "台账不全", "点评", "逐月补记", "2023.4.17", "2023.4.3", "共1条，已销号1条"):
        assert words in found


def test_decisions_have_a_table_of_their_own() -> None:
    tasks = (a_task(1), a_task(2, source="decision", text="每季度检查", organisation="", due=None))
    book = openpyxl.load_workbook(io.BytesIO(rectification_table(a_snapshot(tasks=tasks)) or b""))
    assert book.sheetnames == ["整改清单", "会议决定的事项"]
    assert [cell.value for cell in book["会议决定的事项"][2]][:3] == [1, "每季度检查", "龚䶮"]
    assert book["整改清单"].freeze_panes == "A2"
    assert book["整改清单"]["G2"].value == dt.datetime(2023, 4, 17)


def test_who_or_when_is_missing_is_counted() -> None:
    paper = rectification(a_snapshot(tasks=(a_task(1, person=None), a_task(2))))
    assert paper is not None
    assert "1条的责任人或时限还没有填" in text(write_pdf(paper))


def test_nothing_listed_is_no_paper() -> None:
    assert rectification(a_snapshot()) is None
    assert rectification_table(a_snapshot()) is None
