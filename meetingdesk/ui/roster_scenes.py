"""States of the roster page for the pictures: what is chosen, asked or written in each (演示数据)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QItemSelectionModel

from meetingdesk.foundation import paths
from meetingdesk.foundation.sheet_writing import Table, write_xlsx
from meetingdesk.foundation.sheets import read_book
from meetingdesk.roster.importing import State
from meetingdesk.ui.at_rest import settle
from meetingdesk.ui.exporting import ExportDialog
from meetingdesk.ui.shell import Shell

Scene = Callable[[Shell, Path], None]
ROSTER_FILE = "参会名单（演示数据）.xlsx"


def doubtful_roster(folder: Path) -> Path:
    """The sample's own roster file with a few rows changed, so that an import has something to ask."""
    rows = [list(row) for row in read_book(paths.resource("sample", "参会名单.xlsx")).sheet().rows]
    rows[4][4], rows[5][3], rows[7][3], rows[8][4] = "10057040000", "党支部副书记", "", "1008498392"
    rows[10][1], rows[13][1] = "芳汀新材料党支部", "石桥电器党支部"
    rows[11][1], rows[12][1] = rows[11][1].removesuffix("党支部"), rows[12][1].removesuffix("党支部")
    rows.insert(14, ["", "青禾物流党支部", "林晚秋", "党支部书记", "10012345678", ""])
    path = folder / ROSTER_FILE
    write_xlsx(path, [Table("参会名单", rows[0], rows[1:])])
    return path


def _page(shell: Shell) -> Any:
    return shell.window.current()


def _choose(shell: Shell, _props: Path) -> None:
    people = _page(shell).people
    people.table.choose(people.rows.shown()[2].id)


def _several(shell: Shell, _props: Path) -> None:
    people = _page(shell).people
    how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for place in (3, 4, 5, 7):
        people.table.selectionModel().select(people.rows.index(place, 0), how)


def _figures(shell: Shell, _props: Path) -> None:
    _page(shell).people.table.setFocus()


def _sorted(shell: Shell, _props: Path) -> None:
    people = _page(shell).people
    people.order.setCurrentIndex(2)
    people.field.setText("l")


def _by_unit(shell: Shell, _props: Path) -> None:
    people = _page(shell).people
    people.order.setCurrentIndex(people.order.count() - 1)
    people.table.choose(next(row.id for row in people.rows.shown() if row.person is None))


def _in_place(shell: Shell, props: Path) -> None:
    _choose(shell, props)
    _page(shell).people.table.edit_cell(3)


def _form(what: str) -> Scene:
    def ask(shell: Shell, _props: Path) -> None:
        people = _page(shell).people
        people.beside.wanted.emit(what, people.rows.shown()[2])

    return ask


def _new_person(shell: Shell, _props: Path) -> None:
    _page(shell).people.add_person()


def _export(shell: Shell, _props: Path) -> None:
    _page(shell).give.click()
    shell.window.findChildren(ExportDialog)[-1].whole.setChecked(True)


def _import_of(state: State | None) -> Scene:
    """The preview, with the first row of a state in hand; None: its columns."""

    def look(shell: Shell, props: Path) -> None:
        page = _page(shell)
        page.open_file(doubtful_roster(props))
        settle(shell)
        view = page.incoming
        if state is None:
            view.how.columns_wanted.emit(True)
            return
        which = next(one.id for one in view.rows.shown() if one.row.state is state)
        view.table.choose(which)

    return look


def _no_header(shell: Shell, _props: Path) -> None:
    _page(shell).open_text("石桥电器党支部\t林晚秋\t书记\n青禾物流党支部\t许青山\t书记")


def _no_columns(shell: Shell, _props: Path) -> None:
    _page(shell).open_text("演示数据\n甲\t乙\t丙\n一\t石桥电器\t林晚秋一家\n二\t青禾物流\t许青山一家")


def _refused(shell: Shell, props: Path) -> None:
    broken = props / "坏文件（演示数据）.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    _page(shell).open_file(broken)


SCENES: tuple[tuple[str, Scene], ...] = (
    ("roster", _choose),
    ("roster-figures", _figures),
    ("roster-several", _several),
    ("roster-sorted", _sorted),
    ("roster-by-unit", _by_unit),
    ("roster-in-place", _in_place),
    ("roster-correct", _form("correct")),
    ("roster-post", _form("post")),
    ("roster-aliases", _form("alias")),
    ("roster-unit", _form("organisation")),
    ("roster-new", _new_person),
    ("roster-export", _export),
    ("roster-refused", _refused),
    ("roster-import", _import_of(State.SAME_NAME)),
    ("roster-import-unit", _import_of(State.UNIT)),
    ("roster-import-problem", _import_of(State.PROBLEM)),
    ("roster-import-update", _import_of(State.UPDATE)),
    ("roster-import-columns", _import_of(None)),
    ("roster-import-no-header", _no_header),
    ("roster-import-no-columns", _no_columns),
)
