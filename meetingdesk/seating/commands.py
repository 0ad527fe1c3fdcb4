"""What an organizer changes of the seating plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.lookup import require_open
from meetingdesk.seating.model import MOST_ACROSS, Plan
from meetingdesk.seating.order import moved, swapped
from meetingdesk.seating.queries import Seat, Seating, seating
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class SeatAcross(Command[None]):
    """How many seats a row of the floor has. Refused: seating.across, meeting.archived."""

    summary: ClassVar[str] = N_("座次：每排 {across} 座")

    meeting_id: str
    across: int

    def apply(self, unit: Unit) -> None:
        """The order stays."""
        unit.describe(across=self.across)
        if not 1 <= self.across <= MOST_ACROSS:
            raise Refused("seating.across", across=self.across, most=MOST_ACROSS)
        plan = _plan(unit, self.meeting_id)
        plan.across = self.across


@dataclass(frozen=True, kw_only=True)
class ShiftSeat(Command[None]):
    """Someone changes places with the neighbour `step` seats to the right (negative: left) as seen.

    At the 主席台 the two change ranks, so that the rule of left and right stays. Nothing happens at an edge.
    Refused: seating.nobody, meeting.archived.
    """

    summary: ClassVar[str] = N_("座次：移动{name}")

    meeting_id: str
    seat_id: str
    step: int

    def apply(self, unit: Unit) -> None:
        """On the floor a step of a whole row goes forward or back."""
        now, seat = _found(unit, self.meeting_id, self.seat_id)
        plan = _plan(unit, self.meeting_id)
        if seat in now.podium:
            keys = [one.id for one in now.podium]
            plan.podium = swapped(keys, [one.id for one in now.on_stage].index(seat.id), self.step)
            return
        keys = [one.id for one in now.floor]
        here = keys.index(seat.id)
        there = here + self.step
        if 0 <= there < len(keys):
            keys[here], keys[there] = keys[there], keys[here]
        plan.floor = keys


@dataclass(frozen=True, kw_only=True)
class PutSeat(Command[None]):
    """Put someone at a place of the floor, counted from the front left, or at a rank of the 主席台; from 0.

    The others close up. Refused: seating.nobody, meeting.archived.
    """

    summary: ClassVar[str] = N_("座次：移动{name}")

    meeting_id: str
    seat_id: str
    place: int
    podium: bool = False

    def apply(self, unit: Unit) -> None:
        """From wherever they sat."""
        now, seat = _found(unit, self.meeting_id, self.seat_id)
        plan = _plan(unit, self.meeting_id)
        podium, floor = ([one.id for one in part] for part in (now.podium, now.floor))
        source, target = (podium if seat in now.podium else floor), (podium if self.podium else floor)
        here = source.index(seat.id)
        if source is target:
            source[:] = moved(source, here, self.place)
        else:
            target.insert(max(0, min(self.place, len(target))), source.pop(here))
        plan.podium, plan.floor = podium, floor


@dataclass(frozen=True, kw_only=True)
class ResetSeating(Command[None]):
    """The usual order again: guests and host at the 主席台, speakers in front. Refused: meeting.archived."""

    summary: ClassVar[str] = N_("座次：恢复常规排法")

    meeting_id: str

    def apply(self, unit: Unit) -> None:
        """Nothing is kept of what was changed."""
        require_open(unit, self.meeting_id)
        plan = unit.session.scalar(select(Plan).where(Plan.meeting_id == self.meeting_id))
        if plan is not None:
            unit.delete(plan)


def _found(unit: Unit, meeting_id: str, seat_id: str) -> tuple[Seating, Seat]:
    now = seating(unit.session, meeting_id)
    seat = next((one for one in (*now.podium, *now.floor) if one.id == seat_id), None)
    if seat is None:
        raise Refused("seating.nobody")
    unit.describe(name=seat.name or seat.unit)
    return now, seat


def _plan(unit: Unit, meeting_id: str) -> Plan:
    """The kept plan, brought up to who is there now."""
    require_open(unit, meeting_id)
    now = seating(unit.session, meeting_id)
    plan = unit.session.scalar(select(Plan).where(Plan.meeting_id == meeting_id))
    podium, floor = ([one.id for one in part] for part in (now.podium, now.floor))
    if plan is None:
        return unit.add(Plan(meeting_id=meeting_id, across=now.across, podium=podium, floor=floor))
    plan.podium, plan.floor = podium, floor
    return plan
