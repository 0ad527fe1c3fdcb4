"""What every test may ask for."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from tests.builders import MORNING


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
