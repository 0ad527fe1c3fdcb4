"""What the pictures of 纪要 show besides the page at rest."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from meetingdesk.minutes.commands import SetLook
from meetingdesk.minutes.look import Look
from meetingdesk.ui.minutes.page import ThePage
from meetingdesk.ui.shell import Shell


def _page(shell: Shell) -> ThePage:
    page = shell.window.page("minutes")
    assert isinstance(page, ThePage)
    return page


def look_form(shell: Shell, _props: Path) -> None:
    """The card of the look."""
    _page(shell).ask_look()


def red_head(shell: Shell, _props: Path) -> None:
    """A red head that lacks its number, results bound behind."""
    look = Look(
        red=True, issuer="澜川产业园党群工作部", day=dt.date(2026, 3, 16), copies_to="各党组织",
        attach=("attendance", "results"),
    )  # fmt: skip
    shell.bridge.do(SetLook(meeting_id=_page(shell).context.meeting_id, look=look))


def record(shell: Shell, _props: Path) -> None:
    """会议记录."""
    _page(shell).show_other()


SCENES = (("minutes-look", look_form), ("minutes-red", red_head), ("minutes-record", record))
