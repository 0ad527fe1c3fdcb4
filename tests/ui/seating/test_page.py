"""The seats on the screen: moved by keys and by dragging."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from meetingdesk.seating.queries import seating
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting, some_attendees


def the_page(shell: Shell) -> tuple[Any, str]:
    shell.open_meeting(meeting := a_meeting(shell.bridge.desk))
    some_attendees(shell.bridge.desk, meeting, "王五", "赵六", "钱七")
    shell.go("seating")
    found: Any = shell.window.current()
    return found, meeting


def floor(shell: Shell, meeting: str) -> list[str]:
    return [seat.name for seat in shell.bridge.ask(seating, meeting).floor]


def test_alt_and_an_arrow_move_the_seat_in_hand(qtbot: QtBot, shell: Shell) -> None:
    page, meeting = the_page(shell)
    page.focus_first()
    qtbot.keyClick(page.room, Qt.Key.Key_Right)
    qtbot.keyClick(page.room, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert floor(shell, meeting) == ["王五", "钱七", "赵六"]
    assert page.room.accessibleDescription().startswith("第 1 排 3 座 赵六")


def test_a_seat_dragged_onto_another_takes_its_place(qtbot: QtBot, shell: Shell) -> None:
    page, meeting = the_page(shell)
    ids = [seat.id for seat in shell.bridge.ask(seating, meeting).floor]
    start, end = (page.room.box_of(ids[place]).center().toPoint() for place in (2, 0))
    qtbot.mousePress(page.room, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(page.room, end + QPoint(1, 1))
    qtbot.mouseRelease(page.room, Qt.MouseButton.LeftButton, pos=end)
    assert floor(shell, meeting) == ["钱七", "王五", "赵六"]


def test_page_up_takes_someone_to_the_podium(qtbot: QtBot, shell: Shell) -> None:
    page, meeting = the_page(shell)
    qtbot.keyClick(page.room, Qt.Key.Key_PageUp)
    assert [seat.name for seat in shell.bridge.ask(seating, meeting).podium] == ["王五"]


def test_fewer_seats_make_more_rows(qtbot: QtBot, shell: Shell) -> None:
    page, meeting = the_page(shell)
    for _press in range(6):
        qtbot.mouseClick(page.fewer, Qt.MouseButton.LeftButton)
    assert len(shell.bridge.ask(seating, meeting).rows) == 2
