"""What may come between a clock and the truth: a clock that is set, a lid that is closed, a restart.

Time spoken is counted on the wall clock, whose moments survive a kill. `ClockWatch` compares it with ticks
that nobody can set and that go on during sleep, also over a restart of the program, within one run of the
computer; the commands here put what it saw right and on record (semantics.md part 3, no. 19).
"""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import ClassVar

from meetingdesk.desk import Command
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.wording import N_, Wording
from meetingdesk.meeting.lookup import require_open
from meetingdesk.speakers import lookup
from meetingdesk.speakers.model import Note, NoteKind, TurnState
from meetingdesk.storage.unit import Unit

STEP_SECONDS = 2  # less than this is a time server's nudge, and told once nudges come to it together
SLEEP_SECONDS = 5


@dataclass(frozen=True)
class Anchor:
    """The clocks at one moment: `wall` in the room's seconds since 1970, `ticks` through sleep, `awake`."""

    wall: float
    ticks: float
    awake: float
    boot: str


@dataclass(frozen=True)
class Seen:
    """What happened since the last look, in seconds; `rebooted`: the computer was started anew."""

    step: int = 0
    slept: int = 0
    rebooted: bool = False


class ClockWatch:
    """Looks at the clocks; what it saw last is kept in `file`, so that a restart hides nothing.

    Nudges too small to be told add up: once they come to a step together, they are one.
    """

    def __init__(self, clock: Clock, file: Path | None = None) -> None:
        self._clock, self._file = clock, file
        self._seen = self._base = _read(file) or self._now()
        self._kept: Anchor | None = None

    def look(self) -> Seen:
        """Compare with the last look, and keep this one."""
        before, now = self._seen, self._now()
        self._seen = now
        if before.boot != now.boot:
            found, off = Seen(rebooted=True), 0.0
        else:
            off = (now.wall - self._base.wall) - (now.ticks - self._base.ticks)
            found = _told(off, _asleep(before, now))
        if found != Seen() or self._kept is None:
            self._base = replace(now, wall=now.wall - (off - found.step))
            self._keep(self._base)
        return found

    def _now(self) -> Anchor:
        clock = self._clock
        instant = clock.now().replace(tzinfo=None)
        zone = round((clock.local() - instant).total_seconds() / 60) * 60
        wall = clock.now().timestamp() + zone
        return Anchor(wall, clock.monotonic(), clock.awake(), clock.boot())

    def _keep(self, anchor: Anchor) -> None:
        self._kept = anchor
        if self._file is None:
            return
        part = self._file.with_name(self._file.name + ".part")
        try:
            part.write_text(json.dumps(asdict(anchor)), encoding="ascii")
            os.replace(part, self._file)  # noqa: PTH105  says that it is atomic
        except OSError:
            return  # a full disk may not stop the clock; the next look tries again


def _asleep(before: Anchor, now: Anchor) -> float:
    return (now.ticks - before.ticks) - (now.awake - before.awake)


def _told(off: float, slept: float) -> Seen:
    return Seen(
        step=round(off) if abs(off) > STEP_SECONDS else 0,
        slept=round(slept) if slept > SLEEP_SECONDS else 0,
    )


def _read(file: Path | None) -> Anchor | None:
    if file is None:
        return None
    try:
        raw = json.loads(file.read_text(encoding="ascii"))
        return Anchor(float(raw["wall"]), float(raw["ticks"]), float(raw["awake"]), str(raw["boot"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


@dataclass(frozen=True, kw_only=True)
class NoteClockStep(Command[int]):
    """The wall clock was set by so many seconds: time spoken stays as it was, and the record says so.

    Returns how many open turns moved along. Refused: meeting.archived.
    """

    summary: ClassVar[str] = N_("电脑时钟被调整 {seconds} 秒，述职用时不受影响")
    meeting_id: str
    seconds: int

    def apply(self, unit: Unit) -> int:
        """See the class."""
        meeting = require_open(unit, self.meeting_id)
        unit.describe(seconds=f"{self.seconds:+}")
        text = Wording(meeting.language).text(self.summary, seconds=f"{self.seconds:+}")
        moved = lookup.turns(unit.session, self.meeting_id, TurnState.SPEAKING, TurnState.PAUSED)
        question = lookup.open_question(unit.session, self.meeting_id)
        if question is not None:
            question.began_at += dt.timedelta(seconds=self.seconds)
        for turn in moved:
            turn.shift(self.seconds)
            unit.add(Note(
                meeting_id=self.meeting_id, organisation_id=turn.organisation_id, text=text,
                kind=NoteKind.NOTE.value, at=unit.clock.local(),
            ))  # fmt: skip
        return len(moved)


@dataclass(frozen=True, kw_only=True)
class NoteSleep(Command[None]):
    """The computer slept in the middle of a report: the time counts, and history says so.

    No row changes, so undo passes it over. Refused: meeting.archived.
    """

    summary: ClassVar[str] = N_("电脑睡眠 {seconds} 秒，已计入述职用时")
    meeting_id: str
    seconds: int

    def apply(self, unit: Unit) -> None:
        """See the class."""
        require_open(unit, self.meeting_id)
        unit.describe(seconds=str(self.seconds))


@dataclass(frozen=True, kw_only=True)
class NoteRestart(Command[None]):
    """The program was opened again in the middle of a report; no row changes, undo passes it over.

    Refused: meeting.archived.
    """

    summary: ClassVar[str] = N_("述职中程序重新打开，计时没有中断")
    meeting_id: str

    def apply(self, unit: Unit) -> None:
        """See the class."""
        require_open(unit, self.meeting_id)


@dataclass(frozen=True, kw_only=True)
class NoteReboot(Command[None]):
    """The computer was started anew in the middle of a report; no row changes, undo passes it over.

    Nobody can tell whether its clock was set meanwhile: history says that it was trusted.
    Refused: meeting.archived.
    """

    summary: ClassVar[str] = N_("述职中电脑重新启动，用时按电脑时钟计")
    meeting_id: str

    def apply(self, unit: Unit) -> None:
        """See the class."""
        require_open(unit, self.meeting_id)
