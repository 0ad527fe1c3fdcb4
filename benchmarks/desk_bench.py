"""The queue of a meeting at the desk, by initials and by badge: from the last key to durable and painted.

The floor is what the disk and the screen take anyway: one fsync of the same folder and one frame of 60 Hz.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from statistics import mean, quantiles
from typing import Any

from benchmarks.disk import one_sync

CASE = Path(__file__).resolve().parent.parent / "tests" / "cases" / "park-2022"
FRAME = 1 / 60
ROUNDS, WARM = 3, 3


def run() -> list[dict[str, Any]]:
    """Four rows: median and p99 by initials, median and p99 by badge."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="meetingdesk-") as name:
        os.environ["MEETINGDESK_HOME"] = name
        return _rows(Path(name))


def _rows(folder: Path) -> list[dict[str, Any]]:
    from PySide6.QtWidgets import QApplication

    from benchmarks.desk_day import before_the_doors, comings
    from meetingdesk.ui.theme import install

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    install(app)
    database = folder / "case.db"
    before_the_doors(CASE, database)
    everyone = comings(CASE / "签到.csv")
    return [row for way in ("by_name", "by_badge") for row in _measured(way, database, everyone)]


def _measured(way: str, database: Path, everyone: list[Any]) -> list[dict[str, Any]]:
    import datetime as dt

    from benchmarks.desk_day import at_the_door

    done, floor = [], []
    for _round in range(ROUNDS):
        with at_the_door(database, dt.date(2023, 3, 17)) as door:
            for place, who in enumerate(everyone):
                sync = one_sync(database.parent)
                went = getattr(door, way)(who)
                if place >= WARM:
                    floor.append(sync)
                    done.append(went)
    wrong = sum(not one.right for one in done)
    keys = mean(one.keys for one in done)
    words = f"desk, {len(everyone)} {'by initials' if way == 'by_name' else 'by badge'}: {keys:.1f} keys each"
    words += f", {wrong} wrong"
    mine, theirs = _at([one.seconds for one in done]), _at(floor)
    return [_row(f"{words}, {name}", mine[name], theirs[name] + FRAME) for name in mine]


def _at(values: list[float]) -> dict[str, float]:
    cuts = quantiles(values, n=100, method="inclusive")
    return {"median": cuts[49], "p99": cuts[98]}


def _row(name: str, ours: float, floor: float) -> dict[str, Any]:
    return {
        "name": name, "ours": ours, "floor": floor, "floor_name": "one fsync and one frame of 60 Hz",
        "ratio": ours / floor, "goal": 1.0,
    }  # fmt: skip


if __name__ == "__main__":
    for row in run():
        print(row)
