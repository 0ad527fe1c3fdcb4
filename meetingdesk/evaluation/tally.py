"""The arithmetic of an evaluation: pure, exact, without storage or window (practice.md 3.4-3.6).

Everything is a `Fraction` or a whole number; rounding (half up, two places) happens only in `two_places`
and in the JSON shapes. A missing figure is `None`, never 0: a subject without one valid mark has no score
and no rank.
The tally proposes a grade, it never fixes one (practice.md 2.2).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from math import lcm

from meetingdesk.foundation.wording import _

DEFAULT_THRESHOLDS = (Fraction(90), Fraction(75), Fraction(60))
"""Per cent of the first grade's points that propose 好, 较好, 一般; below them 差 (practice.md 3.6)."""


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
class Form:
    """What is asked: the scale, the classes of voters and the subjects, each in its printed order."""

    grades: tuple[Grade, ...]
    classes: tuple[ClassRule, ...]
    subjects: tuple[str, ...]
    thresholds: tuple[Fraction, ...] = DEFAULT_THRESHOLDS


@dataclass(frozen=True)
class Count:
    """Marks of one class for one subject: per grade, left blank (弃权), and rows that do not count (无效)."""

    grades: tuple[int, ...]
    blank: int = 0
    void: int = 0

    @property
    def valid_marks(self) -> int:
        """Marks that are a grade: V of practice.md 3.6."""
        return sum(self.grades)

    @property
    def rows(self) -> int:
        """All rows of the valid papers: V + blank + void."""
        return self.valid_marks + self.blank + self.void


@dataclass(frozen=True)
class Ladder:
    """The papers of one class, counted at each step (reliability.md 3.2); `None` = not counted or checked."""

    issued: int
    returned: int
    valid: int
    void: int
    printed: int | None = None
    unused: int | None = None
    not_returned: int | None = None
    replaced: int = 0


@dataclass(frozen=True)
class Broken:
    """An identity that does not hold: `key` is its entry in the catalogue, `values` fill the sentence."""

    key: str
    values: Mapping[str, str | int]


@dataclass(frozen=True)
class ClassResult:
    """What one class says of one subject."""

    code: str
    counts: Count
    score: Fraction | None


@dataclass(frozen=True)
class SubjectResult:
    """All figures of one subject. Rates are per cent; `left_out` names the classes without a valid mark."""

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


@dataclass(frozen=True)
class Result:
    """The whole tally of a form, subjects in their printed order."""

    form: Form
    base: Base
    subjects: tuple[SubjectResult, ...]


Counts = Mapping[tuple[str, int], Count]
"""(class code, position of the subject from 1) -> its counts; what is missing counts as zero."""


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
    return SubjectResult(
        position=position,
        name=form.subjects[position - 1],
        classes=classes,
        counts=total,
        rates=tuple(per_cent(votes, whole) for votes in total.grades),
        good_rate=per_cent(sum(total.grades[:1]), whole),
        satisfied_rate=per_cent(sum(total.grades[:2]), whole),
        score=score,
        pooled=class_score(form.grades, total),
        rank=None,
        suggested=suggested_grade(form, score),
        left_out=tuple(each.code for each in classes if each.score is None),
    )


def _class(form: Form, rule: ClassRule, counts: Counts, position: int) -> ClassResult:
    count = counts.get((rule.code, position), Count((0,) * len(form.grades)))
    return ClassResult(rule.code, count, class_score(form.grades, count))


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
    if drop_extremes and len(kept) > 5:
        kept = kept[1:-1]
    return sum(kept, Fraction(0)) / len(kept) if kept else None


def plain_sum(counts: Iterable[Count], grades: int) -> Count:
    """Add up counts of several classes without weights; `grades` = length of the scale."""
    given = tuple(counts)
    votes = tuple(sum(count.grades[grade] for count in given) for grade in range(grades))
    return Count(votes, sum(count.blank for count in given), sum(count.void for count in given))


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

    Thresholds are per cent of the first grade's points, so that a scale out of 20 is proposed alike.
    """
    best = form.grades[0].points if form.grades else Fraction(0)
    if score is None or best <= 0 or len(form.thresholds) != len(form.grades) - 1:
        return None
    steps = zip(form.grades, form.thresholds, strict=False)
    passed = (grade.label for grade, low in steps if score * 100 >= low * best)
    return next(passed, form.grades[-1].label)


def broken_ladder(code: str, ladder: Ladder) -> Broken | None:
    """The first identity of a class's papers that fails (reliability.md 3.2), `None` if all hold.

    Keys: ladder.printed, ladder.over_issued (more came back than went out: blocks), ladder.issued,
    ladder.returned.
    """
    values: dict[str, str | int] = {"code": code, "issued": ladder.issued, "returned": ladder.returned}
    if ladder.printed is not None and ladder.printed != ladder.issued + (ladder.unused or 0):
        return Broken("ladder.printed", values | {"printed": ladder.printed, "unused": ladder.unused or 0})
    if ladder.returned > ladder.issued:
        return Broken("ladder.over_issued", values)
    missing = ladder.not_returned
    if missing is not None and ladder.issued != ladder.returned + missing + ladder.replaced:
        return Broken("ladder.issued", values | {"not_returned": missing, "replaced": ladder.replaced})
    if ladder.returned != ladder.valid + ladder.void:
        return Broken("ladder.returned", values | {"valid": ladder.valid, "void": ladder.void})
    return None


def broken_rows(form: Form, counts: Counts, valid: Mapping[str, int]) -> Broken | None:
    """The first class and subject whose V + blank + void is not its class's valid papers (practice.md 3.6).

    Key: ladder.rows.
    """
    for rule in form.classes:
        for position, name in enumerate(form.subjects, 1):
            rows = _class(form, rule, counts, position).counts.rows
            if rows != valid.get(rule.code, 0):
                return Broken(
                    "ladder.rows",
                    {"code": rule.code, "subject": name, "rows": rows, "valid": valid.get(rule.code, 0)},
                )
    return None


def first_broken(form: Form, counts: Counts, ladders: Mapping[str, Ladder]) -> Broken | None:
    """The first identity that fails anywhere: each class's ladder in order, then the rows."""
    found = (broken_ladder(code, ladder) for code, ladder in ladders.items())
    ladder = next((each for each in found if each is not None), None)
    return ladder or broken_rows(form, counts, {code: each.valid for code, each in ladders.items()})


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


def formula(form: Form, text: Callable[..., str] = _) -> str:
    """How the score comes about, in words; a document passes the `text` of its own Wording."""
    votes = " + ".join(
        text("{points}×{label}票数", points=plain(grade.points), label=grade.label) for grade in form.grades
    )
    if len(form.classes) == 1:
        return text("得分 = ({votes}) ÷ 有效评价数", votes=votes)
    scores = " + ".join(
        text("{weight}×{code}类得分", weight=plain(rule.weight), code=rule.code) for rule in form.classes
    )
    weights = plain(sum((rule.weight for rule in form.classes), Fraction(0)))
    return text(
        "每类得分 = ({votes}) ÷ 该类有效评价数；得分 = ({scores}) ÷ {weights}。"
        "没有有效评价的一类不计入，其余权重按比例折算。",
        votes=votes,
        scores=scores,
        weights=weights,
    )


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
    }


def _count_json(count: Count) -> dict[str, object]:
    return {
        "counts": list(count.grades),
        "blank": count.blank,
        "void": count.void,
        "valid_marks": count.valid_marks,
    }


def ladder_json(ladders: Mapping[str, Ladder]) -> dict[str, dict[str, int]]:
    """The papers of each class as results files hold them; also of a class that returned nothing."""
    return {
        code: {"issued": each.issued, "returned": each.returned, "valid": each.valid, "void": each.void}
        for code, each in ladders.items()
    }
