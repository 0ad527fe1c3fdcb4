"""Forms kept under a name, to be used again next year: everything but the title and who is rated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.evaluation.forms import CreatePoll
from meetingdesk.evaluation.model import Scope
from meetingdesk.evaluation.queries import form
from meetingdesk.evaluation.records import poll_of
from meetingdesk.evaluation.settings import Template
from meetingdesk.evaluation.specs import AspectSpec, ClassSpec, GradeSpec, RuleSpec, SubjectSpec
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class KeepTemplate(Command[str]):
    """Keep a poll's form under a name; `replace` puts it in place of an older one. Returns its id.

    How many papers a class should get belongs to the meeting and is not kept.
    Refused: evaluation.no_template_name, .template_taken.
    """

    summary: ClassVar[str] = N_("把“{title}”的票样存为“{name}”")

    meeting_id: str
    poll_id: str
    name: str
    replace: bool = False

    def apply(self, unit: Unit) -> str:
        """Keep it as plain data."""
        poll = poll_of(unit.session, self.poll_id)
        name = self.name.strip()
        if not name:
            raise Refused("evaluation.no_template_name")
        unit.describe(title=poll.title, name=name)
        known = unit.session.scalars(select(Template).where(Template.name == name)).first()
        if known is not None and not self.replace:
            raise Refused("evaluation.template_taken", name=name)
        if known is None:
            return unit.add(Template(name=name, content=content_of(unit.session, poll.id))).id
        known.content = content_of(unit.session, poll.id)
        return known.id


@dataclass(frozen=True, kw_only=True)
class RemoveTemplate(Command[None]):
    """Forget a kept form; polls made from it stay. Refused: storage.gone."""

    summary: ClassVar[str] = N_("删去票样“{name}”")

    template_id: str

    def apply(self, unit: Unit) -> None:
        """Delete it."""
        kept = unit.get(Template, self.template_id)
        unit.describe(name=kept.name)
        unit.delete(kept)


@dataclass(frozen=True, kw_only=True)
class CreateFromTemplate(Command[str]):
    """Set up a poll with a kept form. Returns its id. Refused: storage.gone, and as `CreatePoll`."""

    summary: ClassVar[str] = N_("按票样设置测评“{title}”")

    meeting_id: str
    template_id: str
    title: str
    subjects: Sequence[SubjectSpec]
    scope: str = Scope.CHOSEN.value

    def apply(self, unit: Unit) -> str:
        """As if all of it had been typed again."""
        specs = specs_of(unit.get(Template, self.template_id).content)
        return CreatePoll(
            meeting_id=self.meeting_id, title=self.title, subjects=self.subjects, scope=self.scope, **specs
        ).apply(unit)


@dataclass(frozen=True)
class TemplateRow:
    """A kept form; `specs` are the fields of `CreatePoll` that it fills."""

    id: str
    name: str
    kind: str
    specs: dict[str, Any]


def templates(session: Session) -> tuple[TemplateRow, ...]:
    """All kept forms by name."""
    found = session.scalars(select(Template).order_by(Template.name, Template.id))
    return tuple(TemplateRow(t.id, t.name, str(t.content["kind"]), specs_of(t.content)) for t in found)


def content_of(session: Session, poll_id: str) -> dict[str, object]:
    """A poll's form as plain data."""
    asked = form(session, poll_id)
    return {
        "kind": asked.kind, "base": asked.base, "self_rating": asked.self_rating,
        "thresholds": list(asked.thresholds), "neutral": asked.neutral,
        "grades": [[grade.label, grade.points] for grade in asked.grades],
        "classes": [[kind.code, kind.weight, None, kind.colour] for kind in asked.classes],
        "aspects": [[aspect.label, aspect.weight, aspect.overall] for aspect in asked.aspects],
        "rules": list(asked.rules),
    }  # fmt: skip


def specs_of(content: dict[str, Any]) -> dict[str, Any]:
    """The fields of `CreatePoll` that kept data fill."""
    rules = RuleSpec(*content["rules"])
    return {
        "kind": content["kind"], "base": content["base"], "self_rating": content["self_rating"],
        "thresholds": tuple(content["thresholds"]), "neutral": content["neutral"],
        "grades": tuple(GradeSpec(*each) for each in content["grades"]),
        "classes": tuple(ClassSpec(*each) for each in content["classes"]),
        "aspects": tuple(AspectSpec(*each) for each in content["aspects"]),
        "rules": rules._replace(bands=tuple(rules.bands or ())),
    }  # fmt: skip
