"""Reports on paper in the window: their card, their file, and a question put in the midst of a speech."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.settings import Settings
from meetingdesk.speakers import queries
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.speakers.page import ThePage
from tests.ui.speakers.test_order import opened
from tests.ui.windows import a_window, words_on


@pytest.fixture
def shell(database: Path, clock: FixedClock) -> Iterator[Shell]:
    with a_window(database, clock) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, shell: Shell) -> ThePage:
    return opened(qtbot, shell)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "述职报告.docx"
    made.write_bytes(b"words" * 100)
    return made


def report(page: ThePage) -> queries.ReportRow:
    return page.bridge.ask(queries.reports, page.context.meeting_id)[0]


def ask(page: ThePage):
    page.ask_report(report(page).who.organisation_id)
    return page.asking


def put(qtbot: QtBot, page: ThePage, file: Path):
    panel = ask(page)
    panel.put_file(file)
    qtbot.waitUntil(lambda: report(page).file is not None)
    return panel


def test_pages_time_and_bearer_are_noted_and_corrected(qtbot: QtBot, page: ThePage) -> None:
    panel = ask(page)
    panel.at.field.setText("7:45")
    panel.pages.field.setText("四")
    panel.take.click()
    assert report(page).state.value == "expected"  # the field says what is wrong
    panel.pages.field.setText("4")
    panel.by.field.setText("钱二")
    panel.take.click()
    row = report(page)
    assert (row.state.value, row.pages, row.handed_by) == ("received", 4, "钱二")
    assert row.received_at is not None
    assert f"{row.received_at:%H:%M}" == "07:45"
    panel.pages.field.setText("5")
    qtbot.keyClick(panel.pages.field, Qt.Key.Key_Return)
    panel.late.click()
    assert (report(page).pages, report(page).state.value) == (5, "late")
    panel.back.click()
    panel.missing.click()
    assert report(page).state.value == "missing"


def test_a_file_is_kept_and_a_lost_or_changed_one_is_told_in_the_list(
    qtbot: QtBot, page: ThePage, file: Path
) -> None:
    panel = put(qtbot, page, file)
    panel.close_card()
    folder = paths.reports_folder(page.bridge.opened.path)
    (copy,) = folder.iterdir()
    assert copy.read_bytes() == file.read_bytes()
    copy.write_bytes(b"other")
    look_again(qtbot, page, "文件被改过")
    assert any("和收到时不一样" in words for words in words_on(ask(page)))
    page.asking.close_card()
    copy.unlink()
    look_again(qtbot, page, "文件不见了")
    assert any("不在存放处了" in words for words in words_on(ask(page)))


def look_again(qtbot: QtBot, page: ThePage, chip: str) -> None:
    page.hide()
    page.show()

    def told() -> bool:
        face = page.written.list._delegate.face_of(page.written.rows.index(0, 0))
        return face.chip is not None and face.chip.words == chip

    qtbot.waitUntil(told)


def test_a_copy_is_saved_elsewhere_and_a_bad_file_is_refused_in_words(
    qtbot: QtBot, page: ThePage, file: Path, tmp_path: Path
) -> None:
    panel = put(qtbot, page, file)
    target = tmp_path / "usb" / "copy.docx"
    panel.save_copy(target)
    qtbot.waitUntil(target.exists)
    assert target.read_bytes() == file.read_bytes()
    file.write_bytes(b"")
    panel.put_file(file)
    qtbot.waitUntil(lambda: any("是空的" in words for words in words_on(panel)))
    kept = report(page).file
    assert kept is not None
    assert kept.size == 500


def test_a_card_that_is_closed_meanwhile_does_not_lose_the_file(
    qtbot: QtBot, page: ThePage, file: Path
) -> None:
    panel = ask(page)
    panel.put_file(file)
    panel.close_card()
    qtbot.waitUntil(lambda: report(page).file is not None)


def test_a_question_stops_the_clock_and_goes_into_the_record(
    qtbot: QtBot, page: ThePage, clock: FixedClock
) -> None:
    assert not page.notes.interpose.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_F6)
    clock.advance(60)
    page.notes.interpose.click()
    assert "插问中" in words_on(page.panel)
    clock.advance(35)
    qtbot.waitUntil(lambda: "结束插问 0:35" in words_on(page.notes))
    page.notes.field.setText("流动党员怎样编组？")
    page.notes.interpose.click()
    clock.advance(5)
    qtbot.waitUntil(lambda: page.panel.digits.accessibleName() == "6:55")
    (note,) = page.bridge.ask(queries.notes, page.context.meeting_id)
    assert (note.text, note.kind.value) == ("流动党员怎样编组？", "question")
    assert page.notes.field.text() == ""


def test_the_bell_is_silent_until_wanted_and_never_without_words(
    qtbot: QtBot, shell: Shell, page: ThePage, clock: FixedClock
) -> None:
    strokes: list[int] = []
    shell.bell._stroke = lambda: strokes.append(1)
    assert not Settings().speakers_bell
    qtbot.keyClick(page, Qt.Key.Key_F6)
    clock.advance(430)
    qtbot.wait(600)
    assert strokes == []
    shell.change(shell.settings.changed(speakers_bell=True))
    qtbot.wait(600)
    assert strokes == []  # switched on in the last minute: that one is past
    with qtbot.waitSignal(shell.bell.rang) as end:
        clock.advance(51)
    qtbot.waitUntil(lambda: len(strokes) == 2)
    assert end.args == ["铃响：演示人01 时间到"]
    assert "铃响：演示人01 时间到" in words_on(shell.window)
    shell.go("signin")
    page.call_next()
    qtbot.wait(600)
    with qtbot.waitSignal(shell.bell.rang) as amber:
        clock.advance(420)
    assert amber.args == ["铃响：演示人02 还剩 1:00"]
    qtbot.waitUntil(lambda: len(strokes) == 3)
