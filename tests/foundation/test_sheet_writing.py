"""What we hand to others stays what it is: text is never taken for a formula or a link."""

import csv
import datetime as dt
import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingdesk.foundation.errors import Fault
from meetingdesk.foundation.sheet_writing import (
    _NOT_IN_XML,
    Share,
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


def test_figures_dates_and_times_are_what_a_spreadsheet_reckons_with():
    day, length = dt.date(2023, 3, 17), dt.timedelta(minutes=8)
    cells = [7, Decimal("96.30"), Share("81.58"), day, dt.time(9, 5), length, None]
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([Table("表", list("abcdefg"), [cells])]))).active
    found = [(cell.value, cell.number_format) for cell in sheet[2]]
    assert found[:3] == [(7, "0"), (96.3, "0.00"), (0.8158, "0.00%")]
    assert found[3] == (dt.datetime(2023, 3, 17), "yyyy-mm-dd")
    assert found[4] == (dt.time(9, 5), "h:mm")
    assert found[5][0] in {length, dt.time(0, 8)}
    assert found[6][0] is None


def test_on_paper_a_table_is_as_wide_as_the_page_with_its_head_on_each():
    wide = Table("表", ["字" * 12] * 12, [["字" * 40] * 12], ["附注" * 200], head="演示会议 A&B")
    narrow = Table("窄", ["序号", "姓名"], [[1, "张三"]])
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([wide, narrow])))
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.print_title_rows) == (9, "$1:$1")
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.center.text == "&P / &N"
    assert [sheet.page_setup.orientation for sheet in book] == ["landscape", "portrait"]
    assert "演示会议 A&&B" in book["表"].oddHeader.left.text


def test_a_row_that_turns_over_is_as_high_as_its_lines():
    rows = [["短"], ["字" * 100], ["一\n二\n三"]]
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([Table("表", ["内容"], rows)]))).active
    assert sheet.row_dimensions[2].height is None
    assert sheet.row_dimensions[3].height >= 4 * 15
    assert sheet.row_dimensions[4].height == 3 * 15


def test_lines_below_the_rows_are_joined_across_the_table_and_do_not_widen_it():
    made = xlsx_bytes([Table("表", ["序号", "姓名"], [[1, "张三"]], ["=附注" * 30])])
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A4:B4"]
    assert (sheet["A4"].value, sheet["A4"].data_type, sheet["A4"].quotePrefix) == ("=附注" * 30, "s", True)
    assert sheet.column_dimensions["A"].width < 10
    assert sheet.row_dimensions[4].height > 15


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
