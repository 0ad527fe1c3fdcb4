"""What the records can't know of a meeting: screens, and whether its papers are made."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from meetingdesk.foundation.progress import Silent
from meetingdesk.overview.closing import papers
from meetingdesk.ui.overview.around import Watch
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting


def test_the_screens_of_the_laptop_are_counted(shell: Shell) -> None:
    assert Watch(shell.bridge).look().screens == len(QGuiApplication.screens())


def test_papers_that_nobody_made_are_told_once_they_were_looked_at(shell: Shell) -> None:
    meeting, watch = a_meeting(shell.bridge.desk), Watch(shell.bridge)
    assert papers(watch.look_after(meeting)) is None
    assert watch.papers_due()
    watch.look_at_papers(meeting, Silent())
    line = papers(watch.look_after(meeting))
    assert line is not None
    assert line.values["count"] > 0  # type: ignore[operator]  # a number


def test_papers_are_looked_at_again_after_an_act(shell: Shell) -> None:
    a_meeting(shell.bridge.desk)
    watch = Watch(shell.bridge)
    assert watch.papers_due()
    assert not watch.papers_due()
    a_meeting(shell.bridge.desk, title="另一场会")
    assert watch.papers_due()
