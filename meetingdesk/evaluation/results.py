"""Results, once a poll is sealed: rows for screens and papers, JSON for files, figures for the stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sqlalchemy.orm import Session

from meetingdesk.evaluation import tally
from meetingdesk.evaluation.counts import result_of
from meetingdesk.evaluation.explaining import formula
from meetingdesk.evaluation.model import Poll, Subject, VoterClass
from meetingdesk.evaluation.queries import ClassRow, ClosingRow, GradeRow, class_rows, closing, grade_rows
from meetingdesk.evaluation.records import ladders_of, poll_of, rows_of, setting_of
from meetingdesk.evaluation.showing import Shown, showing
from meetingdesk.evaluation.specs import Kind
from meetingdesk.foundation.wording import N_, _


@dataclass(frozen=True)
class ClassScore:
    """What one class says of one subject."""

    code: str
    counts: tuple[int, ...]
    blank: int
    void: int
    score: str | None


@dataclass(frozen=True)
class AspectScore:
    """One aspect of one subject. `counts` are votes per grade, empty where points are given; `score` is the
    classes' scores weighted; `classes` as in `ResultRow`.
    """

    label: str
    weight: str
    overall: bool
    points: bool
    counts: tuple[int, ...]
    blank: int
    void: int
    valid_marks: int
    score: str | None
    classes: tuple[ClassScore, ...]


@dataclass(frozen=True)
class ResultRow:
    """One subject. Scores and rates are text with two places; None = no valid mark.

    With aspects, counts and rates are those of 综合评价; `pooled` is the score without weights of classes,
    `thin` names aspects that a class judged nowhere, `neutral` counts 不了解.

    `classes` is empty where a class is too small to be shown on its own; `left_out` names classes without a
    valid mark, whose weight was spread over the others.
    """

    position: int
    name: str
    person: str
    on_site: bool
    counts: tuple[int, ...]
    blank: int
    void: int
    valid_marks: int
    rates: tuple[str | None, ...]
    good_rate: str | None
    satisfied_rate: str | None
    score: str | None
    rank: int | None
    suggested: str | None
    fixed: str | None
    classes: tuple[ClassScore, ...]
    left_out: tuple[str, ...]
    pooled: str | None = None
    neutral: int = 0
    aspects: tuple[AspectScore, ...] = ()
    thin: tuple[str, ...] = ()


@dataclass(frozen=True)
class Results:
    """A sealed poll for reading."""

    poll_id: str
    title: str
    base: str
    sealed_at: dt.datetime | None
    released: bool
    grades: tuple[GradeRow, ...]
    classes: tuple[ClassRow, ...]
    issued: int
    returned: int
    valid: int
    void: int
    return_rate: str | None
    valid_rate: str | None
    present: int | None
    differences: int | None
    rows: tuple[ResultRow, ...]
    classes_shown: bool
    formula: str
    closing: ClosingRow | None
    confirmed_by: tuple[str, ...]
    confirm_note: str | None
    mismatch_reason: str | None
    fixed_by: str | None
    fixed_on: dt.date | None
    kind: str = Kind.ROWS.value
    neutral: str = ""


def results(session: Session, poll_id: str, text: Callable[..., str] = _) -> Results:
    """All figures of a sealed poll; `text` words the formula in a document's language.

    Refused: evaluation.not_sealed, evaluation.voided.
    """
    poll = poll_of(session, poll_id)
    outcome = result_of(session, poll)
    ladders = ladders_of(session, poll_id).values()
    issued, returned = sum(each.issued for each in ladders), sum(each.returned for each in ladders)
    valid = sum(each.valid for each in ladders)
    shown = classes_shown(session, poll)
    subjects = rows_of(session, Subject, poll_id)
    setting = setting_of(session, poll_id)
    return Results(
        poll_id=poll.id, title=poll.title, base=poll.base, sealed_at=poll.sealed_at,
        released=showing(session, poll_id).state is Shown.SHOWN,
        grades=grade_rows(session, poll_id), classes=class_rows(session, poll_id), issued=issued,
        returned=returned, valid=valid, void=sum(each.void for each in ladders),
        return_rate=tally.two_places(tally.per_cent(returned, issued)),
        valid_rate=tally.two_places(tally.per_cent(valid, returned)),
        present=poll.present, differences=poll.differences,
        rows=tuple(_row(s, r, shown) for s, r in zip(subjects, outcome.subjects, strict=True)),
        classes_shown=shown, formula=formula(outcome.form, text), closing=closing(session, poll_id),
        confirmed_by=tuple(poll.confirmed_by or ()), confirm_note=poll.confirm_note,
        mismatch_reason=poll.mismatch_reason, fixed_by=poll.fixed_by, fixed_on=poll.fixed_on,
        kind=setting.kind if setting else Kind.ROWS.value, neutral=setting.neutral if setting else "",
    )  # fmt: skip


def results_json(session: Session, poll_id: str) -> dict[str, Any]:
    """The ladder and the results as results files hold them; classes under five ballots included.

    The differences are not here: after the seal the database keeps only their number.
    Refused: evaluation.not_sealed, evaluation.voided.
    """
    poll = poll_of(session, poll_id)
    outcome = result_of(session, poll)
    return {
        "ladder": tally.ladder_json(ladders_of(session, poll_id)),
        "results": tally.results_json(outcome),
    }


def released_results(session: Session, poll_id: str) -> Results | None:
    """What the stage may show: only while sealed, released, and exactly what was released; else None."""
    if session.get(Poll, poll_id) is None or showing(session, poll_id).state is not Shown.SHOWN:
        return None
    return results(session, poll_id)


def classes_shown(session: Session, poll: Poll) -> bool:
    """Whether classes may be seen on their own: several, and none so small that it names its voters.

    One small class hides them all, since it would be what is left of the total.
    """
    kinds = rows_of(session, VoterClass, poll.id)
    return len(kinds) > 1 and not any(kind.small for kind in kinds)


def explained(row: ResultRow, grades: tuple[GradeRow, ...], text: Callable[..., str] = _) -> str:
    """How a score of a poll with one class came about, in words with this subject's figures."""
    if row.aspects and row.score is not None:
        return _of_aspects(row, text)
    given = [(grade, votes) for grade, votes in zip(grades, row.counts, strict=True) if votes]
    if not given or row.score is None:
        return text(N_("没有有效评价，不计分。"))
    votes = text(N_("，")).join(
        text(N_("{label} {votes} 张各 {points} 分"), label=grade.label, votes=count, points=_points(grade))
        for grade, count in given
    )
    total = sum((Fraction(grade.points) * count for grade, count in given), Fraction(0))
    return text(
        N_("{votes}，合计 {total} 分，除以有效评价数 {marks}，得 {score} 分。"),
        votes=votes, total=tally.plain(total), marks=row.valid_marks, score=row.score,
    )  # fmt: skip


def _of_aspects(row: ResultRow, text: Callable[..., str]) -> str:
    """The weighted aspects; `tracing.explain` tells each of them down to the marks."""
    parts = [(each.weight, each.score) for each in row.aspects if each.weight != "0" and each.score]
    upper = " + ".join(f"{weight}×{score}" for weight, score in parts)
    lower = tally.plain(sum((Fraction(weight) for weight, _score in parts), Fraction(0)))
    line = N_("各项得分乘以权重相加：({upper}) ÷ {lower}，得 {score} 分。")
    return text(line, upper=upper, lower=lower, score=row.score)


def _points(grade: GradeRow) -> str:
    return tally.plain(Fraction(grade.points))


def _row(subject: Subject, found: tally.SubjectResult, shown: bool) -> ResultRow:
    counts = found.counts
    return ResultRow(
        position=found.position, name=found.name, person=subject.person, on_site=subject.on_site,
        counts=counts.grades, blank=counts.blank, void=counts.void, valid_marks=counts.valid_marks,
        rates=tuple(tally.two_places(rate) for rate in found.rates),
        good_rate=tally.two_places(found.good_rate), satisfied_rate=tally.two_places(found.satisfied_rate),
        score=tally.two_places(found.score), rank=found.rank, suggested=found.suggested,
        fixed=subject.fixed_grade, left_out=found.left_out, classes=_classes(found.classes, shown),
        pooled=tally.two_places(found.pooled), neutral=counts.neutral, thin=found.thin,
        aspects=tuple(_aspect(each, shown) for each in found.aspects),
    )  # fmt: skip


def _classes(
    found: tuple[tally.ClassResult, ...], shown: bool, points: bool = False
) -> tuple[ClassScore, ...]:
    return tuple(
        ClassScore(
            c.code, () if points else c.counts.grades, c.counts.blank, c.counts.void,
            tally.two_places(c.score),
        )
        for c in found
        if shown
    )  # fmt: skip


def _aspect(found: tally.AspectResult, shown: bool) -> AspectScore:
    asked, counts = found.aspect, found.counts
    return AspectScore(
        label=asked.label, weight=tally.plain(asked.weight), overall=asked.overall, points=asked.points,
        counts=() if asked.points else counts.grades, blank=counts.blank, void=counts.void,
        valid_marks=counts.valid_marks, score=tally.two_places(found.score),
        classes=_classes(found.classes, shown, asked.points),
    )  # fmt: skip
