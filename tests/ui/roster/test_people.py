"""The roster's table by keys and mouse: rows moved, cells written in place, several people given a role."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.sheets import read_book
from meetingdesk.meeting import queries as meetings
from meetingdesk.roster import queries
from meetingdesk.roster.commands import AddOrganisation, AddPerson
from meetingdesk.ui.exporting import ExportDialog
from meetingdesk.ui.roster.meeting_card import MeetingCard
from meetingdesk.ui.roster.page import ThePage
from tests.builders import a_meeting
from tests.ui.windows import a_window, words_on

PEOPLE = (("龚䶮", "禾晏瓷业党委"), ("华立夏", "砺岑金属党支部"), ("单雨桐", "沅岫燃气党支部"))
PHONE = "13800000001"
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(database: Path, clock: FixedClock) -> Iterator[ThePage]:
    """Three people on the roster and in the meeting; an organisation without people below them."""
    with a_window(database, clock) as shell:
        desk = shell.bridge.desk
        for name, unit in PEOPLE:
            where = desk.do(AddOrganisation(name=unit))
            desk.do(AddPerson(name=name, organisation_id=where, title="书记", phone=PHONE))
        for unit in ("石桥电器党支部", "青禾物流党支部"):
            desk.do(AddOrganisation(name=unit))
        shell.open_meeting(a_meeting(desk))
        shell.go("roster")
        found: Any = shell.window.current()
        found.invite.click()
        yield found


def names(page: ThePage) -> list[str]:
    return [row.name or row.unit for row in page.people.rows.shown()]


def choose(page: ThePage, *places: int) -> None:
    table = page.people.table
    table.choose(page.people.rows.shown()[places[0]].id)
    for place in places[1:]:
        table.setFocus()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, CONTROL, spot(page, place))


def spot(page: ThePage, place: int, share: float = 0.5, column: int = 2) -> QPoint:
    table = page.people.table
    box = table.visualRect(page.people.rows.index(place, column))
    return QPoint(box.center().x(), box.top() + round(box.height() * share))


def drag(page: ThePage, start: QPoint, end: QPoint) -> None:
    view = page.people.table.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def attendees(page: ThePage) -> dict[str, tuple[str, str | None]]:
    rows = page.bridge.ask(meetings.attendees, page.context.meeting_id)
    return {row.name: (row.role, row.voter_class) for row in rows}


def meeting_card(page: ThePage) -> MeetingCard:
    return next(one for one in page.findChildren(MeetingCard) if one.isVisible())


def test_a_row_goes_where_it_is_dropped(page: ThePage) -> None:
    drag(page, spot(page, 2), spot(page, 0, 0.2))
    assert names(page)[:3] == ["单雨桐", "龚䶮", "华立夏"]
    drag(page, spot(page, 0), spot(page, 2, 0.8))
    assert names(page)[:3] == ["龚䶮", "华立夏", "单雨桐"]


def test_several_rows_are_dragged_together(page: ThePage) -> None:
    choose(page, 0, 1)
    drag(page, spot(page, 1), spot(page, 2, 0.8))
    assert names(page)[:3] == ["单雨桐", "龚䶮", "华立夏"]
    page.bridge.undo()
    assert names(page)[:3] == ["龚䶮", "华立夏", "单雨桐"]


def test_alt_and_arrows_move_the_chosen_row_and_stop_at_the_ends(qtbot: QtBot, page: ThePage) -> None:
    choose(page, 2)
    for _time in range(3):
        qtbot.keyClick(page.people.table, Qt.Key.Key_Up, ALT)
    assert names(page)[:3] == ["单雨桐", "龚䶮", "华立夏"]
    qtbot.keyClick(page.people.table, Qt.Key.Key_End, ALT)
    assert names(page)[:3] == ["龚䶮", "华立夏", "单雨桐"]
    page.people.up.click()
    assert names(page)[:3] == ["龚䶮", "单雨桐", "华立夏"]


def test_organisations_without_people_are_moved_among_themselves(qtbot: QtBot, page: ThePage) -> None:
    choose(page, 4)
    qtbot.keyClick(page.people.table, Qt.Key.Key_Up, ALT)
    assert names(page)[3:] == ["青禾物流党支部", "石桥电器党支部"]


def by_organisation(page: ThePage) -> list[str]:
    """The organisations' rows as they stand over their people."""
    page.people.order.setCurrentIndex(page.people.order.findText("按党组织"))
    return [row.unit for row in page.people.rows.shown() if row.person is None]


def test_organisations_with_people_are_moved_where_they_stand_over_them(qtbot: QtBot, page: ThePage) -> None:
    first, second, third, *empty = by_organisation(page)
    people = [row.name for row in page.bridge.ask(queries.roster)]
    assert names(page) == [first, "龚䶮", second, "华立夏", third, "单雨桐", *empty]
    choose(page, 4)
    qtbot.keyClick(page.people.table, Qt.Key.Key_Up, ALT)
    assert names(page) == [first, "龚䶮", third, "单雨桐", second, "华立夏", *empty]
    drag(page, spot(page, 0), spot(page, 3, 0.2))  # among the people of one: behind them
    assert by_organisation(page) == [third, first, second, *empty]
    assert [row.name for row in page.bridge.ask(queries.roster)] == people, "people keep their own order"
    page.bridge.undo()
    assert by_organisation(page) == [first, third, second, *empty]
    page.people.keep_order.click()
    assert [row.name for row in page.bridge.ask(queries.roster)] == ["龚䶮", "单雨桐", "华立夏"]


def test_people_stay_where_organisations_are_moved_and_a_hint_says_why(qtbot: QtBot, page: ThePage) -> None:
    before = by_organisation(page)
    choose(page, 1)
    qtbot.keyClick(page.people.table, Qt.Key.Key_Down, ALT)
    assert by_organisation(page) == before
    assert [row.name for row in page.bridge.ask(queries.roster)] == [name for name, _unit in PEOPLE]
    assert "名册次序" in page.strip.accessibleName()


def test_in_another_order_nothing_is_moved_and_a_hint_says_why(qtbot: QtBot, page: ThePage) -> None:
    page.people.order.setCurrentIndex(1)
    choose(page, 1)
    before = [row.name for row in page.bridge.ask(queries.roster)]
    qtbot.keyClick(page.people.table, Qt.Key.Key_Up, ALT)
    assert [row.name for row in page.bridge.ask(queries.roster)] == before
    assert "名册次序" in page.strip.accessibleName()


def test_f2_writes_over_cells_one_after_another(qtbot: QtBot, page: ThePage) -> None:
    choose(page, 1)
    editor = page.people.table.editor
    qtbot.keyClick(page.people.table, Qt.Key.Key_F2)
    editor.setText("华立秋")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == "书记"
    editor.setText("副书记")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert not editor.isVisible()
    row = page.bridge.ask(queries.roster)[1]
    assert (row.name, row.title) == ("华立秋", "副书记")


def test_a_cell_that_is_left_by_escape_stays_as_it_was(qtbot: QtBot, page: ThePage) -> None:
    choose(page, 0)
    page.people.table.edit_cell(4)
    page.people.table.editor.setText("省级")
    qtbot.keyClick(page.people.table.editor, Qt.Key.Key_Escape)
    assert page.bridge.ask(queries.roster)[0].level is None
    page.people.table.edit_cell(4)
    page.people.table.editor.setText("省级")
    qtbot.keyClick(page.people.table.editor, Qt.Key.Key_Return)
    assert page.bridge.ask(queries.roster)[0].level == "省级"


def test_a_phone_is_written_without_being_shown(qtbot: QtBot, page: ThePage) -> None:
    choose(page, 0)
    page.people.table.edit_cell(5)
    editor = page.people.table.editor
    assert editor.text() == "138****0001"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert page.bridge.ask(queries.roster)[0].phone == PHONE, "left as it was, nothing changes"
    page.people.table.edit_cell(5)
    editor.setText("139 0000 0002")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert page.bridge.ask(queries.roster)[0].phone == "13900000002"


def test_a_name_that_is_refused_is_told_and_stays(qtbot: QtBot, page: ThePage) -> None:
    choose(page, 0)
    page.people.table.edit_cell(1)
    page.people.table.editor.setText(" ")
    qtbot.keyClick(page.people.table.editor, Qt.Key.Key_Return)
    assert names(page)[0] == "龚䶮"
    assert "姓名不能为空" in page.strip.accessibleName()


def test_a_look_at_a_phone_is_noted(page: ThePage) -> None:
    choose(page, 0)
    assert PHONE not in words_on(page)
    page.people.beside.wanted.emit("phone", page.people.rows.shown()[0])
    assert PHONE in words_on(page)
    assert page.bridge.desk.history(1)[0].name == "roster.LookAtPhone"


def test_the_reading_stands_on_the_card_and_may_be_another(page: ThePage) -> None:
    choose(page, 2)
    assert "读作 shan yu tong" in words_on(page)
    page.people.beside.wanted.emit("correct", page.people.rows.shown()[2])
    card: Any = page.people.beside.asking
    card.fields[2].field.setText("dan yu tong")
    card.verb.click()
    assert "读作 dan yu tong" in words_on(page)


def test_several_get_a_role_and_a_voter_class_in_one_act_each(page: ThePage) -> None:
    choose(page, 0, 2)
    card = meeting_card(page)
    card.role.setCurrentIndex(1)
    card.role.activated.emit(1)
    card = meeting_card(page)
    card.voter_class.activated.emit(1)
    changed, kept = ("observer", "A"), ("expected", None)
    assert attendees(page) == {"龚䶮": changed, "华立夏": kept, "单雨桐": changed}
    shown = [page.people.rows.columns[-1].cell(row).words for row in page.people.rows.shown()]
    assert shown[:3] == ["列席 A", "出席", "列席 A"]
    choose(page, 0)
    page.people.table.selectAll()
    assert meeting_card(page).role.currentText() == "（各不相同）"


def test_someone_is_taken_off_the_meeting_and_put_back(page: ThePage) -> None:
    choose(page, 1)
    meeting_card(page).drop.click()
    assert set(attendees(page)) == {"龚䶮", "单雨桐"}
    assert not meeting_card(page).drop.isVisible()
    meeting_card(page).join.click()
    assert set(attendees(page)) == {"龚䶮", "单雨桐", "华立夏"}


def test_other_names_of_an_organisation_are_added_changed_and_forgotten(page: ThePage) -> None:
    row = page.people.rows.shown()[0]
    for typed, wanted in ((["禾晏"], ["禾晏"]), (["禾晏集团", ""], ["禾晏集团"]), (["", ""], [])):
        page.people.beside.wanted.emit("alias", page.people.rows.row(row.id))
        card: Any = page.people.beside.asking
        for field, words in zip(card.fields, reversed(typed), strict=True):
            field.field.setText(words)
        card.verb.click()
        assert [one.alias for one in page.bridge.ask(queries.organisations)[0].aliases] == wanted


def test_whoever_serves_no_longer_keeps_their_place_without_a_post(page: ThePage) -> None:
    page.people.beside.wanted.emit("post", page.people.rows.shown()[1])
    card: Any = page.people.beside.asking
    combo = card.form.findChildren(type(page.people.order))[0]
    combo.setCurrentIndex(0)
    card.verb.click()
    assert page.bridge.ask(queries.roster)[1].organisation is None


@pytest.mark.parametrize("given", [(".xlsx", False), (".csv", True)])
def test_the_roster_is_given_out_with_phones_only_where_that_was_meant(
    qtbot: QtBot, page: ThePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: tuple[str, bool]
) -> None:
    ending, full = given
    target = tmp_path / f"名册{ending}"
    monkeypatch.setattr("meetingdesk.ui.dialogs.save_file", lambda *given: given[-1](target))
    page.give.click()
    card = page.window().findChild(ExportDialog)
    assert card is not None
    assert not card.whole.isChecked()
    card.whole.setChecked(full)
    card.verb.click()
    qtbot.waitUntil(lambda: "名册存为" in page.strip.accessibleName())
    rows = read_book(target).sheet().rows
    assert [row[5] for row in rows[1:]] == [PHONE if full else "138****0001"] * 3
    assert (page.bridge.desk.history(1)[0].name == "roster.GiveOutPhones") is full
