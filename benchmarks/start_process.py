"""One start of a window, timed from outside: `bare|ours BEGUN DATABASE`.

Prints seconds since BEGUN and bytes held in memory, each time something is reached.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication


class Watch(QObject):
    """Calls back once the next paint of anything is done."""

    def __init__(self, app: QApplication, then: Callable[[], None]) -> None:
        super().__init__()
        self._app, self._then = app, then
        self._seen = False
        app.installEventFilter(self)

    def eventFilter(self, _watched: Any, event: Any) -> bool:  # noqa: N802  Qt's own name
        """Paint events come one a widget; the timer runs after the last of this turn."""
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._done)
        return False

    def _done(self) -> None:
        self._app.removeEventFilter(self)
        self._then()


def bare(app: QApplication, begun: float) -> None:
    """The floor."""
    from PySide6.QtWidgets import QMainWindow

    window = QMainWindow()
    window.resize(1366, 768)

    def painted() -> None:
        _say(begun)
        app.quit()

    watch = Watch(app, painted)
    window.show()
    app.exec()
    del watch


def ours(app: QApplication, begun: float, database: Path) -> None:
    """The program: its first paint, then the paint after its first page is ready."""
    from meetingdesk.ui.application import Program

    program = Program(app, database)
    watches = [Watch(app, lambda: _say(begun))]

    def usable() -> None:
        _say(begun)
        program.window.close()
        app.quit()

    def ready() -> None:
        watches.append(Watch(app, usable))
        program.window.update()

    program.when_ready = ready
    program.show()
    app.exec()


def _say(begun: float) -> None:
    print(time.monotonic() - begun, _bytes_held(), flush=True)


def _bytes_held() -> int:
    """In memory now; where the system has no /proc, at most since the start."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    what, begun, database = sys.argv[1:]
    application = QApplication(sys.argv[:1])
    if what == "bare":
        bare(application, float(begun))
    else:
        ours(application, float(begun), Path(database))
