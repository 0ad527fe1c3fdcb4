"""Watches a screen on which nothing else stands: `PROGRAM…`. Prints the seconds from asking for the program
to its first paint and to the last great change of the picture, which is its page. Needs a display of its own.
"""

from __future__ import annotations

import subprocess
import sys
import time

from PySide6.QtGui import QGuiApplication

EVERY_N_BYTES = 4 * 41  # one pixel in 41 tells enough
GREAT_SHARE = 0.05  # a caret that blinks, a clock that ticks and a thumbnail are less
STILL_S = 1.5


def picture() -> bytes:
    """Some pixels of the whole screen."""
    grabbed = QGuiApplication.primaryScreen().grabWindow(0).toImage()
    return bytes(grabbed.constBits())[::EVERY_N_BYTES]


def changed(before: bytes, after: bytes) -> bool:
    """Whether more than a caret is different."""
    if before == after:
        return False
    different = sum(one != other for one, other in zip(before, after, strict=True))
    return different > GREAT_SHARE * len(after)


def watch(program: list[str]) -> tuple[float, float]:
    """Seconds to the first and to the last great change."""
    shown, first, last = picture(), 0.0, 0.0
    begun = time.monotonic()
    with subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as started:
        while not last or time.monotonic() - begun - last < STILL_S:
            if started.poll() is not None:
                raise SystemExit(f"{program[0]} ended with {started.returncode}")
            time.sleep(0.005)
            seen_at, seen = time.monotonic() - begun, picture()
            if changed(shown, seen):
                shown, last = seen, seen_at
                first = first or seen_at
        started.terminate()
    return first, last


if __name__ == "__main__":
    application = QGuiApplication(sys.argv[:1])
    print(*watch(sys.argv[1:]))
