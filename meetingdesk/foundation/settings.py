"""The user's choices, and how the window was left: frozen records with typed defaults, kept as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TypeVar

from meetingdesk.foundation import durable


@dataclass(frozen=True)
class Settings:
    """Every choice has a default that works untouched."""

    language: str = "zh_CN"
    look: str = "system"  # light, dark, system
    scale_percent: int = 100  # of the whole window, from its next start
    start_time: str = ""  # proposed for new meetings, as "9:00"
    turn_seconds: int = 480  # practice.md 2.2: 8 minutes; of new meetings
    amber_seconds: int = 60
    desk_sound: bool = False  # the sign-in desk is heard, too
    speakers_bell: bool = False  # the last minute and the end of a speech are heard, too
    copy_after_acts: int = 50
    copy_after_seconds: int = 120
    copies_kept: int = 20
    least_free_megabytes: int = 200
    second_place: str = ""  # a folder on another medium: each safety copy goes there, too
    phones_kept_days: int = 30  # after the final minutes; then their erasure is proposed
    stage_screen: str = ""  # the room's screen that was used last
    lock_after_minutes: int = 0  # without a key or the mouse; 0: only by Ctrl+L

    def changed(self, **values: object) -> Settings:
        """The same choices but for those named."""
        return replace(self, **values)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Left:
    """How the window was left. `place`: size and position; `locked_for`: whose PIN opens the curtain."""

    place: str = ""
    page: str = ""
    meeting: str = ""
    locked_for: str = ""

    def changed(self, **values: str) -> Left:
        """The same but for what is named."""
        return replace(self, **values)


Record = TypeVar("Record", Settings, Left)


def load(path: Path) -> Settings:
    """The choices of the user."""
    return read(path, Settings())


def read(path: Path, default: Record) -> Record:
    """Read a record; what is missing, unknown or of a wrong type falls back to its default."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return default
    if not isinstance(raw, dict):
        return default
    known = {f.name for f in fields(default)}
    good = {k: v for k, v in raw.items() if k in known and type(v) is type(getattr(default, k))}
    return replace(default, **good)


def save(path: Path, record: Settings | Left) -> None:
    """Write aside, then rename, so that a crash leaves what was there. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    durable.write(path, json.dumps(asdict(record), ensure_ascii=False, indent=1).encode())
