"""Planned and projected times, drift and clashes; the sign is actual minus planned: positive is late."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as some

from meetingdesk.agenda.schedule import Reckoning, Slot, not_before, reckon


def at(text: str, day: int = 17) -> dt.datetime:
    return dt.datetime.combine(dt.date(2023, 3, day), dt.time.fromisoformat(text))


def planned(result: Reckoning) -> list[str]:
    return [f"{one.planned_start:%H:%M}" if one.planned_start else "?" for one in result.items]


def projected(result: Reckoning) -> list[str]:
    return [f"{one.projected_start:%H:%M}" if one.projected_start else "?" for one in result.items]


def test_lengths_follow_each_other_from_the_start() -> None:
    result = reckon([Slot("a", 30), Slot("b", 60), Slot("c", 5)], at("08:30"))
    assert planned(result) == projected(result) == ["08:30", "09:00", "10:00"]
    assert result.planned_end == result.projected_end == at("10:05")
    assert result.drift is None


def test_an_unknown_length_leaves_the_following_unknown_until_a_fixed_time() -> None:
    result = reckon([Slot("a", None), Slot("b", 10), Slot("c", 15, start=at("10:00"))], at("09:00"))
    assert planned(result) == projected(result) == ["09:00", "?", "10:00"]
    assert result.projected_end == at("10:15")


def test_without_any_time_nothing_is_invented() -> None:
    result = reckon([Slot("a", 30), Slot("b", 60)])
    assert planned(result) == projected(result) == ["?", "?"]
    assert (result.planned_end, result.projected_end, result.drift) == (None, None, None)


def test_beginning_late_puts_the_meeting_behind() -> None:
    slots = [Slot("a", 30, began=at("09:04")), Slot("b", 20)]
    result = reckon(slots, at("09:00"), now=at("09:10"))
    assert result.drift == 240
    assert projected(result) == ["09:04", "09:34"]
    assert result.projected_end == at("09:54")


def test_finishing_early_puts_it_ahead() -> None:
    slots = [Slot("a", 30, began=at("09:00"), ended=at("09:20")), Slot("b", 20, began=at("09:20"))]
    result = reckon(slots, at("09:00"), now=at("09:25"))
    assert result.drift == -600
    assert result.projected_end == at("09:40")


def test_an_item_over_its_length_pushes_with_every_minute() -> None:
    slots = [Slot("a", 30, began=at("09:00")), Slot("b", 20)]
    assert reckon(slots, at("09:00"), now=at("09:30")).drift == 0
    late = reckon(slots, at("09:00"), now=at("09:42"))
    assert (late.drift, late.projected_end) == (720, at("10:02"))


def test_nobody_starting_the_next_item_pushes_too() -> None:
    slots = [Slot("a", 30, began=at("09:00"), ended=at("09:30")), Slot("b", 20)]
    result = reckon(slots, at("09:00"), now=at("09:33"))
    assert (result.drift, result.projected_end) == (180, at("09:53"))


def test_a_gap_before_a_fixed_start_takes_up_the_delay() -> None:
    slots = [Slot("a", 30, began=at("09:05")), Slot("b", 15, start=at("10:00"))]
    result = reckon(slots, at("09:00"), now=at("09:10"))
    assert result.drift == 300
    assert projected(result) == ["09:05", "10:00"]
    assert (result.items[1].clash, result.projected_end) == (0, at("10:15"))


def test_a_fixed_start_that_cannot_be_kept_is_flagged_and_stays() -> None:
    slots = [Slot("a", 60, began=at("10:12")), Slot("b", 15, start=at("11:10")), Slot("c", 5)]
    result = reckon(slots, now=at("10:20"))
    fixed = result.items[1]
    assert (fixed.planned_start, fixed.projected_start, fixed.clash) == (at("11:10"), at("11:12"), 120)
    assert projected(result)[2] == "11:27"


def test_two_fixed_times_that_overlap_are_a_clash_before_the_meeting() -> None:
    result = reckon([Slot("a", 60, start=at("09:00")), Slot("b", 15, start=at("09:30"))])
    assert planned(result) == ["09:00", "09:30"]
    assert result.items[1].clash == 1800


def test_a_fixed_end_shortens_the_item_and_says_by_how_much() -> None:
    slots = [Slot("a", 30, began=at("11:10")), Slot("b", 30, end=at("12:00")), Slot("c", 5)]
    result = reckon(slots, now=at("11:15"))
    assert [one.clash for one in result.items] == [0, 600, 0]
    assert projected(result) == ["11:10", "11:40", "12:00"]


def test_an_item_that_starts_after_its_fixed_end_does_not_go_back_in_time() -> None:
    slots = [Slot("a", 30, began=at("11:40")), Slot("b", None, end=at("12:00")), Slot("c", 5)]
    result = reckon(slots, now=at("11:45"))
    assert projected(result) == ["11:40", "12:10", "12:10"]
    assert result.items[1].clash == 600


def test_the_end_of_the_meeting_is_a_fixed_time_too() -> None:
    slots = [Slot("a", 60, began=at("11:10")), Slot("b", 5)]
    result = reckon(slots, now=at("11:15"), must_end=at("12:00"))
    assert [one.clash for one in result.items] == [0, 900]
    assert reckon(slots, now=at("11:15"), must_end=at("12:15")).items[1].clash == 0


def test_midnight_is_a_moment_like_any_other() -> None:
    slots = [Slot("a", 60, began=at("23:10")), Slot("b", 30), Slot("c", 10, start=at("00:30", 18))]
    result = reckon(slots, at("23:00"), now=at("23:20"))
    assert result.drift == 600
    assert [one.projected_start for one in result.items[1:]] == [at("00:10", 18), at("00:40", 18)]
    assert result.items[2].clash == 600
    assert result.projected_end == at("00:50", 18)


def test_a_time_typed_after_midnight_means_the_next_day() -> None:
    assert not_before(dt.time(0, 10), at("23:30")) == at("00:10", 18)
    assert not_before(dt.time(23, 45), at("23:30")) == at("23:45")
    assert not_before(dt.time(23, 30), at("23:30")) == at("23:30")


def test_skipping_gains_its_time() -> None:
    slots = [Slot("a", 30, began=at("09:00"), ended=at("09:30")), Slot("b", 20, skipped=True), Slot("c", 5)]
    result = reckon(slots, at("09:00"), now=at("09:30"))
    assert (result.drift, result.projected_end) == (-1200, at("09:35"))
    assert projected(result)[1] == "?"


def test_an_unplanned_item_leaves_the_plan_alone_and_delays_the_rest() -> None:
    slots = [
        Slot("a", 30, began=at("09:00"), ended=at("09:30")),
        Slot("new", 10, began=at("09:30"), unplanned=True),
        Slot("b", 20),
    ]
    result = reckon(slots, at("09:00"), now=at("09:31"))
    assert planned(result) == ["09:00", "?", "09:30"]
    assert (result.drift, result.planned_end, result.projected_end) == (600, at("09:50"), at("10:00"))


def test_items_run_out_of_order_still_leave_the_rest_for_later() -> None:
    slots = [
        Slot("a", 10, began=at("09:00"), ended=at("09:10")),
        Slot("b", 10),
        Slot("c", 10, began=at("09:10")),
    ]
    assert projected(reckon(slots, at("09:00"), now=at("09:12"))) == ["09:00", "09:20", "09:10"]


def test_someone_who_knows_better_may_say_what_a_running_item_still_needs() -> None:
    slots = [Slot("a", 60, began=at("09:04")), Slot("b", 5)]
    result = reckon(slots, at("09:00"), now=at("09:34"), left={"a": 27 * 60})
    assert (result.drift, result.projected_end) == (60, at("10:06"))


def test_after_the_last_item_the_drift_is_that_of_its_end() -> None:
    slots = [Slot("a", 30, began=at("09:00"), ended=at("09:26"))]
    result = reckon(slots, at("09:00"), now=at("09:50"))
    assert (result.drift, result.projected_end) == (-240, at("09:26"))


def test_an_empty_agenda_has_no_times() -> None:
    assert reckon([], at("09:00"), must_end=at("12:00")).items == ()


LENGTHS = some.lists(some.integers(0, 300), min_size=1, max_size=8)


@given(lengths=LENGTHS, late=some.integers(0, 3 * 3600))
def test_a_delay_of_the_start_delays_every_flowing_time_by_as_much(lengths: list[int], late: int) -> None:
    slots = [Slot(str(n), minutes) for n, minutes in enumerate(lengths)]
    begun = at("22:00") + dt.timedelta(seconds=late)
    slots[0] = Slot("0", lengths[0], began=begun)
    result = reckon(slots, at("22:00"), now=begun)
    assert {one.drift for one in result.items} == {late}
    assert result.drift == late
    assert result.projected_end == result.planned_end + dt.timedelta(seconds=late)  # type: ignore[operator]


@given(lengths=LENGTHS, fixed=some.integers(0, 7), minute=some.integers(0, 600), now=some.integers(0, 900))
def test_times_never_run_backwards_and_clashes_are_never_negative(
    lengths: list[int], fixed: int, minute: int, now: int
) -> None:
    start = at("20:00")
    slots = [Slot(str(n), minutes) for n, minutes in enumerate(lengths)]
    place = fixed % len(slots)
    slots[place] = Slot(str(place), lengths[place], start=start + dt.timedelta(minutes=minute))
    result = reckon(slots, start, now=start + dt.timedelta(minutes=now))
    flow = [moment for one in result.items for moment in (one.projected_start, one.projected_end) if moment]
    assert flow == sorted(flow)
    assert all(one.clash >= 0 for one in result.items)
    assert result.items[place].planned_start == start + dt.timedelta(minutes=minute)
