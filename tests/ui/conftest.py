"""Every test of the window runs offscreen, in the bundled faces and the light palette."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.rehearsal.case import read_case
from meetingdesk.ui.screens import MOMENTS, play_until
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.theme import LIGHT, Theme, install, theme
from tests.ui.windows import a_window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that stands here needs the window."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.window)


@pytest.fixture(scope="session", autouse=True)
def _python_does_not_sweep_by_itself() -> None:
    """As in the program (ui/rubbish.py): no Qt object dies in the midst of an event of the next test."""
    gc.disable()
    gc.freeze()


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """What a test leaves is swept up between two tests."""
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def wardrobe(qapp: QApplication) -> Theme:
    """The application dressed once: to dress it anew costs a look at every widget that is still there."""
    return install(qapp)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, wardrobe: Theme) -> Theme:
    """In light, with motion; dressed anew only where the test before undressed it."""
    if theme() is not wardrobe:
        return install(qapp)
    wardrobe.still = False
    if wardrobe.tokens is not LIGHT:
        wardrobe.use(dark=False)
    return wardrobe


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing of the user's own folder is read or written."""
    monkeypatch.setenv("MEETINGDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def shell(database: Path, clock: FixedClock) -> Iterator[Shell]:
    """The window on a new file."""
    with a_window(database, clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def sample_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample meeting (演示数据) at three moments; copy a file before opening it."""
    folder = tmp_path_factory.mktemp("sample")
    case = read_case(paths.resource("sample"))
    for name in ("before", "live", "after"):
        play_until(case, folder / f"{name}.db", MOMENTS[name].over)
    return {name: folder / f"{name}.db" for name in ("before", "live", "after")}
