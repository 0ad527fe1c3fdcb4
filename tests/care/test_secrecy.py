"""A confidential file gives nothing away, its copies neither; an ordinary one stays ordinary."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from meetingdesk.bootstrap import open_all, open_desk
from meetingdesk.care import secrecy
from meetingdesk.care.secrecy import Passphrase
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import MeetingDeskError, Refused
from meetingdesk.storage import health, safety
from tests.storage.acts import Found, names

MARK = "只有这里才有的名字"
WORDS = "一句记得住的话 42"


@pytest.fixture
def made(database: Path, clock: FixedClock) -> Path:
    with open_all(database, clock) as opened:
        opened.desk.do(Found(name=MARK))
        opened.keeper.copy_now()
        clock.advance(60)
        opened.keeper.copy_now()
    return database


def in_clear(folder: Path) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(path.name for path in files if MARK.encode() in path.read_bytes())


def turn(path: Path, old: Passphrase | None, new: Passphrase | None) -> secrecy.Turned:
    return secrecy.turn(path, [paths.safety_folder(path)], old, new)


def test_a_passphrase_leaves_nothing_readable_in_file_log_or_copies(made: Path, clock: FixedClock) -> None:
    assert len(in_clear(made.parent)) == 3
    secret = Passphrase(WORDS)
    assert turn(made, None, secret) == secrecy.Turned(2, ())
    with open_all(made, clock, secret=secret) as opened:
        opened.desk.do(Found(name=MARK + "二"))
        opened.keeper.copy_now()
        assert in_clear(made.parent) == []
        assert opened.desk.ask(names) == [MARK, MARK + "二"]
    assert in_clear(made.parent) == []
    assert health.examine(made, secret).findings == ()


def test_without_the_passphrase_or_with_another_nothing_opens(made: Path, clock: FixedClock) -> None:
    turn(made, None, Passphrase(WORDS))
    before = made.read_bytes()
    tries = {"storage.confidential": None, "storage.wrong_passphrase": Passphrase("wrong one")}
    for key, secret in tries.items():
        with pytest.raises(Refused) as caught, open_desk(made, clock, secret=secret):
            pass
        assert caught.value.key == key
    assert made.read_bytes() == before


def test_a_changed_passphrase_opens_file_and_copies_and_the_old_one_does_not(
    made: Path, clock: FixedClock
) -> None:
    old, new = Passphrase(WORDS), Passphrase("another long one")
    turn(made, None, old)
    turn(made, old, new)
    copies = safety.copies(paths.safety_folder(made), made.stem)
    assert [safety.verify_copy(copy, secret=new) for copy in copies] == [1, 1]
    with pytest.raises(Refused, match=r"storage\.wrong_passphrase"), open_desk(made, clock, secret=old):
        pass
    with open_desk(made, clock, secret=new) as desk:
        assert desk.ask(names) == [MARK]


def test_taken_away_the_file_is_ordinary_again(made: Path, clock: FixedClock) -> None:
    secret = Passphrase(WORDS)
    turn(made, None, secret)
    turn(made, secret, None)
    with open_desk(made, clock) as desk:
        assert desk.ask(names) == [MARK]
    assert not secrecy.is_confidential(made)


def test_a_wrong_old_passphrase_changes_nothing(made: Path) -> None:
    turn(made, None, Passphrase(WORDS))
    before = {path: path.read_bytes() for path in made.parent.rglob("*.db")}
    with pytest.raises(MeetingDeskError, match=r"storage\.wrong_passphrase"):
        turn(made, Passphrase("wrong one"), None)
    assert {path: path.read_bytes() for path in made.parent.rglob("*.db")} == before


def test_a_passphrase_prints_as_nothing_and_is_not_copied() -> None:
    secret = Passphrase(WORDS)
    assert WORDS not in f"{secret!r} {secret} {vars(Passphrase).keys()}"
    with pytest.raises(TypeError):
        copy.deepcopy(secret)


def test_a_copy_restored_from_a_confidential_one_is_confidential(made: Path, tmp_path: Path) -> None:
    secret = Passphrase(WORDS)
    turn(made, None, secret)
    newest = safety.copies(paths.safety_folder(made), made.stem)[0]
    safety.restore(newest, tmp_path / "spare" / "m.db", secret)
    assert secrecy.is_confidential(tmp_path / "spare" / "m.db")
    assert in_clear(tmp_path / "spare") == []


@pytest.mark.parametrize(("words", "again", "key"), [
    ("short", "short", "storage.passphrase_short"),
    ("long enough", "long enougH", "storage.passphrase_differs"),
])  # fmt: skip
def test_a_new_passphrase_is_typed_twice_and_long_enough(words: str, again: str, key: str) -> None:
    with pytest.raises(Refused) as caught:
        secrecy.new_passphrase(words, again)
    assert caught.value.key == key
