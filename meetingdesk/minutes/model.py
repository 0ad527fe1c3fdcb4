"""What the recorder keeps of the minutes: own wording of sections, and final versions."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from meetingdesk.foundation.wording import N_
from meetingdesk.storage.base import FULL, Base, Id, Json, LocalDate, LocalTime


class SectionState(StrEnum):
    """How a section stands to the records."""

    MATCHES = "matches"
    KEPT = "kept"
    MOVED_ON = "moved_on"
    MISSING = "missing"


STATE_WORDS = {
    SectionState.MATCHES: N_("与数据一致"),
    SectionState.KEPT: N_("你改过"),
    SectionState.MOVED_ON: N_("你改过，数据有新内容"),
    SectionState.MISSING: N_("有待补"),
}


class OwnWording(Base):
    """The recorder's text for a section; `basis` is the digest of the generated text that it replaced."""

    __tablename__ = "minutes_section"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    paper: Mapped[str]
    key: Mapped[str]
    heading: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    basis: Mapped[str]


class PaperLook(Base):
    """How the circulated minutes of a meeting look; at most one row a meeting."""

    __tablename__ = "minutes_look"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    red: Mapped[bool]
    mark: Mapped[str | None]
    issuer: Mapped[str | None]
    number: Mapped[str | None]
    day: Mapped[dt.date | None] = mapped_column(LocalDate)
    copies_to: Mapped[str | None]
    printer: Mapped[str | None]
    printed_on: Mapped[dt.date | None] = mapped_column(LocalDate)
    attach: Mapped[Any] = mapped_column(Json)


class Version(Base):
    """A final version: 1, then numbered amendments with their reason. `snapshot` holds facts and text."""

    __tablename__ = "minutes_version"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    paper: Mapped[str]
    number: Mapped[int]
    digest: Mapped[str]
    reason: Mapped[str | None]
    finalised_at: Mapped[dt.datetime] = mapped_column(LocalTime)
    by: Mapped[str | None]
    snapshot: Mapped[Any] = mapped_column(Json)
