"""文档: what can be made, made into a folder off the window's thread."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.ui.documents.page import ThePage
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting, some_attendees
from tests.documents.reading import MM, glyphs, text
from tests.ui.windows import a_window


def the_page(shell: Shell) -> ThePage:
    shell.go("documents")
    found: Any = shell.window.current()
    return found


def test_all_papers_go_into_a_folder(qtbot: QtBot, sample_files: dict[str, Path], tmp_path: Path) -> None:
    shutil.copy(sample_files["after"], tmp_path / "x.db")
    with a_window(tmp_path / "x.db", FixedClock(dt.datetime(2026, 3, 13, 12, 5))) as shell:
        page = the_page(shell)
        page.save_into(tmp_path / "papers")
        qtbot.waitUntil(page.strip.isVisible, timeout=60_000)
        made = {path.name for path in (tmp_path / "papers").iterdir()}
    assert {"会议纪要.pdf", "会议记录.pdf", "签到表.pdf", "名单.xlsx", "测评结果.xlsx"} <= made
    assert f"{len(made)} 份文件" in page.strip.accessibleName()


def standing(page: ThePage) -> dict[str, str]:
    return {row.id: row.standing for row in page.rows.shown()}


def known(qtbot: QtBot, page: ThePage) -> dict[str, str]:
    qtbot.waitUntil(lambda: all(standing(page).values()), timeout=30_000)
    return standing(page)


def test_papers_without_a_seal_or_a_list_wait_for_it(qtbot: QtBot, shell: Shell) -> None:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    states = known(qtbot, the_page(shell))
    assert [name for name, state in states.items() if state == "nothing"] == [
        "会议议程", "催办名单", "席卡", "胸卡", "座次图", "抽签结果", "分单位名单", "测评表",
        "分发情况报告单", "收回情况报告单", "统计结果报告单", "测评结果", "测评结果表", "反馈表",
        "整改清单", "签到统计", "时间表",
    ]  # fmt: skip


def test_a_paper_is_current_until_the_records_change(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    desk = shell.bridge.desk
    shell.open_meeting(meeting := a_meeting(desk))
    some_attendees(desk, meeting, "王五", "赵六")
    page = the_page(shell)
    assert known(qtbot, page)["签到表"] == "not_made"
    page.save_into(tmp_path, ("签到表",))
    qtbot.waitUntil(lambda: standing(page)["签到表"] == "current", timeout=30_000)
    assert standing(page)["席卡"] == "not_made"
    some_attendees(desk, meeting, "田大利")
    qtbot.waitUntil(lambda: standing(page)["签到表"] == "changed", timeout=30_000)
    index = page.rows.index(list(standing(page)).index("签到表"), 0)
    assert "记录已变" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_what_is_chosen_is_how_the_papers_are_made(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    desk = shell.bridge.desk
    shell.open_meeting(meeting := a_meeting(desk))
    some_attendees(desk, meeting, "王五")
    page = the_page(shell)
    page.choosing.phone_column.setChecked(True)
    page.choosing.card_size.choose(1)
    page.save_into(tmp_path, ("签到表", "席卡"))
    qtbot.waitUntil(page.strip.isVisible, timeout=30_000)
    assert "联系电话" in text((tmp_path / "签到表.pdf").read_bytes())
    assert min(glyph.y for glyph in glyphs((tmp_path / "席卡.pdf").read_bytes())) < 87 * MM


def test_a_folder_that_cant_be_written_is_said(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    (tmp_path / "file").write_text("x", encoding="utf-8")
    page = the_page(shell)
    page.save_into(tmp_path / "file", ("名单",))
    qtbot.waitUntil(page.strip.isVisible, timeout=30_000)
    assert "file" in page.strip.accessibleName()
    assert page.all.isEnabled()


def test_the_paper_of_the_row_is_shown_as_it_would_print(qtbot: QtBot, shell: Shell) -> None:
    desk = shell.bridge.desk
    shell.open_meeting(meeting := a_meeting(desk))
    some_attendees(desk, meeting, *(f"演示人{number}" for number in range(30)))
    page = the_page(shell)
    page.list.choose("签到表")
    qtbot.waitUntil(lambda: page.preview.count == 2, timeout=30_000)
    page.list.choose("席卡")
    assert page.preview.sheet.sheet is None
    qtbot.waitUntil(lambda: page.preview.count == 30, timeout=30_000)
    assert "席卡" in page.preview.sheet.accessibleName()


def test_a_table_has_no_preview_and_says_so(qtbot: QtBot, shell: Shell) -> None:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    page = the_page(shell)
    page.list.choose("名单")
    qtbot.waitUntil(lambda: "表格" in page.preview.told(), timeout=30_000)
    assert page.preview.sheet.sheet is None
    assert page.preview.sheet.accessibleDescription() == "没有预览"


def test_in_a_small_window_the_list_keeps_more_than_the_page_beside_it(qtbot: QtBot, shell: Shell) -> None:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    page = the_page(shell)
    page.resize(840, 430)
    qtbot.waitUntil(lambda: page.list.width() > page.beside.width(), timeout=5000)


def test_choices_take_the_place_of_the_preview_and_change_it(qtbot: QtBot, shell: Shell) -> None:
    desk = shell.bridge.desk
    shell.open_meeting(meeting := a_meeting(desk))
    some_attendees(desk, meeting, *(f"演示人{number}" for number in range(9)))
    page = the_page(shell)
    page.list.choose("胸卡")
    qtbot.waitUntil(lambda: page.preview.count == 1, timeout=30_000)
    page.how.click()
    assert page.choosing.isVisible()
    page.choosing.per_page.choose(1)
    page.how.click()
    assert page.preview.isVisible()
    qtbot.waitUntil(lambda: page.preview.count == 2, timeout=30_000)


def test_printing_shows_the_pages_first(qtbot: QtBot, shell: Shell) -> None:
    desk = shell.bridge.desk
    shell.open_meeting(meeting := a_meeting(desk))
    some_attendees(desk, meeting, "王五", "赵六")
    page = the_page(shell)
    known(qtbot, page)
    page.list.choose("席卡")
    page.print_paper()

    def preview() -> Any:
        return shell.window.findChild(QPrintPreviewDialog)

    qtbot.waitUntil(lambda: preview() is not None, timeout=30_000)
    inside = preview().findChild(QPrintPreviewWidget)
    qtbot.waitUntil(lambda: inside.pageCount() == 2, timeout=10_000)
    preview().close()
    assert standing(page)["席卡"] in {"not_made", "current"}
