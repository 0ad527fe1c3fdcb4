"""The part of polls.yaml that says which ballot is used: kind, aspects, 不了解, rules of validity.

    kind: rows | aspects | points | satisfaction      (left out: rows)
    aspects:                                          (aspects and points only)
    - {label: 德, weight: 60}
    - {label: 综合评价, overall: true}                 (at most one, printed last; no weight with points)
    neutral: 不了解                                    (satisfaction only)
    rules: {blank_valid: true, most_good: 3, bands: [90, 75, 60], drop_extremes: true}

Keys: case.kind_unknown, case.aspects_missing, case.aspects_needless, case.aspects_many, case.aspect_twice,
case.overall_twice, case.overall_weight, case.neutral, case.rule_needless, case.bands, case.weight, and those
of `tree`.
"""

from __future__ import annotations

from collections.abc import Sequence

from meetingdesk.evaluation.ballots import VOID_MARK
from meetingdesk.evaluation.setting_up import MOST_ASPECTS
from meetingdesk.evaluation.shapes import MOST_POINTS
from meetingdesk.evaluation.specs import WITH_ASPECTS, AspectSpec, Kind, RuleSpec
from meetingdesk.rehearsal.parts import PollForm, PollGrade
from meetingdesk.rehearsal.tree import MAX_LABEL, Node


def read_form(node: Node, scale: Sequence[PollGrade]) -> PollForm:
    """Which ballot a poll of polls.yaml uses."""
    kind = _kind(node.get("kind"))
    aspects = _aspects(node.get("aspects"), kind)
    return PollForm(
        kind=kind.value,
        aspects=aspects,
        neutral=_neutral(node.get("neutral"), kind, scale),
        rules=_rules(node.get("rules"), kind, aspects, len(scale)),
    )


def _kind(node: Node) -> Kind:
    found = node.text() or Kind.ROWS.value
    if found not in set(Kind):
        raise node.bad("case.kind_unknown", value=found, known="、".join(Kind))
    return Kind(found)


def _aspects(node: Node, kind: Kind) -> tuple[AspectSpec, ...]:
    """In printed order: the overall row last."""
    nodes = node.items()
    if kind not in WITH_ASPECTS:
        if nodes:
            raise node.bad("case.aspects_needless", kind=kind.value)
        return ()
    if len(nodes) > MOST_ASPECTS:
        raise node.bad("case.aspects_many", most=MOST_ASPECTS)
    found: list[AspectSpec] = []
    for each in nodes:
        aspect = _aspect(each, kind)
        if aspect.label in {other.label for other in found}:
            raise each.get("label").bad("case.aspect_twice", label=aspect.label)
        if aspect.overall and any(other.overall for other in found):
            raise each.bad("case.overall_twice")
        found.append(aspect)
    if all(each.overall for each in found):
        raise node.bad("case.aspects_missing", kind=kind.value)
    return tuple(sorted(found, key=lambda aspect: aspect.overall))


def _aspect(node: Node, kind: Kind) -> AspectSpec:
    overall, weight = node.get("overall").yes(), node.get("weight").number() or 0
    if weight < 0 or (not weight and not overall):
        raise node.get("weight").bad("case.weight")
    if weight and overall and kind is Kind.POINTS:
        raise node.get("weight").bad("case.overall_weight")
    return AspectSpec(node.get("label").label(MAX_LABEL), str(weight), overall)


def _neutral(node: Node, kind: Kind, scale: Sequence[PollGrade]) -> str:
    found = "" if node.nothing else node.label(MAX_LABEL)
    fits = kind is Kind.SATISFACTION and len(scale) + 1 < VOID_MARK
    if found and (not fits or found in {grade.label for grade in scale}):
        raise node.bad("case.neutral", label=found)
    return found


def _rules(node: Node, kind: Kind, aspects: Sequence[AspectSpec], grades: int) -> RuleSpec:
    blank, drop = node.get("blank_valid"), node.get("drop_extremes")
    if drop.yes() and kind is not Kind.POINTS:
        raise drop.bad("case.rule_needless", kind=kind.value)
    return RuleSpec(
        blank_valid=blank.nothing or blank.yes(),
        most_good=node.get("most_good").whole(),
        bands=_bands(node.get("bands"), kind, aspects, grades),
        drop_extremes=drop.yes(),
    )


def _bands(node: Node, kind: Kind, aspects: Sequence[AspectSpec], grades: int) -> tuple[str, ...]:
    """Least points of each grade but the last; what the file does not say is not checked."""
    values = [each.number() for each in node.items()]
    if not values:
        return ()
    if kind is not Kind.POINTS or not any(each.overall for each in aspects):
        raise node.bad("case.rule_needless", kind=kind.value)
    known = [value for value in values if value is not None and 0 <= value <= MOST_POINTS]
    falling = known == sorted(set(known), reverse=True)
    if len(known) != len(values) or len(values) != grades - 1 or not falling:
        raise node.bad("case.bands", count=grades - 1)
    return tuple(str(value) for value in known)
