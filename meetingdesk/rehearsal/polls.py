"""polls.yaml: what is asked in each poll, of whom, and by which classes of voters.

Keys: case.stem_bad, case.stem_twice, case.scale_empty, case.scale_long, case.label_twice, case.points,
case.classes_empty, case.classes_many, case.class_twice, case.weight, case.subjects_unknown, case.no_subjects,
case.organisation_unknown, case.subject_twice, and those of `poll_forms` and `tree`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from meetingdesk.evaluation.specs import MOST_CLASSES, Kind
from meetingdesk.rehearsal.names import Names
from meetingdesk.rehearsal.parts import ORDINARY, Cell, PollClass, PollForm, PollGrade, Report
from meetingdesk.rehearsal.poll_forms import read_form
from meetingdesk.rehearsal.source import key
from meetingdesk.rehearsal.tree import MAX_LABEL, Node, read_tree

MOST_GRADES = 8
"""Marks are one digit: 0 is blank and 9 a void row, so 1-8 are left for grades."""

_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]|^\.|^$|[. ]$')


@dataclass(frozen=True)
class Question:
    """A poll as polls.yaml asks it; its papers are in files of their own."""

    stem: str
    title: str
    subjects: tuple[str, ...]
    scale: tuple[PollGrade, ...]
    classes: tuple[PollClass, ...]
    row: int
    form: PollForm = ORDINARY

    @property
    def cells(self) -> tuple[Cell, ...]:
        """What is typed of a paper, in printed order: a subject each, or 〈subject〉/〈aspect〉."""
        choices = len(self.scale) + bool(self.form.neutral)
        if not self.form.aspects:
            return tuple(Cell(name=name, points=False, choices=choices) for name in self.subjects)
        given = self.form.kind == Kind.POINTS
        return tuple(
            Cell(name=f"{name}/{each.label}", points=given and not each.overall, choices=choices)
            for name in self.subjects
            for each in self.form.aspects
        )


def read_polls(path: Path, reports: Sequence[Report], names: Names) -> tuple[Question, ...]:
    """Read and check polls.yaml: a list of polls, also under a key `polls`."""
    root = read_tree(path)
    listed = root if root.fields is None or "polls" not in root.fields else root.get("polls")
    nodes = listed.items()
    found: list[Question] = []
    for node in nodes:
        question = _question(node, reports, names)
        if key(question.stem) in {key(each.stem) for each in found}:
            raise node.get("stem").bad("case.stem_twice", stem=question.stem)
        found.append(question)
    return tuple(found)


def _question(node: Node, reports: Sequence[Report], names: Names) -> Question:
    stem = node.get("stem")
    if _NO_FILE_NAME.search(stem.need()) or len(stem.need()) > 80:
        raise stem.bad("case.stem_bad")
    title, subjects = node.get("title").need(), _subjects(node.get("subjects"), reports, names)
    scale = _scale(node.get("scale"))
    return Question(
        stem=stem.need(),
        title=title,
        subjects=subjects,
        scale=scale,
        classes=_classes(node.get("classes")),
        row=node.line,
        form=read_form(node, scale),
    )


def _subjects(node: Node, reports: Sequence[Report], names: Names) -> tuple[str, ...]:
    """Who is rated: on_site in speaking order, reporting or written in roster order, or a list of names."""
    if node.many is not None:
        return _listed(node, names)
    chosen = {
        "on_site": sorted((each for each in reports if each.on_site), key=lambda each: each.position or 0),
        "written": sorted(
            (each for each in reports if not each.on_site), key=lambda each: names.place(each.organisation)
        ),
        "reporting": sorted(reports, key=lambda each: names.place(each.organisation)),
    }.get(node.need())
    if chosen is None:
        raise node.bad("case.subjects_unknown", value=node.need())
    if not chosen:
        raise node.bad("case.no_subjects")
    return tuple(each.organisation for each in chosen)


def _listed(node: Node, names: Names) -> tuple[str, ...]:
    found: list[str] = []
    for each in node.items():
        full = names.full(each.need())
        if full is None:
            raise each.bad("case.organisation_unknown", organisation=each.need())
        if full in found:
            raise each.bad("case.subject_twice", organisation=full)
        found.append(full)
    if not found:
        raise node.bad("case.no_subjects")
    return tuple(found)


def _scale(node: Node) -> tuple[PollGrade, ...]:
    found: list[PollGrade] = []
    for each in node.items():
        grade = PollGrade(label=each.get("label").label(MAX_LABEL), points=_points(each.get("points")))
        if grade.label in {other.label for other in found}:
            raise each.get("label").bad("case.label_twice", label=grade.label)
        found.append(grade)
    if not found:
        raise node.bad("case.scale_empty")
    if len(found) > MOST_GRADES:
        raise node.bad("case.scale_long", most=MOST_GRADES)
    return tuple(found)


def _points(node: Node) -> Fraction:
    points = node.number()
    if points is None:
        raise node.bad("case.field_missing")
    if points < 0:
        raise node.bad("case.points")
    return points


def _classes(node: Node) -> tuple[PollClass, ...]:
    found: list[PollClass] = []
    for each in node.items():
        rule = _class(each)
        if key(rule.code) in {key(other.code) for other in found}:
            raise each.get("code").bad("case.class_twice", code=rule.code)
        found.append(rule)
    if not found:
        raise node.bad("case.classes_empty")
    if len(found) > MOST_CLASSES:
        raise node.bad("case.classes_many", most=MOST_CLASSES)
    return tuple(found)


def _class(node: Node) -> PollClass:
    weight, issued = node.get("weight").number(), node.get("issued").whole()
    if weight is None or weight <= 0:
        raise node.get("weight").bad("case.weight")
    if issued is None:
        raise node.get("issued").bad("case.field_missing")
    return PollClass(code=node.get("code").label(MAX_LABEL), weight=weight, issued=issued, row=node.line)
