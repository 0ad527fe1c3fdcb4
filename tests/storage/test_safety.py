"""Safety copies are whole or absent, restore brings back what was there, damage is named."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from meetingdesk.bootstrap import open_all, open_desk
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Fault, MeetingDeskError, Refused
from meetingdesk.storage import engine as engines
from meetingdesk.storage import health, journal, safety, sidefile
from meetingdesk.storage.keeper import When
from tests.storage.acts import Found, names

PUT = "INSERT INTO probe VALUES ('MARKERMARKER')"


def found(database: Path, clock: FixedClock, count: int) -> None:
    with open_desk(database, clock) as desk:
        for number in range(count):
            desk.do(Found(name=f"支部{number:03}"))


def test_a_copy_is_made_after_fifty_acts(database: Path, clock: FixedClock) -> None:
    with open_all(database, clock) as opened:
        for number in range(49):
            opened.desk.do(Found(name=f"支部{number}"))
        assert safety.copies(opened.keeper.folder, database.stem) == ()
        opened.desk.do(Found(name="第五十"))
        (copy,) = safety.copies(opened.keeper.folder, database.stem)
        assert safety.verify_copy(copy) == 50


def test_a_copy_is_made_two_minutes_after_something_changed(database: Path, clock: FixedClock) -> None:
    with open_all(database, clock) as opened:
        opened.desk.do(Found(name="一"))
        clock.advance(121)
        opened.desk.do(Found(name="二"))
        assert opened.keeper.last_copy == clock.local()


def test_closing_the_program_copies_what_is_not_copied_yet(database: Path, clock: FixedClock) -> None:
    found(database, clock, 3)
    (copy,) = safety.copies(paths.safety_folder(database), database.stem)
    assert safety.verify_copy(copy) == 3


def test_restoring_a_copy_brings_back_the_same_records(
    database: Path, clock: FixedClock, tmp_path: Path
) -> None:
    found(database, clock, 5)
    (copy,) = safety.copies(paths.safety_folder(database), database.stem)
    target = tmp_path / "spare" / "meeting.db"
    assert safety.restore(copy, target).seq == 5
    with open_desk(database, clock) as one, open_desk(target, clock) as other:
        assert one.ask(names) == other.ask(names)
        assert one.ask(journal.head) == other.ask(journal.head)


def test_restoring_never_overwrites_a_file(database: Path, clock: FixedClock) -> None:
    found(database, clock, 1)
    (copy,) = safety.copies(paths.safety_folder(database), database.stem)
    with pytest.raises(Refused, match=r"storage\.exists"):
        safety.restore(copy, database)


def test_a_broken_copy_is_refused_and_leaves_no_file(
    database: Path, clock: FixedClock, tmp_path: Path
) -> None:
    found(database, clock, 5)
    (copy,) = safety.copies(paths.safety_folder(database), database.stem)
    data = bytearray(copy.read_bytes())
    data[4096:12288] = os.urandom(8192)
    copy.write_bytes(data)
    target = tmp_path / "spare.db"
    with pytest.raises(MeetingDeskError, match=r"storage"):
        safety.restore(copy, target)
    assert not target.exists()
    assert list(tmp_path.glob("*.part")) == []


def test_a_copy_to_a_place_that_cannot_be_written_is_told_and_the_meeting_goes_on(
    database: Path, clock: FixedClock
) -> None:
    paths.safety_folder(database).write_text("a file where the folder should be")
    with open_all(database, clock, when=When(acts=1)) as opened:
        opened.desk.do(Found(name="照常"))
        assert opened.keeper.failure is not None
        assert opened.keeper.failure.key == "storage.copy_failed"
        assert opened.desk.ask(names) == ["照常"]


def test_a_copy_onto_a_full_disk_leaves_no_empty_file(
    database: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite leaves a file of no bytes behind when the disk is full (reliability.md 2.3)."""

    def full(_source: Path, part: Path, _secret: object) -> int:
        part.touch()
        error = dbapi2.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    monkeypatch.setattr(safety, "_write_aside", full)
    with open_all(database, clock, when=When(acts=1)) as opened:
        opened.desk.do(Found(name="照常"))
        assert opened.keeper.failure is not None
        assert opened.keeper.failure.key == "storage.full"
        assert list(paths.safety_folder(database).iterdir()) == []
        assert opened.desk.ask(names) == ["照常"]


def test_a_full_stick_is_named_and_the_copy_here_stands(
    database: Path, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: Path, part: Path) -> None:
        part.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    stick = tmp_path / "stick"
    stick.mkdir()
    with open_all(database, clock, when=When(acts=1, second=stick)) as opened:
        monkeypatch.setattr(safety.shutil, "copyfile", full)
        opened.desk.do(Found(name="照常"))
        monkeypatch.undo()
        assert opened.keeper.failure is None
        assert opened.keeper.second_failure is not None
        assert opened.keeper.second_failure.key == "storage.second_full"
    assert list(stick.iterdir()) == []
    assert safety.copies(paths.safety_folder(database), database.stem)


def test_old_copies_are_thinned_to_the_newest_and_one_a_day(tmp_path: Path) -> None:
    stamps = ("20230317-080000-000001", "20230317-090000-000002", "20230318-080000-000003")
    for stamp in (*stamps, "20230318-090000-000004"):
        (tmp_path / f"m-{stamp}.db").touch()
    safety.thin(tmp_path, "m", keep=1)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["m-20230317-090000-000002.db", "m-20230318-090000-000004.db"]


def test_acts_cut_off_with_the_log_are_found_by_the_side_file(database: Path, clock: FixedClock) -> None:
    found(database, clock, 3)
    keep = database.read_bytes()
    found(database, clock, 4)
    database.write_bytes(keep)
    report = health.examine(database)
    (finding,) = report.findings
    assert finding.key == "health.lost"
    assert finding.values["lost"] == 4


def test_a_healthy_file_has_no_findings(database: Path, clock: FixedClock) -> None:
    found(database, clock, 3)
    assert health.examine(database).findings == ()


def test_a_torn_side_file_counts_as_missing(tmp_path: Path) -> None:
    path = tmp_path / "x.head"
    sidefile.write(path, sidefile.Known("d", 7, "h", {"p": [43, 12]}))
    known = sidefile.read(path)
    assert known is not None
    assert (known.seq, known.entry) == (7, {"p": [43, 12]})
    path.write_bytes(path.read_bytes()[:40])
    assert sidefile.read(path) is None


def test_a_scrub_leaves_nothing_of_what_was_deleted(database: Path, clock: FixedClock) -> None:
    with open_all(database, clock) as opened:
        for statement in ("CREATE TABLE probe (text TEXT)", PUT, "DELETE FROM probe"):
            with opened.desk.engine.begin() as connection:
                connection.exec_driver_sql(statement)
        wal = database.with_name(database.name + "-wal")
        assert b"MARKERMARKER" in wal.read_bytes()
        opened.desk.scrub()
        assert wal.stat().st_size == 0
        assert b"MARKERMARKER" not in database.read_bytes()


def test_every_protection_is_on_for_every_connection(database: Path, clock: FixedClock) -> None:
    found(database, clock, 1)
    connection = engines.connect(database)
    on = {"foreign_keys": 1, "secure_delete": 1, "cell_size_check": 1}
    wanted = on | {"synchronous": 2, "trusted_schema": 0}
    got = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert got == wanted
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.close()


def test_a_vanished_file_is_never_replaced_by_an_empty_one(database: Path, clock: FixedClock) -> None:
    found(database, clock, 1)
    database.unlink()
    with pytest.raises(Fault, match=r"storage\.missing"), open_desk(database, clock, create=False):
        pass
    assert not database.exists()


def test_nobody_types_a_ballot_between_the_look_for_open_ones_and_the_copy(
    database: Path, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy without open ballots is written at once; one with any leaves them out in memory first."""
    found(database, clock, 1)
    looked, refused = safety.has_open_ballots, []

    def meanwhile(reader: object) -> bool:
        other = dbapi2.connect(str(database), timeout=0)
        with pytest.raises(dbapi2.OperationalError, match="locked"):
            other.execute("CREATE TABLE probe (text)")
        other.close()
        refused.append(True)
        return looked(reader)

    monkeypatch.setattr(safety, "has_open_ballots", meanwhile)
    copy = safety.make_copy(database, tmp_path / "copies", clock.local())
    assert refused == [True]
    assert safety.verify_copy(copy.path) == 1
    found(database, clock, 1)  # and afterwards everybody writes again
