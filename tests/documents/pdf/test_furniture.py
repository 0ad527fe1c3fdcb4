"""Page numbers, running head and the mark of sample papers, each at its place."""

import pytest

from meetingdesk.documents.blocks import OFFICIAL, PLAIN, PageBreak, Paper, Para
from meetingdesk.documents.pdf import write_pdf
from tests.documents.reading import MM, glyphs, lines, words

THREE = (Para("一"), PageBreak(), Para("二"), PageBreak(), Para("三"))


def below(pdf: bytes, page: int, edge: float) -> list:
    return [glyph for glyph in glyphs(pdf, page) if glyph.y < edge * MM]


def test_the_dash_of_the_number_lies_7_mm_below_the_type_area() -> None:
    number = below(write_pdf(Paper("纪要", THREE, OFFICIAL)), 0, 35)
    assert words(number) == "—1—"
    assert number[0].y + 0.36 * 14 == pytest.approx(28 * MM, abs=0.6)


def test_odd_pages_have_the_number_right_and_even_pages_left_one_character_in() -> None:
    pdf = write_pdf(Paper("纪要", THREE, OFFICIAL))
    first, second, third = (below(pdf, page, 35) for page in range(3))
    assert [words(number) for number in (first, second, third)] == ["—1—", "—2—", "—3—"]
    assert first[-1].x + 14 == pytest.approx(184 * MM - 14, abs=0.1)
    assert second[0].x == pytest.approx(28 * MM + 14, abs=0.1)
    assert third[0].x == pytest.approx(first[0].x, abs=1)


def test_a_record_counts_its_pages_in_the_middle() -> None:
    pdf = write_pdf(Paper("记录", THREE, PLAIN))
    for page in range(3):
        number = below(pdf, page, 25)
        assert words(number) == f"第{page + 1}页共3页"
        middle = (number[0].left + number[-1].right) / 2
        assert middle == pytest.approx((25 + 210 - 22) / 2 * MM, abs=1)


def test_the_words_of_the_number_come_with_the_paper() -> None:
    pdf = write_pdf(Paper("Minutes", (Para("x"),), PLAIN, language="en", page_words="Page {page} of {pages}"))
    assert words(below(pdf, 0, 25)) == "Page1of1"


@pytest.mark.parametrize("style", [OFFICIAL, PLAIN])
def test_sample_papers_say_so_on_each_page_outside_the_type_area(style) -> None:
    pdf = write_pdf(Paper("纪要", THREE, style, sample=True))
    for page in range(3):
        marks = [line for line in lines(pdf, page) if "演示数据" in words(line)]
        assert len(marks) == 1
        assert marks[0][0].y > (297 - style.top) * MM


def test_papers_of_a_real_meeting_do_not_say_sample() -> None:
    assert not [line for line in lines(write_pdf(Paper("纪要", THREE, OFFICIAL))) if "演示" in words(line)]


def test_the_running_head_stands_above_the_type_area_on_each_page() -> None:
    pdf = write_pdf(Paper("记录", THREE, PLAIN, header="某某述职评议会"))
    for page in range(3):
        top = lines(pdf, page)[0]
        assert words(top) == "某某述职评议会"
        assert top[0].y > (297 - 25) * MM
