"""The year's assessment: this poll and what is assessed day by day (practice.md 3.3). Off by default."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.evaluation import tally
from meetingdesk.evaluation.after import Component, DailyScore
from meetingdesk.evaluation.counts import result_of
from meetingdesk.evaluation.model import Poll, State, Subject
from meetingdesk.evaluation.records import poll_of, rows_of
from meetingdesk.evaluation.setting_up import exact
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.storage.unit import Unit

WHOLE = 100
"""What the weights sum to, and what every component goes up to."""


class ComponentSpec(NamedTuple):
    """A component with its weight as text; `of_poll` is the score of the poll itself."""

    label: str
    weight: str
    of_poll: bool = False


COMBINATIONS = (
    (ComponentSpec(N_("现场测评"), "70", True), ComponentSpec(N_("平时考核"), "30")),
    (ComponentSpec(N_("现场测评"), "50", True), ComponentSpec(N_("履职考核"), "50")),
    (ComponentSpec(N_("述职评议"), "20", True), ComponentSpec(N_("党建考核"), "80")),
    (
        ComponentSpec(N_("述职测评"), "40", True), ComponentSpec(N_("日常考核"), "30"),
        ComponentSpec(N_("核实情况"), "30"),
    ),
)  # fmt: skip
"""Combinations in use; any other is as good."""


@dataclass(frozen=True, kw_only=True)
class SetCombination(Command[None]):
    """Say what the assessment is made of; no component turns it off. Scores typed before go.

    Refused: evaluation.component, .component_twice, .weights_sum, .one_poll, .number, .voided.
    """

    summary: ClassVar[str] = N_("设置“{title}”的综合考核：{parts}")

    meeting_id: str
    poll_id: str
    components: Sequence[ComponentSpec] = ()

    def apply(self, unit: Unit) -> None:
        """Replace the components."""
        poll = _alive(unit.session, self.poll_id)
        weights = _checked(self.components)
        parts = "、".join(f"{spec.label.strip()} {spec.weight}" for spec in self.components) or "–"
        unit.describe(title=poll.title, parts=parts)
        for old in rows_of(unit.session, Component, poll.id):
            for score in scores_of(unit.session, old.id).values():
                unit.delete(score)
            unit.session.flush()
            unit.delete(old)
        for position, (spec, weight) in enumerate(zip(self.components, weights, strict=True), 1):
            label = spec.label.strip()
            made = {"position": position, "label": label, "weight": weight, "of_poll": spec.of_poll}
            unit.add(Component(poll_id=poll.id, **made))


def _checked(specs: Sequence[ComponentSpec]) -> list[Fraction]:
    labels = [spec.label.strip() for spec in specs]
    if not all(labels):
        raise Refused("evaluation.component")
    twice = next((label for label in labels if labels.count(label) > 1), None)
    if twice:
        raise Refused("evaluation.component_twice", name=twice)
    weights = [exact(spec.weight, spec.label) for spec in specs]
    if specs and sum(weights) != WHOLE:
        raise Refused("evaluation.weights_sum", sum=tally.plain(sum(weights, Fraction(0))), whole=WHOLE)
    if specs and sum(spec.of_poll for spec in specs) != 1:
        raise Refused("evaluation.one_poll")
    return weights


@dataclass(frozen=True, kw_only=True)
class SetDailyScore(Command[None]):
    """What someone has in a component, 0-100 as text; None takes it back.

    Refused: evaluation.component_unknown, .subject_unknown, .number, .daily_score, .voided.
    """

    summary: ClassVar[str] = N_("{name}的{component}记 {score} 分")

    meeting_id: str
    poll_id: str
    component: str
    position: int
    score: str | None

    def apply(self, unit: Unit) -> None:
        """Keep, change or forget it."""
        poll = _alive(unit.session, self.poll_id)
        component = _component(unit.session, poll, self.component)
        name = _name(unit.session, poll, self.position)
        unit.describe(name=name, component=component.label, score=self.score or "–")
        row = scores_of(unit.session, component.id).get(self.position)
        if self.score is None:
            if row is not None:
                unit.delete(row)
            return
        value = exact(self.score, name)
        if value > WHOLE:
            raise Refused("evaluation.daily_score", score=self.score, most=WHOLE)
        if row is None:
            row = DailyScore(component_id=component.id, number=self.position)
        row.score = value
        unit.add(row)


def _alive(session: Session, poll_id: str) -> Poll:
    poll = poll_of(session, poll_id)
    if poll.state == State.VOIDED:
        raise Refused("evaluation.voided", title=poll.title)
    return poll


def _component(session: Session, poll: Poll, label: str) -> Component:
    for each in rows_of(session, Component, poll.id):
        if each.label == label.strip() and not each.of_poll:
            return each
    raise Refused("evaluation.component_unknown", name=label)


def _name(session: Session, poll: Poll, position: int) -> str:
    for each in rows_of(session, Subject, poll.id):
        if each.position == position:
            return each.person or each.name
    raise Refused("evaluation.subject_unknown", position=position)


def scores_of(session: Session, component_id: str) -> dict[int, DailyScore]:
    """The scores of a component by the row on the form."""
    found = session.scalars(select(DailyScore).where(DailyScore.component_id == component_id))
    return {each.number: each for each in found}


# ---------------------------------------------------------------- reading


@dataclass(frozen=True)
class ComponentRow:
    """A component of the assessment."""

    label: str
    weight: str
    of_poll: bool


@dataclass(frozen=True)
class CombinedRow:
    """One person's assessment: the parts in the order of the components, None = not known yet. Without every
    part there is no total and no rank. `words`: the sum with its numbers.
    """

    position: int
    name: str
    person: str
    parts: tuple[str | None, ...]
    total: str | None
    rank: int | None
    words: str


@dataclass(frozen=True)
class Combined:
    """The year's assessment of everyone on the form."""

    components: tuple[ComponentRow, ...]
    rows: tuple[CombinedRow, ...]


def components(session: Session, poll_id: str) -> tuple[ComponentRow, ...]:
    """What the assessment is made of; empty while it is off."""
    found = rows_of(session, Component, poll_id)
    return tuple(ComponentRow(each.label, tally.plain(each.weight), each.of_poll) for each in found)


def combined(session: Session, poll_id: str) -> Combined | None:
    """Σ weight x component; None while it is off. Refused: evaluation.not_sealed, .voided."""
    poll = poll_of(session, poll_id)
    parts = rows_of(session, Component, poll_id)
    outcome = result_of(session, poll)
    if not parts:
        return None
    known = [_part(session, each, outcome) for each in parts]
    weights = [each.weight for each in parts]
    mine = [[part.get(each.position) for part in known] for each in outcome.subjects]
    totals = [total(weights, each) for each in mine]
    ranks = tally.ranks(totals)
    subjects = rows_of(session, Subject, poll_id)
    return Combined(
        components(session, poll_id),
        tuple(
            _row(subject, weights, given, whole, rank)
            for subject, given, whole, rank in zip(subjects, mine, totals, ranks, strict=True)
        ),
    )


def total(weights: Sequence[Fraction], parts: Sequence[Fraction | None]) -> Fraction | None:
    """Σ weight x component over 100; None while a component is missing, as nothing stands for it."""
    given = [part for part in parts if part is not None]
    if len(given) < len(parts):
        return None
    return sum((w * part for w, part in zip(weights, given, strict=True)), Fraction(0)) / WHOLE


def _part(session: Session, part: Component, outcome: tally.Result) -> dict[int, Fraction]:
    """Everyone's score in a component, up to 100; the poll's from its own highest score."""
    if not part.of_poll:
        return {number: each.score for number, each in scores_of(session, part.id).items()}
    best = outcome.form.best
    found = ((each.position, each.score) for each in outcome.subjects)
    return {at: score * WHOLE / best for at, score in found if score is not None and best}


def _row(
    subject: Subject, weights: Sequence[Fraction], parts: Sequence[Fraction | None], whole: Fraction | None,
    rank: int | None,
) -> CombinedRow:  # fmt: skip
    shown = tuple(tally.two_places(part) for part in parts)
    words = ""
    if whole is not None:
        pairs = zip(weights, shown, strict=True)
        upper = " + ".join(f"{tally.plain(weight)}×{part}" for weight, part in pairs)
        words = f"({upper}) ÷ {WHOLE} = {tally.two_places(whole)}"
    name, person = subject.name, subject.person
    return CombinedRow(subject.position, name, person, shown, tally.two_places(whole), rank, words)
