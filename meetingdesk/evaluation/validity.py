"""Which ballots and rows count, by the rules that were chosen before the vote (practice.md 3.5). Pure.

The rules speak once, when two people have confirmed what the papers say, and before marks lose their papers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from meetingdesk.evaluation.ballots import BLANK_MARK, POINTS_MARK, VOID_MARK, points_of
from meetingdesk.evaluation.comparison import Paper
from meetingdesk.evaluation.shapes import Form
from meetingdesk.evaluation.tally import weighted
from meetingdesk.foundation.wording import N_


class Rule(StrEnum):
    """Why something does not count although the scrutineers let it pass."""

    BLANK = "blank"
    QUOTA = "quota"
    BAND = "band"


RULE_WORDS = {
    Rule.BLANK: N_("整张未填"),
    Rule.QUOTA: N_("超过票面限定的名额"),
    Rule.BAND: N_("总评与分数段不符，该人一栏无效"),
}


@dataclass(frozen=True)
class Rules:
    """The rules as the counting wants them; `bands` are the least points of each grade but the last."""

    blank_valid: bool = True
    most_good: int | None = None
    bands: tuple[Fraction, ...] = ()


def judged(
    form: Form, rules: Rules, papers: Iterable[Paper]
) -> tuple[list[Paper], dict[tuple[str, Rule], int]]:
    """The papers as the rules let them count, and how often each rule spoke, by class."""
    found: Counter[tuple[str, Rule]] = Counter()
    kept = []
    for paper in papers:
        rule = _voids(form, rules, paper) if paper.valid else None
        if rule is not None:
            found[paper.class_code, rule] += 1
            kept.append(Paper(paper.number, paper.class_code, False, ()))
            continue
        wrong = _disagreeing(form, rules, paper.marks)
        if wrong:
            found[paper.class_code, Rule.BAND] += len(wrong)
        kept.append(replace(paper, marks=_without(form, wrong, paper.marks)))
    return kept, dict(found)


def _voids(form: Form, rules: Rules, paper: Paper) -> Rule | None:
    """The rule that voids a whole ballot."""
    if not rules.blank_valid and all(mark == BLANK_MARK for mark in paper.marks):
        return Rule.BLANK
    if rules.most_good is not None and _first_grades(form, paper.marks) > rules.most_good:
        return Rule.QUOTA
    return None


def _first_grades(form: Form, marks: Sequence[int]) -> int:
    """Ticks of the first grade: in the overall rows where there are any, else in all rows with grades."""
    overall = any(part.overall for part in form.parts)
    rows = ((form.part_of(cell), mark) for cell, mark in enumerate(marks, 1))
    return sum(mark == 1 and not part.points and part.overall == overall for part, mark in rows)


def _without(form: Form, wrong: set[int], marks: tuple[int, ...]) -> tuple[int, ...]:
    """The marks, with every row of these subjects void."""
    if not wrong:
        return marks
    return tuple(VOID_MARK if form.subject_of(cell) in wrong else mark for cell, mark in enumerate(marks, 1))


def _disagreeing(form: Form, rules: Rules, marks: Sequence[int]) -> set[int]:
    """Subjects, from 1, whose overall tick is not the grade that their points fall into."""
    if not (rules.bands and form.in_points):
        return set()
    width = len(form.parts)
    rated = (marks[at : at + width] for at in range(0, len(marks), width))
    return {at for at, row in enumerate(rated, 1) if _contradicts(form, rules.bands, row)}


def _contradicts(form: Form, bands: Sequence[Fraction], marks: Sequence[int]) -> bool:
    pairs = list(zip(form.parts, marks, strict=True))
    ticked = next((mark for part, mark in pairs if part.overall), BLANK_MARK)
    total = weighted(
        (part.weight, Fraction(points_of(mark)))
        for part, mark in pairs
        if part.points and mark >= POINTS_MARK
    )
    if total is None or ticked in {BLANK_MARK, VOID_MARK}:
        return False
    return ticked != band_of(bands, total)


def band_of(bands: Sequence[Fraction], points: Fraction) -> int:
    """The number of the grade, from 1, that so many points fall into."""
    return next((at for at, least in enumerate(bands, 1) if points >= least), len(bands) + 1)
