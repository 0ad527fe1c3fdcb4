"""Where the figures come from, in words: a form's formula, and each figure of a subject with its numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from meetingdesk.evaluation.shapes import Aspect, Form
from meetingdesk.evaluation.tally import plain
from meetingdesk.foundation.wording import _

Text = Callable[..., str]


def formula(form: Form, text: Text = _) -> str:
    """How the score comes about, in words; a document passes the `text` of its own Wording."""
    if form.aspects:
        return _of_aspects(form, text)
    votes = _votes(form, text)
    if len(form.classes) == 1:
        return text("得分 = ({votes}) ÷ 有效评价数", votes=votes)
    return text(
        "每类得分 = ({votes}) ÷ 该类有效评价数；得分 = ({scores}) ÷ {weights}。"
        "没有有效评价的一类不计入，其余权重按比例折算。",
        votes=votes, scores=_scores(form, text), weights=_sum([rule.weight for rule in form.classes]),
    )  # fmt: skip


def _of_aspects(form: Form, text: Text) -> str:
    """T2 and T3: each aspect first, then their weights, then those of the classes."""
    scoring = [part for part in form.aspects if part.weight]
    said = [_of_each(form, text), _of_weights(scoring, text)]
    if len(form.classes) > 1:
        weights = _sum([rule.weight for rule in form.classes])
        said.append(text("得分 = ({scores}) ÷ {weights}", scores=_scores(form, text), weights=weights))
    return text("；").join(said) + text("。没有有效评价的一项或一类不计入，其余权重按比例折算。")


def _of_each(form: Form, text: Text) -> str:
    if not form.in_points:
        return text("每项得分 = ({votes}) ÷ 该项有效评价数", votes=_votes(form, text))
    if form.drop_extremes:
        return text("每项得分 = 所打分数的平均（一类打分多于 5 份时去掉一个最高分和一个最低分）")
    return text("每项得分 = 所打分数之和 ÷ 打分份数")


def _of_weights(scoring: Sequence[Aspect], text: Text) -> str:
    parts = " + ".join(
        text("{weight}×{aspect}", weight=plain(part.weight), aspect=part.label) for part in scoring
    )
    return text("每人得分 = ({parts}) ÷ {weights}", parts=parts, weights=_sum([p.weight for p in scoring]))


def _votes(form: Form, text: Text) -> str:
    return " + ".join(
        text("{points}×{label}票数", points=plain(grade.points), label=grade.label) for grade in form.grades
    )


def _scores(form: Form, text: Text) -> str:
    return " + ".join(
        text("{weight}×{code}类得分", weight=plain(rule.weight), code=rule.code) for rule in form.classes
    )


def _sum(weights: Sequence[Fraction]) -> str:
    return plain(sum(weights, Fraction(0)))
