"""Tables that a start leaves for later are known to whoever writes or must see all of them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

import meetingdesk
from meetingdesk.bootstrap import load_models
from meetingdesk.storage.base import Base

HEAD = """
import sys
from pathlib import Path
from meetingdesk import bootstrap
from meetingdesk.storage import safety
from meetingdesk.storage.base import Base
file = Path(sys.argv[1])
"""


def outcome(script: str, file: Path) -> str:
    words = [sys.executable, "-c", HEAD + dedent(script), str(file)]
    return subprocess.run(words, capture_output=True, text=True, check=True, timeout=60).stdout.strip()


@pytest.mark.window
def test_the_window_opens_a_file_without_some_tables_and_its_first_act_knows_all(tmp_path: Path) -> None:
    script = """
    import meetingdesk.ui.overview.page, meetingdesk.ui.shell
    from meetingdesk.meeting import queries
    from meetingdesk.meeting.commands import CreateMeeting
    with bootstrap.open_all(file, rest_later=True) as opened:
        opened.desk.ask(queries.meetings)
        print("commentary_comment" in Base.metadata.tables)
        opened.desk.do(CreateMeeting(title="述职评议会"))
        print(sorted(Base.metadata.tables))
    """
    load_models()
    assert outcome(script, tmp_path / "a.db").splitlines() == ["False", str(sorted(Base.metadata.tables))]


def test_a_copy_leaves_open_ballots_out_however_early_it_is_made(tmp_path: Path) -> None:
    script = """
    Base.metadata.later(bootstrap.load_models)
    print(safety.work_tables())
    """
    said = outcome(script, tmp_path / "a.db")
    load_models()
    work = [table.name for table in reversed(Base.metadata.sorted_tables) if table.info.get("work")]
    assert said == str(work)
    assert "evaluation_sheet" in work


def test_eight_threads_that_ask_at_once_all_see_every_table(tmp_path: Path) -> None:
    script = """
    import threading
    Base.metadata.later(bootstrap.load_models)
    seen, begin = [], threading.Barrier(8)
    def ask():
        begin.wait()
        seen.append(len(Base.metadata.whole().tables))
    threads = [threading.Thread(target=ask) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    print(sorted(set(seen)))
    """
    load_models()
    assert outcome(script, tmp_path / "a.db") == str([len(Base.metadata.tables)])


def test_nobody_looks_through_the_tables_without_asking_for_all_of_them() -> None:
    package = Path(meetingdesk.__file__).parent
    sources = {path.name: path.read_text(encoding="utf-8") for path in package.rglob("*.py")}
    unasked = re.compile(r"metadata\.(sorted_)?tables")
    assert [name for name, source in sources.items() if unasked.search(source)] == []
