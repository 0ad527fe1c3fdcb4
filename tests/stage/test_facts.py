"""The allow-list itself: what the room may see is written down here once more, by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from meetingdesk.stage import facts

ALLOWED = {
    "Room": "title organiser date start language sample",
    "BoardPerson": "name unit standing",
    "Board": "people expected present leave waiting",
    "AgendaLine": "title who start progress number",
    "Agenda": "lines",
    "Speaker": "place of name unit allowed amber used as_of began running next_name next_unit",
    "Evaluation": "title returned issued",
    "Comment": "place of unit person",
    "ResultLine": "rank unit person counts score",
    "Results": "title grades issued returned valid void lines",
    "Break": "began until following",
    "PublicFacts": "scene room content",
}
NOON = dt.datetime(2023, 3, 17, 12, 0, 0)


def test_no_field_reaches_the_room_that_is_not_on_the_list() -> None:
    found = {
        name: " ".join(field.name for field in dataclasses.fields(kind))
        for name, kind in vars(facts).items()
        if isinstance(kind, type) and dataclasses.is_dataclass(kind)
    }
    assert found == ALLOWED


def a_speaker(**more: object) -> facts.Speaker:
    given: dict[str, object] = {
        "place": 1, "of": 7, "name": "郑一", "unit": "演示甲党支部", "allowed": 480, "amber": 60, "used": 400,
        "as_of": NOON, "began": True, "running": True, "next_name": None, "next_unit": None,
    }  # fmt: skip
    return facts.Speaker(**(given | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(("later", "left"), [(0, 80), (20, 60), (80, 0), (81, -1), (200, -120)])
def test_the_clock_runs_on_between_two_looks_at_the_records(later: int, left: int) -> None:
    assert a_speaker().remaining(NOON + dt.timedelta(seconds=later)) == left


def test_a_paused_clock_stands_and_a_clock_set_back_adds_nothing() -> None:
    assert a_speaker(running=False).remaining(NOON + dt.timedelta(seconds=90)) == 80
    assert a_speaker().remaining(NOON - dt.timedelta(hours=1)) == 80
