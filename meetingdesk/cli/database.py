"""What most commands need: the database they work on, the meeting that is meant, a bar on long work."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from meetingdesk.bootstrap import open_desk
from meetingdesk.care.secrecy import Passphrase, is_confidential
from meetingdesk.cli.words import PASSPHRASE, PASSPHRASE_FILE
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
LONGEST = 4096  # bytes of a passphrase in a file


def place(database: Path | None) -> Path:
    """The database meant: the one named, or the user's own."""
    return (database or paths.default_database()).absolute()


@contextmanager
def existing(database: Path | None) -> Iterator[Desk]:
    """The desk on a database that must be there. Fault: storage.missing; Refused: storage.foreign, .newer."""
    file = place(database)
    secret = secret_for(file)
    upgrade.check_identity(file, secret)  # before anything is put beside it
    with open_desk(file, create=False, secret=secret) as desk:
        yield desk


def secret_for(file: Path) -> Passphrase | None:
    """What opens a confidential file: from the file named, standard input, or asked for once at the terminal.

    None for an ordinary file, or one that is not there. It is never an argument: those stand in the list of
    processes and in the shell's history. Refused: `BadInput` cli.passphrase_wanted, cli.passphrase_file.
    """
    if not is_confidential(file):
        return None
    told = click.get_current_context().meta
    if PASSPHRASE not in told:
        told[PASSPHRASE] = Passphrase(_asked(told.get(PASSPHRASE_FILE), file))
    kept: Passphrase = told[PASSPHRASE]
    return kept


def _asked(source: Path | None, file: Path) -> str:
    if source is not None:
        return _first_line(source)
    if not sys.stdin.isatty():
        raise BadInput("cli.passphrase_wanted", file=file.name)
    return getpass.getpass(_("“{file}”的机密口令：", file=file.name))


def _first_line(source: Path) -> str:
    """Of a file, or of standard input."""
    try:
        if str(source) == "-":
            data = sys.stdin.buffer.readline(LONGEST)
        else:
            with source.open("rb") as file:
                data = file.readline(LONGEST)
        words = data.decode("utf-8-sig").rstrip("\r\n")
    except (OSError, ValueError):
        words = ""
    if not words:
        raise BadInput("cli.passphrase_file", file=str(source))
    return words


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
