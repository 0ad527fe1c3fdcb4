"""An acknowledged act survives a power cut at any moment; and the proof fails when syncs are left out."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from meetingdesk.storage import engine as engines
from meetingdesk.storage import journal
from tests.prove.disk import Disk, Event, record

WRITER = Path(__file__).with_name("writer.py")
ACTS = 60


@dataclass
class Score:
    """What the cuts did."""

    cuts: int = 0
    lost: int = 0
    damaged: int = 0


def cut_many_times(events: list[Event], database: Path, cuts: int, folder: Path) -> Score:
    names = {str(database), f"{database}-wal", f"{database}.part", f"{database}.part-wal"}
    disk, chance, score = Disk(names), random.Random(2022), Score()
    begun = next(n for n, event in enumerate(events) if event.call == "said")
    moments = sorted(chance.choices(range(begun, len(events)), k=cuts))
    place = 0
    for moment in moments:
        while place <= moment:
            disk.follow(events[place])
            place += 1
        judge(disk, chance, folder / str(score.cuts), database.name, score)
    return score


def judge(disk: Disk, chance: random.Random, folder: Path, name: str, score: Score) -> None:
    folder.mkdir()
    disk.after_a_cut(chance, folder)
    score.cuts += 1
    try:
        engine = engines.open_engine(folder / name)
        with Session(engine) as session:
            kept = journal.count_acts(session)
            whole = journal.verify(session) is None
        engine.dispose()
        connection = engines.connect(folder / name)
        whole = whole and connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        connection.close()
    except (dbapi2.Error, OSError):
        score.damaged += 1
        return
    score.lost += kept < disk.acknowledged
    score.damaged += not whole


@pytest.mark.parametrize("cuts", [200, pytest.param(2000, marks=pytest.mark.prove)])
def test_no_acknowledged_act_is_lost_when_the_power_goes(
    tmp_path: Path, cuts: int, record_property: Callable[[str, object], None]
) -> None:
    database = tmp_path / "m.db"
    events = record(WRITER, [str(database), str(ACTS), "FULL"], tmp_path / "trace")
    (tmp_path / "cuts").mkdir()
    score = cut_many_times(events, database, cuts, tmp_path / "cuts")
    record_property("score", str(score))
    assert (score.cuts, score.lost, score.damaged) == (cuts, 0, 0)


def test_the_proof_can_fail_without_syncs_acts_are_lost(tmp_path: Path) -> None:
    database = tmp_path / "m.db"
    events = record(WRITER, [str(database), str(ACTS), "NORMAL"], tmp_path / "trace")
    (tmp_path / "cuts").mkdir()
    score = cut_many_times(events, database, 100, tmp_path / "cuts")
    assert score.lost > 0
