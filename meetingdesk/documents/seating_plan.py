"""座次图: the 主席台 as the room sees it, and the rows of the floor (practice.md 4.3)."""

from __future__ import annotations

from dataclasses import replace

from meetingdesk.documents.blocks import WIDE, Align, Block, Column, Heading, Paper, Para, Table, Title
from meetingdesk.documents.frame import framed, named
from meetingdesk.documents.snapshot import Seat, Seating, Snapshot
from meetingdesk.foundation.hanzi import pad_name
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

_STYLE = replace(WIDE, top=15, bottom=15, size=10.5, leading=15)
_WIDE = 257.0  # mm between the margins
_ROW_HEAD = 18.0


def seating_plan(snapshot: Snapshot) -> Paper | None:
    """The paper; None where nobody has a seat."""
    plan = snapshot.seating
    if plan is None or not (plan.podium or plan.floor):
        return None
    meeting = snapshot.facts.meeting
    prose = Prose(meeting.language)
    blocks: list[Block] = [Title(prose.text("座次图"), meeting.title)]
    if plan.podium:
        blocks += [Heading(prose.text("主席台（从台下看，从左到右）"), 2), _podium(plan, prose)]
    if plan.floor:
        blocks += [Heading(prose.text("台下（第一排最靠前，从左到右）"), 2), _floor(plan, prose)]
    blocks.append(Para(_foot(plan, prose), indent=0))
    return framed(named(meeting, N_("座次图")), blocks, meeting, _STYLE)


def _podium(plan: Seating, prose: Prose) -> Table:
    """Ranks in the head, so that the rule of left and right can be checked."""
    ranks = {seat.id: rank for rank, seat in enumerate(plan.podium, 1)}
    wide = min(_WIDE / len(plan.podium), 40.0)
    columns = tuple(
        Column(prose.text("第{rank}位", rank=ranks[seat.id]), wide, Align.CENTRE)
        for seat in plan.on_stage
    )
    return Table(columns, (tuple(_words(seat) for seat in plan.on_stage),), least_height=14)


def _floor(plan: Seating, prose: Prose) -> Table:
    wide = (_WIDE - _ROW_HEAD) / plan.across
    columns = [Column(prose.text("排"), _ROW_HEAD, Align.CENTRE)]
    columns += [
        Column(prose.text("{seat}座", seat=seat), wide, Align.CENTRE)
        for seat in range(1, plan.across + 1)
    ]
    rows = [
        (prose.text("第{row}排", row=number), *map(_words, row), *[""] * (plan.across - len(row)))
        for number, row in enumerate(plan.rows, 1)
    ]
    return Table(tuple(columns), tuple(rows), size=9 if plan.across <= 8 else 7.5, least_height=12)


def _words(seat: Seat) -> str:
    return f"{pad_name(seat.name)}\n{seat.unit}" if seat.name and seat.unit else seat.name or seat.unit


def _foot(plan: Seating, prose: Prose) -> str:
    return prose.sentence(
        prose.text("主席台{podium}座，台下{floor}座", podium=len(plan.podium), floor=len(plan.floor))
    )
