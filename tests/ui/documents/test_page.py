"""文档: what can be made, made into a folder off the window's thread."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.ui.documents.page import ThePage
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting
from tests.ui.windows import a_window


def the_page(shell: Shell) -> ThePage:
    shell.go("documents")
    found: Any = shell.window.current()
    return found


def test_all_papers_go_into_a_folder(qtbot: QtBot, sample_files: dict[str, Path], tmp_path: Path) -> None:
    shutil.copy(sample_files["after"], tmp_path / "x.db")
    with a_window(tmp_path / "x.db", FixedClock(dt.datetime(2026, 3, 13, 12, 5))) as shell:
        page = the_page(shell)
        page.save_into(tmp_path / "papers")
        qtbot.waitUntil(page.strip.isVisible, timeout=60_000)
        made = {path.name for path in (tmp_path / "papers").iterdir()}
    assert {"会议纪要.pdf", "会议记录.pdf", "签到表.pdf", "名单.xlsx", "测评结果.xlsx"} <= made
    assert "12 份文件" in page.strip.accessibleName()


def test_results_wait_for_the_seal(shell: Shell) -> None:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    ready = {row.id: row.ready for row in the_page(shell).rows.shown()}
    assert [name for name, can in ready.items() if can] == ["会议纪要", "会议记录", "签到表", "名单"]
    assert [name for name, can in ready.items() if not can] == ["测评结果", "测评结果表"]


def test_a_folder_that_cant_be_written_is_said(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    (tmp_path / "file").write_text("x", encoding="utf-8")
    page = the_page(shell)
    page.save_into(tmp_path / "file", ("名单",))
    qtbot.waitUntil(page.strip.isVisible, timeout=30_000)
    assert "file" in page.strip.accessibleName()
    assert page.all.isEnabled()
