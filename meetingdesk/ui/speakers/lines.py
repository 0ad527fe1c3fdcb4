"""Buttons side by side at the foot of a card."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from meetingdesk.ui.parts.buttons import Button


def button_line(*buttons: Button) -> QHBoxLayout:
    """From the left, close together."""
    line = QHBoxLayout()
    line.setSpacing(4)
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line
