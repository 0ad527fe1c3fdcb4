"""Columns give way where a word would be cut or a name would shrink; room to write by hand stays."""

from __future__ import annotations

import pytest

from meetingdesk.documents.blocks import SHEET, Align, Column, Paper, Table
from meetingdesk.documents.pdf import write_pdf
from tests.documents.reading import MM, glyphs, lines, pages, words

NAMES = ("Samuel Fitzgerald-Hamilton", "Ann Lee")


def printed(*columns: Column, rows: tuple[tuple[str, ...], ...]) -> bytes:
    return write_pdf(Paper("List", (Table(columns, rows, size=10.5),), SHEET, language="en"))


def told(pdf: bytes) -> list[str]:
    return [words(line) for line in lines(pdf)]


def test_no_word_of_a_head_or_cell_is_cut_in_two() -> None:
    columns = (Column("Organisation", 14), Column("Name", 16), Column("Role", 140))
    pdf = printed(*columns, rows=(("Environmental Services", NAMES[0], "Delegate"),))
    found = told(pdf)
    assert any("Organisation" in line for line in found)
    assert any(line.startswith("Environmental") for line in found)
    assert any("Fitzgerald" in line for line in found)
    assert any("Hamilton" in line for line in found)


def test_a_name_gets_the_width_that_another_column_does_not_need() -> None:
    columns = (Column("Name", 20, shrink=True, least=5.5), Column("Post", 150, Align.CENTRE))
    pdf = printed(*columns, rows=((NAMES[0], "Secretary"), (NAMES[1], "Secretary")))
    name = next(line for line in lines(pdf) if words(line).startswith("Samuel"))
    assert words(name).startswith("SamuelFitzgerald-Hamilton")
    short = next(line for line in lines(pdf) if words(line).startswith("Ann"))
    assert name[0].x == pytest.approx(short[0].x, abs=0.05)
    step = [line[4].x - line[3].x for line in (name, short)]  # letters as wide as each other's
    assert all(4 < one < 8 for one in step)


def test_room_to_write_by_hand_is_not_given_away_for_a_name() -> None:
    columns = (Column("Name", 30, shrink=True), Column("Signature", 60), Column("Post", 80))
    pdf = printed(*columns, rows=((NAMES[0] + " of Riverside Works", "", "Secretary of the branch"),))
    head = next(line for line in lines(pdf) if words(line).startswith("Name"))
    signature = next(glyph for glyph in head if glyph.char == "S")
    post = next(glyph for glyph in head if glyph.char == "P")
    assert post.x - signature.x > 40 * MM


def test_a_chinese_head_stays_on_its_line_when_its_column_gives_width_away() -> None:
    columns = (
        Column("签到时间", 17, Align.CENTRE, shrink=True),
        Column("备注", 14, shrink=True),
        Column("签名", 139),
    )  # fmt: skip
    rows = (("8:40", "钱代表代会", ""), ("8:41", "", ""))
    pdf = write_pdf(Paper("表", (Table(columns, rows, size=10.5),), SHEET))
    assert "签到时间备注签名" in told(pdf)


def test_chinese_columns_that_fit_stand_as_told() -> None:
    columns = (Column("序号", 10, Align.CENTRE), Column("党组织", 60, shrink=True), Column("姓名", 100))
    pdf = write_pdf(Paper("表", (Table(columns, (("1", "甲党支部", "王五"),)),), SHEET))
    row = next(line for line in lines(pdf) if words(line).startswith("1甲"))
    assert row[1].x == pytest.approx(30 * MM + 3, abs=0.05)
    assert row[5].x == pytest.approx(90 * MM + 3, abs=0.05)


def test_a_name_with_a_dot_stands_on_two_lines_rather_than_in_tiny_letters() -> None:
    columns = (Column("姓名", 26, Align.CENTRE, shrink=True, least=5.5), Column("签名", 144))
    pdf = write_pdf(Paper("表", (Table(columns, (("阿卜杜热合曼·买买提艾力", ""),), size=9),), SHEET))
    assert [line for line in told(pdf) if line[0] in "阿买"] == ["阿卜杜热合曼·", "买买提艾力"]


@pytest.mark.parametrize("count", [30, 31, 32, 33, 34, 35, 60, 61, 62, 63, 64, 65])
def test_no_page_has_a_single_row_of_a_table(count: int) -> None:
    rows = tuple((f"{number}号", "") for number in range(100, 100 + count))
    columns = (Column("号", 40), Column("备注", 130))
    pdf = write_pdf(Paper("表", (Table(columns, rows, least_height=8),), SHEET))
    found = [sum(words(line).endswith("号") and words(line)[0].isdigit() for line in lines(pdf, page))
             for page in range(pages(pdf))]  # fmt: skip
    assert sum(found) == count
    assert min(found) >= 2


def test_letters_of_a_row_are_inside_its_columns() -> None:
    columns = (Column("A", 30, shrink=True), Column("B", 140))
    pdf = printed(*columns, rows=(("a" * 60, "b"), ("c", "d" * 200)))
    found = [glyph for glyph in glyphs(pdf) if glyph.y < 780]
    assert all(glyph.left >= 20 * MM and glyph.right <= 190 * MM + 0.5 for glyph in found)
