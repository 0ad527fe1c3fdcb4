"""A sign-in from the key press through the durable commit to the repainted board, against one fsync of the
same folder. The window is the real one, drawn off the screen.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.disk import against_one_sync
from benchmarks.meeting_file import a_meeting

PEOPLE = 44


def run() -> list[dict[str, Any]]:
    """One row for the bench."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="meetingdesk-") as name:
        folder = Path(name)
        os.environ["MEETINGDESK_HOME"] = name
        a_meeting(folder / "meetingdesk.db", PEOPLE)
        page, close = _signin_page(folder / "meetingdesk.db")
        acts = [_signing_in(page, number) for number in range(1, PEOPLE + 1)]
        try:
            row = against_one_sync(f"sign-in of {PEOPLE}, key to painted board", acts, folder)
            _check(page)
            return [row]
        finally:
            close()


def _signin_page(database: Path) -> tuple[Any, Callable[[], object]]:
    """The page in the running program, and how to close it."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from meetingdesk.ui.application import Program

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    program = Program(app, database)
    waiting = QEventLoop()
    program.when_ready = waiting.quit
    program.show()
    waiting.exec()
    program.shell.go("signin")
    return program.window.page("signin"), program.window.close


def _signing_in(page: Any, number: int) -> Callable[[], float]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from benchmarks.desk_day import next_paint

    def sign_in() -> float:
        page.field.setText(str(number))
        QTest.qWait(1)  # what typing changed is painted before the clock starts
        painted = next_paint(page.board.viewport())
        begun = time.perf_counter()
        QTest.keyClick(page.field, Qt.Key.Key_Return)
        painted()
        return time.perf_counter() - begun

    return sign_in


def _check(page: Any) -> None:
    """All are there, or the figures are those of something else."""
    from meetingdesk.signin.queries import counts

    present = page.bridge.ask(counts, page.context.meeting_id).present
    assert present == PEOPLE, f"{present} of {PEOPLE} signed in"


if __name__ == "__main__":
    for row in run():
        print(row)
