"""One ballot of 43 rows, from the confirming key to the durable commit, against one fsync there."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.disk import against_one_sync
from meetingdesk.bootstrap import open_desk
from meetingdesk.desk import Desk
from meetingdesk.evaluation import commands as do
from meetingdesk.meeting.commands import CreateMeeting

ROWS = 43
PAPERS = 60


def run() -> list[dict[str, Any]]:
    """One row for the bench."""
    with tempfile.TemporaryDirectory(prefix="meetingdesk-") as name:
        folder = Path(name)
        with open_desk(folder / "ballots.db") as desk:
            of = _open_poll(desk)
            acts = [_entering(desk, of, paper) for paper in range(1, PAPERS + 1)]
            return [against_one_sync(f"one ballot of {ROWS} rows", acts, folder)]


def _open_poll(desk: Desk) -> dict[str, Any]:
    """Papers are shuffled and the first pass is open."""
    desk.operator = "演示录入员甲"
    meeting = desk.do(CreateMeeting(title="演示数据"))
    poll = desk.do(
        do.CreatePoll(
            meeting_id=meeting, title="演示测评", classes=[do.ClassSpec("全体")],
            subjects=[do.SubjectSpec(f"演示企业{n:02}党支部") for n in range(1, ROWS + 1)],
        )
    )  # fmt: skip
    of: dict[str, Any] = {"meeting_id": meeting, "poll_id": poll}
    desk.do(do.IssueBallots(**of, class_code="全体", count=PAPERS))
    desk.do(do.ReturnBallots(**of, class_code="全体", count=PAPERS))
    desk.do(do.CloseVoting(**of))
    desk.do(do.ConfirmShuffle(**of, first="演示监票甲", second="演示监票乙"))
    desk.do(do.OpenEntry(**of))
    desk.do(do.BeginPass(**of, number=1))
    return of


def _entering(desk: Desk, of: dict[str, Any], paper: int) -> Callable[[], float]:
    def enter() -> float:
        marks = tuple(1 + (row * paper) % 4 for row in range(ROWS))
        begun = time.perf_counter()
        desk.do(do.EnterSheet(**of, number=1, paper=paper, class_code="全体", state="valid", marks=marks))
        return time.perf_counter() - begun

    return enter


if __name__ == "__main__":
    for row in run():
        print(row)
