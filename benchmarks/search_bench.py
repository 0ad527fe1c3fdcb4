"""One key press in the search of the desk among 10,000 people, against the plainest possible search.

The floor looks for the typed letters as they stand in 10,000 prepared texts, one line of Python; it knows no
reading, no initials and no order. Both take turns; the median of all typed words counts.
"""

from __future__ import annotations

import random
import statistics
import time
from typing import Any

from meetingdesk.foundation import namesearch

PEOPLE = 10_000
ROUNDS = 9
TYPED = ("z", "y", "zh", "zhang", "zgq", "张", "国强", "企业", "ysqy", "12")
FRAME = 1 / 60


def run() -> list[dict[str, Any]]:
    """Two rows for the bench: against the plain search, and against one frame of the screen."""
    keys, texts = _people()
    ours: dict[str, list[float]] = {typed: [] for typed in TYPED}
    floor: list[float] = []
    for _round in range(ROUNDS):
        for typed in TYPED:
            ours[typed].append(_seconds(lambda typed=typed: namesearch.search(typed, keys)))
            floor.append(_seconds(lambda typed=typed: [n for n, text in enumerate(texts) if typed in text]))
    by_key = [statistics.median(times) for times in ours.values()]
    one, other, worst = statistics.median(by_key), statistics.median(floor), max(by_key)
    return [
        _row("search, a key among 10,000 people", one, other, "typed in text", None),
        _row("the same, worst key, against a frame", worst, FRAME, "one frame at 60 Hz", 1.0),
    ]


def _row(name: str, ours: float, floor: float, floor_name: str, goal: float | None) -> dict[str, Any]:
    return {
        "name": name, "ours": ours, "floor": floor, "floor_name": floor_name,
        "ratio": ours / floor, "goal": goal,
    }  # fmt: skip


def _people() -> tuple[list[namesearch.SearchKey], list[str]]:
    chance = random.Random(7)
    surnames = "赵钱孙李周吴郑王冯陈张单仇曾朱杨"
    given = "国强伟芳娜秀英敏静丽洋艳勇军一鸣建华文志红玉海春小大乐行长"
    names = [chance.choice(surnames) + "".join(chance.choices(given, k=2)) for _ in range(PEOPLE)]
    units = [f"演示企业{place % 500}" for place in range(PEOPLE)]
    people = list(zip(names, units, strict=True))
    keys = [namesearch.keys(name, unit, number=n) for n, (name, unit) in enumerate(people)]
    return keys, [f"{name} {unit} {n}" for n, (name, unit) in enumerate(people)]


def _seconds(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
