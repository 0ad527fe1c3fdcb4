"""What the tally works on: the form as it asks, and the marks as they were counted. Pure.

A form is a row of cells: one for each subject, or one for each subject and aspect (T2, T3), in printed order.
Two passes, the seal and the counts know cells only, so that every form goes the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

DEFAULT_THRESHOLDS = (Fraction(90), Fraction(75), Fraction(60))
"""Per cent of the first grade's points that propose 好, 较好, 一般; below them 差 (practice.md 3.6)."""

MOST_POINTS = 100
"""Points go from 0 to this (practice.md 3.1, T3)."""


class Base(StrEnum):
    """What a grade's rate is a share of (practice.md 3.6); the score itself always rests on valid marks."""

    MARKS = "marks"
    VALID = "valid"
    COLLECTED = "collected"
    PRESENT = "present"


@dataclass(frozen=True)
class Grade:
    """One step of the scale, best first, with the points a mark of it gives."""

    label: str
    points: Fraction


@dataclass(frozen=True)
class ClassRule:
    """A class of voters and the weight of its score; weights are relative and need not sum to 100."""

    code: str
    weight: Fraction


@dataclass(frozen=True)
class Aspect:
    """One thing that is judged of each subject. `overall`: the 综合评价 row, whose grades are the subject's
    rates; `points`: answered with 0-100 instead of a grade. A weight of 0 is shown and does not score.
    """

    label: str
    weight: Fraction
    overall: bool = False
    points: bool = False


ALONE = (Aspect("", Fraction(1)),)
"""A form without aspects asks one thing of each subject."""


@dataclass(frozen=True)
class Form:
    """What is asked: scale, classes of voters, subjects and aspects, each in its printed order.

    `neutral`: 不了解 may be ticked, which is neither a grade nor a blank; `drop_extremes`: of points, one
    highest and one lowest of each class and aspect are left out (practice.md 3.6).
    """

    grades: tuple[Grade, ...]
    classes: tuple[ClassRule, ...]
    subjects: tuple[str, ...]
    thresholds: tuple[Fraction, ...] = DEFAULT_THRESHOLDS
    aspects: tuple[Aspect, ...] = ()
    neutral: bool = False
    drop_extremes: bool = False

    @property
    def parts(self) -> tuple[Aspect, ...]:
        """What is asked of each subject."""
        return self.aspects or ALONE

    @property
    def cells(self) -> int:
        """Marks on one whole ballot."""
        return len(self.subjects) * len(self.parts)

    @property
    def in_points(self) -> bool:
        """Whether any aspect is answered with points; then the score goes up to 100 (T3)."""
        return any(part.points for part in self.aspects)

    @property
    def best(self) -> Fraction:
        """The highest score there is."""
        if self.in_points:
            return Fraction(MOST_POINTS)
        return self.grades[0].points if self.grades else Fraction(0)

    def cell(self, subject: int, part: int) -> int:
        """The cell, from 1, of a subject (from 1) and one of its parts (from 0)."""
        return (subject - 1) * len(self.parts) + part + 1

    def subject_of(self, cell: int) -> int:
        """The subject, from 1, that a cell belongs to."""
        return (cell - 1) // len(self.parts) + 1

    def part_of(self, cell: int) -> Aspect:
        """What a cell asks."""
        return self.parts[(cell - 1) % len(self.parts)]

    def steps(self, part: Aspect) -> int:
        """How many different answers count: the grades, or every number of points."""
        return MOST_POINTS + 1 if part.points else len(self.grades)


@dataclass(frozen=True)
class Count:
    """Marks of one class in one cell: per grade (or per number of points), left blank (弃权), void (无效),
    and 不了解 where the form has it.
    """

    grades: tuple[int, ...]
    blank: int = 0
    void: int = 0
    neutral: int = 0

    @property
    def valid_marks(self) -> int:
        """Marks that are a grade or points: V of practice.md 3.6."""
        return sum(self.grades)

    @property
    def rows(self) -> int:
        """All rows of the valid papers: V + blank + void + 不了解."""
        return self.valid_marks + self.blank + self.void + self.neutral


Counts = Mapping[tuple[str, int], Count]
"""(class code, cell from 1) -> its counts; what is missing counts as zero."""
