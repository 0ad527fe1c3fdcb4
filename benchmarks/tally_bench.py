"""A million marks tallied: our query with exact arithmetic against the bare GROUP BY on the same index.

Ours reads the form, counts, and works out every rate, score and rank as a fraction. The floor is the driver
alone: no SQLAlchemy, no form, no fractions; the same question to the same file, its rows fetched. Both take
turns; the median of each counts.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from meetingdesk.bootstrap import open_desk
from meetingdesk.desk import Desk
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.counts import result_of
from meetingdesk.evaluation.records import poll_of
from meetingdesk.evaluation.tally import Result
from meetingdesk.meeting.commands import CreateMeeting

MARKS = 1_000_000
SUBJECTS = 43
CLASSES = ("A", "B")
ROUNDS = 7
GOAL = 1.2

FILL = """
WITH RECURSIVE n(at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM n WHERE at + 1 < :marks)
INSERT INTO evaluation_sealed_mark (key, poll, class_number, subject, mark)
SELECT randomblob(16), 1, CASE WHEN at % 8 = 0 THEN 1 ELSE 2 END, 1 + at / 8 % :subjects,
       CASE abs(random()) % 20 WHEN 0 THEN 0 WHEN 1 THEN 9 WHEN 2 THEN 4 WHEN 3 THEN 3 WHEN 4 THEN 2
       ELSE 1 END
FROM n ORDER BY 1
"""
BARE = """
SELECT class_number, subject, mark, count(*) FROM evaluation_sealed_mark
WHERE poll = 1 GROUP BY class_number, subject, mark
"""


def run() -> list[dict[str, Any]]:
    """One row for the bench: seconds of ours and of the floor, and their ratio."""
    with tempfile.TemporaryDirectory(prefix="meetingdesk-") as folder:
        database: AbstractContextManager[Desk] = open_desk(Path(folder) / "marks.db")
        with database as desk:
            poll = _a_million_marks(desk)
            connection: Any = desk.engine.raw_connection()
            driver = connection.driver_connection
            ours, floor = _in_turns(lambda: desk.ask(_tallied, poll), lambda: driver.execute(BARE).fetchall())
            connection.close()
    return [
        {
            "name": "tally of 1,000,000 marks",
            "ours": ours,
            "floor": floor,
            "floor_name": "bare SQL GROUP BY over the covering index",
            "ratio": ours / floor,
            "goal": GOAL,
        }
    ]


def _tallied(session: Session, poll_id: str) -> Result:
    """Every count, rate, score, rank and proposed grade, exactly."""
    return result_of(session, poll_of(session, poll_id))


def _a_million_marks(desk: Desk) -> str:
    meeting = desk.do(CreateMeeting(title="演示数据"))
    subjects = [do.SubjectSpec(f"演示企业{n:02}党支部") for n in range(1, SUBJECTS + 1)]
    classes = [do.ClassSpec("A", "60"), do.ClassSpec("B", "40")]
    poll = desk.do(do.CreatePoll(meeting_id=meeting, title="演示测评", subjects=subjects, classes=classes))
    connection: Any = desk.engine.raw_connection()
    driver = connection.driver_connection
    driver.execute("PRAGMA synchronous=OFF")
    driver.execute("UPDATE evaluation_poll SET state = 'sealed', serial = 1")
    driver.execute(FILL, {"marks": MARKS, "subjects": SUBJECTS})
    driver.execute("PRAGMA synchronous=FULL")
    connection.close()
    return poll


def _in_turns(ours: Callable[[], object], floor: Callable[[], object]) -> tuple[float, float]:
    taken: tuple[list[float], list[float]] = ([], [])
    for round_number in range(ROUNDS + 1):
        for at, act in enumerate((ours, floor)):
            began = time.perf_counter()
            act()
            if round_number:  # the first round warms the page cache
                taken[at].append(time.perf_counter() - began)
    return statistics.median(taken[0]), statistics.median(taken[1])


if __name__ == "__main__":
    for row in run():
        print(row)
