"""An item of the agenda: what was planned and how it went."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.storage.base import FULL, Base, Id, Json, LocalTime


class Kind(StrEnum):
    """What happens in an item; pages and papers find their records by it."""

    SIGN_IN = "sign_in"
    ORAL_REPORTS = "oral_reports"
    WRITTEN_REPORTS = "written_reports"
    EVALUATION = "evaluation"
    COMMENTARY = "commentary"
    PROBLEMS = "problems"
    SPEECH = "speech"
    STUDY = "study"
    QUESTIONS = "questions"
    CLOSING = "closing"
    BREAK = "break"
    OTHER = "other"


class Progress(StrEnum):
    """Where an item stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"


KIND_WORDS = {
    Kind.SIGN_IN: N_("签到入场"),
    Kind.ORAL_REPORTS: N_("现场述职"),
    Kind.WRITTEN_REPORTS: N_("提交书面述职报告"),
    Kind.EVALUATION: N_("述职评议测评"),
    Kind.COMMENTARY: N_("点评"),
    Kind.PROBLEMS: N_("指出共性问题"),
    Kind.SPEECH: N_("上级发言"),
    Kind.STUDY: N_("集中学习"),
    Kind.QUESTIONS: N_("业务答疑"),
    Kind.CLOSING: N_("会议号召"),
    Kind.BREAK: N_("休息"),
    Kind.OTHER: N_("其他事项"),
}
BREAK_WORDS = re.compile(r"休息|茶歇|(tea |coffee |lunch )?break\b", re.IGNORECASE)


def kind_named(title: str) -> Kind:
    """What an item is of which only the name was told: a break by its first word, else 其他事项."""
    return Kind.BREAK if BREAK_WORDS.match(title.strip()) else Kind.OTHER


PROGRESS_WORDS = {
    Progress.WAITING: N_("未开始"),
    Progress.RUNNING: N_("进行中"),
    Progress.DONE: N_("已结束"),
    Progress.SKIPPED: N_("已跳过"),
}


class Item(Base):
    """One item. `planned_start` and `planned_end` are set only where that time is fixed; others flow from the
    item before. `unplanned` items were added while the meeting ran and take no room in the plan.
    """

    __tablename__ = "agenda_item"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    title: Mapped[str]
    who: Mapped[str | None]
    topic: Mapped[str | None]
    planned_start: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    planned_end: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    planned_minutes: Mapped[int | None]
    unplanned: Mapped[bool] = mapped_column(default=False)
    began_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    ended_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)
    state: Mapped[str] = mapped_column(default=Progress.WAITING.value)

    def begin(self, now: dt.datetime) -> None:
        """Waiting or skipped → running. Refused: agenda.begun."""
        if self.state in {Progress.RUNNING, Progress.DONE}:
            raise Refused("agenda.begun", title=self.title)
        self.state, self.began_at = Progress.RUNNING.value, now

    def finish(self, now: dt.datetime) -> None:
        """Running → done. Refused: agenda.not_running."""
        if self.state != Progress.RUNNING:
            raise Refused("agenda.not_running", title=self.title)
        self.state, self.ended_at = Progress.DONE.value, now

    def go_on(self) -> None:
        """Done → running: a part of it that was left out is done after all."""
        self.state, self.ended_at = Progress.RUNNING.value, None

    def record(self, began: dt.datetime | None, ended: dt.datetime | None) -> None:
        """Held, as told afterwards; a time that nobody knows stays None. Refused: agenda.begun."""
        if self.state != Progress.WAITING:
            raise Refused("agenda.begun", title=self.title)
        self.state, self.began_at, self.ended_at = Progress.DONE.value, began, ended
        self.check_times()

    def skip(self) -> None:
        """Waiting → skipped. Refused: agenda.begun."""
        if self.state != Progress.WAITING:
            raise Refused("agenda.begun", title=self.title)
        self.state = Progress.SKIPPED.value

    def check_times(self) -> None:
        """Refused: agenda.no_title, agenda.kind, agenda.length, agenda.ends_before_start."""
        if not self.title:
            raise Refused("agenda.no_title")
        if self.kind not in set(Kind):
            raise Refused("agenda.kind", kind=self.kind)
        if self.planned_minutes is not None and not 0 <= self.planned_minutes <= 24 * 60:
            raise Refused("agenda.length", title=self.title, minutes=self.planned_minutes)
        for first, last in ((self.planned_start, self.planned_end), (self.began_at, self.ended_at)):
            if first and last and last < first:
                raise Refused("agenda.ends_before_start", title=self.title)


class Note(Base):
    """What the host alone sees of an item, at most one an item. Never on the stage or a room's paper."""

    __tablename__ = "agenda_note"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    text: Mapped[str]


class Style(Base):
    """How a meeting numbers its items; without a row as its language does (`numbering.usual`)."""

    __tablename__ = "agenda_style"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    numbering: Mapped[str] = mapped_column(String(20))


class Kept(Base):
    """An agenda kept under a name, to be used again, as plain data (`steps.Step`)."""

    __tablename__ = "agenda_template"
    __table_args__ = FULL

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(60))
    content: Mapped[dict[str, object]] = mapped_column(Json)
