"""The order of the roster: by hand, one or several at a time, or sorted; each is an act (practice.md 7.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from sqlalchemy import select

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import N_
from meetingdesk.roster import sorting
from meetingdesk.roster.model import Organisation, Person
from meetingdesk.roster.sorting import Place
from meetingdesk.storage.unit import Unit

AT_ONCE = 500  # rows asked for by their ids


@dataclass(frozen=True, kw_only=True)
class ReorderRoster(Command[None]):
    """Write the order in which people stand; who is not named follows as before."""

    summary: ClassVar[str] = N_("调整名册次序")

    person_ids: tuple[str, ...]

    def apply(self, unit: Unit) -> None:
        """Touch only who really moves."""
        wanted = {key: place for place, key in enumerate(self.person_ids)}
        people = _places(unit, Person)
        ids = sorted((which for which, _ in people), key=lambda one: wanted.get(one, len(wanted)))
        _put(unit, Person, people, sorting.renumbered(ids))


@dataclass(frozen=True, kw_only=True)
class MovePeople(Command[None]):
    """Put people, in the order given, in front of another (None = last); the others keep their order.

    Refused: storage.gone (someone is not on the roster any more).
    """

    summary: ClassVar[str] = N_("在名册里移动 {name}")

    person_ids: tuple[str, ...]
    before: str | None = None

    def apply(self, unit: Unit) -> None:
        """Touch nobody else where there is room."""
        unit.describe(name=listed_names(unit.get(Person, which).name for which in self.person_ids))
        people = _places(unit, Person)
        _put(unit, Person, people, sorting.moved(people, self.person_ids, self.before))


@dataclass(frozen=True, kw_only=True)
class MoveOrganisations(Command[None]):
    """The same for organisations: the order in which they stand in lists. Refused: storage.gone."""

    summary: ClassVar[str] = N_("在名册里移动 {name}")

    organisation_ids: tuple[str, ...]
    before: str | None = None

    def apply(self, unit: Unit) -> None:
        """As for people."""
        found = (unit.get(Organisation, which) for which in self.organisation_ids)
        unit.describe(name=listed_names(one.full_name for one in found))
        units = _places(unit, Organisation)
        _put(unit, Organisation, units, sorting.moved(units, self.organisation_ids, self.before))


@dataclass(frozen=True, kw_only=True)
class SortRoster(Command[None]):
    """Write an order by pinyin, by strokes in either way, or by level (practice.md 7.2)."""

    summary: ClassVar[str] = N_("名册重新排序")

    order: str

    def apply(self, unit: Unit) -> None:
        """Sort and renumber."""
        ids = [one.id for one in sorting.people_in(unit.session, sorting.Order(self.order))]
        _put(unit, Person, _places(unit, Person), sorting.renumbered(ids))


def listed_names(names: Iterable[str]) -> str:
    """Names for the words of an act: the first three, and how many there are."""
    several = list(names)
    return "、".join(several[:3]) + (f" … ({len(several)})" if len(several) > 3 else "")


def _places(unit: Unit, model: type[Person | Organisation]) -> list[Place]:
    rows = unit.session.execute(select(model.id, model.position).order_by(model.position, model.id))
    return [(which, position) for which, position in rows]


def _put(
    unit: Unit, model: type[Person | Organisation], now: Iterable[Place], wanted: Mapping[str, int]
) -> None:
    """Load only whom it moves."""
    changed = [which for which, position in now if wanted.get(which, position) != position]
    for start in range(0, len(changed), AT_ONCE):
        some = select(model).where(model.id.in_(changed[start : start + AT_ONCE]))
        rows: Iterable[Person | Organisation] = cast("Any", unit.session.scalars(some))
        for row in rows:
            row.position = wanted[row.id]
