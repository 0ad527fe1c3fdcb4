"""Buttons side by side at the foot of a card."""

from __future__ import annotations

from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.folding import FoldingLine


def button_line(*buttons: Button, spacing: int = 4) -> FoldingLine:
    """From the left, close together; icons alone where the card is narrow."""
    whole = FoldingLine(spacing)
    for button in buttons:
        whole.line.addWidget(button)
    whole.line.addStretch(1)
    return whole
