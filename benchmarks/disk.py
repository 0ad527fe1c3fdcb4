"""The floor of everything that must last: one small write and one fsync, same folder, same time."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

PAGE = bytes(4096)


def one_sync(folder: Path) -> float:
    """Seconds of appending one page to a file and waiting for the disk."""
    with (folder / "floor").open("ab") as file:
        begun = time.perf_counter()
        file.write(PAGE)
        file.flush()
        os.fsync(file.fileno())
        return time.perf_counter() - begun


def against_one_sync(
    name: str, acts: list[Callable[[], float]], folder: Path, warm: int = 3
) -> dict[str, object]:
    """A row of the bench: the median of the acts, each in turn with one fsync, but for the first `warm`."""
    ours, floor = [], []
    for act in acts:
        floor.append(one_sync(folder))
        ours.append(act())
    mine, theirs = statistics.median(ours[warm:]), statistics.median(floor[warm:])
    return {
        "name": name, "ours": mine, "floor": theirs, "floor_name": "one fsync of the same folder",
        "ratio": mine / theirs, "goal": None,
    }  # fmt: skip
