"""保管: what keeps the meeting safe, on four leaves; opened from settings, search and the red line."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from meetingdesk.foundation.wording import _
from meetingdesk.ui.care.carrying import CarryingLeaf
from meetingdesk.ui.care.copies import CopiesLeaf
from meetingdesk.ui.care.leaf import Leaf
from meetingdesk.ui.care.passphrase import PassphraseLeaf
from meetingdesk.ui.care.phones import PhonesLeaf
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button, Kind, Segmented
from meetingdesk.ui.parts.surfaces import GAP, MARGIN, PageHead


class ThePage(Page):
    """One leaf at a time."""

    watches: ClassVar[frozenset[str]] = frozenset(
        "roster meeting agenda signin speakers seating invitation evaluation commentary minutes".split()
    ) | frozenset({"filing"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.head = PageHead(_("保管"))
        self.copies, self.phones = CopiesLeaf(self), PhonesLeaf(self)
        self.passphrase, self.carrying = PassphraseLeaf(self), CarryingLeaf(self)
        self.leaves: tuple[Leaf, ...] = (self.copies, self.carrying, self.passphrase, self.phones)
        names = (_("安全副本"), _("带走会议"), _("机密口令"), _("个人电话"))
        self.choice = Segmented(names, _("保管的事项"))
        self.choice.chosen.connect(self.open_leaf)
        self._stack = QStackedWidget()
        self.back = Button(_("返回"), Kind.QUIET, icon="arrow-left", height=32)
        self.back.clicked.connect(lambda: self.context.go("welcome"))
        self.back.setVisible(self.bridge.meeting_id is None)
        self._place()
        self.refresh()

    def refresh(self) -> None:
        """The leaf in front."""
        leaf = self.leaves[self._stack.currentIndex()]
        self.head.set_words(_("保管"), leaf.about())
        leaf.refresh()

    def focus_first(self) -> None:
        """Where the leaf begins."""
        self.leaves[self._stack.currentIndex()].focus_first()

    def open_leaf(self, place: int) -> None:
        """Bring a leaf in front."""
        self.choice.choose(place)
        self._stack.setCurrentIndex(place)
        self.refresh()

    def _place(self) -> None:
        self.head.add(self.back)
        self.head.add(self.choice)
        for leaf in self.leaves:
            self._stack.addWidget(leaf)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(self.strip)
        outer.addWidget(self._stack, 1)
