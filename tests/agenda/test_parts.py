"""Items with parts: times of the parts, and what they say of their item."""

from __future__ import annotations

import datetime as dt

from meetingdesk.agenda.parts import Whole, reckon_with_parts
from meetingdesk.agenda.schedule import Slot


def at(text: str, day: int = 17) -> dt.datetime:
    return dt.datetime.combine(dt.date(2023, 3, day), dt.time.fromisoformat(text))


def starts(whole: Whole, *names: str) -> list[str]:
    spans = {one.id: one.projected_start for one in (*whole.tops.items, *whole.parts.values())}
    return [f"{start:%H:%M}" if (start := spans[name]) else "?" for name in names]


PARTS = {"a": [Slot("a1", 10), Slot("a2", 15), Slot("a3", 20)]}


def test_an_item_without_a_length_is_as_long_as_its_parts_and_what_follows_moves() -> None:
    whole = reckon_with_parts([Slot("a"), Slot("b", 5)], PARTS, at("09:00"))
    assert starts(whole, "a", "a1", "a2", "a3", "b") == ["09:00", "09:00", "09:10", "09:25", "09:45"]
    assert whole.lengths["a"] == 45
    assert whole.tops.planned_end == at("09:50")


def test_a_part_of_unknown_length_leaves_what_follows_unknown() -> None:
    whole = reckon_with_parts([Slot("a"), Slot("b", 5)], {"a": [Slot("a1", 10), Slot("a2")]}, at("09:00"))
    assert starts(whole, "a1", "a2", "b") == ["09:00", "09:10", "?"]


def test_parts_that_need_more_than_their_item_has_are_told() -> None:
    whole = reckon_with_parts([Slot("a", 30), Slot("b", 5)], PARTS, at("09:00"))
    assert whole.outgrown["a"] == 15 * 60
    assert starts(whole, "b") == ["09:30"]
    assert reckon_with_parts([Slot("a", 45)], PARTS, at("09:00")).outgrown["a"] == 0


def test_a_fixed_time_of_a_part_can_outgrow_the_item_too() -> None:
    parts = {"a": [Slot("a1", 10), Slot("a2", 10, start=at("09:40"))]}
    whole = reckon_with_parts([Slot("a", 30)], parts, at("09:00"))
    assert whole.outgrown["a"] == 20 * 60
    assert starts(whole, "a2") == ["09:40"]


def test_a_part_whose_fixed_time_cannot_be_kept_clashes() -> None:
    parts = {"a": [Slot("a1", 30), Slot("a2", 10, start=at("09:20"))]}
    assert reckon_with_parts([Slot("a")], parts, at("09:00")).parts["a2"].clash == 600


def test_once_a_part_runs_the_item_needs_what_its_parts_need() -> None:
    """The first took 14 minutes instead of 10: everything behind it is 4 minutes later."""
    parts = {"a": [Slot("a1", 10, began=at("09:00"), ended=at("09:14")), *PARTS["a"][1:]]}
    slots = [Slot("a", None, began=at("09:00")), Slot("b", 5)]
    whole = reckon_with_parts(slots, parts, at("09:00"), at("09:14"))
    assert starts(whole, "a2", "a3", "b") == ["09:14", "09:29", "09:49"]
    assert whole.tops.drift == 240


def test_time_that_the_item_has_beyond_its_parts_is_kept_free_behind_them() -> None:
    parts = {"a": [Slot("a1", 10, began=at("09:00"), ended=at("09:10"))]}
    whole = reckon_with_parts(
        [Slot("a", 30, began=at("09:00")), Slot("b", 5)], parts, at("09:00"), at("09:10")
    )
    assert starts(whole, "b") == ["09:30"]


def test_before_any_part_has_begun_the_length_of_the_item_counts() -> None:
    slots = [Slot("a", 60, began=at("09:00")), Slot("b", 5)]
    assert starts(reckon_with_parts(slots, PARTS, at("09:00"), at("09:05")), "b") == ["10:00"]


def test_who_knows_better_than_the_parts_is_believed() -> None:
    parts = {"a": [Slot("a1", 10, began=at("09:00"))]}
    slots = [Slot("a", 30, began=at("09:00")), Slot("b", 5)]
    assert starts(reckon_with_parts(slots, parts, at("09:00"), at("09:05"), {"a": 300}), "b") == ["09:10"]


def test_parts_pass_midnight() -> None:
    parts = {"a": [Slot("a1", 50), Slot("a2", 30)]}
    whole = reckon_with_parts([Slot("a")], parts, at("23:30"))
    assert whole.parts["a2"].projected_start == at("00:20", 18)


def test_what_runs_and_will_miss_its_fixed_end_says_so() -> None:
    whole = reckon_with_parts([Slot("a", 60, end=at("10:00"), began=at("09:20"))], {}, now=at("10:05"))
    assert whole.tops.items[0].clash == 300


def test_a_part_added_on_the_fly_takes_its_time_from_its_item_first() -> None:
    parts = {"a": [Slot("a1", 10, began=at("09:00"), unplanned=True), Slot("a2", 5, unplanned=True)]}
    slots = [Slot("a", 30, began=at("09:00")), Slot("b", 5)]
    assert starts(reckon_with_parts(slots, parts, at("09:00"), at("09:00")), "a2", "b") == ["09:10", "09:30"]
