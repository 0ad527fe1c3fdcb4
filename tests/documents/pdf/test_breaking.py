"""Where lines end, character by character, without any drawing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingdesk.documents.pdf.breaking import break_lines

EM = 10.0


def broken(text: str, ems: float = 10, stops: frozenset[int] | None = None) -> list[str]:
    widths = [EM / 2 if char.isascii() else EM for char in text]
    lines = break_lines(text, widths, (ems * EM, ems * EM), EM, stops)
    return [text[line.start : line.end] for line in lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一二三四五六七八九十百", ["一二三四五六七八九十", "百"]),
        ("一二三四五六七八九十，百", ["一二三四五六七八九", "十，百"]),
        ("一二三四五六七八九（十百", ["一二三四五六七八九", "（十百"]),
        ("一二三四五六七八“（十百", ["一二三四五六七八", "“（十百"]),
        ("一二三四五六七八九2023年", ["一二三四五六七八九", "2023年"]),
        ("一二三四五六七八九——百", ["一二三四五六七八", "九——百"]),
        ("一二三四五六七八丁　一", ["一二三四五六七八", "丁　一"]),
        ("a quick brown fox jumps over it", ["a quick brown fox", "jumps over it"]),
    ],
    ids=["full", "comma", "bracket", "two-marks", "number", "dash", "padded-name", "spaces"],
)
def test_lines_end_where_a_reader_expects(text: str, expected: list[str]) -> None:
    assert broken(text) == expected


def test_one_closing_mark_is_squeezed_into_a_long_line() -> None:
    text = "一二三四五六七八九十" * 2
    assert broken(text + "，百千", 20) == [text + "，", "百千"]


def test_two_closing_marks_are_not_squeezed_but_taken_down_with_their_character() -> None:
    text = "一二三四五六七八九十" * 2
    assert broken(text + "。”百", 20) == [text[:-1], "十。”百"]


def test_the_stop_positions_are_the_only_places_to_end_a_line() -> None:
    assert broken("欧阳少东、王小宁、张三、李四", stops=frozenset({5, 9, 12, 14})) == [
        "欧阳少东、王小宁、",
        "张三、李四",
    ]


@pytest.mark.parametrize(
    "text", ["，" * 5000, "（" * 5000, "a" * 20000, "　" * 5000, " " * 5000, "。”" * 3000]
)
def test_a_text_that_obeys_no_rule_is_cut_and_loses_nothing(text: str) -> None:
    lines = broken(text, 28)
    assert "".join(lines).strip(" ") == text.strip(" ")


@given(st.text(alphabet="一二，。（）“”《》、a1 　—…", max_size=300), st.integers(3, 30))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, ems: int) -> None:
    lines = broken(text, ems)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        width = sum(0.5 if char.isascii() else 1 for char in line.rstrip(" "))
        assert width <= ems + 1.06 or len(line) == 1
