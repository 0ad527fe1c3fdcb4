"""An acknowledged act survives a power cut at any moment; and the proof fails when syncs are left out."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from meetingdesk.bootstrap import load_models, open_all
from meetingdesk.foundation import kept_files, paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.storage import engine as engines
from meetingdesk.storage import journal, safety
from tests.builders import MORNING
from tests.prove import program
from tests.prove.disk import Disk, Event, record
from tests.prove.judging import all_tables, judge

WRITER = Path(__file__).with_name("writer.py")
ACTS = 60
LOOK_CLOSER = 20  # each so many cuts: the copies, and whether the program goes on


@dataclass
class Score:
    """What the cuts did."""

    cuts: int = 0
    lost: int = 0
    damaged: int = 0


def cut_many_times(events: list[Event], database: Path, cuts: int, folder: Path) -> Score:
    disk, chance, score = Disk(database.parent), random.Random(2022), Score()
    begun = next(n for n, event in enumerate(events) if event.call == "said")
    moments = sorted(chance.choices(range(begun, len(events)), k=cuts))
    place = 0
    for moment in moments:
        while place <= moment:
            disk.follow(events[place])
            place += 1
        open_it(disk, chance, folder / str(score.cuts), database.name, score)
    return score


def open_it(disk: Disk, chance: random.Random, folder: Path, name: str, score: Score) -> None:
    folder.mkdir()
    disk.after_a_cut(chance, folder, "-copies")
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


def test_no_acknowledged_act_is_lost_when_the_power_goes(tmp_path: Path) -> None:
    database = tmp_path / "disk" / "m.db"
    database.parent.mkdir()
    events = record(WRITER, [str(database), str(ACTS), "FULL"], tmp_path / "trace")
    (tmp_path / "cuts").mkdir()
    score = cut_many_times(events, database, 200, tmp_path / "cuts")
    assert (score.cuts, score.lost, score.damaged) == (200, 0, 0)


def test_the_proof_can_fail_without_syncs_acts_are_lost(tmp_path: Path) -> None:
    database = tmp_path / "disk" / "m.db"
    database.parent.mkdir()
    events = record(WRITER, [str(database), str(ACTS), "NORMAL"], tmp_path / "trace")
    (tmp_path / "cuts").mkdir()
    score = cut_many_times(events, database, 100, tmp_path / "cuts")
    assert score.lost > 0


# ---------------------------------------------------------------- the whole program


@pytest.mark.prove
def test_the_whole_program_survives_two_thousand_power_cuts(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Everything that an office does, seal, copies and kept files included (tests/prove/program.py)."""
    load_models()
    disk_folder = tmp_path / "disk"
    disk_folder.mkdir()
    events = record(Path(program.__file__), [str(disk_folder)], tmp_path / "trace")
    steps, disk, chance = program.read(disk_folder), Disk(disk_folder), random.Random(2022)
    cuts = int(os.environ.get("MEETINGDESK_CUTS", "2000"))
    begun = next(n for n, event in enumerate(events) if event.call == "said")
    score, place = Counter[str](), 0
    for number, moment in enumerate(sorted(chance.choices(range(begun, len(events)), k=cuts))):
        for event in events[place : moment + 1]:
            disk.follow(event)
        place = moment + 1
        folder = tmp_path / "cut"
        shutil.rmtree(folder, ignore_errors=True)
        whole = number % LOOK_CLOSER == 0
        disk.after_a_cut(chance, folder, "-shm" if whole else "-copies")
        held = judge(folder / "m.db", steps, disk.acknowledged)
        score["cuts"] += 1
        score["untold"] += held > disk.acknowledged
        score["between the acts of a seal"] += kept_files_are_whole(folder)
        if whole:
            score["copies"] += copies_are_whole(folder)
            goes_on(folder / "m.db", steps, held)
    record_property("score", str(dict(score)))
    print(len(steps), "steps,", len(events), "writes and syncs:", dict(score))  # noqa: T201
    assert score["cuts"] == cuts
    assert score["between the acts of a seal"]


def kept_files_are_whole(folder: Path) -> bool:
    """Files that the records name are there, byte for byte. Returns whether a seal is under way."""
    rows = all_tables(folder / "m.db")
    for filed in rows["filing_file"]:
        kept = kept_files.place(paths.attachments_folder(folder / "m.db"), filed["digest"])
        if filed["kind"] == "other" and filed["name"].startswith("附件"):
            assert kept_files.digest_of(kept) == filed["digest"]
    return any(row["state"] == "sealing" for row in rows["evaluation_poll"])


def copies_are_whole(folder: Path) -> int:
    """A copy that bears its final name can be relied on."""
    copies = safety.copies(paths.safety_folder(folder / "m.db"), "m")
    for copy in copies:
        safety.verify_copy(copy)
    return len(copies)


def goes_on(database: Path, steps: list[program.Step], held: int) -> None:
    """The next start finishes what was cut; what was under way is asked for once more, and then the next."""
    end = min(held + 10, len(steps))
    opened = open_all(database, FixedClock(MORNING), when=program.OFTEN)
    with program.keyed(program.KeyedDesk), opened as at_work:
        for step in steps[max(0, held - 2) : end]:
            program.carry_out(at_work.desk, step)
    judge(database, steps, end)
