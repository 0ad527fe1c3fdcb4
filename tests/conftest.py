"""What every test may ask for."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from meetingdesk.bootstrap import open_desk
from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.wording import use_language
from meetingdesk.storage import upgrade
from tests.builders import MORNING

# The same examples in every run of `test`, whatever the machine; `dev.py prove` searches for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("MEETINGDESK_EXAMPLES", "steady"))


def pytest_runtest_setup() -> None:
    """Each test begins in Chinese, whatever language the command lines of the one before spoke."""
    use_language("zh_CN")


@pytest.fixture(scope="session", autouse=True)
def _begin_from_a_made_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Migrate once a run: a new database is a copy of one that the real migrations made."""
    made = tmp_path_factory.mktemp("made") / "empty.db"
    really = upgrade.begin_database
    really(made)
    upgrade.begin_database = lambda path: shutil.copyfile(made, path)  # type: ignore[assignment,return-value]
    yield
    upgrade.begin_database = really


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MORNING)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "meeting.db"


@pytest.fixture
def desk(database: Path, clock: FixedClock) -> Iterator[Desk]:
    with open_desk(database, clock) as opened:
        opened.operator = "演示录入员甲"
        yield opened
