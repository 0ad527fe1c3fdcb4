"""People by the kind of their unit and by unit."""

from __future__ import annotations

from meetingdesk.documents.units import by_kind, by_unit


def test_the_highest_kind_comes_first_and_the_order_within_stays() -> None:
    rows = ["丙党支部", "甲党委", "丁协会", "戊", "乙党支部", "己党总支", "庚党委"]
    assert by_kind(rows, lambda row: row[1:]) == [
        ("党委", ["甲党委", "庚党委"]), ("党总支", ["己党总支"]), ("党支部", ["丙党支部", "乙党支部"]),
        ("协会", ["丁协会"]), ("", ["戊"]),
    ]  # fmt: skip


def test_people_of_a_unit_stand_together_where_it_is_first_named() -> None:
    rows = [("甲", 1), ("乙", 2), ("甲", 3)]
    assert by_unit(rows, lambda row: row[0]) == [("甲", [("甲", 1), ("甲", 3)]), ("乙", [("乙", 2)])]
