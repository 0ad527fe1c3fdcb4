"""A card that asks a few things beside what it is about, without a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.fields import Combo, Field, Form, WithError
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.theme import Role

Make = Callable[[], Command[Any] | None]


class AskCard(Card):
    """A few fields and the verb. Enter in the last field does it, Esc leaves it; what was typed stays."""

    decided = Signal(object)  # Command
    left = Signal()

    def __init__(self, title: str, verb: str) -> None:
        super().__init__(margin=16, spacing=8)
        self.body.addWidget(CardHead(title, role=Role.HEADING_LARGE))
        self.form = Form()
        self.body.addWidget(self.form)
        self.fields: list[WithError] = []
        self._make: Make = lambda: None
        self._add_buttons(verb)

    def ask(self, label: str, name: str, hint: str = "", value: str = "") -> WithError:
        """Add one field."""
        field = WithError(Field(name, hint))
        field.field.setText(value)
        field.field.returnPressed.connect(self._next)
        self.form.add(label, field)
        self.fields.append(field)
        return field

    def ask_pair(self, label: str, *asked: tuple[str, str, str]) -> list[WithError]:
        """Add fields side by side: (name, hint, value) of each."""
        beside = QWidget()
        line = QHBoxLayout(beside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        made = [WithError(Field(name, hint)) for name, hint, _value in asked]
        for field, (_name, _hint, value) in zip(made, asked, strict=True):
            field.field.setText(value)
            field.field.returnPressed.connect(self._next)
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.form.add(label, beside)
        self.fields += made
        return made

    def ask_secret(self, label: str, name: str) -> WithError:
        """Add a field that shows dots."""
        field = self.ask(label, name)
        field.field.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def choose(self, label: str, name: str, choices: Sequence[str], current: int = 0) -> Combo:
        """Add one of a list."""
        combo = Combo(name, choices)
        combo.setCurrentIndex(current)
        self.form.add(label, combo)
        return combo

    def answer_with(self, make: Make) -> None:
        """How the command is made of what was typed; None when something is missing."""
        self._make = make

    def begin(self) -> None:
        """Typing starts in the first field."""
        self.show()
        if self.fields:
            self.fields[0].field.setFocus()

    def decide(self) -> None:
        """Make the command, or say what is missing."""
        command = self._make()
        if command is not None:
            self.decided.emit(command)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _next(self) -> None:
        place = next((n for n, field in enumerate(self.fields) if field.field.hasFocus()), -1)
        if place + 1 < len(self.fields):
            self.fields[place + 1].field.setFocus()
        else:
            self.decide()

    def _add_buttons(self, verb: str) -> None:
        line = QHBoxLayout()
        line.addStretch(1)
        self.back = Button(_("返回"), Kind.QUIET, key="Esc")
        self.back.clicked.connect(self.left)
        self.verb = Button(verb, Kind.PRIMARY)
        self.verb.clicked.connect(self.decide)
        line.addWidget(self.back)
        line.addWidget(self.verb)
        self.body.addLayout(line)


def said(field: WithError) -> str:
    """What stands in a field."""
    return str(field.field.text()).strip()


def required(field: WithError, sentence: str) -> bool:
    """Whether something was written; says `sentence` where nothing was."""
    field.refuse("" if said(field) else sentence)
    return bool(said(field))
