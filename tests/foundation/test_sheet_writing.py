"""What we hand to others stays what it is: text is never taken for a formula or a link."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingdesk.foundation.errors import Fault
from meetingdesk.foundation.sheet_writing import (
    _NOT_IN_XML,
    Table,
    csv_bytes,
    unharmed,
    write_csv,
    write_xlsx,
    xlsx_bytes,
)

DANGEROUS = [
    "=1+1",
    "+86 731",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "http://example.invalid",
    "0731",
    "1E5",
    "mailto:a@b.c",
    "＝1+1",
    "\u00a0=1+1",
]


def test_every_text_is_a_text_cell_for_another_program(tmp_path):
    write_xlsx(tmp_path / "名单.xlsx", [Table("名单", ["内容", "数"], [[text, 7] for text in DANGEROUS])])
    sheet = openpyxl.load_workbook(tmp_path / "名单.xlsx").active
    assert all(row[0].quotePrefix for row in sheet.iter_rows(min_row=2)), "text it stays when edited there"
    assert [(row[0].value, row[0].data_type, row[0].hyperlink) for row in sheet.iter_rows(min_row=2)] == [
        (text, "s", None) for text in DANGEROUS
    ]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [7] * len(DANGEROUS)
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width


def test_csv_opens_in_excel_with_chinese_and_without_formulas(tmp_path):
    write_csv(tmp_path / "名单.csv", ["姓名"], [[text] for text in DANGEROUS])
    content = (tmp_path / "名单.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    cells = [row[0] for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]
    assert cells[1:6] == ["'=1+1", "'+86 731", "'-5", "'@SUM(A1)", "'\t=1"]
    assert cells[7] == "0731"
    assert cells[-2:] == ["'＝1+1", "'\u00a0=1+1"]


@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
@settings(max_examples=200, deadline=None)
def test_no_csv_cell_ever_begins_like_a_formula(texts):
    rows = csv.reader(io.StringIO(csv_bytes(texts, [texts]).decode("utf-8-sig"), newline=""))
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_the_mark_against_formulas_is_gone_when_the_file_is_read_again(texts):
    (row,) = list(csv.reader(io.StringIO(csv_bytes(texts, []).decode("utf-8-sig"), newline="")))
    kept = [_NOT_IN_XML.sub("", text) for text in texts]
    assert [unharmed(cell) for cell in row] == [unharmed(text) for text in kept]


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_text_and_any_sheet_name_can_be_written(name, text):
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([Table(name, ["a"], [[text]])]))).active
    assert sheet["A1"].value == "a"


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path):
    target = tmp_path / "名单.xlsx"
    target.mkdir()
    with pytest.raises(Fault) as caught:
        write_xlsx(target, [Table("名单", ["a"], [])])
    assert caught.value.key == "sheet.write_failed"
    assert [one.name for one in tmp_path.iterdir()] == ["名单.xlsx"]


def test_the_same_table_gives_the_same_bytes():
    table = Table("名单", ["姓名"], [["张三"]])
    assert xlsx_bytes([table]) == xlsx_bytes([table])
