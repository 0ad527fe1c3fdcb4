"""Versions that are known to lose work: the program says so at the start instead of meeting it on the day."""

from __future__ import annotations

import sys

from meetingdesk.foundation.errors import Fault

# WAL-reset bug: two connections that write or checkpoint may corrupt the file (reliability.md 0, finding 9).
FIXED_SQLITE = (3, 51, 3)
BACKPORTS = {(3, 50): 7, (3, 44): 6}


def refuse_sqlite(version: str) -> None:
    """Fault: start.bad_sqlite."""
    parts = tuple(int(part) for part in version.split(".")[:3])
    patched = BACKPORTS.get((parts[0], parts[1]))
    if parts < FIXED_SQLITE and (patched is None or parts[2] < patched):
        raise Fault("start.bad_sqlite", version=version)


def refuse_qt(version: str, python: tuple[int, int] = sys.version_info[:2]) -> None:
    """PySide6 6.12.0 loses references to None, which ends CPython 3.11 in an hour. Fault: start.bad_qt."""
    if version.startswith("6.12.0") and python < (3, 12):
        raise Fault("start.bad_qt", version=version, python=f"{python[0]}.{python[1]}")
