"""What the program says on the command line: help, exit codes, one sentence for each refusal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

import meetingdesk
from meetingdesk.cli.program import run
from meetingdesk.storage import engine
from tests.journeys import small

COMMANDS = (
    "rehearse", "demo", "import-roster", "export", "results", "check", "backup", "restore", "export-meeting",
    "import-meeting",
)  # fmt: skip


def one_sentence(capsys: pytest.CaptureFixture[str]) -> str:
    """What was said on standard error: one line, and no traceback."""
    said = capsys.readouterr().err.strip()
    assert said
    assert "\n" not in said
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself_in_both_languages(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, "--help"]) == 0
    chinese = capsys.readouterr().out
    assert run([command, "--help", "--language", "en"]) == 0
    english = capsys.readouterr().out
    assert "用法" in chinese
    assert "Usage" in english
    assert not any("\u4e00" <= char <= "\u9fff" for char in english)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    said = capsys.readouterr().out
    assert [command for command in COMMANDS if f"  {command} " not in said] == []


def test_an_english_terminal_gets_english_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    run(["--help"])
    assert "Usage" in capsys.readouterr().out


def test_the_language_chosen_in_the_window_goes_before_that_of_the_terminal(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    home.mkdir()
    (home / "settings.json").write_text(json.dumps({"language": "zh_CN"}), encoding="utf-8")
    run(["--help"])
    assert "用法" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert meetingdesk.__version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    ("told", "named"),
    [
        (["nothing"], "rehearse"),
        (["rehearse"], "CASE"),
        (["rehearse", "x"], "--out"),
        (["check", "--nope"], "--nope"),
        (["results", "--language", "fr"], "--language"),
        (["check", "too", "many"], "too"),
    ],
)
def test_a_mistake_in_the_call_is_told_in_one_sentence(
    told: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(told) == 2
    assert named in one_sentence(capsys)


def newer(path: Path) -> None:
    engine.create_file(path)
    connection = engine.connect(path)
    connection.execute("CREATE TABLE later (id)")
    connection.execute("PRAGMA user_version=9999")
    connection.close()


def foreign(path: Path) -> None:
    connection = dbapi2.connect(str(path))
    connection.execute("CREATE TABLE theirs (id)")
    connection.commit()
    connection.close()


def no_database(path: Path) -> None:
    path.write_text("通讯录\n" * 100, encoding="utf-8")


@pytest.mark.parametrize("made", [None, newer, foreign, no_database])
@pytest.mark.parametrize("command", [["results"], ["check"], ["backup"], ["export", "--out", "o"]])
def test_a_file_that_is_not_ours_is_named_and_left_alone(
    made: Callable[[Path], None] | None,
    command: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "given.db"
    if made:
        made(file)
    before = file.read_bytes() if made else b""
    assert run([*command, "--database", str(file)]) == 2
    assert "given.db" in one_sentence(capsys)
    assert (file.read_bytes() if file.exists() else b"") == before
    assert [path.name for path in tmp_path.iterdir() if path != file] == []


@pytest.mark.parametrize("verb", ["check", "results", "backup", "rehearse"])
def test_a_folder_is_no_database_and_gets_nothing_beside_it(verb: str, tmp_path: Path, said) -> None:
    (tmp_path / "db").mkdir()
    words = {"rehearse": [tmp_path, "--out", tmp_path / "out"]}.get(verb, [])
    code, _out, err = said(verb, *words, "--database", tmp_path / "db")
    assert (code, "是文件夹" in err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["db"]


def test_a_crash_is_one_sentence_with_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("meetingdesk.cli.care.place", lambda _database: 1 / 0)
    assert run(["check"]) == 1
    said = one_sentence(capsys)
    assert "ZeroDivisionError" in said
    assert "test_program.py" in said


def test_work_that_was_stopped_says_that_it_can_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_database: Path | None) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr("meetingdesk.cli.care.place", stop)
    assert run(["check"]) == 1
    one_sentence(capsys)


def program(*told: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """The program as a user's shell starts it."""
    command = [sys.executable, "-m", "meetingdesk", *map(str, told)]
    whole = {**os.environ, "PYTHONIOENCODING": "", **env}
    return subprocess.run(command, env=whole, capture_output=True, encoding="utf-8", check=False)


def test_a_pipe_gets_utf_8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    case = small.write(tmp_path / "case")
    database = tmp_path / "m.db"
    done = program("rehearse", case, "--out", tmp_path / "out", "--database", database, LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert "演示小会" in done.stdout
    assert done.stderr == ""
    told = program("results", "--json", "--database", database, LC_ALL="C", PYTHONUTF8="0")
    assert json.loads(told.stdout)["meeting"]["title"] == "演示小会"


def test_the_command_line_starts_without_qt() -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from meetingdesk.__main__ import main\n"
        "sys.exit(main(['--help']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
