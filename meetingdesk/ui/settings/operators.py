"""Who may be at the keyboard: their names, and whether a PIN is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.meeting.people import ChangePin, RemoveOperator
from meetingdesk.meeting.pins import Pin
from meetingdesk.meeting.queries import OperatorRow
from meetingdesk.ui.asking import AskCard, said
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card, CardHead, Hairline, clear
from meetingdesk.ui.theme import Role


class OperatorsCard(Card):
    """`wanted` hands over a command, `add` asks for someone new (or for who is here now)."""

    wanted = Signal(object)  # Command
    add = Signal()

    def __init__(self) -> None:
        super().__init__(margin=24, spacing=0)
        self.body.setContentsMargins(24, 8, 24, 8)
        head = CardHead(_("操作员"), role=Role.HEADING_LARGE)
        self.choose = Button(_("换一位或新增"), icon="user-plus", height=32)
        self.choose.clicked.connect(self.add)
        head.add(self.choose)
        self.body.addWidget(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)

    def show_operators(self, rows: Sequence[OperatorRow], here: str | None) -> None:
        """One line each."""
        clear(self._lines)
        if not rows:
            self._lines.addWidget(Hairline())
            told = _("还没有登记操作员；登记以后，每一步都会写明是谁做的")
            self._lines.addWidget(Label(told, Role.SECOND, "text2", wrap=True))
        for row in rows:
            self._lines.addWidget(Hairline())
            self._lines.addWidget(self._line(row, row.name == here))

    def _line(self, row: OperatorRow, here: bool) -> QWidget:
        line = QWidget()
        stack = QHBoxLayout(line)
        stack.setContentsMargins(0, 8, 0, 8)
        stack.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(row.name, Role.BODY_STRONG))
        told = _("要口令") if row.has_pin else _("不要口令")
        words.addWidget(Label(_("现在在操作，{told}", told=told) if here else told, Role.SECOND, "text2"))
        stack.addLayout(words, 1)
        pin = Button(_("更换口令") if row.has_pin else _("设口令"), height=32)
        pin.clicked.connect(lambda: self._ask_pin(row, line))
        away = Button(_("移出"), Kind.DANGER, height=32)
        away.clicked.connect(lambda: self.wanted.emit(RemoveOperator(operator_id=row.id)))
        for button, what in ((pin, pin.words), (away, _("移出"))):
            button.setAccessibleName(f"{what} {row.name}")
            stack.addWidget(button)
        return line

    def _ask_pin(self, row: OperatorRow, line: QWidget) -> None:
        card = AskCard(_("{name} 的口令", name=row.name), _("保存"))
        pin = card.ask_secret(_("新口令"), _("新口令"))
        pin.field.setPlaceholderText(_("空着就是不要口令"))

        def make() -> ChangePin:
            return ChangePin(operator_id=row.id, pin=Pin(said(pin)) if said(pin) else None)

        card.answer_with(make)
        card.decided.connect(self.wanted)
        card.decided.connect(card.hide)
        card.left.connect(card.hide)
        self._lines.insertWidget(self._lines.indexOf(line) + 1, card)
        card.begin()
