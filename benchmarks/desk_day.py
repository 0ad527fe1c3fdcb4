"""The door of a whole meeting through the keys of the real window: everyone of a 签到.csv arrives in turn.

Whoever types knows the name of who stands there, types its initials until the list leaves no doubt, looks at
whom Enter would take, and presses Enter. Used by the bench (times) and by a test (keys, wrong picks).
"""

from __future__ import annotations

import csv
import datetime as dt
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from meetingdesk.bootstrap import open_all
from meetingdesk.foundation import hanzi
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.rehearsal.case import read_case
from meetingdesk.signin.badges import IssueBadges, badges
from meetingdesk.ui.application import Program, latest_meeting
from meetingdesk.ui.at_rest import settle, wait
from meetingdesk.ui.screens import play_until
from meetingdesk.ui.shell import Shell

ARRIVES, SENDS = "签到", "代会"
LOOKS_MS = 120  # nobody reads the list and presses Enter faster


@dataclass(frozen=True)
class Coming:
    """One line of 签到.csv: who arrives when, or who is sent instead."""

    at: dt.time
    number: int
    name: str
    proxy: str
    proxy_post: str


@dataclass(frozen=True)
class Done:
    """How one arrival went: keys pressed, whether the right one came in, seconds from last key to paint."""

    keys: int
    right: bool
    seconds: float


def comings(file: Path) -> list[Coming]:
    """Everyone who comes or sends someone."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [
            Coming(
                dt.time.fromisoformat(row["时间"]), int(row["序号"]), row["姓名"], row["代会人"],
                row["代会人职务"],
            )
            for row in csv.DictReader(lines)
            if row["动作"] in {ARRIVES, SENDS}
        ]  # fmt: skip


def before_the_doors(case_folder: Path, database: Path) -> None:
    """The meeting of a case as it stands when the doors open, everyone with a badge."""
    case = read_case(case_folder)
    first = min(one.at for one in comings(case_folder / "签到.csv"))
    play_until(case, database, lambda _desk, now: now >= dt.time(first.hour, first.minute - 1))
    with open_all(database) as opened:
        meeting = latest_meeting(opened.desk)
        assert meeting is not None
        opened.desk.do(IssueBadges(meeting_id=meeting))


@contextmanager
def at_the_door(database: Path, day: dt.date, looks_ms: int = LOOKS_MS) -> Iterator[Door]:
    """The program on a copy of the file, some seconds after its start, 签到 in front."""
    copy = database.with_name("door.db")
    for left in database.parent.glob("door.db*"):
        left.unlink()
    shutil.copy(database, copy)
    clock = FixedClock(dt.datetime.combine(day, dt.time(8, 0)))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app, copy, clock)
    program.show()
    program.window.activateWindow()
    until(lambda: program.warm)
    program.window.resize(1366, 768)  # whatever was left the last time: everyone's tile is in sight
    program.shell.go("signin")
    settle(program.shell)
    try:
        yield Door(program.shell, clock, day, looks_ms)
    finally:
        program.window.close()
        program.window.deleteLater()


def until(done: Callable[[], bool]) -> None:
    """Let the window live until something is there."""
    for _turn in range(200):
        if done():
            return
        wait(50)
    raise TimeoutError


class Door:
    """Presses the keys. `by_name` and `by_badge` let one person in."""

    def __init__(self, shell: Shell, clock: FixedClock, day: dt.date, looks_ms: int) -> None:
        self.page: Any = shell.window.page("signin")
        self._clock, self._day, self._looks_ms = clock, day, looks_ms
        self.bridge, self.meeting_id = shell.bridge, shell.context.meeting_id
        rows = shell.bridge.ask(badges, self.meeting_id)
        self._codes = {row.number: row.code for row in rows}

    def by_name(self, who: Coming) -> Done:
        """Initials and Enter; a substitute by key and form."""
        self._at(who)
        keys = 0
        for letter in initials(who.name):
            self._press(letter)
            keys += 1
            if self._no_doubt(who):
                break
        while self._chosen() != who.number and keys < 12:
            self._press(Qt.Key.Key_Down)
            keys += 1
        if who.proxy:
            return self._send(who, keys)
        return self._finish(who, keys + 1, lambda: self._press(Qt.Key.Key_Return))

    def by_badge(self, who: Coming) -> Done:
        """The wand types a code and Enter or, as others do, Tab; nobody touches a key."""
        if who.proxy:
            return self.by_name(who)
        self._at(who)
        for digit in self._codes[who.number]:
            self._press(digit)
        end = Qt.Key.Key_Return if who.number % 2 else Qt.Key.Key_Tab
        return self._finish(who, 0, lambda: self._press(end))

    def _send(self, who: Coming, keys: int) -> Done:
        self._press(Qt.Key.Key_F3)
        for part, last in ((who.proxy, False), (who.proxy_post, False), ("", True)):
            field = QApplication.focusWidget()
            assert field is not None
            field.setText(part)  # type: ignore[attr-defined]  # an input method writes it
            if not last:
                self._press(Qt.Key.Key_Return)
        return self._finish(who, keys + 4, lambda: self._press(Qt.Key.Key_Return))

    def _finish(self, who: Coming, keys: int, act: Callable[[], None]) -> Done:
        QTest.qWait(self._looks_ms)  # what typing changed is painted before the clock starts
        painted = next_paint(self.page.board.viewport())
        begun = time.perf_counter()
        act()
        painted()
        seconds = time.perf_counter() - begun
        latest = self.page.room.recent(1)[0]
        assert self.page.field.hasFocus(), "the field has lost the focus"
        return Done(keys, latest.number == who.number, seconds)

    def _no_doubt(self, who: Coming) -> bool:
        """One name left in the list, and its number is chosen."""
        shown = [item.person for item in self.page.side.hits.shown()]
        return len({one.name for one in shown}) == 1 and self._chosen() == who.number

    def _chosen(self) -> int | None:
        chosen = self.page.side.chosen()
        return chosen.number if chosen else None

    def _press(self, key: str | Qt.Key) -> None:
        where = QApplication.focusWidget() or self.page.field
        QTest.keyClick(where, key)  # type: ignore[arg-type]  # letters are taken as well

    def _at(self, who: Coming) -> None:
        self._clock.set(dt.datetime.combine(self._day, who.at))


def initials(name: str) -> str:
    """The first letter of each character, in its usual reading."""
    return "".join(readings[0][0] for readings in hanzi.readings(name, None))


def next_paint(surface: QWidget) -> Callable[[], None]:
    """A wait that ends once the surface has been painted again."""
    waiting = QEventLoop()

    class Seen(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, waiting.quit)
            return False

    seen = Seen()
    surface.installEventFilter(seen)

    def wait() -> None:
        QTimer.singleShot(5000, waiting.quit)
        waiting.exec()
        surface.removeEventFilter(seen)

    return wait
