"""Which files are opened, which are refused, and with which words."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlcipher3 import dbapi2 as sqlite3

from meetingdesk.bootstrap import load_models, open_desk
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Fault, MeetingDeskError, Refused
from meetingdesk.foundation.wording import Wording
from meetingdesk.storage import engine as engines
from meetingdesk.storage.base import Base
from meetingdesk.storage.upgrade import begin_database
from tests.storage.acts import Found

TABLES = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"


def refusal(database: Path, clock: FixedClock) -> MeetingDeskError:
    before = database.read_bytes()
    with pytest.raises(MeetingDeskError) as caught, open_desk(database, clock):
        pass
    assert database.read_bytes() == before, "a refused file must stay as it was"
    return caught.value


def made(database: Path, clock: FixedClock) -> None:
    with open_desk(database, clock) as desk:
        desk.do(Found(name="云溪"))


def test_a_file_of_another_program_is_refused(database: Path, clock: FixedClock) -> None:
    other = sqlite3.connect(database)
    other.execute("CREATE TABLE t (a)")
    other.close()
    assert refusal(database, clock).key == "storage.foreign"


def test_a_text_file_is_refused(database: Path, clock: FixedClock) -> None:
    database.write_text("会议" * 100, encoding="utf-8")
    assert refusal(database, clock).key == "storage.foreign"


def test_an_empty_file_is_refused(database: Path, clock: FixedClock) -> None:
    database.touch()
    assert refusal(database, clock).key == "storage.foreign"


@pytest.mark.parametrize(("version", "key"), [(99, "storage.newer"), (0, "storage.too_old")])
def test_a_file_of_another_age_is_refused(database: Path, clock: FixedClock, version: int, key: str) -> None:
    made(database, clock)
    other = sqlite3.connect(database)
    other.execute("PRAGMA journal_mode=DELETE")
    other.execute(f"PRAGMA user_version={version}")
    other.close()
    error = refusal(database, clock)
    assert error.key == key
    assert "meeting.db" in Wording("zh_CN").sentence(error)


def test_a_damaged_file_is_refused_at_start(database: Path, clock: FixedClock) -> None:
    made(database, clock)
    data = bytearray(database.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    database.write_bytes(data)
    assert refusal(database, clock).key == "storage.damaged"


def test_a_second_program_is_told_that_the_file_is_open(database: Path, clock: FixedClock) -> None:
    with (
        open_desk(database, clock),
        pytest.raises(Refused, match=r"storage\.in_use"),
        open_desk(database, clock),
    ):
        pass


def test_the_migrations_make_the_tables_that_the_program_means(database: Path, clock: FixedClock) -> None:
    made(database, clock)
    load_models()
    engine = engines.open_engine(database)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)
        without_rowid = {
            name
            for (name, sql) in connection.exec_driver_sql(TABLES)
            if "WITHOUT ROWID" in sql
        }
    engine.dispose()
    assert differences == []
    meant = {t.name for t in Base.metadata.sorted_tables if not t.dialect_options["sqlite"]["with_rowid"]}
    assert without_rowid == meant


def test_a_full_disk_is_named_and_no_part_of_a_new_file_stays(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roomy = engines.connect

    def small(path: Path, secret: object = None) -> object:
        connection = roomy(path, secret)
        connection.execute("PRAGMA max_page_count=20")
        return connection

    monkeypatch.setattr(engines, "connect", small)
    with pytest.raises(Fault) as caught:
        begin_database(database)
    assert caught.value.key == "storage.full"
    assert list(database.parent.iterdir()) == []


def test_a_place_where_nothing_can_be_written_is_not_told_as_in_use(
    tmp_path: Path, clock: FixedClock
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Fault, match=r"storage\.cannot_open"), open_desk(tmp_path / "file" / "x.db", clock):
        pass


def test_a_lock_that_cannot_be_written_is_not_told_as_in_use(database: Path, clock: FixedClock) -> None:
    paths.lock_file(database).mkdir()
    with pytest.raises(Fault, match=r"storage\.cannot_open"), open_desk(database, clock):
        pass
