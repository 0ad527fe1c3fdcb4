"""How a person stands through the morning, so that what the desk would refuse is found before playing.

It follows the rules of `signin` (practice.md 4.2): the first arrival stays, a second scan changes nothing,
someone on leave may still turn up, a leave or a substitute noted of someone here says that the arrival was
a mistake, 撤销 goes back to 未到 or to the leave asked for before. Keys: case.left_before_arrival,
case.back_before_leaving, case.not_left, case.nothing_to_undo.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from meetingdesk.rehearsal.parts import Action, SigninLine
from meetingdesk.rehearsal.source import key
from meetingdesk.rehearsal.table import Row


@dataclass
class Standing:
    """One person; `here` is the line of their arrival, in person or by a substitute.

    `left` is the line by which they went and `back` that by which they last came back.
    """

    name: str
    here: SigninLine | None = None
    on_leave: bool = False
    left: SigninLine | None = None
    back: SigninLine | None = None

    def take(self, line: SigninLine, row: Row) -> bool:
        """Follow the line of a row. True when it repeats what holds already."""
        if line.action is Action.LEAVE:
            self._forget()
            self.on_leave = True
            return False
        if line.action in {Action.ARRIVE, Action.PROXY}:
            return self._arrive(line)
        if line.action is Action.UNDO:
            return self._undo(row)
        return self._leave_early(line, row) if line.action is Action.LEFT_EARLY else self._return(line, row)

    def _arrive(self, line: SigninLine) -> bool:
        """The first arrival stays; whoever else came then is put right, at that time."""
        if self.here is None:
            self.here = line
            return False
        if line.action is Action.PROXY and key(line.proxy_name or "") != key(self.here.proxy_name or ""):
            self.here = replace(self.here, proxy_name=line.proxy_name)
            return False
        return True

    def _leave_early(self, line: SigninLine, row: Row) -> bool:
        since = self.back or self.here
        if since is None or _earlier(line, since):
            raise row.bad("case.left_before_arrival", name=self.name)
        repeats, self.left = self.left is not None, self.left or line
        return repeats

    def _return(self, line: SigninLine, row: Row) -> bool:
        if self.left is None:
            raise row.bad("case.not_left", name=self.name)
        if _earlier(line, self.left):
            raise row.bad("case.back_before_leaving", name=self.name, left=self.left.row)
        self.left, self.back = None, line
        return False

    def _undo(self, row: Row) -> bool:
        if self.here is None and not self.on_leave:
            raise row.bad("case.nothing_to_undo", name=self.name)
        self.on_leave = self.on_leave and self.here is not None
        self._forget()
        return False

    def _forget(self) -> None:
        """As if they had not come."""
        self.here = self.left = self.back = None


def _earlier(line: SigninLine, than: SigninLine) -> bool:
    """On the same day; of lines without a day the file's order speaks."""
    return line.day == than.day and line.at < than.at
