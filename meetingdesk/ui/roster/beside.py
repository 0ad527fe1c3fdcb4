"""What stands beside the table: the roster in figures, one person or organisation, or a form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.roster.phones import masked
from meetingdesk.roster.queries import Counts
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.figures import Figure, Figures
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card, Hairline
from meetingdesk.ui.phrases import commas
from meetingdesk.ui.phrases import listed as joined
from meetingdesk.ui.roster.listed import Listed
from meetingdesk.ui.theme import Role

WIDE = 304


class Beside(QWidget):
    """The right side. `wanted` names what to do about the row shown; forms take its place."""

    wanted = Signal(str, object)  # what, Listed
    decided = Signal(object)  # Command
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDE)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(16)
        self._shown: list[QWidget] = []
        self.asking: AskCard | None = None
        self._stack.addStretch(1)

    def show_counts(self, counts: Counts) -> None:
        """The roster in figures, while no row is chosen."""
        card = Card(spacing=8)
        card.body.addWidget(Label(_("这本名册"), Role.HEADING))
        figures = [Figure(_("人员"), str(counts.people)), Figure(_("党组织"), str(counts.organisations))]
        card.body.addWidget(Figures(figures))
        kinds = commas(f"{kind or _('未注明')} {count}" for kind, count in counts.kinds)
        card.body.addWidget(Label(kinds, Role.SECOND, "text2", wrap=True))
        if counts.members is not None:
            card.body.addWidget(Label(_("党员 {count} 名", count=counts.members), Role.SECOND, "text2"))
        card.body.addWidget(Hairline())
        card.body.addWidget(Label(_("选一行看详情，按 Enter 更正"), Role.SECOND, "text2", wrap=True))
        self._put([card])

    def show_row(self, row: Listed) -> None:
        """One person with their organisation, and what can be done about them."""
        cards = [self._person_card(row)] if row.person else []
        if row.organisation:
            cards.append(self._organisation_card(row))
        self._put(cards)

    def ask(self, card: AskCard) -> None:
        """A form in place of what is shown."""
        card.decided.connect(self.decided)
        card.left.connect(self.left)
        self._put([card])
        self.asking = card
        card.begin()

    def _put(self, parts: Sequence[QWidget]) -> None:
        self.asking = None
        for old in self._shown:
            old.hide()
            old.deleteLater()
        self._shown = list(parts)
        for place, part in enumerate(parts):
            self._stack.insertWidget(place, part)

    def _person_card(self, row: Listed) -> Card:
        person = row.person
        assert person is not None
        card = Card(spacing=4)
        card.body.addWidget(Label(person.name, Role.PERSON_SMALL))
        card.body.addWidget(Label(person.title or _("没有写明职务"), Role.BODY, "text2"))
        for words in (masked(person.phone), person.reading, person.note):
            if words:
                card.body.addWidget(Label(words, Role.SECOND, "text2"))
        self._add_actions(card, row, (("correct", _("更正")), ("post", _("职务")), ("remove", _("移出"))))
        return card

    def _organisation_card(self, row: Listed) -> Card:
        organisation = row.organisation
        assert organisation is not None
        card = Card(spacing=4)
        card.body.addWidget(Label(organisation.full_name, Role.HEADING))
        for words in self._about(row):
            card.body.addWidget(Label(words, Role.SECOND, "text2", wrap=True))
        actions = [("organisation", _("更正")), ("alias", _("曾用名"))]
        if not organisation.people:
            actions.append(("remove_organisation", _("移出")))
        self._add_actions(card, row, tuple(actions))
        return card

    def _about(self, row: Listed) -> list[str]:
        organisation = row.organisation
        assert organisation is not None
        aliases = joined(one.alias for one in organisation.aliases)
        found = [organisation.level or ""]
        if organisation.members is not None:
            found.append(_("党员 {count} 名", count=organisation.members))
        if aliases:
            found.append(_("曾用名：{names}", names=aliases))
        return [words for words in (*found, organisation.note) if words]

    def _add_actions(self, card: Card, row: Listed, actions: tuple[tuple[str, str], ...]) -> None:
        card.body.addSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(8)
        for what, words in actions:
            kind = Kind.DANGER if what.startswith("remove") else Kind.NORMAL
            button = Button(words, kind, height=32)
            button.clicked.connect(lambda _checked=False, what=what: self.wanted.emit(what, row))
            line.addWidget(button)
        line.addStretch(1)
        card.body.addLayout(line)
