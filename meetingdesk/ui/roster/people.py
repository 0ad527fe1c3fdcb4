"""The roster's one table, with what is beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.desk import Command
from meetingdesk.foundation import namesearch
from meetingdesk.foundation.wording import _
from meetingdesk.roster import commands, ordering, queries
from meetingdesk.roster.queries import OrganisationRow
from meetingdesk.roster.sorting import ORDER_WORDS, Order
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.fields import Combo, SearchField
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import GAP, Card
from meetingdesk.ui.parts.table import Table
from meetingdesk.ui.roster import forms
from meetingdesk.ui.roster.beside import Beside
from meetingdesk.ui.roster.listed import Listed, columns, in_order, key_for_search, listed
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role

ORDERS: tuple[Order | None, ...] = (None, *Order)
Attempt = Callable[[Command[Any]], bool]


class PeopleView(QWidget):
    """Search, order, table, and one row or a form beside it. Acts go through the page."""

    def __init__(self, bridge: Bridge, act: Attempt) -> None:
        super().__init__()
        self._bridge, self._act = bridge, act
        self._all: list[Listed] = []
        self._index = namesearch.Index()
        self._organisations: tuple[OrganisationRow, ...] = ()
        self.field = SearchField(_("在名册里查找"), _("姓名、拼音、单位、序号"), height=36)
        self.order = Combo(_("次序"), [_("名册次序"), *(_(ORDER_WORDS[one]) for one in Order)])
        self.keep_order = Button(_("按这个次序排名册"), height=36)
        self._found = Label("", Role.SECOND, "text2")
        self.rows: Rows[Listed] = Rows(columns(bridge.meeting_id is not None))
        self.table = Table(self.rows, _("名册"), height=40)
        self.beside = Beside()
        self._place()
        self._listen()

    def refresh(self, invited: frozenset[str]) -> None:
        """Show the roster as it is now."""
        self._organisations = self._bridge.ask(queries.organisations)
        self._all = listed(self._bridge.ask(queries.roster), self._organisations, invited)
        self._index = namesearch.Index(key_for_search(row) for row in self._all)
        self._show()
        if self.beside.asking is None:
            self._show_beside()

    def begin(self, card: AskCard) -> None:
        """Ask beside the table."""
        self.beside.ask(card)

    def add_person(self) -> None:
        """A form for someone new."""
        self.begin(forms.add_person_card(self._organisations))

    def add_organisation(self) -> None:
        """A form for a new organisation."""
        self.begin(forms.organisation_card())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever is typed over the table goes into the search field."""
        if event.text() and event.text().isprintable() and self.beside.asking is None:
            self.field.setFocus()
            self.field.insert(event.text())
            return
        super().keyPressEvent(event)

    def _show(self) -> None:
        typed = self.field.text().strip()
        rows = self._all
        if typed:
            hits = set(self._index.search(typed))
            rows = [row for place, row in enumerate(self._all) if place in hits]
        self.rows.apply(in_order(rows, ORDERS[self.order.currentIndex()]))
        self._found.set_words(_("找到 {count} 行", count=len(rows)) if typed else "")
        self.keep_order.setVisible(self.order.currentIndex() > 0)

    def _choose(self, _which: str) -> None:
        if self.beside.asking is None:  # a form keeps what was typed until it is left
            self._show_beside()

    def _show_beside(self) -> None:
        row = self.rows.row(self.table.current_id() or "")
        if row is None:
            self.beside.show_counts(self._bridge.ask(queries.counts))
        else:
            self.beside.show_row(row)

    def _do(self, what: str, row: Listed) -> None:
        person, organisation = row.person, row.organisation
        if person is not None and what == "correct":
            self.begin(forms.correct_person_card(person))
        elif person is not None and what == "post":
            self.begin(forms.post_card(person, self._organisations))
        elif person is not None and what == "remove":
            self._act(commands.RemovePerson(person_id=person.person_id))
        elif organisation is not None:
            self._do_organisation(what, organisation)

    def _do_organisation(self, what: str, organisation: OrganisationRow) -> None:
        if what == "organisation":
            self.begin(forms.organisation_card(organisation))
        elif what == "alias":
            self.begin(forms.alias_card(organisation))
        elif what == "remove_organisation":
            self._act(commands.RemoveOrganisation(organisation_id=organisation.id))

    def _decide(self, command: Command[Any]) -> None:
        if self._act(command):
            self._leave()

    def _leave(self) -> None:
        self.beside.asking = None
        self._show_beside()
        self.table.setFocus()

    def _open(self, which: str) -> None:
        row = self.rows.row(which)
        if row is not None:
            self._do("correct" if row.person else "organisation", row)

    def _keep_order(self) -> None:
        order = ORDERS[self.order.currentIndex()]
        if order is not None:
            self._act(ordering.SortRoster(order=order.value))
            self.order.setCurrentIndex(0)

    def _listen(self) -> None:
        self.field.textChanged.connect(self._show)
        self.order.currentIndexChanged.connect(self._show)
        self.keep_order.clicked.connect(self._keep_order)
        self.table.events.chosen.connect(self._choose)
        self.table.events.opened.connect(self._open)
        self.beside.wanted.connect(self._do)
        self.beside.decided.connect(self._decide)
        self.beside.left.connect(self._leave)

    def _place(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        self.field.setFixedWidth(280)
        for part in (self.field, self.order, self.keep_order):
            bar.addWidget(part)
        bar.addWidget(self._found, 1)
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.table)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(bar)
        left.addWidget(card, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addLayout(left, 1)
        line.addWidget(self.beside)
