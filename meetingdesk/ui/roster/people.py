"""The roster's one table, with what is beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.desk import Command
from meetingdesk.evaluation.years import rated
from meetingdesk.foundation.wording import _
from meetingdesk.roster import commands, ordering, queries
from meetingdesk.roster.queries import OrganisationRow
from meetingdesk.roster.sorting import ORDER_WORDS, Order
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.page import ShowYears
from meetingdesk.ui.parts.buttons import Button, IconButton
from meetingdesk.ui.parts.fields import Combo, SearchField
from meetingdesk.ui.parts.folding import FoldingLine
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import GAP, Card
from meetingdesk.ui.roster import forms, moving, writing
from meetingdesk.ui.roster.beside import Beside
from meetingdesk.ui.roster.cards import PersonCard
from meetingdesk.ui.roster.gathering import Roster
from meetingdesk.ui.roster.listed import Finder, Listed, Sorter, columns
from meetingdesk.ui.roster.table import RosterTable
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, width

ORDERS: tuple[Order | None, ...] = (None, *Order)
BY_HAND = (None, Order.UNIT)
ARROW = 54  # px of a list of choices beside its words
Attempt = Callable[[Command[Any]], bool]


class PeopleView(QWidget):
    """Search, order, table, and what is chosen or a form beside it. Acts go through the page.

    `tell` says a hint in the page's strip, `years` shows what someone was given over the years. `unready`
    asks for a `warm` beside the window, and then `warmed`: a long list is searched and sorted after that.
    """

    unready = Signal()

    def __init__(
        self, bridge: Bridge, act: Attempt, tell: Callable[[str], None], years: ShowYears
    ) -> None:
        super().__init__()
        self._bridge, self._act, self._tell, self._years = bridge, act, tell, years
        self._all: Sequence[Listed] = ()
        self._long = False
        self._finder, self._sorter = Finder(), Sorter()
        self._waits = False
        self._organisations: tuple[OrganisationRow, ...] = ()
        self.field = SearchField(_("在名册里查找"), _("姓名、拼音、单位、序号"), height=36)
        self.order = Combo(_("次序"), [_("名册次序"), *(_(ORDER_WORDS[one]) for one in Order)])
        self.keep_order = Button(_("按这个次序排名册"), icon="list-ordered", height=36)
        self.up = IconButton("arrow-up", _("上移（Alt+↑）"))
        self.down = IconButton("arrow-down", _("下移（Alt+↓）"))
        self._found = Label("", Role.SECOND, "text2")
        self.rows: Rows[Listed] = Rows(columns(bridge.meeting_id is not None))
        self.table = RosterTable(self.rows, _("名册"), height=40)
        self.beside = Beside()
        self._place()
        self._listen()

    def show_roster(self, roster: Roster) -> None:
        """Show the roster as it is now."""
        self._all, self._organisations = roster.rows, roster.organisations
        self._long = roster.long
        self._finder.learn(self._all)
        self._sorter.learn(self._all)
        self._show()
        if self.beside.asking is None:
            self._show_beside()

    def warm(self) -> None:
        """Make ready for the first key and the order in hand; may run beside the window."""
        self._finder.warm()
        self._sorter.warm(self._order())

    def warmed(self) -> None:
        """Ready: what was typed or chosen meanwhile is shown now."""
        if self._waits:
            self._show()

    def begin(self, card: AskCard) -> None:
        """Ask beside the table."""
        self.beside.ask(card)

    def add_person(self) -> None:
        """A form for someone new."""
        self.begin(forms.add_person_card(self._organisations))

    def add_organisation(self) -> None:
        """A form for a new organisation."""
        self.begin(forms.organisation_card())

    def leave(self) -> None:
        """The form is done with; the table again."""
        self.beside.asking = None
        self._show_beside()
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever is typed over the table goes into the search field."""
        if event.text() and event.text().isprintable() and self.beside.asking is None:
            self.field.setFocus()
            self.field.insert(event.text())
            return
        super().keyPressEvent(event)

    def _show(self) -> None:
        typed, order = self.field.text().strip(), self._order()
        ready = (not typed or self._finder.ready) and self._sorter.ready(order)
        self._waits = self._long and not ready
        if self._waits:
            self._found.set_words(_("马上就好"))
            self.unready.emit()
            return
        rows = self._all
        if typed:
            rows = [self._all[place] for place in self._finder.find(typed)]
        self.rows.apply(self._sorter.in_order(rows, order, self._organisations))
        self._found.set_words(_("找到 {count} 行", count=len(rows)) if typed else "")
        self._found.setMinimumWidth(self._found.sizeHint().width())
        self.order.setMinimumWidth(round(width(self.order.currentText(), Role.BODY)) + ARROW)
        self.keep_order.setVisible(order is not None)
        for button in (self.up, self.down):
            button.setVisible(order in BY_HAND)

    def _order(self) -> Order | None:
        return ORDERS[max(self.order.currentIndex(), 0)]

    def _choose(self) -> None:
        if self.beside.asking is None:  # a form keeps what was typed until it is left
            self._show_beside()

    def _show_beside(self) -> None:
        rows = self.table.chosen_rows()
        for button in (self.up, self.down):
            button.setEnabled(bool(rows))
        if rows:
            self.beside.show_rows(rows, self._bridge.meeting_id, self._rated(rows[0]))
        else:
            self.beside.show_counts(self._bridge.ask(queries.counts))

    def _rated(self, row: Listed) -> tuple[bool, bool]:
        person, organisation = _register(row)
        ask = self._bridge.ask
        return ask(rated, person, None), ask(rated, None, organisation)

    def _do(self, what: str, row: Listed) -> None:
        person, organisation = row.person, row.organisation
        if person is not None and what == "correct":
            self.begin(forms.correct_person_card(person))
        elif person is not None and what == "post":
            self.begin(forms.post_card(person, self._organisations))
        elif person is not None and what == "phone":
            self._show_phone(person.person_id)
        elif person is not None and what == "remove":
            self._act(commands.RemovePerson(person_id=person.person_id))
        elif person is not None and what == "years":
            self._years(person.name, *_register(row))
        elif organisation is not None:
            self._do_organisation(what, organisation)

    def _do_organisation(self, what: str, organisation: OrganisationRow) -> None:
        if what == "organisation":
            self.begin(forms.organisation_card(organisation))
        elif what == "alias":
            self.begin(forms.alias_card(organisation))
        elif what == "organisation_years":
            self._years(organisation.full_name, None, organisation.id)
        elif what == "remove_organisation":
            self._act(commands.RemoveOrganisation(organisation_id=organisation.id))

    def _show_phone(self, person_id: str) -> None:
        """A look at a phone is noted first."""
        if self._act(commands.LookAtPhone(person_id=person_id)):
            for card in self.beside.findChildren(PersonCard):
                card.show_phone()

    def _decide(self, command: Command[Any]) -> None:
        if not self._act(command):
            return
        if self.beside.asking is not None:
            self.leave()
        else:  # the card that was used has gone with the refresh
            self.table.setFocus()

    def _write(self, which: str, what: str, words: str) -> None:
        """A cell was written over where it stands."""
        row = self.rows.row(which)
        command = writing.command_for(row, what, words) if row is not None else None
        if command is not None:
            self._act(command)

    def _open(self, which: str) -> None:
        row = self.rows.row(which)
        if row is not None:
            self._do("correct" if row.person else "organisation", row)

    def _step(self, by: int) -> None:
        rows = self.table.chosen_rows()
        if self._may_move(rows):
            self._move(moving.stepped(self.rows.shown(), rows, by))

    def _drop(self, ids: list[str], before: str) -> None:
        rows = [row for row in map(self.rows.row, ids) if row is not None]
        if not self._may_move(rows):
            return
        target = self.rows.row(before)
        if self._order() is Order.UNIT:
            target = moving.head_from(self.rows.shown(), target, rows)
        self._move(moving.dropped(rows, target))

    def _may_move(self, rows: Sequence[Listed]) -> bool:
        """People are moved in the order of the roster, organisations where they stand over their people."""
        if self._order() not in BY_HAND:
            self._tell(_("先把次序选回“名册次序”，再调整；党组织的先后在“按党组织”里调整"))
        elif self._order() is Order.UNIT and any(row.person for row in rows):
            self._tell(_("这里移动的是党组织；人员的先后在“名册次序”里调整"))
        else:
            return True
        return False

    def _move(self, command: Command[Any] | None) -> None:
        if command is not None and self._act(command):
            self.table.scrollTo(self.table.currentIndex())

    def _keep_order(self) -> None:
        order = self._order()
        if order is not None and self._act(ordering.SortRoster(order=order.value)):
            self.order.setCurrentIndex(0)

    def _listen(self) -> None:
        self.field.textChanged.connect(self._show)
        self.order.currentIndexChanged.connect(self._show)
        self.keep_order.clicked.connect(self._keep_order)
        self.up.clicked.connect(lambda: self._step(-1))
        self.down.clicked.connect(lambda: self._step(1))
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.table.events.opened.connect(self._open)
        self.table.stepped.connect(self._step)
        self.table.dropped.connect(self._drop)
        self.table.written.connect(self._write)
        self.beside.wanted.connect(self._do)
        self.beside.decided.connect(self._decide)
        self.beside.left.connect(self.leave)

    def _place(self) -> None:
        bar = FoldingLine()
        self.field.setMinimumWidth(160)
        self.field.setMaximumWidth(280)
        self.order.setMinimumWidth(140)
        bar.line.addWidget(self.field, 3)
        for part in (self.order, self.up, self.down, self.keep_order):
            bar.line.addWidget(part)
        bar.line.addWidget(self._found, 1)
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.table)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(bar)
        left.addWidget(card, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addLayout(left, 1)
        line.addWidget(self.beside)


def _register(row: Listed) -> tuple[str | None, str | None]:
    """The person and the organisation of a row."""
    return row.person.person_id if row.person else None, row.organisation.id if row.organisation else None
