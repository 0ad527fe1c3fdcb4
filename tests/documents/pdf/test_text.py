"""会议纪要 stands on the grid of GB/T 9704: measured from the glyphs of the finished file."""

from __future__ import annotations

import itertools

import pytest

from meetingdesk.documents.blocks import (
    OFFICIAL,
    PLAIN,
    Align,
    Face,
    KeyValues,
    NameList,
    Paper,
    Para,
    Run,
    Title,
)
from meetingdesk.documents.pdf import write_pdf
from tests.documents.reading import MM, body, lines, pages, words

LEFT, RIGHT = 28 * MM, 184 * MM
SENTENCE = (
    "会议要求各级党组织书记认真履行第一责任人职责把述职评议作为抓基层打基础的有力手段对照问题清单逐项整改"
)
PROSE = (
    "会议听取了7个党组织书记的现场述职，36个党组织提交了书面述职报告。会议指出，2022年以来，各党组织坚持以“红色引擎”"
    "引领企业发展（特别是“两新”组织），把《条例》融入生产经营全过程，取得了较好成绩；同时也要看到，在思想认识、政治站位、"
    "资料把关（会议记录、签到表等）等方面还存在不足：要逐项整改！谁来负责？“书记”负责。"
)


def official(*blocks: object) -> bytes:
    return write_pdf(Paper("纪要", tuple(blocks), OFFICIAL))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def full_page() -> list[list]:
    return body(lines(official(Para(SENTENCE * 40, indent=0))))


def test_a_full_page_has_22_lines_of_28_characters(full_page: list[list]) -> None:
    assert [len(line) for line in full_page] == [28] * 22


def test_lines_stand_one_22nd_of_225_mm_apart(full_page: list[list]) -> None:
    pitches = [above[0].y - below[0].y for above, below in itertools.pairwise(full_page)]
    assert pitches == pytest.approx([225 * MM / 22] * 21, abs=0.02)


def test_characters_stand_one_28th_of_156_mm_apart(full_page: list[list]) -> None:
    for line in full_page:
        steps = [after.x - before.x for before, after in itertools.pairwise(line)]
        assert steps == pytest.approx([156 * MM / 28] * 27, abs=0.06)
        assert line[0].x == pytest.approx(LEFT, abs=0.02)


def test_first_and_last_line_lie_inside_the_type_area(full_page: list[list]) -> None:
    em = 16
    assert full_page[0][0].y + 0.86 * em <= 260 * MM
    assert full_page[-1][0].y - 0.14 * em >= 35 * MM


def test_the_first_line_of_a_paragraph_is_indented_two_characters() -> None:
    first, second, *_ = body(lines(official(Para(SENTENCE * 2))))
    assert first[0].x == pytest.approx(LEFT + 2 * 156 * MM / 28, abs=0.05)
    assert second[0].x == pytest.approx(LEFT, abs=0.02)
    assert len(first) == 26


def long_prose(style: object) -> list[list]:
    """A paragraph of every beginning of the text, so that each mark comes to each place of a line."""
    paragraphs = tuple(Para("的" * shift + PROSE) for shift in range(40))
    pdf = write_pdf(Paper("长文", paragraphs, style))  # type: ignore[arg-type]
    found = [line for page in range(pages(pdf)) for line in lines(pdf, page)]
    return [line for line in found if len(line) > 12]


@pytest.mark.parametrize("style", [OFFICIAL, PLAIN], ids=["grid", "plain"])
def test_no_line_starts_with_a_closing_or_ends_with_an_opening_mark(style: object) -> None:
    found = long_prose(style)
    assert len(found) > 150
    assert not [words(line) for line in found if line[0].char in "，。、；：！？）》”"]
    assert not [words(line) for line in found if line[-1].char in "（《“"]


def test_numbers_and_latin_words_are_not_cut() -> None:
    text = "".join(f"第{n}项由MeetingDesk完成，" for n in range(2015, 2060))
    cut = [
        (words(above), words(below))
        for above, below in zip(*(body(lines(official(Para(text))))[k:] for k in (0, 1)), strict=False)
        if above[-1].char.isascii() and below[0].char.isascii()
    ]
    assert cut == []


def test_full_lines_end_at_the_same_edge() -> None:
    """Ink of an ideograph ends within a tenth of an em of the edge; a mark has its blank half there."""
    paragraphs = tuple(Para("的" * shift + PROSE) for shift in range(10))
    pdf = official(*paragraphs)
    found = [line for page in range(pages(pdf)) for line in body(lines(pdf, page))]
    full = [above for above, below in itertools.pairwise(found) if below[0].x < LEFT + 10]
    han = [line[-1] for line in full if "一" <= line[-1].char <= "龥"]
    assert len(han) > 30
    for glyph in han:
        assert glyph.x + 16 == pytest.approx(RIGHT, abs=0.35)
    assert all(line[-1].right <= RIGHT + 0.5 for line in full)


def test_letters_of_a_line_do_not_run_into_each_other() -> None:
    paragraphs = tuple(Para("的" * shift + PROSE) for shift in range(28))
    pdf = official(*paragraphs)
    for page in range(pages(pdf)):
        for line in body(lines(pdf, page)):
            assert all(b.left - a.right > -0.8 for a, b in itertools.pairwise(line)), words(line)


def test_a_word_longer_than_a_line_is_cut_and_stays_inside() -> None:
    found = body(lines(official(Para("https://" + "a" * 300))))
    assert sum(map(len, found)) == 308
    assert all(line[-1].right <= RIGHT + 1 for line in found)


def test_names_of_a_list_are_never_cut_and_hang_after_the_colon() -> None:
    names = tuple(f"{family}{given}" for family in "张王李赵欧阳" for given in ("小宁", "国强", "伟", "建华"))
    first, *others = body(lines(official(NameList("出席", names, after="。"))))
    assert words(first).startswith("出席：张小宁、")
    pitch = 156 * MM / 28
    assert all(line[0].x == pytest.approx(LEFT + 5 * pitch, abs=0.1) for line in others)
    assert all(words(line)[-1] in "、。" for line in [first, *others])
    assert "".join(words(line) for line in [first, *others]) == "出席：" + "、".join(names) + "。"


def test_long_names_with_their_unit_are_not_cut_either() -> None:
    names = tuple(
        f"演示新材料{n:02}党支部欧阳{given}" for n, given in enumerate(("明珠", "国强", "晓岚") * 6)
    )
    found = body(lines(official(NameList("出席", names))))
    assert all(words(line)[-1] == "、" for line in found[:-1])
    assert all(line[-1].right <= RIGHT + 1 for line in found)


def test_a_unit_fills_the_line_before_the_whole_name_and_full_lines_end_alike() -> None:
    names = tuple(f"欧阳{given}" for given in ("明珠", "国强", "晓岚") * 6)
    units = tuple(f"演示新材料{n:02}党支部" for n in range(18))
    found = body(lines(official(NameList("出席", names, units=units))))
    told = "".join(words(line) for line in found)
    assert told == "出席：" + "、".join(map("".join, zip(units, names, strict=True)))
    whole = "\n".join(words(line) for line in found)
    assert all(name in whole for name in ("欧阳明珠", "欧阳国强", "欧阳晓岚"))
    assert whole.count("欧阳明珠") + whole.count("欧阳国强") + whole.count("欧阳晓岚") == 18
    assert [line[-1].right for line in found[:-1]] == pytest.approx([RIGHT] * (len(found) - 1), abs=9)


def test_a_line_before_a_long_whole_name_ends_early_and_is_not_torn_apart() -> None:
    units = ("演示电瓷有限责任公司党支部", "演示玻璃精密机械制造股份有限公司湖南分公司党支部") * 2
    names = ("阿卜杜热合曼·买买提艾力", "刘一二") * 2
    found = body(lines(official(NameList("出席", names, units=units))))
    steps = [after.x - before.x for line in found for before, after in itertools.pairwise(line)]
    assert max(steps) < 1.4 * 156 * MM / 28


def test_an_english_list_breaks_inside_brackets_and_never_inside_a_name_or_word() -> None:
    names = tuple(f"{name} Fitzgerald-Hamilton (Riverside Environmental Works No. {n})"
                  for n, name in enumerate(("Alice", "Samuel", "Hannah") * 4))  # fmt: skip
    paper = Paper("List", (NameList("Present", names, ", "),), OFFICIAL, language="en")
    found = [words(line) for line in body(lines(write_pdf(paper)))]
    assert all("Fitzgerald-Hamilton" in line or "Fitz" not in line for line in found)
    assert len(found) < 2 * len(names)
    parts = "Riverside", "Environmental", "Works"
    assert all("".join(found).count(part) == sum(line.count(part) for line in found) for part in parts)


def test_values_of_facts_start_below_each_other() -> None:
    facts = KeyValues((("时间", "三月"), ("主持人", "张三"), ("地点", "某" * 40)))
    first, second, third, turned = body(lines(official(facts)))
    start = second[4].x
    assert [first[3].x, third[3].x, turned[0].x] == pytest.approx([start] * 3, abs=0.2)


def test_quotation_marks_are_narrow_in_english_and_wide_in_chinese() -> None:
    wide = lines(write_pdf(Paper("x", (Para("a“b”c"),), language="zh_CN")))[0]
    narrow = lines(write_pdf(Paper("x", (Para("a“b”c"),), language="en")))[0]
    assert wide[2].x - wide[1].x == pytest.approx(12, abs=0.1)
    assert narrow[2].x - narrow[1].x < 6


def test_a_title_breaks_into_lines_of_like_length_in_the_middle() -> None:
    title = "2022年度某某经济开发区非公有制企业党组织书记述职评议会会议纪要"
    first, second = [line for line in body(lines(official(Title(title), Para("正文")))) if len(line) > 5]
    assert abs(len(first) - len(second)) <= 3
    for line in (first, second):
        assert line[0].left - LEFT == pytest.approx(RIGHT - line[-1].right, abs=3)


def test_a_line_end_in_the_text_begins_an_indented_paragraph() -> None:
    first, second = body(lines(official(Para("一段。\n二段。"))))
    assert (words(first), words(second)) == ("一段。", "二段。")
    assert first[0].x == pytest.approx(second[0].x, abs=0.01)


def test_runs_in_other_faces_stay_in_one_paragraph() -> None:
    text = (Run("（1）加强领导。", Face.KAI), Run("会议要求抓好落实。"))
    (only,) = body(lines(official(Para(text))))
    assert words(only) == "（1）加强领导。会议要求抓好落实。"


def test_right_aligned_text_ends_at_the_edge() -> None:
    (only,) = body(lines(official(Para("二〇二三", indent=0, align=Align.RIGHT))))
    assert only[-1].x + 156 * MM / 28 == pytest.approx(RIGHT, abs=0.1)
