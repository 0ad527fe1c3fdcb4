"""A roster file says by itself where its header is and who is in it (practice.md 7.5)."""

import pytest

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.sheets import Area, Sheet, pasted
from meetingdesk.roster.layout import Column, Layout, clean_phone, find_layout, lines


def sheet(text: str) -> Sheet:
    """A picture of a table: cells are divided by bars."""
    rows = [tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]
    width = max(map(len, rows))
    return Sheet("", tuple((*row, *[""] * (width - len(row))) for row in rows))


def people(table: Sheet, **options) -> list[tuple[str, str]]:
    return [(line.name, line.unit) for line in lines(table, find_layout("a", table), **options)[0]]


def test_the_header_is_found_below_titles_in_spite_of_spaces_and_brackets():
    table = sheet("""
        演示名册
        时间：2023年3月17日 | 单位：演示开发区
        序 号 | 党组织  名称 | 姓  名（必填） | 党内职务* | 手机 号码 | 备注
        1 | 甲厂党委 | 张三 | 书记 | 1 |
    """)
    layout = find_layout("a", table)
    assert layout.header == 2
    assert layout.columns == {
        Column.NUMBER: 0,
        Column.UNIT: 1,
        Column.NAME: 2,
        Column.POST: 3,
        Column.PHONE: 4,
        Column.NOTE: 5,
    }


@pytest.mark.parametrize("name", ["姓名", "名字", "书记姓名", "姓\n名"])
@pytest.mark.parametrize("unit", ["单位", "党组织", "党组织名称", "企业名称", "所在单位"])
def test_offices_call_the_columns_by_many_names(name, unit):
    table = Sheet("", ((unit, name), ("甲厂党委", "张三")))
    assert people(table) == [("张三", "甲厂党委")]


@pytest.mark.parametrize("role", ["身份", "参会身份", "参会 角色", "角色", "出席类别"])
def test_who_only_listens_is_told_apart_whatever_the_column_is_called(role):
    table = Sheet("", (("单位", "姓名", role), ("甲厂党委", "张三", "列席")))
    assert [line.role for line in lines(table, find_layout("a", table))[0]] == ["列席"]


def test_without_a_header_in_ten_rows_the_file_is_refused_and_a_chosen_row_is_taken():
    table = sheet("\n".join(["第一行|x"] * 10 + ["姓名|单位", "张三|甲厂"]))
    with pytest.raises(BadInput) as caught:
        find_layout("名册.xlsx", table)
    assert (caught.value.key, caught.value.values["file"]) == ("roster.no_header", "名册.xlsx")
    assert find_layout("名册.xlsx", table, header=10) == Layout(10, {Column.NAME: 0, Column.UNIT: 1})


def test_a_missing_column_is_named_with_its_row():
    with pytest.raises(BadInput) as caught:
        find_layout("名册.xlsx", sheet("标题|\n序号|姓名|电话"))
    assert caught.value.key == "roster.no_column"
    assert caught.value.values == {"file": "名册.xlsx", "row": 2, "column": "单位"}


def test_totals_signatures_and_empty_rows_are_left_out_but_a_missing_name_is_not():
    table = sheet("""
        序号 | 单位 | 姓名 | 职务
        1 | 甲厂党委 | 张三 | 书记
        | | |
        一、党支部（2个） | | |
        2 | 乙厂党支部 | | 书记
        3 | 丙厂党支部 | 李四 | 书记
        合 计 | 3人 | |
        | 填表人：王五 | |
        备注：以上为演示数据 | | |
        | | 共计3人 |
        | | 审核人：赵六 |
    """)
    found, skipped = lines(table, find_layout("a", table))
    assert [(line.row, line.name) for line in found] == [(2, "张三"), (5, ""), (6, "李四")]
    assert skipped == [3, 4, 7, 8, 9, 10, 11]


def test_a_merged_unit_counts_for_every_row_and_a_merged_title_for_none():
    table = Sheet(
        "",
        (
            ("单位", "姓名", "备注"),
            ("甲厂党委", "张三", ""),
            ("", "李四", ""),
            ("以下为乙组", "", ""),
            ("乙厂党支部", "王五", ""),
            ("同上", "赵六", ""),
        ),
        merged=(Area(1, 0, 2, 0), Area(3, 0, 3, 2)),
    )
    assert people(table) == [
        ("张三", "甲厂党委"),
        ("李四", "甲厂党委"),
        ("王五", "乙厂党支部"),
        ("赵六", "乙厂党支部"),
    ]


def test_names_are_cleaned_and_several_in_a_cell_are_split_only_on_request():
    table = Sheet("", (("姓名", "单位", "电话"), ("张 三、李\u3000四\n王五", "甲 厂", "1、2、3")))
    assert people(table) == [("张三、李四\n王五", "甲厂")]
    split = lines(table, find_layout("a", table), split_names=True)[0]
    assert [(line.name, line.phone, line.row, line.part) for line in split] == [
        ("张三", "1", 2, 1),
        ("李四", "2", 2, 2),
        ("王五", "3", 2, 3),
    ]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("1.38E+10", "13800000000"),
        ("13800000000.0", "13800000000"),
        ("138 0000 0000", "13800000000"),
        ("138-0000-0000", "138-0000-0000"),
        ("0731-23456789", "0731-23456789"),
        ("'0731", "0731"),
        ("13800000000\n0731-23456789", "13800000000/0731-23456789"),
    ],
)
def test_phones_are_whole_numbers_with_their_leading_zeros(given, kept):
    assert clean_phone(given) == kept


def test_rows_that_the_file_hides_are_marked():
    table = Sheet("", (("姓名", "单位"), ("张三", "甲厂"), ("李四", "甲厂")), hidden_rows=frozenset({2}))
    assert [line.hidden for line in lines(table, find_layout("a", table))[0]] == [False, True]


def test_pasted_cells_are_a_roster_too():
    assert people(pasted("姓名\t单位\n张三\t甲厂党委\n").sheet()) == [("张三", "甲厂党委")]
