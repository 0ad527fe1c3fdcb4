"""The curtain: nothing readable, no key gets through, a PIN opens it, clocks and the room's screen go on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.foundation import paths
from meetingdesk.foundation import settings as choices
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.settings import Left
from meetingdesk.meeting.people import AddOperator
from meetingdesk.meeting.pins import Pin
from meetingdesk.stage.facts import Scene
from meetingdesk.ui.lock import Curtain
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting, some_attendees
from tests.ui.windows import parts_of, words_on

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def guarded(shell: Shell) -> Shell:
    """A meeting with one person signed up, and 演示甲 at the keyboard, who has a PIN."""
    desk = shell.bridge.desk
    meeting = a_meeting(desk)
    some_attendees(desk, meeting, "郑一")
    desk.do(AddOperator(name="演示甲", pin=Pin("2468")))
    desk.do(AddOperator(name="演示丙"))
    desk.operator = "演示甲"
    shell.open_meeting(meeting)
    shell.window.activateWindow()
    return shell


def locked(qtbot: QtBot, shell: Shell) -> Curtain:
    qtbot.keyClick(shell.window, Qt.Key.Key_L, CONTROL)
    assert shell.locking.curtain is not None
    return shell.locking.curtain


def give(qtbot: QtBot, shell: Shell, curtain: Curtain, pin: str) -> None:
    curtain.pin.field.setText(pin)
    qtbot.keyClick(curtain.pin.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not shell.tasks.running())


def test_nothing_of_the_meeting_is_seen_or_read_aloud(qtbot: QtBot, guarded: Shell) -> None:
    guarded.go("signin")
    title = guarded.window.top.title.accessibleName()
    assert title in words_on(guarded.window)
    curtain = locked(qtbot, guarded)
    seen = parts_of(guarded.window)
    assert seen
    assert all(part is curtain or curtain.isAncestorOf(part) for part in seen)
    words = " ".join(words_on(guarded.window)) + " ".join(
        part.text() for part in seen if isinstance(part, QLabel)
    )
    assert "郑一" not in words
    assert title not in words


def test_no_key_reaches_the_meeting(qtbot: QtBot, guarded: Shell) -> None:
    acts = len(guarded.bridge.desk.history())
    curtain = locked(qtbot, guarded)
    page = guarded.window.name_of_current()
    for target in (guarded.window, curtain.pin.field, curtain):
        for key in (Qt.Key.Key_Z, Qt.Key.Key_4, Qt.Key.Key_K, Qt.Key.Key_L):
            qtbot.keyClick(target, key, CONTROL)
        qtbot.keyClick(target, Qt.Key.Key_F9)
        qtbot.keyClick(target, Qt.Key.Key_Escape)
    assert len(guarded.bridge.desk.history()) == acts
    assert guarded.window.name_of_current() == page
    assert guarded.palette is None
    assert guarded.locking.curtain is curtain


def test_the_pin_opens_it_on_the_same_page_with_the_same_words_typed(qtbot: QtBot, guarded: Shell) -> None:
    guarded.find()
    assert guarded.palette is not None
    guarded.palette.field.setText("zh")
    curtain = locked(qtbot, guarded)
    assert not guarded.palette.field.isVisible()
    give(qtbot, guarded, curtain, "2468")
    assert guarded.locking.curtain is None
    assert guarded.palette.field.isVisible()
    assert guarded.palette.field.text() == "zh"
    assert guarded.window.top.isVisible()


def test_after_five_wrong_ones_even_the_right_one_has_to_wait(
    qtbot: QtBot, guarded: Shell, clock: FixedClock
) -> None:
    curtain = locked(qtbot, guarded)
    for _time in range(5):
        assert curtain.pin.field.isEnabled()
        give(qtbot, guarded, curtain, "1111")
    assert not curtain.pin.field.isEnabled()
    assert "30" in curtain.pin.field.accessibleDescription()
    curtain.pin.field.setText("2468")
    curtain.check()
    assert guarded.locking.curtain is curtain
    clock.advance(30)
    qtbot.waitUntil(curtain.pin.field.isEnabled)
    give(qtbot, guarded, curtain, "2468")
    assert guarded.locking.curtain is None


def test_who_has_no_pin_is_hidden_but_never_shut_out(qtbot: QtBot, guarded: Shell) -> None:
    guarded.bridge.desk.operator = "演示丙"
    curtain = locked(qtbot, guarded)
    assert not guarded.window.top.isVisible()
    qtbot.keyClick(curtain, Qt.Key.Key_Return)
    assert guarded.window.top.isVisible()


def test_another_one_may_open_it_and_is_at_the_keyboard_then(qtbot: QtBot, guarded: Shell) -> None:
    guarded.bridge.desk.do(AddOperator(name="演示乙", pin=Pin("1357")))
    curtain = locked(qtbot, guarded)
    assert curtain.who.currentText() == "演示甲"
    curtain.who.setCurrentText("演示乙")
    give(qtbot, guarded, curtain, "1357")
    assert guarded.bridge.desk.operator == "演示乙"


def test_it_is_drawn_after_a_while_without_anybody(qtbot: QtBot, guarded: Shell, clock: FixedClock) -> None:
    guarded.change(guarded.settings.changed(lock_after_minutes=5))
    clock.advance(299)
    somebody_moves_the_mouse(guarded.window)
    clock.advance(299)
    qtbot.wait(1100)  # it looks every second
    assert guarded.locking.curtain is None
    clock.advance(2)
    qtbot.waitUntil(lambda: guarded.locking.curtain is not None)


def somebody_moves_the_mouse(window: QWidget) -> None:
    handle = window.windowHandle()
    none, place = Qt.MouseButton.NoButton, QPointF(50, 50)
    move = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(handle, move)


def test_a_key_counts_as_somebody(qtbot: QtBot, guarded: Shell, clock: FixedClock) -> None:
    guarded.change(guarded.settings.changed(lock_after_minutes=5))
    clock.advance(299)
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(guarded.window.windowHandle(), press)
    clock.advance(10)
    qtbot.wait(1100)
    assert guarded.locking.curtain is None


def test_ending_the_program_does_not_open_it(qtbot: QtBot, guarded: Shell, home: Path) -> None:
    locked(qtbot, guarded)
    assert paths.left_file().parent == home
    assert choices.read(paths.left_file(), Left()).locked_for == "演示甲"
    again = guarded.locking.curtain
    guarded.locking.curtain = None  # as a new start finds it
    assert again is not None
    guarded.window.uncover(again)
    guarded.locking.lock_again("演示甲")
    curtain = guarded.locking.curtain
    assert curtain is not None
    give(qtbot, guarded, curtain, "1111")
    assert not curtain.pin.field.isEnabled()  # one try, not five


def test_the_room_and_the_clock_go_on(qtbot: QtBot, guarded: Shell, clock: FixedClock) -> None:
    assert guarded.audience.shown is Scene.TITLE
    curtain = locked(qtbot, guarded)
    shown = curtain.clock.accessibleName()
    guarded.audience.go_on()
    assert guarded.audience.shown is Scene.BOARD
    clock.advance(60)
    qtbot.waitUntil(lambda: curtain.clock.accessibleName() != shown)
