"""Agendas that are not typed: from a template, from one's own templates, from an earlier meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import ClassVar

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from meetingdesk.agenda.commands import note_for_host, number_by
from meetingdesk.agenda.model import Item, Kept, Progress
from meetingdesk.agenda.queries import notes, numbering
from meetingdesk.agenda.steps import Day, Step, fixed_time, plain, restored
from meetingdesk.agenda.templates import TEMPLATES
from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import tidy
from meetingdesk.foundation.wording import N_, Wording
from meetingdesk.meeting.lookup import require_open, rows_of
from meetingdesk.meeting.model import Meeting
from meetingdesk.meeting.queries import MeetingRow, meeting, meetings
from meetingdesk.storage.unit import Unit

LONGEST_NAME = 60


@dataclass(frozen=True, kw_only=True)
class ApplyTemplate(Command[int]):
    """Fill the agenda from a template ("review", "branch", "topic"); returns how many items it has then.

    With `replace`, items that have not begun make room.
    Refused: agenda.template, agenda.not_empty, agenda.begun, agenda.in_use, meeting.archived.
    """

    summary: ClassVar[str] = N_("套用议程模板")

    meeting_id: str
    template: str
    replace: bool = False

    def apply(self, unit: Unit) -> int:
        """Titles are in the meeting's language."""
        row = require_open(unit, self.meeting_id)
        if self.template not in TEMPLATES:
            raise Refused("agenda.template", template=self.template)
        words = Wording(row.language)
        steps = [Step(s.kind.value, words.text(s.title), s.minutes) for s in TEMPLATES[self.template]]
        return _fill(unit, row, steps, self.replace)


@dataclass(frozen=True, kw_only=True)
class KeepAgenda(Command[str]):
    """Keep a meeting's agenda under a name; `replace` puts it in place of an older one. Returns its id.

    Refused: agenda.nothing_to_keep, agenda.no_template_name, agenda.template_name_long,
    agenda.template_taken.
    """

    summary: ClassVar[str] = N_("把议程存为模板“{name}”")

    meeting_id: str
    name: str
    replace: bool = False

    def apply(self, unit: Unit) -> str:
        """What was added on the fly belongs to that day and is not kept."""
        content = content_of(unit.session, self.meeting_id)
        if not content["items"]:
            raise Refused("agenda.nothing_to_keep")
        name = _checked(self.name)
        unit.describe(name=name)
        known = _named(unit.session, name)
        if known is None:
            return unit.add(Kept(name=name, content=content)).id
        if not self.replace:
            raise Refused("agenda.template_taken", name=name)
        known.content = content
        return known.id


@dataclass(frozen=True, kw_only=True)
class RenameKept(Command[None]):
    """Give an own template another name. Refused: as `KeepAgenda`, storage.gone."""

    summary: ClassVar[str] = N_("把议程模板“{old}”改名为“{name}”")

    kept_id: str
    name: str

    def apply(self, unit: Unit) -> None:
        """Names are told apart."""
        kept, name = unit.get(Kept, self.kept_id), _checked(self.name)
        unit.describe(old=kept.name, name=name)
        other = _named(unit.session, name)
        if other is not None and other is not kept:
            raise Refused("agenda.template_taken", name=name)
        kept.name = name


@dataclass(frozen=True, kw_only=True)
class RemoveKept(Command[None]):
    """Forget an own template; agendas made from it stay. Refused: storage.gone."""

    summary: ClassVar[str] = N_("删去议程模板“{name}”")

    kept_id: str

    def apply(self, unit: Unit) -> None:
        """Delete it."""
        kept = unit.get(Kept, self.kept_id)
        unit.describe(name=kept.name)
        unit.delete(kept)


@dataclass(frozen=True, kw_only=True)
class ApplyKept(Command[int]):
    """Fill the agenda from an own template; returns how many items it has then.

    Refused: as `ApplyTemplate`.
    """

    summary: ClassVar[str] = N_("套用议程模板“{name}”")

    meeting_id: str
    kept_id: str
    replace: bool = False

    def apply(self, unit: Unit) -> int:
        """With its numbers, lengths, fixed times and notes."""
        row, kept = require_open(unit, self.meeting_id), unit.get(Kept, self.kept_id)
        unit.describe(name=kept.name)
        return _fill_with(unit, row, kept.content, self.replace)


@dataclass(frozen=True, kw_only=True)
class CopyAgenda(Command[int]):
    """Fill the agenda from an earlier meeting's; returns how many items it has then.

    Refused: agenda.nothing_to_keep, and as `ApplyTemplate`.
    """

    summary: ClassVar[str] = N_("沿用“{title}”的议程")

    meeting_id: str
    from_meeting_id: str
    replace: bool = False

    def apply(self, unit: Unit) -> int:
        """As it was planned, not as it went."""
        row, other = require_open(unit, self.meeting_id), unit.get(Meeting, self.from_meeting_id)
        unit.describe(title=other.title)
        content = content_of(unit.session, other.id)
        if not content["items"] or other is row:
            raise Refused("agenda.nothing_to_keep")
        return _fill_with(unit, row, content, self.replace)


@dataclass(frozen=True)
class KeptRow:
    """An own template: its name, how many items it has, and its minutes where all are known."""

    id: str
    name: str
    items: int
    minutes: int | None


def kept_agendas(session: Session) -> tuple[KeptRow, ...]:
    """All own templates by name."""
    found = session.scalars(select(Kept).order_by(Kept.name, Kept.id))
    return tuple(_kept(one) for one in found)


def earlier_agendas(session: Session, meeting_id: str) -> tuple[tuple[MeetingRow, int], ...]:
    """Other meetings that have an agenda, the newest first, with how many items it has."""
    asked = select(Item.meeting_id, func.count()).where(Item.parent_id.is_(None), Item.unplanned.is_(False))
    counts = {row[0]: row[1] for row in session.execute(asked.group_by(Item.meeting_id))}
    others = [one for one in meetings(session) if one.id != meeting_id]
    return tuple((one, counts[one.id]) for one in others if one.id in counts)


def content_of(session: Session, meeting_id: str) -> dict[str, object]:
    """A meeting's agenda as plain data: what was planned, without what was added on the day."""
    facts, told = meeting(session, meeting_id), notes(session, meeting_id)
    day = Day(facts.date, facts.start)
    items = [item for item in rows_of(session, Item, meeting_id) if not item.unplanned]

    def step(item: Item) -> Step:
        return Step(
            item.kind, item.title, item.planned_minutes, item.who, told.get(item.id),
            fixed_time(item.planned_start, day), fixed_time(item.planned_end, day),
            tuple(step(part) for part in items if part.parent_id == item.id),
        )  # fmt: skip

    steps = [plain(step(item)) for item in items if item.parent_id is None]
    return {"numbering": numbering(session, facts).value, "items": steps}


def _kept(row: Kept) -> KeptRow:
    items = _steps(row.content)
    lengths = [_length(step) for step in items]
    whole = None if None in lengths else sum(one or 0 for one in lengths)
    return KeptRow(row.id, row.name, len(items), whole)


def _length(step: Step) -> int | None:
    parts = [part.minutes for part in step.parts]
    if step.minutes is not None or not parts or None in parts:
        return step.minutes
    return sum(one or 0 for one in parts)


def _steps(content: dict[str, object]) -> list[Step]:
    items = content["items"]
    return [restored(one) for one in items] if isinstance(items, list) else []


def _checked(name: str) -> str:
    told = tidy(name)
    if told is None:
        raise Refused("agenda.no_template_name")
    if len(told) > LONGEST_NAME:
        raise Refused("agenda.template_name_long", longest=LONGEST_NAME)
    return told


def _named(session: Session, name: str) -> Kept | None:
    return session.scalars(select(Kept).where(Kept.name == name)).first()


def _fill_with(unit: Unit, row: Meeting, content: dict[str, object], replace: bool) -> int:
    made = _fill(unit, row, _steps(content), replace)
    number_by(unit, row.id, str(content["numbering"]))
    return made


def _fill(unit: Unit, row: Meeting, steps: Sequence[Step], replace: bool) -> int:
    _make_room(unit, rows_of(unit.session, Item, row.id), replace)
    positions = count(1)
    for step in steps:
        whole = _make(unit, row, step, next(positions))
        for part in step.parts:
            _make(unit, row, part, next(positions), whole)
    return len(steps)


def _make(unit: Unit, of: Meeting, step: Step, position: int, parent_id: str | None = None) -> str:
    day = Day(of.date, of.start)
    start, end = (at.on(day) if at else None for at in (step.start, step.end))
    item = unit.add(
        Item(
            meeting_id=of.id, position=position, kind=step.kind, title=step.title, who=step.who,
            planned_minutes=step.minutes, planned_start=start, planned_end=end, parent_id=parent_id,
        )
    )  # fmt: skip
    note_for_host(unit, item, step.note)
    return item.id


def _make_room(unit: Unit, items: list[Item], replace: bool) -> None:
    if items and not replace:
        raise Refused("agenda.not_empty", count=len(items))
    for item in items:
        if item.state in {Progress.RUNNING, Progress.DONE}:
            raise Refused("agenda.begun", title=item.title)
    try:
        for item in sorted(items, key=lambda one: one.parent_id is None):
            note_for_host(unit, item, None)
            unit.delete(item)
            unit.session.flush()
    except IntegrityError as error:
        raise Refused("agenda.in_use", title=items[0].title) from error
