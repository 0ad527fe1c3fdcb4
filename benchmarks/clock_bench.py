"""The speakers' clock: how far it drifts in three hours, how often it is painted, what of a core it takes.

Work is measured as process time against run time, in a process of its own with the window and the audience
screen open; the floor beside it is the same window while nobody speaks. The drift is measured over three
simulated hours: ticks of uneven length, and at each what the window shows against what has passed.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SECONDS = 30
HOURS = 3
BEGAN = dt.datetime(2026, 3, 13, 9, 0)
MOST_DRIFT, MOST_SHARE, MOST_PAINTS = 0.05, 0.03, 10.0


def run() -> list[dict[str, Any]]:
    """Drift; share of a core, against the room's seconds and against an idle window; paints a second."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="meetingdesk-") as name:
        os.environ["MEETINGDESK_HOME"] = name
        folder = Path(name)
        speaking, idle = _lived(folder / "speaking.db", speaks=True), _lived(folder / "idle.db", speaks=False)
        drift = _drift(folder / "long.db")
    paints = max(speaking["digits"], speaking["stage"])
    return [
        _row(f"clock, farthest from the truth in {HOURS} h", drift, MOST_DRIFT, "50 ms", 1.0),
        _row(f"clock running, process time of {SECONDS} s", speaking["cpu"], speaking["wall"], "one core",
             MOST_SHARE),
        _row("the same, against nobody speaking", speaking["cpu"], idle["cpu"], "idle window", None),
        _row(f"clock painted {paints:.1f} times a second", 1 / MOST_PAINTS, 1 / paints,
             "between two paints", 1.0),
    ]  # fmt: skip


def _row(name: str, ours: float, floor: float, floor_name: str, goal: float | None) -> dict[str, Any]:
    return {
        "name": name, "ours": ours, "floor": floor, "floor_name": floor_name, "ratio": ours / floor,
        "goal": goal,
    }  # fmt: skip


def _lived(database: Path, *, speaks: bool) -> dict[str, float]:
    """A real window with a real clock, in a process of its own."""
    from meetingdesk.foundation.clock import Clock

    _programme(database, Clock(), 480, speaks=speaks)
    asked = subprocess.run(
        [sys.executable, "-m", "benchmarks.clock_process", str(database), str(SECONDS)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    told: dict[str, float] = json.loads(asked.stdout.splitlines()[-1])
    return told


def _programme(database: Path, clock: Any, planned: int, *, speaks: bool) -> None:
    from meetingdesk.bootstrap import open_desk
    from meetingdesk.meeting.commands import StartMeeting
    from meetingdesk.speakers.commands import EndAndCallNext
    from meetingdesk.speakers.programme import SetTiming

    builders = importlib.import_module("tests.builders")
    with open_desk(database, clock) as desk:
        meeting, _on_site, _written = builders.a_programme(desk, on_site=7, written=36)
        desk.do(StartMeeting(meeting_id=meeting))
        desk.do(SetTiming(meeting_id=meeting, planned_seconds=planned))
        if speaks:
            desk.do(EndAndCallNext(meeting_id=meeting))


def _drift(database: Path) -> float:
    """The most by which page or audience screen show more or less than has passed, in seconds."""
    from PySide6.QtWidgets import QApplication

    from meetingdesk.bootstrap import open_all
    from meetingdesk.foundation.clock import FixedClock
    from meetingdesk.foundation.settings import Settings
    from meetingdesk.stage.facts import Scene
    from meetingdesk.ui.application import latest_meeting
    from meetingdesk.ui.main_window import MainWindow
    from meetingdesk.ui.shell import Shell
    from meetingdesk.ui.theme import install

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    install(app)
    clock, planned = FixedClock(BEGAN), HOURS * 3600
    _programme(database, clock, planned, speaks=True)
    with open_all(database, clock) as opened:
        window = MainWindow()
        shell = Shell(window, opened, Settings(look="light"), clock)
        window.show()
        shell.open_meeting(latest_meeting(opened.desk))
        shell.go("speakers")
        page: Any = window.current()
        room: Any = shell.audience.preview(Scene.SPEAKER).content
        worst = _walk(clock, planned, lambda: (page.tick(), page.panel.digits.accessibleName())[1], room)
        window.close()
        shell.close()
    return worst


def _walk(clock: Any, planned: int, shown: Any, room: Any) -> float:
    chance, passed, worst = random.Random(4), 0.0, 0.0
    while passed < planned:
        step = round(chance.uniform(0.18, 0.31), 6)  # a timer of 200 ms on a busy computer
        clock.advance(step)
        passed = round(passed + step, 6)
        for left in (_seconds(shown()), room.remaining(clock.local())):
            used = planned - left
            worst = max(worst, used - passed, passed - (used + 1))
    return worst


def _seconds(digits: str) -> int:
    minutes, seconds = digits.lstrip("+").split(":")
    return (int(minutes) * 60 + int(seconds)) * (-1 if digits.startswith("+") else 1)


if __name__ == "__main__":
    for row in run():
        print(row)
