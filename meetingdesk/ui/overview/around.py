"""What the records can't know: disk, safety copies, fonts, the computer's clock."""

from __future__ import annotations

import shutil
from dataclasses import replace

from meetingdesk.foundation.progress import Progress
from meetingdesk.meeting import queries as meetings
from meetingdesk.overview.check import Surroundings
from meetingdesk.speakers.interruptions import ClockWatch
from meetingdesk.ui.bridge import Bridge


class Watch:
    """Looks around for one page. Looking at the fonts takes long: it is done apart, by `look_at_fonts`."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._steps = ClockWatch(bridge.desk.clock)
        self._stepped = 0
        self._uncovered: tuple[str, ...] | None = None

    def look(self) -> Surroundings:
        """As things are now."""
        self._stepped += self._steps.look().step
        copy = self._bridge.last_copy()
        head = self._bridge.desk.history(1)
        last = head[0].seq if head else 0
        return Surroundings(
            free_bytes=shutil.disk_usage(self._bridge.opened.path.parent).free,
            last_copy=copy[0] if copy else None, acts_since_copy=last - copy[1] if copy else last,
            uncovered=self._uncovered, clock_step=self._stepped,
            same_disk=self._bridge.opened.keeper.same_disk,
        )  # fmt: skip

    def look_after(self, meeting_id: str) -> Surroundings:
        """As things are now, once the meeting is over."""
        from meetingdesk.minutes import queries as minutes  # nobody asks for them before
        from meetingdesk.minutes.section import Paper

        final = self._bridge.ask(minutes.versions, meeting_id, Paper.SUMMARY)
        return replace(self.look(), minutes_final=bool(final))

    def look_at_fonts(self, meeting_id: str, progress: Progress) -> None:
        """Whether every name can be printed; runs off the window's thread."""
        from meetingdesk.documents import fonts  # heavy; only needed here

        progress.step(0, 1)
        rows = self._bridge.ask(meetings.attendees, meeting_id)
        texts = [word for row in rows for word in (row.name, row.unit, row.post or "")]
        self._uncovered = tuple(sorted(fonts.missing(texts)))
