"""How people look at the desk: tiles of the board, hits of the search, rows of those who just came."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from meetingdesk.foundation.wording import _
from meetingdesk.signin.model import Status
from meetingdesk.signin.queries import BoardRow
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face
from meetingdesk.ui.parts.tiles import Tile
from meetingdesk.ui.theme import Tone

MARKS = {
    Status.PRESENT: ("check", Tone.OK),
    Status.PROXY: ("user-cog", Tone.PROXY),
    Status.LEAVE: ("calendar-x-2", Tone.INFO),
    Status.ABSENT: ("circle-x", Tone.BAD),
}


@dataclass(frozen=True)
class OnBoard:
    """A person on the board; `ring` marks who was just dealt with."""

    person: BoardRow
    ring: Tone | None = None

    @property
    def id(self) -> str:
        """The attendee."""
        return self.person.attendee_id


@dataclass(frozen=True)
class Found:
    """A person who answers what was typed; `chosen` says what Enter would do."""

    person: BoardRow

    @property
    def id(self) -> str:
        """The attendee."""
        return self.person.attendee_id


def clock(at: dt.datetime | None) -> str:
    """A time of day in text: 8:56."""
    return f"{at.hour}:{at.minute:02}" if at else ""


def state_words(person: BoardRow) -> str:
    """Where someone stands, in one word or a time."""
    if person.left_at:
        return _("早退 {time}", time=clock(person.left_at))
    words = {
        Status.PROXY: _("代会"),
        Status.LEAVE: _("请假"),
        Status.ABSENT: _("缺席"),
        Status.NOT_ARRIVED: _("未到"),
    }
    return words.get(person.status) or clock(person.arrived_at)


def tile(item: OnBoard) -> Tile:
    """A tile of the board."""
    person = item.person
    mark, tone = MARKS.get(person.status, ("", None))
    if person.status is Status.PRESENT and person.late:
        mark, tone = "clock", Tone.WARN
    return Tile(
        name=person.name,
        unit=person.unit_short,
        mark=mark,
        state=state_words(person),
        tone=tone,
        ringed=item.ring,
    )


def hit(item: Found) -> Face:
    """A row of the answers; the unit tells people of the same name apart."""
    person = item.person
    number = _("序号 {number}", number=person.number)
    second = f"{number} • {person.post}" if person.post else number
    return Face(
        name=f"{person.name}　{person.unit}",
        second=second,
        chip=state_chip(person),
        right_second="" if person.here else _("Enter 签到"),
        right_second_ink="focus",
    )


def state_chip(person: BoardRow) -> ChipFace:
    """Where someone stands, with mark, word and colour."""
    if person.status is Status.PRESENT:
        return ChipFace(_("{time} 已签到", time=clock(person.arrived_at)), Tone.OK, "circle-check")
    mark, tone = MARKS.get(person.status, ("circle-dashed", Tone.IDLE))
    return ChipFace(state_words(person), tone, mark)


def just_came(item: OnBoard) -> Face:
    """A row of those who came last."""
    person = item.person
    return Face(
        name=person.name,
        second=person.unit,
        icon=MARKS.get(person.status, ("check", Tone.OK))[0],
        icon_ink="ok" if person.status is Status.PRESENT else "proxy",
        right=clock(person.arrived_at),
        action=_("撤销"),
        name_room=76,
    )
