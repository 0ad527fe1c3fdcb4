from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from meetingdesk.cli.program import run
from meetingdesk.foundation import paths
from tests.journeys import small


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user of their own, whose terminal speaks no English."""
    monkeypatch.setenv("MEETINGDESK_HOME", str(tmp_path / "home"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the program: its exit code, what it printed, and its one line of complaint."""

    def say(*words: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run([str(word) for word in words])
        told = capsys.readouterr()
        assert "\n" not in told.err.strip()
        return code, told.out, told.err.strip()

    return say


@pytest.fixture(scope="session")
def small_meeting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small meeting, played once."""
    folder = tmp_path_factory.mktemp("small")
    words = ["rehearse", str(small.write(folder / "case")), "--out", str(folder), "--database"]
    assert run([*words, str(folder / "m.db")]) == 0
    return folder / "m.db"


@pytest.fixture
def database(small_meeting: Path, tmp_path: Path) -> Path:
    """A database with the small meeting, and its side file."""
    shutil.copy(paths.side_file(small_meeting), tmp_path)
    return Path(shutil.copy(small_meeting, tmp_path))
