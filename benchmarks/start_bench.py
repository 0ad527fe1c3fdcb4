"""From the start of a process to the first paint and to the first page that can be used, each in a process of
its own, and its memory then; the floor is a bare QMainWindow of the same size. All take turns; medians.
Usable: the first page was painted with what the file holds, and keys reach it. Once with a file that has no
evaluation yet, and once with one that has: how a poll stands is told on the first page, too.
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
FIRST_PAINT, USABLE, MEMORY = 2.0, 4.0, 160e6


def run() -> list[dict[str, Any]]:
    """Rows for the bench: first paint (goal 2), first usable page (goal 4) and its memory (goal 160 MB), and
    the last two again where a poll is in hand.
    """
    with tempfile.TemporaryDirectory(prefix="meetingdesk-") as name:
        database, polled = Path(name) / "meetingdesk.db", Path(name) / "polled.db"
        a_meeting(database)
        a_meeting(polled, polled=True)
        bare: list[list[float]] = []
        ours: list[list[float]] = []
        voting: list[list[float]] = []
        for _round in range(ROUNDS + 1):
            bare.append(_told("bare", database))
            ours.append(_told("ours", database))
            voting.append(_told("ours", polled))
    floor, floor_bytes = medians(bare)
    paint, _painted_bytes, usable, usable_bytes = medians(ours)
    _paint, _painted_bytes, usable_polled, polled_bytes = medians(voting)
    return [
        _row("first paint", paint, floor, FIRST_PAINT),
        _row("first usable page", usable, floor, USABLE),
        _row("memory of that page", usable_bytes, floor_bytes, MEMORY / floor_bytes) | {"unit": "bytes"},
        _row("first usable page, a poll in hand", usable_polled, floor, USABLE),
        _row("memory of it", polled_bytes, floor_bytes, MEMORY / floor_bytes) | {"unit": "bytes"},
    ]


def medians(rounds: list[list[float]]) -> list[float]:
    """Of each figure; the first round fills the system's file cache and writes the bytecode."""
    return [statistics.median(figures) for figures in zip(*rounds[1:], strict=True)]


def _row(name: str, ours: float, floor: float, goal: float) -> dict[str, Any]:
    return {
        "name": name, "ours": ours, "floor": floor, "floor_name": "bare QMainWindow painted",
        "ratio": ours / floor, "goal": goal,
    }  # fmt: skip


def _told(what: str, database: Path) -> list[float]:
    """Seconds since the process was asked for and bytes in memory then, for each thing it says."""
    words = [sys.executable, "-m", "benchmarks.start_process", what, str(time.monotonic()), str(database)]
    quiet = {"QT_QPA_PLATFORM": "offscreen", "MEETINGDESK_HOME": str(database.parent)}
    # An installed program has its bytecode; a shell that forbids to write it must not change the figures.
    quiet["PYTHONPYCACHEPREFIX"] = str(database.parent / "bytecode")
    environment = {**os.environ, **quiet}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return [float(word) for word in done.stdout.split()]


if __name__ == "__main__":
    for row in run():
        print(row)
