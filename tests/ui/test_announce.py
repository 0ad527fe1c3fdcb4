"""The host's script over the window: opened by key, at the step at hand, following the records."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.speakers.commands import EndAndCallNext
from meetingdesk.ui.announce import AnnouncePanel
from meetingdesk.ui.shell import Shell
from tests.ui.windows import a_window


@pytest.fixture
def live(sample_files: dict[str, Path], tmp_path: Path) -> Iterator[Shell]:
    """The sample meeting while the fifth of seven speaks."""
    copy = Path(shutil.copy(sample_files["live"], tmp_path / "live.db"))
    with a_window(copy, FixedClock(dt.datetime(2026, 3, 13, 9, 37, 58))) as shell:
        yield shell


def opened(shell: Shell) -> AnnouncePanel:
    return shell.window.findChildren(AnnouncePanel)[-1]


def test_f11_shows_what_is_said_now_and_closes_again(qtbot: QtBot, live: Shell) -> None:
    live.window.activateWindow()
    qtbot.keyClick(live.window, Qt.Key.Key_F11)
    panel = opened(live)
    assert "今天现场述职的有7位书记" in panel.said()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert "书面述职的有36家" in panel.said()
    qtbot.keyClick(panel.list, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_it_follows_while_it_is_open(qtbot: QtBot, live: Shell) -> None:
    live.announce()
    panel = opened(live)
    calls = panel.said().count("作准备")
    live.bridge.do(EndAndCallNext(meeting_id=live.context.meeting_id))
    qtbot.waitUntil(lambda: panel.said().count("作准备") == calls - 1)


def test_it_can_be_found(qtbot: QtBot, live: Shell) -> None:
    live.find()
    assert live.palette is not None
    live.palette.field.setText("主持")
    qtbot.keyClick(live.palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(live.window.findChildren(AnnouncePanel)))
    assert opened(live).isVisible()
