"""People with a post, as a meeting's list wants them."""

from __future__ import annotations

from sqlalchemy import select

from meetingdesk.desk import Desk
from meetingdesk.roster.commands import AddOrganisation, AddPerson, GivePost
from meetingdesk.roster.model import Post


def on_the_roster(desk: Desk, name: str, unit: str = "", phone: str | None = None) -> str:
    """A secretary of an organisation of their own; the person's id."""
    organisation = desk.do(AddOrganisation(name=unit or f"演示{name}企业", kind="党支部"))
    person = desk.do(AddPerson(name=name, phone=phone))
    if desk.ask(lambda s: s.scalar(select(Post.id).where(Post.person_id == person))) is None:
        desk.do(GivePost(person_id=person, organisation_id=organisation, title="书记"))
    return person
