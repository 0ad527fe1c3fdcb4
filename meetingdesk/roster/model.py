"""Organisations and people, kept from year to year."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from meetingdesk.storage.base import FULL, Base, Id


class Organisation(Base):
    """A party organisation: its short name and its kind make its full name (practice.md 7.5)."""

    __tablename__ = "roster_organisation"
    __table_args__ = FULL

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(40), default="")
    level: Mapped[str | None] = mapped_column(String(40))
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("roster_organisation.id"), index=True)
    members: Mapped[int | None] = mapped_column(Integer)
    position: Mapped[int] = mapped_column(Integer, default=0)
    note: Mapped[str | None] = mapped_column(Text)

    @property
    def full_name(self) -> str:
        """What a roster's unit column says: 云岭陶瓷党委."""
        return f"{self.name}{self.kind}"


class Alias(Base):
    """Another name that an organisation goes by; proposed on import, never merged unasked."""

    __tablename__ = "roster_alias"
    __table_args__ = FULL

    id: Mapped[Id]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("roster_organisation.id"), index=True)
    alias: Mapped[str] = mapped_column(String(120))


class Person(Base):
    """A person, apart from the posts they hold (practice.md 1, D5)."""

    __tablename__ = "roster_person"
    __table_args__ = FULL

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(80))
    reading: Mapped[str | None] = mapped_column(String(120))
    phone: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, default=0)


class Post(Base):
    """What a person is in an organisation; one person may serve two."""

    __tablename__ = "roster_post"
    __table_args__ = FULL

    id: Mapped[Id]
    person_id: Mapped[str] = mapped_column(ForeignKey("roster_person.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("roster_organisation.id"), index=True)
    title: Mapped[str | None] = mapped_column(String(80))
    position: Mapped[int] = mapped_column(Integer, default=0)
