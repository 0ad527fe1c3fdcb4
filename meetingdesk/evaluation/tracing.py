"""Every figure of a subject with the numbers that it came from, so that a person can reckon it after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy.orm import Session

from meetingdesk.evaluation import tally
from meetingdesk.evaluation.counts import result_of
from meetingdesk.evaluation.identities import Ladder
from meetingdesk.evaluation.records import ladders_of, poll_of
from meetingdesk.evaluation.results import classes_shown
from meetingdesk.evaluation.shapes import Aspect, Base, Count, Form
from meetingdesk.evaluation.tally import LEAST_FOR_DROPPING, SubjectResult, plain, two_places
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_, _

Text = Callable[..., str]


@dataclass(frozen=True)
class Figure:
    """A figure: what it is called, its value as shown (None = there is none), and how it came about."""

    name: str
    value: str | None
    words: str


@dataclass(frozen=True)
class Traced:
    """All that the figures of one subject rest on; `shown`: classes may be told apart."""

    form: Form
    base: Base
    ladders: Mapping[str, Ladder]
    present: int | None
    subject: SubjectResult
    scores: tuple[Fraction | None, ...]
    shown: bool
    text: Text


def explain(session: Session, poll_id: str, position: int, text: Text = _) -> tuple[Figure, ...]:
    """How every figure of one subject came about.

    Classes under five ballots are not told apart here either.
    Refused: evaluation.not_sealed, .voided, .subject_unknown.
    """
    poll = poll_of(session, poll_id)
    outcome = result_of(session, poll)
    found = next((each for each in outcome.subjects if each.position == position), None)
    if found is None:
        raise Refused("evaluation.subject_unknown", position=position)
    shown = len(outcome.form.classes) == 1 or classes_shown(session, poll)
    scores = tuple(each.score for each in outcome.subjects)
    ladders = ladders_of(session, poll_id)
    return figures(Traced(outcome.form, outcome.base, ladders, poll.present, found, scores, shown, text))


def figures(traced: Traced) -> tuple[Figure, ...]:
    """All figures in the order in which they follow from each other. Pure."""
    return (
        *_votes(traced), *_rates(traced), *_aspects(traced), *_classes(traced), _score(traced),
        _pooled(traced), _rank(traced), _suggested(traced),
    )  # fmt: skip


# ---------------------------------------------------------------- marks and rates


def _votes(traced: Traced) -> Iterator[Figure]:
    """Only where something is ticked: a form of points alone has no grades."""
    text, counts = traced.text, traced.subject.counts
    if traced.form.in_points and not any(part.overall for part in traced.form.aspects):
        return
    given = zip(traced.form.grades, counts.grades, strict=True)
    words = " + ".join(text(N_("{label} {votes}"), label=grade.label, votes=votes) for grade, votes in given)
    aside = text(N_("弃权 {blank}、无效 {void}"), blank=counts.blank, void=counts.void)
    if traced.form.neutral:
        aside += text(N_("、不了解 {neutral}"), neutral=counts.neutral)
    line = N_("{words} = {marks}；不计 {aside}")
    total = counts.valid_marks
    yield Figure(text(N_("有效评价数")), str(total), text(line, words=words, marks=total, aside=aside))


def _rates(traced: Traced) -> Iterator[Figure]:
    subject, grades = traced.subject, traced.form.grades
    whole, of_what = _whole(traced)
    for grade, votes, rate in zip(grades, subject.counts.grades, subject.rates, strict=True):
        name = traced.text(N_("{label}得票率"), label=grade.label)
        yield _rate(traced, name, [votes], (whole, of_what), rate)
    best = subject.counts.grades
    good, well = traced.text(N_("好票率")), traced.text(N_("好评率"))
    yield _rate(traced, good, best[:1], (whole, of_what), subject.good_rate)
    yield _rate(traced, well, best[:2], (whole, of_what), subject.satisfied_rate)


def _whole(traced: Traced) -> tuple[int, str]:
    """The 100 % that was chosen, and what it is called."""
    text, ladders = traced.text, traced.ladders.values()
    return {
        Base.MARKS: (traced.subject.counts.valid_marks, text(N_("有效评价数"))),
        Base.VALID: (sum(each.valid for each in ladders), text(N_("有效票数"))),
        Base.COLLECTED: (sum(each.returned for each in ladders), text(N_("收回票数"))),
        Base.PRESENT: (traced.present or 0, text(N_("实到人数"))),
    }[traced.base]


def _rate(
    traced: Traced, name: str, votes: Sequence[int], whole: tuple[int, str], rate: Fraction | None
) -> Figure:
    number, of_what = whole
    if rate is None:
        return Figure(name, None, traced.text(N_("{of_what}为 0 或未清点，不计算。"), of_what=of_what))
    upper = " + ".join(str(each) for each in votes)
    upper = f"({upper})" if len(votes) > 1 else upper
    line = N_("{upper} ÷ {of_what} {whole} = {value}%")
    value = two_places(rate)
    return Figure(name, value, traced.text(line, upper=upper, of_what=of_what, whole=number, value=value))


# ---------------------------------------------------------------- scores


def _aspects(traced: Traced) -> Iterator[Figure]:
    """Each aspect's score: from its marks with one class, else from the classes'."""
    for each in traced.subject.aspects:
        name = each.aspect.label
        if len(traced.form.classes) == 1:
            yield _of_marks(traced, name, each.aspect, each.counts, each.score)
            continue
        for part in each.classes if traced.shown else ():
            inner = traced.text(N_("{code}类{name}"), code=part.code, name=name)
            yield _of_marks(traced, inner, each.aspect, part.counts, part.score)
        yield _of_classes(traced, name, [part.score for part in each.classes], each.score)


def _classes(traced: Traced) -> Iterator[Figure]:
    if len(traced.form.classes) == 1 or not traced.shown:
        return
    for each in traced.subject.classes:
        name = traced.text(N_("{code}类得分"), code=each.code)
        if traced.form.aspects:
            yield _of_parts(traced, name, each.parts, each.score)
        else:
            yield _of_marks(traced, name, traced.form.parts[0], each.counts, each.score)


def _score(traced: Traced) -> Figure:
    name, subject = traced.text(N_("得分")), traced.subject
    if len(traced.form.classes) > 1:
        return _of_classes(traced, name, [each.score for each in subject.classes], subject.score)
    if traced.form.aspects:
        return _of_parts(traced, name, subject.classes[0].parts, subject.score)
    return _of_marks(traced, name, traced.form.parts[0], subject.counts, subject.score)


def _pooled(traced: Traced) -> Figure:
    """The score as if nobody had a weight."""
    name, subject, form = traced.text(N_("不分票种得分")), traced.subject, traced.form
    if not form.aspects:
        return _of_marks(traced, name, form.parts[0], subject.counts, subject.pooled)
    parts = [tally.part_score(form, each.aspect, each.counts) for each in subject.aspects]
    return _of_parts(traced, name, parts, subject.pooled)


def _of_marks(traced: Traced, name: str, part: Aspect, count: Count, score: Fraction | None) -> Figure:
    """Points times votes over the marks; or points given, over how many gave them."""
    if score is None:
        return Figure(name, None, traced.text(N_("没有有效评价，不计分。")))
    pairs, aside = _points(traced, part, count)
    marks = sum(votes for _points_, votes in pairs)
    upper = " + ".join(f"{plain(points)}×{votes}" for points, votes in pairs)
    value = two_places(score)
    return Figure(name, value, f"({upper}) ÷ {marks} = {value}{aside}")


def _points(traced: Traced, part: Aspect, count: Count) -> tuple[list[tuple[Fraction, int]], str]:
    if not part.points:
        given = zip(traced.form.grades, count.grades, strict=True)
        return [(grade.points, votes) for grade, votes in given if votes], ""
    left, aside = list(count.grades), ""
    if traced.form.drop_extremes and count.valid_marks >= LEAST_FOR_DROPPING:
        low = next(at for at, votes in enumerate(left) if votes)
        high = next(at for at in reversed(range(len(left))) if left[at])
        left[low] -= 1
        left[high] -= 1
        aside = traced.text(N_("（已去掉一个最高分 {high} 和一个最低分 {low}）"), high=high, low=low)
    return [(Fraction(at), votes) for at, votes in enumerate(left) if votes], aside


def _of_parts(
    traced: Traced, name: str, parts: Iterable[Fraction | None], score: Fraction | None
) -> Figure:
    weights = [part.weight for part in traced.form.aspects]
    return _weighted(traced, name, zip(weights, parts, strict=True), score)


def _of_classes(
    traced: Traced, name: str, parts: Iterable[Fraction | None], score: Fraction | None
) -> Figure:
    if not traced.shown and score is not None:
        words = traced.text(N_("各类得分按权重合成；有的票种不足 5 票，各类得分不分列。"))
        return Figure(name, two_places(score), words)
    weights = [rule.weight for rule in traced.form.classes]
    return _weighted(traced, name, zip(weights, parts, strict=True), score)


def _weighted(
    traced: Traced, name: str, pairs: Iterable[tuple[Fraction, Fraction | None]], score: Fraction | None
) -> Figure:
    if score is None:
        return Figure(name, None, traced.text(N_("没有有效评价，不计分。")))
    scoring = [(weight, part) for weight, part in pairs if weight]
    given = [(weight, part) for weight, part in scoring if part is not None]
    upper = " + ".join(f"{plain(weight)}×{two_places(part)}" for weight, part in given)
    value, lower = two_places(score), plain(sum((weight for weight, _part in given), Fraction(0)))
    note = "" if len(given) == len(scoring) else traced.text(N_("（没有有效评价的不计入，其余权重折算）"))
    return Figure(name, value, f"({upper}) ÷ {lower} = {value}{note}")


# ---------------------------------------------------------------- place and proposal


def _rank(traced: Traced) -> Figure:
    name, score = traced.text(N_("名次")), traced.subject.score
    if score is None:
        return Figure(name, None, traced.text(N_("没有得分，不排名次。")))
    better = sum(other is not None and other > score for other in traced.scores)
    same = sum(other == score for other in traced.scores) - 1
    line = N_("未四舍五入的得分比这更高的有 {better} 人，同分的另有 {same} 人；同分并列。")
    return Figure(name, str(traced.subject.rank), traced.text(line, better=better, same=same))


def _suggested(traced: Traced) -> Figure:
    text, subject, form = traced.text, traced.subject, traced.form
    name = text(N_("建议等次"))
    if subject.suggested is None or subject.score is None:
        return Figure(name, None, text(N_("没有得分，或没有与等次相配的界线，不作建议。")))
    lows = zip(form.grades, form.thresholds, strict=False)
    bounds = text(N_("，")).join(
        text(N_("{least}% 及以上为{label}"), least=plain(least), label=grade.label) for grade, least in lows
    )
    share = two_places(subject.score * 100 / form.best)
    line = N_("得分是满分的 {share}%；{bounds}，其余为{last}。等次由有权机关审定。")
    last = form.grades[-1].label
    return Figure(name, subject.suggested, text(line, share=share, bounds=bounds, last=last))
