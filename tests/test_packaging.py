"""The program as it reaches a user: installed from a wheel, and frozen into a folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.prove


def run(*command: str | Path, folder: Path, **env: str) -> str:
    """Run a program away from the sources; its output is the message when it fails."""
    words = [str(word) for word in command]
    whole = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **env}
    done = subprocess.run(words, cwd=folder, env=whole, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program installed from a wheel, in a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, ROOT, folder=folder)
    (wheel,) = folder.glob("meetingdesk-*.whl")
    run(*pip, "install", "--no-deps", "--target", folder / "site", wheel, folder=folder)
    return folder / "site"


def test_an_installed_program_brings_its_own_resources(site: Path) -> None:
    code = "from meetingdesk.foundation import paths; print(paths.resource())"
    found = Path(run(sys.executable, "-c", code, folder=site, PYTHONPATH=str(site)).strip())
    assert found == site / "meetingdesk" / "_resources"
    catalogues = [f"locale/{language}/LC_MESSAGES/meetingdesk.mo" for language in ("en", "zh_CN")]
    assert [name for name in ("sample/meeting.yaml", *catalogues) if not (found / name).is_file()] == []
    assert list((found / "fonts").rglob("*.ttf"))


def test_an_installed_program_speaks_english_without_babel(site: Path) -> None:
    code = (
        "import sys; sys.modules['babel'] = None\n"
        "from meetingdesk.foundation.wording import Wording\n"
        "print(Wording('en').text('签到'))"
    )
    assert run(sys.executable, "-c", code, folder=site, PYTHONPATH=str(site)).strip().isascii()


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program frozen by PyInstaller."""
    folder = tmp_path_factory.mktemp("frozen")
    places = ("--distpath", folder / "dist", "--workpath", folder / "build")
    run(sys.executable, "-m", "PyInstaller", "--noconfirm", *places, ROOT / "build.spec", folder=folder)
    return folder / "dist" / "meetingdesk" / ("meetingdesk.exe" if sys.platform == "win32" else "meetingdesk")


def test_the_frozen_program_tests_itself(frozen: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    shutil.copytree(frozen.parent, moved, symlinks=True)
    run(moved / frozen.name, "--self-test", folder=tmp_path, MEETINGDESK_HOME=str(tmp_path / "data"))


def test_the_frozen_program_plays_the_sample(frozen: Path, tmp_path: Path) -> None:
    run(frozen, "demo", "--out", tmp_path / "out", folder=tmp_path, MEETINGDESK_HOME=str(tmp_path / "data"))
    expected = json.loads((ROOT / "resources" / "sample" / "expected.json").read_bytes())
    assert json.loads((tmp_path / "out" / "figures.json").read_bytes()) == expected


def test_the_frozen_program_fits_a_small_stick(frozen: Path) -> None:
    files = (path for path in frozen.parent.rglob("*") if path.is_file() and not path.is_symlink())
    assert sum(path.stat().st_size for path in files) < 240e6
