"""A room with a laptop and a projector: the audience screen's window on a virtual X server, told what to do.

`python -m tests.stage_room DATABASE`: opens the window on the file and answers each line of its input with a
line of JSON: where the stage stands, whether it is full, who has the keyboard. test_two_screens.py drives it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication

from meetingdesk.bootstrap import open_all
from meetingdesk.documents import fonts
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.settings import Settings
from meetingdesk.stage.facts import Scene
from meetingdesk.ui.application import latest_meeting
from meetingdesk.ui.main_window import MainWindow
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.theme import install

SETTLED_MS = 500  # longer than the window waits before it is placed anew
MEGABYTE = 1024
SCENES = tuple(scene for scene in Scene if scene is not Scene.BREAK)


def resident() -> float:
    """Memory in use, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4 / MEGABYTE


class Room:
    """The window, and the answers to what the test says."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def do(self, word: str, then: Callable[[], None]) -> None:
        """`toggle` opens or closes the stage, `scenes N` changes its scene N times, else it only looks."""
        name, _space, rest = word.partition(" ")
        if name == "scenes":
            self._change(int(rest), then)
            return
        if name == "toggle":
            self.shell.audience.toggle_window()
        QTimer.singleShot(SETTLED_MS, then)

    def state(self) -> dict[str, Any]:
        """Where the stage stands now."""
        window = self.shell.audience.window
        if window is None:
            return {"open": False}
        box, controls = window.frameGeometry(), self.shell.window.frameGeometry()
        return {
            "open": window.isVisible(),
            "full": window.isFullScreen(),
            "box": [box.x(), box.y(), box.width(), box.height()],
            "covers": window.isVisible() and window.isFullScreen() and box.intersects(controls),
            "takes_keys": window.isActiveWindow() or not self._refuses_focus(),
            "mirrored": window.is_mirrored,
            "screens": [screen.name() for screen in QApplication.screens()],
            "memory": resident(),
        }

    def _refuses_focus(self) -> bool:
        window = self.shell.audience.window
        return window is not None and bool(window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus)

    def _change(self, times: int, then: Callable[[], None]) -> None:
        """One scene after the other, each painted, and the window alive between them."""
        if times == 0:
            then()
            return
        self.shell.audience.show(SCENES[times % len(SCENES)])
        window = self.shell.audience.window
        if window is not None:
            window.view.repaint()
            self.shell.stage.thumbnail.repaint()
        QTimer.singleShot(0, lambda: self._change(times - 1, then))


def main() -> int:
    """Listen, do, answer."""
    app = QApplication([])
    install(app)
    fonts.load()  # the overview reads them some time later, once: scenes must not be charged with that
    with open_all(Path(sys.argv[1]), Clock()) as opened:
        window = MainWindow()
        shell = Shell(window, opened, Settings(look="light"), Clock())
        window.move(0, 0)
        window.show()
        shell.open_meeting(latest_meeting(opened.desk))
        room = Room(shell)

        def read() -> None:
            word = sys.stdin.readline().strip()
            if word in {"", "end"}:
                app.quit()
                return
            room.do(word, say)

        def say() -> None:
            sys.stdout.write(json.dumps(room.state()) + "\n")
            sys.stdout.flush()

        ear = QSocketNotifier(0, QSocketNotifier.Type.Read, app)
        ear.activated.connect(read)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        app.exec()
        shell.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
