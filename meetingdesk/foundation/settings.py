"""The user's choices: one frozen record with typed defaults, kept as JSON."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Every choice has a default that works untouched."""

    language: str = "zh_CN"
    look: str = "system"  # light, dark, system
    turn_seconds: int = 480  # practice.md 2.2: 8 minutes
    amber_seconds: int = 60
    desk_sound: bool = False  # the sign-in desk is heard, too
    copy_after_acts: int = 50
    copy_after_seconds: int = 120
    copies_kept: int = 20
    least_free_megabytes: int = 200
    stage_screen: str = ""  # the room's screen that was used last

    def changed(self, **values: object) -> Settings:
        """The same choices but for those named."""
        return replace(self, **values)  # type: ignore[arg-type]


def load(path: Path) -> Settings:
    """Read choices; what is missing, unknown or of a wrong type falls back to its default."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(raw, dict):
        return Settings()
    known = {f.name: f for f in fields(Settings)}
    default = Settings()
    good = {k: v for k, v in raw.items() if k in known and type(v) is type(getattr(default, k))}
    return Settings(**good)


def save(path: Path, settings: Settings) -> None:
    """Write aside, then rename, so that a crash leaves the old choices."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(part, path)  # noqa: PTH105  replace() of Path lacks nothing, but os.replace says atomic
