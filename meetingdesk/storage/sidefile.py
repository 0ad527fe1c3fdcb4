"""The small file beside the database: last sequence number, chain head, and how far ballot entry is.

A damaged write-ahead log is cut at its first bad frame without any error. Only a second place that knows the
last acknowledged act can tell; this is it.
"""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import dataclass, field
from pathlib import Path

SIZE = 1024  # written in one piece, over itself


@dataclass(frozen=True)
class Known:
    """What was last acknowledged. `entry` maps a poll to the sheets typed in each pass."""

    database: str
    seq: int
    head: str
    entry: dict[str, list[int]] = field(default_factory=dict)


def write(path: Path, known: Known) -> None:
    """Keep what was just acknowledged; one write, so that a crash leaves the old or the new."""
    text = json.dumps(
        {"database": known.database, "seq": known.seq, "head": known.head, "entry": known.entry},
        separators=(",", ":"),
    )
    body = f"{zlib.crc32(text.encode()):08x} {text}".encode().ljust(SIZE - 1) + b"\n"
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        os.write(handle, body)
        os.truncate(handle, len(body))
    finally:
        os.close(handle)


def read(path: Path) -> Known | None:
    """What was last acknowledged, or None where the file is missing or torn."""
    try:
        check, _, text = path.read_text(encoding="utf-8").strip().partition(" ")
        if int(check, 16) != zlib.crc32(text.encode()):
            return None
        raw = json.loads(text)
        return Known(raw["database"], raw["seq"], raw["head"], raw["entry"])
    except (OSError, ValueError, KeyError):
        return None
