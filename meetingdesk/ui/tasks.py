"""Work off the window's thread, with progress and cancelling; the outcome is told on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from meetingdesk.foundation.progress import Cancelled, Progress

T = TypeVar("T")


class Task(QObject):
    """One piece of work under way. `cancel()` asks it to stop; it stops at its next `step`."""

    progressed = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()

    def cancel(self) -> None:
        """Asks the work to stop."""
        self._stop.set()

    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    @Slot(str, object)
    def hear(self, how: str, outcome: object) -> None:
        """How the work ended; called on the window's thread."""
        self.ended.emit()
        if how == "cancelled":
            self.cancelled.emit()
        else:
            getattr(self, how).emit(outcome)
        self.deleteLater()


class _Reporter:
    """The Progress that work gets: tells the window, and raises Cancelled when the user asked to stop."""

    def __init__(self, voice: _Voice, task: Task) -> None:
        self._voice, self._task = voice, task

    def step(self, done: int, total: int, text: str = "") -> None:
        if self._task.stopping():
            raise Cancelled
        self._voice.progressed.emit(done, total, text)


class _Voice(QObject):
    """Speaks from the worker's thread; the connections are queued, so the window hears it on its own."""

    progressed = Signal(int, int, str)
    ended = Signal(str, object)


class _Work(QRunnable):
    def __init__(self, work: Callable[[Progress], Any], task: Task, voice: _Voice) -> None:
        super().__init__()
        self._work, self._task, self._voice = work, task, voice

    def run(self) -> None:
        try:
            outcome = self._work(_Reporter(self._voice, self._task))
        except Cancelled:
            self._voice.ended.emit("cancelled", None)
        except Exception as error:  # noqa: BLE001  carried to the window's thread, which shows it
            self._voice.ended.emit("failed", error)
        else:
            self._voice.ended.emit("done", outcome)


class Tasks(QObject):
    """Runs work for a window. Keep one; `close()` asks everything to stop and waits for it."""

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._running: set[Task] = set()

    def start(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progressed: Callable[[int, int, str], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> Task:
        """Starts `work(progress)` on a thread of its own. All calls back come on the window's thread.

        An error without a `failed` is raised on the window's thread, where the crash dialog finds it.
        """
        task = Task(self)
        voice = _Voice(task)
        voice.progressed.connect(task.progressed, Qt.ConnectionType.QueuedConnection)
        voice.ended.connect(task.hear, Qt.ConnectionType.QueuedConnection)
        task.ended.connect(lambda: self._running.discard(task))
        for signal, call in ((task.done, done), (task.progressed, progressed), (task.cancelled, cancelled)):
            if call is not None:
                signal.connect(call)
        task.failed.connect(failed or _raise)
        self._running.add(task)
        self._pool.start(_Work(work, task, voice))
        return task

    def running(self) -> int:
        """How many are under way."""
        return len(self._running)

    def close(self) -> None:
        """Asks all to stop and waits until they have."""
        for task in tuple(self._running):
            task.cancel()
        self._pool.waitForDone()


def _raise(error: Exception) -> None:
    raise error
