"""The order of the roster: by hand, one or several at a time, or sorted; each is an act (practice.md 7.2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import N_
from meetingdesk.roster import sorting
from meetingdesk.roster.model import Organisation, Person
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class ReorderRoster(Command[None]):
    """Write the order in which people stand; who is not named follows as before."""

    summary: ClassVar[str] = N_("调整名册次序")

    person_ids: tuple[str, ...]

    def apply(self, unit: Unit) -> None:
        """Touch only who really moves."""
        wanted = {key: place for place, key in enumerate(self.person_ids)}
        people = unit.session.scalars(select(Person).order_by(Person.position, Person.id)).all()
        sorting.renumber(sorted(people, key=lambda one: wanted.get(one.id, len(wanted))))


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
        people = unit.session.scalars(select(Person).order_by(Person.position, Person.id)).all()
        sorting.move(people, self.person_ids, self.before)


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
        all_of_them = select(Organisation).order_by(Organisation.position, Organisation.id)
        sorting.move(unit.session.scalars(all_of_them).all(), self.organisation_ids, self.before)


@dataclass(frozen=True, kw_only=True)
class SortRoster(Command[None]):
    """Write an order by pinyin, by strokes in either way, or by level (practice.md 7.2)."""

    summary: ClassVar[str] = N_("名册重新排序")

    order: str

    def apply(self, unit: Unit) -> None:
        """Sort and renumber."""
        sorting.renumber(sorting.people_in(unit.session, sorting.Order(self.order)))


def listed_names(names: Iterable[str]) -> str:
    """Names for the words of an act: the first three, and how many there are."""
    several = list(names)
    return "、".join(several[:3]) + (f" … ({len(several)})" if len(several) > 3 else "")
