"""The shell as its user meets it: pages by key and link, undo by name, language and look at run time."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.wording import _, current_language
from meetingdesk.meeting.commands import StartMeeting
from meetingdesk.signin.commands import SignIn
from meetingdesk.ui.pages import RAIL
from meetingdesk.ui.parts.surfaces import PageHead
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.theme import tokens
from tests.builders import a_meeting, some_attendees
from tests.ui.windows import spoken_name, words_on


@pytest.fixture
def meeting(shell: Shell) -> str:
    made = a_meeting(shell.bridge.desk)
    shell.open_meeting(made)
    return made


def sign_in(shell: Shell, meeting: str, name: str) -> None:
    who = some_attendees(shell.bridge.desk, meeting, name)[name]
    shell.bridge.do(SignIn(meeting_id=meeting, attendee_id=who))


def button(shell: Shell, start: str) -> QPushButton:
    found = [one for one in shell.window.findChildren(QPushButton) if spoken_name(one).startswith(start)]
    assert found, start
    return found[0]


def test_no_page_shows_itself_while_all_are_dropped(qtbot: QtBot, shell: Shell, meeting: str) -> None:
    del meeting
    for place in RAIL:
        shell.go(place.name)
    shell.go("overview")
    with capture_exceptions() as errors:
        shell.open_meeting(None)
        qtbot.wait(10)
    assert errors == []
    assert shell.window.name_of_current() == "welcome"


@pytest.mark.parametrize("place", range(len(RAIL)))
def test_ctrl_and_a_digit_opens_each_page(qtbot: QtBot, shell: Shell, meeting: str, place: int) -> None:
    del meeting
    shell.window.activateWindow()
    key = getattr(Qt.Key, f"Key_{(place + 1) % 10}")
    qtbot.keyClick(shell.window, key, Qt.KeyboardModifier.ControlModifier)
    assert shell.window.name_of_current() == RAIL[place].name


def test_the_undo_button_names_the_act_and_takes_it_back(qtbot: QtBot, shell: Shell, meeting: str) -> None:
    sign_in(shell, meeting, "郑一")
    undo = button(shell, "撤销")
    qtbot.waitUntil(lambda: spoken_name(undo) == "撤销：签到 郑一")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: spoken_name(button(shell, "重做")) == "重做：签到 郑一")
    assert [act.name for act in shell.bridge.desk.history(1)] == ["desk.Undo"]
    qtbot.mouseClick(button(shell, "重做"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: spoken_name(undo) == "撤销：签到 郑一")


def test_the_figures_at_the_foot_follow_and_lead_to_their_page(
    qtbot: QtBot, shell: Shell, meeting: str
) -> None:
    sign_in(shell, meeting, "郑一")
    qtbot.waitUntil(lambda: spoken_name(shell.window.links[1]) == "实到 1")
    qtbot.mouseClick(shell.window.links[1], Qt.MouseButton.LeftButton)
    assert shell.window.name_of_current() == "signin"


def test_every_act_carries_the_name_of_who_is_at_the_keyboard(shell: Shell, meeting: str) -> None:
    shell.bridge.desk.operator = "演示录入员乙"
    shell.bridge.do(StartMeeting(meeting_id=meeting))
    assert shell.bridge.desk.history(1)[0].by == "演示录入员乙"


def test_switching_the_language_renames_every_page_without_a_restart(shell: Shell, meeting: str) -> None:
    del meeting
    for place in RAIL:
        shell.go(place.name)
    shell.change(shell.settings.changed(language="en"))
    for place in RAIL:
        shell.go(place.name)
        page = shell.window.current()
        assert page is not None
        titles = [head.title.text() for head in page.findChildren(PageHead) if head.isVisible()]
        assert titles == [_(place.word)]
        assert titles[0].isascii()


def test_language_and_look_are_kept_for_the_next_start(shell: Shell, meeting: str) -> None:
    del meeting
    light = tokens().canvas
    shell.change(shell.settings.changed(language="en", look="dark"))
    assert tokens().canvas != light
    assert current_language() == "en"
    kept = json.loads(paths.settings_file().read_text(encoding="utf-8"))
    assert (kept["language"], kept["look"]) == ("en", "dark")


def test_when_and_how_late_the_meeting_is_stands_beside_the_clock(
    qtbot: QtBot, shell: Shell, clock: FixedClock
) -> None:
    start = clock.local().replace(hour=9)
    shell.open_meeting(a_meeting(shell.bridge.desk, start=start))
    shell.refresh()
    assert "距开会 1:00:00" in words_on(shell.window.top)
    clock.advance(60)
    qtbot.waitUntil(lambda: "距开会 59:00" in words_on(shell.window.top))


def test_a_narrow_window_folds_the_rail_and_keeps_every_name(shell: Shell, meeting: str) -> None:
    del meeting
    shell.window.resize(1100, 700)
    rail = [one for one in shell.window.findChildren(QPushButton) if one.isVisible()]
    assert all(spoken_name(one) for one in rail)
    assert spoken_name(button(shell, "撤销"))
    assert shell.window.width() == 1100


def test_undoing_that_the_meeting_was_made_leads_back_to_another_or_to_the_first_page(shell: Shell) -> None:
    other = a_meeting(shell.bridge.desk, "去年的会议")
    shell.open_meeting(other)
    made = a_meeting(shell.bridge.desk, "今年的会议")
    shell.open_meeting(made)
    shell.go("agenda")
    shell.bridge.undo()
    assert shell.bridge.meeting_id == other
    shell.bridge.undo()
    assert shell.bridge.meeting_id is None
    assert shell.window.name_of_current() == "welcome"
