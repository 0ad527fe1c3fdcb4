"""A form over a short list: one more entry, or the chosen one put right, moved, taken off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.tables import Rows

MOST = 164  # pixels of list over the fields


class EntriesCard(AskCard):
    """The list, its buttons, and the fields. It stays open: several entries are written one after another.

    `wanted` is a command that is about the chosen row and leaves the fields as they are. Entries that are
    `ordered` can be moved.
    """

    wanted = Signal(object)  # Command

    def __init__(self, title: str, face: Callable[[Any], Face], row: int, ordered: bool) -> None:
        super().__init__(title, _("登记"))
        self.rows: Rows[Any] = Rows(read=lambda row: face(row).name)
        self.list = RowList(self.rows, face, title, height=row, inset=8)
        self._row, self._ordered = row, ordered
        self.chosen: str | None = None
        self.up = Button(_("上移"), Kind.QUIET, height=32)
        self.off = Button(_("移出"), Kind.QUIET, height=32)
        self.new = Button(_("再登记一项"), Kind.QUIET, height=32)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(4)
        for button in (self.up, self.off, self.new):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self.body.insertWidget(1, self.list)
        self.body.insertLayout(2, self._buttons)
        self.up.clicked.connect(self.move_up)
        self.off.clicked.connect(self.take_off)
        self.new.clicked.connect(self.start_new)
        self.list.events.chosen.connect(self.correct)
        key = QShortcut(QKeySequence("Alt+Up"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.move_up)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """These entries; what is typed stays, and so does what is chosen unless it is gone."""
        self.rows.apply(rows)
        if self.chosen is not None and self.rows.row(self.chosen) is None:
            self.chosen = None
        self.list.setFixedHeight(self._row * min(max(len(rows), 1), MOST // self._row) + 2)
        self.list.setVisible(bool(rows))
        self._say()

    def correct(self, which: str) -> None:
        """Put this entry into the fields, to be corrected."""
        self.chosen = which
        self.fill(self.rows.row(which))
        self._say()

    def start_new(self) -> None:
        """Empty fields for one more."""
        self.chosen = None
        self.list.setCurrentIndex(QModelIndex())  # so that the same row can be chosen again
        self.fill(None)
        self._say()
        self.fields[0].field.setFocus()

    def written(self) -> None:
        """What was typed is kept now."""
        self.start_new()

    def fill(self, row: Any) -> None:
        """Write an entry, or nothing, into the fields."""
        raise NotImplementedError

    def moved(self, before: str) -> Command[Any] | None:
        """The command that puts the chosen entry before another; None where order means nothing."""
        return None

    def removed(self) -> Command[Any]:
        """The command that takes the chosen entry off."""
        raise NotImplementedError

    def move_up(self) -> None:
        """One place up."""
        ids = [row.id for row in self.rows.shown()]
        place = ids.index(self.chosen) if self.chosen in ids else 0
        command = self.moved(ids[place - 1]) if place else None
        if command is not None:
            self.wanted.emit(command)

    def take_off(self) -> None:
        """The chosen entry goes."""
        if self.chosen is not None:
            self.wanted.emit(self.removed())

    def _say(self) -> None:
        known = self.chosen is not None
        ids = [row.id for row in self.rows.shown()]
        self.verb.set_words(_("更正") if known else _("登记"))
        self.off.setEnabled(known)
        self.up.setEnabled(known and self.chosen != (ids[0] if ids else None))
        for button, fits in ((self.up, self._ordered), (self.off, True), (self.new, True)):
            button.setVisible(fits and bool(ids))
