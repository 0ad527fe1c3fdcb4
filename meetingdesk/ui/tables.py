"""How lists get their rows: a Qt model over frozen rows with an `id`, which takes new rows by difference.

Selection, the current row and the scroll position survive `apply`. Filtering goes over search keys made once
(a QSortFilterProxyModel on a Python model takes seconds a key at 100,000 rows).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter

from meetingdesk.ui.theme import Role, Tone


class HasId(Protocol):
    """Anything that knows which row it is."""

    @property
    def id(self) -> str:
        """The same for the same thing, whatever changes about it."""


R = TypeVar("R", bound=HasId)
ROW = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_MANY = 64  # more separate changes than this are told as one reset, which is faster
_COSTLY = 40_000  # … and fewer in a long list, where each one counts all rows anew


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: words, and how they are set; `draw` paints instead, the words are read aloud."""

    words: str
    second: str = ""
    icon: str = ""
    tone: Tone | str | None = None
    role: Role = Role.SECOND
    ink: str = "text2"
    chip: bool = False
    draw: Callable[[QPainter, QRectF], None] | None = None


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its head, what stands in it, and how wide: pixels, or a `share` of the rest.

    In a table narrower than `least` it gives way to those that tell more.
    """

    title: str
    cell: Callable[[R], Cell]
    width: int = 0
    share: float = 1.0
    right: bool = False
    least: int = 0


def name_cell(words: str, second: str = "") -> Cell:
    """The cell that names the row."""
    return Cell(words, second, role=Role.BODY_STRONG, ink="text")


def spans(places: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending places as (first, last) of each unbroken run."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


class Rows(QAbstractTableModel, Generic[R]):
    """The rows that a view shows. `read` says a row aloud; `search` gives the text it is found by."""

    def __init__(
        self,
        columns: Sequence[Column[R]] = (),
        read: Callable[[R], str] | None = None,
        search: Callable[[R], str] | None = None,
        enabled: Callable[[R], bool] | None = None,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._read, self._search, self._enabled = read, search, enabled
        self._all: tuple[R, ...] = ()
        self._texts: list[str] | None = None
        self._shown: list[R] = []
        self._places: dict[str, int] = {}
        self._wanted: tuple[str, ...] = ()
        self._telling = False
        self._next: list[R] | None = None

    # ------------------------------------------------------------ what pages use

    def apply(self, rows: Sequence[R]) -> None:
        """Takes the new rows; only what differs is told to the view."""
        self._all = tuple(rows)
        self._texts = None
        self._show(self._found())

    def filter(self, words: str) -> None:
        """Shows only rows whose search text holds every one of these words."""
        self._wanted = tuple(words.casefold().split())
        self._show(self._found())

    def row(self, which: str) -> R | None:
        """The shown row with this id."""
        place = self._places.get(which)
        return None if place is None else self._shown[place]

    def at(self, index: _Index) -> R | None:
        """The row under an index of this model."""
        return self._shown[index.row()] if index.isValid() else None

    def index_of(self, which: str) -> QModelIndex:
        """The index of a shown row; invalid when it is not shown."""
        place = self._places.get(which)
        return QModelIndex() if place is None else self.index(place, 0)

    def shown(self) -> tuple[R, ...]:
        """The rows as they stand in the view."""
        return tuple(self._shown)

    # ------------------------------------------------------------ filtering

    def _found(self) -> list[R]:
        found = list(self._all)
        if not self._wanted:
            return found
        if self._texts is None:  # made at the first key, kept until other rows come
            search = self._search or self._say
            self._texts = [search(row).casefold() for row in self._all]
        texts = self._texts
        for word in self._wanted:
            kept = [(row, text) for row, text in zip(found, texts, strict=True) if word in text]
            found, texts = [row for row, _ in kept], [text for _, text in kept]
        return found

    # ------------------------------------------------------------ the difference

    def _show(self, target: list[R]) -> None:
        """What a listener brings while it is being told of rows waits until all of them are told."""
        self._next = target
        if self._telling:
            return
        self._telling = True
        try:
            while self._next is not None:
                target, self._next = self._next, None
                self._tell(target)
        finally:
            self._telling = False

    def _tell(self, target: list[R]) -> None:
        if not self._shown and target:
            self._insert([(0, len(target) - 1)], target)  # a first filling has nothing to be compared with
            return
        wanted = {row.id for row in target}
        gone = spans([place for place, row in enumerate(self._shown) if row.id not in wanted])
        new = spans([place for place, row in enumerate(target) if row.id not in self._places])
        separate = len(gone) + len(new)
        if separate > _MANY or separate * max(len(self._shown), len(target)) > _COSTLY:
            self.beginResetModel()
            self._shown = target
            self._renumber()
            self.endResetModel()
            return
        self._remove(gone)
        self._order(target)
        self._insert(new, target)
        self._change(target)

    def _renumber(self) -> None:
        self._places = {row.id: place for place, row in enumerate(self._shown)}

    def _remove(self, gone: list[tuple[int, int]]) -> None:
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._shown[first : last + 1]
            self._renumber()
            self.endRemoveRows()

    def _order(self, target: list[R]) -> None:
        """Brings what stays into its new order, in one step that carries selections along."""
        order = [row.id for row in target if row.id in self._places]
        if order == [row.id for row in self._shown]:
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        ids = [self._shown[index.row()].id for index in held]
        rows = {row.id: row for row in self._shown}
        self._shown = [rows[which] for which in order]
        self._renumber()
        moved = [self.index(self._places[which], old.column()) for which, old in zip(ids, held, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _insert(self, new: list[tuple[int, int]], target: list[R]) -> None:
        for first, last in new:
            self.beginInsertRows(QModelIndex(), first, last)
            self._shown[first:first] = target[first : last + 1]
            self._renumber()
            self.endInsertRows()

    def _change(self, target: list[R]) -> None:
        shown = self._shown
        changed = [at for at, row in enumerate(target) if shown[at] is not row and shown[at] != row]
        self._shown[:] = target
        wide = max(self.columnCount() - 1, 0)
        for first, last in spans(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, wide))

    # ------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """One at least: a plain list has no columns of its own."""
        return 0 if parent.isValid() else max(len(self.columns), 1)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself for delegates, its words for everybody else."""
        row = self.at(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(row, index.column()) if self.columns else self._say(row)
        return None

    def _words(self, row: R, column: int) -> str:
        return self.columns[column].cell(row).words if self.columns else self._say(row)

    def _say(self, row: R) -> str:
        if self._read:
            return self._read(row)
        cells = [column.cell(row) for column in self.columns]
        return " ".join(text for cell in cells for text in (cell.words, cell.second) if text)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows that are not `enabled` can't be chosen."""
        row = self.at(index)
        if row is None or (self._enabled and not self._enabled(row)):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, direction: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Heads, aligned with their column."""
        if direction != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def widths(columns: Sequence[Column[Any]], room: int) -> list[int]:
    """Column widths that fill the room exactly, never more; a quarter of it is kept for those by share."""
    shares = sum(column.share for column in columns if not column.width)
    fixed = sum(column.width for column in columns)
    budget = room * 0.75 if shares else room
    squeeze = min(1.0, budget / fixed) if fixed else 1.0
    rest = room - fixed * squeeze
    exact = [column.width * squeeze or rest * column.share / shares for column in columns]
    edges = [round(edge) for edge in accumulate(exact, initial=0.0)]
    return [after - before for before, after in pairwise(edges)]
