"""Opening a file safely: identity, age, health; and bringing an older file up to date.

Alembic is imported only when a file is behind: the check at head costs a fraction of a millisecond, its
import a fifth of a second.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from meetingdesk import __version__
from meetingdesk.foundation import durable, paths
from meetingdesk.foundation.errors import Fault, Refused
from meetingdesk.storage import engine as engines
from meetingdesk.storage import journal, safety
from meetingdesk.storage.base import new_id
from meetingdesk.storage.cipher import Passphrase, is_confidential
from meetingdesk.storage.faults import SPOILT, told_in_words

SCHEMA = 6
OLDEST = 1
MIGRATIONS = Path(__file__).parent / "migrations"


def begin_database(path: Path) -> None:
    """Make a new database, aside first, so that a crash leaves no half file under the real name.

    Fault: storage.full, storage.readonly, storage.cannot_open, storage.io; then nothing is left behind.
    """
    part = path.with_name(path.name + ".part")
    _remove(part)
    try:
        with told_in_words():
            _make(part)
        durable.take_name(part, path)
    except OSError as error:
        raise Fault("storage.cannot_open", file=path.name) from error
    finally:
        _remove(part)


def _make(part: Path) -> None:
    engines.create_file(part)
    engine = engines.open_engine(part)
    try:
        _migrate(engine)
        with Session(engine) as session, session.begin():
            journal.begin_chain(session, new_id(), SCHEMA, __version__)
    finally:
        engine.dispose()


def bring_up_to_date(path: Path, now: datetime, secret: Passphrase | None = None) -> None:
    """Refuse what we must not write to, check the file's health, and migrate it after a verified copy.

    Refused: storage.foreign, storage.newer, storage.too_old. Fault: storage.missing, storage.damaged.
    """
    header = check_identity(path, secret)
    quick_check(path, secret)
    if header.user_version < SCHEMA:
        safety.make_copy(path, paths.safety_folder(path), now, secret)
        engine = engines.open_engine(path, secret)
        try:
            _migrate(engine)
        finally:
            engine.dispose()


def check_identity(path: Path, secret: Passphrase | None = None) -> engines.Header:
    """What the file says it is, before any connection is made.

    Refused: storage.foreign, storage.newer, storage.too_old, storage.confidential, storage.wrong_passphrase.
    Fault: storage.missing.
    """
    confidential = is_confidential(path)
    header = engines.read_confidential_header(path, secret) if confidential else engines.read_header(path)
    if header.application_id != engines.APPLICATION_ID:
        raise Refused("storage.foreign", file=path.name)
    if header.user_version > SCHEMA:
        raise Refused("storage.newer", file=path.name, theirs=header.user_version, ours=SCHEMA)
    if header.user_version < OLDEST:
        raise Refused("storage.too_old", file=path.name, theirs=header.user_version, oldest=OLDEST)
    return header


def quick_check(path: Path, secret: Passphrase | None = None) -> None:
    """The check that is run at every start. Fault: storage.damaged."""
    try:
        connection = engines.connect(path, secret)
        try:
            whole = connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        finally:
            connection.close()
    except SPOILT as error:
        raise Fault("storage.damaged", file=path.name) from error
    if not whole:
        raise Fault("storage.damaged", file=path.name)


def _migrate(engine: Engine) -> None:
    _run_alembic(engine)
    driver = engine.raw_connection()
    try:
        driver.driver_connection.execute(f"PRAGMA user_version={SCHEMA}")  # type: ignore[union-attr]
    finally:
        driver.close()


def _run_alembic(engine: Engine) -> None:
    from alembic import command  # only when a file is behind
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()


def _remove(part: Path) -> None:
    for tail in ("", "-wal", "-shm"):
        part.with_name(part.name + tail).unlink(missing_ok=True)
