"""Forty meetings of 129 acts in one run of the program: the memory and the handles that one needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.prove import soak

pytestmark = pytest.mark.prove
GROWTH = 20  # MB
WARM = 5  # meetings, until everything is imported and every cache is full


@pytest.mark.parametrize("how", ["desk"])
def test_forty_meetings_need_the_memory_and_the_handles_of_one(
    tmp_path: Path, how: str, record_property: Callable[[str, object], None]
) -> None:
    told = [sys.executable, soak.__file__, str(tmp_path), how]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MEETINGDESK_HOME": str(tmp_path / "home")}
    done = subprocess.run(told, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    rounds = found["rounds"]
    growth = rounds[-1]["mb"] - rounds[WARM - 1]["mb"]
    score = (
        f"{how}: {found['acts']} acts, memory {rounds[0]['mb']:.0f} MB after the first meeting, "
        f"{rounds[WARM - 1]['mb']:.0f} after {WARM}, {rounds[-1]['mb']:.0f} after all; "
        f"{len(rounds[-1]['handles'])} handles; an act p99 {found['p99']:.1f} ms"
    )
    record_property("score", score)
    print(score)  # noqa: T201  the proof's figure
    assert len(rounds) == soak.MEETINGS
    assert found["acts"] >= soak.MEETINGS * soak.ACTS
    assert found["whole"]
    assert growth < GROWTH
    assert rounds[-1]["handles"] == rounds[WARM - 1]["handles"]
    assert rounds[-1]["threads"] == rounds[WARM - 1]["threads"]
