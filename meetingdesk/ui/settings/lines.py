"""Cards of lines: a name, what follows from it, and the control at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card, Hairline
from meetingdesk.ui.theme import Role

Line = tuple[str, str, QWidget | None] | tuple[str, str, QWidget | None, Label]
"""Name, what follows from it, the control; a label of its own where the words change."""


def card(title: str, *lines: Line) -> Card:
    """A card with its title."""
    made = Card(margin=24, spacing=0)
    made.body.setContentsMargins(24, 8, 24, 8)
    made.body.addWidget(Label(title, Role.HEADING_LARGE))
    for name, words, control, *told in lines:
        made.body.addWidget(Hairline())
        second = told[0] if told else Label(words, Role.SECOND, "text2", wrap=" " in words or len(words) > 40)
        made.body.addLayout(_line(name, second, control))
    return made


def _line(name: str, told: Label, control: QWidget | None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 10, 0, 10)
    line.setSpacing(16)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(name, Role.BODY_STRONG))
    words.addWidget(told)
    line.addLayout(words, 1)
    if control is not None:
        line.addWidget(control)
    return line
