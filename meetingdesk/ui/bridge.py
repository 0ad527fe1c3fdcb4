"""Between the Qt-free core and the window: acts go in, news of changes comes out as one Qt signal."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from meetingdesk.bootstrap import Opened
from meetingdesk.desk import Command, Desk
from meetingdesk.foundation.changes import Changes
from meetingdesk.foundation.errors import Fault, MeetingDeskError

T = TypeVar("T")
P = ParamSpec("P")


class Bridge(QObject):
    """The desk as pages see it. `changed` arrives on the window's thread, whoever made the change."""

    changed = Signal(object)  # Changes
    saved = Signal()  # something became durable just now
    refused = Signal(object)  # MeetingDeskError that no page told the user
    faulted = Signal(object)  # Fault: the machine failed, whatever page was told, too
    recovered = Signal()  # an act became durable after a fault

    def __init__(self, opened: Opened, meeting_id: str | None = None) -> None:
        super().__init__()
        self.opened = opened
        self.meeting_id = meeting_id
        self._failed: Command[Any] | None = None
        self._end = self.desk.changes.subscribe(self._tell)

    @property
    def desk(self) -> Desk:
        """The way in."""
        return self.opened.desk

    def do(self, command: Command[T], origin: object | None = None) -> T:
        """Carry out a command; Refused and Fault go to the page that tried it.

        The same gesture after a fault carries the same nonce: the machine may have stored it all the same.
        """
        again = self._same_gesture(command)
        try:
            outcome = self.desk.do(again, origin)
        except Fault as fault:
            self._failed = again
            self.faulted.emit(fault)
            raise
        if self._failed is not None:
            self._failed = None
            self.recovered.emit()
        self.saved.emit()
        return outcome

    def ask(self, query: Callable[Concatenate[Any, P], T], /, *a: P.args, **kw: P.kwargs) -> T:
        """Look at the records; queries answer within a frame."""
        try:
            return self.desk.ask(query, *a, **kw)
        except Fault as fault:
            self.faulted.emit(fault)
            raise

    def undo(self) -> None:
        """Take back the act that the undo button shows."""
        self._reverse(self.desk.undoable, self.desk.undo)

    def redo(self) -> None:
        """Do again the act that the redo button shows."""
        self._reverse(self.desk.redoable, self.desk.redo)

    def last_copy(self) -> tuple[dt.datetime, int] | None:
        """When the newest safety copy was made (local), and up to which act; None when there is none."""
        found = self.opened.keeper.folder.glob(f"{self.opened.path.stem}-*.db")
        names = [path.stem.rsplit("-", 3)[1:] for path in found]  # …-20260313-090412-000211
        stamps = [(f"{day}{time}", int(seq)) for day, time, seq in names if seq.isdigit()]
        if not stamps:
            return None
        stamp, seq = max(stamps)
        return dt.datetime.strptime(stamp, "%Y%m%d%H%M%S"), seq

    def close(self) -> None:
        """Hear nothing more."""
        self._end()

    def _same_gesture(self, command: Command[T]) -> Command[T]:
        failed = self._failed
        if failed is not None and type(failed) is type(command):
            again = dataclasses.replace(command, nonce=failed.nonce)
            return again if again == failed else command
        return command

    def _reverse(self, top: Callable[[], object], act: Callable[[int], object]) -> None:
        shown = top()
        if shown is None:
            return
        try:
            act(shown.seq)  # type: ignore[attr-defined]
        except MeetingDeskError as error:
            (self.faulted if isinstance(error, Fault) else self.refused).emit(error)
        else:
            self.saved.emit()

    def _tell(self, changes: Changes) -> None:
        self.changed.emit(changes)
