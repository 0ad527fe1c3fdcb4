"""Every page in both languages: each control has a name, nothing is cut on a laptop, no button is dead.

The whole is looked over once a moment and language (a survey); each test then asks for one kind of fault.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.ui.parts.buttons import Button, FilterButton, Link
from meetingdesk.ui.parts.checks import Check, Radio
from meetingdesk.ui.parts.shell import StatusLink
from meetingdesk.ui.shell import Shell
from tests.ui.windows import PAGES, a_window, parts_of, spoken_name, takes_focus

MOMENTS = {"before": dt.time(8, 12, 20), "live": dt.time(9, 37, 58), "after": dt.time(12, 5)}
LANGUAGES = ("zh_CN", "en")
HEIGHTS = (768, 696)
WIDE = 1366
NEVER_SHORTENED = (Button, FilterButton, Link, StatusLink, Check, Radio)
KINDS = ("nameless", "cut", "over the edge", "dead", "pushed", "astray")

Survey = dict[str, list[str]]
_SURVEYS: dict[tuple[str, str], Survey] = {}


@pytest.fixture
def survey(
    request: pytest.FixtureRequest, qtbot: QtBot, sample_files: dict[str, Path], tmp_path: Path
) -> Survey:
    """All faults of all pages at one moment in one language, at both heights."""
    moment, language = request.param
    if (moment, language) not in _SURVEYS:
        shutil.copy(sample_files[moment], tmp_path / "meeting.db")
        clock = FixedClock(dt.datetime.combine(dt.date(2026, 3, 13), MOMENTS[moment]))
        found: Survey = {kind: [] for kind in KINDS}
        windows = Windows()
        with windows.noted(), a_window(tmp_path / "meeting.db", clock, language, (WIDE, HEIGHTS[0])) as shell:
            look_over(shell, qtbot, found)
        found["astray"] += [one for one in windows.shown if not one.startswith("MainWindow")]
        _SURVEYS[moment, language] = found
    return _SURVEYS[moment, language]


class Windows(QObject):
    """Notes parts of pages that are shown before they have a place: each is a window of its own then.

    It takes the keys from the real window (Ctrl+digit goes nowhere), flashes on the screen, and what is left
    of it crashes Qt when the look changes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @contextmanager
    def noted(self) -> Iterator[None]:
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        try:
            yield
        finally:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def look_over(shell: Shell, qtbot: QtBot, found: Survey) -> None:
    for height in HEIGHTS:
        shell.window.resize(WIDE, height)
        for name in PAGES:
            shell.go(name)
            qtbot.wait(30)
            page = shell.window.current()
            assert page is not None
            for kind, what in faults(shell, page, height):
                found[kind].append(f"{name} at {height}: {what}")


def faults(shell: Shell, page: QWidget, height: int) -> Iterator[tuple[str, str]]:
    for part in parts_of(shell.window):
        if takes_focus(part) and not spoken_name(part):
            yield "nameless", repr(part)
        if isinstance(part, NEVER_SHORTENED) and part.width() < part.sizeHint().width():
            yield "cut", f"{spoken_name(part)}: {part.width()} of {part.sizeHint().width()}"
        if is_dead(part):
            yield "dead", spoken_name(part)
    least, room = page.minimumSizeHint(), page.parentWidget().size()
    if least.width() > room.width() or least.height() > room.height():
        yield "over the edge", f"{least.toTuple()} in {room.toTuple()}"
    if (shell.window.width(), shell.window.height()) != (WIDE, height):
        yield "pushed", f"{shell.window.size().toTuple()}"


def is_dead(part: QWidget) -> bool:
    """A push button that nobody listens to; check boxes may be read when they are needed."""
    if not isinstance(part, QPushButton) or not part.isEnabled() or part.isCheckable():
        return False
    return not sum(part.receivers(signal) for signal in ("2clicked(bool)", "2clicked()"))


CASES = [(moment, language) for moment in MOMENTS for language in LANGUAGES]
EVERYWHERE = pytest.mark.parametrize("survey", CASES, indirect=True, ids="-".join)


@EVERYWHERE
def test_every_control_that_takes_the_focus_has_a_name(survey: Survey) -> None:
    assert survey["nameless"] == []


@EVERYWHERE
def test_words_on_buttons_and_links_are_never_cut(survey: Survey) -> None:
    assert survey["cut"] == []


@EVERYWHERE
def test_every_page_fits_a_laptop(survey: Survey) -> None:
    assert survey["over the edge"] == []


@EVERYWHERE
def test_a_page_never_pushes_the_window_wider(survey: Survey) -> None:
    assert survey["pushed"] == []


@EVERYWHERE
def test_no_part_of_a_page_is_ever_a_window_of_its_own(survey: Survey) -> None:
    assert survey["astray"] == []


@EVERYWHERE
def test_no_button_is_dead(survey: Survey) -> None:
    assert survey["dead"] == []
