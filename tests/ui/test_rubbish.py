"""Dead objects go on the window's thread and between events, wherever they came from."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from meetingdesk.ui.rubbish import Sweeper


class Knot:
    """Holds itself: only a sweep finds it."""

    def __init__(self) -> None:
        self.me = self
        self.died_on: list[int] = []


def test_what_a_worker_leaves_dies_on_the_windows_thread(qtbot: QtBot) -> None:
    owner = QObject()
    Sweeper(owner)
    died: list[int] = []
    knots: list[weakref.ref[Knot]] = []

    def work() -> None:
        for _number in range(5000):  # far more than would make Python sweep by itself
            knot = Knot()
            weakref.finalize(knot, lambda: died.append(threading.get_ident()))
            knots.append(weakref.ref(knot))

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert died == []
    qtbot.waitUntil(lambda: len(died) == len(knots), timeout=5000)
    assert set(died) == {threading.get_ident()}
    owner.deleteLater()


def test_nothing_is_swept_while_nothing_is_due() -> None:
    owner = QObject()
    sweeper = Sweeper(owner)
    gc.collect()
    assert sweeper.sweep() == 0
    assert not gc.isenabled()
