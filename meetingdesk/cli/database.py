"""What most commands need: the database they work on, the meeting that is meant, a bar on long work."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from meetingdesk.bootstrap import open_desk
from meetingdesk.desk import Desk
from meetingdesk.foundation import paths
from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.progress import Progress, Silent
from meetingdesk.foundation.wording import _
from meetingdesk.meeting import queries
from meetingdesk.meeting.queries import MeetingRow
from meetingdesk.storage import upgrade

BAR = 30
SHORT_ID = 8


def place(database: Path | None) -> Path:
    """The database meant: the one named, or the user's own."""
    return (database or paths.default_database()).absolute()


@contextmanager
def existing(database: Path | None) -> Iterator[Desk]:
    """The desk on a database that must be there. Fault: storage.missing; Refused: storage.foreign, .newer."""
    file = place(database)
    upgrade.check_identity(file)  # before anything is put beside it
    with open_desk(file, create=False) as desk:
        yield desk


def chosen_meeting(desk: Desk, wanted: str | None) -> MeetingRow:
    """The meeting with this id, or the only one whose title holds these words; without words the only one.

    Refused: `BadInput` cli.no_meeting, cli.which_meeting, cli.meeting_unknown.
    """
    every = desk.ask(queries.meetings)
    if not every:
        raise BadInput("cli.no_meeting")
    exact = [one for one in every if wanted in {one.id, one.id[:SHORT_ID], one.title}]
    found = exact or [one for one in every if wanted is None or wanted in one.title]
    if len(found) == 1:
        return found[0]
    if found:
        raise BadInput("cli.which_meeting", list=_listed(found))
    raise BadInput("cli.meeting_unknown", wanted=wanted, list=_listed(every))


def _listed(meetings: list[MeetingRow] | tuple[MeetingRow, ...]) -> str:
    return "；".join(f"{one.id[:SHORT_ID]} {one.title}（{one.date or '—'}）" for one in meetings)


class Bar:
    """A bar on standard error, on a terminal only."""

    def __init__(self) -> None:
        self._shown = ""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Draw it anew where it moved."""
        full = BAR * done // total if total else BAR
        line = f"\r[{'#' * full}{'.' * (BAR - full)}] {100 * done // (total or 1):3d}% {text[:40]}"
        if line != self._shown:
            self._shown = line
            sys.stderr.write(f"{line}\x1b[K")
            sys.stderr.flush()


@contextmanager
def bar() -> Iterator[Progress]:
    """A progress bar as long as the work lasts."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield Silent()
        return
    try:
        yield Bar()
    finally:
        sys.stderr.write("\r\x1b[K")


def folder_for(out: Path) -> Path:
    """The folder to write into, made if need be. Refused: `BadInput` cli.no_folder."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput("cli.no_folder", folder=str(out), reason=error.strerror or _("未知原因")) from error
    return out
