"""Comments on organisations in an order of their own, problems of the whole meeting, remarks on items."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from meetingdesk.foundation.wording import N_
from meetingdesk.storage.base import FULL, Base, Id, LocalDate, LocalTime


class Tone(StrEnum):
    """What a comment is. A note is for the record only and never circulates."""

    PRAISE = "praise"
    PROBLEM = "problem"
    NOTE = "note"


class Verb(StrEnum):
    """What the meeting did by a remark: the minutes' verb (practice.md 5.1). None: it was simply said."""

    THINK = "think"
    POINT_OUT = "point_out"
    STRESS = "stress"
    REQUIRE = "require"
    DECIDE = "decide"
    CALL = "call"


TONE_WORDS = {Tone.PRAISE: N_("亮点"), Tone.PROBLEM: N_("问题"), Tone.NOTE: N_("备注")}
VERB_WORDS = {
    Verb.THINK: N_("会议认为"),
    Verb.POINT_OUT: N_("会议指出"),
    Verb.STRESS: N_("会议强调"),
    Verb.REQUIRE: N_("会议要求"),
    Verb.DECIDE: N_("会议决定"),
    Verb.CALL: N_("会议号召"),
}
AREAS = (N_("思想认识"), N_("政治站位"), N_("资料把关"), N_("党建业务"), N_("基础工作"))


class Place(Base):
    """An organisation's place in the order of comment, and when it was commented on."""

    __tablename__ = "commentary_place"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("roster_organisation.id"), index=True)
    position: Mapped[int]
    commented_at: Mapped[dt.datetime | None] = mapped_column(LocalTime)


class Comment(Base):
    """One thing said about one organisation; `position` orders what is said about it."""

    __tablename__ = "commentary_comment"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("roster_organisation.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(default=Tone.PRAISE.value)
    text: Mapped[str]


class Problem(Base):
    """A problem of the meeting as a whole: its area, and what was said about it, if anything."""

    __tablename__ = "commentary_problem"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    position: Mapped[int]
    area: Mapped[str]
    text: Mapped[str | None]


class Link(Base):
    """A common problem found at one organisation."""

    __tablename__ = "commentary_link"
    __table_args__ = FULL

    id: Mapped[Id]
    problem_id: Mapped[str] = mapped_column(ForeignKey("commentary_problem.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("roster_organisation.id"), index=True)


class Remark(Base):
    """Something said, on an item of the agenda or at large; by a guest, an attendee, or just a name."""

    __tablename__ = "commentary_remark"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    agenda_item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    guest_id: Mapped[str | None] = mapped_column(ForeignKey("meeting_guest.id"), index=True)
    attendee_id: Mapped[str | None] = mapped_column(ForeignKey("meeting_attendee.id"), index=True)
    position: Mapped[int]
    speaker: Mapped[str | None]
    verb: Mapped[str | None]
    text: Mapped[str]


class RemarkTime(Base):
    """When a remark was begun, where it was typed while the meeting ran; told later, it has none."""

    __tablename__ = "commentary_remark_time"
    __table_args__ = FULL

    id: Mapped[Id]
    remark_id: Mapped[str] = mapped_column(ForeignKey("commentary_remark.id"), index=True)
    at: Mapped[dt.datetime] = mapped_column(LocalTime)


class Source(StrEnum):
    """Where a task comes from. All but a decision are lines of the 整改清单 (practice.md 2.2)."""

    COMMENT = "comment"
    COMMON = "common"
    SELF = "self"
    BALLOTS = "ballots"
    DECISION = "decision"


SOURCE_WORDS = {
    Source.COMMENT: N_("点评"), Source.COMMON: N_("共性问题"), Source.SELF: N_("自查"),
    Source.BALLOTS: N_("测评意见"), Source.DECISION: N_("会议决定"),
}  # fmt: skip


class Task(Base):
    """Something to be put right or carried out: what, by which measure, by whom, until when, done when.

    `origin` is the comment, common problem or remark that it was made from; it keeps its own words.
    """

    __tablename__ = "commentary_task"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("roster_organisation.id"), index=True)
    position: Mapped[int]
    source: Mapped[str] = mapped_column(default=Source.COMMENT.value)
    origin: Mapped[str | None]
    text: Mapped[str]
    measure: Mapped[str | None]
    person: Mapped[str | None]
    due: Mapped[dt.date | None] = mapped_column(LocalDate)
    progress: Mapped[str | None]
    done_on: Mapped[dt.date | None] = mapped_column(LocalDate)
