"""The program in mid-speech, in a process of its own that can be killed; the test is the hand at its clock.

`python -m tests.speaking_room DATABASE SHIFT`: opens the window on the file, on a computer whose clock stands
SHIFT seconds off. Each line of input is a word: `call` presses F6, `set N` sets the clock by N seconds,
`sleep N` closes the lid for N seconds, `look` waits for the window to have looked at its clocks. Each is
answered by a line of JSON. test_speaking_killed.py drives it.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from meetingdesk.bootstrap import open_all
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.settings import Settings
from meetingdesk.foundation.wording import Wording
from meetingdesk.speakers import queries
from meetingdesk.ui.application import latest_meeting
from meetingdesk.ui.main_window import MainWindow
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.speakers.page import ThePage
from meetingdesk.ui.theme import install

SETTLED_MS = 900  # three looks of the watch


class Handled(Clock):
    """The machine's own clocks, and what somebody did to them."""

    def __init__(self, shift: float) -> None:
        self.shift, self.slept = shift, 0.0

    def now(self) -> dt.datetime:
        """The wall clock as it was set."""
        return super().now() + dt.timedelta(seconds=self.shift + self.slept)

    def monotonic(self) -> float:
        """Ticks, sleep among them."""
        return super().monotonic() + self.slept


def state(shell: Shell) -> dict[str, object]:
    """What the window shows, and what is on record."""
    page = shell.window.current()
    assert isinstance(page, ThePage)
    of = page.context.meeting_id
    face = shell.bridge.ask(queries.floor, of, shell.clock.local()).face
    return {
        "digits": page.panel.digits.accessibleName(),
        "used": face.used if face else None,
        "notes": [note.text for note in shell.bridge.ask(queries.notes, of)],
        "history": [act.text(Wording("zh_CN")) for act in shell.bridge.desk.history(30)],
    }


def main() -> int:
    """Listen, do, answer."""
    app = QApplication([])
    install(app)
    clock = Handled(float(sys.argv[2]))
    with open_all(Path(sys.argv[1]), clock) as opened:
        window = MainWindow()
        shell = Shell(window, opened, Settings(look="light"), clock)
        window.show()
        shell.open_meeting(latest_meeting(opened.desk))
        shell.go("speakers")
        page = shell.window.current()
        assert isinstance(page, ThePage)

        def read() -> None:
            word, _blank, rest = sys.stdin.readline().strip().partition(" ")
            if word == "call":
                page.call_next()
            elif word == "set":
                clock.shift += float(rest)
            elif word == "sleep":
                clock.slept += float(rest)
            QTimer.singleShot(SETTLED_MS, say)

        def say() -> None:
            sys.stdout.write(json.dumps(state(shell)) + "\n")
            sys.stdout.flush()

        ear = QSocketNotifier(0, QSocketNotifier.Type.Read, app)
        ear.activated.connect(read)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        app.exec()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
