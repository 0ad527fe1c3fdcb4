"""A roster of 10,000 people: read, compared and imported; then its page, key by key and screen by screen.

The import's floor puts as many rows as bare as can be into a database of its own, with one sync; keys and
screens are held against one frame of the screen. Each part runs in a process of its own, for its memory.
"""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

PEOPLE, UNITS = 10_000, 500
FRAME = 1 / 60
TYPED = ("zhang", "zgq", "sgq", "yuchi", "张国强", "企业12", "ysqy", "2023", "李", "x")
HEAD = ("序号", "单位", "姓名", "职务", "电话")


def run() -> list[dict[str, Any]]:
    """Rows for the bench."""
    with tempfile.TemporaryDirectory(prefix="meetingdesk-") as name:
        folder = Path(name)
        bringing = _in_a_process("import", folder)
        floor = _seconds(lambda: _bare(folder / "floor.db"))
        page = _in_a_process("page", folder)
    keys, scrolls = sorted(page["keys"]), sorted(page["scrolls"])
    frame = "one frame at 60 Hz"
    bare = "bare rows, one sync"
    return [
        _row(f"roster of {PEOPLE} read and compared", bringing["preview"], floor, bare, None),
        _row(f"the same imported, {_mb(bringing)}", bringing["import"], floor, bare, None),
        _row(f"its page opened and ready for a key, {_mb(page)}", page["shown"], FRAME, frame, None),
        _row("a key to the painted list, median", statistics.median(keys), FRAME, frame, 1.0),
        _row("the same, p99", keys[len(keys) * 99 // 100], FRAME, frame, 2.0),
        _row("a screen scrolled, p99", scrolls[len(scrolls) * 99 // 100], FRAME, frame, 1.0),
    ]


def memory() -> int:
    """Bytes that this process has used at most; 0 where the system doesn't tell."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) * 1024 if found else 0


def _row(name: str, ours: float, floor: float, floor_name: str, goal: float | None) -> dict[str, Any]:
    return {
        "name": name, "ours": ours, "floor": floor, "floor_name": floor_name,
        "ratio": ours / floor, "goal": goal,
    }  # fmt: skip


def _mb(found: dict[str, Any]) -> str:
    return f"{found['memory'] / 1e6:.0f} MB"


def _in_a_process(what: str, folder: Path) -> dict[str, Any]:
    module = "benchmarks.roster_process" if what == "page" else "benchmarks.roster_bench"
    quiet = {"QT_QPA_PLATFORM": "offscreen", "MEETINGDESK_HOME": str(folder)}
    words = [sys.executable, "-m", module, str(folder / "meetingdesk.db")]
    done = subprocess.run(
        words, env={**os.environ, **quiet}, capture_output=True, text=True, check=True, timeout=300
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def people() -> list[tuple[str, ...]]:
    """Rows of a roster file; invented."""
    chance = random.Random(7)
    surnames = [*"赵钱孙李周吴郑王冯陈张单仇曾朱杨", "尉迟", "欧阳"]
    given = "国强伟芳娜秀英敏静丽洋艳勇军一鸣建华文志红玉海春小大乐行长"
    names = (chance.choice(surnames) + "".join(chance.choices(given, k=2)) for _ in range(PEOPLE))
    return [
        (str(n), f"演示企业{n % UNITS}党支部", name, "党支部书记", f"100{n:08}")
        for n, name in enumerate(names, 1)
    ]


def bring_in(database: Path) -> dict[str, float]:
    """A file of 10,000 is read, compared and imported into a new database with a meeting."""
    from meetingdesk.bootstrap import open_desk
    from meetingdesk.foundation.sheet_writing import Table, write_xlsx
    from meetingdesk.foundation.sheets import SheetReader
    from meetingdesk.meeting.commands import CreateMeeting
    from meetingdesk.roster import queries
    from meetingdesk.roster.bulk import ImportRoster
    from meetingdesk.roster.importing import Preview, entries, preview
    from meetingdesk.roster.namesakes import Namesake

    file = database.with_name("演示名册.xlsx")
    write_xlsx(file, [Table("名册", HEAD, people())])
    reader = SheetReader()
    reader.warm()
    with open_desk(database) as desk:
        desk.do(CreateMeeting(title="演示会议"))
        found: list[Preview] = []
        before = memory()
        looking = _seconds(lambda: found.append(preview(reader.read(file), desk.ask(queries.known))))
        rows = entries(found[0], namesakes=Namesake.NEW, with_troubles=True)
        taking = _seconds(lambda: desk.do(ImportRoster(file=file.name, rows=rows)))
    reader.close()
    return {"preview": looking, "import": taking, "memory": memory() - before}


def _bare(path: Path) -> None:
    """As many rows as the import makes, in one transaction of a bare database."""
    rows = [(f"{n:032x}", *row) for n, row in enumerate(people())]
    database = dbapi2.connect(path)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    for table in ("person", "post"):
        database.execute(f"CREATE TABLE {table} (id TEXT PRIMARY KEY, a, b, c, d, e)")
        database.executemany(f"INSERT INTO {table} VALUES (?,?,?,?,?,?)", rows)
    database.commit()
    database.close()


def _seconds(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(bring_in(Path(sys.argv[1]))), flush=True)
