"""What the operator does with the audience screen, through the window: Shift+F9, F9, the block, the panel."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from meetingdesk.evaluation import queries as evaluation
from meetingdesk.evaluation.publishing import HideResults, ReleaseResults
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.stage.facts import Break, Results, Scene
from meetingdesk.ui.audience_panel import AudiencePanel
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting, some_attendees
from tests.ui.windows import a_window


@pytest.fixture
def meeting(shell: Shell) -> str:
    made = a_meeting(shell.bridge.desk)
    some_attendees(shell.bridge.desk, made, "郑一", "钱二")
    shell.open_meeting(made)
    return made


@pytest.fixture
def over(sample_files: dict[str, Path], tmp_path: Path) -> Iterator[Shell]:
    """The sample meeting, over: results sealed, none released."""
    copy = Path(shutil.copy(sample_files["after"], tmp_path / "after.db"))
    with a_window(copy, FixedClock(dt.datetime(2026, 3, 13, 12, 5))) as shell:
        yield shell


def press(
    qtbot: QtBot, shell: Shell, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    shell.window.activateWindow()
    qtbot.keyClick(shell.window, key, held)


@pytest.mark.usefixtures("meeting")
def test_shift_f9_goes_on_and_f9_blanks_and_comes_back(qtbot: QtBot, shell: Shell) -> None:
    assert shell.audience.shown is Scene.TITLE
    press(qtbot, shell, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert shell.audience.shown is Scene.BOARD
    press(qtbot, shell, Qt.Key.Key_F9)
    assert shell.audience.shown is Scene.BLANK
    assert shell.stage.thumbnail.facts is not None
    assert shell.stage.thumbnail.facts.scene is Scene.BLANK
    press(qtbot, shell, Qt.Key.Key_F9)
    assert shell.audience.shown is Scene.BOARD


@pytest.mark.usefixtures("meeting")
def test_f9_works_while_a_name_is_being_typed_and_the_text_stays(qtbot: QtBot, shell: Shell) -> None:
    shell.go("signin")
    field = shell.window.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "zh")
    press(qtbot, shell, Qt.Key.Key_F9)
    assert shell.audience.blanked
    assert shell.window.focusWidget() is field


@pytest.mark.usefixtures("meeting")
def test_scenes_without_content_are_passed_over(shell: Shell) -> None:
    shown = []
    for _press in range(4):
        shell.audience.go_on()
        shown.append(shell.audience.shown)
    assert shown == [Scene.BOARD, Scene.AGENDA, Scene.TITLE, Scene.BOARD]


def test_an_arrival_reaches_the_thumbnail(qtbot: QtBot, shell: Shell, meeting: str) -> None:
    from meetingdesk.meeting.queries import attendees
    from meetingdesk.signin.commands import SignIn

    shell.audience.show(Scene.BOARD)
    who = shell.bridge.ask(attendees, meeting)[0].id
    shell.bridge.do(SignIn(meeting_id=meeting, attendee_id=who))

    def present() -> int:
        facts = shell.stage.thumbnail.facts
        return getattr(facts.content, "present", -1) if facts else -1

    qtbot.waitUntil(lambda: present() == 1)


def test_releasing_a_result_shows_it_and_hiding_takes_it_away(qtbot: QtBot, over: Shell) -> None:
    poll = over.bridge.ask(evaluation.polls, over.bridge.meeting_id)[0].id
    over.audience.show(Scene.COMMENT)
    over.bridge.do(ReleaseResults(meeting_id=over.context.meeting_id, poll_id=poll))
    qtbot.waitUntil(lambda: over.audience.shown is Scene.RESULTS)
    assert over.audience.facts is not None
    assert isinstance(over.audience.facts.content, Results)
    over.bridge.do(HideResults(meeting_id=over.context.meeting_id, poll_id=poll))
    qtbot.waitUntil(lambda: over.audience.facts is not None and over.audience.facts.content is None)


def test_a_result_released_while_the_screen_is_black_leaves_it_black(qtbot: QtBot, over: Shell) -> None:
    over.audience.blank()
    poll = over.bridge.ask(evaluation.polls, over.bridge.meeting_id)[0].id
    over.bridge.do(ReleaseResults(meeting_id=over.context.meeting_id, poll_id=poll))
    qtbot.wait(700)
    assert over.audience.shown is Scene.BLANK


def panel_of(shell: Shell) -> AudiencePanel:
    shell.choose_scene()
    return shell.window.findChildren(AudiencePanel)[-1]


@pytest.mark.usefixtures("meeting")
def test_the_panel_previews_before_the_room_sees(qtbot: QtBot, shell: Shell) -> None:
    panel = panel_of(shell)
    panel.list.choose(str(Scene.AGENDA))
    qtbot.waitUntil(lambda: panel.preview.facts is not None and panel.preview.facts.scene is Scene.AGENDA)
    assert shell.audience.shown is Scene.TITLE
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert shell.audience.shown is Scene.AGENDA
    assert panel.isHidden()


@pytest.mark.usefixtures("meeting")
def test_a_break_counts_from_now_and_black_is_in_the_list(shell: Shell) -> None:
    panel = panel_of(shell)
    panel.list.choose(str(Scene.BREAK))
    panel.minutes.choose(2)
    panel.put()
    facts = shell.audience.facts
    assert facts is not None
    assert isinstance(facts.content, Break)
    assert facts.content.until - shell.clock.local() == dt.timedelta(minutes=15)
    panel = panel_of(shell)
    panel.list.choose(str(Scene.BLANK))
    panel.put()
    assert shell.audience.shown is Scene.BLANK


@pytest.mark.usefixtures("meeting")
def test_a_message_stands_on_every_picture_until_it_is_taken_down(shell: Shell) -> None:
    panel = panel_of(shell)
    panel.message.setText("请在一分钟内结束")
    panel.say.click()
    assert shell.stage.thumbnail.message == "请在一分钟内结束"
    panel.say.click()
    assert shell.stage.thumbnail.message == ""


@pytest.mark.usefixtures("meeting")
def test_with_one_screen_the_rooms_window_is_an_ordinary_one_without_the_focus(
    qtbot: QtBot, shell: Shell
) -> None:
    shell.go("signin")
    shell.window.activateWindow()
    field = shell.window.focusWidget()
    shell.audience.toggle_window()
    window = shell.audience.window
    assert window is not None
    qtbot.waitUntil(window.isVisible)
    assert not window.isFullScreen()
    assert not window.geometry().contains(shell.window.geometry())
    assert shell.window.focusWidget() is field
    assert bool(window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus)
    shell.audience.toggle_window()
    assert not shell.audience.is_open


def test_another_meeting_begins_with_its_own_title(shell: Shell, meeting: str) -> None:
    del meeting
    shell.audience.show(Scene.BOARD)
    shell.audience.say("请结束")
    other = a_meeting(shell.bridge.desk, "另一场会议")
    shell.open_meeting(other)
    facts = shell.stage.thumbnail.facts
    assert facts is not None
    assert (facts.scene, facts.room.title, shell.stage.thumbnail.message) == (Scene.TITLE, "另一场会议", "")
