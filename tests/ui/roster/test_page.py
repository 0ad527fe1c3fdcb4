"""名册 as its user works it: filter, add, correct; a file looked through, imported and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.sheet_writing import Table, write_xlsx
from meetingdesk.foundation.sheets import read_book
from meetingdesk.roster import queries
from meetingdesk.roster.bulk import ImportRoster
from meetingdesk.roster.importing import entries, preview
from meetingdesk.roster.layout import Column
from meetingdesk.roster.namesakes import Namesake
from meetingdesk.ui.exporting import ExportDialog
from meetingdesk.ui.parts.messages import MessageStrip
from meetingdesk.ui.roster.page import ThePage
from meetingdesk.ui.roster.settle import RowCard
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting
from tests.ui.windows import a_window, words_on

HEAD = ["序号", "单位", "姓名", "职务", "电话"]
KNOWN = [
    ["1", "禾晏瓷业党委", "龚䶮", "党委书记", "10000000001"],
    ["2", "砺岑金属党支部", "华立夏", "党支部书记", "10000000002"],
    ["3", "沅岫燃气党支部", "单雨桐", "党支部书记", "10000000003"],
]
FILE = [
    ["1", "禾晏瓷业党委", "龚䶮", "党委书记", "10000000001"],  # as it is
    ["2", "砺岑金属党支部", "华立夏", "党支部书记", "10000009999"],  # another phone
    ["3", "另一企业党支部", "单雨桐", "党支部书记", "10000000003"],  # same name, another unit
    ["4", "青禾物流党支部", "林晚秋", "", "10000000004"],  # no post
    ["5", "石桥电器党支部", "许青山", "党支部书记", "10000000005"],  # new
]


def a_file(folder: Path, rows: list[list[str]], name: str = "名单.xlsx") -> Path:
    write_xlsx(folder / name, [Table("名单", HEAD, rows)])
    return folder / name


@pytest.fixture
def page(database: Path, clock: FixedClock, tmp_path: Path) -> Iterator[ThePage]:
    """The page on a roster of three, with a meeting."""
    with a_window(database, clock) as shell:
        desk = shell.bridge.desk
        found = preview(read_book(a_file(tmp_path, KNOWN, "去年.xlsx")), desk.ask(queries.known))
        desk.do(ImportRoster(file="去年.xlsx", rows=entries(found, namesakes=Namesake.NEW)))
        shell.open_meeting(a_meeting(desk))
        shell.go("roster")
        yield the_page(shell)


def the_page(shell: Shell) -> ThePage:
    found: Any = shell.window.current()
    return found


def names(page: ThePage) -> list[str]:
    return [row.name for row in page.people.rows.shown()]


def phones(page: ThePage) -> dict[str, str | None]:
    return {row.name: row.phone for row in page.bridge.ask(queries.roster)}


def open_file(qtbot: QtBot, page: ThePage, folder: Path, rows: list[list[str]]) -> None:
    page.open_file(a_file(folder, rows))
    qtbot.waitUntil(page.incoming.isVisible)


def outcomes(page: ThePage) -> dict[str, str]:
    columns = page.incoming.rows.columns
    return {row.row.line.name: columns[-1].cell(row).words for row in page.incoming.rows.shown()}


def test_the_list_is_filtered_as_one_types(qtbot: QtBot, page: ThePage) -> None:
    assert names(page) == ["龚䶮", "华立夏", "单雨桐"]
    qtbot.keyClicks(page.people.field, "syt")  # 单 is a surname read shàn
    assert names(page) == ["单雨桐"]
    page.people.field.setText("金属")
    assert names(page) == ["华立夏"]


def test_another_order_is_for_the_eye_until_it_is_kept(page: ThePage) -> None:
    order = page.people.order
    order.setCurrentIndex(1)  # by pinyin: gong, hua, shan
    assert names(page) == ["龚䶮", "华立夏", "单雨桐"]
    order.setCurrentIndex(2)  # by strokes of the surname: 华 6, 单 8, 龚 11
    assert names(page) == ["华立夏", "单雨桐", "龚䶮"]
    assert [row.name for row in page.bridge.ask(queries.roster)] == ["龚䶮", "华立夏", "单雨桐"]
    page.people.keep_order.click()
    assert [row.name for row in page.bridge.ask(queries.roster)] == ["华立夏", "单雨桐", "龚䶮"]


def test_a_phone_is_masked_where_anyone_may_look(page: ThePage) -> None:
    page.people.table.choose(page.people.rows.shown()[0].id)
    rows = page.people.rows
    seen = words_on(page) | {column.cell(row).words for row in rows.shown() for column in rows.columns}
    assert "100****0001" in seen
    assert "10000000001" not in seen


def test_a_person_is_corrected_beside_the_table(qtbot: QtBot, page: ThePage) -> None:
    page.people.table.choose(page.people.rows.shown()[1].id)
    page.people.table.setFocus()
    qtbot.keyClick(page.people.table, Qt.Key.Key_Return)
    card = page.people.beside.asking
    assert card is not None
    card.fields[1].field.setText("138 0000 0000")
    card.fields[-1].field.setFocus()
    qtbot.keyClick(card.fields[-1].field, Qt.Key.Key_Return)
    assert phones(page)["华立夏"] == "13800000000"
    assert page.people.beside.asking is None


def test_a_name_left_empty_is_refused_at_its_field(page: ThePage) -> None:
    page.people.add_person()
    card = page.people.beside.asking
    assert card is not None
    card.verb.click()
    assert card.fields[0].field.accessibleDescription() == "请写姓名"
    assert len(names(page)) == 3


def test_the_preview_says_what_becomes_of_each_row(qtbot: QtBot, page: ThePage, tmp_path: Path) -> None:
    open_file(qtbot, page, tmp_path, FILE)
    assert outcomes(page) == {
        "龚䶮": "没有变化",
        "华立夏": "更新电话",
        "单雨桐": "同名 1 人，请选",
        "林晚秋": "职务为空",
        "许青山": "新增",
    }
    assert page.incoming.confirm.words == "导入 3 人"
    assert len(phones(page)) == 3, "nothing changes before the red button"


def test_a_namesake_is_settled_beside_the_list(qtbot: QtBot, page: ThePage, tmp_path: Path) -> None:
    open_file(qtbot, page, tmp_path, FILE)
    card = page.incoming.findChild(RowCard)
    assert card is not None
    assert "第 4 行：单雨桐是哪一位" in words_on(card)
    card.group.buttons()[-1].click()  # someone new
    card.decide()
    assert outcomes(page)["单雨桐"] == "新的人"
    assert page.incoming.confirm.words == "导入 4 人"


def test_an_import_is_one_act_and_one_undo_takes_it_back(qtbot: QtBot, page: ThePage, tmp_path: Path) -> None:
    open_file(qtbot, page, tmp_path, FILE)
    before = phones(page)
    page.incoming.confirm.click()
    assert phones(page) == before | {"华立夏": "10000009999", "许青山": "10000000005"}
    assert page.people.isVisible()
    page.findChild(MessageStrip).acted.emit()  # 撤销 in the message
    assert phones(page) == before


def test_the_undo_in_the_message_is_about_the_import_alone(
    qtbot: QtBot, page: ThePage, tmp_path: Path
) -> None:
    open_file(qtbot, page, tmp_path, FILE)
    page.incoming.confirm.click()
    page.invite.click()
    page._offered = -1  # another act came between
    page.strip.acted.emit()
    assert page.bridge.desk.history(1)[0].name != "desk.Undo"


def test_a_row_may_be_left_out_and_a_doubtful_one_taken(qtbot: QtBot, page: ThePage, tmp_path: Path) -> None:
    open_file(qtbot, page, tmp_path, FILE)
    page.incoming.table.choose("5.0")
    page.incoming._settle("5.0", True, None)
    page.incoming._settle("6.0", False, None)
    assert outcomes(page)["林晚秋"] == "照样导入"
    assert outcomes(page)["许青山"] == "不导入"
    page.incoming.confirm.click()
    assert set(phones(page)) == {"龚䶮", "华立夏", "单雨桐", "林晚秋"}


def test_a_filter_shows_the_rows_of_one_state(qtbot: QtBot, page: ThePage, tmp_path: Path) -> None:
    open_file(qtbot, page, tmp_path, FILE)
    problems = next(one for one in page.incoming.filters if one.words == "有问题 1")
    qtbot.mouseClick(problems, Qt.MouseButton.LeftButton)
    assert list(outcomes(page)) == ["林晚秋"]


def test_columns_that_nobody_would_guess_can_be_named(qtbot: QtBot, page: ThePage, tmp_path: Path) -> None:
    path = tmp_path / "怪表.xlsx"
    write_xlsx(path, [Table("表", ["甲", "乙", "丙"], [["石桥电器党支部", "许青山", "书记"]])])
    page.open_file(path)
    qtbot.waitUntil(page.incoming.isVisible)
    assert not page.incoming.confirm.isEnabled()
    page.incoming._map({Column.UNIT: 0, Column.NAME: 1, Column.POST: 2})
    qtbot.waitUntil(lambda: outcomes(page) == {"许青山": "新增"})
    assert page.incoming.confirm.isEnabled()


def test_a_clipboard_that_cannot_be_had_is_told_as_an_empty_one(
    page: ThePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = SimpleNamespace(mimeData=lambda: None)
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: gone)
    page.paste.click()
    assert any("剪贴板里没有文字" in words for words in words_on(page))


def test_cells_pasted_from_a_spreadsheet_are_looked_through_as_well(qtbot: QtBot, page: ThePage) -> None:
    lines = ["\t".join(row) for row in (HEAD, *FILE)]
    QGuiApplication.clipboard().setText("\n".join(lines))
    page.paste.click()
    qtbot.waitUntil(page.incoming.isVisible)
    assert outcomes(page)["许青山"] == "新增"


def test_a_file_may_be_dropped_onto_the_page(qtbot: QtBot, page: ThePage, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(a_file(tmp_path, FILE)))])
    none = Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(page.incoming.isVisible)


def test_a_file_that_is_no_table_is_refused_in_words(qtbot: QtBot, page: ThePage, tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 not really")
    page.open_file(broken)
    strip = page.strip
    qtbot.waitUntil(lambda: "坏.xlsx" in strip.accessibleName() and "正在读" not in strip.accessibleName())
    assert page.people.isVisible()


def test_the_list_of_problems_can_be_saved(qtbot: QtBot, page: ThePage, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    open_file(qtbot, page, tmp_path, FILE)
    target = tmp_path / "问题.xlsx"
    monkeypatch.setattr("meetingdesk.ui.dialogs.save_file", lambda *given: given[-1](target))
    page.incoming.save_list.click()
    page.window().findChild(ExportDialog).verb.click()
    rows = read_book(target).sheet().rows
    assert [row[1] for row in rows[1:]] == ["单雨桐", "林晚秋"]


def test_all_of_the_roster_is_put_on_the_meetings_list_by_one_button(page: ThePage) -> None:
    assert page.invite.words == "把 3 人加入本次会议"
    page.invite.click()
    assert not page.invite.isVisible()
    assert all(row.attendee for row in page.people.rows.shown())


def test_an_empty_roster_says_what_to_do_first(shell: Shell) -> None:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    shell.go("roster")
    assert "名册里还没有人" in words_on(the_page(shell))
