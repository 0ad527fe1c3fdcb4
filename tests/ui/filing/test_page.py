"""归档 on the screen: a file is added, the set is saved."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting, some_attendees


def test_a_photo_is_added_and_the_set_saved(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    shell.open_meeting(meeting := a_meeting(shell.bridge.desk))
    some_attendees(shell.bridge.desk, meeting, "王五")
    shell.go("filing")
    page: Any = shell.window.current()
    (tmp_path / "会场.jpg").write_bytes(b"photo")
    page.kind.setCurrentIndex(page.kind.findText("照片"))
    page.add_file(tmp_path / "会场.jpg")
    qtbot.waitUntil(lambda: [row.name for row in page.filed.shown()] == ["会场.jpg"], timeout=20_000)
    page.save_to(tmp_path / "归档.zip")
    qtbot.waitUntil(page.strip.isVisible, timeout=60_000)
    assert "还缺" in page.strip.accessibleName()
    with zipfile.ZipFile(tmp_path / "归档.zip") as box:
        assert box.read("附件/会场.jpg") == b"photo"
    assert {row.id: bool(row.files) for row in page.asked.shown()}["照片"]
