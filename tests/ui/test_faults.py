"""The machine fails while somebody types: one clear sentence each, the text stays, the next step works.

Every row of reliability.md 2.3 that can happen to an open file; those at the start are in test_trouble.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from sqlcipher3 import dbapi2

from meetingdesk.bootstrap import open_desk
from meetingdesk.desk import Desk
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.commands import StartMeeting
from meetingdesk.storage import ballast, journal
from meetingdesk.storage import engine as engines
from meetingdesk.ui.shell import Shell
from tests.ui.faulty import TYPED, Typist, fill, meeting_in, sit_down, small_disk
from tests.ui.windows import a_window


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", "8m") as disk:
        yield disk


@pytest.fixture
def typist(place: Path, clock: FixedClock, qtbot: QtBot) -> Iterator[Typist]:
    with open_desk(place / "m.db", clock) as desk:
        unit = meeting_in(desk)
    with a_window(place / "m.db", clock) as shell:
        yield sit_down(shell, qtbot, unit)


def fails_with(desk: Desk, name: str, before: bool = True) -> list[bool]:
    """The next commit fails with this error of the driver: `before` it was written, or after."""
    waiting = [True]

    def fail(connection: Any) -> None:
        if waiting and waiting.pop():
            if not before:
                connection.connection.driver_connection.execute("COMMIT")
            error = dbapi2.OperationalError("injected")
            error.sqlite_errorname = name
            raise error

    event.listen(desk.engine, "commit", fail)
    return waiting


def goes_on(typist: Typist) -> None:
    """The same key once more, and the line is kept, once."""
    assert typist.still_typed()
    typist.enter()
    assert typist.kept() == [TYPED]
    assert typist.told() == ""


def test_a_full_disk_is_told_and_the_ballast_lets_the_line_be_kept(typist: Typist, place: Path) -> None:
    ballast.SIZE, before = 1024 * 1024, ballast.SIZE  # the small disk has no room for 16 MB
    try:
        ballast.hold(place / "m.db")
        rest = fill(place, typist.shell.bridge.desk)
        typist.enter()
        assert typist.told().startswith("磁盘已满")
        assert typist.still_typed()
        if rest is None:
            event.remove(*_only_listener(typist.shell.bridge.desk))
        typist.press("free")
    finally:
        ballast.SIZE = before
    assert not paths.ballast_file(place / "m.db").exists()
    goes_on(typist)


def _only_listener(desk: Desk) -> tuple[Any, str, Any]:
    (hold,) = list(desk.engine.pool.dispatch.checkout)
    return desk.engine, "checkout", hold


def test_a_full_disk_without_ballast_says_what_to_delete(typist: Typist, place: Path) -> None:
    rest = fill(place, typist.shell.bridge.desk)
    typist.enter()
    typist.press("free")
    assert "删去" in typist.told()
    if rest is not None:
        rest.unlink()
    else:
        event.remove(*_only_listener(typist.shell.bridge.desk))
    typist.press("again")
    assert typist.told() == ""
    goes_on(typist)


def test_another_program_that_writes_is_told_and_the_key_works_a_moment_later(
    typist: Typist, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = tuple(each for each in engines.PROTECTIONS if "timeout" not in each)
    monkeypatch.setattr(engines, "PROTECTIONS", (*quick, "PRAGMA busy_timeout=50"))
    typist.shell.bridge.desk.engine.dispose()
    other = engines.connect(place / "m.db")
    other.execute("BEGIN IMMEDIATE")
    typist.enter()
    assert "正在使用" in typist.told() or "占用" in typist.told()
    other.execute("ROLLBACK")
    other.close()
    goes_on(typist)


def test_a_disk_that_turned_read_only_is_told_and_the_file_goes_on_from_here(
    typist: Typist, place: Path
) -> None:
    with typist.shell.bridge.desk.engine.connect() as one:
        one.exec_driver_sql("PRAGMA query_only=ON")
    typist.enter()
    assert "只读" in typist.told()
    assert typist.still_typed()
    assert set(typist.shell.window.alarm.buttons) == {"here", "again"}


@pytest.mark.parametrize("how", ["removed", "replaced", "pulled out"])
def test_a_file_that_is_gone_is_told_within_two_seconds_and_takes_no_more_writing(
    typist: Typist, place: Path, how: str
) -> None:
    database = place / "m.db"
    whole = database.read_bytes()
    if how == "pulled out":
        database.rename(place / "elsewhere.db")
    else:
        database.unlink()
    if how == "replaced":
        database.write_bytes(whole)
    typist.bot.waitUntil(lambda: typist.told() != "", timeout=3000)
    assert ("换成了" if how == "replaced" else "不在了") in typist.told()
    typist.enter()
    assert typist.still_typed()
    assert typist.kept() == []
    if how == "pulled out":
        (place / "elsewhere.db").rename(database)
        typist.press("again")
        goes_on(typist)


def test_a_file_that_lost_its_name_is_saved_here_with_every_act_and_what_is_being_typed(
    typist: Typist, place: Path, home: Path
) -> None:
    asked: list[tuple[Path, Any]] = []
    typist.shell.file_wanted.connect(lambda path, secret: asked.append((path, secret)))
    head = typist.shell.bridge.ask(journal.head)
    (place / "m.db").unlink()
    typist.bot.waitUntil(lambda: typist.told() != "", timeout=3000)
    typist.press("here")
    ((target, _secret),) = asked
    assert target.parent == home
    assert [draft.text for draft in typist.shell.drafts] == [TYPED]
    with open_desk(target, create=False) as desk:
        assert desk.ask(journal.head) == head


@pytest.mark.parametrize("stored", [False, True])
def test_after_an_input_output_error_nothing_is_written_until_the_file_was_compared(
    typist: Typist, stored: bool
) -> None:
    desk = typist.shell.bridge.desk
    fails_with(desk, "SQLITE_IOERR_WRITE", before=not stored)
    typist.enter()
    assert "读写磁盘出错" in typist.told()
    acts = desk.ask(journal.count_acts)
    typist.enter()  # the disk would take it now, but nobody knows what it holds
    assert desk.ask(journal.count_acts) == acts
    assert typist.still_typed()
    typist.press("reopen")
    assert typist.told() == ""
    goes_on(typist)


def test_acts_that_the_disk_lost_are_found_by_the_comparison(typist: Typist, place: Path) -> None:
    desk = typist.shell.bridge.desk
    fails_with(desk, "SQLITE_IOERR_FSYNC")
    typist.enter()
    known = paths.side_file(place / "m.db")
    from meetingdesk.storage import sidefile

    was = sidefile.read(known)
    assert was is not None
    sidefile.write(known, sidefile.Known(was.database, was.seq + 3, was.head))
    typist.press("reopen")
    assert "少了几步" in typist.told()
    typist.enter()
    assert typist.kept() == []
    assert typist.still_typed()


def test_a_damaged_file_is_told_and_the_way_to_the_copies_is_offered(typist: Typist) -> None:
    fails_with(typist.shell.bridge.desk, "SQLITE_CORRUPT")
    typist.enter()
    assert "损坏" in typist.told()
    assert typist.still_typed()
    typist.press("copies")
    assert typist.shell.window.name_of_current() == "care"


def test_a_meeting_is_not_begun_on_a_disk_that_is_nearly_full(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shell.bridge.desk
    meeting_in(desk)
    (meeting,) = {row.meeting_id for row in desk.history() if row.meeting_id}
    monkeypatch.setattr(ballast, "free_megabytes", lambda _path: 199)
    with pytest.raises(Refused, match=r"storage\.too_little_room"):
        desk.do(StartMeeting(meeting_id=meeting))
    monkeypatch.setattr(ballast, "free_megabytes", lambda _path: 200)
    desk.do(StartMeeting(meeting_id=meeting))


def test_a_stored_act_is_not_done_twice_when_only_its_acknowledgement_failed(typist: Typist) -> None:
    desk = typist.shell.bridge.desk
    before = desk.ask(journal.count_acts)
    fails_with(desk, "SQLITE_IOERR_FSYNC", before=False)
    typist.enter()
    typist.press("reopen")
    typist.enter()
    assert desk.ask(journal.count_acts) == before + 1
