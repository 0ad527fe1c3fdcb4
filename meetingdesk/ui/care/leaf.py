"""What the leaves of the page have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from meetingdesk.care.copies import Brought
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.ui.page import Page
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.surfaces import GAP, Card, FollowingScroll
from meetingdesk.ui.phrases import listed
from meetingdesk.ui.theme import Tone

T = TypeVar("T")
WIDE = 640


def missing_words(brought: Brought) -> str:
    """Which files that were handed in did not come back with a copy; "" where none is missing."""
    told = {"count": len(brought.files.missing), "names": listed(brought.files.missing)}
    return _("附上的 {count} 个文件不在副本旁边，没有带回：{names}", **told) if brought.files.missing else ""


class Leaf(QWidget):
    """One subject of the page. What takes long runs beside the window and is told in the page's strip."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.context, self.bridge = page.context, page.context.bridge

    def about(self) -> str:
        """One line under the page's name."""
        return ""

    def refresh(self) -> None:
        """Show what is so now."""

    def focus_first(self) -> None:
        """Where one begins."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], button: Button | None = None) -> None:
        """Do something beside the window; a refusal or fault is told where it was tried."""
        if button is not None:
            button.setEnabled(False)

        def over(then: Callable[[], None]) -> None:
            if button is not None:
                button.setEnabled(True)
            then()

        self.context.tasks.start(
            lambda _progress: work(), done=lambda outcome: over(lambda: done(outcome)),
            failed=lambda error: over(lambda: self.refused(error)), owner=self,
        )  # fmt: skip

    def refused(self, error: Exception) -> None:
        """Say why something was not done; what nobody expected goes to the crash card."""
        if not isinstance(error, MeetingDeskError):
            raise error
        self.page.tell(Tone.BAD, sentence(error), stays=True)


def scrolled(leaf: QWidget, *cards: QWidget) -> None:
    """Fill a leaf with cards that keep their height; in a low window they are scrolled."""
    inner, column = QWidget(), QWidget()
    column.setMaximumWidth(WIDE)
    beside, stack, outer = QHBoxLayout(inner), QVBoxLayout(column), QVBoxLayout(leaf)
    stack.setSpacing(GAP)
    for layout in (beside, stack, outer):
        layout.setContentsMargins(0, 0, 0, 0)
    for card in cards:
        stack.addWidget(card)
    stack.addStretch(1)
    beside.addWidget(column, 1000)  # as wide as it may be
    beside.addStretch(1)
    outer.addWidget(FollowingScroll(inner))


def size_words(size: int) -> str:
    """A length in bytes, as files are told: 336 KB."""
    return QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def empty(card: Card) -> None:
    """Take everything off a card."""
    _clear(card.body)


def _clear(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        part = item.widget() if item else None
        inner = item.layout() if item else None
        if part is not None:
            part.hide()
            part.deleteLater()
        elif inner is not None:
            _clear(inner)
