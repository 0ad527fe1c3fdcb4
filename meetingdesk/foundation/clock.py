"""Wall time and monotonic time, injectable so that a test or a rehearsal owns the clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

# time.monotonic() stands still during sleep on Linux and macOS; these clocks do not, nor does Windows' own.
_SLEEPLESS: int | None = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


class Clock:
    """The machine's own clock. Lengths are measured on `monotonic()`, never by subtracting wall times."""

    def now(self) -> datetime:
        """This instant, aware, in UTC."""
        return datetime.now(UTC)

    def local(self) -> datetime:
        """The time on the wall of the room: naive, whole seconds, as minutes quote it."""
        return self.now().astimezone().replace(tzinfo=None, microsecond=0)

    def monotonic(self) -> float:
        """Seconds since some fixed moment; never steps back, and goes on while the machine sleeps."""
        return time.monotonic() if _SLEEPLESS is None else time.clock_gettime(_SLEEPLESS)


class FixedClock(Clock):
    """A clock that stands until it is told to move: for tests and rehearsals."""

    def __init__(self, local: datetime) -> None:
        self._local = local
        self._elapsed = 0.0

    def now(self) -> datetime:
        """The set time, taken as UTC."""
        return self._local.replace(tzinfo=UTC)

    def local(self) -> datetime:
        """The set time."""
        return self._local.replace(microsecond=0)

    def monotonic(self) -> float:
        """Seconds advanced so far."""
        return self._elapsed

    def advance(self, seconds: float) -> None:
        """Let time pass on both clocks."""
        self._local += timedelta(seconds=seconds)
        self._elapsed += seconds

    def set(self, local: datetime) -> None:
        """Step the wall clock only, as a person or a time server does."""
        self._local = local
