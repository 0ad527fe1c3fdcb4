"""Roster files of every make are read; none can harm the program (practice.md 7.5, reliability.md 2.7)."""

import io
import re
import time
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetingdesk.foundation import sheet_html, sheets
from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.sheet_limits import WORKER_MEMORY
from meetingdesk.foundation.sheet_process import Worker
from meetingdesk.foundation.sheets import Area, SheetReader, pasted
from tests.foundation import hostile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CASE = Path(__file__).parent.parent / "cases" / "park-2022"


@pytest.fixture(scope="module")
def reader():
    reader = SheetReader()
    yield reader
    reader.close()


def refused(reader, path, **options) -> BadInput:
    with pytest.raises(BadInput) as caught:
        reader.read(path, **options)
    assert caught.value.values.get("file") == path.name
    return caught.value


def test_the_office_s_roster_is_read_as_the_office_sees_it(reader):
    sheet = reader.read(CASE / "参会名单.xlsx").sheet()
    assert sheet.rows[2] == ("序号", "党组织\n名称", "姓  名", "职务", "联系电话", "备注")
    assert sheet.rows[3][4] == "10069745611"
    assert Area(15, 3, 17, 3) in sheet.merged
    assert [sheet.rows[place][3] for place in (15, 16, 17)] == ["党支部书记", "", ""]
    assert [sheet.filled().rows[place][3] for place in (15, 16, 17)] == ["党支部书记"] * 3


def test_numbers_dates_and_hidden_rows_come_as_an_office_means_them(reader, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([13800000000, 1.38e10, 12.5, True, date(2023, 3, 17), "0731", None])
    sheet.append(["隐藏"])
    sheet.row_dimensions[2].hidden = True
    book.create_sheet("存档").sheet_state = "hidden"
    book["存档"].append(["x"])
    book.save(tmp_path / "a.xlsx")
    read = reader.read(tmp_path / "a.xlsx")
    assert read.sheet().rows[0] == ("13800000000", "13800000000", "12.5", "TRUE", "2023-03-17", "0731")
    assert read.sheet().hidden_rows == {1}
    assert [one.hidden for one in read.sheets] == [False, True]


def test_old_xls_files_are_read_with_their_merged_cells(reader, tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("名册")
    sheet.write(0, 0, "姓名")
    sheet.write(0, 1, "电话")
    sheet.write(1, 1, 13800000000)
    sheet.write(2, 1, "0731")
    sheet.write_merge(1, 2, 0, 0, "张三")
    book.save(str(tmp_path / "a.xls"))
    read = reader.read(tmp_path / "a.xls").sheet()
    assert read.filled().rows == (("姓名", "电话"), ("张三", "13800000000"), ("张三", "0731"))


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8-sig", "utf-8-sig"),
        ("utf-8", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
    ],
)
def test_csv_of_any_usual_encoding_is_read_and_the_encoding_reported(reader, tmp_path, encoding, named):
    text = "姓名,单位\r\n郑珺,“演示”企业\r\n" + ("" if encoding == "gbk" else "任𬭎,x\r\n")
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    read = reader.read(tmp_path / "a.csv")
    assert read.encoding == named
    assert read.sheet().rows[1] == ("郑珺", "“演示”企业")
    assert sheets.preview(tmp_path / "a.csv", named)[0].lstrip("\ufeff") == "姓名,单位"


def test_a_wrong_choice_of_encoding_says_from_which_row(reader, tmp_path):
    (tmp_path / "a.csv").write_bytes("a,b\nc,d\n姓名,单位\n".encode("gb18030"))
    error = refused(reader, tmp_path / "a.csv", encoding="utf-8")
    assert (error.key, error.values["row"]) == ("sheet.encoding", 3)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_are_found(reader, tmp_path, separator):
    (tmp_path / "a.csv").write_text(f"姓名{separator}单位\n张三{separator}甲厂\n", encoding="utf-8")
    assert reader.read(tmp_path / "a.csv").sheet().rows == (("姓名", "单位"), ("张三", "甲厂"))


def test_cells_pasted_from_a_spreadsheet_are_a_table():
    rows = pasted('姓名\t单位\r\n张三\t"甲厂\n党支部"\r\n').sheet().rows
    assert rows == (("姓名", "单位"), ("张三", "甲厂\n党支部"))


PAGE = """<html><head><style>td {mso-number-format:"x"}</style></head><body><!--StartFragment-->
<table border=0><tr><td colspan=3 class=xl65>参会名单<span>（演示）</span></td></tr>
<tr><td>单位</td><td>姓&nbsp;名</td><td>电话</td></tr>
<tr><td rowspan=2>甲厂<br>党支部</td><td>张三&amp;李四</td><td x:num="13800000000">1.38E+10</td></tr>
<tr><td>王五</td><td>=1+1</td></tr></table><table><tr><td>另一张</td></tr></table></body></html>"""


def test_a_table_on_the_clipboard_keeps_its_merged_cells_and_its_numbers():
    sheet = pasted("看不出合并的文字", PAGE).sheet()
    assert sheet.rows == (
        ("参会名单（演示）", "", ""),
        ("单位", "姓 名", "电话"),
        ("甲厂\n党支部", "张三&李四", "13800000000"),
        ("", "王五", "=1+1"),
    )
    assert sheet.merged == (Area(0, 0, 0, 2), Area(2, 0, 3, 0))
    assert sheet.filled().rows[3][0] == "甲厂\n党支部"


def test_a_page_that_says_no_more_than_its_text_is_not_read():
    assert pasted("姓名\t单位", "<table><tr><td>别的</td></tr></table>").sheet().rows == (("姓名", "单位"),)


def test_a_page_without_a_table_is_read_as_text():
    assert pasted("姓名\t单位", "<p>姓名 单位</p>").sheet().rows == (("姓名", "单位"),)


@pytest.mark.parametrize(
    ("html", "key"),
    [
        ("<table>" + "<tr><td>x" * 20_001, "sheet.too_many_rows"),
        ("<table><tr>" + "<td>x" * 61, "sheet.too_many_columns"),
        ("<table><tr><td>" + "x" * 40_000, "sheet.cell_too_long"),
        ("<table><tr><td colspan=999999999 rowspan=999999999>x<td>y", "sheet.too_many_columns"),
    ],
)
def test_a_page_that_goes_too_far_is_refused(html, key):
    with pytest.raises(BadInput) as caught:
        pasted("", html)
    assert caught.value.key == key


TAGS = "<table> </table> <tr> </tr> <td> </td> <td/rowspan=3> <td/colspan=2> <th> <br> <style> </style> <a"
SCRAPS = [*TAGS.split(" "), "x", "<!--", "<![", "&#xD800;", "&#0;"]


@given(st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_page_is_a_table_of_rows_of_one_length_or_refused(html):
    with suppress(BadInput):  # anything else fails the test
        assert len({len(row) for row in sheet_html.table("", html)[0]}) <= 1


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.et", OLE + b"\0" * 600, "sheet.et"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "sheet.encrypted"),
        ("a.xlsx", OLE + b"\0" * 600, "sheet.wrong_kind"),
        ("a.xlsx", "姓名,单位".encode(), "sheet.wrong_kind"),
        ("a.csv", hostile.xlsx(hostile.sheet(hostile.HEADER)), "sheet.wrong_kind"),
        ("a.xls", hostile.xlsx(hostile.sheet(hostile.HEADER)), "sheet.wrong_kind"),
        ("a.xls", OLE + b"\0" * 600, "sheet.damaged"),
        ("a.pdf", b"%PDF-1.7", "sheet.unknown_kind"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff", "sheet.not_text"),
        ("a.csv", b"a,b\0c", "sheet.not_text"),
        ("a.csv", b"", "sheet.empty"),
        ("a.csv", b"x\n" * 20_001, "sheet.too_many_rows"),
        ("a.csv", b"a\n" + b"x," * 61 + b"x", "sheet.too_many_columns"),
        ("a.csv", b'a\n"' + b"x" * 40_000, "sheet.cell_too_long"),
        ("a.csv", b"a,b\nc,d\n" + b"x" * 21_000_000, "sheet.cell_too_long"),
        ("a.csv", b"a,b\n" * 5_500_000, "sheet.too_big"),
    ],
)  # fmt: skip
def test_files_of_the_wrong_kind_are_named_with_what_is_wrong(reader, tmp_path, name, content, key):
    (tmp_path / name).write_bytes(content)
    assert refused(reader, tmp_path / name).key == key


def test_a_cell_of_20_mb_in_a_text_file_is_blamed_on_its_row(reader, tmp_path):
    (tmp_path / "a.csv").write_bytes(b"a,b\nc,d\n" + b"x" * 21_000_000)
    assert refused(reader, tmp_path / "a.csv").values["row"] == 3


def test_a_cell_of_20_mb_in_a_workbook_that_is_not_packed_is_blamed_on_its_row(reader, tmp_path):
    packed = hostile.xlsx(hostile.sheet(hostile.HEADER + hostile.row(3, "x" * 21_000_000, "甲厂")))
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as parts,
        zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_STORED) as plain,
    ):
        for name in parts.namelist():
            plain.writestr(name, parts.read(name))
    error = refused(reader, tmp_path / "a.xlsx")
    assert (error.key, error.values["row"]) == ("sheet.cell_too_long", 3)


def test_missing_files_and_folders_are_refused(reader, tmp_path):
    assert refused(reader, tmp_path / "没有.xlsx").key == "sheet.missing"
    (tmp_path / "夹.xlsx").mkdir()
    assert refused(reader, tmp_path / "夹.xlsx").key == "sheet.unreadable"


@pytest.mark.parametrize("case", hostile.CORPUS, ids=[one[0] for one in hostile.CORPUS])
def test_a_hostile_workbook_is_refused_in_time_and_the_next_file_is_read(case, reader, tmp_path):
    _, content, keys, row = case
    (tmp_path / "恶意.xlsx").write_bytes(content)
    started = time.monotonic()
    error = refused(reader, tmp_path / "恶意.xlsx")
    assert time.monotonic() - started < 12
    assert error.key.removeprefix("sheet.") in keys
    if row is not None and error.key != "sheet.swollen":
        assert error.values["row"] == row
    assert reader.read(CASE / "参会名单.xlsx").sheet().rows


def test_an_old_workbook_that_reaches_too_far_is_refused(reader, tmp_path):
    book = xlwt.Workbook()
    book.add_sheet("名册").write(65535, 255, "x")
    book.save(str(tmp_path / "a.xls"))
    assert refused(reader, tmp_path / "a.xls").key in {"sheet.too_many_rows", "sheet.beyond_limits"}
    assert reader.read(CASE / "参会名单.xlsx").sheet().rows


def test_a_worker_that_dies_is_replaced(tmp_path):
    worker = Worker(10)
    try:
        first = worker.start()
        first.kill()
        first.wait()
        assert worker.ask("read", "a.xlsx", (CASE / "参会名单.xlsx").read_bytes())[0]["name"] == "参会名单"
    finally:
        worker.close()


def test_a_worker_cannot_take_all_memory(tmp_path):
    worker = Worker(10)
    try:
        process = worker.start()
        worker.ask("read", "a.xlsx", (CASE / "参会名单.xlsx").read_bytes())
        limits = Path(f"/proc/{process.pid}/limits")  # Linux shows them; elsewhere the worker has to be alive
        assert process.poll() is None
        assert not limits.exists() or re.search(rf"Max address space +{WORKER_MEMORY} ", limits.read_text())
    finally:
        worker.close()


def test_a_worker_that_is_too_slow_is_replaced(tmp_path):
    impatient = SheetReader(seconds=0.0)
    try:
        assert refused(impatient, CASE / "参会名单.xlsx").key == "sheet.too_slow"
    finally:
        impatient.close()


@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_called_csv_are_a_table_or_a_refusal(reader, tmp_path, content):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with suppress(BadInput):  # anything else fails the test
        assert len({len(row) for row in reader.read(path).sheets[0].rows}) <= 1


@given(st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_workbook_with_broken_bytes_is_read_or_refused(reader, tmp_path, data):
    content = bytearray(hostile.xlsx(hostile.sheet(hostile.HEADER)))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with suppress(BadInput):  # anything else fails the test
        assert reader.read(path).file == "a.xlsx"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1.38E+10", "13800000000"),
        ("13800000000.0", "13800000000"),
        ("0731", "0731"),
        ("1.5", "1.5"),
        ("张三", "张三"),
    ],
)
def test_numbers_that_a_spreadsheet_bent_are_straightened(text, meant):
    assert sheets.number_text(text) == meant


@pytest.mark.parametrize(
    "text", ["2023-03-17", "2023/3/17", "2023年3月17日", "2023.3.17", "20230317", "45002"]
)
def test_dates_are_understood_as_offices_write_them(text):
    assert sheets.date_of(text) == date(2023, 3, 17)


def test_what_is_no_date_is_none():
    assert sheets.date_of("2023-13-41") is sheets.date_of("明天") is None


def test_reading_leaves_the_file_free(reader, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(io.BytesIO("姓名".encode()).getvalue())
    reader.read(path)
    path.unlink()
    assert not path.exists()


@pytest.mark.prove
@given(st.data())
@settings(max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_3000_broken_files_of_every_kind_are_read_or_refused(reader, tmp_path, data):
    source = data.draw(st.sampled_from(["参会名单.xlsx", "参会名单-GB18030.csv"]))
    content = bytearray((CASE / source).read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=12)):
        content[place] = data.draw(st.integers(0, 255))
    del content[data.draw(st.integers(0, len(content))) :]
    path = tmp_path / f"a{Path(source).suffix}"
    path.write_bytes(content)
    with suppress(BadInput):  # anything else fails the test
        assert reader.read(path).file == path.name
