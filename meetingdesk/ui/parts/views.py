"""What lists and tables have in common: no grid, fixed heights, a selection that survives, keys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QStyleOptionViewItem, QToolTip

from meetingdesk.ui.tables import ROW, Rows

Index = QModelIndex | QPersistentModelIndex
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowStates:
    """What a delegate needs to know of a row, told from Qt's option."""

    def __init__(self, option: QStyleOptionViewItem, view: QAbstractItemView, index: Index) -> None:
        state = option.state
        self.selected = bool(state & QStyle.StateFlag.State_Selected)
        self.hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self.enabled = bool(state & QStyle.StateFlag.State_Enabled)
        current = view.currentIndex()
        self.focused = view.hasFocus() and current.row() == index.row() and current.isValid()


class RowEvents(QObject):
    """Signals of a view over rows: chosen (moved to), opened (Enter, double click), acted (end word)."""

    chosen = Signal(str)
    opened = Signal(str)
    acted = Signal(str)


class RowView:
    """Mixed into QListView and QTableView. `rows` is the model; ids come out, never indexes."""

    rows: Rows[Any]
    events: RowEvents

    def set_up(self, rows: Rows[Any], name: str) -> None:
        """One look and one way to behave for every list."""
        view: QAbstractItemView = self  # type: ignore[assignment]
        self.rows = rows
        self.events = RowEvents(view)
        self._held: tuple[str, int] = ("", 0)
        view.setModel(rows)
        view.setAccessibleName(name)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setMouseTracking(True)
        view.setAutoFillBackground(False)
        view.viewport().setAutoFillBackground(False)
        view.selectionModel().currentRowChanged.connect(self._told)
        view.doubleClicked.connect(lambda index: self._emit("opened", index))
        rows.modelAboutToBeReset.connect(self._hold)
        rows.modelReset.connect(self._restore)

    def _told(self, now: QModelIndex, before: QModelIndex) -> None:
        row = self.rows.at(now)
        if row is not None:
            self.events.chosen.emit(row.id)

    def _emit(self, which: str, index: QModelIndex) -> None:
        row = self.rows.at(index)
        if row is not None and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            getattr(self.events, which).emit(row.id)

    def _hold(self) -> None:
        view: QAbstractItemView = self  # type: ignore[assignment]
        self._held = (self.current_id() or "", view.verticalScrollBar().value())

    def _restore(self) -> None:
        view: QAbstractItemView = self  # type: ignore[assignment]
        self.choose(self._held[0], scroll=False)
        view.verticalScrollBar().setValue(self._held[1])

    def current_id(self) -> str | None:
        """The id of the row that is chosen."""
        view: QAbstractItemView = self  # type: ignore[assignment]
        row = self.rows.at(view.currentIndex())
        return None if row is None else row.id

    def choose(self, which: str, scroll: bool = True) -> None:
        """Chooses a row by id; nothing happens when it is not shown."""
        view: QAbstractItemView = self  # type: ignore[assignment]
        index = self.rows.index_of(which)
        if index.isValid():
            view.setCurrentIndex(index)
            if scroll:
                view.scrollTo(index)

    def pressed_enter(self, event: QKeyEvent) -> bool:
        """Enter acts on the row (its end word, or opening it); Space does the same."""
        view: QAbstractItemView = self  # type: ignore[assignment]
        if event.key() not in {*ENTER, Qt.Key.Key_Space} or not view.currentIndex().isValid():
            return False
        which = "acted" if self.has_action(view.currentIndex()) else "opened"
        self._emit(which, view.currentIndex())
        return True

    def has_action(self, index: QModelIndex) -> bool:
        """Whether the row ends in words that act."""
        return False

    def tell_whole(self, event: QEvent) -> bool:
        """What had to be shortened under the pointer is told whole in a tip."""
        view: QAbstractItemView = self  # type: ignore[assignment]
        assert isinstance(event, QHelpEvent)
        index = view.indexAt(event.pos())
        words = self.cut_words(index) if index.isValid() else ""
        QToolTip.showText(event.globalPos(), words, view.viewport())
        return True

    def cut_words(self, index: QModelIndex) -> str:
        """The words at an index that had to be shortened; none when all is whole."""
        return ""

    def act_at(self, event: QMouseEvent, place: QPoint, left: float) -> bool:
        """A click right of `left` on a row with an action acts."""
        view: QAbstractItemView = self  # type: ignore[assignment]
        index = view.indexAt(place)
        if event.type() == QEvent.Type.MouseButtonRelease and self.has_action(index) and place.x() >= left:
            self._emit("acted", index)
            return True
        return False


def row_of(index: Index) -> Any:
    """The row that a delegate paints."""
    return index.data(ROW)


def go_on_at(view: QAbstractItemView, place: int) -> None:
    """The keyboard goes back to a list from which a row went away: to the row that stands there now."""
    last = view.model().rowCount() - 1
    if place >= 0 and last >= 0:
        view.setCurrentIndex(view.model().index(min(place, last), 0))
    view.setFocus()
