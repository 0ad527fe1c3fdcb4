"""One key press in the search of the desk among 10,000 people, against the plainest possible search.

Words are typed letter by letter, as at the desk. The floor looks for the letters as they stand in 10,000
prepared texts, one line of Python; it knows no reading, no initials and no order. Both take turns.
"""

from __future__ import annotations

import random
import statistics
import time
from typing import Any

from meetingdesk.foundation import namesearch

PEOPLE = 10_000
ROUNDS = 5
TYPED = (
    "zhang", "zgq", "zhaogq", "yiming", "张国强", "国强", "企业12", "ysqy7", "1234", "yuchiym", "尉y", "y迟",
    "g强", "张g", "sgq", "dgq", "zhang gq", "张 企业12", "zgq ysqy12", "wang ys", "𬭎", "zz",
)  # fmt: skip
FRAME = 1 / 60


def run() -> list[dict[str, Any]]:
    """Two rows for the bench: against the plain search, and against one frame of the screen."""
    keys, texts = _people()
    ours: list[float] = []
    floor: list[float] = []
    for _round in range(ROUNDS):
        index = namesearch.Index(keys)
        for typed in _key_by_key():
            ours.append(_seconds(lambda typed=typed, index=index: index.search(typed, 20)))
            floor.append(_seconds(lambda typed=typed: [n for n, text in enumerate(texts) if typed in text]))
    one, other = statistics.median(ours), statistics.median(floor)
    slow = statistics.quantiles(ours, n=100)[98]
    return [
        _row("search, a key among 10,000 people", one, other, "typed in text", None),
        _row("the same, 99 of 100 keys, against a frame", slow, FRAME, "one frame at 60 Hz", 1.0),
    ]


def _key_by_key() -> list[str]:
    return [word[:end] for word in TYPED for end in range(1, len(word) + 1)]


def _row(name: str, ours: float, floor: float, floor_name: str, goal: float | None) -> dict[str, Any]:
    return {
        "name": name, "ours": ours, "floor": floor, "floor_name": floor_name,
        "ratio": ours / floor, "goal": goal,
    }  # fmt: skip


def _people() -> tuple[list[namesearch.SearchKey], list[str]]:
    """As many different characters as a province has; units, numbers, badges and phones for everyone."""
    chance = random.Random(7)
    surnames = [*"赵钱孙李周吴郑王冯陈张单仇曾朱杨解盖查翟", "尉迟", "欧阳", "单于"]
    usual = "国强伟芳娜秀英敏静丽洋艳勇军一鸣建华文志红玉海春小大乐行长䶮𬭎朝重"
    rarer = [chr(0x4E00 + chance.randrange(20_900)) for _ in range(2_000)]
    given = [*usual * 30, *rarer]
    names = [chance.choice(surnames) + "".join(chance.choices(given, k=2)) for _ in range(PEOPLE)]
    brands = ["".join(chance.choices(rarer, k=2)) for _ in range(500)]
    units = [f"{brands[place % 500]}演示企业{place % 500}" for place in range(PEOPLE)]
    people = list(zip(names, units, strict=True))
    keys = [
        namesearch.keys(name, unit, number=n, badge=str(2 * 10**9 + n), phone=str(10**10 + 7 * n))
        for n, (name, unit) in enumerate(people)
    ]
    return keys, [f"{name} {unit} {n}" for n, (name, unit) in enumerate(people)]


def _seconds(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    for row in run():
        print(row)
