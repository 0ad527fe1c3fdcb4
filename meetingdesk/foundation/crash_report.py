"""What is written down of an error nobody expected: an allow-list, so that no name or number can be in it.

Kept on this machine, never sent. Messages of errors are left out: they may quote what was typed.
"""

from __future__ import annotations

import platform
import sys
from pathlib import Path
from types import TracebackType

from meetingdesk import __version__
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import Clock

PACKAGE = Path(__file__).resolve().parent.parent
KEPT = 20


def report(kind: type[BaseException], traceback: TracebackType | None, clock: Clock) -> str:
    """Versions, the kind of error, and where: file of ours or name of a library, line, function."""
    lines = [
        f"MeetingDesk {__version__}",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        *sorted(f"{name} {version}" for name, version in _versions()),
        f"{clock.local():%Y-%m-%d %H:%M}",
        f"{kind.__module__}.{kind.__qualname__}",
        *_places(traceback),
    ]
    return "\n".join(lines) + "\n"


def save(words: str, clock: Clock) -> Path | None:
    """Into the folder of logs; the oldest go. None where nothing can be written there."""
    folder = paths.log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"crash-{clock.local():%Y%m%d-%H%M%S}.txt"
        target.write_text(words, encoding="utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return target


def _versions() -> list[tuple[str, str]]:
    known = {"PySide6": "__version__", "sqlalchemy": "__version__", "sqlcipher3.dbapi2": "sqlite_version"}
    return [
        (name, str(getattr(sys.modules[name], attribute, "?")))
        for name, attribute in known.items()
        if name in sys.modules
    ]


def _places(traceback: TracebackType | None) -> list[str]:
    places = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        places.append(f"{_file(Path(code.co_filename))}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return places


def _file(path: Path) -> str:
    """Ours by its place in the package; any other by its name alone: a folder may bear a user's name."""
    try:
        return path.resolve().relative_to(PACKAGE).as_posix()
    except (ValueError, OSError):
        return path.name
