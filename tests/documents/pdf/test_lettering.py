"""Lines on cards: the largest letters, and nothing lost when they get smaller."""

from __future__ import annotations

import pytest

from meetingdesk.documents import fonts
from meetingdesk.documents.blocks import Face
from meetingdesk.documents.pdf.lettering import LEADING, fitted_lines, largest
from meetingdesk.documents.pdf.text import Type

TITLE = fonts.load().roles[Face.TITLE]


def test_words_are_as_large_as_width_or_height_allows() -> None:
    assert largest(["欧阳明"], TITLE, 300, 1000)[1].size == 100
    assert largest(["欧阳明"], TITLE, 3000, 80)[1].size == 80


def test_the_way_with_the_largest_letters_is_taken() -> None:
    ways = ["演示企业检验检测中心", "演示企业\n检验检测中心", "演示\n企业\n检验\n检测\n中心"]
    words, kind = largest(ways, TITLE, 400, 170)
    assert words == ways[1]
    assert kind.width("检验检测中心") <= 400
    assert kind.size * (1 + LEADING) <= 170


def test_of_two_ways_alike_the_first_is_taken() -> None:
    assert largest(["王五", "王五"], TITLE, 100, 100)[0] == "王五"


@pytest.mark.parametrize("text", ["演示党支部", "澜川产业园区" * 12, "a" * 90, "𬭎" * 70])
def test_a_text_gets_smaller_until_all_of_it_has_room(text: str) -> None:
    lines, kind = fitted_lines(text, Type(TITLE, 12), 150, 40)
    assert "".join(lines) == text
    assert len(lines) * kind.size * LEADING <= 40.1
    assert all(kind.width(line) <= 150.1 for line in lines)


def test_what_fits_keeps_its_size() -> None:
    assert fitted_lines("演示党支部", Type(TITLE, 12), 150, 40)[1].size == 12


def test_a_text_that_nobody_could_read_is_cut_and_not_drawn_over_the_edge() -> None:
    lines, kind = fitted_lines("字" * 5000, Type(TITLE, 12), 100, 20)
    assert len(lines) * kind.size * LEADING <= 20.1
