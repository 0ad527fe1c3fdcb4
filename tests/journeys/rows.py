"""A database as its rows, for saying that nothing at all has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from meetingdesk.storage import engine


def all_rows(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    connection = engine.connect(database)
    try:
        listed = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        names = [name for (name,) in listed.fetchall()]
        found = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
        return {name: sorted(rows, key=repr) for name, rows in found.items()}
    finally:
        connection.close()
