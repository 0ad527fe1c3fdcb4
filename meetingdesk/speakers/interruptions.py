"""What may come between a clock and the truth: a clock that is set, a lid that is closed, a restart.

Time spoken is counted on the wall clock, whose moments survive a kill. `ClockWatch` compares it with ticks
that nobody can set and that go on during sleep, also over a restart of the program, within one run of the
computer; the commands here put what it saw right and on record (semantics.md part 3, no. 19).
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ClassVar

from meetingdesk.desk import Command
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.wording import N_, Wording
from meetingdesk.meeting.lookup import require_open
from meetingdesk.speakers import lookup
from meetingdesk.speakers.model import Note, NoteKind, TurnState
from meetingdesk.storage.unit import Unit

STEP_SECONDS = 2  # less than this is a time server's nudge
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
    """Looks at the clocks; what it saw last is kept in `file`, so that a restart hides nothing."""

    def __init__(self, clock: Clock, file: Path | None = None) -> None:
        self._clock, self._file = clock, file
        self._seen = _read(file) or self._now()
        self._kept: Anchor | None = None

    def look(self) -> Seen:
        """Compare with the last look, and keep this one."""
        before, now = self._seen, self._now()
        self._seen = now
        found = Seen(rebooted=True) if before.boot != now.boot else _compared(before, now)
        if found != Seen() or self._kept is None:
            self._keep(now)
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

def _compared(before: Anchor, now: Anchor) -> Seen:
    passed = now.ticks - before.ticks
    step = (now.wall - before.wall) - passed
    slept = passed - (now.awake - before.awake)
    return Seen(
        step=round(step) if abs(step) > STEP_SECONDS else 0,
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
        words = N_("电脑时钟被调整 {seconds} 秒，述职用时不受影响")
        return _note(unit, self.meeting_id, words, f"{self.seconds:+}", self.seconds)


@dataclass(frozen=True, kw_only=True)
class NoteSleep(Command[int]):
    """The computer slept in the middle of a report: the time counts, and the record says so.

    Returns how many open turns it concerns. Refused: meeting.archived.
    """

    summary: ClassVar[str] = N_("电脑睡眠 {seconds} 秒，已计入述职用时")
    meeting_id: str
    seconds: int

    def apply(self, unit: Unit) -> int:
        """See the class."""
        words = N_("电脑睡眠 {seconds} 秒，已计入述职用时")
        return _note(unit, self.meeting_id, words, str(self.seconds))


@dataclass(frozen=True, kw_only=True)
class NoteRestart(Command[int]):
    """The program was opened again in the middle of a report. `rebooted`: so was the computer.

    After a restart of the computer nobody can tell whether its clock was set meanwhile; the record says that
    it was trusted. Returns how many open turns it concerns. Refused: meeting.archived.
    """

    summary: ClassVar[str] = N_("述职中程序重新打开，计时没有中断")
    meeting_id: str
    rebooted: bool = False

    def apply(self, unit: Unit) -> int:
        """See the class."""
        alone = N_("述职中程序重新打开，计时没有中断")
        both = N_("述职中电脑重新启动，用时按电脑时钟计")
        return _note(unit, self.meeting_id, both if self.rebooted else alone, "")


def _note(unit: Unit, meeting_id: str, words: str, seconds: str, shift: int = 0) -> int:
    meeting = require_open(unit, meeting_id)
    if seconds:
        unit.describe(seconds=seconds)
    text = Wording(meeting.language).text(words, seconds=seconds)
    concerned = lookup.turns(unit.session, meeting_id, TurnState.SPEAKING, TurnState.PAUSED)
    for turn in concerned:
        turn.shift(shift)
        unit.add(Note(
            meeting_id=meeting_id, organisation_id=turn.organisation_id, kind=NoteKind.NOTE.value, text=text,
            at=unit.clock.local(),
        ))  # fmt: skip
    return len(concerned)
