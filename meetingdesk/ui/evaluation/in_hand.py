"""The paper in hand while it is typed: which rows have a mark, and which row is next. No widgets."""

from __future__ import annotations

from meetingdesk.evaluation.ballots import BLANK_MARK, VOID_MARK


def digits_of(grades: int) -> tuple[int, ...]:
    """The digits that mean something, in the order of the columns: the grades, 弃权, 无效."""
    return (*range(1, grades + 1), BLANK_MARK, VOID_MARK)


class PaperInHand:
    """Marks by row; None = not typed yet. `row` is the row in hand, `rows` when all are passed."""

    def __init__(self, rows: int, grades: int) -> None:
        self.digits = digits_of(grades)
        self.marks: list[int | None] = [None] * rows
        self.row = 0

    @property
    def complete(self) -> bool:
        """Whether every row has its mark."""
        return bool(self.marks) and None not in self.marks

    @property
    def begun(self) -> bool:
        """Whether anything was typed."""
        return any(mark is not None for mark in self.marks)

    @property
    def missing(self) -> int:
        """Rows without a mark."""
        return self.marks.count(None)

    def put(self, digit: int) -> bool:
        """Mark the row in hand and go on; False where the digit means nothing or no row is left."""
        if digit not in self.digits or self.row >= len(self.marks):
            return False
        self.marks[self.row] = digit
        self.row += 1
        return True

    def fill(self) -> None:
        """All rows without a mark get the first grade."""
        self.marks = [1 if mark is None else mark for mark in self.marks]
        self.row = len(self.marks)

    def back(self) -> None:
        """To the row before, whose mark goes."""
        self.row = max(self.row - 1, 0)
        if self.marks:
            self.marks[self.row] = None

    def go(self, row: int) -> None:
        """To any row; its mark stays until another is typed."""
        self.row = min(max(row, 0), len(self.marks))

    def clear(self) -> None:
        """A new paper."""
        self.marks = [None] * len(self.marks)
        self.row = 0

    def load(self, marks: tuple[int, ...]) -> None:
        """A paper that was typed before, to be corrected."""
        self.clear()
        self.marks[: len(marks)] = marks[: len(self.marks)]
