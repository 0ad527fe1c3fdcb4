"""Rotten bits, damaged logs, copies from any moment: what is lost is found, and what is kept is equal."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from meetingdesk.bootstrap import load_models, open_all
from meetingdesk.care import copies, secrecy
from meetingdesk.care.secrecy import Passphrase
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play
from meetingdesk.storage import health, safety
from meetingdesk.storage.keeper import When
from tests.builders import MORNING
from tests.journeys import small
from tests.journeys.rows import all_rows
from tests.storage.acts import Found

Score = Callable[[str, object], None]
RARELY = When(acts=10_000, seconds=1e9)
UNSEALED = {
    "evaluation_sealed_mark", "evaluation_sealed_count", "journal_meta", "alembic_version",
}  # fmt: skip
FEW_OR_MANY = [40, pytest.param(2000, marks=pytest.mark.prove)]


def played(folder: Path) -> Path:
    """A small meeting with a sealed poll, closed, in a file of its own."""
    load_models()
    database = folder / "played" / "m.db"
    with open_all(database, FixedClock(MORNING), when=RARELY) as opened:
        play(read_case(small.write(folder / "case")), opened.desk)
    return database


def flipped(good: bytes, chance: random.Random, target: Path) -> int:
    data = bytearray(good)
    place = chance.randrange(len(data))
    data[place] ^= 1 << chance.randrange(8)
    target.write_bytes(data)
    return place


def is_told(path: Path, secret: Passphrase | None) -> bool:
    """Whether a check of the file finds anything wrong."""
    try:
        return any(found.key != "health.side_missing" for found in health.examine(path, secret).findings)
    except MeetingDeskError:  # anything else would be no answer to whoever asked
        return True


def reads_the_same(path: Path, rows: object) -> bool:
    try:
        return all_rows(path) == rows
    except (dbapi2.Error, DBAPIError, MeetingDeskError, UnicodeDecodeError):
        return False


@pytest.mark.parametrize("flips", FEW_OR_MANY)
def test_no_flipped_bit_of_a_confidential_file_stays_silent(
    tmp_path: Path, flips: int, record_property: Score
) -> None:
    database, secret, chance = played(tmp_path), Passphrase("long enough to hold"), random.Random(8)
    secrecy.turn(database, [], None, secret)
    good, target = database.read_bytes(), tmp_path / "flipped.db"
    told = 0
    for _number in range(flips):
        flipped(good, chance, target)
        told += is_told(target, secret)
    record_property("score", f"{told} of {flips} found in a confidential file")
    print(f"{told} of {flips} found in a confidential file")  # noqa: T201
    assert told == flips


@pytest.mark.parametrize("flips", FEW_OR_MANY)
def test_no_flipped_bit_of_an_ordinary_file_changes_a_row_silently(
    tmp_path: Path, flips: int, record_property: Score
) -> None:
    """An ordinary page has no seal of its own, but each row is held against what its last act left.

    What is not found lies where nothing is kept: SQLite leaves room in each page, and there are many small
    tables. Sealed marks and the journal's own columns are the rest, which is stated.
    """
    database, chance = played(tmp_path), random.Random(9)
    good, rows, target = database.read_bytes(), all_rows(database), tmp_path / "flipped.db"
    told, silent, idle = 0, Counter[str](), idle_bytes(good)
    in_idle = 0
    for _number in range(flips):
        place = flipped(good, chance, target)
        found = is_told(target, None)
        told += found
        in_idle += not found and place in idle
        if not found and not reads_the_same(target, rows):
            silent.update(changed(target, rows))
    harmless = flips - told - sum(silent.values())
    score = (
        f"{told} of {flips} found, {dict(silent)} changed silently, {harmless} without effect, "
        f"{in_idle} of them in room that no row takes ({len(idle) * 100 // len(good)} % of the file)"
    )
    record_property("score", score)
    print(score)  # noqa: T201
    assert set(silent) <= UNSEALED


def idle_bytes(data: bytes) -> set[int]:
    """The places in a database file that no cell, pointer or header takes (sqlite.org/fileformat2.html)."""
    size, found = int.from_bytes(data[16:18], "big"), set[int]()
    for start in range(0, len(data), size):
        head = start + (100 if start == 0 else 0)
        kind = data[head]
        if kind not in {2, 5, 10, 13}:
            continue
        cells, content = (int.from_bytes(data[head + n : head + n + 2], "big") for n in (3, 5))
        begins = head + (12 if kind in {2, 5} else 8) + 2 * cells
        found.update(range(begins, start + (content or 65536)))
    return found


def changed(path: Path, rows: dict[str, list[tuple[object, ...]]]) -> list[str]:
    """The tables that no longer read the same."""
    try:
        now = all_rows(path)
    except (dbapi2.Error, DBAPIError, MeetingDeskError, UnicodeDecodeError):
        return ["unreadable"]
    return [name for name in rows if now.get(name) != rows[name]]


@pytest.mark.parametrize("logs", [20, pytest.param(300, marks=pytest.mark.prove)])
def test_every_damaged_log_is_found_by_the_side_file(
    tmp_path: Path, logs: int, record_property: Score
) -> None:
    """SQLite cuts a log at its first bad frame without a word (reliability.md 0, finding 5)."""
    database, chance = tmp_path / "m.db", random.Random(10)
    spoilt = tmp_path / "spoilt" / "m.db"
    spoilt.parent.mkdir()
    with open_all(database, FixedClock(MORNING), when=RARELY) as opened:
        opened.desk.scrub()  # the log is empty before the sixty acts
        for number in range(60):
            opened.desk.do(Found(name=f"演示{number}"))
        tails = ("", "-wal", ".head")
        files = {tail: database.with_name(database.name + tail).read_bytes() for tail in tails}
    found = 0
    for _number in range(logs):
        for tail, data in files.items():
            spoilt.with_name(spoilt.name + tail).write_bytes(data)
        spoilt.with_name(spoilt.name + "-shm").unlink(missing_ok=True)
        log = bytearray(files["-wal"])
        place = chance.randrange(32, len(log))
        log[place] ^= 0xFF
        spoilt.with_name(spoilt.name + "-wal").write_bytes(log)
        keys = {each.key for each in health.examine(spoilt).findings}
        found += bool(keys & {"health.lost", "health.rewritten"})
    record_property("score", f"{found} of {logs} damaged logs found")
    print(f"{found} of {logs} damaged logs found")  # noqa: T201
    assert found == logs


@pytest.mark.parametrize("moments", [8, pytest.param(50, marks=pytest.mark.prove)])
def test_a_copy_from_any_moment_brings_back_that_moment(
    tmp_path: Path, moments: int, record_property: Score
) -> None:
    """The restore drill: a meeting is played, a copy is taken after random acts, each comes back equal."""
    load_models()
    chance, taken = random.Random(11), []
    case = read_case(small.write(tmp_path / "case"))
    clock = FixedClock(MORNING)
    with open_all(tmp_path / "m.db", clock, when=RARELY) as opened:
        acts = [0]

        def now_and_then(_done: object) -> None:
            acts[0] += 1
            if len(taken) < moments and chance.random() < 0.5:
                clock.advance(1)
                made = safety.make_copy(opened.path, tmp_path / "copies", clock.local())
                taken.append((made, all_rows(made.path)))

        opened.desk.after_commit.append(now_and_then)
        while len(taken) < moments:
            play(case, opened.desk)
            opened.desk.do(Found(name=f"演示{acts[0]}"))
    for number, (made, rows) in enumerate(taken):
        target = tmp_path / "back" / f"{number}.db"
        assert copies.bring_back(made.path, target).seq == made.seq
        assert all_rows(target) == rows
        assert not rows.get("evaluation_sheet")
    record_property("score", f"{len(taken)} of {moments} equal, of {acts[0]} acts")
    print(f"{len(taken)} of {moments} equal, of {acts[0]} acts")  # noqa: T201
    shutil.copyfile(taken[-1][0].path, tmp_path / "broken.db")
    data = bytearray((tmp_path / "broken.db").read_bytes())
    data[8192:16384] = bytes(8192)
    (tmp_path / "broken.db").write_bytes(data)
    with pytest.raises(MeetingDeskError):
        copies.bring_back(tmp_path / "broken.db", tmp_path / "back" / "broken.db")
    assert not (tmp_path / "back" / "broken.db").exists()
    assert paths.side_file(tmp_path / "back" / "0.db").exists()
