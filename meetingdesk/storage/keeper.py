"""Keeps the side file and the safety copies up to date while the desk is in use."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.storage import attached_files, safety, sidefile
from meetingdesk.storage.cipher import Passphrase
from meetingdesk.storage.watch import identity

Progress = Callable[[], dict[str, list[int]]]


@dataclass(frozen=True)
class When:
    """How often a copy is made, and how many stay."""

    acts: int = 50
    seconds: float = 120.0
    keep: int = 20
    second: Path | None = None  # a stick or a folder of another computer: each copy goes there, too


class Keeper:
    """Called after each commit. A copy is made after so many acts or so long, whichever comes first."""

    def __init__(
        self, database: Path, database_id: str, clock: Clock, when: When | None = None,
        secret: Passphrase | None = None,
    ) -> None:  # fmt: skip
        self._database = database
        self._id = database_id
        self._clock = clock
        self._when = when or When()
        self._secret = secret
        self._folder = paths.safety_folder(database)
        self._pending = 0
        self._since = clock.monotonic()
        self._one_copy = threading.Lock()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None
        self._closing = False
        self._first: Callable[[], object] = lambda: None
        self.disk_of: Callable[[Path], tuple[int, int] | None] = identity
        self.last_copy: datetime | None = None
        self.failure: MeetingDeskError | None = None
        self.last_second: datetime | None = None
        self.second_failure: MeetingDeskError | None = None

    @property
    def folder(self) -> Path:
        """Where the copies lie."""
        return self._folder

    @property
    def second(self) -> Path | None:
        """The second place, where one was chosen."""
        return self._when.second

    def places(self) -> tuple[Path, ...]:
        """Every folder with copies, the nearest first."""
        return (self._folder, self._when.second) if self._when.second else (self._folder,)

    def keep_at(self, second: Path | None) -> None:
        """From now on each copy goes to this place as well; None: to no second place.

        A file for practice goes nowhere else: its copies have the names of those of the real one.
        """
        second = None if paths.is_aside(self._database) else second
        self._when = replace(self._when, second=second)
        self.last_second, self.second_failure = self._newest(second) if second else None, None

    @property
    def same_disk(self) -> bool:
        """Whether the second place lies where the file itself does: what breaks one breaks both."""
        second = self._when.second
        here, there = (self.disk_of(one) for one in (self._database.parent, second or Path()))
        return second is not None and here is not None and there is not None and here[0] == there[0]

    def _newest(self, folder: Path) -> datetime | None:
        """What a stick brings along from the last time tells its age, too."""
        try:
            found = safety.copies(folder, self._database.stem)
        except OSError:
            return None
        return safety.made_at(found[0], self._database.stem) if found else None

    def note(self, seq: int, head: str, entry: dict[str, list[int]]) -> None:
        """An act, or a ballot sheet, became durable."""
        try:
            sidefile.write(paths.side_file(self._database), sidefile.Known(self._id, seq, head, entry))
        except OSError:
            self.failure = MeetingDeskError("storage.side_file", file=paths.side_file(self._database).name)
        self._pending += 1
        if self.due():
            self._wake.set() if self._thread else self.copy_now()

    def due(self) -> bool:
        """Whether a copy should be made now."""
        waited = self._clock.monotonic() - self._since
        return self._pending >= self._when.acts or (self._pending > 0 and waited >= self._when.seconds)

    def copy_now(self) -> safety.Copy | None:
        """Make a copy; a failure is kept in `failure` for the top line and never stops the meeting."""
        with self._one_copy:
            self._pending, self._since = 0, self._clock.monotonic()
            try:
                made = safety.make_copy(self._database, self._folder, self._clock.local(), self._secret)
                safety.thin(self._folder, self._database.stem, self._when.keep)
            except MeetingDeskError as error:
                self.failure = error
                return None
            self.last_copy, self.failure = self._clock.local(), None
            self._carry(made)
            self._carry_files()
            return made

    def _carry(self, made: safety.Copy) -> None:
        """To the second place; where that fails, the first copy stands all the same."""
        second = self._when.second
        if second is None:
            return
        try:
            if second.is_dir():
                safety.forget_halves(second, self._database.stem)
            safety.carry(made, second, self._secret)
            safety.thin(second, self._database.stem, self._when.keep)
        except MeetingDeskError as error:
            self.second_failure = error
        except OSError as error:
            self.second_failure = safety.second_fault(error, second)
        else:
            self.last_second, self.second_failure = self._clock.local(), None

    def start_thread(self, first: Callable[[], object] = lambda: None) -> None:
        """Copy off the caller's thread from now on: the window never waits for the disk. `first`: before."""
        self._first = first
        self._thread = threading.Thread(target=self._watch, name="safety-copies", daemon=True)
        self._thread.start()

    def _carry_files(self) -> None:
        """What was handed in goes along, once; never from beside a confidential file: it is not encrypted."""
        if self._when.second is None or self.second_failure is not None or self._secret is not None:
            return
        try:
            attached_files.carry_files(self._database, self._when.second)
        except MeetingDeskError as error:
            self.second_failure = error

    def pause(self) -> threading.Lock:
        """Held while the file is scrubbed, so that no copy reads it then."""
        return self._one_copy

    def close(self) -> None:
        """Make the last copy where something is not yet copied, and end the thread."""
        if self._thread:
            self._closing = True
            self._wake.set()
            self._thread.join(timeout=10)
        if self._pending:
            self.copy_now()

    def _watch(self) -> None:
        self._first()
        while not self._closing:
            self._wake.wait(timeout=5.0)
            self._wake.clear()
            if self.due() and not self._closing:
                self.copy_now()
