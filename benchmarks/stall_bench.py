"""How long the window stands still while something long goes on beside it: goal 50 ms.

Both by the wall and by the window thread's own time; the floor is a frame of the goal, and beside it stands
the same window at rest with a thread that counts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

GOAL_S = 0.050


def run() -> list[dict[str, Any]]:
    """Rows for the bench."""
    with tempfile.TemporaryDirectory(prefix="meetingdesk-") as folder:
        quiet = {"QT_QPA_PLATFORM": "offscreen", "MEETINGDESK_HOME": folder}
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.stall_process", folder],
            env={**os.environ, **quiet}, capture_output=True, text=True, check=True, timeout=900,
        )  # fmt: skip
    found: dict[str, dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    floor = found.pop("floor")["wall"]
    rows = []
    for name, worst in found.items():
        rows.append(_row(f"{name}: window's own work", worst["cpu"], GOAL_S, "50 ms", 1.0))
        rows.append(_row(f"{name}: tick late", worst["wall"], floor, "at rest, a thread counts", None))
    return rows


def _row(name: str, ours: float, floor: float, floor_name: str, goal: float | None) -> dict[str, Any]:
    return {
        "name": name, "ours": ours, "floor": floor, "floor_name": floor_name,
        "ratio": ours / floor, "goal": goal,
    }  # fmt: skip
