"""A file whose columns nobody knows yet: why, what to do, and its first rows as they stand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout

from meetingdesk.foundation.wording import _
from meetingdesk.roster.layout import letter
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.parts.table import Table
from meetingdesk.ui.tables import Cell, Column, Rows
from meetingdesk.ui.theme import Role

ROWS, COLUMNS = 12, 8


@dataclass(frozen=True)
class RawRow:
    """One row of the file."""

    id: str
    cells: tuple[str, ...]


class RawCard(Card):
    """The sentence over the table."""

    def __init__(self) -> None:
        super().__init__(margin=1, spacing=0)
        self._said = Label("", Role.BODY, "bad", wrap=True)
        self._table: Table | None = None
        over = QVBoxLayout()
        over.setContentsMargins(15, 12, 15, 8)
        over.addWidget(self._said)
        self.body.addLayout(over)

    def show_rows(self, words: str, rows: tuple[tuple[str, ...], ...]) -> None:
        """Why there is no preview, and how the file begins."""
        self._said.set_words(words)
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
        wide = min(COLUMNS, len(rows[0]) if rows else 0)
        columns = [Column[RawRow](_("行"), lambda row: Cell(row.id), width=64, right=True)]
        columns += [_column(place) for place in range(wide)]
        shown: Rows[RawRow] = Rows(columns)
        shown.apply([RawRow(str(number), cells) for number, cells in enumerate(rows[:ROWS], 1)])
        self._table = Table(shown, _("文件开头的几行"), height=40)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.body.addWidget(self._table, 1)


def _column(place: int) -> Column[RawRow]:
    return Column(
        letter(place), lambda row: Cell(row.cells[place].replace("\n", " "), role=Role.BODY, ink="text")
    )
