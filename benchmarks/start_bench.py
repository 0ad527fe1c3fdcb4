"""From the start of a process to the first paint and to the first page that can be used, each in a process of
its own; the floor is a bare QMainWindow of the same size. All take turns; medians.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.meeting_file import a_meeting

ROUNDS = 9
FIRST_PAINT, USABLE = 2.0, 4.0


def run() -> list[dict[str, Any]]:
    """Two rows for the bench: first paint (goal 2) and first usable page (goal 4)."""
    with tempfile.TemporaryDirectory(prefix="meetingdesk-") as name:
        database = Path(name) / "meetingdesk.db"
        a_meeting(database)
        bare: list[float] = []
        ours: list[list[float]] = []
        for _round in range(ROUNDS + 1):
            bare += _times("bare", database)
            ours.append(_times("ours", database))
    floor = statistics.median(bare[1:])  # the first round fills the system's file cache
    paint = statistics.median(times[0] for times in ours[1:])
    usable = statistics.median(times[1] for times in ours[1:])
    return [_row("first paint", paint, floor, FIRST_PAINT), _row("first usable page", usable, floor, USABLE)]


def _row(name: str, ours: float, floor: float, goal: float) -> dict[str, Any]:
    return {
        "name": name, "ours": ours, "floor": floor, "floor_name": "bare QMainWindow painted",
        "ratio": ours / floor, "goal": goal,
    }  # fmt: skip


def _times(what: str, database: Path) -> list[float]:
    """Seconds since the process was asked for, as it prints them."""
    words = [sys.executable, "-m", "benchmarks.start_process", what, str(time.monotonic()), str(database)]
    quiet = {"QT_QPA_PLATFORM": "offscreen", "MEETINGDESK_HOME": str(database.parent)}
    environment = {**os.environ, **quiet}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return [float(word) for word in done.stdout.split()]


if __name__ == "__main__":
    for row in run():
        print(row)
