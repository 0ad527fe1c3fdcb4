"""What an organizer does with the agenda: build it, change it, and walk through it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from meetingdesk.agenda.model import KIND_WORDS, Item, Kind, Note, Progress, Style
from meetingdesk.agenda.numbering import Numbering
from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import KEEP, Keep, change, given, tidy
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
    Without a title it is called after its kind. `note` is for the host alone.
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
    note: str | None = None
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
        note_for_host(unit, item, self.note)
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
    note: str | Keep | None = KEEP
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
        if self.note is not KEEP:
            note_for_host(unit, item, self.note)
        unit.describe(title=item.title)


@dataclass(frozen=True, kw_only=True)
class MoveItem(Command[None]):
    """Put an item in front of `before`, None = last. Times flow anew; fixed ones stay.

    `under`: the item that it becomes a part of, None = it stands by itself. Refused: agenda.deep.
    """

    summary: ClassVar[str] = N_("移动议程 {title}")

    meeting_id: str
    item_id: str
    before: str | None = None
    under: str | Keep | None = KEEP

    def apply(self, unit: Unit) -> None:
        """Renumber the places."""
        require_open(unit, self.meeting_id)
        item = row_of(unit, Item, self.item_id, self.meeting_id)
        if not isinstance(self.under, Keep):
            item.parent_id = self.under
            _check_parent(unit, item)
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
        note_for_host(unit, item, None)
        unit.delete(item)
        try:
            unit.session.flush()
        except IntegrityError as error:
            raise Refused("agenda.in_use", title=title) from error


@dataclass(frozen=True, kw_only=True)
class StartItem(Command[None]):
    """Begin an item; the one that runs is finished at the same moment.

    A part begins its item with it, where that does not run yet.
    Refused: agenda.begun, agenda.meeting_over, meeting.archived.
    """

    summary: ClassVar[str] = N_("开始 {title}")

    meeting_id: str
    item_id: str

    def apply(self, unit: Unit) -> None:
        """Stamp both; a part leaves what it belongs to running."""
        _require_not_over(unit, self.meeting_id)
        item = row_of(unit, Item, self.item_id, self.meeting_id)
        now = unit.clock.local()
        item.begin(now)
        whole = unit.get(Item, item.parent_id) if item.parent_id else None
        if whole is not None:
            _run_with_its_part(whole, now)
        for other in rows_of(unit.session, Item, self.meeting_id):
            if other not in (item, whole) and other.state == Progress.RUNNING:
                other.finish(now)
        unit.describe(title=item.title)


@dataclass(frozen=True, kw_only=True)
class FinishItem(Command[None]):
    """Finish what runs, with the part of it that runs. Refused: agenda.not_running, meeting.archived."""

    summary: ClassVar[str] = N_("结束 {title}")

    meeting_id: str
    item_id: str

    def apply(self, unit: Unit) -> None:
        """Stamp its end."""
        require_open(unit, self.meeting_id)
        item = row_of(unit, Item, self.item_id, self.meeting_id)
        now = unit.clock.local()
        item.finish(now)
        for part in rows_of(unit.session, Item, self.meeting_id):
            if part.parent_id == item.id and part.state == Progress.RUNNING:
                part.finish(now)
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
class SetNumbering(Command[None]):
    """Choose how the meeting's items are numbered, "chinese" or "arabic". Refused: agenda.numbering."""

    summary: ClassVar[str] = N_("更改议程编号")

    meeting_id: str
    numbering: str

    def apply(self, unit: Unit) -> None:
        """Keep it with the meeting."""
        require_open(unit, self.meeting_id)
        if self.numbering not in set(Numbering):
            raise Refused("agenda.numbering", numbering=self.numbering)
        number_by(unit, self.meeting_id, self.numbering)


def number_by(unit: Unit, meeting_id: str, numbering: str) -> None:
    """For commands: the meeting's items are numbered so from now on."""
    row = unit.session.scalars(select(Style).where(Style.meeting_id == meeting_id)).first()
    if row is None:
        unit.add(Style(meeting_id=meeting_id, numbering=numbering))
    elif row.numbering != numbering:
        row.numbering = numbering


def note_for_host(unit: Unit, item: Item, text: str | Keep | None) -> None:
    """For commands: what the host alone sees of an item; None or blanks take it away."""
    told = tidy(text) if isinstance(text, str) else None
    note = _note_of(unit.session, item)
    if note is not None and told is None:
        unit.delete(note)
        unit.session.flush()  # before its item may be deleted
    elif note is not None and told is not None and note.text != told:
        note.text = told
    elif note is None and told is not None:
        unit.add(Note(meeting_id=item.meeting_id, item_id=item.id, text=told))


def _note_of(session: Session, item: Item) -> Note | None:
    return session.scalars(select(Note).where(Note.item_id == item.id)).first()


def _run_with_its_part(whole: Item, now: dt.datetime) -> None:
    if whole.state in {Progress.WAITING, Progress.SKIPPED}:
        whole.begin(now)
    elif whole.state == Progress.DONE:
        whole.go_on()


def _check_parent(unit: Unit, item: Item) -> None:
    if item.parent_id is None:
        return
    with unit.session.no_autoflush:  # the item may name a parent that is not there: that is told in words
        parent = row_of(unit, Item, item.parent_id, item.meeting_id)
        own = select(Item.id).where(Item.parent_id.is_not(None), Item.parent_id == item.id)
        has_parts = unit.session.scalars(own).first() is not None
    if parent is item or parent.parent_id is not None or has_parts:
        raise Refused("agenda.deep", title=item.title)


def _require_not_over(unit: Unit, meeting_id: str) -> Meeting:
    meeting = require_open(unit, meeting_id)
    if meeting.state == State.ENDED:
        raise Refused("agenda.meeting_over", title=meeting.title)
    return meeting
