"""Whether the tables of a file are made as this program makes them.

SQLite keeps the words that made each table and reads little of them again: a flipped bit in a name or a type
there changes what the file is without any complaint of its own.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from meetingdesk.storage import engine as engines
from meetingdesk.storage import upgrade

Made = dict[str, tuple[str, str, str | None]]
"""By name: of what kind, for which table, in which words."""
ALL = "SELECT name, type, tbl_name, sql FROM sqlite_schema WHERE substr(name, 1, 11) <> 'sqlite_stat'"


def first_difference(connection: Any) -> str:
    """The name of the first table or index that is not as this program makes it; empty: all are."""
    here, expected = _of(connection), _expected()
    return next((name for name in sorted({*here, *expected}) if here.get(name) != expected.get(name)), "")


def _of(connection: Any) -> Made:
    return {str(name): (kind, table, words) for name, kind, table, words in connection.execute(ALL)}


@cache
def _expected() -> Made:
    """A new file has gone through the same steps as an old one."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        new = Path(folder) / "new.db"
        upgrade.begin_database(new)
        connection = engines.connect(new)
        try:
            return _of(connection)
        finally:
            connection.close()
