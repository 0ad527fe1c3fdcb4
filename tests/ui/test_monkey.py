"""Someone leans on the keyboard and clicks everywhere, in both languages: no error, the chain whole, the
counts still add up, and nothing secret is on the audience screen.
"""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.exceptions import capture_exceptions

from meetingdesk.bootstrap import journal_holds
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.public_facts import public_facts
from meetingdesk.rehearsal.case import read_case
from meetingdesk.signin import queries as signin
from meetingdesk.stage.facts import Scene
from meetingdesk.ui.screens import MOMENTS, play_until
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.theme import install
from tests.builders import MORNING
from tests.test_public_facts import walked
from tests.ui.windows import a_window

# Only among the long proofs: what a monkey leaves open would disturb the window tests after it.
pytestmark = [pytest.mark.window, pytest.mark.prove]

LETTERS = [Qt.Key(Qt.Key.Key_A + place) for place in range(26)]
DIGITS = [Qt.Key(Qt.Key.Key_0 + place) for place in range(10)]
ACTS = [
    Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Backspace,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Delete,
    Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_Asterisk,
    Qt.Key.Key_F1, Qt.Key.Key_F9, Qt.Key.Key_F11,
]  # fmt: skip
WITH_CONTROL = [*DIGITS, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_K, Qt.Key.Key_L]
PHONE = re.compile(r"(?<!\d)1\d{10}(?!\d)")
HAN = re.compile(r"[\u4e00-\u9fff]{2}")
LOOKED_AT_EVERY = 250


class Monkey:
    """Presses keys and clicks in a window, the same way for the same seed."""

    def __init__(self, shell: Shell, seed: int) -> None:
        self.window = shell.window
        self._chance = random.Random(seed)

    def event(self) -> None:
        """One press or click."""
        if self._chance.random() < 0.6:
            self._press()
        else:
            self._click()
        QTest.qWait(0)

    def _press(self) -> None:
        target = QApplication.focusWidget() or self.window
        if self._chance.random() < 0.12:
            control = Qt.KeyboardModifier.ControlModifier
            QTest.keyClick(self.window, self._chance.choice(WITH_CONTROL), control)
            return
        keys = self._chance.choice((LETTERS, DIGITS, ACTS, ACTS))
        QTest.keyClick(target, self._chance.choice(keys))

    def _click(self) -> None:
        across = self._chance.randrange(self.window.width())
        place = QPoint(across, self._chance.randrange(self.window.height()))
        target: QWidget = self.window.childAt(place) or self.window
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(self.window, place))


@pytest.fixture
def live(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample meeting (演示数据) while it runs; the machine's own file dialogs stay closed."""
    monkeypatch.setenv("MEETINGDESK_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(QFileDialog, "open", lambda self, *_given: None)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    install(qapp)
    played = tmp_path / "live.db"
    play_until(read_case(paths.resource("sample")), played, MOMENTS["live"].over)
    return played


def lean_on_it(database: Path, seed: int, events: int, language: str = "zh_CN") -> None:
    clock = FixedClock(MORNING.replace(hour=10))
    with capture_exceptions() as errors, a_window(database, clock, language) as shell:
        monkey = Monkey(shell, seed)
        for number in range(events):
            monkey.event()
            assert not errors, errors
            if number % LOOKED_AT_EVERY == 0:
                assert secrets_in_the_room(shell) == []
        assert journal_holds(shell.bridge.desk) is None
        if shell.bridge.meeting_id is not None:
            assert shell.bridge.ask(signin.counts, shell.bridge.meeting_id).balanced


def test_leaning_on_the_keyboard_does_no_harm(live: Path) -> None:
    lean_on_it(live, 1, 400)


def secrets_in_the_room(shell: Shell) -> list[str]:
    """Phones and reasons of leave in any picture that the room could be shown now."""
    meeting, desk = shell.bridge.meeting_id, shell.bridge.desk
    if meeting is None:
        return []
    rows = desk.ask(signin.board, meeting)
    reasons = [row.reason for row in rows if HAN.search(row.reason or "")]
    found = []
    for scene in Scene:
        told = "\n".join(walked(desk.ask(public_facts, meeting, scene, desk.clock.local())))
        found += PHONE.findall(told) + [reason for reason in reasons if reason in told]
    return found


@pytest.mark.parametrize(("seed", "language"), [(7, "zh_CN"), (11, "en"), (13, "zh_CN")])
def test_leaning_on_it_for_long_does_no_harm(live: Path, tmp_path: Path, seed: int, language: str) -> None:
    copy = tmp_path / f"{seed}.db"
    shutil.copyfile(live, copy)
    lean_on_it(copy, seed, 20_000, language)
