"""The paper in hand while it is typed: which cells have a mark, and which is next. No widgets."""

from __future__ import annotations

from collections.abc import Collection

from meetingdesk.evaluation.ballots import BLANK_MARK, VOID_MARK, points_mark
from meetingdesk.evaluation.shapes import MOST_POINTS


def digits_of(grades: int) -> tuple[int, ...]:
    """The digits that mean something, in the order of the columns: the grades, 弃权, 无效."""
    return (*range(1, grades + 1), BLANK_MARK, VOID_MARK)


class PaperInHand:
    """Marks by cell; None = not typed yet. `row` is the cell in hand, `rows` when all are passed.

    In the cells of `points` digits gather in `typing` until they are taken; the others take one digit each.
    """

    def __init__(self, rows: int, grades: int, points: Collection[int] = ()) -> None:
        self.digits = digits_of(grades)
        self.points = frozenset(points)
        self.marks: list[int | None] = [None] * rows
        self.row = 0
        self.typing = ""

    @property
    def complete(self) -> bool:
        """Whether every cell has its mark."""
        return bool(self.marks) and None not in self.marks and not self.typing

    @property
    def begun(self) -> bool:
        """Whether anything was typed."""
        return bool(self.typing) or any(mark is not None for mark in self.marks)

    @property
    def missing(self) -> int:
        """Cells without a mark."""
        return self.marks.count(None)

    @property
    def in_points(self) -> bool:
        """Whether the cell in hand is answered with a number."""
        return self.row in self.points and self.row < len(self.marks)

    def put(self, digit: int) -> bool:
        """Type a digit into the cell in hand; False where it means nothing or no cell is left."""
        if self.in_points:
            return self._gather(digit)
        if digit not in self.digits or self.row >= len(self.marks):
            return False
        self._mark(digit)
        return True

    def take(self) -> bool:
        """The points typed so far are the mark; False where none are typed."""
        if not self.typing:
            return False
        self._mark(points_mark(int(self.typing)))
        return True

    def set_aside(self, mark: int) -> bool:
        """弃权 or 无效 for a cell of points."""
        if not self.in_points or self.typing:
            return False
        self._mark(mark)
        return True

    def fill(self) -> None:
        """All graded cells without a mark get the first grade; points cannot be guessed."""
        self.typing = ""
        for at, mark in enumerate(self.marks):
            if mark is None and at not in self.points:
                self.marks[at] = 1
        self.row = self.marks.index(None) if None in self.marks else len(self.marks)

    def back(self) -> None:
        """The last digit goes, or the mark of the cell before."""
        if self.typing:
            self.typing = self.typing[:-1]
            return
        self.row = max(self.row - 1, 0)
        if self.marks:
            self.marks[self.row] = None

    def go(self, row: int) -> None:
        """To any cell; its mark stays until another is typed, digits on the way are taken."""
        self.take()
        self.row = min(max(row, 0), len(self.marks))

    def clear(self) -> None:
        """A new paper."""
        self.marks = [None] * len(self.marks)
        self.row, self.typing = 0, ""

    def load(self, marks: tuple[int, ...]) -> None:
        """A paper that was typed before, to be corrected."""
        self.clear()
        self.marks[: len(marks)] = marks[: len(self.marks)]

    def _gather(self, digit: int) -> bool:
        typed = f"{self.typing}{digit}"
        if self.typing == "0" or int(typed) > MOST_POINTS:
            return False
        self.typing = typed
        return True

    def _mark(self, mark: int) -> None:
        self.marks[self.row] = mark
        self.row, self.typing = self.row + 1, ""
