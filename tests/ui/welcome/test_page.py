"""The way in: first start, last year's meeting, a roster file, an empty one, and the sample."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from meetingdesk.meeting import queries
from meetingdesk.ui.help_panel import HelpPanel
from meetingdesk.ui.pages import RESTORE, is_built
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.welcome.page import ThePage
from tests.builders import a_meeting, a_roster
from tests.ui.roster.test_page import FILE, a_file
from tests.ui.windows import words_on


def the_page(shell: Shell) -> ThePage:
    found: Any = shell.window.current()
    assert isinstance(found, ThePage)
    return found


def meetings(shell: Shell) -> list[str]:
    return [row.title for row in shell.bridge.ask(queries.meetings)]


def fill(page: ThePage, **told: str) -> None:
    assert page._form is not None
    for field in page._form.fields:
        field.field.setText(told.get(field.field.accessibleName(), field.field.text()))
    page._form.decide()


def test_the_very_first_start_closes_the_first_way_and_shows_no_list(shell: Shell) -> None:
    page = the_page(shell)
    assert not page.ways[0].isEnabled()
    assert page.ways[0].accessibleDescription() == "还没有以前的会议"
    assert not page.list.isVisible()
    assert not shell.window.top.isVisible(), "no rail and no lines before there is a meeting"
    assert page.ways[1].hasFocus()


def test_a_key_opens_each_way(qtbot: QtBot, shell: Shell) -> None:
    page = the_page(shell)
    qtbot.keyClick(page, Qt.Key.Key_3)
    fill(page, 会议名称="演示大会")
    assert meetings(shell) == ["演示大会"]
    assert shell.window.name_of_current() == "overview"
    assert shell.window.top.isVisible()


def test_a_meeting_without_a_title_is_not_begun(shell: Shell) -> None:
    page = the_page(shell)
    page.ways[2].click()
    fill(page)
    assert meetings(shell) == []
    assert page._form is not None
    assert page._form.fields[0].field.accessibleDescription() == "请写会议名称"


def test_last_years_people_come_along(shell: Shell) -> None:
    desk = shell.bridge.desk
    a_roster(desk, ("龚䶮", "禾晏瓷业", "党委"), ("华立夏", "砺岑金属", "党支部"))
    a_meeting(desk, "2022年度演示述职评议会", year_assessed=2022, venue="演示会议室")
    shell.open_meeting(None)
    page = the_page(shell)
    page.ways[0].click()
    fill(page, 会议日期="2024-03-15")
    made = next(row for row in shell.bridge.ask(queries.meetings) if row.title == "2023年度演示述职评议会")
    assert (str(made.date), made.venue, made.year_assessed) == ("2024-03-15", "演示会议室", 2023)
    assert [row.name for row in shell.bridge.ask(queries.attendees, made.id)] == ["龚䶮", "华立夏"]


def test_from_a_roster_file_leads_to_its_preview(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    page = the_page(shell)
    page.begin_with_file(a_file(tmp_path, FILE))
    fill(page, 会议名称="演示大会")
    assert shell.window.name_of_current() == "roster"
    roster: Any = shell.window.current()
    qtbot.waitUntil(roster.incoming.isVisible)
    assert roster.incoming.confirm.words == "导入 4 人"


def test_an_earlier_meeting_is_opened_from_the_list(shell: Shell) -> None:
    made = a_meeting(shell.bridge.desk, "演示大会")
    shell.open_meeting(None)
    page = the_page(shell)
    page.list.events.opened.emit(made)
    assert shell.bridge.meeting_id == made


def test_the_language_is_chosen_before_anything_else(shell: Shell) -> None:
    page = the_page(shell)
    page._change_language(1)
    assert "From a roster file" in words_on(the_page(shell))


def test_another_file_the_manual_and_the_ways_of_need_stand_on_the_first_page(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    wanted: list[object] = []
    shell.file_wanted.connect(lambda file, _secret: wanted.append(file))
    page: Any = shell.window.current()
    page.context.open_file(tmp_path / "演示.db")
    assert wanted == [tmp_path / "演示.db"]
    page.manual.click()
    assert shell.window.findChild(HelpPanel) is not None
    assert page.restore.isVisible() is is_built(RESTORE)
