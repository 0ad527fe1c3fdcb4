"""The import before it is done: units that must be named, hidden rows, cells from a page, no header."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.roster import queries
from meetingdesk.roster.commands import AddOrganisation, AddPerson
from meetingdesk.ui.roster.page import ThePage
from meetingdesk.ui.roster.settle import RowCard
from tests.builders import a_meeting
from tests.ui.windows import a_window, words_on

PAGE = (
    "<table><tr><td>单位</td><td>姓名</td></tr>"
    "<tr><td rowspan=2>石桥电器党支部</td><td>许青山</td></tr><tr><td>林晚秋</td></tr></table>"
)


@pytest.fixture
def page(database: Path, clock: FixedClock) -> Iterator[ThePage]:
    """A roster of two units with one person each."""
    with a_window(database, clock) as shell:
        desk = shell.bridge.desk
        for name, unit in (("龚䶮", "禾晏瓷业党委"), ("华立夏", "砺岑金属党支部")):
            desk.do(AddPerson(name=name, organisation_id=desk.do(AddOrganisation(name=unit)), title="书记"))
        shell.open_meeting(a_meeting(desk))
        shell.go("roster")
        found: Any = shell.window.current()
        yield found


def opened(qtbot: QtBot, page: ThePage, *lines: str) -> None:
    page.open_text("\n".join(lines))
    qtbot.waitUntil(page.incoming.isVisible)


def outcomes(page: ThePage) -> dict[str, str]:
    columns = page.incoming.rows.columns
    return {row.row.line.name: columns[-1].cell(row).words for row in page.incoming.rows.shown()}


def card(page: ThePage) -> RowCard:
    found = page.incoming._card
    assert isinstance(found, RowCard)
    return found


def test_a_unit_that_may_be_another_is_asked_about_once_for_all_its_rows(qtbot: QtBot, page: ThePage) -> None:
    opened(qtbot, page, "单位\t姓名", "禾晏瓷业\t龚䶮", "禾晏瓷业\t许青山", "石桥电器党支部\t林晚秋")
    asked = "单位名称相近，请认"
    assert outcomes(page) == {"龚䶮": asked, "许青山": asked, "林晚秋": "新增"}
    assert page.incoming.confirm.words == "导入 1 人"
    assert "文件里写的是“禾晏瓷业”" in words_on(page)
    qtbot.keyClick(page.incoming.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked not in outcomes(page).values())
    named = "按曾用名对应“禾晏瓷业党委”"
    assert outcomes(page) == {"龚䶮": named, "许青山": named, "林晚秋": "新增"}
    page.incoming.confirm.click()
    first = page.bridge.ask(queries.organisations)[0]
    assert (first.people, [one.alias for one in first.aliases]) == (2, ["禾晏瓷业"])


def test_a_unit_may_be_a_new_one_after_all(qtbot: QtBot, page: ThePage) -> None:
    opened(qtbot, page, "单位\t姓名", "禾晏瓷业\t许青山")
    card(page).group.buttons()[-1].click()
    card(page).decide()
    qtbot.waitUntil(lambda: outcomes(page) == {"许青山": "新增"})
    page.incoming.confirm.click()
    assert [one.full_name for one in page.bridge.ask(queries.organisations)][-1] == "禾晏瓷业"


def test_all_units_may_be_what_is_proposed_by_one_button(qtbot: QtBot, page: ThePage) -> None:
    opened(qtbot, page, "单位\t姓名", "禾晏瓷业\t龚䶮", "砺岑金属\t华立夏")
    assert "2 个单位都照首选" in words_on(page)
    card(page).units_said.emit()
    qtbot.waitUntil(lambda: page.incoming.confirm.words == "导入 2 人")


def test_what_was_decided_stays_when_a_unit_is_named_later(qtbot: QtBot, page: ThePage) -> None:
    opened(qtbot, page, "单位\t姓名", "砺岑金属\t华立夏", "石桥电器党支部\t许青山", "青禾物流党支部\t林晚秋")
    page.incoming._settle("3.0", False, None)
    page.incoming._say_unit("砺岑金属", None)
    qtbot.waitUntil(lambda: "请认" not in " ".join(outcomes(page).values()))
    assert outcomes(page) == {"华立夏": "同名 1 人，请选", "许青山": "不导入", "林晚秋": "新增"}


def test_cells_without_a_header_are_taken_whole(qtbot: QtBot, page: ThePage) -> None:
    opened(qtbot, page, "石桥电器党支部\t许青山\t13800000001", "青禾物流党支部\t林晚秋\t13800000002")
    assert outcomes(page) == {"许青山": "新增", "林晚秋": "新增"}
    assert "没有表头，各列按内容认出" in words_on(page)


def test_a_table_of_a_page_keeps_its_merged_units(qtbot: QtBot, page: ThePage) -> None:
    data = QMimeData()
    data.setHtml(PAGE)
    QGuiApplication.clipboard().setMimeData(data)
    page.paste.click()
    qtbot.waitUntil(page.incoming.isVisible)
    units = {one.row.line.name: one.row.line.unit for one in page.incoming.rows.shown()}
    assert units == {"许青山": "石桥电器党支部", "林晚秋": "石桥电器党支部"}


def test_cells_may_be_dropped_onto_the_page(qtbot: QtBot, page: ThePage) -> None:
    data = QMimeData()
    data.setText("单位\t姓名\n石桥电器党支部\t许青山")
    none = Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(page.incoming.isVisible)
    assert outcomes(page) == {"许青山": "新增"}


def test_a_file_that_is_no_table_is_refused_in_words_when_dropped(
    qtbot: QtBot, page: ThePage, tmp_path: Path
) -> None:
    (tmp_path / "说明.pdf").write_bytes(b"%PDF-1.7")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "说明.pdf"))])
    none = Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(lambda: "“说明.pdf”" in page.strip.accessibleName())
    assert page.people.isVisible()


def test_a_long_list_comes_in_beside_the_window(qtbot: QtBot, page: ThePage) -> None:
    lines = (f"演示企业{n % 40}党支部\t演示{n:04}" for n in range(1_200))
    opened(qtbot, page, "单位\t姓名", *lines)
    page.incoming.confirm.click()
    assert not page.incoming.confirm.isEnabled(), "once is enough"
    qtbot.waitUntil(lambda: "新增 1200 人" in page.strip.accessibleName(), timeout=60_000)
    assert page.bridge.ask(queries.counts).people == 1_202
    assert page.people.isVisible()


def test_hidden_rows_wait_until_someone_wants_them(qtbot: QtBot, page: ThePage, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("单位", "姓名"), ("石桥电器党支部", "许青山"), ("青禾物流党支部", "林晚秋")):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "名单.xlsx")
    page.open_file(tmp_path / "名单.xlsx")
    qtbot.waitUntil(page.incoming.isVisible)
    assert outcomes(page) == {"许青山": "新增", "林晚秋": "隐藏的行，不导入"}
    page.incoming.how.hidden_wanted.emit(True)
    assert outcomes(page)["林晚秋"] == "新增"


def test_a_file_without_known_columns_shows_how_it_begins_and_why(qtbot: QtBot, page: ThePage) -> None:
    opened(qtbot, page, "甲\t乙", "石桥电器\t许青山一家")
    table = page.incoming._raw._table
    assert table is not None
    assert table.isVisible()
    assert [column.title for column in table.rows.columns] == ["行", "A", "B"]
    assert table.rows.shown()[1].cells == ("石桥电器", "许青山一家")
    assert any("没有找到表头" in words for words in words_on(page))


def test_the_header_can_be_said_to_be_none(qtbot: QtBot, page: ThePage) -> None:
    opened(qtbot, page, "单位\t姓名", "石桥电器党支部\t许青山")
    page.incoming.how._header.activated.emit(0)
    qtbot.waitUntil(lambda: not page.context.tasks.running())
    assert "没有表头" in page.incoming.how._header.currentText()


def test_only_states_that_occur_have_a_filter(qtbot: QtBot, page: ThePage) -> None:
    opened(qtbot, page, "单位\t姓名", "石桥电器党支部\t许青山", "禾晏瓷业党委\t龚䶮")
    shown = [one.words for one in page.incoming.filters if one.isVisible()]
    assert shown == ["全部 2", "新增 1", "没有变化 1"]
