"""催办名单: who owes what, and until when."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import openpyxl

from meetingdesk.documents.blocks import KeyValues, Paper, Para, Table
from meetingdesk.documents.chase_list import chase_list, chase_table, moment
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.snapshot import ChaseRow, NoticeRow, Snapshot
from meetingdesk.minutes.prose import Prose
from tests.builders import minutes_facts
from tests.documents.making import NAMES, a_snapshot
from tests.documents.reading import text


def owing(number: int, name: str | None, **changes: object) -> ChaseRow:
    known: dict[str, object] = {
        "id": f"a{number}", "attendee_id": f"a{number}", "number": number, "unit": f"演示{number}党支部",
        "name": name, "post": "书记", "phone": "138****2023", "owes_reply": True, "owes_report": False,
    }  # fmt: skip
    return ChaseRow(**{**known, **changes})


def a_chase(*rows: ChaseRow, **changes: object) -> Snapshot:
    told = NoticeRow(reply_by=dt.datetime(2023, 3, 15, 17), reports_due=dt.datetime(2023, 3, 16))
    return replace(a_snapshot(chase=rows, notice=told, today=dt.date(2023, 3, 13)), **changes)


def made(*rows: ChaseRow, **changes: object) -> Paper:
    paper = chase_list(a_chase(*rows, **changes))
    assert paper is not None
    return paper


def cells(paper: Paper) -> list[tuple[str, ...]]:
    table = next(block for block in paper.blocks if isinstance(block, Table))
    return [row for row in table.rows if isinstance(row, tuple)]


def test_each_owes_a_reply_a_report_or_both_with_the_days_that_are_left() -> None:
    paper = made(
        owing(1, "王五", reply_days=2), owing(2, "赵六", reply_days=-1, owes_report=True, report_days=0),
        owing(3, "龚䶮", owes_reply=False, owes_report=True, report_days=9),
    )  # fmt: skip
    assert [row[5:7] for row in cells(paper)] == [
        ("未回复\n还有2天", ""), ("未回复\n已过1天", "未交\n今天截止"), ("", "未交"),
    ]  # fmt: skip
    foot = next(block.text for block in paper.blocks if isinstance(block, Para))
    assert foot == "共3人需催办：未回复2人，未交报告2人。"


def test_the_head_says_until_when_and_of_which_day_it_is() -> None:
    facts = next(block for block in made(owing(1, "王五")).blocks if isinstance(block, KeyValues))
    assert facts.pairs[1:] == (("回执截止", "2023年3月15日下午5:00"), ("制表日期", "2023年3月13日"))
    later = made(owing(1, "王五", owes_report=True))
    assert ("报告截止", "2023年3月16日") in next(b for b in later.blocks if isinstance(b, KeyValues)).pairs


def test_a_date_that_nobody_set_is_marked() -> None:
    assert moment(None, Prose("zh_CN")) == "〔待补〕"


def test_whole_numbers_stand_only_where_the_snapshot_has_them() -> None:
    rows = (owing(1, "王五"), owing(2, "赵六"))
    assert [row[4] for row in cells(made(*rows))] == ["138****2023"] * 2
    whole = made(*rows, numbers={"a1": "13812342023"})
    assert [row[4] for row in cells(whole)] == ["13812342023", "138****2023"]


def test_a_unit_that_nobody_stands_for_has_a_line_too() -> None:
    debtor = owing(1, None, owes_reply=False, owes_report=True, phone=None)
    row = replace(debtor, attendee_id=None, number=None)
    assert cells(made(row))[0][:5] == ("1", "演示1党支部", "", "书记", "")


def test_nobody_to_remind_makes_no_paper() -> None:
    assert chase_list(a_chase()) is None
    assert chase_table(a_chase()) is None


def test_the_workbook_says_the_same_and_has_no_formula() -> None:
    data = chase_table(a_chase(owing(1, "=1+1", unit="+甲", reply_days=2), owing(2, "赵六")))
    assert data is not None
    rows = list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows())
    assert [cell.value for cell in rows[0]][:3] == ["序号", "单位（党组织）", "姓名"]
    assert (rows[1][2].value, rows[1][2].data_type) == ("=1+1", "s")
    assert [cell.value for cell in rows[2]][1:3] == ["演示2党支部", "赵六"]


def test_a_sample_is_marked_in_both() -> None:
    snapshot = a_chase(owing(1, "王五"))
    sample = replace(snapshot, facts=minutes_facts(meeting={"sample": True}))
    paper, data = chase_list(sample), chase_table(sample)
    assert paper is not None
    assert data is not None
    assert "演示数据" in text(write_pdf(paper))
    last = list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))[-1]
    assert last[0] == "演示数据"


def test_every_name_and_any_text_is_read_back() -> None:
    hostile = ("<b>&amp;{0}", "名" * 80, "((\\)%s")
    rows = [owing(at, name, unit=name) for at, name in enumerate((*NAMES, *hostile), 1)]
    said = text(write_pdf(made(*rows)))
    assert all(said.count(name) == 2 for name in (*NAMES, *hostile))
