"""The window while something long goes on beside it: `FOLDER`. Prints JSON: the worst stalls in seconds.

A stall is what a user feels: how late a tick of 10 ms comes, by the wall. Beside it stands the most time that
the window's own thread worked on one event, which no other program on the machine can make longer. The floor
is the same window at rest while a thread counts, which is what the interpreter's lock alone costs.
"""

from __future__ import annotations

import datetime as dt
import gc
import importlib
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.roster_bench import HEAD, people
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.sheet_writing import Table, write_xlsx
from meetingdesk.rehearsal.case import read_case
from meetingdesk.ui import theme as themes
from meetingdesk.ui.application import SOON, TURN_S
from meetingdesk.ui.at_rest import settle, wait
from meetingdesk.ui.rubbish import Sweeper
from meetingdesk.ui.screens import MOMENTS, Moment, at_act, play_until, standing
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.theme import theme

BEAT_MS = 10
DAY = dt.date(2026, 3, 13)
AT_REST_S = 2.0


class Watched(QApplication):
    """Measures each event on the window's thread, outermost only."""

    def __init__(self) -> None:
        super().__init__(sys.argv[:1])
        self.deep, self.longest, self.what = 0, 0.0, ""

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """As Qt does, with a watch in hand."""
        if self.deep:
            return super().notify(receiver, event)
        self.deep += 1
        begun = time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            self.deep -= 1
            taken = time.thread_time() - begun
            if taken > self.longest:
                self.longest, self.what = taken, f"{type(receiver).__name__} {event.type().name}"


class Heart:
    """Beats every 10 ms and keeps the longest pause."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last - BEAT_MS / 1000)
        self._last = now

    def stop(self) -> None:
        """No more beats."""
        self._timer.stop()


def felt(app: Watched, act: Callable[[], None], rest: Callable[[], None]) -> dict[str, Any]:
    """An act from its key to the window at rest."""
    wait(200)
    app.longest, app.what = 0.0, ""
    heart = Heart()
    QTimer.singleShot(30, act)
    wait(60)
    rest()
    wait(60)
    heart.stop()
    return {"wall": heart.longest, "cpu": app.longest, "what": app.what}


@contextmanager
def counting() -> Iterator[None]:
    """A thread that only counts: whoever shares the interpreter with it waits for its lock."""
    over = threading.Event()

    def count() -> None:
        number = 0
        while not over.is_set():
            number += 1

    thread = threading.Thread(target=count)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def acts(folder: Path, shell: Shell) -> tuple[tuple[str, str, Callable[[Any], None]], ...]:
    """Name, page, and what is pressed there; from the import on the file holds 10,000 people."""

    def choose(**choice: str) -> None:
        shell.change(shell.settings.changed(**choice))

    return (
        ("a file of 10,000 people read", "roster", lambda page: page.open_file(folder / "roster.xlsx")),
        ("the same imported", "roster", lambda page: page.incoming.confirm.click()),
        ("history opened", "roster", lambda _page: shell.go("history")),
        ("the minutes opened", "history", lambda _page: shell.go("minutes")),
        ("the results opened", "minutes", lambda _page: shell.go("evaluation")),
        ("signing in opened", "evaluation", lambda _page: shell.go("signin")),
        ("comments opened", "signin", lambda _page: shell.go("commentary")),
        ("dark chosen, eight pages open", "roster", lambda _page: choose(look="dark")),
        ("English chosen", "roster", lambda _page: choose(language="en")),
        ("Chinese chosen", "roster", lambda _page: choose(language="zh_CN")),
        ("the search opened", "roster", lambda _page: shell.find()),
        ("somebody looked for", "roster", lambda _page: shell.palette.field.setText("zh")),  # type: ignore[union-attr]  # it is open
        ("the manual opened", "roster", lambda _page: shell.help()),
        ("all papers saved", "documents", lambda page: page.save_into(folder / "papers")),
        ("a safety copy made", "care", lambda page: page.copies.make_one()),
        ("a copy checked", "care", lambda page: page.copies.choose(page.copies.rows.shown()[0].id)),
        ("a copy restored", "care", lambda page: page.copies.restore(page.copies.rows.shown()[0], False)),
        ("the chain checked", "history", lambda page: page.check()),
    )


def measure(app: Watched, folder: Path) -> dict[str, dict[str, Any]]:
    """All of them, on the sample played to its end and, for the seal, to the check of both passes."""
    (folder / "papers").mkdir()
    write_xlsx(folder / "roster.xlsx", [Table("名册", HEAD, people())])
    case, found = read_case(paths.resource("sample")), {}
    confirmed = Moment(MOMENTS["after"].clock, at_act("evaluation.ConfirmPasses"))
    for name, moment in (("after", MOMENTS["after"]), ("confirmed", confirmed)):
        play_until(case, folder / f"{name}.db", moment.over)
    with shown(folder / "after.db") as shell:
        with counting():
            found["floor"] = felt(app, lambda: None, lambda: wait(round(AT_REST_S * 1000)))
        for name, page, act in acts(folder, shell):
            if shell.window.name_of_current() != page:
                shell.go(page)
                settle(shell)
            found[name] = felt(app, partial(act, shell.window.current()), lambda: settle(shell))
    with shown(folder / "confirmed.db") as shell:
        shell.go("evaluation")
        settle(shell)
        page_of_poll: Any = shell.window.current()
        found["a vote sealed"] = felt(app, page_of_poll.seal, lambda: settle(shell))
    return found


def shown(database: Path) -> AbstractContextManager[Shell]:
    """The window on a copy of a file, after the meeting."""
    at = FixedClock(dt.datetime.combine(DAY, MOMENTS["after"].clock))
    return standing(database, at, "zh_CN", "light", (1366, 768))


if __name__ == "__main__":
    application = Watched()
    sys.setswitchinterval(TURN_S)  # as the program has it, with its sweeper, and with the pages that it
    sweeper = Sweeper(application)  # imports beside the first one
    for module in SOON:
        importlib.import_module(module)
    gc.freeze()
    themes.install(application)
    theme().still = True
    print(json.dumps(measure(application, Path(sys.argv[1]))), flush=True)
