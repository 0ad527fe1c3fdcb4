"""`export-meeting` and `import-meeting`: the meeting arrives in another database."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.evaluation import queries as evaluation
from meetingdesk.meeting import queries as meetings


@pytest.fixture
def file(database: Path, tmp_path: Path, said) -> Path:
    target = tmp_path / "走" / "会议.mdm"
    code, out, err = said("export-meeting", "--database", database, "--to", target)
    assert (code, err) == (0, "")
    assert out.startswith(str(target))
    assert "完整电话 0 个" in out
    return target


def test_a_meeting_arrives_in_another_database(database: Path, tmp_path: Path, file: Path, said) -> None:
    other = tmp_path / "other.db"
    code, out, _err = said("import-meeting", file, "--database", other, "--yes")
    assert code == 0
    with open_desk(database) as here, open_desk(other) as there:
        (meeting,) = here.ask(meetings.meetings)
        assert there.ask(meetings.meetings) == (meeting,)
        assert meeting.title in out
        assert there.ask(evaluation.polls, meeting.id) == here.ask(evaluation.polls, meeting.id)
    assert said("check", "--database", other)[0] == 0


def test_a_dry_run_only_looks(tmp_path: Path, file: Path, said) -> None:
    code, out, _err = said("import-meeting", file, "--database", tmp_path / "other.db", "--dry-run")
    assert code == 0
    assert "附件 0 个" in out
    assert not (tmp_path / "other.db").exists()


def test_the_same_meeting_twice_is_refused(database: Path, file: Path, said) -> None:
    code, _out, err = said("import-meeting", file, "--database", database, "--yes")
    assert code == 1
    assert err


def test_nothing_is_written_over(database: Path, file: Path, said) -> None:
    before = file.read_bytes()
    code, _out, err = said("export-meeting", "--database", database, "--to", file)
    assert code == 2
    assert file.name in err
    assert file.read_bytes() == before


def test_a_file_that_is_no_meeting_is_bad_input(tmp_path: Path, said) -> None:
    (tmp_path / "x.mdm").write_bytes(b"PK nothing")
    code, _out, err = said("import-meeting", tmp_path / "x.mdm", "--database", tmp_path / "o.db", "--yes")
    assert code == 2
    assert "x.mdm" in err
    assert not (tmp_path / "o.db").exists()


def test_that_it_left_stands_in_the_history(database: Path, file: Path) -> None:
    with open_desk(database) as desk:
        assert desk.history(1)[0].name == "care.TakeAlong"
        assert desk.history(1)[0].details["phones"] == 0
