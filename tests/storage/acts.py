"""Three plain commands on organisations, to try the desk and the journal with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.roster.model import Alias, Organisation
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Found(Command[str]):
    """Found an organisation with one alias."""

    summary: ClassVar[str] = "成立{name}"
    name: str
    alias: str = "别名"

    def apply(self, unit: Unit) -> str:
        unit.describe(name=self.name)
        row = unit.add(Organisation(name=self.name, kind="党支部"))
        unit.add(Alias(organisation_id=row.id, alias=self.alias))
        return row.id


@dataclass(frozen=True, kw_only=True)
class Rename(Command[str]):
    """Give an organisation another name; returns the one it had."""

    summary: ClassVar[str] = "改名为{name}"
    key: str
    name: str
    refuse: bool = False

    def apply(self, unit: Unit) -> str:
        unit.describe(name=self.name)
        row = unit.get(Organisation, self.key)
        old, row.name = row.name, self.name
        unit.session.flush()
        if self.refuse:
            raise Refused("test.no")
        return old


@dataclass(frozen=True, kw_only=True)
class Dissolve(Command[None]):
    """Remove an organisation and its aliases."""

    summary: ClassVar[str] = "撤销建制"
    key: str

    def apply(self, unit: Unit) -> None:
        for alias in unit.session.scalars(select(Alias).where(Alias.organisation_id == self.key)):
            unit.delete(alias)
        unit.session.flush()
        unit.delete(unit.get(Organisation, self.key))


@dataclass(frozen=True, kw_only=True)
class Look(Command[str]):
    """An act that changes nothing, such as a look at a phone number."""

    summary: ClassVar[str] = "看了一眼"

    def apply(self, unit: Unit) -> str:
        return "seen"


@dataclass(frozen=True, kw_only=True)
class Close(Command[None]):
    """Something that undo must not reach behind."""

    summary: ClassVar[str] = "关上"
    barrier: ClassVar[bool] = True

    def apply(self, unit: Unit) -> None:
        unit.add(Organisation(name="关上以后", kind=""))


def names(session: Session) -> list[str]:
    """What a user would see: the organisations by name."""
    return list(session.scalars(select(Organisation.name).order_by(Organisation.name)))


def aliases(session: Session) -> int:
    """How many aliases there are."""
    return len(session.scalars(select(Alias)).all())
