"""One start of a window, timed from outside: `bare|ours BEGUN DATABASE`. Prints seconds since BEGUN."""

from __future__ import annotations

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
    print(time.monotonic() - begun, flush=True)


if __name__ == "__main__":
    what, begun, database = sys.argv[1:]
    application = QApplication(sys.argv[:1])
    if what == "bare":
        bare(application, float(begun))
    else:
        ours(application, float(begun), Path(database))
