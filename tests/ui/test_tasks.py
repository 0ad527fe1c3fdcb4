"""Work off the window's thread: the window hears how far it is, can stop it, and gets what came of it."""

from __future__ import annotations

import threading

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.progress import Progress
from meetingdesk.ui.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Tasks:
    return Tasks()


def count_to(end: int):
    def work(progress: Progress) -> str:
        for done in range(end):
            progress.step(done + 1, end, f"第 {done + 1} 份")
        return threading.current_thread().name

    return work


def test_the_outcome_comes_back_on_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[tuple[str, str]] = []
    task = tasks.start(count_to(3), done=lambda name: heard.append((name, threading.current_thread().name)))
    with qtbot.waitSignal(task.done):
        assert tasks.running() == 1
    (worked, told) = heard[0]
    assert told == threading.main_thread().name
    assert worked != told
    assert tasks.running() == 0


def test_the_window_hears_how_far_it_is_in_order(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[tuple[int, int, str]] = []
    task = tasks.start(count_to(3), progressed=lambda *step: heard.append(step))
    with qtbot.waitSignal(task.done):
        pass
    assert heard == [(1, 3, "第 1 份"), (2, 3, "第 2 份"), (3, 3, "第 3 份")]


def test_a_refusal_reaches_the_page_as_it_was_raised(qtbot: QtBot, tasks: Tasks) -> None:
    def work(progress: Progress) -> None:
        raise BadInput("sheet.too_big", file="名单.xlsx")

    heard: list[Exception] = []
    task = tasks.start(work, failed=heard.append)
    with qtbot.waitSignal(task.failed):
        pass
    assert isinstance(heard[0], BadInput)
    assert heard[0].values == {"file": "名单.xlsx"}


def test_an_error_nobody_asked_for_is_not_swallowed(qtbot: QtBot, tasks: Tasks) -> None:
    def work(progress: Progress) -> None:
        raise LookupError("lost")

    with capture_exceptions() as caught:
        task = tasks.start(work)
        with qtbot.waitSignal(task.failed):
            pass
    assert [kind for kind, _, _ in caught] == [LookupError]


def test_cancelling_stops_at_the_next_step(qtbot: QtBot, tasks: Tasks) -> None:
    begun, steps = threading.Event(), []

    def work(progress: Progress) -> None:
        for done in range(1_000_000):
            progress.step(done, 1_000_000)
            steps.append(done)
            begun.set()
            threading.Event().wait(0.001)

    outcomes: list[str] = []
    task = tasks.start(
        work, done=lambda _: outcomes.append("done"), cancelled=lambda: outcomes.append("cancelled")
    )
    begun.wait(5)
    with qtbot.waitSignal(task.cancelled):
        task.cancel()
    assert outcomes == ["cancelled"]
    assert len(steps) < 1_000_000


def test_closing_leaves_nothing_running(qtbot: QtBot, tasks: Tasks) -> None:
    ended = threading.Event()

    def work(progress: Progress) -> None:
        try:
            while True:
                progress.step(0, 1)
                threading.Event().wait(0.001)
        finally:
            ended.set()

    tasks.start(work)
    tasks.close()
    assert ended.is_set()


def test_hundreds_of_short_works_each_tell_their_outcome_once(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[int] = []
    for number in range(300):
        tasks.start(lambda _progress, mine=number: mine, done=heard.append)
    qtbot.waitUntil(lambda: tasks.running() == 0, timeout=20_000)
    assert sorted(heard) == list(range(300))


def test_after_closing_nothing_is_started_and_nothing_told(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[int] = []
    tasks.close()
    tasks.start(lambda _progress: heard.append(1), done=lambda _outcome: heard.append(2))
    qtbot.wait(20)
    assert heard == []
    assert tasks.running() == 0


def test_a_page_that_is_gone_is_not_called_back(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[object] = []
    gate, owner = threading.Event(), QWidget()
    task = tasks.start(lambda _progress: gate.wait(5), done=heard.append, owner=owner)
    shiboken6.delete(owner)
    with qtbot.waitSignal(task.ended):
        gate.set()
    assert heard == []
