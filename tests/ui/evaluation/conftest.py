"""The page on a desk of its own, and a poll brought to any step through the same commands as the window's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.bootstrap import open_all
from meetingdesk.evaluation import commands as do
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.settings import Settings
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.evaluation.page import ThePage
from meetingdesk.ui.page import Context
from meetingdesk.ui.tasks import Tasks
from tests.builders import a_programme

Marks = tuple[int, ...]
AGREED: Marks = (1, 1, 2, 1, 1, 3, 0)


@dataclass
class OnPage:
    """The page, its robot, and shortcuts of an organizer's hand."""

    page: ThePage
    robot: QtBot
    meeting: str
    file: Path
    went: list[str]

    @property
    def of(self) -> dict[str, Any]:
        assert self.page.standing is not None
        return {"meeting_id": self.meeting, "poll_id": self.page.standing.form.id}

    @property
    def code(self) -> str:
        assert self.page.standing is not None
        return self.page.standing.form.classes[0].code

    def do(self, command: Callable[..., Any], **given: Any) -> Any:
        return self.page.bridge.desk.do(command(**self.of, **given))

    def keys(self, widget: QWidget, text: str) -> None:
        self.robot.keyClicks(widget, text)

    def enter(self, widget: QWidget) -> None:
        self.robot.keyClick(widget, Qt.Key.Key_Return)

    def set_up(self, **more: Any) -> None:
        """Seven who report on site, one class, unless told otherwise."""
        spec = {
            "title": "演示测评",
            "subjects": [do.SubjectSpec(f"演示{n}党支部", f"演示人{n}") for n in range(1, 8)],
        }
        self.page.bridge.desk.do(do.CreatePoll(meeting_id=self.meeting, **(spec | more)))
        self.page.refresh()

    def to_entry(self, papers: int = 5, **more: Any) -> None:
        """Papers are numbered; nobody types yet."""
        self.set_up(**more)
        self.do(do.IssueBallots, class_code=self.code, count=papers)
        self.do(do.ReturnBallots, class_code=self.code, count=papers)
        self.do(do.CloseVoting)
        self.do(do.ConfirmShuffle, first="监票甲", second="监票乙")

    def sit_down(self, name: str) -> None:
        """The name stands in the field, Enter begins the pass."""
        field = self.page.begin.typist.field
        field.setText(name)  # an input method's words come whole
        self.enter(field)

    def type_pass(self, papers: dict[int, Marks]) -> None:
        """Each paper by its keys and Enter, then the pass is finished by its button."""
        grid = self.page.entry.grid
        for marks in papers.values():
            self.keys(grid, "".join(map(str, marks)))
            self.enter(grid)
        self.robot.mouseClick(self.page.entry.finish, Qt.MouseButton.LeftButton)

    def words(self) -> str:
        """Every word that any visible part of the page shows or says to a screen reader."""
        found = []
        for part in self.page.findChildren(QWidget):
            if part.isVisible():
                said = [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
                text = getattr(part, "text", None)
                found += [*said, text() if callable(text) else ""]
        return " ".join(found)


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[OnPage]:
    with open_all(tmp_path / "meeting.db", clock) as opened:
        meeting, _on_site, _written = a_programme(opened.desk, on_site=7, written=3)
        bridge, tasks = Bridge(opened, meeting), Tasks()
        went: list[str] = []
        page = ThePage(Context(bridge, tasks, Settings(), went.append))
        qtbot.addWidget(page)
        page.resize(1198, 680)
        page.show()
        qtbot.waitExposed(page)
        yield OnPage(page, qtbot, meeting, tmp_path / "meeting.db", went)
        tasks.close()
        bridge.close()
