"""What an organizer does with the agenda: build it, change it, and walk through it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy.exc import IntegrityError

from meetingdesk.agenda.model import KIND_WORDS, Item, Kind, Progress
from meetingdesk.agenda.templates import TEMPLATES
from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import KEEP, Keep, change, given
from meetingdesk.foundation.wording import N_, Wording
from meetingdesk.meeting import order
from meetingdesk.meeting.lookup import require_open, row_of, rows_of
from meetingdesk.meeting.model import Meeting, State
from meetingdesk.storage.unit import Unit

FIELDS = ("title", "kind", "who", "topic", "planned_start", "planned_end", "planned_minutes", "parent_id")
ACTUAL = ("began_at", "ended_at")


@dataclass(frozen=True, kw_only=True)
class AddItem(Command[str]):
    """Add an item in front of `before` (None = last), return its id; while the meeting runs it is unplanned.

    `planned_start` and `planned_end` are fixed times, `planned_minutes` a length; all may be unknown.
    Without a title it is called after its kind.
    Refused: agenda.kind, agenda.length, agenda.ends_before_start, agenda.deep, meeting.archived.
    """

    summary: ClassVar[str] = N_("加入议程 {title}")

    meeting_id: str
    kind: str = Kind.OTHER.value
    title: str | None = None
    who: str | None = None
    topic: str | None = None
    planned_start: dt.datetime | None = None
    planned_end: dt.datetime | None = None
    planned_minutes: int | None = None
    parent_id: str | None = None
    before: str | None = None

    def apply(self, unit: Unit) -> str:
        """Put it in its place."""
        meeting = require_open(unit, self.meeting_id)
        items = rows_of(unit.session, Item, self.meeting_id)
        told = given(self, FIELDS)
        if not told["title"] and self.kind in set(Kind):
            told["title"] = Wording(meeting.language).text(KIND_WORDS[Kind(self.kind)])
        item = Item(meeting_id=self.meeting_id, position=order.next_position(items), **told)
        item.unplanned = meeting.state == State.RUNNING
        item.check_times()
        _check_parent(unit, item)
        unit.add(item)
        order.move([*items, item], item, self.before)
        unit.describe(title=item.title)
        return item.id


@dataclass(frozen=True, kw_only=True)
class ChangeItem(Command[None]):
    """Change what is given of an item; actual times may be corrected once they exist.

    Refused: agenda.no_title, agenda.kind, agenda.length, agenda.ends_before_start, agenda.not_begun,
    agenda.deep, meeting.archived.
    """

    summary: ClassVar[str] = N_("更改议程 {title}")

    meeting_id: str
    item_id: str
    title: str | Keep = KEEP
    kind: str | Keep = KEEP
    who: str | Keep | None = KEEP
    topic: str | Keep | None = KEEP
    planned_start: dt.datetime | Keep | None = KEEP
    planned_end: dt.datetime | Keep | None = KEEP
    planned_minutes: int | Keep | None = KEEP
    parent_id: str | Keep | None = KEEP
    began_at: dt.datetime | Keep = KEEP
    ended_at: dt.datetime | Keep = KEEP

    def apply(self, unit: Unit) -> None:
        """Set it and check the whole."""
        require_open(unit, self.meeting_id)
        item = row_of(unit, Item, self.item_id, self.meeting_id)
        for name in given(self, ACTUAL):
            if getattr(item, name) is None:
                raise Refused("agenda.not_begun", title=item.title)
        change(item, self, (*FIELDS, *ACTUAL))
        item.check_times()
        _check_parent(unit, item)
        unit.describe(title=item.title)


@dataclass(frozen=True, kw_only=True)
class MoveItem(Command[None]):
    """Put an item in front of `before`, None = last. Times flow anew; fixed ones stay."""

    summary: ClassVar[str] = N_("移动议程 {title}")

    meeting_id: str
    item_id: str
    before: str | None = None

    def apply(self, unit: Unit) -> None:
        """Renumber the places."""
        require_open(unit, self.meeting_id)
        item = row_of(unit, Item, self.item_id, self.meeting_id)
        order.move(rows_of(unit.session, Item, self.meeting_id), item, self.before)
        unit.describe(title=item.title)


@dataclass(frozen=True, kw_only=True)
class RemoveItem(Command[None]):
    """Take an item out that has not begun. Refused: agenda.begun, agenda.in_use, meeting.archived."""

    summary: ClassVar[str] = N_("删去议程 {title}")

    meeting_id: str
    item_id: str

    def apply(self, unit: Unit) -> None:
        """Remove the row unless remarks or items below it refer to it."""
        require_open(unit, self.meeting_id)
        item = row_of(unit, Item, self.item_id, self.meeting_id)
        title = item.title
        if item.state in {Progress.RUNNING, Progress.DONE}:
            raise Refused("agenda.begun", title=title)
        unit.describe(title=title)
        unit.delete(item)
        try:
            unit.session.flush()
        except IntegrityError as error:
            raise Refused("agenda.in_use", title=title) from error


@dataclass(frozen=True, kw_only=True)
class StartItem(Command[None]):
    """Begin an item; the one that runs is finished at the same moment.

    Refused: agenda.begun, agenda.meeting_over, meeting.archived.
    """

    summary: ClassVar[str] = N_("开始 {title}")

    meeting_id: str
    item_id: str

    def apply(self, unit: Unit) -> None:
        """Stamp both; an item inside another leaves the outer one running."""
        _require_not_over(unit, self.meeting_id)
        item = row_of(unit, Item, self.item_id, self.meeting_id)
        now = unit.clock.local()
        item.begin(now)
        for other in rows_of(unit.session, Item, self.meeting_id):
            if other is not item and other.state == Progress.RUNNING and other.parent_id == item.parent_id:
                other.finish(now)
        unit.describe(title=item.title)


@dataclass(frozen=True, kw_only=True)
class FinishItem(Command[None]):
    """Finish the item that runs. Refused: agenda.not_running, meeting.archived."""

    summary: ClassVar[str] = N_("结束 {title}")

    meeting_id: str
    item_id: str

    def apply(self, unit: Unit) -> None:
        """Stamp its end."""
        require_open(unit, self.meeting_id)
        item = row_of(unit, Item, self.item_id, self.meeting_id)
        item.finish(unit.clock.local())
        unit.describe(title=item.title)


@dataclass(frozen=True, kw_only=True)
class RecordItem(Command[None]):
    """Note afterwards that an item was held; times only where they are known.

    Refused: agenda.begun, agenda.ends_before_start, meeting.archived.
    """

    summary: ClassVar[str] = N_("补记 {title}")

    meeting_id: str
    item_id: str
    began_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None

    def apply(self, unit: Unit) -> None:
        """Mark it done."""
        require_open(unit, self.meeting_id)
        item = row_of(unit, Item, self.item_id, self.meeting_id)
        item.record(self.began_at, self.ended_at)
        unit.describe(title=item.title)


@dataclass(frozen=True, kw_only=True)
class SkipItem(Command[None]):
    """Leave an item out; it can still be started later. Refused: agenda.begun, meeting.archived."""

    summary: ClassVar[str] = N_("跳过 {title}")

    meeting_id: str
    item_id: str

    def apply(self, unit: Unit) -> None:
        """Mark it."""
        require_open(unit, self.meeting_id)
        item = row_of(unit, Item, self.item_id, self.meeting_id)
        item.skip()
        unit.describe(title=item.title)


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
        meeting = require_open(unit, self.meeting_id)
        if self.template not in TEMPLATES:
            raise Refused("agenda.template", template=self.template)
        _make_room(unit, rows_of(unit.session, Item, self.meeting_id), self.replace)
        words = Wording(meeting.language)
        for position, step in enumerate(TEMPLATES[self.template], start=1):
            title = words.text(step.title)
            unit.add(
                Item(
                    meeting_id=self.meeting_id, position=position, kind=step.kind.value,
                    title=title, planned_minutes=step.minutes,
                )
            )  # fmt: skip
        return len(TEMPLATES[self.template])


def _make_room(unit: Unit, items: list[Item], replace: bool) -> None:
    if items and not replace:
        raise Refused("agenda.not_empty", count=len(items))
    for item in items:
        if item.state in {Progress.RUNNING, Progress.DONE}:
            raise Refused("agenda.begun", title=item.title)
    try:
        for item in sorted(items, key=lambda one: one.parent_id is None):
            unit.delete(item)
            unit.session.flush()
    except IntegrityError as error:
        raise Refused("agenda.in_use", title=items[0].title) from error


def _check_parent(unit: Unit, item: Item) -> None:
    if item.parent_id is None:
        return
    with unit.session.no_autoflush:  # the item may name a parent that is not there: that is told in words
        parent = row_of(unit, Item, item.parent_id, item.meeting_id)
    if parent is item or parent.parent_id is not None:
        raise Refused("agenda.deep", title=item.title)


def _require_not_over(unit: Unit, meeting_id: str) -> Meeting:
    meeting = require_open(unit, meeting_id)
    if meeting.state == State.ENDED:
        raise Refused("agenda.meeting_over", title=meeting.title)
    return meeting
