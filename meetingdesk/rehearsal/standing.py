"""How a person stands through the morning, so that what the desk would refuse is found before playing.

It follows the rules of `signin` (practice.md 4.2): the first arrival stays, a second scan changes nothing,
someone on leave may still turn up, 撤销 goes back to 未到 or to the leave asked for before. Keys:
case.already_here, case.left_before_arrival, case.not_left, case.nothing_to_undo.
"""

from __future__ import annotations

from dataclasses import dataclass

from meetingdesk.rehearsal.parts import Action, SigninLine
from meetingdesk.rehearsal.source import key
from meetingdesk.rehearsal.table import Row


@dataclass
class Standing:
    """One person; `here` is the line of their arrival, in person or by a substitute."""

    name: str
    here: SigninLine | None = None
    on_leave: bool = False
    left: bool = False

    def take(self, line: SigninLine, row: Row) -> bool:
        """Follow the line of a row. True when it repeats what holds already."""
        if line.action is Action.LEAVE:
            return self._ask_leave(row)
        if line.action in {Action.ARRIVE, Action.PROXY}:
            return self._arrive(line, row)
        if line.action is Action.UNDO:
            return self._undo(row)
        return self._leave_early(line, row) if line.action is Action.LEFT_EARLY else self._return(row)

    def _ask_leave(self, row: Row) -> bool:
        if self.here is not None:
            raise row.bad("case.already_here", name=self.name, first=self.here.row)
        self.on_leave = True
        return False

    def _arrive(self, line: SigninLine, row: Row) -> bool:
        if self.here is None:
            self.here = line
            return False
        if line.action is Action.PROXY and key(line.proxy_name or "") != key(self.here.proxy_name or ""):
            raise row.bad("case.already_here", name=self.name, first=self.here.row)
        return True

    def _leave_early(self, line: SigninLine, row: Row) -> bool:
        if self.here is None or (line.day == self.here.day and line.at < self.here.at):
            raise row.bad("case.left_before_arrival", name=self.name)
        repeats, self.left = self.left, True
        return repeats

    def _return(self, row: Row) -> bool:
        if not self.left:
            raise row.bad("case.not_left", name=self.name)
        self.left = False
        return False

    def _undo(self, row: Row) -> bool:
        if self.here is None and not self.on_leave:
            raise row.bad("case.nothing_to_undo", name=self.name)
        self.on_leave = self.on_leave and self.here is not None
        self.here, self.left = None, False
        return False
