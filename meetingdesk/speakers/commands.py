"""What is done while people speak. Who is on the programme: `programme`; on paper: `reports`; notes: `notes`.

Only what is done to the running turn touches its clock; whatever happens to waiting turns leaves it alone
(semantics.md 4.1). At most one turn of a meeting is open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypedDict, TypeVar

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.lookup import require_open
from meetingdesk.meeting.model import State
from meetingdesk.speakers import lookup
from meetingdesk.speakers.lookup import Speaking
from meetingdesk.speakers.model import Interposed, Turn, TurnState
from meetingdesk.storage.unit import Unit

T = TypeVar("T")


class Called(TypedDict):
    """Who stopped and who began, by organisation; `used` in seconds."""

    ended: str | None
    used: int | None
    started: str | None


@dataclass(frozen=True, kw_only=True)
class _OfTurn(Command[T], Generic[T]):
    """An act for one turn. Refused: speakers.not_on_site, storage.gone, meeting.archived."""

    meeting_id: str
    organisation_id: str

    def turn(self, unit: Unit) -> Speaking:
        """The turn it is about; the organisation's name goes into the act's words."""
        return lookup.turn(unit, self.meeting_id, self.organisation_id)


@dataclass(frozen=True, kw_only=True)
class StartTurn(_OfTurn[Called]):
    """Begin a turn that waits; a turn that is running or paused ends first.

    Refused: speakers.not_waiting, speakers.not_here, speakers.meeting_over.
    """

    summary: ClassVar[str] = N_("开始述职 {name}")

    def apply(self, unit: Unit) -> Called:
        """See the class."""
        name, turn = self.turn(unit)
        _refuse_when_over(unit, self.meeting_id)
        if lookup.only_present(unit.session, self.meeting_id) and not lookup.is_here(unit.session, turn):
            raise Refused("speakers.not_here", name=name)
        now = unit.clock.local()
        turn.start(now, name)
        return _called(end_open(unit, self.meeting_id, now, but=turn), turn)


@dataclass(frozen=True, kw_only=True)
class PauseTurn(_OfTurn[None]):
    """Stop the clock of whoever is speaking. Refused: speakers.not_speaking."""

    summary: ClassVar[str] = N_("暂停述职 {name}")

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name, turn = self.turn(unit)
        turn.pause(unit.clock.local(), name)


@dataclass(frozen=True, kw_only=True)
class ContinueTurn(_OfTurn[None]):
    """Let the clock go on; a question that was interposed is over. Refused: speakers.not_paused."""

    summary: ClassVar[str] = N_("继续述职 {name}")

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name, turn = self.turn(unit)
        turn.resume(unit.clock.local(), name)
        end_question(unit, self.meeting_id)


@dataclass(frozen=True, kw_only=True)
class EndTurn(_OfTurn[Called]):
    """End a turn, running or paused. Refused: speakers.not_begun."""

    summary: ClassVar[str] = N_("结束述职 {name}")

    def apply(self, unit: Unit) -> Called:
        """See the class."""
        name, turn = self.turn(unit)
        turn.end(unit.clock.local(), name)
        end_question(unit, self.meeting_id)
        return _called([turn], None)


@dataclass(frozen=True, kw_only=True)
class EndAndCallNext(Command[Called]):
    """F6: end whoever speaks and begin the next who waits; either may be missing.

    Where only those present are called, who has not signed in keeps their place and is passed over.
    Refused: speakers.nobody_left when both are missing, speakers.nobody_here, speakers.meeting_over,
    meeting.archived.
    """

    summary: ClassVar[str] = N_("请下一位述职 {name}")
    meeting_id: str

    def apply(self, unit: Unit) -> Called:
        """See the class."""
        require_open(unit, self.meeting_id)
        _refuse_when_over(unit, self.meeting_id)
        now = unit.clock.local()
        waiting = lookup.turns(unit.session, self.meeting_id, TurnState.WAITING)
        following = callable_first(unit, self.meeting_id, waiting)
        ended = end_open(unit, self.meeting_id, now)
        if not following and not ended:
            raise Refused("speakers.nobody_here" if waiting else "speakers.nobody_left")
        name = _name(unit, following) if following else "—"
        unit.describe(name=name)
        if following:
            following.start(now, name)
        return _called(ended, following)


@dataclass(frozen=True, kw_only=True)
class AdjustTime(_OfTurn[int]):
    """Give or take time, usually ±60 s; returns the seconds now allowed. The plan stays as it was.

    Refused: speakers.over_already, speakers.no_time_left.
    """

    summary: ClassVar[str] = N_("{name} 用时增减 {seconds} 秒")
    seconds: int

    def apply(self, unit: Unit) -> int:
        """See the class."""
        name, turn = self.turn(unit)
        unit.describe(seconds=f"{self.seconds:+}")
        turn.give(self.seconds, name)
        return turn.allowed


@dataclass(frozen=True, kw_only=True)
class PutBack(_OfTurn[None]):
    """Back among those who wait, as the next, with no time used; history keeps the old turn.

    Refused: speakers.waits_already.
    """

    summary: ClassVar[str] = N_("放回等候 {name}")

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name, turn = self.turn(unit)
        waiting = lookup.turns(unit.session, self.meeting_id, TurnState.WAITING)
        if turn.open:
            end_question(unit, self.meeting_id)
        turn.put_back(name)
        arrange([turn, *waiting])


@dataclass(frozen=True, kw_only=True)
class SkipTurn(_OfTurn[None]):
    """Pass over someone who waits; `PutBack` brings them back. Refused: speakers.not_waiting."""

    summary: ClassVar[str] = N_("跳过 {name}")

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name, turn = self.turn(unit)
        turn.skip(name)


@dataclass(frozen=True, kw_only=True)
class MoveToEnd(_OfTurn[None]):
    """Let someone who waits speak last. Refused: speakers.not_waiting."""

    summary: ClassVar[str] = N_("{name} 移到最后")

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name, turn = self.turn(unit)
        waiting = lookup.turns(unit.session, self.meeting_id, TurnState.WAITING)
        if turn not in waiting:
            raise Refused("speakers.not_waiting", name=name)
        arrange([*(other for other in waiting if other is not turn), turn])


@dataclass(frozen=True, kw_only=True)
class RecordTurn(_OfTurn[None]):
    """Note afterwards how long a turn took, or put it right; lengths in seconds, `began_at` where known.

    Refused: speakers.still_open, speakers.bad_length.
    """

    summary: ClassVar[str] = N_("登记用时 {name}")
    used_seconds: int
    planned_seconds: int | None = None
    began_at: dt.datetime | None = None

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name, turn = self.turn(unit)
        turn.record(self.used_seconds, self.began_at, name)
        if self.planned_seconds is not None:
            turn.plan(self.planned_seconds, name)


def arrange(waiting: Sequence[Turn]) -> None:
    """Give those who wait this order among the places they hold; no other turn moves."""
    for place, turn in zip(sorted(turn.position for turn in waiting), waiting, strict=True):
        turn.position = place


def end_open(unit: Unit, meeting_id: str, now: dt.datetime, but: Turn | None = None) -> list[Turn]:
    """End whatever turn is running or paused, save one; returns those that ended."""
    ended = []
    for turn in lookup.turns(unit.session, meeting_id, TurnState.SPEAKING, TurnState.PAUSED):
        if turn is not but:
            turn.end(now, _name(unit, turn))
            ended.append(turn)
    end_question(unit, meeting_id)
    return ended


def end_question(unit: Unit, meeting_id: str) -> Interposed | None:
    """End the question that is being asked, if there is one."""
    found = lookup.open_question(unit.session, meeting_id)
    if found is not None:
        found.end(unit.clock.local())
    return found


def callable_first(unit: Unit, meeting_id: str, waiting: Sequence[Turn]) -> Turn | None:
    """The first who waits and may be called."""
    if not lookup.only_present(unit.session, meeting_id):
        return waiting[0] if waiting else None
    return next((turn for turn in waiting if lookup.is_here(unit.session, turn)), None)


def _called(ended: Sequence[Turn], started: Turn | None) -> Called:
    last = ended[-1] if ended else None
    return Called(
        ended=last.organisation_id if last else None, used=last.used_seconds if last else None,
        started=started.organisation_id if started else None,
    )  # fmt: skip


def _name(unit: Unit, turn: Turn) -> str:
    return lookup.names(unit.session, [turn.organisation_id])[turn.organisation_id]


def _refuse_when_over(unit: Unit, meeting_id: str) -> None:
    meeting = require_open(unit, meeting_id)
    if meeting.state == State.ENDED:
        raise Refused("speakers.meeting_over", title=meeting.title)
