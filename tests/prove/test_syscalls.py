"""The disk refuses a write, a sync or a new file: each act is told as failed or is kept, never both.

strace makes the calls of a real process fail (reliability.md 2.3, 28 runs of 5 kinds).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from meetingdesk.bootstrap import load_models
from meetingdesk.storage import engine as engines
from meetingdesk.storage import health, journal

pytestmark = pytest.mark.prove
WRITER = Path(__file__).with_name("writer.py")
ROOT = Path(__file__).parents[2]
ACTS = 25
FAULTS = {
    "pwrite64:error=EIO": (300, 310, 331, 360, 395, 420),
    "pwrite64:error=ENOSPC": (300, 312, 333, 362, 398, 424),
    "fdatasync:error=EIO": (12, 15, 20, 24, 28, 31),
    "ftruncate:error=EIO": (1, 2, 3, 4, 5),
    "openat:error=EMFILE": (1, 2, 3, 4, 5),
}
"""What fails, and from which call of that kind on the file of the process on."""


def with_fault(folder: Path, fault: str, when: int) -> tuple[list[str], int, str]:
    """Lines said, exit code, and the last line of what went wrong."""
    strace = shutil.which("strace")
    assert strace, "strace is installed by dev.py"
    database = folder / "m.db"
    command = [strace, "-f", "-qq", "-o", "/dev/null", "-P", str(database), "-P", f"{database}-wal"]
    inject = ["-e", f"inject={fault}:when={when}+"]
    writer = [sys.executable, str(WRITER), str(database), str(ACTS), "FULL"]
    done = subprocess.run([*command, *inject, *writer], cwd=ROOT, capture_output=True, text=True, check=False)
    wrong = done.stderr.strip().splitlines()
    return done.stdout.split("\n"), done.returncode, wrong[-1] if wrong else ""


def test_a_failing_call_loses_and_halves_nothing(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    load_models()
    score = Counter[str]()
    for fault, moments in FAULTS.items():
        for when in moments:
            folder = tmp_path / f"{fault.replace(':', ' ')} {when}"
            folder.mkdir()
            said, code, wrong = with_fault(folder, fault, when)
            acknowledged = sum(line.startswith("ACK") for line in said)
            score["runs"] += 1
            score["told"] += code != 0
            if code:
                assert "Fault" in wrong or "Refused" in wrong, wrong
            score["acknowledged"] += judged(folder / "m.db", acknowledged)
    record_property("score", str(dict(score)))
    print(dict(score))  # noqa: T201  the proof's figure
    assert score["runs"] == sum(map(len, FAULTS.values())) == 28
    assert score["told"] >= 14, "too few of the faults met anything: the proof would prove nothing"


def judged(database: Path, acknowledged: int) -> int:
    """All that was acknowledged is kept, and at most the one act more that failed after its commit."""
    if not database.exists():
        assert acknowledged == 0
        return 0
    engine = engines.open_engine(database)
    with Session(engine) as session:
        if acknowledged:
            assert acknowledged <= journal.count_acts(session) <= acknowledged + 1
    engine.dispose()
    if acknowledged:
        found = health.examine(database).findings
        assert [one for one in found if one.key != "health.side_missing"] == []
    return acknowledged
