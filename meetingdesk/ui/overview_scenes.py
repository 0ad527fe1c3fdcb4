"""Scenes of 总览, 历史, 设置 and the first page: forms, too few people, filters, a first start (演示数据)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QScrollArea

from meetingdesk.meeting.commands import ArchiveMeeting
from meetingdesk.signin import queries as signin
from meetingdesk.signin.commands import TakeLeave
from meetingdesk.signin.model import Status
from meetingdesk.ui.at_rest import settle
from meetingdesk.ui.shell import Shell

Scene = Callable[[Shell, Path], None]
AWAY = 10
"""So many on leave of 44 leave fewer than 80 %."""
STEP_LOOKED_AT, FOUND_NOWHERE = 6, "没有这样一步"


def page_of(shell: Shell) -> Any:
    """The page in view."""
    return shell.window.current()


# ---------------------------------------------------------------- 总览


def looked_over(shell: Shell, _props: Path) -> None:
    """Everything was checked once more, the fonts too."""
    page_of(shell).again.click()
    settle(shell)


def correcting(shell: Shell, _props: Path) -> None:
    """The facts of the meeting are corrected."""
    page_of(shell).before.facts.change.emit()


def too_few(shell: Shell, _props: Path) -> None:
    """So many are on leave that under 80 % can come."""
    meeting = str(shell.bridge.meeting_id)
    free = [row for row in shell.bridge.ask(signin.board, meeting) if row.status is Status.NOT_ARRIVED]
    for row in free[:AWAY]:
        shell.bridge.do(TakeLeave(meeting_id=meeting, attendee_id=row.attendee_id, reason="外出培训"))


def unplanned(shell: Shell, _props: Path) -> None:
    """An item that was not planned is added while the meeting runs."""
    page_of(shell).extra.click()


def archived(shell: Shell, _props: Path) -> None:
    """Filed: nothing is left to do."""
    shell.bridge.do(ArchiveMeeting(meeting_id=str(shell.bridge.meeting_id)))


# ---------------------------------------------------------------- 历史, 设置


def step_chosen(shell: Shell, _props: Path) -> None:
    """A step further back is looked at; it can be taken back together with those after it."""
    page = page_of(shell)
    page.list.choose(page.rows.shown()[STEP_LOOKED_AT].id)


def back_asked(shell: Shell, props: Path) -> None:
    """Many steps would go at once: asked once more, in place."""
    step_chosen(shell, props)
    page_of(shell).detail.before.click()


def nothing_found(shell: Shell, _props: Path) -> None:
    """No step of these words."""
    page_of(shell).field.setText(FOUND_NOWHERE)


def undone(shell: Shell, _props: Path) -> None:
    """Two steps were taken back and can be done again."""
    for _step in range(2):
        shell.bridge.undo()
    page_of(shell).focus_first()


def lower(shell: Shell, _props: Path) -> None:
    """The lower half of the settings."""
    _scroll(shell, 0.55)


def lowest(shell: Shell, _props: Path) -> None:
    """The end of the settings."""
    _scroll(shell, 1)


def _scroll(shell: Shell, share: float) -> None:
    for area in page_of(shell).findChildren(QScrollArea):
        bar = area.verticalScrollBar()
        bar.setValue(round(bar.maximum() * share))


# ---------------------------------------------------------------- the first page


def welcome(shell: Shell, _props: Path) -> None:
    """A meeting is there already."""
    shell.open_meeting(None)


def first_form(shell: Shell, _props: Path) -> None:
    """An empty meeting is begun."""
    page_of(shell).ways[2].click()


def like_last_year(shell: Shell, _props: Path) -> None:
    """A meeting like the one before is begun."""
    welcome(shell, _props)
    page_of(shell).ways[0].click()


def sample_made(shell: Shell, _props: Path) -> None:
    """The sample is being made."""
    page = page_of(shell)
    page.sample.setFocus()
    page.progress.show_part(0.4)
    page.progress.show()


def no_meeting_copies(shell: Shell, _props: Path) -> None:
    """Copies and the spare laptop, without a meeting."""
    shell.go("care")


BEFORE: tuple[tuple[str, str, str, Scene], ...] = (
    ("overview-checked", "before", "overview", looked_over),
    ("overview-facts", "before", "overview", correcting),
    ("overview-soon", "doors", "overview", looked_over),
    ("overview-item", "live", "overview", unplanned),
    ("settings-lower", "before", "settings", lower), ("settings-lowest", "doors", "settings", lowest),
)  # fmt: skip
HISTORY: tuple[tuple[str, str, str, Scene], ...] = (
    ("history-step", "after", "history", step_chosen), ("history-back", "after", "history", back_asked),
    ("history-nothing", "after", "history", nothing_found), ("history-undone", "after", "history", undone),
)  # fmt: skip
LAST: tuple[tuple[str, str, str, Scene], ...] = (
    ("overview-few", "before", "overview", too_few),
    ("overview-archived", "after", "overview", archived),
    ("welcome-first", "first", "overview", lambda _shell, _props: None),
    ("welcome-form", "first", "overview", first_form), ("welcome-sample", "first", "overview", sample_made),
    ("welcome-care", "first", "overview", no_meeting_copies),
    ("welcome", "after", "overview", welcome), ("welcome-like", "after", "overview", like_last_year),
)  # fmt: skip
"""These change what others show, so they come last."""
