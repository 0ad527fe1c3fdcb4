"""Run as a program: forty meetings, one after the other, in one process; says what each took as JSON.

Arguments: a folder, and `desk` or `window`. With `window` every page is opened at the end of each meeting, as
somebody would who keeps the program open from one meeting to the next.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from meetingdesk.bootstrap import Opened, open_all
from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play
from meetingdesk.storage import journal
from tests.builders import MORNING
from tests.journeys import small

MEETINGS, ACTS = 40, 129


def resident() -> float:
    """Memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def handles() -> list[str]:
    """What this process has open: files, pipes, sockets."""
    found = []
    for each in Path("/proc/self/fd").iterdir():
        try:
            found.append(str(each.readlink()))
        except OSError:
            continue  # the one that lists them
    return sorted(name for name in found if not name.startswith("/proc/"))


def timed(desk: Desk, times: list[float], between: Callable[[], object]) -> None:
    """Note how long each act takes; `between` two of them something may be done."""
    really = desk.do

    def do(command: Any, origin: object | None = None) -> Any:
        began = time.perf_counter()
        try:
            return really(command, origin)
        finally:
            times.append(time.perf_counter() - began)
            between()

    desk.do = do  # type: ignore[method-assign]


def with_window(opened: Opened) -> tuple[Callable[[str], None], Callable[[], object]]:
    """A window on it; what is returned walks through its pages, and looks for dead objects as it does.

    Between two acts of a person the window's own timer comes round; here they follow each other at once.
    """
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from meetingdesk.foundation.settings import Settings
    from meetingdesk.ui.main_window import MainWindow
    from meetingdesk.ui.rubbish import Sweeper
    from meetingdesk.ui.shell import Shell
    from meetingdesk.ui.theme import install
    from tests.ui.windows import PAGES

    app = QApplication(sys.argv[:1])
    install(app)
    window = MainWindow()
    shell = Shell(window, opened, Settings(look="light"), FixedClock(MORNING))
    window.show()
    sweeper = Sweeper(window)
    kept = (app, window, shell)

    def walk(meeting: str) -> None:
        assert kept
        shell.open_meeting(meeting)
        for page in PAGES:
            shell.go(page)
            QTest.qWait(5)
        while not shell.complete:  # what pages asked for beside the window
            QTest.qWait(20)

    return walk, sweeper.sweep


def fill_up(desk: Desk, already: int) -> None:
    """As many acts as a meeting of 43 people takes."""
    from tests.storage.acts import Found

    for number in range(desk.ask(journal.count_acts), already + ACTS):
        desk.do(Found(name=f"演示{number}"))


def main(folder: Path, how: str) -> None:
    """All meetings; what they took."""
    case, times, rounds = read_case(small.write(folder / "case")), [], []
    with open_all(folder / "m.db", FixedClock(MORNING)) as opened:
        desk = opened.desk
        walk, between = with_window(opened) if how == "window" else (lambda _meeting: None, lambda: None)
        timed(desk, times, between)
        for number in range(MEETINGS):
            already = desk.ask(journal.count_acts)
            titled = replace(case, meeting=replace(case.meeting, title=f"演示小会 {number + 1}"))
            walk(play(titled, desk).meeting_id)
            fill_up(desk, already)
            opened.keeper.pause().acquire()  # a copy that is being made holds files open
            opened.keeper.pause().release()
            gc.collect()
            rounds.append({"mb": resident(), "handles": handles(), "threads": threading.active_count()})
        acts = desk.ask(journal.count_acts)
        whole = desk.ask(journal.verify) is None
    times.sort()
    p99 = times[len(times) * 99 // 100] * 1000
    told = {"acts": acts, "gestures": len(times), "p99": p99, "whole": whole, "rounds": rounds}
    print(json.dumps(told))  # noqa: T201  the figures
    sys.stdout.flush()
    os._exit(0)  # the window is let go with the process


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
