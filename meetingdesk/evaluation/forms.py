"""Setting a poll up: scale, classes of voters and subjects are data, never code (practice.md 3.1-3.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import func, select

from meetingdesk.desk import Command
from meetingdesk.evaluation import tally
from meetingdesk.evaluation.ballots import VOID_MARK
from meetingdesk.evaluation.model import (
    LEAST_BALLOTS,
    Grade,
    Poll,
    Scope,
    SelfRating,
    Subject,
    VoterClass,
)
from meetingdesk.evaluation.records import poll_of, rows_of, rule_spec_of, setting_of
from meetingdesk.evaluation.setting_up import Wanted, exact, write_setting
from meetingdesk.evaluation.settings import Aspect
from meetingdesk.evaluation.specs import (
    MOST_CLASSES,
    ONE_CLASS,
    SCALES,
    USUAL_RULES,
    AspectSpec,
    ClassSpec,
    GradeSpec,
    Kind,
    RuleSpec,
    SubjectSpec,
)
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.model import Meeting
from meetingdesk.storage.unit import Unit

DEFAULT_THRESHOLDS = tuple(str(value) for value in tally.DEFAULT_THRESHOLDS)


@dataclass(frozen=True, kw_only=True)
class CreatePoll(Command[str]):
    """Set up a poll. Returns its id.

    Refused: evaluation.no_title, .no_grades, .too_many_grades, .grade_twice, .no_classes, .class_twice,
    .too_many_classes, .no_subjects, .number, .weight, .thresholds, and as `setting_up.write_setting`.
    """

    summary: ClassVar[str] = N_("设置测评“{title}”")

    meeting_id: str
    title: str
    subjects: Sequence[SubjectSpec]
    stem: str = ""
    scope: str = Scope.CHOSEN.value
    grades: Sequence[GradeSpec] = SCALES[0].grades
    classes: Sequence[ClassSpec] = ONE_CLASS
    thresholds: Sequence[str] = DEFAULT_THRESHOLDS
    base: str = tally.Base.MARKS.value
    least_ballots: int = LEAST_BALLOTS
    self_rating: str = SelfRating.FREE.value
    kind: str = Kind.ROWS.value
    aspects: Sequence[AspectSpec] = ()
    neutral: str = ""
    rules: RuleSpec = USUAL_RULES

    def apply(self, unit: Unit) -> str:
        """Keep the poll with its form."""
        unit.get(Meeting, self.meeting_id).check_open()
        unit.describe(title=self.title)
        taken = select(func.count()).select_from(Poll).where(Poll.meeting_id == self.meeting_id)
        poll = Poll(
            meeting_id=self.meeting_id, position=(unit.session.scalar(taken) or 0) + 1,
            title=_title(self.title), stem=self.stem, scope=Scope(self.scope).value,
            base=tally.Base(self.base).value,
            thresholds=_thresholds(self.thresholds), least_ballots=max(self.least_ballots, LEAST_BALLOTS),
            self_rating=SelfRating(self.self_rating).value,
        )  # fmt: skip
        unit.add(poll)
        _write_grades(unit, poll, self.grades)
        _write_classes(unit, poll, self.classes)
        _write_subjects(unit, poll, self.subjects)
        colours = colours_of(self.classes)
        write_setting(unit, poll, Wanted(self.kind, self.aspects, self.neutral, self.rules, colours))
        return poll.id


@dataclass(frozen=True, kw_only=True)
class ChangePoll(Command[None]):
    """Change a poll's settings; what is left None stays.

    What is printed on the paper (scale, classes, subjects) is fixed once a paper went out, everything once
    entry is open. Refused: evaluation.entry_open, .ballots_out, .sealed, .voided, and as `CreatePoll`.
    """

    summary: ClassVar[str] = N_("修改测评“{title}”的设置")

    meeting_id: str
    poll_id: str
    title: str | None = None
    scope: str | None = None
    grades: Sequence[GradeSpec] | None = None
    classes: Sequence[ClassSpec] | None = None
    subjects: Sequence[SubjectSpec] | None = None
    thresholds: Sequence[str] | None = None
    base: str | None = None
    self_rating: str | None = None
    kind: str | None = None
    aspects: Sequence[AspectSpec] | None = None
    neutral: str | None = None
    rules: RuleSpec | None = None

    def apply(self, unit: Unit) -> None:
        """Replace what was given."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_before_entry()
        poll.title = poll.title if self.title is None else _title(self.title)
        unit.describe(title=poll.title)
        poll.scope = poll.scope if self.scope is None else Scope(self.scope).value
        poll.base = poll.base if self.base is None else tally.Base(self.base).value
        if self.self_rating is not None:
            poll.self_rating = SelfRating(self.self_rating).value
        if self.thresholds is not None:
            poll.thresholds = _thresholds(self.thresholds)
        self._change_paper(unit, poll)

    def _change_paper(self, unit: Unit, poll: Poll) -> None:
        """What stands on the printed paper, and the rules, some of which do."""
        printed = (self.grades, self.classes, self.subjects, self.kind, self.aspects, self.neutral)
        if any(part is not None for part in printed) or self._changes_printed_rules(unit):
            poll.check_form_free()
        if self.grades is not None:
            _clear(unit, Grade, poll)
            _write_grades(unit, poll, self.grades)
        if self.classes is not None:
            _clear(unit, VoterClass, poll)
            _write_classes(unit, poll, self.classes)
        if self.subjects is not None:
            _clear(unit, Subject, poll)
            _write_subjects(unit, poll, self.subjects)
        if any(part is not None for part in (*printed, self.rules)):
            write_setting(unit, poll, self._wanted(unit))

    def _changes_printed_rules(self, unit: Unit) -> bool:
        """Quota and bands stand on the paper."""
        if self.rules is None:
            return False
        now = rule_spec_of(unit.session, self.poll_id)
        bands = now.bands if self.rules.bands is None else tuple(self.rules.bands)
        return (self.rules.most_good, bands) != (now.most_good, now.bands)

    def _wanted(self, unit: Unit) -> Wanted:
        """All settings as they shall be; another layout starts with its own aspects and usual bands."""
        now = setting_of(unit.session, self.poll_id)
        kind = self.kind or (now.kind if now else Kind.ROWS.value)
        same = now is not None and kind == now.kind
        aspects = [AspectSpec(a.label, str(a.weight), a.overall) for a in aspects_of(unit, self.poll_id)]
        rules = self.rules or rule_spec_of(unit.session, self.poll_id)
        if not same:
            rules = rules._replace(drop_extremes=bool(self.rules and self.rules.drop_extremes))
        if self.rules is None and (not same or self.grades is not None):
            rules = rules._replace(bands=None)
        return Wanted(
            kind=kind,
            aspects=self.aspects if self.aspects is not None else (aspects if same else []),
            neutral=self.neutral if self.neutral is not None else (now.neutral if now and same else ""),
            rules=rules,
            colours=dict(now.colours if now else {}) if self.classes is None else colours_of(self.classes),
        )  # fmt: skip


def _clear(unit: Unit, kind: type[Grade | VoterClass | Subject], poll: Poll) -> None:
    for row in rows_of(unit.session, kind, poll.id):  # type: ignore[type-var]
        unit.delete(row)
    unit.session.flush()


def _write_grades(unit: Unit, poll: Poll, specs: Sequence[GradeSpec]) -> None:
    labels = [label.strip() for label, _points in specs]
    if not labels or not all(labels):
        raise Refused("evaluation.no_grades", title=poll.title)
    if len(labels) >= VOID_MARK:
        raise Refused("evaluation.too_many_grades", most=VOID_MARK - 1)
    if twice := _twice(labels):
        raise Refused("evaluation.grade_twice", name=twice)
    for position, (label, points) in enumerate(specs, 1):
        unit.session.add(
            Grade(poll_id=poll.id, position=position, label=label.strip(), points=exact(points, label))
        )
    unit.session.flush()


def _write_classes(unit: Unit, poll: Poll, specs: Sequence[ClassSpec]) -> None:
    codes = [spec.code.strip() for spec in specs]
    if len(codes) > MOST_CLASSES:
        raise Refused("evaluation.too_many_classes", most=MOST_CLASSES)
    if not codes or not all(codes):
        raise Refused("evaluation.no_classes", title=poll.title)
    if twice := _twice(codes):
        raise Refused("evaluation.class_twice", name=twice)
    for position, (code, weight, expected, _colour) in enumerate(specs, 1):
        share = exact(weight, code)
        if share <= 0:
            raise Refused("evaluation.weight", code=code, weight=weight)
        unit.session.add(
            VoterClass(
                poll_id=poll.id, position=position, code=code.strip(), weight=share, expected=expected
            )
        )
    unit.session.flush()


def _write_subjects(unit: Unit, poll: Poll, specs: Sequence[SubjectSpec]) -> None:
    if not specs:
        raise Refused("evaluation.no_subjects", title=poll.title)
    for position, spec in enumerate(specs, 1):
        name, person, organisation_id, attendee_id, on_site = spec
        unit.session.add(
            Subject(
                poll_id=poll.id, position=position, name=name, person=person, on_site=on_site,
                organisation_id=organisation_id, attendee_id=attendee_id,
            )
        )
    unit.session.flush()


def colours_of(specs: Sequence[ClassSpec]) -> dict[str, str]:
    """Paper colour of each class that has one."""
    return {spec.code.strip(): spec.colour.strip() for spec in specs if spec.colour.strip()}


def aspects_of(unit: Unit, poll_id: str) -> list[Aspect]:
    """The aspects of a poll in printed order."""
    return rows_of(unit.session, Aspect, poll_id)


def _twice(names: list[str]) -> str | None:
    return next((name for name in names if names.count(name) > 1), None)


def _title(text: str) -> str:
    title = text.strip()
    if not title:
        raise Refused("evaluation.no_title")
    return title


def _thresholds(texts: Sequence[str]) -> list[str]:
    values = [exact(text, "") for text in texts]
    if values != sorted(values, reverse=True):
        raise Refused("evaluation.thresholds")
    return [str(value) for value in values]
