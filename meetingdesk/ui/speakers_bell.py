"""The bell of the speakers' clock, where it is wanted: once as the last minute begins, twice at the end.

It is heard on whatever page is open, and never without words in the window: not every room hears it, and not
every computer has a sound.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from meetingdesk.foundation.changes import Changes
from meetingdesk.foundation.wording import _
from meetingdesk.speakers import queries, timing
from meetingdesk.speakers.queries import Floor, TurnRow
from meetingdesk.speakers.timing import Phase
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.moments import length_words
from meetingdesk.ui.top_line import ticking

LOOK_MS, AGAIN_MS = 250, 700
STROKES = {Phase.AMBER: 1, Phase.OVER: 2}
RANK = {phase: place for place, phase in enumerate(Phase)}


class SpeakersBell(QObject):
    """Asks the records after a change only; between changes it works out the clock by itself."""

    rang = Signal(str)  # what it rings for, in words

    def __init__(
        self, bridge: Bridge, owner: QWidget, wanted: Callable[[], bool], stroke: Callable[[], None]
    ) -> None:
        super().__init__(owner)
        self._bridge, self._wanted, self._stroke = bridge, wanted, stroke
        self._floor: Floor | None = None
        self._before: tuple[str, Phase] | None = None
        self._timer = ticking(owner, LOOK_MS)
        self._timer.timeout.connect(self.look)
        bridge.changed.connect(self._hear)

    def look(self) -> None:
        """Ring where a speech has just come to its last minute or its end."""
        meeting = self._bridge.meeting_id
        if meeting is None or not self._wanted():
            self._floor = self._before = None
            return
        now = self._bridge.desk.clock.local()
        if self._floor is None:
            self._floor = self._bridge.ask(queries.floor, meeting, now)
        turn = self._floor.turn
        face = timing.face(turn, now, self._floor.amber_seconds) if turn else None
        if turn is None or face is None:
            self._before = None
            return
        before, self._before = self._before, (turn.who.organisation_id, face.phase)
        if before is not None and before[0] == self._before[0] and RANK[before[1]] < RANK[face.phase]:
            self._ring(turn, face)

    def close(self) -> None:
        """Never again."""
        self._timer.stop()

    def _ring(self, turn: TurnRow, face: timing.Face) -> None:
        for stroke in range(STROKES[face.phase]):
            QTimer.singleShot(stroke * AGAIN_MS, self, self._stroke)
        name = turn.who.speaker or turn.who.name or turn.who.unit_short
        if face.phase is Phase.OVER:
            self.rang.emit(_("铃响：{name} 时间到", name=name))
        else:
            self.rang.emit(_("铃响：{name} 还剩 {time}", name=name, time=length_words(face.remaining)))

    def _hear(self, changes: Changes) -> None:
        if changes.kinds & {"speakers", "signin", "meeting", "roster"}:
            self._floor = None
