"""Items are numbered as Chinese papers do it: 一、（一） or 1、1.1."""

from __future__ import annotations

import pytest

from meetingdesk.agenda.numbering import Numbering, Place, headed, numbers

PLACES = [
    Place("door", None, counted=False), Place("a", None), Place("b", None), Place("b1", "b"),
    Place("b2", "b"), Place("c", None), Place("c1", "c"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (Numbering.CHINESE, ["", "一", "二", "（一）", "（二）", "三", "（一）"]),
        (Numbering.ARABIC, ["", "1", "2", "2.1", "2.2", "3", "3.1"]),
    ],
)
def test_parts_begin_anew_under_each_item_and_signing_in_has_no_number(
    style: Numbering, expected: list[str]
) -> None:
    assert list(numbers(PLACES, style).values()) == expected


def test_the_tenth_and_the_hundredth_have_numbers_too() -> None:
    many = numbers([Place(str(n), None) for n in range(1, 121)], Numbering.CHINESE)
    assert [many[n] for n in ("10", "11", "20", "21", "99", "100")] == [
        "十", "十一", "二十", "二十一", "九十九", "100",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "chinese", "expected"),
    [
        ("一", True, "一、述职"), ("（一）", True, "（一）述职"), ("1", True, "1、述职"),
        ("1.1", True, "1.1 述职"),
        ("", True, "述职"), ("1", False, "1. 述职"), ("2.10", False, "2.10 述职"), ("一", False, "一、述职"),
        ("(1)", False, "(1) 述职"),
    ],
)  # fmt: skip
def test_a_title_behind_its_number(number: str, chinese: bool, expected: str) -> None:
    assert headed(number, "述职", chinese=chinese) == expected
