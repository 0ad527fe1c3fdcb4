"""Every figure of one person with the numbers it came from, in place of the table while it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from meetingdesk.evaluation.tracing import Figure
from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card, CardHead, Scroll
from meetingdesk.ui.theme import Role


class FiguresCard(Card):
    """Name, value, and how it came about, a line each."""

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=4)
        self.body.setContentsMargins(20, 6, 8, 8)
        self._head = CardHead("", role=Role.HEADING_LARGE)
        self.body.addWidget(self._head)
        self._room = QVBoxLayout()
        self.body.addLayout(self._room, 1)
        self._lines: QWidget | None = None

    def show_figures(self, name: str, figures: Sequence[Figure]) -> None:
        """Another person, or other figures."""
        self._head.title.set_words(_("每个数字怎样来的：{name}", name=name))
        if self._lines is not None:
            self._room.removeWidget(self._lines)
            self._lines.hide()
            self._lines.deleteLater()
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for at, figure in enumerate(figures):
            grid.addWidget(Label(figure.name, Role.SECOND, "text2"), at, 0)
            grid.addWidget(Label(figure.value or "–", Role.BODY_STRONG), at, 1)
            grid.addWidget(Label(figure.words, Role.SECOND, wrap=True), at, 2)
        grid.setRowStretch(len(figures), 1)
        self._lines = Scroll(lines)
        self._room.addWidget(self._lines)
