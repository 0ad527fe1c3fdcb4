"""Lists, tables and the board by keyboard, mouse and ear."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from meetingdesk.ui.parts.paint import fit
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.table import Table
from meetingdesk.ui.parts.tiles import Board, Tile
from meetingdesk.ui.tables import Column, Rows, name_cell
from meetingdesk.ui.theme import Role, Tone, tokens


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    action: str = ""
    here: bool = True


PEOPLE = tuple(Person(str(number), f"演示{number}", "撤销" if number % 2 else "") for number in range(44))


def rows_of(people: tuple[Person, ...] = PEOPLE) -> Rows[Person]:
    rows: Rows[Person] = Rows(read=lambda person: f"{person.name} 已到", enabled=lambda person: person.here)
    rows.apply(people)
    return rows


def face(person: Person) -> Face:
    return Face(name=person.name, second="演示企业党支部", action=person.action)


def tile(person: Person) -> Tile:
    return Tile(
        name=person.name, unit="演示企业", mark="check", state="8:40", tone=Tone.OK if person.here else None
    )


@pytest.fixture
def people(qtbot: QtBot) -> RowList:
    view = RowList(rows_of(), face, "刚才到的")
    qtbot.addWidget(view)
    view.resize(420, 200)
    view.show()
    return view


@pytest.fixture
def board(qtbot: QtBot) -> Board:
    view = Board(rows_of(), tile, "签到牌")
    qtbot.addWidget(view)
    view.resize(702, 560)
    view.show()
    return view


def test_enter_acts_on_a_row_that_offers_an_act_and_opens_another(qtbot: QtBot, people: RowList) -> None:
    acted, opened = [], []
    people.events.acted.connect(acted.append)
    people.events.opened.connect(opened.append)
    people.choose("3")
    qtbot.keyClick(people, Qt.Key.Key_Return)
    qtbot.keyClick(people, Qt.Key.Key_Down)
    qtbot.keyClick(people, Qt.Key.Key_Return)
    assert (acted, opened) == (["3"], ["4"])


def test_a_click_on_the_last_word_acts_and_beside_it_only_chooses(qtbot: QtBot, people: RowList) -> None:
    acted, chosen = [], []
    people.events.acted.connect(acted.append)
    people.events.chosen.connect(chosen.append)
    middle = people.visualRect(people.rows.index_of("1")).center().y()
    for x in (100, people.viewport().width() - 30):
        qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, middle))
    assert chosen == ["1"]
    assert acted == ["1"]


def test_a_row_that_is_not_enabled_does_nothing(qtbot: QtBot) -> None:
    view = RowList(rows_of((Person("1", "演示1", "撤销", here=False),)), face, "人")
    qtbot.addWidget(view)
    view.show()
    acted: list[str] = []
    view.events.acted.connect(acted.append)
    place = QPoint(view.viewport().width() - 30, 20)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert acted == []


@pytest.mark.parametrize("which", ["people", "board"])
def test_each_row_and_tile_can_be_read_aloud(which: str, request: pytest.FixtureRequest) -> None:
    view = request.getfixturevalue(which)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name) == view.accessibleName()
    first = interface.child(0)
    assert first.text(QAccessible.Text.Name) == "演示0 已到"


def test_cells_of_a_table_can_be_read_aloud(qtbot: QtBot) -> None:
    columns = (Column[Person]("姓名", lambda person: name_cell(person.name)),)
    rows = Rows(columns)
    rows.apply(PEOPLE)
    table = Table(rows, "名册")
    qtbot.addWidget(table)
    interface = QAccessible.queryAccessibleInterface(table)
    heard = [interface.child(place).text(QAccessible.Text.Name) for place in range(interface.childCount())]
    assert heard.index("姓名") < heard.index("演示0") < heard.index("演示1")


def test_44_tiles_fit_a_laptop_without_scrolling(board: Board) -> None:
    assert board.columns() == 6
    assert board.verticalScrollBar().maximum() == 0
    boxes = [board.visualRect(board.rows.index(place, 0)) for place in range(44)]
    assert all(board.viewport().rect().contains(box) for box in boxes)
    assert all(box.width() >= 104 and box.height() >= 54 for box in boxes)
    assert not any(one.intersects(other) for one, other in itertools.pairwise(boxes))


def test_a_low_window_scrolls_the_board_instead_of_squeezing_names(board: Board) -> None:
    board.resize(702, 300)
    assert board.verticalScrollBar().maximum() > 0
    board.choose("43")
    assert board.viewport().rect().contains(board.visualRect(board.rows.index_of("43")))


def test_arrow_keys_walk_the_board_by_its_columns(qtbot: QtBot, board: Board) -> None:
    board.choose("0")
    for key, there in (
        (Qt.Key.Key_Right, "1"),
        (Qt.Key.Key_Down, "7"),
        (Qt.Key.Key_Left, "6"),
        (Qt.Key.Key_Up, "0"),
        (Qt.Key.Key_Up, "0"),
        (Qt.Key.Key_End, "43"),
        (Qt.Key.Key_Right, "43"),
    ):
        qtbot.keyClick(board, key)
        assert board.current_id() == there


def test_a_click_finds_the_tile_that_is_drawn_there(qtbot: QtBot, board: Board) -> None:
    for which in ("0", "17", "43"):
        middle = board.visualRect(board.rows.index_of(which)).center()
        qtbot.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert board.current_id() == which


def test_who_is_missing_stands_out_white(board: Board) -> None:
    board.rows.apply((Person("0", "演示0", here=False), *PEOPLE[1:]))
    picture = board.viewport().grab().toImage()
    missing, present = (board.visualRect(board.rows.index_of(which)) for which in ("0", "1"))
    assert picture.pixelColor(missing.left() + 6, missing.center().y()).name().upper() == tokens().surface
    assert picture.pixelColor(present.left() + 6, present.center().y()).name().upper() == tokens().ok_soft


def test_a_crowded_board_keeps_whole_names_of_four_characters(qtbot: QtBot, board: Board) -> None:
    people = tuple(Person(str(number), "上官红叶") for number in range(90))
    board.rows.apply(people)
    assert board.columns() == 8
    assert board.verticalScrollBar().maximum() == 0
    room = board.visualRect(board.rows.index_of("0")).width() - 6 - 4 - 13
    assert fit("上官红叶", Role.ROW_NAME, room) == "上官红叶"


@dataclass(frozen=True)
class Hover:
    """Points at a row and reads the tip."""

    view: RowList | Table | Board

    def tip(self, which: str) -> str:
        place = self.view.visualRect(self.view.rows.index_of(which)).center()
        event = QHelpEvent(QEvent.Type.ToolTip, place, self.view.mapToGlobal(place))
        QApplication.sendEvent(self.view.viewport(), event)
        return QToolTip.text()


LONG = "名字非常长的演示企业联合党支部委员会第一分会"


@pytest.fixture
def no_tip() -> Iterator[None]:
    QToolTip.hideText()
    yield
    QToolTip.hideText()


@pytest.mark.usefixtures("no_tip")
def test_what_was_shortened_is_told_whole_under_the_pointer(qtbot: QtBot) -> None:
    rows = rows_of((Person("1", "短"), Person("2", LONG)))
    columns = (Column[Person]("姓名", lambda person: name_cell(person.name)),)
    table_rows = Rows(columns)
    table_rows.apply(rows.shown())
    for view in (
        RowList(rows, lambda row: Face(name=row.name), "人"),
        Table(table_rows, "人"),
        Board(rows, tile, "人"),
    ):
        qtbot.addWidget(view)
        view.resize(180, 200)
        view.show()
        assert not Hover(view).tip("1")
        assert LONG in Hover(view).tip("2")
        QToolTip.hideText()
        qtbot.waitUntil(lambda: not QToolTip.isVisible() and not QToolTip.text())
