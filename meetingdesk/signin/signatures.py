"""手写签名: what someone wrote on the screen with mouse, pen or finger, kept as strokes to be printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.desk import ONCE, Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.model import Attendee
from meetingdesk.signin import lookup
from meetingdesk.signin.lookup import Arrival
from meetingdesk.signin.model import Signature
from meetingdesk.storage.unit import Unit

FULL_PRESSURE = 1000
MOST_POINTS = 6000  # a long name takes some 800; more is a leaning elbow
SMALLEST_FIELD, LARGEST_FIELD = 50, 8000  # pixels a side


class Point(NamedTuple):
    """Where the pen was: pixels from the upper left of the field, ms since it first touched, pressure."""

    x: float
    y: float
    ms: int = 0
    pressure: float = 0.5


Stroke = tuple[Point, ...]


@dataclass(frozen=True)
class Ink:
    """A signature for drawing: strokes of points (x, y, ms, pressure), all whole numbers.

    x and y run from 0 to `width` and `height` of the field it was written in, ms from the first touch,
    pressure from 0 to 1000 (500 where the device knows none).
    """

    attendee_id: str
    strokes: tuple[tuple[tuple[int, int, int, int], ...], ...]
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class SignByHand(Command[Arrival]):
    """Keep what someone wrote in a field of `width` x `height` pixels, and sign them in if they are not here.

    One act: undo takes the signature with the arrival; writing again replaces it. Refused: signin.no_ink,
    signin.too_much_ink, and those of `SignIn`.
    """

    summary: ClassVar[str] = N_("{name} 手写签名")
    meeting_id: str
    attendee_id: str
    strokes: tuple[Stroke, ...] = field(metadata=ONCE)
    width: int
    height: int

    def apply(self, unit: Unit) -> Arrival:
        """See the class."""
        from meetingdesk.signin.commands import sign_in  # papers ask for signatures, and for no other act

        who = lookup.person(unit, self.meeting_id, self.attendee_id)
        strokes = _kept(self.strokes, self.width, self.height, who.name)
        arrived = sign_in(unit, who, unit.clock.local())
        row = _row(unit, who.attendee.id) or Signature(meeting_id=who.meeting.id, attendee_id=who.attendee.id)
        row.strokes, row.width, row.height = strokes, self.width, self.height
        row.made_at = unit.clock.local()
        unit.add(row)
        return arrived


@dataclass(frozen=True, kw_only=True)
class RemoveSignature(Command[None]):
    """Take a signature off; the arrival stays. Refused: signin.no_signature."""

    summary: ClassVar[str] = N_("去掉 {name} 的手写签名")
    meeting_id: str
    attendee_id: str

    def apply(self, unit: Unit) -> None:
        """See the class."""
        who = lookup.person(unit, self.meeting_id, self.attendee_id)
        row = _row(unit, who.attendee.id)
        if row is None:
            raise Refused("signin.no_signature", name=who.name)
        unit.delete(row)


def signatures(session: Session, meeting_id: str) -> tuple[Ink, ...]:
    """All signatures of a meeting in roster order: for the printed sheet."""
    query = (
        select(Signature)
        .join(Attendee, Attendee.id == Signature.attendee_id)
        .where(Signature.meeting_id == meeting_id)
        .order_by(Attendee.position, Attendee.number)
    )
    return tuple(map(_ink, session.scalars(query)))


def signature(session: Session, attendee_id: str) -> Ink | None:
    """One person's signature."""
    row = session.scalar(select(Signature).where(Signature.attendee_id == attendee_id))
    return _ink(row) if row else None


def _row(unit: Unit, attendee_id: str) -> Signature | None:
    return unit.session.scalar(select(Signature).where(Signature.attendee_id == attendee_id))


def _ink(row: Signature) -> Ink:
    strokes = tuple(tuple((x, y, ms, weight) for x, y, ms, weight in stroke) for stroke in row.strokes)
    return Ink(row.attendee_id, strokes, row.width, row.height)


def _kept(strokes: Iterable[Stroke], width: int, height: int, name: str) -> list[list[list[int]]]:
    """Whole numbers within the field; a pen that rests says nothing new."""
    kept = [_thinned(stroke, width, height) for stroke in strokes]
    kept = [stroke for stroke in kept if stroke]
    if sum(map(len, kept)) > MOST_POINTS:
        raise Refused("signin.too_much_ink", name=name)
    sides = (width, height)
    if max(map(len, kept), default=0) < 2 or not all(SMALLEST_FIELD <= s <= LARGEST_FIELD for s in sides):
        raise Refused("signin.no_ink", name=name)
    return kept


def _thinned(stroke: Stroke, width: int, height: int) -> list[list[int]]:
    kept: list[list[int]] = []
    for point in stroke:
        x, y = _between(point.x, width), _between(point.y, height)
        if not kept or kept[-1][:2] != [x, y]:
            pressure = _between(point.pressure * FULL_PRESSURE, FULL_PRESSURE)
            kept.append([x, y, max(0, int(point.ms)), pressure])
    return kept


def _between(value: float, most: int) -> int:
    return min(most, max(0, round(value)))
