"""The frozen program against the same program from its sources: from asking for it to the first paint and to
its first page, seen from outside on a screen of their own. They take turns; medians. Without dist/ (made by
`pyinstaller build.spec`) or Xvfb there is nothing to measure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.meeting_file import a_meeting
from benchmarks.start_bench import medians

ROUNDS = 5
GOAL = 1.0
FROZEN = Path(__file__).resolve().parent.parent / "dist" / "meetingdesk" / "meetingdesk"
SCREEN = "-screen 0 1366x768x24"


def run() -> list[dict[str, Any]]:
    """Rows for the bench: first paint and first page, frozen against sources (goal 1); size beside them."""
    screen = shutil.which("xvfb-run")
    if screen is None or not FROZEN.exists():
        print("frozen: no dist/meetingdesk or no Xvfb here, nothing measured", file=sys.stderr)
        return []
    frozen: list[list[float]] = []
    source: list[list[float]] = []
    with tempfile.TemporaryDirectory(prefix="meetingdesk-") as name:
        database = Path(name) / "meetingdesk.db"
        a_meeting(database)
        for _round in range(ROUNDS + 1):
            frozen.append(_told(screen, [str(FROZEN)], Path(name)))
            source.append(_told(screen, [sys.executable, "-m", "meetingdesk"], Path(name)))
    print(f"frozen: {_size() / 1e6:.0f} MB on the disk", file=sys.stderr)
    ours, floor = medians(frozen), medians(source)
    return [
        _row("frozen, first paint", ours[0], floor[0]),
        _row("frozen, first page", ours[1], floor[1]),
    ]


def _row(name: str, ours: float, floor: float) -> dict[str, Any]:
    return {
        "name": name, "ours": ours, "floor": floor, "floor_name": "from source, under Xvfb",
        "ratio": ours / floor, "goal": GOAL,
    }  # fmt: skip


def _told(screen: str, program: list[str], folder: Path) -> list[float]:
    words = [screen, "-a", "-s", SCREEN, sys.executable, "-m", "benchmarks.frozen_process", *program]
    kept = {"MEETINGDESK_HOME": str(folder), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment = {**os.environ, **kept, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True, timeout=120)
    return [float(word) for word in done.stdout.split()]


def _size() -> int:
    """Bytes of every file of the frozen program."""
    return sum(path.lstat().st_size for path in FROZEN.parent.rglob("*") if not path.is_symlink())


if __name__ == "__main__":
    for row in run():
        print(row)
