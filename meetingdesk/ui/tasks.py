"""Work off the window's thread, with progress and cancelling; the outcome is told on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from meetingdesk.foundation.progress import Cancelled, Progress

T = TypeVar("T")


class _Ticket:
    """All that a worker knows of its task: plain Python, so that no Qt object can die under it."""

    def __init__(self) -> None:
        self.stop = Event()


class Task(QObject):
    """One piece of work under way. `cancel()` asks it to stop; it stops at its next `step`."""

    progressed = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, parent: QObject, ticket: _Ticket) -> None:
        super().__init__(parent)
        self._ticket = ticket

    def cancel(self) -> None:
        """Asks the work to stop."""
        self._ticket.stop.set()

    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._ticket.stop.is_set()

    def hear(self, how: str, outcome: object) -> None:
        """How the work ended; called on the window's thread."""
        self.ended.emit()
        if how == "cancelled":
            self.cancelled.emit()
        else:
            getattr(self, how).emit(outcome)
        self.deleteLater()


class _Voice(QObject):
    """Speaks from the workers' threads to the window's; one for all tasks, and it outlives them."""

    progressed = Signal(object, int, int, str)
    ended = Signal(object, str, object)


class _Reporter:
    """The Progress that work gets: tells the window, and raises Cancelled when the user asked to stop."""

    def __init__(self, voice: _Voice, ticket: _Ticket) -> None:
        self._voice, self._ticket = voice, ticket

    def step(self, done: int, total: int, text: str = "") -> None:
        if self._ticket.stop.is_set():
            raise Cancelled
        self._voice.progressed.emit(self._ticket, done, total, text)


def _run(work: Callable[[Progress], Any], ticket: _Ticket, voice: _Voice) -> None:
    try:
        outcome = work(_Reporter(voice, ticket))
    except Cancelled:
        voice.ended.emit(ticket, "cancelled", None)
    except Exception as error:  # noqa: BLE001  carried to the window's thread, which shows it
        voice.ended.emit(ticket, "failed", error)
    else:
        voice.ended.emit(ticket, "done", outcome)


def _while_there(owner: QObject | None, call: Callable[..., None]) -> Callable[..., None]:
    def passed_on(*given: Any) -> None:
        if owner is None or (isValid(owner) and not getattr(owner, "deserted", False)):
            call(*given)

    return passed_on


class Tasks(QObject):
    """Runs work for a window. Keep one; `close()` asks everything to stop and waits for it."""

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="task")
        self._running: dict[_Ticket, Task] = {}
        self._closed = False
        self._voice = _Voice(self)
        self._voice.progressed.connect(self._hear_step, Qt.ConnectionType.QueuedConnection)
        self._voice.ended.connect(self._hear_end, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progressed: Callable[[int, int, str], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        owner: QObject | None = None,
    ) -> Task:
        """Starts `work(progress)` on a thread of its own. All calls back come on the window's thread.

        An error without a `failed` is raised on the window's thread, where the crash dialog finds it. Once
        `owner` is gone or `deserted` (a page of a meeting that was left), it is called back no more. Once
        closed, nothing is started any more.
        """
        ticket = _Ticket()
        task = Task(self, ticket)
        for signal, call in ((task.done, done), (task.progressed, progressed), (task.cancelled, cancelled)):
            if call is not None:
                signal.connect(_while_there(owner, call))
        task.failed.connect(_while_there(owner, failed) if failed else _raise)
        if not self._closed:
            self._running[ticket] = task
            self._pool.submit(_run, work, ticket, self._voice)
        return task

    def running(self) -> int:
        """How many are under way."""
        return len(self._running)

    def close(self) -> None:
        """Asks all to stop and waits until they have."""
        for task in tuple(self._running.values()):
            task.cancel()
        self._closed = True
        self._pool.shutdown(wait=True)
        self._running.clear()  # what ended just now has nobody to tell it to any more

    @Slot(object, int, int, str)
    def _hear_step(self, ticket: _Ticket, done: int, total: int, text: str) -> None:
        task = self._running.get(ticket)
        if task is not None:
            task.progressed.emit(done, total, text)

    @Slot(object, str, object)
    def _hear_end(self, ticket: _Ticket, how: str, outcome: object) -> None:
        task = self._running.pop(ticket, None)
        if task is not None:
            task.hear(how, outcome)


def _raise(error: Exception) -> None:
    raise error
