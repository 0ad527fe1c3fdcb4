"""dev.py, as someone meets it on a bare machine."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("verb", ["demo", "run", "test", "prove", "lint", "bench", "screens"])
def test_every_verb_explains_itself_without_setting_anything_up(verb: str) -> None:
    command = [sys.executable, "-I", str(ROOT / "dev.py"), verb, "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"dev.py {verb}" in done.stdout
    assert len(done.stdout.splitlines()) >= 3


def test_an_old_python_gets_one_clear_sentence(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.sys, "version_info", (3, 9, 18, "final", 0))
    assert dev.main(["test"]) == 1
    assert "needs Python 3.11 or newer; this is 3.9.18" in capsys.readouterr().out


def test_who_is_not_root_gets_the_one_command_that_installs_what_is_missing(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "loadable", lambda name: name not in {"libEGL.so.1", "libxcb-cursor.so.0"})
    with pytest.raises(dev.Stop) as stopped:
        dev.check_libraries()
    last = str(stopped.value).splitlines()[-1]
    assert last.strip() == "sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0"


def test_root_on_debian_gets_it_installed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls = tmp_path / "calls"
    pretended = tmp_path / "apt-get"
    pretended.write_text(f'#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> {calls}\n', encoding="utf-8")
    pretended.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "loadable", lambda name: name != "libGL.so.1")
    dev.check_libraries()
    update, install = calls.read_text(encoding="utf-8").splitlines()
    assert update == "noninteractive update -q"
    assert install == "noninteractive install -y --no-install-recommends libgl1"


def test_nothing_is_installed_where_nothing_is_missing(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "loadable", lambda _: True)
    monkeypatch.setattr(dev.shutil, "which", lambda name: name)
    monkeypatch.setattr(dev.subprocess, "run", lambda *_, **__: pytest.fail("started a program"))
    dev.check_libraries()
    dev.check_programs()


def test_a_python_without_ensurepip_is_told_what_to_install(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(dev.Stop, match=r"python3\.\d+-venv is missing"):
        dev.make_venv()


def test_a_second_call_installs_nothing(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "catalogues_stale", lambda: False)
    calls: list[str] = []
    monkeypatch.setattr(dev, "install_lock", lambda: calls.append("lock"))
    monkeypatch.setattr(dev, "install_project", lambda: calls.append("project"))
    dev.prepare()
    dev.prepare()
    assert calls == ["lock", "project"]


def test_a_changed_lock_is_installed_again(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("one==1\n", encoding="utf-8")
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "LOCK", lock)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "catalogues_stale", lambda: False)
    monkeypatch.setattr(dev, "install_project", lambda: None)
    calls: list[str] = []
    monkeypatch.setattr(dev, "install_lock", lambda: calls.append(lock.read_text(encoding="utf-8")))
    dev.prepare()
    lock.write_text("one==2\n", encoding="utf-8")
    dev.prepare()
    assert calls == ["one==1\n", "one==2\n"]


def test_the_pictures_of_the_manual_go_where_it_shows_them(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(dev, "run", lambda command: started.append([str(word) for word in command]))
    monkeypatch.setattr(dev, "check_libraries", lambda: None)
    dev.screens(["--manual"])
    dev.screens(["--only", "care"])
    manual, pages = (command[2:] for command in started)
    assert manual == ["meetingdesk.ui.manual_pictures", "--out", str(ROOT / "docs" / "pictures")]
    assert pages == ["meetingdesk.ui.screens", "--out", str(ROOT / "out" / "screens"), "--only", "care"]


def test_without_a_screen_the_demo_says_so(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(dev, "run", lambda command: started.append([str(word) for word in command]))
    monkeypatch.setattr(dev, "has_screen", lambda: False)
    dev.demo([])
    assert len(started) == 1
    assert "There is no screen here" in capsys.readouterr().out


def test_with_a_screen_the_demo_opens_the_window_on_what_it_played(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(dev, "run", lambda command: started.append([str(word) for word in command]))
    monkeypatch.setattr(dev, "has_screen", lambda: True)
    monkeypatch.setattr(dev, "check_libraries", lambda: None)
    dev.demo([])
    played, opened = started
    assert opened[-2:] == ["--database", played[played.index("--database") + 1]]
