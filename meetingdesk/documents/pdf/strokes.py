"""Handwriting as curves: strokes of points become a smooth line, as large as a place allows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import hypot, isfinite

from meetingdesk.documents.blocks import Handwriting

_CLOSE = 0.3  # points; a pen that hardly moved says nothing new
_LARGEST = 6.0  # a dot is not blown up to a cell

Spot = tuple[float, float]


def curves(ink: Handwriting, place: tuple[float, float, float, float]) -> list[str]:
    """Path operators of `ink` in the middle of `place`: left, lower edge, width and height in points."""
    strokes = [[(x, y) for x, y in stroke if isfinite(x) and isfinite(y)] for stroke in ink.strokes]
    spots = [spot for stroke in strokes for spot in stroke]
    if not spots:
        return []
    left, foot, wide, high = place
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    inked = max(max(xs) - min(xs), 1e-6), max(max(ys) - min(ys), 1e-6)
    scale = min(wide / inked[0], high / inked[1], _LARGEST)
    right, up = left + (wide - inked[0] * scale) / 2, foot + (high + inked[1] * scale) / 2
    placed = [[(right + (x - min(xs)) * scale, up - (y - min(ys)) * scale) for x, y in stroke]
              for stroke in strokes if stroke]  # fmt: skip
    return [" ".join(_path(_thinned(stroke))) for stroke in placed]


def _thinned(stroke: list[Spot]) -> list[Spot]:
    kept = stroke[:1]
    for x, y in stroke[1:-1]:
        if hypot(x - kept[-1][0], y - kept[-1][1]) >= _CLOSE:
            kept.append((x, y))
    return [*kept, *stroke[1:][-1:]]


def _path(spots: list[Spot]) -> Iterator[str]:
    """A curve through all points; each bends towards its neighbours (Catmull and Rom)."""
    x, y = spots[0]
    yield f"{x:.2f} {y:.2f} m"
    if len(spots) == 1:
        yield f"{x:.2f} {y:.2f} l"  # a dot, from the round end of the pen
    for at, (here, there) in enumerate(pairwise(spots)):
        before, after = spots[max(at - 1, 0)], spots[min(at + 2, len(spots) - 1)]
        first = here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6
        second = there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6
        yield " ".join(f"{x:.2f} {y:.2f}" for x, y in (first, second, there)) + " c"
