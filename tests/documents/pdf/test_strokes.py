"""Handwriting becomes curves that stay in their place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingdesk.documents.blocks import Handwriting
from meetingdesk.documents.pdf.strokes import curves

PLACE = (100.0, 200.0, 60.0, 20.0)
ENDS = re.compile(r"(-?[\d.]+) (-?[\d.]+) (?:m|l|c)")


def ends(paths: list[str]) -> list[tuple[float, float]]:
    """Where the pen was: the ends of all pieces."""
    return [(float(x), float(y)) for x, y in ENDS.findall(" ".join(paths))]


def test_a_signature_fills_its_place_and_keeps_its_shape() -> None:
    ink = Handwriting((((0, 0), (100, 0), (200, 50), (300, 50)), ((300, 0), (0, 50))))
    spots = ends(curves(ink, PLACE))
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    assert (min(xs), max(xs)) == (100, 160)
    assert (min(ys), max(ys)) == (205, 215)  # a sixth as high as wide, in the middle


def test_y_runs_down_on_the_screen_and_up_on_paper() -> None:
    (x0, y0), (x1, y1) = ends(curves(Handwriting((((0, 0), (10, 10)),)), PLACE))
    assert x1 > x0
    assert y1 < y0


def test_the_curve_goes_through_the_points_and_bends_between_them() -> None:
    (path,) = curves(Handwriting((((0, 0), (10, 10), (20, 0), (30, 10)),)), PLACE)
    assert path.count(" c") == 3
    assert len(ends([path])) == 4


def test_a_dot_is_a_dot_and_not_as_large_as_its_cell() -> None:
    assert curves(Handwriting((((5, 5),),)), PLACE) == ["130.00 210.00 m 130.00 210.00 l"]


@pytest.mark.parametrize(
    "strokes", [(), ((),), (((float("nan"), 1.0),),), (((float("inf"), 0.0), (1.0, float("-inf"))),)]
)
def test_nothing_written_draws_nothing(strokes: tuple[tuple[tuple[float, float], ...], ...]) -> None:
    assert curves(Handwriting(strokes), PLACE) == []


def test_a_pen_that_trembles_leaves_few_points() -> None:
    still = tuple((at * 0.001, 0.0) for at in range(3000))
    (path,) = curves(Handwriting((((0, 0), *still, (500, 100)),)), PLACE)
    assert len(path) < 200


spots = st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))


@given(st.lists(st.lists(spots, max_size=30), max_size=8))
def test_no_handwriting_leaves_its_place(strokes: list[list[tuple[float, float]]]) -> None:
    found = ends(curves(Handwriting(tuple(map(tuple, strokes))), PLACE))
    assert all(99.9 <= x <= 160.1 and 199.9 <= y <= 220.1 for x, y in found)
