"""Who is at the keyboard: chosen by name over the page, with a PIN where one was set."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.meeting import people, queries
from meetingdesk.meeting.pins import Pin
from meetingdesk.meeting.queries import OperatorRow
from meetingdesk.ui.asking import AskCard, required, said
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.fields import WithError
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.overlay import CardScrim
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role

WIDE = 430
SHOWN = 6


class OperatorPanel(CardScrim):
    """A card over the window: the list, then a PIN or a new name."""

    wide = WIDE

    def __init__(self, over: QWidget, bridge: Bridge) -> None:
        super().__init__(over)
        self._bridge = bridge
        self.setAccessibleName(_("谁在操作？"))
        self.rows: Rows[OperatorRow] = Rows(read=lambda row: row.name)
        self.card: Card = Card()

    def ask(self) -> None:
        """Show the list; nobody is named yet, then ask for the first name."""
        self.rows.apply(self._bridge.ask(queries.operators))
        if self.rows.shown():
            self._show_list()
        else:
            self.add()

    def take(self, name: str) -> None:
        """This one is at the keyboard from now on."""
        self._bridge.desk.operator = name
        self.close_card()

    def _show_list(self) -> None:
        card = Card(margin=20, spacing=12)
        card.body.addWidget(CardHead(_("谁在操作？"), role=Role.HEADING_LARGE))
        card.body.addWidget(Label(_("从现在起，每一步都记下这个名字。"), Role.SECOND, "text2"))
        self.list = RowList(self.rows, self._face, _("操作员"), height=40)
        self.list.setFixedHeight(40 * min(len(self.rows.shown()), SHOWN) + 2)
        card.body.addWidget(self.list)
        card.body.addLayout(self._buttons())
        self._put(card)
        self.list.events.opened.connect(self._chosen)
        self.list.choose(self._present() or self.rows.shown()[0].id)
        self.open(self.list)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        new = Button(_("新增操作员"), icon="user-plus")
        new.clicked.connect(self.add)
        back = Button(_("返回"), Kind.QUIET, key="Esc")
        back.clicked.connect(self.close_card)
        me = Button(_("就是我"), Kind.PRIMARY)
        me.clicked.connect(lambda: self._chosen(self.list.current_id() or ""))
        for part in (new, back, me):
            line.addWidget(part)
        line.insertStretch(1)
        return line

    def _chosen(self, which: str) -> None:
        row = self.rows.row(which)
        if row is not None and row.has_pin:
            self._show_pin(row)
        elif row is not None:
            self.take(row.name)

    def _show_pin(self, row: OperatorRow) -> None:
        card = AskCard(row.name, _("就是我"))
        pin = card.ask_secret(_("口令"), _("口令"))

        def check() -> None:
            if self._bridge.ask(queries.verify_pin, row.id, Pin(said(pin))):
                self.take(row.name)
            else:
                pin.refuse(_("口令不对，再试一次"))
                pin.field.selectAll()

        self._show_form(card, check)

    def add(self) -> None:
        """Somebody new: the name, and a PIN where one is wanted."""
        card = AskCard(_("新增操作员"), _("就是我"))
        name = card.ask(_("姓名"), _("操作员姓名"))
        pin = card.ask_secret(_("口令"), _("口令"))
        pin.field.setPlaceholderText(_("可以不设"))

        def decide() -> None:
            if required(name, _("请写姓名")):
                self._add(people.AddOperator(name=said(name), pin=Pin(said(pin)) if said(pin) else None), pin)

        self._show_form(card, decide)

    def _add(self, command: people.AddOperator, field: WithError) -> None:
        try:
            self._bridge.do(command)
        except MeetingDeskError as error:
            field.refuse(sentence(error))
            return
        self.take(command.name.strip())

    def _show_form(self, card: AskCard, then: Callable[[], None]) -> None:
        card.answer_with(then)
        card.left.connect(self._leave_form)
        self._put(card)
        self.open(card.fields[0].field)

    def _leave_form(self) -> None:
        if self.rows.shown():
            self._show_list()
        else:
            self.close_card()

    def _present(self) -> str | None:
        now = self._bridge.desk.operator
        return next((row.id for row in self.rows.shown() if row.name == now), None)

    def _face(self, row: OperatorRow) -> Face:
        here = row.name == self._bridge.desk.operator
        return Face(
            name=row.name, icon="user", right=_("要口令") if row.has_pin else "", mark="check" if here else ""
        )

    def _put(self, card: Card) -> None:
        old, self.card = self.card, card
        old.hide()
        old.deleteLater()
        card.setParent(self)
        self.place_card()
        card.show()

