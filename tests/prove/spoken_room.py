"""The window on a file for a screen reader: `python -m tests.prove.spoken_room FILE WHEN LANGUAGE`.

Each line of its input names a page; it goes there and answers with a line of JSON: every control that Tab
reaches, by the kind of thing that it is and by its name.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.ui.at_rest import settle
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.theme import install
from tests.ui.windows import a_window, parts_of, spoken_name, takes_focus


def kind(part: QWidget) -> str:
    """What a user would call it."""
    if isinstance(part, QAbstractButton):
        one_of = part.group() is not None and part.group().exclusive()
        return "one of several" if one_of else "check" if part.isCheckable() else "button"
    for sort, word in ((QLineEdit, "field"), (QTextEdit, "field"), (QComboBox, "choice"),
                       (QTableView, "table"), (QAbstractItemView, "list")):  # fmt: skip
        if isinstance(part, sort):
            return word
    return "painted"


def controls(shell: Shell) -> list[list[str]]:
    """Kind and name of all that Tab reaches."""
    parts = [part for part in parts_of(shell.window) if takes_focus(part)]
    seen = [part for part in parts if not part.visibleRegion().isEmpty()]
    return [[kind(part), spoken_name(part)] for part in seen]


def serve(shell: Shell) -> None:
    """Answer until the input ends."""

    def hear() -> None:
        word = sys.stdin.readline().strip()
        if not word:
            QApplication.quit()
            return
        shell.go(word)
        settle(shell, 150)
        sys.stdout.write(json.dumps(controls(shell)) + "\n")
        sys.stdout.flush()

    ear = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ear.activated.connect(hear)
    QApplication.exec()


def main(file: str, when: str, language: str) -> None:
    """Open the window and serve."""
    app = QApplication(sys.argv[:1])
    install(app)
    with a_window(Path(file), FixedClock(dt.datetime.fromisoformat(when)), language) as shell:
        settle(shell)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        serve(shell)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
