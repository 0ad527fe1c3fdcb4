"""Files that were handed in: their names and digests; the files lie beside the database."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from meetingdesk.foundation.wording import N_
from meetingdesk.storage.base import FULL, Base, Id


class Kind(StrEnum):
    """What a file is, as an archive asks for it (practice.md 2.2)."""

    PLAN = "plan"
    REPORT = "report"
    SIGNED = "signed"
    PHOTO = "photo"
    RECORDING = "recording"
    OTHER = "other"


KIND_WORDS = {
    Kind.PLAN: N_("方案"), Kind.REPORT: N_("述职报告"), Kind.SIGNED: N_("签字扫描件"), Kind.PHOTO: N_("照片"),
    Kind.RECORDING: N_("录音录像"), Kind.OTHER: N_("其他材料"),
}  # fmt: skip


class FiledFile(Base):
    """One file: the name that it came with, its digest and size."""

    __tablename__ = "filing_file"
    __table_args__ = FULL

    id: Mapped[Id]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting_meeting.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    name: Mapped[str]
    digest: Mapped[str]
    size: Mapped[int]
