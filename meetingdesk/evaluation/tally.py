"""The arithmetic of an evaluation: pure, exact, without storage or window (practice.md 3.4-3.6).

Everything is a `Fraction` or a whole number; rounding (half up, two places) happens only in `two_places`
and in the JSON shapes. A missing figure is `None`, never 0: a subject without one valid mark has no score
and no rank.
The tally proposes a grade, it never fixes one (practice.md 2.2).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from meetingdesk.evaluation.identities import Broken, Ladder, broken_ladder, broken_rows, first_broken
from meetingdesk.evaluation.shapes import (
    DEFAULT_THRESHOLDS,
    Aspect,
    Base,
    ClassRule,
    Count,
    Counts,
    Form,
    Grade,
)

__all__ = [
    "DEFAULT_THRESHOLDS",
    "Aspect",
    "AspectResult",
    "Base",
    "Broken",
    "ClassResult",
    "ClassRule",
    "Count",
    "Counts",
    "Form",
    "Grade",
    "Ladder",
    "Result",
    "SubjectResult",
    "broken_ladder",
    "broken_rows",
    "class_score",
    "first_broken",
    "ladder_json",
    "part_score",
    "per_cent",
    "plain",
    "plain_sum",
    "points_mean",
    "ranks",
    "results_json",
    "suggested_grade",
    "tally",
    "two_places",
    "votes_json",
    "weighted",
]

LEAST_FOR_DROPPING = 6
"""Extremes are dropped only with more than five raters (practice.md 3.6)."""


@dataclass(frozen=True)
class ClassResult:
    """What one class says of one subject. `counts` are those of the row that gives the rates (综合评价 where
    the form has it); `parts` are the scores of the aspects in their order.
    """

    code: str
    counts: Count
    score: Fraction | None
    parts: tuple[Fraction | None, ...] = ()


@dataclass(frozen=True)
class AspectResult:
    """One aspect of one subject: marks of all classes together, and the classes' scores weighted."""

    aspect: Aspect
    counts: Count
    classes: tuple[ClassResult, ...]
    score: Fraction | None


@dataclass(frozen=True)
class SubjectResult:
    """All figures of one subject. Rates are per cent; `left_out` names the classes without a valid mark,
    `thin` the aspects that some class judged nowhere, so that its other aspects stood for them.
    """

    position: int
    name: str
    classes: tuple[ClassResult, ...]
    counts: Count
    rates: tuple[Fraction | None, ...]
    good_rate: Fraction | None
    satisfied_rate: Fraction | None
    score: Fraction | None
    pooled: Fraction | None
    rank: int | None
    suggested: str | None
    left_out: tuple[str, ...]
    aspects: tuple[AspectResult, ...] = ()
    thin: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """The whole tally of a form, subjects in their printed order."""

    form: Form
    base: Base
    subjects: tuple[SubjectResult, ...]


def tally(
    form: Form,
    counts: Counts,
    base: Base = Base.MARKS,
    ladders: Mapping[str, Ladder] | None = None,
    present: int | None = None,
) -> Result:
    """Work out every figure of a form from its counts.

    `base` other than MARKS needs `ladders` (VALID, COLLECTED) or `present`; a base that nobody counted gives
    no rates.
    """
    papers = _papers(base, ladders or {}, present)
    bare = [_subject(form, counts, position, papers) for position in range(1, len(form.subjects) + 1)]
    places = ranks([subject.score for subject in bare])
    return Result(
        form, base, tuple(replace(one, rank=place) for one, place in zip(bare, places, strict=True))
    )


def _papers(base: Base, ladders: Mapping[str, Ladder], present: int | None) -> int | None:
    """The denominator of all rates; `None` = each subject's own marks, 0 = nobody counted it."""
    if base is Base.VALID:
        return sum(ladder.valid for ladder in ladders.values())
    if base is Base.COLLECTED:
        return sum(ladder.returned for ladder in ladders.values())
    return (present or 0) if base is Base.PRESENT else None


def _subject(form: Form, counts: Counts, position: int, papers: int | None) -> SubjectResult:
    """A subject's figures but for the rank, which needs the scores of all the others."""
    classes = tuple(_class(form, rule, counts, position) for rule in form.classes)
    total = plain_sum((each.counts for each in classes), len(form.grades))
    score = weighted((rule.weight, each.score) for rule, each in zip(form.classes, classes, strict=True))
    whole = total.valid_marks if papers is None else papers
    aspects = _aspects(form, counts, position)
    return SubjectResult(
        position=position,
        name=form.subjects[position - 1],
        classes=classes,
        counts=total,
        rates=tuple(per_cent(votes, whole) for votes in total.grades),
        good_rate=per_cent(sum(total.grades[:1]), whole),
        satisfied_rate=per_cent(sum(total.grades[:2]), whole),
        score=score,
        pooled=_pooled(form, aspects) if aspects else class_score(form.grades, total),
        rank=None,
        suggested=suggested_grade(form, score),
        left_out=tuple(each.code for each in classes if each.score is None),
        aspects=aspects,
        thin=_thin(form, classes),
    )


def _class(form: Form, rule: ClassRule, counts: Counts, position: int) -> ClassResult:
    if not form.aspects:
        count = counts.get((rule.code, position), Count((0,) * len(form.grades)))
        return ClassResult(rule.code, count, class_score(form.grades, count))
    found = tuple(_counted(form, rule, counts, position, part) for part in range(len(form.aspects)))
    scores = tuple(part_score(form, *each) for each in zip(form.aspects, found, strict=True))
    score = weighted((part.weight, score) for part, score in zip(form.aspects, scores, strict=True))
    return ClassResult(rule.code, _headline(form, found), score, scores)


def _counted(form: Form, rule: ClassRule, counts: Counts, position: int, part: int) -> Count:
    nothing = Count((0,) * form.steps(form.aspects[part]))
    return counts.get((rule.code, form.cell(position, part)), nothing)


def _headline(form: Form, found: Sequence[Count]) -> Count:
    """The marks that the rates rest on: 综合评价, or without it all marks on all aspects that have grades."""
    parts = tuple(zip(form.aspects, found, strict=True))
    overall = [count for part, count in parts if part.overall]
    graded = overall or [count for part, count in parts if not part.points]
    return plain_sum(graded, len(form.grades))


def part_score(form: Form, part: Aspect, count: Count) -> Fraction | None:
    """One class's score of one aspect: points of the grades, or the mean of the points given."""
    if not part.points:
        return class_score(form.grades, count)
    given = [Fraction(points) for points, votes in enumerate(count.grades) for _each in range(votes)]
    return points_mean(given, form.drop_extremes)


def _aspects(form: Form, counts: Counts, position: int) -> tuple[AspectResult, ...]:
    return tuple(_aspect(form, counts, position, part) for part in range(len(form.aspects)))


def _aspect(form: Form, counts: Counts, position: int, part: int) -> AspectResult:
    aspect = form.aspects[part]
    found = [_counted(form, rule, counts, position, part) for rule in form.classes]
    classes = tuple(
        ClassResult(rule.code, count, part_score(form, aspect, count))
        for rule, count in zip(form.classes, found, strict=True)
    )
    score = weighted((rule.weight, each.score) for rule, each in zip(form.classes, classes, strict=True))
    return AspectResult(aspect, plain_sum(found, form.steps(aspect)), classes, score)


def _pooled(form: Form, aspects: Sequence[AspectResult]) -> Fraction | None:
    """The score as if all papers were of one class."""
    return weighted((each.aspect.weight, part_score(form, each.aspect, each.counts)) for each in aspects)


def _thin(form: Form, classes: Sequence[ClassResult]) -> tuple[str, ...]:
    """Aspects without a valid mark in a class that judged others."""
    return tuple(
        part.label
        for at, part in enumerate(form.aspects)
        if part.weight and any(each.score is not None and each.parts[at] is None for each in classes)
    )


def class_score(grades: Sequence[Grade], count: Count) -> Fraction | None:
    """S[c,i]: points times votes over the valid marks, `None` without one (practice.md 3.6)."""
    if not count.valid_marks:
        return None
    common = lcm(*(grade.points.denominator for grade in grades))  # whole numbers add up faster, and exactly
    whole = (grade.points.numerator * (common // grade.points.denominator) for grade in grades)
    points = sum(each * votes for each, votes in zip(whole, count.grades, strict=True))
    return Fraction(points, common * count.valid_marks)


def weighted(parts: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """Weighted mean of the scores there are; the weight of a missing one is not counted (practice.md 3.6).

    Serves classes of voters and, for a T2 form, its aspects alike.
    """
    given = [(weight, score) for weight, score in parts if score is not None]
    weights = sum((weight for weight, _score in given), Fraction(0))
    if not weights:
        return None
    return sum((weight * score for weight, score in given), Fraction(0)) / weights


def points_mean(points: Sequence[Fraction], drop_extremes: bool = False) -> Fraction | None:
    """Mean of the points of a T3 form; one highest and one lowest are dropped if asked and raters > 5."""
    kept = sorted(points)
    if drop_extremes and len(kept) >= LEAST_FOR_DROPPING:
        kept = kept[1:-1]
    return sum(kept, Fraction(0)) / len(kept) if kept else None


def plain_sum(counts: Iterable[Count], grades: int) -> Count:
    """Add up counts of several classes without weights; `grades` = length of the scale."""
    given = tuple(counts)
    votes = tuple(sum(count.grades[grade] for count in given) for grade in range(grades))
    blank, void = sum(count.blank for count in given), sum(count.void for count in given)
    return Count(votes, blank, void, sum(count.neutral for count in given))


def per_cent(part: int, whole: int) -> Fraction | None:
    """Exact per cent, `None` where there is no whole."""
    return Fraction(100 * part, whole) if whole else None


def ranks(scores: Sequence[Fraction | None]) -> list[int | None]:
    """Places by unrounded score, equal scores share one (1, 1, 3); no score, no place (practice.md 3.6)."""
    first: dict[Fraction, int] = {}
    for place, score in enumerate(sorted((s for s in scores if s is not None), reverse=True), 1):
        first.setdefault(score, place)
    return [None if score is None else first[score] for score in scores]


def suggested_grade(form: Form, score: Fraction | None) -> str | None:
    """The grade that the thresholds propose, or `None` if they do not fit the length of the scale.

    Thresholds are per cent of the highest score there is, so that a scale out of 20 is proposed alike.
    """
    best = form.best
    if score is None or best <= 0 or len(form.thresholds) != len(form.grades) - 1:
        return None
    steps = zip(form.grades, form.thresholds, strict=False)
    passed = (grade.label for grade, low in steps if score * 100 >= low * best)
    return next(passed, form.grades[-1].label)


def two_places(value: Fraction | None) -> str | None:
    """Text with two places, half away from zero; for display and JSON, never for reckoning or ranking."""
    if value is None:
        return None
    cents = (abs(value) * 200 + 1) // 2
    sign = "-" if value < 0 and cents else ""
    return f"{sign}{cents // 100}.{cents % 100:02d}"


def plain(value: Fraction) -> str:
    """A number as a person writes it (60, 82.5); two places where the decimals would not end soon."""
    if value.denominator == 1:
        return str(value.numerator)
    return (two_places(value) or "").rstrip("0").rstrip(".")


def results_json(result: Result) -> list[dict[str, object]]:
    """The subjects as results files hold them: scores and rates are text with two places, or null."""
    return [_subject_json(subject) for subject in result.subjects]


def _subject_json(subject: SubjectResult) -> dict[str, object]:
    return {
        "subject": subject.position,
        "org": subject.name,
        "classes": {
            each.code: _count_json(each.counts) | {"score": two_places(each.score)}
            for each in subject.classes
        },
        **_count_json(subject.counts),
        "good_rate": two_places(subject.good_rate),
        "satisfied_rate": two_places(subject.satisfied_rate),
        "score": two_places(subject.score),
        "rank": subject.rank,
    } | ({"aspects": [_aspect_json(each) for each in subject.aspects]} if subject.aspects else {})


def _aspect_json(found: AspectResult) -> dict[str, object]:
    return {
        "aspect": found.aspect.label,
        "weight": str(found.aspect.weight),
        "classes": {
            each.code: _count_json(each.counts, found.aspect.points) | {"score": two_places(each.score)}
            for each in found.classes
        },
        **_count_json(found.counts, found.aspect.points),
        "score": two_places(found.score),
    }


def _count_json(count: Count, points: bool = False) -> dict[str, object]:
    found: dict[str, object] = {
        "counts": votes_json(count, points),
        "blank": count.blank,
        "void": count.void,
        "valid_marks": count.valid_marks,
    }
    return found | ({"neutral": count.neutral} if count.neutral else {})


def votes_json(count: Count, points: bool) -> list[int] | list[list[int]]:
    """Votes per grade; of points only those that were given: [points, votes]."""
    if points:
        return [[at, votes] for at, votes in enumerate(count.grades) if votes]
    return list(count.grades)


def ladder_json(ladders: Mapping[str, Ladder]) -> dict[str, dict[str, int]]:
    """The papers of each class as results files hold them; also of a class that returned nothing."""
    return {
        code: {"issued": each.issued, "returned": each.returned, "valid": each.valid, "void": each.void}
        for code, each in ladders.items()
    }
