"""还缺: each thing that is missing as a word that leads to where it is entered; as many lines as it takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.ui.minutes.missing import Missing
from meetingdesk.ui.parts.buttons import Link
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.theme import Role

LINE, GAP, SIDE = 28, 8, 20


class MissingList(QWidget):
    """Hidden where at most one thing is missing: the red button leads to that one."""

    wanted = Signal(int)  # its place in the list

    def __init__(self) -> None:
        super().__init__()
        self._lead = Label("", Role.SECOND, "text2", parent=self)
        self.links: list[Link] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Other things are missing."""
        self._lead.set_words(_("还缺"))
        for link in self.links:
            link.hide()
            link.deleteLater()
        self.links = []
        for place, one in enumerate(missing):
            link = Link(one.name[:1].upper() + one.name[1:])
            link.setParent(self)
            link.clicked.connect(lambda _on=False, at=place: self.wanted.emit(at))
            link.show()
            self.links.append(link)
        self.setVisible(len(missing) > 1)
        self._arrange(self.width(), move=True)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """As high as its lines."""
        return True

    def heightForWidth(self, wide: int) -> int:
        """Lines of 28 and air."""
        return self._arrange(wide, move=False)

    def sizeHint(self) -> QSize:
        """As it lies now."""
        return QSize(400, self._arrange(self.width() or 400, move=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere."""
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)
        self.updateGeometry()

    def _arrange(self, wide: int, *, move: bool) -> int:
        """Places every word; the height that they take."""
        x, y = SIDE, GAP // 2
        for part in (self._lead, *self.links):
            size = part.sizeHint()
            room = min(size.width(), wide - 2 * SIDE)
            if x > SIDE and x + room > wide - SIDE:
                x, y = SIDE, y + LINE
            if move:
                part.setGeometry(QRect(x, y + (LINE - size.height()) // 2, room, size.height()))
            x += room + GAP
        return y + LINE + GAP // 2
