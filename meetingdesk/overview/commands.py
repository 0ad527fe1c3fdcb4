"""What touches every part of a meeting at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from meetingdesk.agenda.model import Item, Progress
from meetingdesk.desk import Command
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.lookup import require_open, rows_of
from meetingdesk.signin.many import Closed, mark_absent
from meetingdesk.speakers.commands import end_open
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class CloseMeeting(Command[Closed]):
    """结束会议 in one gesture: whoever speaks and whatever runs ends, 未到 becomes 缺席, the meeting is over.

    One undo takes all of it back. Refused: meeting.not_running, meeting.archived.
    """

    summary: ClassVar[str] = N_("结束会议 {title}")
    meeting_id: str

    def apply(self, unit: Unit) -> Closed:
        """See the class."""
        meeting, now = require_open(unit, self.meeting_id), unit.clock.local()
        meeting.finish(now)
        end_open(unit, meeting.id, now)
        for item in rows_of(unit.session, Item, meeting.id):
            if item.state == Progress.RUNNING:
                item.finish(now)
        unit.describe(title=meeting.title)
        return mark_absent(unit, meeting)
