"""A line of parts that finds room: where it is too narrow, buttons show their icons alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem, QSizePolicy, QWidget

from meetingdesk.ui.parts.buttons import Button, Kind


class FoldingLine(QWidget):
    """Put parts into `line` (a horizontal layout). Buttons of kind PRIMARY keep their words the longest."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(spacing)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def event(self, event: QEvent) -> bool:
        """A part has other words, came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room or less."""
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """With every button folded."""
        folded = sum(button.folded() for button in self._buttons())
        return QSize(self._rest() + folded, super().minimumSizeHint().height())

    def _fold(self) -> None:
        buttons = self._buttons()
        buttons.reverse()
        order = sorted(buttons, key=lambda one: one.kind is Kind.PRIMARY)
        room = self.width() - self._rest()
        need = sum(button.unfolded() for button in buttons)
        for button in order:
            button.fold(need > room)
            if need > room:
                need -= button.unfolded() - button.folded()

    def _buttons(self) -> list[Button]:
        shown = (item.widget() for item in self._items())
        return [one for one in shown if isinstance(one, Button) and one.may_fold()]

    def _items(self) -> list[QLayoutItem]:
        found = (self.line.itemAt(place) for place in range(self.line.count()))
        return [item for item in found if item is not None and not item.isEmpty()]

    def _rest(self) -> int:
        """What stands beside the buttons at its least, and the gaps."""
        items, buttons = self._items(), set(self._buttons())
        least = sum(item.minimumSize().width() for item in items if item.widget() not in buttons)
        margins = self.line.contentsMargins()
        gaps = self.line.spacing() * max(len(items) - 1, 0)
        return least + gaps + margins.left() + margins.right()
