"""What leaves the roster can be opened, read back without a change, and tells no phone unasked."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from meetingdesk.desk import Desk
from meetingdesk.foundation.sheets import read_book
from meetingdesk.foundation.wording import Wording
from meetingdesk.roster import queries
from meetingdesk.roster.commands import AddAlias, AddOrganisation, AddPerson
from meetingdesk.roster.exporting import Export, GiveOutPhones, export
from meetingdesk.roster.importing import State, preview

CHINESE = Wording("zh_CN")
FORMULAS = ("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "＝1", "\t=1")
PHONES = ("13800000001", "0731-28880000")


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A roster with phones, a rare name and notes that look like formulas."""
    unit = desk.do(AddOrganisation(name="甲厂党支部", level="市级", members=12))
    desk.do(AddAlias(organisation_id=unit, alias="老甲厂"))
    desk.do(AddOrganisation(name="没有人的党总支"))
    told = {"organisation_id": unit, "title": "书记"}
    desk.do(AddPerson(name="郑䶮", reading="zheng yan", phone=PHONES[0], note=FORMULAS[0], **told))
    desk.do(AddPerson(name="任𬭎", phone=PHONES[1], note=FORMULAS[1], **told))
    for place, note in enumerate(FORMULAS[2:]):
        desk.do(AddPerson(name=f"演示{place}", note=note, **told))
    return desk


def written(desk: Desk, folder: Path, kind: str, *, phones: bool = False) -> Path:
    made: Export = desk.ask(export, CHINESE, phones=phones)
    path = folder / f"名册{kind}"
    path.write_bytes(made.xlsx() if kind == ".xlsx" else made.csv())
    return path


@pytest.mark.parametrize("kind", [".xlsx", ".csv"])
@pytest.mark.parametrize("phones", [False, True])
def test_an_export_is_read_back_as_what_is_there(full: Desk, tmp_path: Path, kind: str, phones: bool) -> None:
    found = preview(read_book(written(full, tmp_path, kind, phones=phones)), full.ask(queries.known))
    assert {row.state for row in found.rows} == {State.SAME}
    assert [row.line.name for row in found.rows][:2] == ["郑䶮", "任𬭎"]


@pytest.mark.parametrize("kind", [".xlsx", ".csv"])
def test_no_phone_leaves_the_roster_unasked(full: Desk, tmp_path: Path, kind: str) -> None:
    path = written(full, tmp_path, kind)
    if kind == ".xlsx":
        with zipfile.ZipFile(path) as packed:
            content = b"".join(packed.read(name) for name in packed.namelist())
    else:
        content = path.read_bytes()
    assert not [one for one in PHONES if one.encode() in content]
    assert b"138****0001" in content


def test_no_cell_is_a_formula(full: Desk, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(full, tmp_path, ".xlsx", phones=True))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert {one.strip() for one in FORMULAS} <= {str(cell.value).strip() for cell in cells}
    assert book.sheetnames == ["名册", "党组织"]
    assert [cell.value for cell in book["党组织"][2]] == ["甲厂党支部", "市级", 12, "老甲厂", 6, None]


def test_giving_out_phones_is_in_the_history_with_their_number(full: Desk) -> None:
    made = full.ask(export, CHINESE, phones=True)
    full.do(GiveOutPhones(file="名册.xlsx", count=made.phones))
    act = full.history()[0]
    assert act.text(CHINESE) == "导出 2 个完整的电话到 名册.xlsx"
    assert act.effects == 0
    assert full.ask(export, CHINESE).phones == 0


def test_a_second_reader_sees_the_same_words_and_no_formula(full: Desk, tmp_path: Path) -> None:
    path = written(full, tmp_path, ".xlsx")
    book = CalamineWorkbook.from_path(path)
    rows = book.get_sheet_by_name("名册").to_python()
    assert rows[0] == ["序号", "党组织", "姓名", "职务", "级别", "电话", "拼音", "备注"]
    assert rows[1] == [1, "甲厂党支部", "郑䶮", "书记", "市级", "138****0001", "zheng yan", "=1+1"]
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert not [name for name, content in parts.items() if b"<f>" in content or b"<f " in content]
    assert not [name for name in parts if "macro" in name.lower() or "external" in name.lower()]


def test_a_text_file_opens_as_utf_8_and_no_cell_begins_like_a_formula(full: Desk, tmp_path: Path) -> None:
    content = written(full, tmp_path, ".csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {8}
    assert [row[-1] for row in rows[1:]][:2] == ["'=1+1", "'@SUM(A1)"]
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in set("=+-@＝＋－＠")]
