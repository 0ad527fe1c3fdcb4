"""Who reports, in which way and in which order: placed, moved, drawn by lot."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import ClassVar, TypedDict

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import KEEP, Keep, change, tidy
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.lookup import require_open
from meetingdesk.meeting.order import next_position
from meetingdesk.roster.model import Organisation
from meetingdesk.roster.sorting import Order, key_of
from meetingdesk.speakers import lookup, lot
from meetingdesk.speakers.commands import arrange
from meetingdesk.speakers.model import Draw, Report, Turn, TurnState
from meetingdesk.storage.unit import Unit


class Drawn(TypedDict):
    """The outcome of a lot: the seed that anyone can check it with, and the full names in order."""

    seed: str
    order: list[str]


@dataclass(frozen=True, kw_only=True)
class PlaceOnSite(Command[int]):
    """Put organisations on the programme to report on site, after those already there; returns how many.

    `planned_seconds` is the length of each, the meeting's usual one if not given.
    Refused: speakers.placed_already, speakers.bad_length, storage.gone, meeting.archived.
    """

    summary: ClassVar[str] = N_("安排现场述职（{count} 家）")
    meeting_id: str
    organisation_ids: tuple[str, ...]
    planned_seconds: int | None = None

    def apply(self, unit: Unit) -> int:
        """See the class."""
        require_open(unit, self.meeting_id)
        for organisation_id in self.organisation_ids:
            name = _unplaced(unit, self.meeting_id, organisation_id)
            place_on_site(unit, self.meeting_id, organisation_id, self.planned_seconds, name)
        unit.describe(count=len(self.organisation_ids))
        return len(self.organisation_ids)


@dataclass(frozen=True, kw_only=True)
class PlaceWritten(Command[int]):
    """Put organisations on the programme to report on paper; returns how many.

    Refused: speakers.placed_already, storage.gone, meeting.archived.
    """

    summary: ClassVar[str] = N_("安排书面述职（{count} 家）")
    meeting_id: str
    organisation_ids: tuple[str, ...]

    def apply(self, unit: Unit) -> int:
        """See the class."""
        require_open(unit, self.meeting_id)
        for organisation_id in self.organisation_ids:
            _unplaced(unit, self.meeting_id, organisation_id)
            place_written(unit, self.meeting_id, organisation_id)
        unit.describe(count=len(self.organisation_ids))
        return len(self.organisation_ids)


@dataclass(frozen=True, kw_only=True)
class ChangeToWritten(Command[None]):
    """改为书面: who was to speak hands in a report instead. Refused: speakers.has_begun, not_on_site."""

    summary: ClassVar[str] = N_("{name} 改为书面")
    meeting_id: str
    organisation_id: str

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name, turn = lookup.turn(unit, self.meeting_id, self.organisation_id)
        _refuse_begun(turn, name)
        unit.delete(turn)
        place_written(unit, self.meeting_id, self.organisation_id)


@dataclass(frozen=True, kw_only=True)
class ChangeToOnSite(Command[None]):
    """改为现场: who was to hand in a report speaks instead, last. Refused: speakers.not_written."""

    summary: ClassVar[str] = N_("{name} 改为现场")
    meeting_id: str
    organisation_id: str
    planned_seconds: int | None = None

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name, report = lookup.report(unit, self.meeting_id, self.organisation_id)
        unit.delete(report)
        place_on_site(unit, self.meeting_id, self.organisation_id, self.planned_seconds, name)


@dataclass(frozen=True, kw_only=True)
class TakeOff(Command[None]):
    """Take an organisation off the programme. Refused: speakers.has_begun, handed_in, not_placed."""

    summary: ClassVar[str] = N_("移出述职安排 {name}")
    meeting_id: str
    organisation_id: str

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name = lookup.organisation_name(unit, self.meeting_id, self.organisation_id)
        turn = lookup.find_turn(unit.session, self.meeting_id, self.organisation_id)
        report = lookup.find_report(unit.session, self.meeting_id, self.organisation_id)
        if turn is not None:
            _refuse_begun(turn, name)
        if report is not None and report.in_hand:
            raise Refused("speakers.handed_in", name=name)
        found = turn or report
        if found is None:
            raise Refused("speakers.not_placed", name=name)
        unit.delete(found)


@dataclass(frozen=True, kw_only=True)
class ReorderTurns(Command[None]):
    """Give those who wait this order: all of them, none other. Finished and running turns never move.

    Refused: speakers.order_stale, when the list is not (or no longer) who waits.
    """

    summary: ClassVar[str] = N_("调整述职顺序")
    meeting_id: str
    organisation_ids: tuple[str, ...]

    def apply(self, unit: Unit) -> None:
        """See the class."""
        require_open(unit, self.meeting_id)
        waiting = lookup.turns(unit.session, self.meeting_id, TurnState.WAITING)
        by_id = {turn.organisation_id: turn for turn in waiting}
        if sorted(by_id) != sorted(self.organisation_ids):
            raise Refused("speakers.order_stale")
        arrange([by_id[organisation_id] for organisation_id in self.organisation_ids])


@dataclass(frozen=True, kw_only=True)
class DrawLot(Command[Drawn]):
    """抽签: order those who wait by lot; the seed is kept, and with it anyone gets the same order (`lot`).

    Refused: speakers.nothing_to_draw, speakers.no_seed.
    """

    summary: ClassVar[str] = N_("抽签排序（号码 {seed}）")
    meeting_id: str
    seed: str = field(default_factory=lot.new_seed)

    def apply(self, unit: Unit) -> Drawn:
        """See the class."""
        require_open(unit, self.meeting_id)
        seed = tidy(self.seed)
        waiting = lookup.turns(unit.session, self.meeting_id, TurnState.WAITING)
        if not seed:
            raise Refused("speakers.no_seed")
        if not waiting:
            raise Refused("speakers.nothing_to_draw")
        names = lookup.names(unit.session, [turn.organisation_id for turn in waiting])
        drawn = sorted(waiting, key=lambda turn: lot.digest(seed, names[turn.organisation_id]))
        arrange(drawn)
        order = [names[turn.organisation_id] for turn in drawn]
        before = lookup.draws(unit.session, self.meeting_id)
        number, now = 1 + max((draw.number or 0 for draw in before), default=0), unit.clock.local()
        unit.add(Draw(meeting_id=self.meeting_id, drawn_at=now, seed=seed, names=order, number=number))
        unit.describe(seed=seed)
        return Drawn(seed=seed, order=order)


@dataclass(frozen=True, kw_only=True)
class OrderByLevel(Command[None]):
    """按级别: higher levels first, of one level committees before branches; else as they stood.

    Refused: speakers.nothing_to_order, meeting.archived.
    """

    summary: ClassVar[str] = N_("按级别排述职顺序")
    meeting_id: str

    def apply(self, unit: Unit) -> None:
        """See the class."""
        require_open(unit, self.meeting_id)
        waiting = lookup.turns(unit.session, self.meeting_id, TurnState.WAITING)
        if not waiting:
            raise Refused("speakers.nothing_to_order")
        ranks = {turn.id: level_rank(unit.get(Organisation, turn.organisation_id)) for turn in waiting}
        arrange(sorted(waiting, key=lambda turn: ranks[turn.id]))


@dataclass(frozen=True, kw_only=True)
class PlanTurn(Command[None]):
    """Set the planned seconds of a turn that has not begun. Refused: speakers.has_begun, bad_length."""

    summary: ClassVar[str] = N_("计划用时 {name}")
    meeting_id: str
    organisation_id: str
    planned_seconds: int

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name, turn = lookup.turn(unit, self.meeting_id, self.organisation_id)
        _refuse_begun(turn, name)
        turn.plan(self.planned_seconds, name)


@dataclass(frozen=True, kw_only=True)
class SetTiming(Command[None]):
    """计时设置: usual length and amber time in seconds; when reports are due (local, None = never late).

    A new length holds for those who wait, too; the running clock is left alone. `only_present`: nobody is
    called before signing in. Refused: speakers.bad_timing.
    """

    summary: ClassVar[str] = N_("计时设置")
    meeting_id: str
    planned_seconds: int | Keep = KEEP
    amber_seconds: int | Keep = KEEP
    reports_due: dt.datetime | Keep | None = KEEP
    only_present: bool | Keep = KEEP

    def apply(self, unit: Unit) -> None:
        """See the class."""
        require_open(unit, self.meeting_id)
        if isinstance(self.only_present, bool):
            lookup.choice(unit, self.meeting_id).only_present = self.only_present
        rules = lookup.rules(unit, self.meeting_id)
        told = change(rules, self, ("planned_seconds", "amber_seconds", "reports_due"))
        rules.check()
        if "planned_seconds" in told:
            for turn in lookup.turns(unit.session, self.meeting_id, TurnState.WAITING):
                turn.planned_seconds = rules.planned_seconds


def level_rank(organisation: Organisation) -> tuple[int, int]:
    """By what turns are ordered: the organisation's level, then what it is."""
    kinds = ("党委", "党工委", "党组", "党总支", "党总支部")
    kind = kinds.index(organisation.kind) if organisation.kind in kinds else len(kinds)
    return key_of(Order.LEVEL, "", level=organisation.level), kind


def place_on_site(
    unit: Unit, meeting_id: str, organisation_id: str, planned_seconds: int | None, name: str
) -> None:
    """Add a turn, last. Refused: speakers.bad_length."""
    usual = lookup.planned_seconds(unit.session, meeting_id)
    turn = Turn(
        meeting_id=meeting_id, organisation_id=organisation_id, planned_seconds=usual, added_seconds=0,
        attendee_id=lookup.attendee_of(unit.session, meeting_id, organisation_id),
        position=next_position(lookup.turns(unit.session, meeting_id)),
    )  # fmt: skip
    turn.plan(usual if planned_seconds is None else planned_seconds, name)
    unit.add(turn)


def place_written(unit: Unit, meeting_id: str, organisation_id: str) -> None:
    """Add a report that is expected."""
    report = Report(
        meeting_id=meeting_id, organisation_id=organisation_id,
        attendee_id=lookup.attendee_of(unit.session, meeting_id, organisation_id),
        position=next_position(lookup.reports(unit.session, meeting_id)),
    )  # fmt: skip
    unit.add(report)


def _unplaced(unit: Unit, meeting_id: str, organisation_id: str) -> str:
    name = lookup.organisation_name(unit, meeting_id, organisation_id)
    session = unit.session
    if lookup.find_turn(session, meeting_id, organisation_id) or lookup.find_report(
        session, meeting_id, organisation_id
    ):
        raise Refused("speakers.placed_already", name=name)
    return name


def _refuse_begun(turn: Turn, name: str) -> None:
    if turn.state not in {TurnState.WAITING, TurnState.SKIPPED}:
        raise Refused("speakers.has_begun", name=name)
