"""What an organizer does with the roster, one person or organisation at a time; the import is `bulk`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import KEEP, Keep, change, given
from meetingdesk.foundation.hanzi import clean_name
from meetingdesk.foundation.wording import N_
from meetingdesk.roster import sorting
from meetingdesk.roster.model import Alias, Organisation, Person, Post
from meetingdesk.roster.phones import clean_phone
from meetingdesk.roster.units import same_unit, split_unit
from meetingdesk.storage.base import Base
from meetingdesk.storage.unit import Unit

ORGANISATION = ("name", "kind", "level", "parent_id", "members", "note")
PERSON = ("name", "reading", "phone", "note")


@dataclass(frozen=True, kw_only=True)
class AddOrganisation(Command[str]):
    """Put an organisation on the roster and return its id.

    Without `kind` it is read off the name (云岭陶瓷党委).
    Refused: roster.no_unit_name, roster.organisation_twice.
    """

    summary: ClassVar[str] = N_("新增党组织 {name}")

    name: str
    kind: str | None = None
    level: str | None = None
    parent_id: str | None = None
    members: int | None = None
    note: str | None = None

    def apply(self, unit: Unit) -> str:
        """Put it last."""
        told = given(self, ORGANISATION)
        if self.kind is None:
            told["name"], told["kind"] = split_unit(self.name)
        row = Organisation(**told, position=_next(unit, Organisation))
        _fits_in(unit, row)
        unit.describe(name=row.full_name)
        return unit.add(row).id


@dataclass(frozen=True, kw_only=True)
class CorrectOrganisation(Command[None]):
    """Correct an organisation; what is not given stays.

    Refused: roster.no_unit_name, roster.organisation_twice, roster.own_parent, storage.gone.
    """

    summary: ClassVar[str] = N_("更正党组织 {name}")

    organisation_id: str
    name: str | Keep = KEEP
    kind: str | Keep = KEEP
    level: str | Keep | None = KEEP
    parent_id: str | Keep | None = KEEP
    members: int | Keep | None = KEEP
    note: str | Keep | None = KEEP

    def apply(self, unit: Unit) -> None:
        """Set what was given."""
        row = unit.get(Organisation, self.organisation_id)
        with unit.session.no_autoflush:
            change(row, self, ORGANISATION)
            row.kind = row.kind or ""
            _fits_in(unit, row)
        unit.describe(name=row.full_name)


@dataclass(frozen=True, kw_only=True)
class RemoveOrganisation(Command[None]):
    """Take an organisation without people off the roster, its aliases with it.

    Refused: roster.organisation_in_use (people, a branch or a meeting refer to it).
    """

    summary: ClassVar[str] = N_("移出党组织 {name}")

    organisation_id: str

    def apply(self, unit: Unit) -> None:
        """The database knows who refers to it."""
        row = unit.get(Organisation, self.organisation_id)
        unit.describe(name=row.full_name)
        for alias in unit.session.scalars(select(Alias).where(Alias.organisation_id == row.id)):
            unit.delete(alias)
        _delete(unit, row, "roster.organisation_in_use", row.full_name)


@dataclass(frozen=True, kw_only=True)
class AddAlias(Command[str]):
    """Note another name that an organisation goes by, so that imports propose it. Returns the alias's id.

    Refused: roster.no_unit_name, roster.alias_taken (another organisation has this name).
    """

    summary: ClassVar[str] = N_("给 {name} 加别名 {alias}")

    organisation_id: str
    alias: str

    def apply(self, unit: Unit) -> str:
        """The same alias again is the one that is there."""
        row = unit.get(Organisation, self.organisation_id)
        alias = clean_name(self.alias)
        if not alias:
            raise Refused("roster.no_unit_name")
        unit.describe(name=row.full_name, alias=alias)
        known = _named(unit, alias)
        if known is not None and known.organisation_id != row.id:
            raise Refused("roster.alias_taken", alias=alias)
        return known.id if known else unit.add(Alias(organisation_id=row.id, alias=alias)).id


@dataclass(frozen=True, kw_only=True)
class SetAliases(Command[None]):
    """Say which other names an organisation goes by: all of them; what is not given is forgotten.

    Refused: roster.alias_taken (another organisation has this name), storage.gone.
    """

    summary: ClassVar[str] = N_("更改 {name} 的曾用名")

    organisation_id: str
    aliases: tuple[str, ...]

    def apply(self, unit: Unit) -> None:
        """What stays is not touched."""
        row = unit.get(Organisation, self.organisation_id)
        unit.describe(name=row.full_name)
        wanted = {same_unit(alias): clean_name(alias) for alias in self.aliases if clean_name(alias)}
        known = {same_unit(one.alias): one for one in unit.session.scalars(select(Alias))}
        for spelling, alias in wanted.items():
            if spelling not in known:
                unit.add(Alias(organisation_id=row.id, alias=alias))
            elif known[spelling].organisation_id != row.id:
                raise Refused("roster.alias_taken", alias=alias)
            elif known[spelling].alias != alias:
                known[spelling].alias = alias
        for spelling, one in known.items():
            if one.organisation_id == row.id and spelling not in wanted:
                unit.delete(one)


@dataclass(frozen=True, kw_only=True)
class RemoveAlias(Command[None]):
    """Forget another name of an organisation."""

    summary: ClassVar[str] = N_("删去别名 {alias}")

    alias_id: str

    def apply(self, unit: Unit) -> None:
        """Delete it."""
        row = unit.get(Alias, self.alias_id)
        unit.describe(alias=row.alias)
        unit.delete(row)


@dataclass(frozen=True, kw_only=True)
class AddPerson(Command[str]):
    """Put a person on the roster, with a post where an organisation is given. Returns the person's id.

    `reading` is how the person's name is read where that isn't the usual way. Refused: roster.no_name.
    """

    summary: ClassVar[str] = N_("新增人员 {name}")

    name: str
    reading: str | None = None
    phone: str | None = None
    note: str | None = None
    organisation_id: str | None = None
    title: str | None = None

    def apply(self, unit: Unit) -> str:
        """Put them last."""
        told = _person(given(self, PERSON))
        row = unit.add(Person(**told, position=_next(unit, Person)))
        unit.describe(name=row.name)
        if self.organisation_id is not None:
            _give_post(unit, row.id, self.organisation_id, self.title)
        return row.id


@dataclass(frozen=True, kw_only=True)
class CorrectPerson(Command[None]):
    """Correct a person; what is not given stays. Meetings keep their own words. Refused: roster.no_name."""

    summary: ClassVar[str] = N_("更正人员 {name}")

    person_id: str
    name: str | Keep = KEEP
    reading: str | Keep | None = KEEP
    phone: str | Keep | None = KEEP
    note: str | Keep | None = KEEP

    def apply(self, unit: Unit) -> None:
        """Set what was given."""
        row = unit.get(Person, self.person_id)
        for name, value in _person(given(self, PERSON)).items():
            setattr(row, name, value)
        unit.describe(name=row.name)


@dataclass(frozen=True, kw_only=True)
class LookAtPhone(Command[None]):
    """Note that someone's phone number was shown. Changes nothing."""

    summary: ClassVar[str] = N_("查看 {name} 的电话")
    private: ClassVar[bool] = True

    person_id: str

    def apply(self, unit: Unit) -> None:
        """Only noted."""
        unit.describe(name=unit.get(Person, self.person_id).name)


@dataclass(frozen=True, kw_only=True)
class RemovePerson(Command[None]):
    """Take a person off the roster, with their posts. Refused: roster.person_in_use (a meeting has them)."""

    summary: ClassVar[str] = N_("移出人员 {name}")

    person_id: str

    def apply(self, unit: Unit) -> None:
        """The database knows whether a meeting refers to them."""
        row = unit.get(Person, self.person_id)
        unit.describe(name=row.name)
        for post in unit.session.scalars(select(Post).where(Post.person_id == row.id)):
            unit.delete(post)
        _delete(unit, row, "roster.person_in_use", row.name)


@dataclass(frozen=True, kw_only=True)
class GivePost(Command[str]):
    """Say what a person is in an organisation, or give the new title of it. Returns the post's id."""

    summary: ClassVar[str] = N_("{name} 任 {unit} {title}")

    person_id: str
    organisation_id: str
    title: str | None = None

    def apply(self, unit: Unit) -> str:
        """Add or retitle."""
        person = unit.get(Person, self.person_id)
        organisation = unit.get(Organisation, self.organisation_id)
        unit.describe(name=person.name, unit=organisation.full_name, title=self.title or "")
        return _give_post(unit, person.id, organisation.id, self.title)


@dataclass(frozen=True, kw_only=True)
class RemovePost(Command[None]):
    """Say that a person no longer serves in an organisation; the person stays."""

    summary: ClassVar[str] = N_("免去 {name} 在 {unit} 的职务")

    post_id: str

    def apply(self, unit: Unit) -> None:
        """Delete the post."""
        post = unit.get(Post, self.post_id)
        organisation = unit.get(Organisation, post.organisation_id)
        unit.describe(name=unit.get(Person, post.person_id).name, unit=organisation.full_name)
        unit.delete(post)


def _next(unit: Unit, model: type[Organisation | Person | Post]) -> int:
    return (unit.session.scalar(select(func.max(model.position))) or 0) + sorting.STEP


def _fits_in(unit: Unit, row: Organisation) -> None:
    """Refused: roster.no_unit_name, .organisation_twice, .own_parent."""
    row.name = clean_name(row.name or "")
    if not row.name:
        raise Refused("roster.no_unit_name")
    others = unit.session.scalars(select(Organisation)).all()
    if any(one is not row and same_unit(one.full_name) == same_unit(row.full_name) for one in others):
        raise Refused("roster.organisation_twice", name=row.full_name)
    parents = {one.id: one.parent_id for one in others}
    above = row.parent_id
    for _ in range(len(parents) + 1):
        if above is not None and above == row.id:
            raise Refused("roster.own_parent", name=row.full_name)
        above = parents.get(above) if above else None


def _named(unit: Unit, alias: str) -> Alias | None:
    wanted = same_unit(alias)
    return next((one for one in unit.session.scalars(select(Alias)) if same_unit(one.alias) == wanted), None)


def _person(told: dict[str, Any]) -> dict[str, Any]:
    if "name" in told:
        told["name"] = clean_name(told["name"] or "")
        if not told["name"]:
            raise Refused("roster.no_name")
    if told.get("phone"):
        told["phone"] = clean_phone(told["phone"]) or None
    return told


def _give_post(unit: Unit, person_id: str, organisation_id: str, title: str | None) -> str:
    known = unit.session.scalar(
        select(Post).where(Post.person_id == person_id, Post.organisation_id == organisation_id)
    )
    title = clean_name(title or "") or None
    if known is not None:
        known.title = title
        return known.id
    unit.get(Organisation, organisation_id)
    post = Post(person_id=person_id, organisation_id=organisation_id, title=title, position=_next(unit, Post))
    return unit.add(post).id


def _delete(unit: Unit, row: Base, key: str, name: str) -> None:
    try:
        unit.session.flush()
        unit.delete(row)
        unit.session.flush()
    except IntegrityError as error:
        raise Refused(key, name=name) from error
