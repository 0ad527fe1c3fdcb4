"""A screen reader on the accessibility bus (AT-SPI) under Xvfb finds and works every control of every page.

It needs Xvfb, a bus (dbus-daemon, at-spi2-core) and the system's Python with AT-SPI (python3-gi,
gir1.2-atspi-2.0); `dev.py prove` gets them on Debian.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from meetingdesk.foundation import paths
from meetingdesk.rehearsal.case import read_case

pytestmark = [pytest.mark.prove, pytest.mark.window]

ROOT = Path(__file__).resolve().parent.parent.parent
DAY = dt.date(2026, 3, 13)
WHEN = ("before", "live", "entry", "after")
CASES = [(moment, language) for moment in WHEN for language in ("zh_CN", "en")]
ROLES = {
    "button": {"push button"},
    "check": {"check box"},
    "one of several": {"radio button"},
    "field": {"text"},
    "choice": {"combo box"},
    "table": {"table"},
    "list": {"list"},
    "painted": {"panel"},
}
SILENT = {"filler", "unknown", "invalid", "redundant object", ""}
"""What a screen reader passes over."""


class Talk:
    """A program that answers each line with a line of JSON."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def say(self, line: str) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return json.loads(self.hear())


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A screen and a bus of their own; what a program needs in its environment to find them."""
    folder = tmp_path_factory.mktemp("bus")
    folder.chmod(0o700)
    read, write = os.pipe()
    screen = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(screen, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        env = os.environ | {"XDG_RUNTIME_DIR": str(folder), "DISPLAY": display}
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env
        ) as daemon:
            assert daemon.stdout is not None
            yield env | {
                "DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip(),
                "QT_QPA_PLATFORM": "xcb",
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
                "MEETINGDESK_HOME": str(folder / "home"),
            }
            daemon.terminate()
        server.terminate()


@contextmanager
def talking(command: list[str], env: dict[str, str]) -> Iterator[Talk]:
    with subprocess.Popen(
        command, cwd=ROOT, env=env, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            yield Talk(process)
        finally:
            process.kill()


@contextmanager
def reading(program: list[str], bus: dict[str, str], ready: bool) -> Iterator[tuple[Talk, Talk]]:
    """The program, and a screen reader that has found it."""
    with talking([sys.executable, "-m", *program], bus) as room:
        if ready:
            assert room.hear() == "ready"
        with talking(["/usr/bin/python3", str(ROOT / "tests" / "prove" / "reader.py")], bus) as reader:
            assert reader.hear() == '"ready"'
            yield room, reader


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample meeting (演示数据) at the moments of the day."""
    from meetingdesk.ui.screens import MOMENTS, play_until  # the core's run reads this file without Qt

    folder = tmp_path_factory.mktemp("sample")
    case = read_case(paths.resource("sample"))
    made = {moment: folder / f"{moment}.db" for moment in WHEN}
    for moment, path in made.items():
        play_until(case, path, MOMENTS[moment].over)
    return made


def missing(page: str, controls: list[list[str]], tree: list[dict[str, Any]]) -> Iterator[str]:
    """What the window has and the reader does not, and what the reader has without role or name."""
    heard = [(one["role"], one["name"]) for one in tree]
    for kind, name in controls:
        if not name:
            yield f"{page}: a {kind} without a name"
        elif not any((role, name) in heard for role in ROLES[kind]):
            as_what = [role for role, said in heard if said == name]
            yield f"{page}: {kind} “{name}” is heard as {as_what}"
    for one in tree:
        if "focusable" in one["states"] and (one["role"] in SILENT or not one["name"]):
            yield f"{page}: something with the focus is heard as {one['role']} “{one['name']}”"
        if one["name"] and one["role"] in SILENT and not one["children"]:
            yield f"{page}: “{one['name']}” is passed over"


@pytest.mark.parametrize(("moment", "language"), CASES, ids=["-".join(case) for case in CASES])
def test_a_screen_reader_finds_every_control_of_every_page_with_role_and_name(
    bus: dict[str, str], files: dict[str, Path], tmp_path: Path, moment: str, language: str
) -> None:
    from meetingdesk.ui.screens import MOMENTS
    from tests.ui.windows import PAGES

    shutil.copy(files[moment], tmp_path / "meeting.db")
    at = dt.datetime.combine(DAY, MOMENTS[moment].clock).isoformat()
    program = ["tests.prove.spoken_room", str(tmp_path / "meeting.db"), at, language]
    faults: list[str] = []
    count = 0
    with reading(program, bus, ready=True) as (room, reader):
        for page in PAGES:
            controls = room.say(page)
            tree = reader.say(json.dumps(["tree"]))
            count += len(controls)
            faults += missing(page, controls, tree)
    sys.stdout.write(f"\n{moment} {language}: {count} controls on {len(PAGES)} pages\n")
    assert faults == []
    assert count > 20 * len(PAGES)


def test_by_a_screen_reader_alone_a_page_is_opened_a_field_written_and_a_vote_set_up(
    bus: dict[str, str], files: dict[str, Path], tmp_path: Path
) -> None:
    shutil.copy(files["before"], tmp_path / "meeting.db")
    env = bus | {"MEETINGDESK_HOME": str(tmp_path / "home")}
    program = ["meetingdesk", "--database", str(tmp_path / "meeting.db")]
    with reading(program, env, ready=False) as (_room, reader):
        assert until(reader, ["press", "签到"]) is True
        assert until(reader, ["write", "找人签到", "龚"]) is True
        assert until(reader, ["press", "测评"]) is True
        assert until(reader, ["press", "设置一次测评"]) is True
        assert until(reader, ["press", "设好，去印制"]) is True
        assert until(reader, ["press", "记下印制"]) is True


def until(reader: Talk, words: list[str]) -> Any:
    """Say it until it is answered with yes: a page takes a moment to come."""
    said: Any = None
    for _try in range(40):
        said = reader.say(json.dumps(words))
        if said is True:
            break
    return said
