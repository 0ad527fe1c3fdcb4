"""The start of the window: nothing heavy before the first paint, no more than the first page needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.meeting.commands import StartMeeting
from tests.builders import a_meeting, some_attendees

ROOT = Path(__file__).resolve().parent.parent.parent
BEFORE_THE_PAINT = (
    "sqlalchemy sqlcipher3 alembic reportlab docx xlsxwriter openpyxl python_calamine yaml segno pypdfium2 "
    "meetingdesk.desk meetingdesk.bootstrap meetingdesk.storage"
).split()
WITH_THE_PAGE = "alembic reportlab docx xlsxwriter openpyxl python_calamine yaml segno pypdfium2".split()

BEGIN = """
import gc, json, linecache, pathlib, sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from meetingdesk.ui.application import Program
program = Program(app, pathlib.Path(sys.argv[1]))
def say():
    folders = {"sqlalchemy", "orm", "storage"}
    kept = [name for name in linecache.cache if pathlib.Path(name).parent.name in folders]
    print(json.dumps({"loaded": list(sys.modules), "kept": kept, "gc": gc.isenabled()}))
    app.quit()
"""
AT_THE_PAINT = """
program.window.painted.disconnect(program._loader.start)
program.window.painted.connect(say)
program.window.show()
app.exec()
"""
WITH_A_PAGE = """
program.when_ready = say
program.show()
app.exec()
program.window.close()
"""


def begun(database: Path, end: str) -> dict[str, list[str]]:
    """A start in a process of its own, and what it had loaded at its end."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MEETINGDESK_HOME": str(database.parent)}
    words = [sys.executable, "-c", BEGIN + end, str(database)]
    done = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def running(database: Path, clock: FixedClock) -> Path:
    """The file of a meeting that has begun."""
    with open_desk(database, clock) as desk:
        meeting = a_meeting(desk)
        some_attendees(desk, meeting, "郑一", "钱二")
        desk.do(StartMeeting(meeting_id=meeting))
    return database


def test_neither_the_core_nor_a_page_is_loaded_before_the_first_paint(running: Path) -> None:
    loaded = begun(running, AT_THE_PAINT)["loaded"]
    pages = [name for name in loaded if name.startswith("meetingdesk.ui.") and name.endswith(".page")]
    assert "meetingdesk.ui.main_window" in loaded
    assert pages + [name for name in BEFORE_THE_PAINT if name in loaded] == []


def test_the_first_page_comes_without_what_only_papers_and_imports_need(running: Path) -> None:
    loaded = begun(running, WITH_A_PAGE)["loaded"]
    assert "meetingdesk.ui.overview.page" in loaded
    assert [name for name in WITH_THE_PAGE if name in loaded] == []


def test_the_core_is_loaded_without_keeping_its_source_and_python_sweeps_in_no_event(running: Path) -> None:
    told = begun(running, WITH_A_PAGE)
    assert told["kept"] == []
    assert told["gc"] is False  # the sweeper does it, between events


WITH_THE_NEXT_PAGES = """
def look():
    if "meetingdesk.ui.commentary.page" in sys.modules:
        say()
    else:
        QTimer.singleShot(50, look)
from PySide6.QtCore import QTimer
program.when_ready = look
program.show()
app.exec()
program.window.close()
"""


def test_a_moment_later_the_next_pages_are_there_though_nobody_opened_them(running: Path) -> None:
    loaded = begun(running, WITH_THE_NEXT_PAGES)["loaded"]
    assert "meetingdesk.ui.signin.page" in loaded


def test_a_file_that_cannot_be_opened_is_told_in_the_window(database: Path) -> None:
    database.write_text("会议" * 100, encoding="utf-8")
    told = """
from PySide6.QtCore import QTimer
def read():
    labels = [w.accessibleName() or getattr(w, "text", str)() for w in program.window.findChildren(QWidget)]
    if any("meeting.db" in str(words) for words in labels):
        say()
    else:
        QTimer.singleShot(50, read)
from PySide6.QtWidgets import QWidget
program.show()
read()
app.exec()
"""
    assert "meetingdesk.bootstrap" in begun(database, told)["loaded"]


ASKED_EARLY = """
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
def look():
    assert program.window.name_of_current() == "signin", program.window.name_of_current()
    say()
program.window.painted.connect(lambda: QTest.keyClick(program.window, Qt.Key_4, Qt.ControlModifier))
program.when_ready = look
program.show()
program.window.activateWindow()
app.exec()
program.window.close()
"""


def test_a_page_that_is_asked_for_while_the_file_still_opens_comes_first(running: Path) -> None:
    assert "meetingdesk.ui.signin.page" in begun(running, ASKED_EARLY)["loaded"]


CLOSED_AT_ONCE = """
program.window.painted.connect(lambda: (program.window.close(), app.quit()))
program.show()
app.exec()
say()
"""


def test_a_window_that_is_closed_while_it_still_loads_lets_go_of_the_file(running: Path) -> None:
    begun(running, CLOSED_AT_ONCE)
    with open_desk(running) as desk:
        assert [act.name for act in desk.history(1)] == ["meeting.StartMeeting"]
