"""Files handed in with a meeting, as its rows name them, and where each lies beside a database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from meetingdesk.foundation import kept_files, paths
from meetingdesk.speakers.filing import Kept

TABLES = ("filing_file", "speakers_file")
DIGEST = re.compile(r"[0-9a-f]{64}")

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Attached:
    """One file: the name it came with, its SHA-256 in hex, its bytes, and where it lies or would lie."""

    name: str
    digest: str
    size: int
    place: Path

    def is_whole(self) -> bool:
        """Whether it is there, byte for byte."""
        try:
            return self.place.is_file() and kept_files.digest_of(self.place) == self.digest
        except OSError:
            return False


def attached(tables: Rows, database: Path) -> tuple[Attached, ...]:
    """What was filed, then the reports on paper."""
    filed = paths.attachments_folder(database)
    reports = paths.reports_folder(database)
    found = []
    for table in TABLES:
        for row in tables.get(table, ()):
            kept = Kept(str(row["name"]), int(row["size"]), str(row["digest"]))
            place = kept_files.place(filed, kept.digest) if table == TABLES[0] else reports / kept.stored
            found.append(Attached(kept.name, kept.digest, kept.size, place))
    return tuple(found)


def well_named(tables: Rows) -> bool:
    """Whether rows from outside name their files as we do: a digest is never a path."""
    rows = [row for table in TABLES for row in tables.get(table, ())]
    return all(_fits(row) for row in rows)


def _fits(row: dict[str, Any]) -> bool:
    named = isinstance(row.get("name"), str) and isinstance(row.get("size"), int)
    return named and isinstance(row.get("digest"), str) and bool(DIGEST.fullmatch(row["digest"]))
