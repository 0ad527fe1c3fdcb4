"""An office's day, looked at from outside: what it asked of the machine, and what is left of it on the disk.

The program runs in a home of its own under strace. Whoever takes the laptop afterwards finds names only where
the user put them: in the database, its copies, and the folder chosen for papers.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = [pytest.mark.prove, pytest.mark.window]

ROOT = Path(__file__).parents[2]
CALLS = (
    "network,openat,open,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat,unlink,"
    "unlinkat,truncate,mknod,mknodat"
)
DONE = re.compile(r"^\d+ +(\w+)\((.*)\) += (\d+)")
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
NAMED = re.compile(r'"((?:[^"\\]|\\.)*)"')
DEVICES = ("/dev/null", "/dev/tty", "/proc/self/")
PIECE = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@dataclass(frozen=True)
class Day:
    """What the day left behind: its folders, what strace saw, and what to look for."""

    home: Path
    temporary: Path
    data: Path
    out: Path
    trace: list[str]
    told: dict[str, list[str]]
    errors: str


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    root = tmp_path_factory.mktemp("office")
    folders = {name: root / name for name in ("home", "temporary", "data", "out")}
    for folder in folders.values():
        folder.mkdir()
    strace = shutil.which("strace")
    assert strace, "strace is installed by dev.py"
    trace = root / "trace"
    command = [strace, "-f", "-o", str(trace), "-e", f"trace={CALLS}", "-s", "4000", sys.executable]
    script = [str(Path(__file__).with_name("office_day.py")), str(folders["out"])]
    environment = {
        "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",  # an installed program has its bytecode already
        "HOME": str(folders["home"]), "TMPDIR": str(folders["temporary"]),
        "MEETINGDESK_HOME": str(folders["data"]),
    }  # fmt: skip
    done = subprocess.run(
        [*command, *script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    return Day(**folders, trace=lines, told=json.loads(done.stdout.splitlines()[-1]), errors=done.stderr)


def calls(day: Day) -> Iterator[tuple[str, str]]:
    """What succeeded: the name of the call and its arguments."""
    for line in day.trace:
        found = DONE.match(line)
        if found:
            yield found[1], found[2]


def test_no_network_is_asked_for(day: Day) -> None:
    assert "NETWORK" not in day.errors
    asked = [line for line in day.trace if re.search(r"AF_INET6?|AF_PACKET|AF_NETLINK|sin6?_port", line)]
    assert asked == []
    assert any("openat" in line for line in day.trace), "strace saw nothing at all"


def written(day: Day) -> set[Path]:
    """Every path that was opened for writing, made, renamed, linked or removed."""
    found = set()
    for name, arguments in calls(day):
        if name in {"open", "openat"} and not WRITES.search(arguments):
            continue
        for path in NAMED.findall(arguments):
            plain = path.encode("latin-1", "ignore").decode("unicode_escape").encode("latin-1", "ignore")
            found.add(Path(os.path.normpath(ROOT / plain.decode("utf-8", "replace"))))
    return found


def test_nothing_is_written_outside_the_folders_that_were_chosen(day: Day) -> None:
    allowed = (day.data, day.out, day.temporary)
    outside = {
        path
        for path in written(day)
        if not any(path.is_relative_to(one) for one in allowed) and not str(path).startswith(DEVICES)
    }
    assert outside == set()


def test_nothing_is_left_in_the_home_or_the_temporary_folder(day: Day) -> None:
    left = [str(path) for folder in (day.home, day.temporary) for path in folder.rglob("*") if path.is_file()]
    assert left == []


def contents(path: Path) -> Iterator[bytes]:
    """The raw bytes of a file, and what is packed inside it."""
    data = path.read_bytes()
    yield data
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            yield from (packed.read(name) for name in packed.namelist())
    for piece in PIECE.findall(data) if data.startswith(b"%PDF") else ():
        try:
            yield zlib.decompress(piece)
        except zlib.error:
            continue


def found_in(folder: Path, words: list[str], beside: tuple[Path, ...] = ()) -> list[tuple[str, str]]:
    """Which of the words stand in which file, as UTF-8, UTF-16 or GB18030."""
    wanted = [(word, word.encode(code)) for word in words for code in ("utf-8", "utf-16-le", "gb18030")]
    return sorted(
        {
            (path.name, word)
            for path in folder.rglob("*")
            if path.is_file() and not any(path.is_relative_to(one) for one in beside)
            for data in contents(path)
            for word, needle in wanted
            if needle in data
        }
    )


def test_no_telephone_is_left_anywhere_once_they_are_erased(day: Day) -> None:
    assert len(day.told["phones"]) > 20
    assert found_in(day.home.parent, day.told["phones"], (day.home.parent / "trace",)) == []


def test_no_paper_of_a_ballot_is_left_anywhere(day: Day) -> None:
    assert len(day.told["marks"]) > 20
    assert found_in(day.home.parent, day.told["marks"], (day.home.parent / "trace",)) == []


def test_names_stand_in_the_database_its_copies_and_the_chosen_folder_only(day: Day) -> None:
    names = [name for name in day.told["names"] if len(name) > 2]
    assert len(names) > 10
    ours = (day.data / "meetingdesk.db", day.data / "meetingdesk-copies", day.out)
    assert found_in(day.data, names), "the search itself finds them where they belong"
    assert found_in(day.home.parent, names, (*ours, day.home.parent / "trace")) == []


def test_the_crash_report_and_the_clipboard_tell_of_nobody(day: Day) -> None:
    (report,) = (day.data / "logs").glob("crash-*.txt")
    told = [*day.told["names"], *day.told["phones"], *day.told["marks"], *day.told["typed"]]
    words = report.read_text(encoding="utf-8") + day.errors + "".join(day.told["clipboard"])
    assert "ValueError" in words
    assert [one for one in told if one in words] == []
