"""A field for points of an aspect, where the paper says neither what the first nor the second pass typed."""

from __future__ import annotations

from PySide6.QtGui import QIntValidator, QKeyEvent

from meetingdesk.evaluation.ballots import points_mark
from meetingdesk.evaluation.shapes import MOST_POINTS
from meetingdesk.foundation.wording import _
from meetingdesk.ui.evaluation.grid_form import BLANK_KEY, VOID_KEY
from meetingdesk.ui.parts.fields import Field


class PointsField(Field):
    """Whole points; the keys of 弃权 and 无效 go on to the verdicts beside it."""

    def __init__(self) -> None:
        super().__init__(_("纸票上的分数"), _("纸票上的分数，0–100"), 44)
        self.setValidator(QIntValidator(0, MOST_POINTS, self))
        self.setMaximumWidth(280)

    def mark(self) -> str | None:
        """The mark of what is typed; None when nothing is."""
        return str(points_mark(int(self.text()))) if self.hasAcceptableInput() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits are typed here."""
        if event.text() in {BLANK_KEY, VOID_KEY}:
            event.ignore()
        else:
            super().keyPressEvent(event)
