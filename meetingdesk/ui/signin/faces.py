"""How people look at the desk: tiles and lines of the board, hits of the search, rows of those who came."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from meetingdesk.foundation.wording import _
from meetingdesk.signin.model import Status
from meetingdesk.signin.queries import BoardRow
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face
from meetingdesk.ui.parts.tiles import Tile
from meetingdesk.ui.theme import Role, Tone

MARKS = {
    Status.PRESENT: ("check", Tone.OK),
    Status.PROXY: ("user-cog", Tone.PROXY),
    Status.LEAVE: ("calendar-x-2", Tone.INFO),
    Status.ABSENT: ("circle-x", Tone.BAD),
}


@dataclass(frozen=True)
class OnBoard:
    """A person on the board; `ring` marks who was just dealt with, `unit` heads the lines of a unit."""

    person: BoardRow
    ring: Tone | None = None
    unit: str = ""

    @property
    def id(self) -> str:
        """The attendee."""
        return self.person.attendee_id


@dataclass(frozen=True)
class Found:
    """A person who answers what was typed; Enter takes the one `chosen`."""

    person: BoardRow
    chosen: bool = False

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


def mark_of(person: BoardRow) -> tuple[str, Tone | None]:
    """Mark and colour of where someone stands; none for 未到, which stays white."""
    if person.left_at:
        return "log-out", Tone.IDLE
    if person.status is Status.PRESENT and person.late:
        return "clock", Tone.WARN
    return MARKS.get(person.status, ("", None))


def read_aloud(item: OnBoard | Found) -> str:
    """A person in words."""
    person = item.person
    return " ".join(filter(None, (person.name, person.unit, state_words(person), late_words(person))))


def late_words(person: BoardRow) -> str:
    """迟到 for who came late."""
    return _("迟到") if person.late else ""


def tile(item: OnBoard) -> Tile:
    """A tile of the board."""
    person = item.person
    mark, tone = mark_of(person)
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
    return Face(
        name=person.name,
        name_role=Role.HEADING_LARGE,
        beside=person.unit,
        second=f"{number} • {person.post}" if person.post else number,
        chip=state_chip(person),
        action=_enter_words(person) if item.chosen else "",
    )


def _enter_words(person: BoardRow) -> str:
    return _("Enter 看签到时间") if person.here else _("Enter 签到")


def state_chip(person: BoardRow) -> ChipFace:
    """Where someone stands, with mark, word and colour."""
    mark, tone = mark_of(person)
    if person.left_at is None and person.status is Status.PRESENT:
        at = clock(person.arrived_at)
        if person.late:
            return ChipFace(_("{time} 迟到", time=at), Tone.WARN, "clock")
        return ChipFace(_("{time} 已签到", time=at), Tone.OK, "circle-check")
    if person.left_at is None and person.status is Status.PROXY:
        return ChipFace(_("{time} 代会", time=clock(person.arrived_at)), Tone.PROXY, mark)
    return ChipFace(state_words(person), tone or Tone.IDLE, mark or "circle-dashed")


def just_came(item: OnBoard) -> Face:
    """A row of those who came last."""
    person = item.person
    mark, tone = mark_of(person)
    return Face(
        name=person.name,
        second=person.unit,
        icon=mark or "check",
        icon_ink=str(tone or Tone.OK),
        right=clock(person.arrived_at),
        action=_("撤销"),
        name_room=76,
    )
