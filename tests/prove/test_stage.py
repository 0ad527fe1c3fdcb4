"""The audience screen over a long day: 10,000 changes of the scene in the memory that one needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_two_screens import GROWTH, Xserver, grown, server

__all__ = ["server"]  # the fixture
pytestmark = [pytest.mark.prove, pytest.mark.window]
SCENES = 10_000


def test_ten_thousand_scenes_leave_the_memory_as_it_was(server: Xserver, tmp_path: Path) -> None:
    growth = grown(server, tmp_path, SCENES)
    print(f"{SCENES} scenes: memory grew by {growth:.1f} MB")  # noqa: T201  the proof's figure
    assert growth < GROWTH
