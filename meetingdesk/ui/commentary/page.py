"""The page."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from meetingdesk.foundation.wording import _
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.pages import word_of
from meetingdesk.ui.parts.surfaces import MARGIN, PageHead


class ThePage(Page):
    """Being built: its head only."""

    watches: ClassVar[frozenset[str]] = frozenset({"commentary"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        self._head = PageHead("")
        outer.addWidget(self._head)
        outer.addWidget(self.strip)
        outer.addStretch(1)

    def refresh(self) -> None:
        """Its word."""
        self._head.set_words(_(word_of("commentary")))
