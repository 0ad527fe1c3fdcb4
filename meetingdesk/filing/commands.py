"""What is put to the files of a meeting, and taken away again. The copy on disk stays: undo may want it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from meetingdesk.desk import Command
from meetingdesk.filing.model import FiledFile, Kind
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import tidy
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting import order
from meetingdesk.meeting.lookup import require_open, row_of, rows_of
from meetingdesk.storage.unit import Unit

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True)
class FileAway(Command[str]):
    """Note a file that was kept (`kept_files.keep`). Returns its id.

    Refused: filing.kind, filing.not_kept, filing.already, meeting.archived.
    """

    summary: ClassVar[str] = N_("归档材料：{name}")

    meeting_id: str
    kind: str
    name: str
    digest: str
    size: int

    def apply(self, unit: Unit) -> str:
        """Put it last; the same content is filed once."""
        require_open(unit, self.meeting_id)
        name = tidy(self.name) or ""
        if self.kind not in set(Kind):
            raise Refused("filing.kind", kind=self.kind)
        if not name or not _DIGEST.fullmatch(self.digest):
            raise Refused("filing.not_kept", name=name)
        files = rows_of(unit.session, FiledFile, self.meeting_id)
        same = next((one for one in files if one.digest == self.digest), None)
        if same is not None:
            raise Refused("filing.already", name=name, first=same.name)
        unit.describe(name=name)
        row = FiledFile(
            meeting_id=self.meeting_id, position=order.next_position(files), kind=self.kind, name=name,
            digest=self.digest, size=self.size,
        )  # fmt: skip
        return unit.add(row).id


@dataclass(frozen=True, kw_only=True)
class TakeFromFile(Command[None]):
    """Take a file off the list. Refused: meeting.wrong_meeting, storage.gone, meeting.archived."""

    summary: ClassVar[str] = N_("移出归档：{name}")

    meeting_id: str
    file_id: str

    def apply(self, unit: Unit) -> None:
        """See the module."""
        require_open(unit, self.meeting_id)
        row = row_of(unit, FiledFile, self.file_id, self.meeting_id)
        unit.describe(name=row.name)
        unit.delete(row)
