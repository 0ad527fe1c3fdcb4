"""Workbooks as other programs read them: the list of attendees and the results."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import python_calamine

from meetingdesk.documents.frame import groups
from meetingdesk.documents.results_xlsx import results
from meetingdesk.documents.roster_xlsx import roster
from meetingdesk.documents.snapshot import Role, Status
from meetingdesk.documents.xlsx import workbook
from meetingdesk.evaluation.results import AspectScore
from meetingdesk.foundation.sheet_writing import Table
from tests.builders import minutes_facts
from tests.documents.conftest import Park
from tests.documents.making import (
    DIGEST,
    NAMES,
    a_class,
    a_line,
    a_row,
    a_score,
    a_snapshot,
    came,
    class_score,
    some_results,
)
from tests.documents.poll_work import some_work


def opened(data: bytes | None) -> Any:
    assert data is not None
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(data: bytes | None, sheet: int = 0) -> list[list[Any]]:
    assert data is not None
    return (
        python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(sheet).to_python()
    )


def test_the_list_has_a_row_for_each_person_of_the_park(park: Park) -> None:
    found = rows(park.made["名单.xlsx"])
    assert found[0][:5] == ["序号", "党组织", "姓名", "职务", "类别"]
    assert [(int(row[0]), row[1], row[2], row[3]) for row in found[1:]] == [
        (int(row["序号"]), row["单位"], row["姓名"], row["职务"]) for row in park.roster
    ]


def test_names_are_stored_without_padding() -> None:
    assert [row[2] for row in rows(roster(a_snapshot()))[1:]] == list(NAMES)


def test_attendance_is_told_once_it_was_used() -> None:
    board = (
        came(1, "王五", "09:13", late=True), came(2, "赵六", status=Status.PROXY, proxy_name="田大利"),
        a_row(3, "李四", status=Status.LEAVE, reason="生病"), a_row(4, "石𬭎", role=Role.OBSERVER),
    )  # fmt: skip
    found = rows(roster(a_snapshot(*board)))
    assert found[0][-3:] == ["签到状态", "签到时间", "备注"]
    assert [row[-3:] for row in found[1:]] == [
        ["签到", dt.time(9, 13), "迟到"], ["代会", dt.time(8, 40), "田大利代会"],
        ["请假", "", ""], ["未到", "", ""],
    ]  # fmt: skip
    assert [row[4] for row in found[1:]] == ["出席", "出席", "出席", "列席"]
    before = rows(roster(a_snapshot(a_row(1, "王五"))))
    assert "签到状态" not in before[0]


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    evil = a_row(1, '=HYPERLINK("http://x","y")', unit="+1+1")
    sheet = opened(roster(a_snapshot(evil, listed=(a_line(evil),)))).active
    assert (sheet["C2"].value, sheet["C2"].data_type) == ('=HYPERLINK("http://x","y")', "s")
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("+1+1", "s")


def test_heads_are_frozen_and_columns_as_wide_as_their_words(park: Park) -> None:
    for name in ("名单.xlsx", "测评结果.xlsx"):
        for sheet in opened(park.made[name]):
            assert sheet.freeze_panes == "A2"
            assert sheet.column_dimensions["B"].width >= 14


def test_results_have_a_sheet_for_each_poll_with_numbers_as_numbers(park: Park) -> None:
    book = opened(park.made["测评结果.xlsx"])
    assert book.sheetnames == ["现场述职测评", "年度述职测评"]
    head, *found = book["现场述职测评"].iter_rows(values_only=True)
    expected = park.snapshot.polls[0].rows
    for row, known in zip(found, expected, strict=False):
        cells = dict(zip(head, row, strict=False))
        assert (cells["党组织"], cells["书记"]) == (known.name, known.person)
        assert (cells["好"], cells["差"], cells["弃权"]) == (known.counts[0], known.counts[3], known.blank)
        assert (f"{cells['得分']:.2f}", cells["名次"]) == (known.score, known.rank)
        assert f"{cells['好得票率']:.2%}" == f"{known.rates[0]}%"


def test_classes_follow_in_the_same_sheet_where_they_may_be_seen() -> None:
    scores = (class_score("A"), class_score("B"))
    classes = (a_class("A"), a_class("B"))
    shown = some_results(a_score(1, classes=scores), classes=classes, classes_shown=True)
    assert {"A类得分", "B类得分"} <= set(rows(results(a_snapshot(polls=(shown,))))[0])
    hidden = some_results(a_score(1), classes=classes)
    assert "A类得分" not in rows(results(a_snapshot(polls=(hidden,))))[0]


def test_below_the_figures_stand_those_who_typed_and_watched_and_the_digest() -> None:
    told = [str(row[0]) for row in rows(results(a_snapshot(forms=(some_work(),))))]
    assert "录入：第1遍录入员甲；第2遍录入员乙（监票丙在场）" in told
    assert "监督：打乱编号监票甲、监票乙；复核确认监票甲、监票乙" in told
    assert any(line.startswith("封存时间：2023年3月17日") for line in told)
    assert f"封存校验码 {groups(DIGEST)}" in told


def test_aspects_have_their_columns() -> None:
    aspect = AspectScore("政治引领", "20", False, True, (), 0, 0, 40, "91.25", ())
    found = rows(results(a_snapshot(polls=(some_results(a_score(1, aspects=(aspect,))),))))
    assert found[1][found[0].index("政治引领（权重20）")] == 91.25


def test_a_sample_says_so_below_its_rows() -> None:
    facts = minutes_facts(meeting={"sample": True})
    for data in (roster(a_snapshot(facts=facts)), results(a_snapshot(facts=facts))):
        assert rows(data)[-1][0] == "演示数据"
    assert "演示数据" not in [row[0] for row in rows(roster(a_snapshot()))]


def test_without_a_sealed_poll_there_is_no_workbook_of_results() -> None:
    assert results(a_snapshot(polls=())) is None


def test_sheets_of_one_name_are_told_apart_as_excel_counts() -> None:
    names = ["测评", "测评", "abc", "ABC", "一[季]/度", "长" * 40, "长" * 41, ""]
    book = opened(workbook([Table(name, ["头"], [["值"]]) for name in names]))
    assert len({name.casefold() for name in book.sheetnames}) == len(names)
    assert book.sheetnames[:4] == ["测评", "测评 2", "abc", "ABC 2"]
    assert all(0 < len(name) <= 31 for name in book.sheetnames)
