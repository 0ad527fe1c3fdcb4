"""What a file must hold after a kill or a power cut: what was acknowledged, nothing half, nothing twice."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from meetingdesk.storage import engine as engines
from meetingdesk.storage import health
from meetingdesk.storage.base import Base
from tests.prove.program import Step

# Made anew each time: what follows from the journal's keys, and when a cut seal was finished by a start.
BY_CHANCE = {"digest", "fingerprint", "sealed_at"}


def judge(database: Path, steps: list[Step], acknowledged: int) -> int:
    """The file before the program mends anything. Returns how many steps it holds.

    That no step is half done, `examine` says: each row is as the last act on it left it.
    """
    found = health.examine(database).findings
    assert [one for one in found if one.key != "health.side_missing"] == []
    rows = all_tables(database)
    held = held_steps(rows, steps, acknowledged)
    gestures = Counter(row["what"].split()[0] for row in rows["evaluation_gesture"])
    assert gestures["enter"] == len(rows["evaluation_sheet"])
    assert gestures["settle"] == len(rows["evaluation_settlement"])
    return held


def all_tables(database: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, by the names of its columns."""
    connection = engines.connect(database)
    try:
        found = {}
        for name in Base.metadata.tables:
            asked = connection.execute(f'SELECT * FROM "{name}"')
            columns = [column[0] for column in asked.description]
            found[name] = [dict(zip(columns, row, strict=True)) for row in asked.fetchall()]
        return found
    finally:
        connection.close()


def held_steps(rows: dict[str, list[dict[str, Any]]], steps: list[Step], acknowledged: int) -> int:
    """How many steps from the first one the file holds; none of them may be missing, or be there twice.

    A scrub and the end of a seal have no mark of their own: they are held where they were acknowledged.
    """
    nonces = Counter(row["nonce"] for row in rows["journal_act"])
    nonces.update(row["nonce"] for row in rows["evaluation_gesture"])
    assert max(nonces.values(), default=1) == 1, "an act is there twice"
    gone = {row["id"] for row in rows["evaluation_poll"] if row["state"] in ("sealing", "sealed", "voided")}
    marked = [(n, step) for n, step in enumerate(steps, 1) if step.nonce and step.poll not in gone]
    held = max([acknowledged, *(n for n, step in marked if step.nonce in nonces)])
    missing = [n for n, step in marked if n <= held and step.nonce not in nonces]
    assert missing == [], f"steps {missing} of {acknowledged} acknowledged are lost"
    return held


def content(database: Path) -> dict[str, Any]:
    """All that the steps must come to, whenever and however often they were interrupted.

    Of the journal, the acts in their order; of sealed marks, how many there are.
    """
    found: dict[str, Any] = {}
    for name, rows in all_tables(database).items():
        if name == "journal_act":
            found[name] = [(row["seq"], row["name"], row["effects"]) for row in rows]
        elif name.startswith("journal_") or "sealed_mark" in name:
            found[name] = len(rows) if name != "journal_meta" else 0
        else:
            kept = [{k: _steady(k, v) for k, v in row.items() if k not in BY_CHANCE} for row in rows]
            found[name] = sorted(kept, key=repr)
    return found


def _steady(column: str, value: Any) -> Any:
    """Of a closing record, all but where in the chain it was written."""
    return {**json.loads(value), "audit": None} if column == "record" and value else value
