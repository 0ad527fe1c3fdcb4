"""The list on site: whoever waits is dragged or moved by keys; who spoke or speaks stays where they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QMouseEvent

from meetingdesk.ui.parts.dragging import DraggedRows
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.tables import Rows


def put_before(order: Sequence[str], which: str, before: str) -> tuple[str, ...] | None:
    """The order with one put in front of another ("" = last); None where nothing would change."""
    if which not in order or which == before:
        return None
    rest = [one for one in order if one != which]
    place = rest.index(before) if before in rest else len(rest)
    changed = (*rest[:place], which, *rest[place:])
    return None if changed == tuple(order) else changed


def stepped(order: Sequence[str], which: str, by: int) -> tuple[str, ...] | None:
    """The order with one moved up or down by so many places; None where nothing would change."""
    if which not in order:
        return None
    rest = [one for one in order if one != which]
    place = max(0, min(len(rest), order.index(which) + by))
    changed = (*rest[:place], which, *rest[place:])
    return None if changed == tuple(order) else changed


class TurnList(DraggedRows, RowList):
    """`reordered` gives those who wait in their new order; `movable` says of a row whether it waits."""

    reordered = Signal(object)  # tuple of ids

    def __init__(self, rows: Rows[Any], face: Callable[[Any], Face], movable: Callable[[Any], bool]) -> None:
        super().__init__(rows, face, "", height=56)
        self._movable = movable

    def waiting(self) -> tuple[str, ...]:
        """Who may be moved, in order."""
        return tuple(row.id for row in self.rows.shown() if self._movable(row))

    def step(self, by: int) -> bool:
        """Alt with an arrow: the chosen row goes up or down."""
        self._tell(stepped(self.waiting(), self.current_id() or "", by))
        return True

    def may_drag(self, index: QModelIndex, _event: QMouseEvent) -> bool:
        """A row that waits."""
        row = self.rows.at(index)
        return row is not None and self._movable(row)

    def first_gap(self) -> int:
        """Never above someone who spoke or speaks."""
        rows = self.rows.shown()
        return next((place for place, row in enumerate(rows) if self._movable(row)), len(rows))

    def drop(self, carried: tuple[str, ...], gap: int) -> None:
        """In front of the next one that waits."""
        below = (row.id for row in self.rows.shown()[gap:] if self._movable(row))
        self._tell(put_before(self.waiting(), carried[0], next(below, "")))

    def _tell(self, order: tuple[str, ...] | None) -> None:
        if order is not None:
            self.reordered.emit(order)
