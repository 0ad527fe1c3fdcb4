"""测评表 as it is laid on the table: millimetres, instructions, and nothing that could name a voter."""

from __future__ import annotations

import hashlib
from typing import Any

import pypdfium2
import pytest

from meetingdesk.documents.ballot_sheet import Aspect, Ballot, Rated, form_name, quantity, sheet
from meetingdesk.documents.blocks import Paper
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.minutes.prose import Prose
from tests.builders import minutes_facts
from tests.documents.drawing import levels, steps, uprights
from tests.documents.reading import glyphs, lines, pages, text, words

FOUR = ("好", "较好", "一般", "差")
SATISFIED = ("满意", "比较满意", "基本满意", "不满意", "不了解")
SHORT = (
    "1．本表采用无记名方式填写。", "2．请在对应栏内打“√”，每人只选一项。",
    "3．同一人选两项及以上或无法辨认的，该项无效；不选的视为弃权。", "4．填好后请对折投入票箱。",
)  # fmt: skip
FULL = (
    *SHORT[:3], "4．“好”最多选 12 人，超过的整张票无效。", "5．本人不评价自己，请将本人一栏留空。",
    "6．填好后请对折投入票箱。",
)  # fmt: skip
ASPECTS = tuple(Aspect(label, share) for label, share in (("德", "20"), ("能", "15"), ("绩", "65")))
LONG = "2025年度演示高新技术产业开发区两新组织党组织书记抓基层党建工作述职评议测评"
SIZES = (7, 12, 13, 43, 44, 100)


def rated(count: int) -> tuple[Rated, ...]:
    return tuple(Rated(f"演示{n:03}党支部", "王五") for n in range(1, count + 1))


def made(count: int, **more: Any) -> Paper:
    given: dict[str, Any] = {
        "title": "现场述职测评", "boxes": FOUR, "rated": rated(count), "instructions": SHORT,
    }  # fmt: skip
    return sheet(Ballot(**{**given, **more}), minutes_facts(meeting={"sample": True}).meeting)


def pdf(count: int, **more: Any) -> bytes:
    return write_pdf(made(count, **more))


def rows_on(data: bytes, page: int) -> int:
    return sum(glyph.char == "部" for glyph in glyphs(data, page))


def test_seven_rows_have_the_columns_of_the_print_spec() -> None:
    data = pdf(7, mark="A")
    assert pages(data) == 1
    assert steps(uprights(data, low=20)) == [10, 58, 22, 20, 20, 20, 20]
    assert uprights(data, low=20)[0] == 20
    assert steps(levels(data, 25)) == [14] * 8


@pytest.mark.parametrize("count", [13, 43, 44])
def test_up_to_44_rows_stand_in_two_blocks_on_one_side(count: int) -> None:
    data = pdf(count, mark="B", instructions=FULL)
    assert pages(data) == 1
    assert steps(uprights(data, low=20)) == [8, 44, 8, 8, 8, 8, 2, 8, 44, 8, 8, 8, 8]
    left, right = steps(levels(data, 24)), steps(levels(data, 110))
    assert left[1:] == [9] * -(-count // 2)
    assert right[1:] == [9] * (count // 2)
    assert rows_on(data, 0) == count
    assert levels(data, 24)[-1] < 297 - 20


def test_44_rows_fit_below_a_long_title_and_the_longest_instructions() -> None:
    data = pdf(44, mark="A", instructions=FULL, title=LONG)
    assert pages(data) == 1
    assert rows_on(data, 0) == 44


def test_100_rows_run_over_pages_with_their_heads_and_numbers() -> None:
    data = pdf(100, mark="A")
    assert [rows_on(data, page) for page in range(pages(data))] == [44, 44, 12]
    for page in range(3):
        found = [words(line) for line in lines(data, page)]
        assert found[-1] == f"第{page + 1}页/共3页"
        assert sum("党组织" in line for line in found) >= 1
        assert any("（A票）" in line for line in found)


def test_the_left_block_is_filled_first() -> None:
    rows = {words(line): line for line in lines(pdf(43))}
    both = next(line for told, line in rows.items() if "演示001党支部" in told)
    assert words(both) == "1演示001党支部23演示023党支部"
    assert both[-1].x > 105 * 72 / 25.4


def test_one_page_has_no_number() -> None:
    assert "页" not in text(pdf(43))


@pytest.mark.parametrize("count", SIZES)
def test_every_row_is_there_once_and_in_order(count: int) -> None:
    printed = text(pdf(count))
    assert [printed.count(f"演示{n:03}党支部") for n in range(1, count + 1)] == [1] * count


def test_title_class_and_instructions_are_in_their_letters() -> None:
    data = pdf(7, mark="A")
    found = lines(data)
    title = next(line for line in found if words(line) == "现场述职测评表")
    assert 4.5 < (title[1].x - title[0].x) / 72 * 25.4 < 7.9  # 22 pt
    mark = next(line for line in found if words(line) == "（A票）")
    assert mark[-1].x > 180 * 72 / 25.4
    told = "".join(words(line) for line in found)
    assert "".join(SHORT).replace("．", ".") in told


def test_room_for_remarks_is_given_only_where_asked_for() -> None:
    assert "意见建议" in text(pdf(7, remarks=True))
    assert steps(levels(pdf(7, remarks=True), 100))[-1] == 24
    assert "意见建议" not in text(pdf(7))


def test_with_one_class_no_letter_is_printed() -> None:
    assert "票）" not in text(pdf(7))


def test_a_satisfaction_form_has_its_own_words_in_letters_of_one_size() -> None:
    for count in (7, 43, 100):
        data = pdf(count, boxes=SATISFIED)
        assert "满意" in text(data)
        assert pages(data) == {7: 1, 43: 1, 100: 3}[count]
    head = [glyph for glyph in glyphs(pdf(7, boxes=SATISFIED)) if glyph.char in "满比基"][1:]
    assert len({round(glyph.right - glyph.left, 1) for glyph in head if glyph.char == "满"}) == 1


@pytest.mark.parametrize("count", [7, 43, 100])
def test_an_aspect_form_is_a_sheet_a_person(count: int) -> None:
    data = pdf(count, ticks=(*ASPECTS, Aspect("综合评价")))
    assert pages(data) == count
    for page in (0, count - 1):
        printed = "".join(words(line) for line in lines(data, page))
        assert f"党组织：演示{page + 1:03}党支部" in printed
        assert "综合评价" in printed
        assert steps(uprights(data, page, low=20)) == [90, 20, 20, 20, 20]
        assert steps(levels(data, 25, page)) == [14] * 5


@pytest.mark.parametrize(("count", "sheets"), [(7, 1), (43, 3), (100, 5)])
def test_a_point_form_has_a_box_for_each_aspect_and_a_tick(count: int, sheets: int) -> None:
    data = pdf(count, points=ASPECTS, ticks=(Aspect("总体评价"),))
    assert pages(data) == sheets
    edges = uprights(data, low=20)
    assert edges[0] == 20
    assert edges[-1] == 190
    assert steps(edges)[3:] == [14, 14, 14, 8, 8, 8, 8]
    for page in range(sheets):
        printed = "".join(words(line) for line in lines(data, page))
        assert printed.index("德") < printed.index("（20）")
        assert "书记姓名" in printed


def test_many_aspects_with_points_are_a_sheet_a_person() -> None:
    many = tuple(Aspect(f"第{n}项", "10") for n in range(1, 9))
    data = pdf(7, points=many, ticks=(Aspect("总体评价"),))
    assert pages(data) == 7
    printed = "".join(words(line) for line in lines(data, 6))
    assert "党组织：演示007党支部" in printed
    assert printed.index("第8项（10）") < printed.index("总体评价")


def test_as_many_copies_as_are_expected_and_one_in_twenty_more() -> None:
    assert [quantity(count) for count in (None, 0, 1, 7, 20, 43, 100)] == [1, 1, 2, 8, 21, 46, 105]
    assert pages(pdf(43, copies=quantity(43))) == 46


def test_no_copy_differs_from_another_in_a_byte() -> None:
    data = pdf(100, copies=5)
    assert pages(data) == 5 * 4  # three pages and a blank back, so that each copy begins on a sheet
    document = pypdfium2.PdfDocument(data)
    pictures = [hashlib.sha256(bytes(page.render(scale=0.7).buffer)).hexdigest() for page in document]
    assert len(set(pictures)) == 4
    assert pictures == pictures[:4] * 5
    document.close()
    assert data.count(b"/Subtype /Form") == 3  # what is drawn lies in the file once


def test_nothing_in_the_file_names_a_voter_or_a_copy() -> None:
    one, many = pdf(43, mark="A"), pdf(43, mark="A", copies=46)
    document = pypdfium2.PdfDocument(many)
    known = document.get_metadata_dict()
    assert document.count_attachments() == 0
    document.close()
    assert known["Title"] == "现场述职测评表（A票）"
    assert set(known.values()) & {"1", "46"} == set()
    once = pypdfium2.PdfDocument(one)
    assert known == once.get_metadata_dict()
    once.close()
    first = "".join(words(line) for line in lines(one))
    assert all(mark not in first for mark in ("编号", "签名", "姓名：", "票号", "No."))


def test_the_same_organisation_twice_is_told_apart_by_the_secretary() -> None:
    twice = (*rated(12), Rated("演示甲党委", "王五"), Rated("演示甲党委", "赵六"))
    printed = text(pdf(14, rated=twice))
    assert "演示甲党委（王五）" in printed
    assert "演示甲党委（赵六）" in printed
    assert "演示001党支部（" not in printed


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("现场述职测评", "现场述职测评表"), ("测评票", "测评票"), ("年度考核", "年度考核表"),
        ("书记述职", "书记述职测评表"),
    ],
)
def test_a_title_becomes_the_name_of_a_form(title: str, name: str) -> None:
    assert form_name(title, Prose("zh_CN")) == name


def test_an_english_ballot_says_the_same() -> None:
    english = minutes_facts(meeting={"language": "en"}).meeting
    told = ("1. Put one tick in each row.",)
    ballot = Ballot(title="Review", boxes=("Good", "Fair"), rated=rated(7), mark="A", instructions=told)
    printed = text(write_pdf(sheet(ballot, english)))
    assert "1.Putonetickineachrow." in printed
    assert "(BallotA)" in printed
