"""The full examination of a database: file, references, chain, rows, side file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from meetingdesk.foundation import paths
from meetingdesk.foundation.errors import Fault
from meetingdesk.storage import agreement, cipher, journal, schema, sidefile
from meetingdesk.storage import engine as engines
from meetingdesk.storage.cipher import Passphrase
from meetingdesk.storage.faults import told_in_words
from meetingdesk.storage.journal import Act, Meta


@dataclass(frozen=True)
class Finding:
    """Something that does not hold: the key of its sentence, and what it names."""

    key: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Health:
    """What an examination found; no findings means that all holds."""

    acts: int
    head: str
    findings: tuple[Finding, ...]


def examine(path: Path, secret: Passphrase | None = None) -> Health:
    """Check everything that can be checked. Fault and Refused: storage.*, when it can't even be opened."""
    engine = engines.open_engine(path, secret)
    try:
        with told_in_words(path.name):
            return _examined(engine, path, secret)
    except (DBAPIError, dbapi2.Error):  # a table or column that is not called so any more
        raise Fault("storage.damaged", file=path.name) from None
    finally:
        engine.dispose()


def _examined(engine: Engine, path: Path, secret: Passphrase | None) -> Health:
    findings = _file_findings(path, secret)
    with engine.connect() as connection, Session(connection) as session:
        seq, head = journal.head(session)
        try:
            findings += _chain_findings(session, path)
        except (DBAPIError, *journal.SPOILT):  # a text that is no text any more: no row, no image
            findings.append(Finding("health.integrity", {"first": "journal"}))
        return Health(seq, head, tuple(findings))


def _chain_findings(session: Session, path: Path) -> list[Finding]:
    broken = journal.verify(session)
    chain = [] if broken is None else [Finding("health.chain", {"act": broken})]
    return chain + _row_findings(session) + side_findings(session, path)


def _row_findings(session: Session) -> list[Finding]:
    strays = agreement.strays(session)
    if not strays:
        return []
    first = strays[0]
    return [Finding("health.rows", {"count": len(strays), "table": first.table, "column": first.column})]


def side_findings(session: Session, path: Path) -> list[Finding]:
    """Compare the chain with the side file: acts that were acknowledged and are gone, or another history."""
    known = sidefile.read(paths.side_file(path))
    if known is None:
        missing = journal.count_acts(session) > 0
        return [Finding("health.side_missing", {})] if missing else []
    database = session.get(Meta, "database")
    if database is None or database.value != known.database:
        return [Finding("health.side_other", {})]
    seq, _ = journal.head(session)
    if known.seq > seq:
        return [Finding("health.lost", {"lost": known.seq - seq, "last": seq, "known": known.seq})]
    act = session.get(Act, known.seq)
    if known.seq and (act is None or act.hash != known.head):
        return [Finding("health.rewritten", {"act": known.seq})]
    return []


def _file_findings(path: Path, secret: Passphrase | None) -> list[Finding]:
    connection = engines.connect(path, secret)
    try:
        findings = []
        if secret is not None and not cipher.pages_hold(connection):
            findings.append(Finding("health.pages", {}))
        integrity = connection.execute("PRAGMA integrity_check").fetchall()
        if integrity != [("ok",)]:
            findings.append(Finding("health.integrity", {"first": integrity[0][0]}))
        return findings + _schema_findings(connection)
    finally:
        connection.close()


def _schema_findings(connection: Any) -> list[Finding]:
    """References are followed only where the tables are as they should be."""
    strange = schema.first_difference(connection)
    if strange:
        return [Finding("health.schema", {"name": strange})]
    loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    return [Finding("health.references", {"count": len(loose), "table": loose[0][0]})] if loose else []
