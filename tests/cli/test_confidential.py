"""A confidential file on the command line: its passphrase is asked or read from a file, never an argument."""

from __future__ import annotations

import getpass
import io
import sys
from pathlib import Path

import pytest

from meetingdesk.care import secrecy
from meetingdesk.care.secrecy import Passphrase

WORDS = "一句记得住的话 42"


@pytest.fixture
def secret(database: Path) -> Path:
    secrecy.turn(database, [], None, Passphrase(WORDS))
    return database


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    file = tmp_path / "口令.txt"
    file.write_text(WORDS + "\r\n", encoding="utf-8-sig")
    return file


def test_the_passphrase_in_a_file_opens_it_and_is_not_repeated(
    secret: Path, passphrase: Path, said
) -> None:
    for words in (("check",), ("results", "--json")):
        code, out, err = said(*words, "--database", secret, "--passphrase-file", passphrase)
        assert (code, err) == (0, "")
        assert WORDS not in out


def test_it_is_asked_at_a_terminal_once_and_not_echoed(
    secret: Path, said, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda prompt: (asked.append(prompt), WORDS)[1])
    code, out, _err = said("results", "--database", secret)
    assert code == 0
    assert len(asked) == 1
    assert secret.name in asked[0]
    assert WORDS not in out


def test_standard_input_may_bring_it(secret: Path, said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WORDS.encode() + b"\n")))
    assert said("check", "--database", secret, "--passphrase-file", "-")[0] == 0


def test_a_wrong_one_is_one_sentence_and_changes_nothing(secret: Path, tmp_path: Path, said) -> None:
    wrong, before = tmp_path / "wrong.txt", secret.read_bytes()
    wrong.write_text("something else\n")
    code, out, err = said("check", "--database", secret, "--passphrase-file", wrong)
    assert (code, out) == (2, "")
    assert "口令打不开" in err
    assert secret.name in err
    assert "something else" not in err
    assert secret.read_bytes() == before


def test_without_terminal_and_file_it_says_how_to_give_it(
    secret: Path, said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    code, _out, err = said("check", "--database", secret)
    assert code == 2
    assert "--passphrase-file" in err


@pytest.mark.parametrize("content", [None, b"", b"\n", b"\xff\xfe\x00"])
def test_a_file_without_a_passphrase_is_named(
    secret: Path, tmp_path: Path, said, content: bytes | None
) -> None:
    file = tmp_path / "empty.txt"
    if content is not None:
        file.write_bytes(content)
    code, _out, err = said("check", "--database", secret, "--passphrase-file", file)
    assert code == 2
    assert "empty.txt" in err


def test_it_is_no_argument(secret: Path, said) -> None:
    code, _out, err = said("check", "--database", secret, "--passphrase", WORDS)
    assert code == 2
    assert WORDS not in err


def test_copies_and_what_is_restored_from_them_stay_confidential(
    secret: Path, passphrase: Path, tmp_path: Path, said
) -> None:
    key = ("--passphrase-file", passphrase)
    copy = Path(said("backup", "--database", secret, "--to", tmp_path / "stick", *key)[1].strip())
    assert secrecy.is_confidential(copy)
    back = tmp_path / "back.db"
    assert said("restore", copy, "--to", back, *key)[0] == 0
    assert secrecy.is_confidential(back)
    assert said("check", "--database", back, *key)[0] == 0


def test_an_ordinary_file_asks_for_nothing(database: Path, passphrase: Path, said) -> None:
    assert said("check", "--database", database, "--passphrase-file", passphrase)[0] == 0
