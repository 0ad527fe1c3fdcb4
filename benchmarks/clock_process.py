"""One window whose speakers' page and audience screen are open, for so many seconds of real time.

`python -m benchmarks.clock_process DATABASE SECONDS`: prints as JSON the process time that it took and how
often a second digits and audience screen were painted. Whether anybody speaks is in the file.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

SETTLE_MS = 4000  # what follows the first page is read, faces and thumbnails are made


class Painted(QObject):
    """Counts how often widgets are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times: dict[str, int] = {}
        self._names: dict[QObject, str] = {}

    def watch(self, name: str, widget: QWidget) -> None:
        """Count this one."""
        self.times[name], self._names[widget] = 0, name
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt names it
        """Only looks."""
        if event.type() == QEvent.Type.Paint:
            self.times[self._names[watched]] += 1
        return False


def main() -> int:
    """Open, settle, measure, tell."""
    from meetingdesk.bootstrap import open_all
    from meetingdesk.foundation.clock import Clock
    from meetingdesk.foundation.settings import Settings
    from meetingdesk.stage.facts import Scene
    from meetingdesk.ui.application import latest_meeting
    from meetingdesk.ui.main_window import MainWindow
    from meetingdesk.ui.shell import Shell
    from meetingdesk.ui.theme import install

    app = QApplication([])
    install(app)
    seconds = float(sys.argv[2])
    with open_all(Path(sys.argv[1]), Clock()) as opened:
        window = MainWindow()
        window.resize(1366, 768)
        shell = Shell(window, opened, Settings(look="light"), Clock())
        window.show()
        shell.open_meeting(latest_meeting(opened.desk))
        shell.go("speakers")
        painted = Painted()
        found: dict[str, float] = {}

        def begin() -> None:
            painted.watch("digits", window.current().panel.digits)  # type: ignore[union-attr]  # a page is open
            painted.watch("stage", shell.audience.window.view)  # type: ignore[union-attr]  # opened below
            found.update(wall=time.perf_counter(), cpu=time.process_time())
            QTimer.singleShot(int(seconds * 1000), end)

        def end() -> None:
            wall, cpu = time.perf_counter() - found["wall"], time.process_time() - found["cpu"]
            told = {name: times / wall for name, times in painted.times.items()}
            sys.stdout.write(json.dumps({"wall": wall, "cpu": cpu, **told}) + "\n")
            app.quit()

        def open_stage() -> None:
            shell.audience.toggle_window()
            shell.audience.show(Scene.SPEAKER)

        QTimer.singleShot(SETTLE_MS // 2, open_stage)
        QTimer.singleShot(SETTLE_MS, begin)
        app.exec()
        shell.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
