"""The import: all accepted rows of a file in one act, taken back by one undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, TypedDict

from sqlalchemy import func, select

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.hanzi import clean_name
from meetingdesk.foundation.wording import N_
from meetingdesk.roster.importing import Entry
from meetingdesk.roster.model import Alias, Organisation, Person, Post
from meetingdesk.roster.sorting import STEP
from meetingdesk.roster.units import same_unit, split_unit
from meetingdesk.storage.base import Base, new_id
from meetingdesk.storage.unit import Unit


class Imported(TypedDict):
    """How many of each kind an import made; `people` are the persons' ids, row by row."""

    new: int
    updated: int
    unchanged: int
    organisations: int
    people: list[str]


@dataclass(frozen=True, kw_only=True)
class ImportRoster(Command[Imported]):
    """Take the accepted rows of a file onto the roster (`importing.entries` makes them).

    Organisations that are not there are made, split into name and kind; people keep the order of the file.
    What a row leaves empty changes nothing. `aliases` (organisation, other name) are those that the user said
    yes to. Refused: roster.nothing_to_import, storage.gone.
    """

    summary: ClassVar[str] = N_("导入名册 {file}：新增 {new} 人，更新 {updated} 人")

    file: str
    rows: tuple[Entry, ...]
    aliases: tuple[tuple[str, str], ...] = ()

    def apply(self, unit: Unit) -> Imported:
        """Organisations first, then people, then posts: three flushes whatever the number of rows."""
        if not self.rows:
            raise Refused("roster.nothing_to_import", file=self.file)
        done = _Import(unit).take(self.rows)
        _keep_aliases(unit, self.aliases)
        unit.describe(file=self.file, new=done["new"], updated=done["updated"])
        return done


class _Import:
    """One import under way: what is on the roster, what is new, what has changed."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        session = unit.session
        self._organisations = {one.id: one for one in session.scalars(select(Organisation))}
        self._by_name = {same_unit(one.full_name): one.id for one in self._organisations.values()}
        self._people = {one.id: one for one in session.scalars(select(Person))}
        self._posts = {(one.person_id, one.organisation_id): one for one in session.scalars(select(Post))}
        self._new: dict[type[Base], list[Base]] = {Organisation: [], Person: [], Post: []}
        self._next: dict[type[Base], int] = {
            model: (session.scalar(select(func.max(model.position))) or 0) + STEP
            for model in (Organisation, Person, Post)
        }

    def take(self, rows: Iterable[Entry]) -> Imported:
        """Carry out all rows."""
        with self._unit.session.no_autoflush:
            taken = [self._take(row) for row in rows]
        outcomes = Counter(outcome for outcome, _ in taken)
        for several in self._new.values():
            self._unit.session.add_all(several)
            self._unit.session.flush()
        return Imported(
            new=outcomes["new"],
            updated=outcomes["updated"],
            unchanged=outcomes["unchanged"],
            organisations=len(self._new[Organisation]),
            people=[person_id for _, person_id in taken],
        )

    def _take(self, row: Entry) -> tuple[str, str]:
        """What it was, and whose id it has."""
        organisation_id = self._organisation(row)
        raised = self._level(organisation_id, row["level"])
        if row["person_id"] is None:
            made = self._add_person(row)
            self._post(made, organisation_id, row["post"])
            return "new", made
        person = self._people.get(row["person_id"])
        if person is None:
            raise Refused("storage.gone", what="roster_person")
        changed = _update(person, row) or raised
        changed = self._post(person.id, organisation_id, row["post"]) or changed
        return "updated" if changed else "unchanged", person.id

    def _organisation(self, row: Entry) -> str:
        known = row["organisation_id"] or self._by_name.get(same_unit(row["unit"]))
        if known is not None:
            if known not in self._organisations:
                raise Refused("storage.gone", what="roster_organisation")
            return known
        name, kind = split_unit(row["unit"])
        made = Organisation(id=new_id(), name=name, kind=kind, position=self._place(Organisation))
        self._new[Organisation].append(made)
        self._organisations[made.id] = made
        self._by_name[same_unit(row["unit"])] = made.id
        return made.id

    def _level(self, organisation_id: str, level: str) -> bool:
        """Whether this gave the organisation another level."""
        organisation = self._organisations[organisation_id]
        if not level or organisation.level == level:
            return False
        organisation.level = level
        return True

    def _add_person(self, row: Entry) -> str:
        person = Person(id=new_id(), name=row["name"], position=self._place(Person))
        _update(person, row)
        self._new[Person].append(person)
        self._people[person.id] = person
        return person.id

    def _post(self, person_id: str, organisation_id: str, title: str) -> bool:
        """Whether this gave a post or another title."""
        known = self._posts.get((person_id, organisation_id))
        if known is None:
            known = Post(id=new_id(), person_id=person_id, organisation_id=organisation_id)
            known.title, known.position = title or None, self._place(Post)
            self._posts[person_id, organisation_id] = known
            self._new[Post].append(known)
            return True
        if title and known.title != title:
            known.title = title
            return True
        return False

    def _place(self, model: type[Organisation | Person | Post]) -> int:
        self._next[model] += STEP
        return self._next[model] - STEP


def _keep_aliases(unit: Unit, aliases: Iterable[tuple[str, str]]) -> None:
    """So that the next import needs no asking."""
    known = {same_unit(one.alias) for one in unit.session.scalars(select(Alias))}
    for organisation_id, alias in aliases:
        unit.get(Organisation, organisation_id)
        if same_unit(alias) not in known:
            known.add(same_unit(alias))
            unit.add(Alias(organisation_id=organisation_id, alias=clean_name(alias)))


def _update(person: Person, row: Entry) -> bool:
    changed = False
    for name, value in (("phone", row["phone"]), ("note", row["note"]), ("reading", row["reading"])):
        if value and getattr(person, name) != value:
            setattr(person, name, value)
            changed = True
    return changed
