"""Which papers were made, when and from which records; and who printed whole telephone numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy.orm import Session

from meetingdesk.desk import ActRow, Command, act_rows
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.lookup import require_open
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True)
class MadeRow:
    """A paper as it was made last: when (aware), and the digest of what it said."""

    name: str
    at: dt.datetime
    digest: str


@dataclass(frozen=True, kw_only=True)
class NotePapers(Command[None]):
    """Note that papers were made: name and digest of each. Changes no record, so undo passes it over."""

    summary: ClassVar[str] = N_("做了会议材料：{names}")
    meeting_id: str
    papers: tuple[tuple[str, str], ...]

    def apply(self, unit: Unit) -> None:
        """See the class."""
        unit.describe(names="、".join(name for name, _ in self.papers), papers=dict(self.papers))


@dataclass(frozen=True, kw_only=True)
class PrintPhones(Command[int]):
    """Note that the whole numbers of several people go onto paper. Changes nothing; returns how many.

    Refused: storage.gone, meeting.archived.
    """

    summary: ClassVar[str] = N_("把 {count} 人的完整电话印在材料上")
    meeting_id: str
    attendee_ids: tuple[str, ...]

    def apply(self, unit: Unit) -> int:
        """See the class."""
        require_open(unit, self.meeting_id)
        unit.describe(count=len(self.attendee_ids))
        return len(self.attendee_ids)


def made(session: Session, meeting_id: str) -> dict[str, MadeRow]:
    """The papers that were made of a meeting, by name: each as it was last."""
    found: dict[str, MadeRow] = {}
    for act in act_rows(session, meeting_id, NotePapers.act_name()):
        found.update({row.name: row for row in _rows(act)})
    return found


def _rows(act: ActRow) -> list[MadeRow]:
    at = dt.datetime.fromisoformat(act.at)
    return [MadeRow(name, at, digest) for name, digest in act.details.get("papers", {}).items()]
