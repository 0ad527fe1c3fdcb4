"""A mistake of the program in an override of Qt's reaches the crash card; the window lives on."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
import meetingdesk.ui
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

class Page(QWidget):
    def event(self, event):
        return super().event(event)

    def keyPressEvent(self, event):
        {mistake}

app = QApplication([])
gone = QWidget()
delete(gone)
sys.excepthook = lambda kind, error, traceback: print("told", kind.__name__, flush=True)
page = Page()
page.show()
key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
QTimer.singleShot(0, lambda: app.postEvent(page, key))
QTimer.singleShot(200, app.quit)
app.exec()
print("alive")
"""


@pytest.mark.parametrize(
    ("mistake", "told"),
    [("int('x')", "ValueError"), ("gone.show()", "RuntimeError"), ("None + 1", "TypeError")],
)
def test_the_error_is_told_and_the_program_goes_on(mistake: str, told: str) -> None:
    program = [sys.executable, "-c", PROGRAM.format(mistake=mistake)]
    place = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(program, capture_output=True, text=True, timeout=60, check=False, env=place)
    assert ended.stdout.splitlines() == [f"told {told}", "alive"]
