"""One person and one organisation, as they stand beside the table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from meetingdesk.foundation import hanzi
from meetingdesk.foundation.wording import _
from meetingdesk.roster.phones import masked
from meetingdesk.roster.queries import OrganisationRow, RosterRow
from meetingdesk.ui.parts.buttons import Button, Kind, Link
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.phrases import listed as joined
from meetingdesk.ui.roster.listed import Listed
from meetingdesk.ui.theme import Role


def usual_reading(name: str) -> str:
    """How the program reads a name where nobody said otherwise: gong yan."""
    return " ".join(several[0] for several in hanzi.readings(name))


class _RowCard(Card):
    """A card about the chosen row. `wanted` names what to do."""

    wanted = Signal(str, object)  # what, Listed
    years = "years"

    def __init__(self, row: Listed) -> None:
        super().__init__(margin=14, spacing=2)
        self._row = row

    def offer_years(self) -> None:
        """The way to the results of the years, where there are any."""
        link = Link(_("历年结果"))
        link.clicked.connect(lambda: self.wanted.emit(self.years, self._row))
        self.body.insertWidget(self.body.count() - 2, link)

    def _add_actions(self, actions: Sequence[tuple[str, str]]) -> None:
        self.body.addSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(8)
        for what, words in actions:
            kind = Kind.DANGER if what.startswith("remove") else Kind.NORMAL
            button = Button(words, kind, height=32)
            button.clicked.connect(lambda _checked=False, what=what: self.wanted.emit(what, self._row))
            line.addWidget(button)
        line.addStretch(1)
        self.body.addLayout(line)


class PersonCard(_RowCard):
    """Name, post, phone (masked until asked for), reading and note."""

    def __init__(self, row: Listed) -> None:
        super().__init__(row)
        person = row.person
        assert person is not None
        self.body.addWidget(Label(person.name, Role.PERSON_SMALL))
        self.body.addWidget(Label(person.title or _("没有写明职务"), Role.BODY, "text2"))
        if person.phone:
            self._add_phone(person)
        reading = person.reading or usual_reading(person.name)
        self.body.addWidget(Label(_("读作 {reading}", reading=reading), Role.SECOND, "text2"))
        if person.note:
            self.body.addWidget(Label(person.note, Role.SECOND, "text2", wrap=True))
        self._add_actions((("correct", _("修改")), ("post", _("职务")), ("remove", _("移出"))))

    def show_phone(self) -> None:
        """The whole number, until another row is chosen."""
        person = self._row.person
        if person is not None and person.phone:
            self._phone.set_words(person.phone)
            self._look.hide()

    def _add_phone(self, person: RosterRow) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        self._phone = Label(masked(person.phone), Role.SECOND, "text2")
        self._look = Link(_("显示"))
        self._look.setAccessibleName(_("显示 {name} 的电话", name=person.name))
        self._look.clicked.connect(lambda: self.wanted.emit("phone", self._row))
        line.addWidget(self._phone)
        line.addWidget(self._look)
        line.addStretch(1)
        self.body.addLayout(line)


class OrganisationCard(_RowCard):
    """An organisation with its other names."""

    years = "organisation_years"

    def __init__(self, row: Listed) -> None:
        super().__init__(row)
        organisation = row.organisation
        assert organisation is not None
        self.body.addWidget(Label(organisation.full_name, Role.HEADING, wrap=True))
        for words in _about(organisation):
            self.body.addWidget(Label(words, Role.SECOND, "text2", wrap=True))
        actions = [("organisation", _("修改")), ("alias", _("曾用名"))]
        if not organisation.people:
            actions.append(("remove_organisation", _("移出")))
        self._add_actions(actions)


def _about(organisation: OrganisationRow) -> list[str]:
    found = [organisation.level or ""]
    if organisation.members is not None:
        found.append(_("党员 {count} 名", count=organisation.members))
    aliases = joined(one.alias for one in organisation.aliases)
    if aliases:
        found.append(_("曾用名：{names}", names=aliases))
    return [words for words in (*found, organisation.note) if words]
