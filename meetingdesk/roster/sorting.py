"""Orders of the roster: as imported, by pinyin, by strokes, by level (practice.md 7.2)."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.foundation.hanzi import School, pinyin_key, stroke_key
from meetingdesk.foundation.wording import N_
from meetingdesk.roster.model import Organisation, Person, Post

STEP = 1024  # between two places, so that whoever is moved finds room


class Order(StrEnum):
    """Ways to sort people; writing one is an act of its own, the imported order is never changed unasked."""

    PINYIN = "pinyin"
    SURNAME_STROKES = "surname_strokes"
    NAME_STROKES = "name_strokes"
    LEVEL = "level"
    UNIT = "unit"


ORDER_WORDS = {
    Order.PINYIN: N_("按拼音"),
    Order.SURNAME_STROKES: N_("按姓氏笔画"),
    Order.NAME_STROKES: N_("按姓名笔画"),
    Order.LEVEL: N_("按级别"),
    Order.UNIT: N_("按党组织"),
}
LEVELS = ("国家级", "省级", "市级", "地市级", "县级", "乡镇级")


def key_of(order: Order, name: str, reading: str | None = None, level: str | None = None) -> Any:
    """What to sort one person by; `UNIT` is no matter of the person: see `people_in`."""
    if order is Order.PINYIN:
        return pinyin_key(name, reading)
    if order is Order.LEVEL:
        return _rank(level)
    return stroke_key(name, School.SURNAME if order is Order.SURNAME_STROKES else School.NAME)


def _rank(level: str | None) -> int:
    """Higher levels first; of two 市级 the imported order says which is above, and sorting keeps it."""
    if not level:
        return len(LEVELS)
    return next((place for place, word in enumerate(LEVELS) if level.endswith(word)), len(LEVELS) - 1)


def people_in(session: Session, order: Order) -> Sequence[Person]:
    """All people in this order; equal ones stay as they stand."""
    people = session.scalars(select(Person).order_by(Person.position, Person.id)).all()
    first: dict[str, tuple[str | None, int]] = {}  # level and place of the first organisation they serve in
    query = select(Post.person_id, Organisation.level, Organisation.position).join(
        Organisation, Organisation.id == Post.organisation_id
    )
    for person_id, level, place in session.execute(query.order_by(Post.position)):
        first.setdefault(person_id, (level, place))

    def key(one: Person) -> Any:
        level, place = first.get(one.id, (None, sys.maxsize))
        return place if order is Order.UNIT else key_of(order, one.name, one.reading, level)

    return sorted(people, key=key)


def is_sorted(order: Order, people: Iterable[tuple[str, str | None]]) -> bool:
    """Whether (name, reading) in turn stand in this order: only then 以姓氏笔画为序 may be printed."""
    keys = [key_of(order, name, reading) for name, reading in people]
    return keys == sorted(keys)


Place = tuple[str, int]
"""An id and its position."""


def renumbered(ids: Iterable[str]) -> dict[str, int]:
    """Positions in this order, with room between them."""
    return {which: place * STEP for place, which in enumerate(ids, 1)}


def moved(rows: Sequence[Place], ids: Iterable[str], before: str | None) -> dict[str, int]:
    """New positions when these, in the order given, stand in front of the row `before` (None = last).

    Where there is room between the neighbours nobody else is touched: one row of 10,000 moves by itself.
    """
    known = {which for which, _ in rows}
    order = [which for which in dict.fromkeys(ids) if which in known]
    gone = set(order)
    rest = [row for row in rows if row[0] not in gone]
    place = next((at for at, (which, _) in enumerate(rest) if which == before), len(rest))
    room = STEP * (len(order) + 1)
    first = rest[0][1] if rest else room
    low = rest[place - 1][1] if place else first - room
    high = rest[place][1] if place < len(rest) else low + room
    if high - low <= len(order):
        return renumbered([*(one for one, _ in rest[:place]), *order, *(one for one, _ in rest[place:])])
    step = len(order) + 1
    return {which: low + (high - low) * ahead // step for ahead, which in enumerate(order, 1)}
