"""The order of comment at the left: apart from the order of speaking, moved by keys and buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout

from meetingdesk.commentary.queries import PlaceRow
from meetingdesk.foundation.wording import _
from meetingdesk.ui.commentary import faces
from meetingdesk.ui.commentary.faces import InOrder
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.rows import RowList
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.tables import Rows


class OrderCard(Card):
    """Organisations in the order of comment; the one in hand is lit."""

    chosen = Signal(str)
    moved = Signal(int)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__(margin=4, spacing=2)
        self._rows: Rows[InOrder] = Rows(read=faces.read_place)
        self.list = RowList(self._rows, faces.in_order, "", height=54, inset=14, rounded=True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._head = CardHead("")
        self.up, self.down, self.drop = _quiet("arrow-up"), _quiet("arrow-down"), _quiet("x")
        self._place()
        self.list.events.chosen.connect(self.chosen)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.drop.clicked.connect(self.dropped)

    def show_order(self, places: Sequence[PlaceRow], which: str) -> None:
        """Put it again; `which` is the organisation in hand."""
        self._rows.apply([
            InOrder(one, number, one.organisation_id == which) for number, one in enumerate(places, start=1)
        ])  # fmt: skip

    def set_narrow(self, narrow: bool) -> None:
        """The head says the title alone in a narrow window."""
        self._head.remark.setVisible(not narrow)

    def rename(self) -> None:
        """Words that never change by themselves."""
        self._head.title.set_words(_("点评顺序"))
        self._head.remark.set_words(_("与述职顺序不同"))
        self.list.setAccessibleName(_("点评顺序"))
        for button, words in ((self.up, _("上移")), (self.down, _("下移")), (self.drop, _("移出"))):
            button.set_words(words)
        self.up.setToolTip("Alt+↑")
        self.down.setToolTip("Alt+↓")

    def _place(self) -> None:
        self._head.setContentsMargins(16, 8, 16, 0)
        self.body.addWidget(self._head)
        self.body.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 4)
        for button in (self.up, self.down):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.drop)
        self.body.addLayout(foot)


def _quiet(icon: str) -> Button:
    return Button("", Kind.QUIET, icon, height=32)
