"""How a rehearsal acts: through the front door of the desk, with the nonce of its row, at its own time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from meetingdesk.desk import Command, Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.progress import Progress
from meetingdesk.rehearsal.case import Case
from meetingdesk.roster.units import same_unit

T = TypeVar("T")


class Stage:
    """The desk, the case and the clock of one rehearsal, and who is who by now.

    `organisations` maps names in the form of `same_unit` to ids, `attendees` the numbers of the case to ids.
    """

    def __init__(self, case: Case, desk: Desk, clock: FixedClock, progress: Progress) -> None:
        self.case = case
        self.desk = desk
        self.clock = clock
        self.meeting = ""
        self.day = clock.local().date()
        self.organisations: dict[str, str] = {}
        self.attendees: dict[int, str] = {}
        self._progress = progress
        self._done = 0
        self._total = _acts_of(case)

    def do(self, kind: Callable[..., Command[T]], file: str, row: int, step: str = "", /, **given: Any) -> T:
        """Carry out one act of the case; one that was done before gives its first outcome."""
        outcome = self.desk.do(kind(nonce=self.case.nonce(file, row, step), **given))
        self._done = min(self._done + 1, self._total)
        self._progress.step(self._done, self._total, self.case.meeting.title)
        return outcome

    def of_meeting(
        self, kind: Callable[..., Command[T]], file: str, row: int, step: str = "", /, **given: Any
    ) -> T:
        """An act that belongs to the meeting."""
        return self.do(kind, file, row, step, meeting_id=self.meeting, **given)

    def finish(self) -> None:
        """Nothing is left to do."""
        self._progress.step(self._total, self._total, self.case.meeting.title)

    def organisation(self, name: str) -> str | None:
        """The id of an organisation by any name that means it alone."""
        return self.organisations.get(same_unit(name))

    def at(self, time: dt.time, day: dt.date | None = None) -> dt.datetime:
        """A time of day as a moment, on the day of the meeting unless told otherwise."""
        return dt.datetime.combine(day or self.day, time)

    def planned(self, time: dt.time | None) -> dt.datetime | None:
        """A planned time as a moment; none where the case gives no date, since none may be invented."""
        return self.at(time) if time is not None and self.case.meeting.date is not None else None

    def wait_until(self, moment: dt.datetime | None) -> None:
        """Let the clock go on to a moment; it never steps back."""
        if moment is not None and moment > self.clock.local():
            self.clock.set(moment)


def _acts_of(case: Case) -> int:
    """About how many acts a rehearsal takes, for the progress bar."""
    papers = sum(len(poll.first.papers) + len(poll.second.papers) + 20 for poll in case.polls)
    listed = len(case.organisations) + len(case.people) + len(case.figures) + len(case.agenda)
    spoken = len(case.morning) + 2 * len(case.reports) + len(case.comments) + len(case.problem_areas)
    return papers + listed + spoken + 10
