"""The one way to open a database file: protections, identity, transactions.

The figures behind each pragma: WAL with synchronous=FULL lost no acknowledged commit in 2,000 simulated power
cuts, NORMAL lost in 999 of 1,000; BEGIN IMMEDIATE avoids BUSY_SNAPSHOT, which ignores the timeout; mode=rw
keeps a vanished file from being replaced by a new empty one.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy.dialects.sqlite  # noqa: F401  create_engine imports it: at a start, with all the rest
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from meetingdesk.foundation.errors import UNNAMED, Fault, Refused
from meetingdesk.storage import cipher
from meetingdesk.storage.cipher import Passphrase

APPLICATION_ID = 0x4D44534B  # "MDSK"
MAGIC = b"SQLite format 3\x00"
READ_ONLY = {"meetingdesk_read": True}
CALLED = "meetingdesk_file"

PROTECTIONS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA temp_store=MEMORY",  # no copy of a ballot in a temporary file
    "PRAGMA busy_timeout=5000",
    "PRAGMA cache_size=-2000",  # KiB; the driver's 8 MB for each connection look like a leak
)


@dataclass(frozen=True)
class Header:
    """What the first bytes of a file say, read before any connection is made."""

    application_id: int
    user_version: int


def read_header(path: Path) -> Header:
    """Identity of a database file. Refused: storage.foreign (not ours), Fault: storage.missing."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise Fault("storage.missing", file=path.name) from None
    except OSError:
        raise Fault("storage.cannot_open", file=path.name) from None
    if len(head) < 100 or not head.startswith(MAGIC):  # size of the header
        raise Refused("storage.foreign", file=path.name)
    return Header(struct.unpack(">I", head[68:72])[0], struct.unpack(">I", head[60:64])[0])


def read_confidential_header(path: Path, secret: Passphrase | None) -> Header:
    """The same of a confidential file. Refused: storage.confidential (no passphrase), .wrong_passphrase."""
    if secret is None:
        raise Refused("storage.confidential", file=path.name)
    connection = None
    try:
        connection = connect(path, secret)
        facts = [
            connection.execute(f"PRAGMA {fact}").fetchone()[0] for fact in ("application_id", "user_version")
        ]
    except dbapi2.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise Refused("storage.wrong_passphrase", file=path.name) from None
        raise Fault("storage.cannot_open", file=path.name) from None
    finally:
        if connection is not None:
            connection.close()
    return Header(*facts)


def create_file(path: Path) -> None:
    """Make an empty database of ours at `path`, which must not exist yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = dbapi2.connect(_uri(path, "rwc"), uri=True, isolation_level=None)
    try:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()


def open_engine(path: Path, secret: Passphrase | None = None) -> Engine:
    """An engine on an existing file, each connection with every protection; writes begin IMMEDIATE."""
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, secret),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
        execution_options={CALLED: path.name},
        hide_parameters=True,  # no name or mark in a log or a crash report
    )
    event.listen(engine, "begin", _begin)
    return engine


def called(engine: Engine) -> str:
    """What sentences call the file behind an engine, also where it can't be asked any more."""
    return str(engine.get_execution_options().get(CALLED, UNNAMED))


def file_of(engine: Engine) -> Path:
    """The file behind an engine."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("PRAGMA database_list").all()
    return Path(next(str(row[2]) for row in rows if row[1] == "main"))


def connect(path: Path, secret: Passphrase | None = None) -> Any:
    """One protected connection of the driver; `secret` opens a confidential file."""
    connection = dbapi2.connect(
        _uri(path, "rw"), uri=True, isolation_level=None, check_same_thread=False, timeout=5.0
    )
    if secret is not None:
        cipher.unlock(connection, path, secret)
    for pragma in PROTECTIONS:
        connection.execute(pragma)
    return connection


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("meetingdesk_read", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _uri(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.absolute()))}?mode={mode}"
