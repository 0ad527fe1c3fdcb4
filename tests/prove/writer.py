"""Run as a program: works on a database and says ACK n after act n became durable.

Arguments: file, number of acts, FULL or NORMAL. NORMAL is the test's own switch, to prove that it can fail.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from meetingdesk.bootstrap import open_all
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.storage import engine
from meetingdesk.storage.keeper import When
from tests.storage.acts import Found


def main(path: str, acts: str, mode: str) -> None:
    """Do the acts, one durable commit each."""
    if mode == "NORMAL":
        kept = (pragma for pragma in engine.PROTECTIONS if "synchronous" not in pragma)
        engine.PROTECTIONS = (*kept, "PRAGMA synchronous=NORMAL")
    often_enough = When(acts=10_000, seconds=1e9)
    with open_all(Path(path), FixedClock(datetime(2023, 3, 17, 8)), when=often_enough) as opened:
        for number in range(int(acts)):
            opened.desk.do(Found(name=f"支部{number}"))
            os.write(1, f"ACK {number + 1}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
