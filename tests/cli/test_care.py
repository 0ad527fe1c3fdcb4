"""`check`, `backup` and `restore`."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.foundation import paths
from meetingdesk.meeting.commands import CreateMeeting
from meetingdesk.meeting.queries import meetings
from meetingdesk.storage import engine
from tests.journeys.rows import all_rows


def test_a_whole_file_is_said_to_be_whole(database: Path, said) -> None:
    code, out, err = said("check", "--database", database)
    assert (code, err) == (0, "")
    assert "m.db" in out


def test_a_row_changed_behind_the_programs_back_is_found(database: Path, said) -> None:
    connection = engine.connect(database)
    connection.execute("UPDATE journal_act SET by = '别人' WHERE seq = 7")
    connection.close()
    code, out, err = said("check", "--database", database)
    assert (code, out) == (1, "")
    assert " 7 " in err


def test_acts_that_are_gone_are_found_by_the_side_file(database: Path, said) -> None:
    connection = engine.connect(database)
    last = connection.execute("SELECT max(seq) FROM journal_act").fetchone()[0]
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("DELETE FROM journal_change WHERE act = ?", (last,))
    connection.execute("DELETE FROM journal_act WHERE seq = ?", (last,))
    connection.close()
    code, _out, err = said("check", "--database", database)
    assert code == 1
    assert f" {last} " in err


def test_a_check_changes_nothing(database: Path, said) -> None:
    before = all_rows(database)
    said("check", "--database", database)
    assert all_rows(database) == before


def test_a_copy_comes_back_whole(database: Path, tmp_path: Path, said) -> None:
    code, out, _err = said("backup", "--database", database, "--to", tmp_path / "stick")
    copy = Path(out.strip())
    assert (code, copy.parent) == (0, tmp_path / "stick")
    assert said("restore", copy, "--to", tmp_path / "back.db")[0] == 0
    assert all_rows(tmp_path / "back.db") == all_rows(database)
    assert said("check", "--database", tmp_path / "back.db")[0] == 0


def test_a_restored_file_goes_on(database: Path, tmp_path: Path, said) -> None:
    copy = said("backup", "--database", database, "--to", tmp_path / "stick")[1].strip()
    assert said("restore", copy, "--to", tmp_path / "back.db")[0] == 0
    with open_desk(tmp_path / "back.db") as desk:
        desk.do(CreateMeeting(title="演示会"))
        assert len(desk.ask(meetings)) == 2
    assert said("check", "--database", tmp_path / "back.db")[0] == 0


def test_without_a_folder_the_copy_lies_beside_the_database(database: Path, said) -> None:
    copy = Path(said("backup", "--database", database)[1].strip())
    assert copy.parent == paths.safety_folder(database)


def test_restore_never_writes_over_a_file(database: Path, tmp_path: Path, said) -> None:
    copy = said("backup", "--database", database, "--to", tmp_path / "stick")[1].strip()
    before = database.read_bytes()
    code, _out, err = said("restore", copy, "--to", database)
    assert code == 2
    assert "m.db" in err
    assert database.read_bytes() == before


def test_a_damaged_copy_is_refused(database: Path, tmp_path: Path, said) -> None:
    copy = Path(said("backup", "--database", database, "--to", tmp_path / "stick")[1].strip())
    content = bytearray(copy.read_bytes())
    content[4096 : 4096 * 20] = b"\x5a" * (4096 * 19)
    copy.write_bytes(content)
    code, _out, err = said("restore", copy, "--to", tmp_path / "back.db")
    assert code == 1
    assert copy.name in err
    assert not (tmp_path / "back.db").exists()


@pytest.mark.parametrize(
    "column", ["meeting_meeting SET title", "journal_act SET hash", "journal_meta SET value"]
)
@pytest.mark.parametrize("verb", ["check", "export", "results", "export-meeting", "restore"])
def test_a_text_that_is_none_any_more_is_told_by_every_verb_and_nothing_is_written(
    database: Path, tmp_path: Path, said, column: str, verb: str
) -> None:
    behind_the_back(database, f"UPDATE {column} = CAST(x'e6bc94ff' AS TEXT)")
    out = tmp_path / "out"
    words: dict[str, list[str | Path]] = {
        "check": [], "results": [], "export": ["--out", out], "export-meeting": ["--to", out],
        "restore": [database, "--to", out],
    }  # fmt: skip
    of_file = [] if verb == "restore" else ["--database", database]
    code, told, err = said(verb, *words[verb], *of_file)
    assert (code, told) == (1, "")
    assert "m.db" in err or verb == "check"
    assert "损坏" in err or "副本" in err or verb == "check"
    assert not out.exists() or not list(out.rglob("*"))


@pytest.mark.parametrize(
    "change",
    [
        "type = 'tabme' WHERE name = 'invitation_reply'",
        "sql = replace(sql, 'seq', 'sep') WHERE name = 'journal_act'",
    ],
)
def test_a_table_that_is_not_as_the_program_makes_it_is_named(database: Path, said, change: str) -> None:
    connection = engine.connect(database)
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute(f"UPDATE sqlite_schema SET {change}")
    connection.close()
    code, out, err = said("check", "--database", database)
    assert (code, out) == (1, "")
    assert change.split("'")[-2] in err or "损坏" in err


def behind_the_back(database: Path, statement: str) -> None:
    connection = engine.connect(database)
    connection.execute(statement)
    connection.close()
