"""The import preview says of every row what will happen, and nothing happens before (practice.md 7.5)."""

import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.sheets import Book, Sheet, read_book
from meetingdesk.foundation.wording import Wording
from meetingdesk.roster.importing import (
    Known,
    KnownPost,
    Namesake,
    State,
    entries,
    preview,
    trouble_list,
)
from meetingdesk.roster.layout import Column
from meetingdesk.roster.likeness import KnownUnit

CASE = Path(__file__).parent.parent / "cases" / "park-2022"
HEADER = ("单位", "姓名", "职务", "电话")
POTTERY = KnownUnit("o1", "甲厂", "党支部", ("老甲厂",))
WORKS = KnownUnit("o2", "乙厂", "党支部")
KNOWN = Known(
    (
        KnownPost("p1", "张三", "o1", "甲厂党支部", "书记", "13800000001", "", ""),
        KnownPost("p2", "张三", "o2", "乙厂党支部", "书记", "13800000002", "", ""),
        KnownPost("p3", "李四", "o2", "乙厂党支部", "委员", "", "", ""),
    ),
    (POTTERY, WORKS),
)


def book(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> Book:
    return Book("名册.xlsx", (Sheet("名册", (header, *rows)),))


def one(*row: str, known: Known = KNOWN):
    return preview(book(row), known).rows[0]


def test_both_files_of_the_office_hold_the_same_44_people():
    found = [preview(read_book(CASE / name), Known()) for name in ("参会名单.xlsx", "参会名单-GB18030.csv")]
    lists = [
        [(row.line.name, row.line.unit, row.line.post, row.line.phone) for row in each.rows] for each in found
    ]
    assert lists[0] == lists[1]
    assert len(lists[0]) == 44
    assert lists[0][0] == ("郑䶮", "华联瓷业党委", "党委书记", "10069745611")
    assert all(row.state is State.NEW for each in found for row in each.rows)
    assert found[0].skipped == (48, 49)
    assert found[1].encoding == "gb18030"


@pytest.mark.parametrize(
    ("row", "state", "person", "changes"),
    [
        (("甲厂党支部", "张三", "书记", "13800000001"), State.SAME, "p1", ()),
        (("甲 厂党支部", "张　三", "书记", ""), State.SAME, "p1", ()),
        (("甲厂党支部", "张三", "副书记", "13800000001"), State.UPDATE, "p1", ("post",)),
        (("乙厂党支部", "张三", "书记", "13900000000"), State.UPDATE, "p2", ("phone",)),
        (("丙厂党支部", "张三", "书记", ""), State.SAME_NAME, None, ()),
        (("丙厂党支部", "王五", "书记", ""), State.NEW, None, ()),
        (("甲厂党支部", "李四", "书记", ""), State.SAME_NAME, None, ()),
    ],
)
def test_same_name_and_unit_is_an_update_and_same_name_alone_is_a_question(row, state, person, changes):
    found = one(*row)
    assert (found.state, found.person_id, found.changes) == (state, person, changes)
    assert (found.before.person_id if found.before else None) == person


def test_namesakes_are_shown_with_their_units():
    assert [each.unit for each in one("丙厂党支部", "张三", "书记").candidates] == [
        "甲厂党支部",
        "乙厂党支部",
    ]


@pytest.mark.parametrize("unit", ["老甲厂党支部", "老甲厂"])
def test_an_organisation_met_under_another_name_is_said_to_be(unit):
    found = one(unit, "张三", "书记", "13800000001")
    assert (found.state, found.organisation_id, found.alias_of) == (State.SAME, "o1", "甲厂党支部")


@pytest.mark.parametrize("unit", ["甲厂", "醴陵市甲厂有限公司党支部", "甲厂党总支", "甲新厂党支部"])
def test_a_unit_that_may_be_one_of_the_roster_is_asked_about_and_never_merged(unit):
    found = one(unit, "张三", "书记", "13800000001")
    assert (found.state, found.organisation_id, found.person_id) == (State.UNIT, None, None)
    assert [each.full_name for each in found.proposed] == ["甲厂党支部"]
    assert entries(preview(book((unit, "张三", "书记")), KNOWN)) == ()


def test_a_unit_that_was_said_to_be_another_is_taken_for_it_in_all_its_rows():
    table = book(("甲厂", "张三", "书记", "13800000001"), ("甲 厂", "王五", "委员", ""))
    found = preview(table, KNOWN, units={"甲厂": "o1"})
    assert [row.state for row in found.rows] == [State.SAME, State.NEW]
    assert [row.organisation_id for row in found.rows] == ["o1", "o1"]
    assert found.aliases == (("o1", "甲厂"),)
    other = preview(table, KNOWN, units={"甲厂": None})
    assert [row.state for row in other.rows] == [State.SAME_NAME, State.NEW]
    assert other.aliases == ()


def test_units_that_share_a_beginning_are_asked_about_only_where_the_person_is_the_same():
    known = Known(
        (KnownPost("p1", "宋卫东", "o1", "港鹏瓷业党支部", "书记", "", "", ""),),
        (KnownUnit("o1", "港鹏瓷业", "党支部"),),
    )
    assert one("港鹏实业党支部", "宋卫东", "书记", known=known).state is State.UNIT
    assert one("港鹏实业党支部", "王五", "书记", known=known).state is State.NEW


def test_a_name_that_two_organisations_share_is_never_merged():
    two = Known((), (KnownUnit("o1", "甲厂", "党委"), KnownUnit("o2", "甲厂", "党支部")))
    assert one("甲厂", "张三", "书记", known=two).organisation_id is None
    assert one("甲厂党委", "张三", "书记", known=two).organisation_id == "o1"
    assert one("甲厂党总支", "张三", "书记", known=two).organisation_id is None
    assert {each.organisation_id for each in one("甲厂", "张三", "书记", known=two).proposed} == {"o1", "o2"}


@pytest.mark.parametrize(
    ("row", "key", "usable"),
    [
        (("甲厂党支部", "", "书记", "13800000000"), "roster.row_no_name", False),
        (("", "张三", "书记", ""), "roster.row_no_unit", False),
        (("甲厂党支部", "张三、李四", "书记", ""), "roster.row_several_names", False),
        (("甲厂党支部", "张" * 81, "书记", ""), "roster.row_too_long", False),
        (("甲厂党支部", "张三", "", ""), "roster.row_no_post", True),
        (("甲厂党支部", "张三", "书记", "1380000000"), "roster.row_phone_digits", True),
        (("甲厂党支部", "张三", "书记", "见附件"), "roster.row_phone_odd", True),
        (("甲厂党支部", "张\ue001", "书记", ""), "roster.row_private", True),
    ],
)
def test_each_problem_is_named(row, key, usable):
    found = one(*row)
    assert found.state is State.PROBLEM
    assert [trouble.key for trouble in found.troubles] == [key]
    assert found.usable is usable


def test_a_person_twice_in_the_file_is_blamed_on_the_second_row():
    rows = preview(
        book(("甲厂党支部", "王五", "书记"), ("丙厂", "王五", "书记"), ("甲厂党支部", "王五", "书记")), KNOWN
    ).rows
    assert [row.state for row in rows] == [State.NEW, State.NEW, State.PROBLEM]
    assert dict(rows[2].troubles[0].values) == {"first": 2}


def test_a_file_without_posts_or_phones_is_no_problem():
    found = preview(book(("甲厂党支部", "王五"), header=("单位", "姓名")), KNOWN)
    assert [row.state for row in found.rows] == [State.NEW]


def test_what_is_taken_is_what_was_accepted_and_decided():
    found = preview(
        book(
            ("丙厂党支部", "王五", "书记"),
            ("丙厂党支部", "张三", "书记"),
            ("丁厂党支部", "赵六", ""),
            ("戊厂党支部", "", "书记", "13800000000"),
        ),
        KNOWN,
    )
    assert [entry["name"] for entry in entries(found)] == ["王五"]
    assert [entry["name"] for entry in entries(found, namesakes=Namesake.NEW)] == ["王五", "张三"]
    assert [entry["name"] for entry in entries(found, with_troubles=True)] == ["王五", "赵六"]
    chosen = entries(found, chosen={"3.0": "p2"})
    assert [(entry["name"], entry["person_id"]) for entry in chosen] == [("王五", None), ("张三", "p2")]
    assert [entry["name"] for entry in entries(found, keys=["4.0"])] == ["赵六"]
    assert entries(found, keys=["5.0"]) == ()


def test_columns_and_header_can_be_set_by_hand():
    odd = Book("a.csv", (Sheet("", (("甲", "乙"), ("张三", "甲厂党支部"))),))
    found = preview(odd, Known(), header=0, columns={Column.NAME: 0, Column.UNIT: 1})
    assert [(row.line.name, row.line.unit) for row in found.rows] == [("张三", "甲厂党支部")]
    with pytest.raises(BadInput, match=r"roster\.no_column"):
        preview(odd, Known(), header=0, columns={Column.NAME: 0})
    whole = preview(odd, Known(), header=-1, columns={Column.NAME: 0, Column.UNIT: 1})
    assert [row.line.row for row in whole.rows] == [1, 2]


def test_cells_without_a_header_are_told_by_what_stands_in_them():
    rows = (("甲厂党支部", "张三", "党支部书记", "13800000001"), ("乙厂党支部", "单雨桐", "", "13800000002"))
    table = Book("", (Sheet("", rows),))
    with pytest.raises(BadInput, match=r"roster\.no_header"):
        preview(table, Known())  # nobody looks: nothing is guessed
    found = preview(table, Known(), guess=True)
    assert found.layout.header == -1
    lines = [row.line for row in found.rows]
    assert [(one.row, one.name, one.unit, one.post, one.phone) for one in lines] == [
        (1, "张三", "甲厂党支部", "党支部书记", "13800000001"),
        (2, "单雨桐", "乙厂党支部", "", "13800000002"),
    ]
    with pytest.raises(BadInput, match=r"roster\.no_header"):
        preview(Book("a.csv", (Sheet("", (("苹果", "一斤"), ("梨", "二斤"))),)), Known(), guess=True)


def test_a_masked_phone_of_an_export_changes_nothing():
    assert one("甲厂党支部", "张三", "书记", "138****0001").state is State.SAME


def test_a_table_without_people_is_refused():
    with pytest.raises(BadInput, match=r"roster\.no_people"):
        preview(book(("合计", "", "")), Known())


def test_the_problems_can_be_sent_back_in_words():
    found = preview(book(("甲厂党支部", "", "书记", "1"), ("丙厂党支部", "张三", "书记")), KNOWN)
    for language, word in (("zh_CN", "姓名为空"), ("en", "The name is missing")):
        header, rows = trouble_list(found, Wording(language))
        assert len(header) == 4
        assert rows[0][0] == 2
        assert word in str(rows[0][3])
        assert rows[1][:3] == (3, "张三", "丙厂党支部")


CELLS = st.text(
    st.sampled_from("姓名单位职务合计张三党支部委、\n\u3000\ue001䶮" + string.printable[:70]), max_size=12
)


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=15), st.booleans(), st.booleans())
@settings(max_examples=400, deadline=None)
def test_any_table_is_a_preview_or_a_refusal(rows, with_header, split):
    table = Sheet("x", tuple(map(tuple, ([list(HEADER)] if with_header else []) + rows)))
    try:
        found = preview(Book("a.csv", (table,)), KNOWN, split_names=split)
    except BadInput as error:
        refusal = error.key
        assert refusal in {"roster.no_header", "roster.no_column", "roster.no_people", "sheet.empty"}
        return
    for row in found.rows:
        assert row.usable or row.state is State.PROBLEM
    for entry in entries(found, namesakes=Namesake.NEW, with_troubles=True):
        assert entry["name"]
        assert entry["unit"]
