"""The roster's page on a file, timed from inside: `DATABASE`. Prints JSON: seconds of keys and screens.

A key counts from the press to the painted table; a scroll by one screen from the wheel to the painted table.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.roster_bench import TYPED, memory
from meetingdesk.bootstrap import open_all
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.settings import Settings
from meetingdesk.ui import theme as themes
from meetingdesk.ui.application import latest_meeting
from meetingdesk.ui.main_window import MainWindow
from meetingdesk.ui.shell import Shell

SCREENS = 200


def measure(database: Path) -> dict[str, Any]:
    """Open the window, type every word key by key, then scroll through the whole list."""
    with open_all(database, Clock()) as opened:
        window = MainWindow()
        window.resize(1366, 768)
        before = memory()
        shell = Shell(window, opened, Settings(), Clock())
        window.show()
        shell.open_meeting(latest_meeting(opened.desk))
        begun = time.perf_counter()
        shell.go("roster")
        page: Any = window.current()
        _rest(shell)  # a long roster is gathered beside the window
        page.people.table.viewport().repaint()
        shown = time.perf_counter() - begun
        _rest(shell)
        keys = [seconds for word in TYPED for seconds in _type(page, word)]
        found = {"shown": shown, "keys": keys, "scrolls": _scroll(page), "memory": memory() - before}
        window.close()
        shell.close()
    return found


def _type(page: Any, word: str) -> list[float]:
    field, table = page.people.field, page.people.table

    def key(letter: str) -> None:
        if letter.isascii():
            QTest.keyClicks(field, letter)
        else:
            field.insert(letter)  # as an input method commits it
        table.viewport().repaint()

    def back() -> None:
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        table.viewport().repaint()

    times = [_seconds(partial(key, letter)) for letter in word]
    return times + [_seconds(back) for _letter in word]


def _scroll(page: Any) -> list[float]:
    table = page.people.table
    bar = table.verticalScrollBar()

    def to(value: int) -> None:
        bar.setValue(value)
        table.viewport().repaint()

    return [_seconds(partial(to, bar.maximum() * at // SCREENS)) for at in range(SCREENS)]


def _rest(shell: Shell) -> None:
    """Until nothing is under way beside the window."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: None if shell.tasks.running() else loop.quit())
    timer.start(10)
    loop.exec()


def _seconds(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    themes.install(application)
    print(json.dumps(measure(Path(sys.argv[1]))), flush=True)
