"""The whole window on a file of a test, and ways to look at what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from meetingdesk.bootstrap import open_all
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.settings import Settings
from meetingdesk.foundation.wording import use_language
from meetingdesk.ui.application import latest_meeting
from meetingdesk.ui.main_window import MainWindow
from meetingdesk.ui.pages import CARE, INVITATION, RAIL
from meetingdesk.ui.shell import Shell

PAGES = (*(place.name for place in RAIL), INVITATION.name, "settings", CARE.name)


@contextmanager
def a_window(
    database: Path, clock: FixedClock, language: str = "zh_CN", size: tuple[int, int] = (1366, 768)
) -> Iterator[Shell]:
    """The shell as the program opens it; closed, and Chinese again, at the end."""
    use_language(language)
    with open_all(database, clock) as opened:
        opened.desk.operator = "演示录入员甲"
        window = MainWindow()
        window.resize(*size)
        shell = Shell(window, opened, Settings(language=language, look="light"), clock)
        window.show()
        shell.open_meeting(latest_meeting(opened.desk))
        try:
            yield shell
        finally:
            window.close()
            shell.close()
            window.deleteLater()
            use_language("zh_CN")


def parts_of(page: QWidget) -> list[QWidget]:
    """Everything on a page that is seen."""
    return [part for part in page.findChildren(QWidget) if part.isVisible()]


def takes_focus(part: QWidget) -> bool:
    """Whether Tab reaches it."""
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isEnabled() and part.isVisible()


def spoken_name(part: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(part)
    return interface.text(QAccessible.Text.Name) if interface else ""


def words_on(page: QWidget) -> set[str]:
    """All names that are seen or read aloud on a page."""
    return {name for part in parts_of(page) if (name := spoken_name(part))}
