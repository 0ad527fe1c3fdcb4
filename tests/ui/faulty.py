"""Small disks, and a window in which somebody is typing while the machine fails."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from meetingdesk.commentary import queries
from meetingdesk.commentary.commands import PlaceOrganisation
from meetingdesk.commentary.model import Tone
from meetingdesk.desk import Desk
from meetingdesk.ui.parts.fields import TextArea
from meetingdesk.ui.shell import Shell
from tests.builders import a_programme

TYPED = "Keep this line"
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@dataclass
class Typist:
    """Someone in front of the page of comments, with a line that is not yet kept."""

    shell: Shell
    bot: QtBot
    unit: str

    @property
    def box(self) -> TextArea:
        """Where they type."""
        return self.shell.window.page("commentary").editor.boxes[Tone.PRAISE]  # type: ignore[union-attr]

    def enter(self) -> None:
        """The key that keeps the line."""
        self.bot.keyClick(self.box, Qt.Key.Key_Return)
        self.bot.wait(20)  # the page keeps the line after the key was handled

    def press(self, step: str) -> None:
        """One of the buttons of the red line."""
        self.bot.mouseClick(self.shell.window.alarm.buttons[step], Qt.MouseButton.LeftButton)

    def told(self) -> str:
        """The sentence in the red line; empty while there is none."""
        alarm = self.shell.window.alarm
        return alarm.accessibleName() if alarm.isVisible() else ""

    def still_typed(self) -> bool:
        """Whether the line stands where it was typed."""
        return TYPED in self.box.toPlainText()

    def kept(self) -> list[str]:
        """What the records say of this organisation."""
        desk = self.shell.bridge.desk
        places = desk.ask(queries.commentary, self.shell.bridge.meeting_id)
        return [comment.text for place in places for comment in place.comments]


def meeting_in(desk: Desk) -> str:
    """A meeting with three reports on site, in the order of comment; its first organisation."""
    meeting, units, _written = a_programme(desk)
    for unit in units:
        desk.do(PlaceOrganisation(meeting_id=meeting, organisation_id=unit))
    return units[0]


def sit_down(shell: Shell, bot: QtBot, unit: str) -> Typist:
    """Open the page and type half a line."""
    shell.go("commentary")
    typist = Typist(shell, bot, unit)
    typist.box.setFocus()
    bot.keyClicks(typist.box, TYPED)
    return typist


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[Path]:
    """A disk of its own, where this user may mount one; else the folder itself."""
    place.mkdir(parents=True, exist_ok=True)
    mounted = ROOT and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], capture_output=True, check=False
    ).returncode == 0
    try:
        yield place
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path, desk: Desk) -> Path | None:
    """Leave no byte free. Where the disk is not a small one, SQLite is told that it may not grow."""
    if os.path.ismount(place):
        rest = place / "photos.bin"
        with rest.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                return rest
    _no_page_more(desk)
    return None


def _no_page_more(desk: Desk) -> None:
    @event.listens_for(desk.engine, "checkout")
    def hold(driver: Any, _record: Any, _proxy: Any) -> None:
        driver.execute("PRAGMA max_page_count=1")
