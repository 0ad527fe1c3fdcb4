"""Keeps the speakers' clock true while the window lives: clock steps, sleep and restarts go on record."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from meetingdesk.desk import Command
from meetingdesk.foundation import paths
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.speakers import queries
from meetingdesk.speakers.interruptions import (
    ClockWatch,
    NoteClockStep,
    NoteReboot,
    NoteRestart,
    NoteSleep,
    Seen,
)
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.top_line import ticking

LOOK_MS = 250


class SpeakingWatch(QObject):
    """Looks at the clocks four times a second; writes only where somebody is speaking."""

    def __init__(self, bridge: Bridge, owner: QObject) -> None:
        super().__init__(owner)
        self._bridge = bridge
        self._watch = ClockWatch(bridge.desk.clock, paths.clock_file(bridge.opened.path))
        self._fresh = True  # the program was opened just now
        self._timer = ticking(owner, LOOK_MS)  # type: ignore[arg-type]  # the window owns it
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """See what came between, and note it."""
        meeting = self._bridge.meeting_id
        seen = self._watch.look()
        if meeting is None or not (self._fresh or seen != Seen()):
            return
        fresh, self._fresh = self._fresh, False
        if not self._bridge.ask(queries.somebody_speaks, meeting):
            return
        acts: list[Command[Any]] = []
        if seen.step:
            acts.append(NoteClockStep(meeting_id=meeting, seconds=seen.step))
        if seen.slept:
            acts.append(NoteSleep(meeting_id=meeting, seconds=seen.slept))
        if seen.rebooted:
            acts.append(NoteReboot(meeting_id=meeting))
        elif fresh:
            acts.append(NoteRestart(meeting_id=meeting))
        for act in acts:
            self._do(act)

    def close(self) -> None:
        """Look no more: the file is let go."""
        self._timer.stop()

    def _do(self, act: Command[Any]) -> None:
        try:
            self._bridge.do(act, origin=self)
        except MeetingDeskError as error:
            self._bridge.refused.emit(error)
