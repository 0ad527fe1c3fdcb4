"""Where things lie on this machine; the only file that knows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APP = "MeetingDesk"


def resource(*parts: str) -> Path:
    """A file that ships with the program."""
    return shipped("resources", *parts)


def shipped(folder: str, *parts: str) -> Path:
    """A file below a folder that ships ("resources", "docs"): from source, an installed wheel, or frozen."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen).joinpath(folder, *parts)
    package = Path(__file__).resolve().parent.parent
    inside = package / f"_{folder}"
    return (inside if inside.is_dir() else package.parent / folder).joinpath(*parts)


def data_folder() -> Path:
    """The user's own folder for the database; MEETINGDESK_HOME moves it (tests), so does a portable copy."""
    home = os.environ.get("MEETINGDESK_HOME")
    if home:
        return Path(home)
    if is_portable():
        return _beside() / "data"
    import platformdirs  # only when the default place is asked for

    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def is_portable() -> bool:
    """Whether a file `portable` stands beside the frozen program: data go with it, on a stick."""
    return bool(getattr(sys, "frozen", False)) and (_beside() / "portable").exists()


def _beside() -> Path:
    """The folder of the frozen program; of a Mac's, the folder that the .app lies in."""
    folder = Path(sys.executable).resolve().parent
    app = next((parent for parent in folder.parents if parent.suffix == ".app"), None)
    return app.parent if app is not None else folder


def default_database() -> Path:
    """The one file that holds people and meetings from year to year."""
    return data_folder() / "meetingdesk.db"


def safety_folder(database: Path) -> Path:
    """Where verified copies of `database` are kept."""
    return database.parent / f"{database.stem}-copies"


def practice_file(database: Path) -> Path:
    """The copy of `database` for practice."""
    return database.parent / f"{database.stem}-practice" / database.name


def practised(file: Path) -> Path | None:
    """What `file` is a copy of for practice; None when it is none."""
    source = file.parent.parent / file.name
    return source if practice_file(source) == file else None


def sample_file(database: Path) -> Path:
    """The sample meeting, to be looked at beside `database`; its copies can't be taken for those of it."""
    return database.parent / f"{database.stem}-sample" / f"sample-{database.name}"


def sampled(file: Path) -> Path | None:
    """Beside which file `file` is the sample; None when it is none."""
    source = file.parent.parent / file.name.removeprefix("sample-")
    return source if sample_file(source) == file else None


def is_aside(file: Path) -> bool:
    """Whether `file` is a sample or for practice: none of it may come among the copies of what counts."""
    return practised(file) is not None or sampled(file) is not None


def attachments_folder(database: Path) -> Path:
    """Where files that were handed in with a meeting are kept, named by their digests."""
    return database.parent / f"{database.stem}-attachments"


def side_file(database: Path) -> Path:
    """The small file beside the database that holds the last sequence number and chain head."""
    return database.with_name(database.name + ".head")


def reports_folder(database: Path) -> Path:
    """Where the files of reports on paper are kept as they were handed in."""
    return database.parent / f"{database.stem}-reports"


def ballast_file(database: Path) -> Path:
    """Space held back on the disk of `database`, to be given up when it is full."""
    return database.with_name(database.name + ".ballast")


def clock_file(database: Path) -> Path:
    """How wall clock and ticks stood to each other when they were last looked at."""
    return database.with_name(database.name + ".clock")


def lock_file(database: Path) -> Path:
    """Held while a program has `database` open for writing."""
    return database.with_name(database.name + ".lock")


def settings_file() -> Path:
    """The user's choices."""
    return data_folder() / "settings.json"


def left_file() -> Path:
    """How the window was left."""
    return data_folder() / "window.json"


def log_folder() -> Path:
    """Logs without personal data."""
    return data_folder() / "logs"
