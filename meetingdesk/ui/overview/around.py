"""What the records can't know: disk, safety copies, fonts, the computer's clock."""

from __future__ import annotations

import shutil
from dataclasses import replace

from PySide6.QtGui import QGuiApplication

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
        self._papers: int | None = None
        self._papers_at = -1  # the last act when they were looked at

    def look(self) -> Surroundings:
        """As things are now."""
        self._stepped += self._steps.look().step
        copy = self._bridge.last_copy()
        last = self._last_act()
        return Surroundings(
            free_bytes=shutil.disk_usage(self._bridge.opened.path.parent).free,
            last_copy=copy[0] if copy else None, acts_since_copy=last - copy[1] if copy else last,
            screens=len(QGuiApplication.screens()), uncovered=self._uncovered, clock_step=self._stepped,
            same_disk=self._bridge.opened.keeper.same_disk,
        )  # fmt: skip

    def look_after(self, meeting_id: str) -> Surroundings:
        """As things are now, once the meeting is over."""
        from meetingdesk.minutes import queries as minutes  # nobody asks for them before
        from meetingdesk.minutes.section import Paper

        final = self._bridge.ask(minutes.versions, meeting_id, Paper.SUMMARY)
        return replace(self.look(), minutes_final=bool(final), papers_stale=self._papers)

    def papers_due(self) -> bool:
        """Whether something was done since the papers were looked at. It is asked once for each act."""
        last, before = self._last_act(), self._papers_at
        self._papers_at = last
        return last != before

    def look_at_papers(self, meeting_id: str, progress: Progress) -> None:
        """How many papers are not made or tell something else by now; runs off the window's thread."""
        from meetingdesk.documents.standing import Standing, standings  # heavy; only needed here

        progress.step(0, 1)
        stale = {Standing.NOT_MADE, Standing.CHANGED}
        self._papers = sum(one.standing in stale for one in standings(self._bridge.desk, meeting_id))

    def look_at_fonts(self, meeting_id: str, progress: Progress) -> None:
        """Whether every name can be printed; runs off the window's thread."""
        from meetingdesk.documents import fonts  # heavy; only needed here

        progress.step(0, 1)
        rows = self._bridge.ask(meetings.attendees, meeting_id)
        texts = [word for row in rows for word in (row.name, row.unit, row.post or "")]
        self._uncovered = tuple(sorted(fonts.missing(texts)))

    def _last_act(self) -> int:
        head = self._bridge.desk.history(1)
        return head[0].seq if head else 0
