"""Files of an older program: brought up to date with all that is in them, and their acts are still undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlite3

from meetingdesk.bootstrap import journal_holds, load_models, open_desk
from meetingdesk.desk import Desk
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.storage import engine as engines
from meetingdesk.storage import journal
from meetingdesk.storage.upgrade import MIGRATIONS, SCHEMA
from tests.storage.acts import Dissolve, Found, Rename, aliases, names


@contextmanager
def first_program(database: Path, clock: FixedClock) -> Iterator[Desk]:
    """A desk on a file of format 1, as the first program left it."""
    load_models()
    engines.create_file(database)
    engine = engines.open_engine(database)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.commit()
    with Session(engine) as session, session.begin():
        journal.begin_chain(session, "old", 1, "0.1")
    desk = Desk(engine, clock)
    yield desk
    desk.close()
    with raw(database) as file:
        file.execute("PRAGMA user_version=1")


@contextmanager
def raw(database: Path) -> Iterator[sqlite3.Connection]:
    """The file without the program."""
    file = sqlite3.connect(database, isolation_level=None)
    yield file
    file.close()


def tables(database: Path) -> set[str]:
    with raw(database) as file:
        return {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


@pytest.fixture
def old(database: Path, clock: FixedClock) -> Path:
    """One organisation, founded as 云溪 and renamed 云溪瓷业."""
    with first_program(database, clock) as desk:
        key = desk.do(Found(name="云溪"))
        desk.do(Rename(key=key, name="云溪瓷业"))
    return database


def forget(database: Path, *columns: str) -> None:
    """The acts were kept before these columns existed."""
    with raw(database) as file:
        kept = file.execute("SELECT act, position, before, after FROM journal_change").fetchall()
        for act, position, *images in kept:
            older = [
                image and json.dumps({k: v for k, v in json.loads(image).items() if k not in columns})
                for image in images
            ]
            file.execute(
                "UPDATE journal_change SET before = ?, after = ? WHERE act = ? AND position = ?",
                (*older, act, position),
            )


def test_a_file_of_the_first_program_is_brought_up_to_date_with_all_that_is_in_it(
    old: Path, clock: FixedClock
) -> None:
    assert "signin_badge" not in tables(old)
    with open_desk(old, clock) as desk:
        assert desk.ask(names) == ["云溪瓷业"]
        assert [act.summary for act in desk.history()] == ["改名为{name}", "成立{name}"]
        assert journal_holds(desk) is None
    assert {"signin_badge", "evaluation_setting"} <= tables(old)
    with raw(old) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (SCHEMA,)


def test_it_is_copied_before_it_is_changed(old: Path, clock: FixedClock) -> None:
    with open_desk(old, clock):
        pass
    copy = min(paths.safety_folder(old).glob("*.db"))
    assert "signin_badge" not in tables(copy)
    with raw(copy) as file:
        assert file.execute("SELECT name FROM roster_organisation").fetchall() == [("云溪瓷业",)]


def test_its_acts_are_undone_by_the_program_of_today(old: Path, clock: FixedClock) -> None:
    with open_desk(old, clock) as desk:
        desk.undo(2)
        assert desk.ask(names) == ["云溪"]
        desk.undo(1)
        assert desk.ask(names) == []
        desk.redo(4)
        assert desk.ask(names) == ["云溪"]
        assert journal_holds(desk) is None


def test_a_row_kept_before_a_column_existed_is_undone_with_what_the_column_starts_with(
    old: Path, clock: FixedClock
) -> None:
    forget(old, "note", "position")
    with open_desk(old, clock) as desk:
        desk.undo(2)
        desk.undo(1)
        desk.redo(4)
        assert desk.ask(names) == ["云溪"]
    with raw(old) as file:
        row = file.execute("SELECT note, position FROM roster_organisation").fetchall()
    assert row == [(None, 0)]


def test_a_deleted_row_kept_before_a_column_existed_comes_back(database: Path, clock: FixedClock) -> None:
    with first_program(database, clock) as desk:
        desk.do(Dissolve(key=desk.do(Found(name="云溪"))))
    forget(database, "note", "position")
    with open_desk(database, clock) as desk:
        desk.undo(2)
        assert desk.ask(names) == ["云溪"]
        assert desk.ask(aliases) == 1


def test_what_was_written_into_the_newer_column_since_is_not_lost_by_an_undo(
    old: Path, clock: FixedClock
) -> None:
    forget(old, "note")
    with raw(old) as file:
        file.execute("UPDATE roster_organisation SET note = '今年补记'")
    with open_desk(old, clock) as desk:
        with pytest.raises(Exception, match=r"journal\.blocked"):
            desk.undo(2)
        assert desk.ask(names) == ["云溪瓷业"]
