"""Checking and keeping what a form is beyond scale, classes and subjects: layout, aspects, rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from meetingdesk.evaluation import shapes
from meetingdesk.evaluation.ballots import VOID_MARK
from meetingdesk.evaluation.model import Grade, Poll
from meetingdesk.evaluation.records import rows_of, setting_of
from meetingdesk.evaluation.settings import Aspect, Setting
from meetingdesk.evaluation.specs import WITH_ASPECTS, AspectSpec, Kind, RuleSpec
from meetingdesk.foundation.errors import Refused
from meetingdesk.storage.unit import Unit

MOST_ASPECTS = 12


@dataclass(frozen=True)
class Wanted:
    """All settings together, as they shall be."""

    kind: str
    aspects: Sequence[AspectSpec]
    neutral: str
    rules: RuleSpec
    colours: dict[str, str]


def write_setting(unit: Unit, poll: Poll, wanted: Wanted) -> None:
    """Keep them in place of what there was.

    Refused: evaluation.kind, .aspects, .too_many_aspects, .aspect_twice, .aspect_weight, .neutral, .bands,
    .quota, .drop, .cap, .too_many_grades, .number.
    """
    kind = _kind(wanted.kind)
    grades = len(rows_of(unit.session, Grade, poll.id))
    aspects = _aspects(kind, wanted.aspects)
    neutral = _neutral(kind, wanted.neutral, [g.label for g in rows_of(unit.session, Grade, poll.id)])
    row = setting_of(unit.session, poll.id)
    if row is None:
        row = Setting(poll_id=poll.id)
        unit.session.add(row)
    row.kind, row.neutral, row.colours = kind.value, neutral, wanted.colours
    _write_rules(row, wanted.rules, grades, overall=any(each.overall for each in aspects))
    _replace_aspects(unit, poll, kind, aspects)


def _kind(text: str) -> Kind:
    if text not in set(Kind):
        raise Refused("evaluation.kind", kind=text)
    return Kind(text)


def _aspects(kind: Kind, specs: Sequence[AspectSpec]) -> list[AspectSpec]:
    """In printed order: 综合评价 last."""
    if kind not in WITH_ASPECTS:
        if specs:
            raise Refused("evaluation.aspects_not_asked")
        return []
    labels = [spec.label.strip() for spec in specs]
    overall = [spec for spec in specs if spec.overall]
    if len(overall) == len(specs) or len(overall) > 1 or not all(labels):
        raise Refused("evaluation.aspects")
    if len(specs) > MOST_ASPECTS:
        raise Refused("evaluation.too_many_aspects", most=MOST_ASPECTS)
    twice = next((label for label in labels if labels.count(label) > 1), None)
    if twice:
        raise Refused("evaluation.aspect_twice", name=twice)
    for spec in specs:
        _check_weight(kind, spec)
    return [spec for spec in specs if not spec.overall] + overall


def _check_weight(kind: Kind, spec: AspectSpec) -> None:
    """An aspect weighs something; the overall tick of points never does, as it is no number of points."""
    weight = exact(spec.weight, spec.label)
    if (not weight and not spec.overall) or (weight and spec.overall and kind is Kind.POINTS):
        raise Refused("evaluation.aspect_weight", name=spec.label, weight=spec.weight)


def _neutral(kind: Kind, label: str, grades: list[str]) -> str:
    words = label.strip()
    if words and (kind is not Kind.SATISFACTION or words in grades):
        raise Refused("evaluation.neutral", name=words)
    if words and len(grades) + 1 >= VOID_MARK:
        raise Refused("evaluation.too_many_grades", most=VOID_MARK - 2)
    return words


def _write_rules(row: Setting, rules: RuleSpec, grades: int, overall: bool) -> None:
    points = row.kind == Kind.POINTS
    if rules.drop_extremes and not points:
        raise Refused("evaluation.drop")
    if rules.most_good is not None and rules.most_good < 0:
        raise Refused("evaluation.quota", count=rules.most_good)
    row.blank_valid, row.drop_extremes = bool(rules.blank_valid), bool(rules.drop_extremes)
    row.most_good = rules.most_good
    row.bands = _bands(rules.bands, grades) if points and overall else []
    row.cap = None if rules.cap is None else _per_cent(rules.cap)


def _bands(given: Sequence[str] | None, grades: int) -> list[str]:
    """Least points of each grade but the last; the usual ones where nobody said."""
    usual = [str(each) for each in shapes.DEFAULT_THRESHOLDS]
    if given is None:
        return usual if len(usual) == grades - 1 else []
    values = [exact(text, "") for text in given]
    fits = not values or len(values) == grades - 1
    if not fits or values != sorted(set(values), reverse=True) or any(v > shapes.MOST_POINTS for v in values):
        raise Refused("evaluation.bands", grades=grades)
    return [str(value) for value in values]


def _per_cent(text: str) -> Fraction:
    value = exact(text, "")
    if not 0 < value <= 100:
        raise Refused("evaluation.cap", text=text)
    return value


def _replace_aspects(unit: Unit, poll: Poll, kind: Kind, specs: Sequence[AspectSpec]) -> None:
    for old in rows_of(unit.session, Aspect, poll.id):
        unit.delete(old)
    unit.session.flush()
    for position, spec in enumerate(specs, 1):
        unit.session.add(
            Aspect(
                poll_id=poll.id, position=position, label=spec.label.strip(), overall=spec.overall,
                weight=exact(spec.weight, spec.label), points=kind is Kind.POINTS and not spec.overall,
            )
        )  # fmt: skip
    unit.session.flush()


def exact(text: str | int | Fraction, where: str) -> Fraction:
    """A number as given, exactly. Refused: evaluation.number."""
    try:
        value = Fraction(str(text).strip())
    except (ValueError, ZeroDivisionError):
        raise Refused("evaluation.number", text=text, where=where) from None
    if value < 0:
        raise Refused("evaluation.number", text=text, where=where)
    return value
