"""整改清单 and tasks: made from a comment, a common problem or a decision by one key, or written freely."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from meetingdesk.commentary.model import Comment, Link, Problem, Remark, Source, Task
from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import KEEP, Keep, change, given, tidy
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting import order
from meetingdesk.meeting.lookup import require_open, row_of, rows_of
from meetingdesk.meeting.model import Attendee, Meeting, Role
from meetingdesk.roster.model import Organisation
from meetingdesk.storage.unit import Unit

TOLD = ("text", "source", "organisation_id", "measure", "person", "due", "progress")
SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class AddTask(Command[str]):
    """Put a line on the list by hand. Returns its id.

    Refused: commentary.no_text, commentary.source, storage.gone, meeting.archived.
    """

    summary: ClassVar[str] = N_("列入整改清单：{text}")

    meeting_id: str
    text: str
    source: str = Source.SELF.value
    organisation_id: str | None = None
    measure: str | None = None
    person: str | None = None
    due: dt.date | None = None
    progress: str | None = None

    def apply(self, unit: Unit) -> str:
        """Put it last."""
        require_open(unit, self.meeting_id)
        tasks = rows_of(unit.session, Task, self.meeting_id)
        told = given(self, TOLD)
        task = Task(meeting_id=self.meeting_id, position=order.next_position(tasks), **told)
        _check(unit, task)
        unit.describe(text=_short(task.text))
        return unit.add(task).id


@dataclass(frozen=True, kw_only=True)
class TaskFromComment(Command[str]):
    """What was found wanting at an organisation becomes a line; its secretary is named, a month is given.

    Returns the line's id. Refused: commentary.listed, meeting.wrong_meeting, storage.gone, meeting.archived.
    """

    summary: ClassVar[str] = N_("列入整改清单：{text}")

    meeting_id: str
    comment_id: str

    def apply(self, unit: Unit) -> str:
        """The words are its own from now on."""
        meeting = require_open(unit, self.meeting_id)
        comment = row_of(unit, Comment, self.comment_id, self.meeting_id)
        found: list[tuple[str | None, str]] = [(comment.organisation_id, comment.text)]
        unit.describe(text=_short(comment.text))
        return _list(unit, meeting, comment.id, Source.COMMENT, found)[0]


@dataclass(frozen=True, kw_only=True)
class TaskFromProblem(Command[list[str]]):
    """A common problem becomes a line for each organisation where it was found, or one for all.

    Those that have it on their list keep their line. Returns the ids. Refused: as `TaskFromComment`.
    """

    summary: ClassVar[str] = N_("列入整改清单：{text}")

    meeting_id: str
    problem_id: str

    def apply(self, unit: Unit) -> list[str]:
        """In the order of the roster."""
        meeting = require_open(unit, self.meeting_id)
        problem = row_of(unit, Problem, self.problem_id, self.meeting_id)
        linked = select(Organisation).join(Link, Link.organisation_id == Organisation.id)
        linked = linked.where(Link.problem_id == problem.id).order_by(Organisation.position, Organisation.id)
        text = f"{problem.area}：{problem.text}" if problem.text else problem.area
        found: list[tuple[str | None, str]] = [(one.id, text) for one in unit.session.scalars(linked)]
        unit.describe(text=_short(problem.area))
        return _list(unit, meeting, problem.id, Source.COMMON, found or [(None, text)])


@dataclass(frozen=True, kw_only=True)
class TaskFromRemark(Command[str]):
    """What was decided or required becomes a task. Returns its id. Refused: as `TaskFromComment`."""

    summary: ClassVar[str] = N_("列入任务：{text}")

    meeting_id: str
    remark_id: str

    def apply(self, unit: Unit) -> str:
        """Who does it and until when is for the organizer to say."""
        meeting = require_open(unit, self.meeting_id)
        remark = row_of(unit, Remark, self.remark_id, self.meeting_id)
        unit.describe(text=_short(remark.text))
        return _list(unit, meeting, remark.id, Source.DECISION, [(None, remark.text)])[0]


@dataclass(frozen=True, kw_only=True)
class ChangeTask(Command[None]):
    """Change what is given of a line. Refused: as `AddTask`, meeting.wrong_meeting."""

    summary: ClassVar[str] = N_("改整改清单：{text}")

    meeting_id: str
    task_id: str
    text: str | Keep = KEEP
    source: str | Keep = KEEP
    organisation_id: str | Keep | None = KEEP
    measure: str | Keep | None = KEEP
    person: str | Keep | None = KEEP
    due: dt.date | Keep | None = KEEP
    progress: str | Keep | None = KEEP

    def apply(self, unit: Unit) -> None:
        """Set what was given."""
        require_open(unit, self.meeting_id)
        task = row_of(unit, Task, self.task_id, self.meeting_id)
        with unit.session.no_autoflush:
            change(task, self, TOLD)
            _check(unit, task)
        unit.describe(text=_short(task.text))


@dataclass(frozen=True, kw_only=True)
class FinishTask(Command[None]):
    """销号: the line is done on a day, today unless told; done=False opens it again.

    Refused: meeting.wrong_meeting, storage.gone, meeting.archived.
    """

    summary: ClassVar[str] = N_("整改销号：{text}")

    meeting_id: str
    task_id: str
    on: dt.date | None = None
    done: bool = True

    def apply(self, unit: Unit) -> None:
        """The day of an earlier 销号 gives way."""
        require_open(unit, self.meeting_id)
        task = row_of(unit, Task, self.task_id, self.meeting_id)
        task.done_on = (self.on or unit.clock.local().date()) if self.done else None
        unit.describe(text=_short(task.text))


@dataclass(frozen=True, kw_only=True)
class MoveTask(Command[None]):
    """Put a line before another, None = last."""

    summary: ClassVar[str] = N_("移动整改清单：{text}")

    meeting_id: str
    task_id: str
    before: str | None = None

    def apply(self, unit: Unit) -> None:
        """Renumber."""
        require_open(unit, self.meeting_id)
        task = row_of(unit, Task, self.task_id, self.meeting_id)
        order.move(rows_of(unit.session, Task, self.meeting_id), task, self.before)
        unit.describe(text=_short(task.text))


@dataclass(frozen=True, kw_only=True)
class RemoveTask(Command[None]):
    """Take a line off the list. Refused: meeting.wrong_meeting, storage.gone, meeting.archived."""

    summary: ClassVar[str] = N_("移出整改清单：{text}")

    meeting_id: str
    task_id: str

    def apply(self, unit: Unit) -> None:
        """What it was made from stays."""
        require_open(unit, self.meeting_id)
        task = row_of(unit, Task, self.task_id, self.meeting_id)
        unit.describe(text=_short(task.text))
        unit.delete(task)


def month_after(day: dt.date) -> dt.date:
    """The same day a month later, or that month's last (practice.md 2.2: within a month)."""
    year, month = divmod(day.year * 12 + day.month, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))


def _list(
    unit: Unit, meeting: Meeting, origin: str, source: Source, found: Sequence[tuple[str | None, str]]
) -> list[str]:
    """A line for each organisation that has none of this origin yet."""
    tasks = rows_of(unit.session, Task, meeting.id)
    known = {one.organisation_id for one in tasks if one.origin == origin}
    new = [one for one in found if one[0] not in known]
    if not new:
        raise Refused("commentary.listed", text=_short(found[0][1]))
    month = month_after(meeting.date or unit.clock.local().date())
    due = None if source is Source.DECISION else month
    first = order.next_position(tasks)
    rows = [
        Task(
            meeting_id=meeting.id, organisation_id=organisation, position=position, source=source.value,
            origin=origin, text=text, person=_secretary(unit, meeting.id, organisation), due=due,
        )
        for position, (organisation, text) in enumerate(new, start=first)
    ]  # fmt: skip
    return [unit.add(row).id for row in rows]


def _secretary(unit: Unit, meeting_id: str, organisation_id: str | None) -> str | None:
    """Who came for the organisation, or should have; nobody where that is not one person."""
    people = [
        one.name for one in rows_of(unit.session, Attendee, meeting_id)
        if organisation_id and one.organisation_id == organisation_id and one.role == Role.EXPECTED
    ]  # fmt: skip
    return people[0] if len(people) == 1 else None


def _check(unit: Unit, task: Task) -> None:
    task.text = tidy(task.text) or ""
    if not task.text:
        raise Refused("commentary.no_text")
    if task.source not in set(Source):
        raise Refused("commentary.source", source=task.source)
    if task.organisation_id is not None:
        unit.get(Organisation, task.organisation_id)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
