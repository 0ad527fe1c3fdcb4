"""Adding and correcting people and organisations, beside the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.foundation.given import KEEP, Keep
from meetingdesk.foundation.wording import _
from meetingdesk.roster import commands
from meetingdesk.roster.phones import masked
from meetingdesk.roster.queries import OrganisationRow, RosterRow
from meetingdesk.roster.units import split_unit
from meetingdesk.ui.asking import AskCard, required, said
from meetingdesk.ui.parts.fields import Combo, WithError
from meetingdesk.ui.roster.cards import usual_reading


def add_person_card(organisations: Sequence[OrganisationRow]) -> AskCard:
    """A new person, with a post where an organisation is chosen."""
    card = AskCard(_("新增人员"), _("加入名册"))
    name = card.ask(_("姓名"), _("姓名"))
    unit = _choose_unit(card, organisations)
    title = card.ask(_("职务"), _("职务"))
    phone = card.ask(_("电话"), _("电话"))
    reading = card.ask(_("拼音"), _("姓名拼音"), _("生僻或多音时填"))

    def make() -> Command[Any] | None:
        if not required(name, _("请写姓名")):
            return None
        return commands.AddPerson(
            name=said(name), title=said(title) or None, phone=said(phone) or None,
            reading=said(reading) or None, organisation_id=_chosen(unit, organisations),
        )  # fmt: skip

    card.answer_with(make)
    return card


def correct_person_card(person: RosterRow) -> AskCard:
    """Name, reading, phone and note of a person; the phone stands masked and stays unless written anew."""
    card = AskCard(_("更正 {name}", name=person.name), _("保存"))
    name = card.ask(_("姓名"), _("姓名"), value=person.name)
    phone = card.ask(_("电话"), _("电话"), value=masked(person.phone))
    reading = card.ask(_("拼音"), _("姓名拼音"), usual_reading(person.name), person.reading or "")
    note = card.ask(_("备注"), _("备注"), value=person.note or "")

    def make() -> Command[Any] | None:
        if not required(name, _("请写姓名")):
            return None
        return commands.CorrectPerson(
            person_id=person.person_id, name=said(name), phone=new_phone(person, said(phone)),
            reading=said(reading) or None, note=said(note) or None,
        )  # fmt: skip

    card.answer_with(make)
    return card


def new_phone(person: RosterRow, words: str) -> str | Keep | None:
    """What was written over a masked phone; the mask left as it was changes nothing."""
    return KEEP if words == masked(person.phone) else words or None


def post_card(person: RosterRow, organisations: Sequence[OrganisationRow]) -> AskCard:
    """What a person is, and where; or that they are it no longer."""
    card = AskCard(_("{name} 的职务", name=person.name), _("登记职务"))
    current = next((n for n, one in enumerate(organisations, 1) if one.id == person.organisation_id), 0)
    unit = _choose_unit(card, organisations, current)
    title = card.ask(_("职务"), _("职务"), value=person.title or "")

    def make() -> Command[Any] | None:
        where = _chosen(unit, organisations)
        if where is None and person.post_id is not None:
            return commands.RemovePost(post_id=person.post_id)
        if where is None:
            title.refuse(_("请先选党组织"))
            return None
        return commands.GivePost(
            person_id=person.person_id, organisation_id=where, title=said(title) or None
        )

    card.answer_with(make)
    return card


def organisation_card(organisation: OrganisationRow | None = None) -> AskCard:
    """A new organisation, or the facts of one that is there."""
    known = organisation
    title = _("更正 {name}", name=known.full_name) if known else _("新增党组织")
    card = AskCard(title, _("保存") if known else _("加入名册"))
    hint = _("例如 禾晏瓷业党支部")
    name = card.ask(_("全称"), _("党组织全称"), hint, known.full_name if known else "")
    level = card.ask(_("级别"), _("级别"), _("例如 市级"), (known.level if known else "") or "")
    members = card.ask(_("党员数"), _("党员数"), value=str((known.members if known else "") or ""))

    def make() -> Command[Any] | None:
        if not required(name, _("请写党组织的全称")) or not _is_number(members):
            return None
        return _organisation(known, said(name), said(level), said(members))

    card.answer_with(make)
    return card


def alias_card(organisation: OrganisationRow) -> AskCard:
    """The other names that an organisation goes by; an emptied field forgets one, the last adds one."""
    card = AskCard(_("{name} 的曾用名", name=organisation.full_name), _("登记曾用名"))
    names = [one.alias for one in organisation.aliases]
    fields = [card.ask(_("曾用名"), _("曾用名"), value=name) for name in (*names, "")]
    fields[-1].field.setPlaceholderText(_("再写一个"))

    def make() -> Command[Any]:
        aliases = tuple(filter(None, map(said, fields)))
        return commands.SetAliases(organisation_id=organisation.id, aliases=aliases)

    card.answer_with(make)
    card.fields.insert(0, card.fields.pop())  # typing starts where there is something to add
    return card


def _organisation(known: OrganisationRow | None, name: str, level: str, members: str) -> Command[Any]:
    count = int(members) if members else None
    if known is None:
        return commands.AddOrganisation(name=name, level=level or None, members=count)
    short, kind = _parts(known, name)
    return commands.CorrectOrganisation(
        organisation_id=known.id, name=short, kind=kind, level=level or None, members=count
    )


def _parts(known: OrganisationRow, full_name: str) -> tuple[str, str]:
    """Name and kind; a name left as it was keeps its parts."""
    return (known.name, known.kind) if full_name == known.full_name else split_unit(full_name)


def _is_number(field: WithError) -> bool:
    good = not said(field) or said(field).isdecimal()
    field.refuse("" if good else _("请写数字"))
    return good


def _choose_unit(card: AskCard, organisations: Sequence[OrganisationRow], current: int = 0) -> Combo:
    names = [_("（不任职）"), *(one.full_name for one in organisations)]
    return card.choose(_("党组织"), _("党组织"), names, current)


def _chosen(combo: Combo, organisations: Sequence[OrganisationRow]) -> str | None:
    place = combo.currentIndex()
    return organisations[place - 1].id if place > 0 else None
