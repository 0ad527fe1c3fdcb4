"""A page that is not built yet: says what it will do, and where to go meanwhile."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.surfaces import EmptyPage, PageHead


class LaterPage(Page):
    """Subclasses name the page, what it will do and what helps until then."""

    icon: ClassVar[str] = "clock"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(24, 0, 24, 16)
        stack.setSpacing(0)
        title, coming, meanwhile = self.words()
        self._head = PageHead(title)
        stack.addWidget(self._head)
        stack.addWidget(EmptyPage(self.icon, coming, meanwhile), 1)

    def words(self) -> tuple[str, str, str]:
        """Title, what will come, what helps until then."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Nothing to show yet."""
