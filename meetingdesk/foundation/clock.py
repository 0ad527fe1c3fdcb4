"""Wall time and monotonic time, injectable so that a test or a rehearsal owns the clock."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

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


    def awake(self) -> float:
        """Seconds on a clock that stands still while the machine sleeps, where the system has one."""
        return time.monotonic()

    def boot(self) -> str:
        """Names this run of the computer: `monotonic()` means the same only within one. Unknown: empty."""
        return _boot_id()


def _boot_id() -> str:
    if sys.platform == "linux":
        with suppress(OSError):
            return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    if sys.platform == "darwin":
        import subprocess  # once, at start

        with suppress(OSError, subprocess.SubprocessError):
            asked = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
            return subprocess.run(asked, capture_output=True, text=True, check=True, timeout=2).stdout.strip()
    if sys.platform == "win32":
        return f"{round((time.time() - time.monotonic()) / 600)}"  # when it was started, to ten minutes
    return ""


class FixedClock(Clock):
    """A clock that stands until it is told to move: for tests and rehearsals."""

    def __init__(self, local: datetime) -> None:
        self._local = local
        self._elapsed = self._asleep = 0.0
        self._boots = 1

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

    def awake(self) -> float:
        """Seconds advanced but for those slept."""
        return self._elapsed - self._asleep

    def boot(self) -> str:
        """Another after each `restart`."""
        return f"boot {self._boots}"

    def sleep(self, seconds: float) -> None:
        """The lid was closed for so long."""
        self.advance(seconds)
        self._asleep += seconds

    def restart(self, seconds: float) -> None:
        """The computer was started anew; its ticks begin again."""
        self.advance(seconds)
        self._elapsed = self._asleep = 0.0
        self._boots += 1

    def set(self, local: datetime) -> None:
        """Step the wall clock only, as a person or a time server does."""
        self._local = local
