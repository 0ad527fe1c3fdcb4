"""Lists take new rows by difference: what was chosen stays chosen, what did not change is not touched."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.table import Table
from meetingdesk.ui.tables import Cell, Column, Rows, name_cell, widths


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    state: str = ""


COLUMNS = (
    Column[Person]("姓名", lambda person: name_cell(person.name), width=96),
    Column[Person]("结果", lambda person: Cell(person.state), share=1),
)
PEOPLE = tuple(Person(str(number), f"演示{number}") for number in range(40))


def new_rows() -> Rows[Person]:
    return Rows(COLUMNS, search=lambda person: f"{person.name} {person.id}")


def told(rows: Rows[Person]) -> list[str]:
    """Hears what the model tells its views."""
    heard: list[str] = []
    rows.rowsInserted.connect(lambda _, first, last: heard.append(f"+{first}-{last}"))
    rows.rowsRemoved.connect(lambda _, first, last: heard.append(f"-{first}-{last}"))
    rows.dataChanged.connect(lambda first, last: heard.append(f"~{first.row()}-{last.row()}"))
    rows.layoutChanged.connect(lambda: heard.append("order"))
    rows.modelReset.connect(lambda: heard.append("reset"))
    return heard


def test_only_the_difference_is_told() -> None:
    rows = new_rows()
    rows.apply(PEOPLE[:5])
    heard = told(rows)
    rows.apply(PEOPLE[:5])
    assert heard == []
    rows.apply((*PEOPLE[:2], Person("2", "演示2", "已到"), *PEOPLE[3:5], PEOPLE[9]))
    assert heard == ["+5-5", "~2-2"]
    heard.clear()
    rows.apply(PEOPLE[1:5])
    assert heard == ["-5-5", "-0-0", "~1-1"]
    heard.clear()
    rows.apply(tuple(reversed(PEOPLE[1:5])))
    assert heard == ["order"]


@pytest.mark.parametrize("answer", [PEOPLE[5:8], PEOPLE[:2], ()])
def test_who_answers_to_a_change_with_other_rows_gets_those(answer: tuple[Person, ...]) -> None:
    """A page that is told that the chosen row is gone chooses another, and reads its list again."""
    rows = new_rows()
    rows.apply(PEOPLE[:5])
    answers = [answer]
    rows.rowsRemoved.connect(lambda: answers and rows.apply(answers.pop()))
    rows.apply((*PEOPLE[3:5], *PEOPLE[10:20]))
    assert rows.shown() == answer


@pytest.mark.parametrize("view_type", [RowList, Table])
def test_the_chosen_row_stays_chosen_wherever_it_moves(qtbot: QtBot, view_type: type) -> None:
    rows = new_rows()
    rows.apply(PEOPLE)
    view = RowList(rows, lambda row: Face(name=row.name), "人") if view_type is RowList else Table(rows, "人")
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.choose("20")
    before = view.verticalScrollBar().value()
    assert before > 0
    rows.apply((*PEOPLE[:20], Person("20", "改了名"), *PEOPLE[21:]))
    assert view.current_id() == "20"
    assert view.verticalScrollBar().value() == before
    rows.apply(tuple(reversed(PEOPLE)))
    assert view.current_id() == "20"
    rows.apply(PEOPLE[15:25])
    assert view.current_id() == "20"


def test_so_many_changes_that_all_is_told_anew_still_keep_the_choice(qtbot: QtBot) -> None:
    rows = new_rows()
    many = [Person(str(number), f"演示{number}") for number in range(400)]
    rows.apply(many)
    view = RowList(rows, lambda row: Face(name=row.name), "人")
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.choose("200")
    heard = told(rows)
    rows.apply(many[::2])
    assert heard == ["reset"]
    assert view.current_id() == "200"


def test_the_filter_wants_every_word_and_forgets_nothing() -> None:
    rows = new_rows()
    rows.apply(PEOPLE)
    rows.filter("演示1 12")
    assert [person.id for person in rows.shown()] == ["12"]
    rows.apply((*PEOPLE, Person("112", "演示112")))
    assert [person.id for person in rows.shown()] == ["12", "112"]
    rows.filter("")
    assert len(rows.shown()) == 41


def test_a_row_that_changed_is_found_by_its_new_words() -> None:
    rows = new_rows()
    rows.apply(PEOPLE)
    rows.apply((Person("0", "上官红叶"), *PEOPLE[1:]))
    rows.filter("上官")
    assert [person.id for person in rows.shown()] == ["0"]


ORDERS = st.lists(st.integers(0, 12), unique=True).map(tuple)


@given(before=ORDERS, after=ORDERS, changed=st.sets(st.integers(0, 12)))
def test_whatever_comes_after_whatever_the_list_shows_it(
    before: tuple[int, ...], after: tuple[int, ...], changed: set[int]
) -> None:
    rows = new_rows()
    watcher = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.apply([Person(str(number), "") for number in before])
    held = {str(number): rows.createIndex(place, 0) for place, number in enumerate(before)}
    target = [Person(str(number), "", "改" if number in changed else "") for number in after]
    rows.apply(target)
    assert list(rows.shown()) == target
    assert all(rows.index_of(row.id).row() == place for place, row in enumerate(target))
    assert all(not rows.index_of(which).isValid() for which in held if int(which) not in after)
    del watcher


def test_a_long_list_shows_exactly_those_that_answer_a_second_key() -> None:
    rows = new_rows()
    rows.apply([Person(str(number), f"演示{number}") for number in range(20_000)])
    rows.filter("1")
    rows.filter("19")
    expected = [str(number) for number in range(20_000) if "19" in str(number)]
    assert [person.id for person in rows.shown()] == expected


@pytest.mark.parametrize("room", [240, 345, 800, 1126])
def test_columns_fill_the_room_and_never_more(room: int) -> None:
    columns = (*COLUMNS, Column[Person]("数", lambda person: Cell(person.id), width=150, right=True))
    found = widths(columns, room)
    assert sum(found) == room
    assert min(found) > 20


def test_no_sideways_bar_however_narrow(qtbot: QtBot) -> None:
    rows = new_rows()
    rows.apply(PEOPLE)
    table = Table(rows, "人")
    qtbot.addWidget(table)
    table.show()
    for wide in (260, 500, 1100):
        table.resize(wide, 300)
        assert table.horizontalScrollBar().maximum() == 0
        assert sum(table.columnWidth(place) for place in range(2)) == table.viewport().width()
