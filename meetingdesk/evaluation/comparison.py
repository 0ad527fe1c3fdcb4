"""Two passes held against each other: where they differ, and what stands once the paper was looked at. Pure.

A paper that only one pass took for void has no second reading: when the paper is in fact valid, each of its
rows is looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from meetingdesk.evaluation.ballots import BLANK_MARK, VALID, VOID, VOID_MARK, points_of
from meetingdesk.evaluation.shapes import Count, Form

CLASS = "class"
STATE = "state"
ROW = "row"


@dataclass(frozen=True)
class Paper:
    """A paper as one pass typed it; a void one has no marks."""

    number: int
    class_code: str
    valid: bool
    marks: tuple[int, ...]


@dataclass(frozen=True)
class Difference:
    """One place where the passes differ. `row` from 1, 0 for the paper as a whole; `says` None = open."""

    paper: int
    part: str
    row: int
    first: str | None
    second: str | None
    says: str | None


Settled = Mapping[tuple[int, str, int], str]
"""(paper, part, row) -> what the paper says: a class code, valid / void, or a mark."""


Papers = Mapping[int, Paper]


def differences(first: Papers, second: Papers, settled: Settled) -> list[Difference]:
    """All places where the passes differ, in order of paper and row; papers must be the same in both."""
    return [each for number in sorted(first) for each in _of_paper(first[number], second[number], settled)]


def _of_paper(one: Paper, other: Paper, settled: Settled) -> list[Difference]:
    found = _heads(one, other, settled)
    if _final_valid(one, other, settled):
        pairs = enumerate(zip_longest(one.marks, other.marks), 1)
        found += [_differ((one.number, ROW, row), a, b, settled) for row, (a, b) in pairs if a != b]
    return found


def _heads(one: Paper, other: Paper, settled: Settled) -> list[Difference]:
    found = []
    if one.class_code != other.class_code:
        found.append(_differ((one.number, CLASS, 0), one.class_code, other.class_code, settled))
    if one.valid != other.valid:
        found.append(_differ((one.number, STATE, 0), _state(one), _state(other), settled))
    return found


def _differ(key: tuple[int, str, int], first: object, second: object, settled: Settled) -> Difference:
    one, other = (None if value is None else str(value) for value in (first, second))
    return Difference(*key, one, other, settled.get(key))


def _state(paper: Paper) -> str:
    return VALID if paper.valid else VOID


def _final_valid(one: Paper, other: Paper, settled: Settled) -> bool:
    if one.valid == other.valid:
        return one.valid
    return settled.get((one.number, STATE, 0)) == VALID


def final(first: Papers, second: Papers, settled: Settled) -> list[Paper]:
    """The papers as they count. All differences must be settled."""
    return [_final(first[number], second[number], settled) for number in sorted(first)]


def _final(one: Paper, other: Paper, settled: Settled) -> Paper:
    valid = _final_valid(one, other, settled)
    code = settled.get((one.number, CLASS, 0), one.class_code)
    if not valid:
        return Paper(one.number, code, False, ())
    typed = one.marks or other.marks
    marks = tuple(int(settled.get((one.number, ROW, row), mark)) for row, mark in enumerate(typed, 1))
    return Paper(one.number, code, True, marks)


def accounted(papers: Iterable[Paper]) -> dict[str, tuple[int, int]]:
    """(valid, void) papers of each class that gave any."""
    found: dict[str, tuple[int, int]] = {}
    for paper in papers:
        valid, void = found.get(paper.class_code, (0, 0))
        found[paper.class_code] = (valid + paper.valid, void + (not paper.valid))
    return found


def counted(marks: Iterable[tuple[str, int, int, int]], form: Form) -> dict[tuple[str, int], Count]:
    """Counts for the tally from (class, cell, mark, how often)."""
    cells: dict[tuple[str, int], list[int]] = {}
    for code, cell, mark, often in marks:
        part = form.part_of(cell)
        steps = form.steps(part)
        votes = cells.setdefault((code, cell), [0] * (steps + 3))
        votes[_place(mark, steps, part.points)] += often
    return {key: Count(tuple(votes[:-3]), *votes[-3:]) for key, votes in cells.items()}


def _place(mark: int, steps: int, points: bool) -> int:
    """Where a mark is counted: the answers, then blank, void, 不了解."""
    if mark == BLANK_MARK:
        return steps
    if mark == VOID_MARK:
        return steps + 1
    if points:
        return points_of(mark)
    return steps + 2 if mark > steps else mark - 1


def marks_of(papers: Iterable[Paper]) -> Iterable[tuple[str, int, int, int]]:
    """Every mark of the valid papers, once: class, cell, mark, 1."""
    for paper in papers:
        for cell, mark in enumerate(paper.marks, 1):
            yield paper.class_code, cell, mark, 1
