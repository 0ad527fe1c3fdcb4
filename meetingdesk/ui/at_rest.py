"""The window come to rest: what pictures and benchmarks wait for."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer

from meetingdesk.ui.shell import Shell


def settle(shell: Shell, at_least_ms: int = 30) -> None:
    """Let everything that is under way come to rest."""
    wait(at_least_ms)
    for _turn in range(100):
        if not shell.tasks.running():
            break
        wait(50)
    wait(at_least_ms)


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
