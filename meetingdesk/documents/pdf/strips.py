"""A paper as a pile of strips: what cannot be cut lies in one strip, and strips are dealt out to pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from meetingdesk.documents.pdf.pen import Pen

_HAIR = 0.02  # points; sums of 22 line heights miss the page by less


class Owner(Protocol):
    """Draws its own strips."""

    def draw(self, pen: Pen, left: float, placed: Sequence[Placed]) -> None:
        """Draw strips that follow each other on one page; `left` is the left edge of the type area."""


@dataclass(slots=True)
class Strip:
    """`height` points of paper that belong to `owner`."""

    owner: Owner | None
    height: float
    what: Any = None
    keep: bool = False  # stays on the page of the next strip
    grid: bool = False  # starts on a line of the grid
    gap: bool = False  # empty: vanishes at the top of a page
    new_page: bool = False
    sink: bool = False  # lies on the floor of the last page
    most: int = 0  # so many strips like this of its owner on a page
    head: Strip | None = None  # said again when this strip opens a page
    outline: tuple[int, str] | None = None  # level and words of its bookmark


@dataclass(slots=True)
class Placed:
    """A strip and its upper edge, in points from the top of the type area."""

    strip: Strip
    top: float


class Dealer:
    """Deals strips to pages of `height` points; `grid` is the line pitch, 0 without a grid."""

    def __init__(self, height: float, grid: float) -> None:
        self._height = height
        self._grid = grid
        self._page: list[Placed] = []
        self._y = 0.0
        self.pages: list[list[Placed]] = [self._page]

    def deal(self, strips: Sequence[Strip]) -> list[list[Placed]]:
        """All pages."""
        at, end = 0, len(strips)
        while at < end:
            last = at
            while last + 1 < end and strips[last].keep and not strips[last + 1].new_page:
                last += 1
            self._deal_together(strips[at : last + 1])
            at = last + 1
        if not self._page and len(self.pages) > 1:
            self.pages.pop()  # air below the last table turned a page that nothing stands on
        return self.pages

    def _deal_together(self, group: Sequence[Strip]) -> None:
        if group[0].new_page:
            self._turn()
            return
        if group[0].sink:
            self._sink(group)
            return
        if self._page and not (self._fits(group) and self._has_room(group)):
            self._turn()
        for strip in group:
            self._put(strip)

    def _fits(self, group: Sequence[Strip]) -> bool:
        if len(group) == 1:
            return self._edge(group[0]) + group[0].height <= self._height + _HAIR
        whole = sum(strip.height for strip in group)
        return self._edge(group[0]) + whole <= self._height + _HAIR or whole > self._height

    def _has_room(self, group: Sequence[Strip]) -> bool:
        """Rows by their number: some sheets have so many on a page and no more."""
        first = group[0]
        if not first.most:
            return True
        there = sum(one.strip.owner is first.owner and one.strip.most > 0 for one in self._page)
        return there + len(group) <= first.most

    def _edge(self, strip: Strip) -> float:
        """Where the strip would start: on the next grid line if it stands on the grid."""
        if not (strip.grid and self._grid):
            return self._y
        lines = self._y / self._grid
        return -int(-(lines - 1e-6) // 1) * self._grid if lines > 1e-6 else 0.0

    def _put(self, strip: Strip) -> None:
        if self._page and self._edge(strip) + strip.height > self._height + _HAIR:
            self._turn()
        if not self._page:
            if strip.gap:
                return
            if strip.head is not None:
                self._lay(strip.head)
        self._lay(strip)

    def _lay(self, strip: Strip) -> None:
        top = self._edge(strip)
        self._page.append(Placed(strip, top))
        self._y = top + strip.height

    def _sink(self, group: Sequence[Strip]) -> None:
        top = self._height - sum(strip.height for strip in group)
        if self._y > top + _HAIR:
            self._turn()
        self._y = top
        for strip in group:
            self._page.append(Placed(strip, self._y))
            self._y += strip.height

    def _turn(self) -> None:
        if self._page:
            self._page = []
            self.pages.append(self._page)
        self._y = 0.0


def draw_page(pen: Pen, left: float, placed: Sequence[Placed]) -> None:
    """Give each owner its neighbouring strips at once, so that a table draws its rules in one go."""
    for _, group in groupby(placed, key=lambda one: id(one.strip.owner)):
        strips = list(group)
        owner = strips[0].strip.owner
        if owner is not None:
            owner.draw(pen, left, strips)
