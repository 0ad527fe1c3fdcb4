"""Tables over many pages: heads again, spans again, nothing lost, nothing outside its column."""

from __future__ import annotations

import itertools

import pytest

from meetingdesk.documents.blocks import PLAIN, SHEET, Align, Column, Group, Paper, Para, Spacer, Table
from meetingdesk.documents.pdf import write_pdf
from tests.documents.reading import MM, glyphs, lines, pages, text, words

HEADS = ("序号", "党组织", "姓名")


def table(*rows: object, **columns: object) -> Table:
    made = (
        Column("序号", 10, Align.CENTRE),
        Column("党组织", 52, **columns),
        Column("姓名", 20, Align.RIGHT),
    )
    return Table(made, tuple(rows))  # type: ignore[arg-type]


def written(block: Table, style: object = PLAIN) -> bytes:
    return write_pdf(Paper("表", (block,), style))  # type: ignore[arg-type]


def page_words(pdf: bytes, page: int) -> list[str]:
    return [words(line) for line in lines(pdf, page)]


def test_the_head_is_said_again_on_each_page() -> None:
    pdf = written(table(*((str(n), "党支部", "张三") for n in range(200))))
    assert pages(pdf) > 4
    assert all(page_words(pdf, page)[0] == "".join(HEADS) for page in range(pages(pdf)))


def test_every_row_of_many_pages_is_there_once_and_in_order() -> None:
    pdf = written(table(*((str(n), f"支部{n}号", "张三") for n in range(1000, 1300))))
    rows = [row for page in range(pages(pdf)) for row in page_words(pdf, page) if row.startswith("1")]
    assert rows == [f"{n}支部{n}号张三" for n in range(1000, 1300)]


def test_a_row_higher_than_a_page_goes_on_over_the_next() -> None:
    long = "很长的单位名称" * 400
    pdf = written(table(("1", long, "张三"), ("2", "短", "李四")))
    assert pages(pdf) > 1
    assert sum(glyph.char == "很" for page in range(pages(pdf)) for glyph in glyphs(pdf, page)) == 400


def test_a_cell_over_equal_rows_is_said_once_on_each_page() -> None:
    rows = [(str(n), "华联瓷业党委", "张三") for n in range(60)]
    pdf = written(table(*rows, group=True))
    counts = [sum("华联瓷业" in row for row in page_words(pdf, page)) for page in range(pages(pdf))]
    assert counts == [1] * pages(pdf)
    assert pages(pdf) > 1


@pytest.mark.parametrize("before", range(30, 42))
def test_a_high_cell_over_few_rows_keeps_all_its_lines_inside_its_rows(before: int) -> None:
    name = "某某经济开发区非公有制企业联合委员会第三党支部委员会筹备组"
    rows = [(str(n), f"支部{n}", "甲") for n in range(before)] + [(str(n), name, "乙") for n in (901, 902)]
    pdf = written(table(*rows, ("999", "末", "丙"), group=True))
    for page in range(pages(pdf)):
        found = glyphs(pdf, page)
        numbers = {glyph.char: glyph.y for glyph in found if glyph.char in "乙丙"}
        cell = [glyph.y for glyph in found if glyph.char in "某筹"]
        assert len(cell) in {0, 3}
        if cell:
            assert sum(glyph.char == "乙" for glyph in found) == 2
            assert min(cell) > numbers.get("丙", 0)


def test_neighbours_with_other_words_do_not_share_a_cell() -> None:
    pdf = written(table(("1", "甲", "张三"), ("2", "甲", "李四"), ("3", "乙", "王五"), group=True))
    assert text(pdf).count("甲") == 1
    assert text(pdf).count("乙") == 1


def test_a_group_row_stays_with_the_row_below() -> None:
    for before in range(25, 45):
        rows = [(str(n), "支部", "张三") for n in range(before)]
        pdf = written(table(*rows, Group("书面述职"), ("900", "支部", "李四")))
        for page in range(pages(pdf)):
            found = page_words(pdf, page)
            if "书面述职" in found:
                assert found[found.index("书面述职") + 1].startswith("900")


def test_columns_hold_their_text_inside_and_stand_as_told() -> None:
    pdf = written(
        table(
            ("1", "非常长的单位名称写在一个窄的格子里要分成两行以上才放得下真的", "张三"), ("2", "短", "李四")
        )
    )
    left, room = 25 * MM, 163 * MM
    share = room / 82
    edges = (left, left + 10 * share, left + 62 * share, left + 82 * share)
    found = [glyph for glyph in glyphs(pdf) if 60 < glyph.y < 770]
    assert all(edges[0] < glyph.left and glyph.right < edges[3] for glyph in found)
    right = [glyph for glyph in found if glyph.char in "三四"]
    assert [glyph.x + 10.5 for glyph in right] == pytest.approx([edges[3] - 3] * 2, abs=0.05)


def test_a_long_name_gets_smaller_letters_before_a_second_line() -> None:
    columns = (Column("姓名", 20, shrink=True), Column("备注", 140))
    pdf = written(Table(columns, (("阿不都·热合曼", ""), ("张三", "")), size=10.5), SHEET)
    row = next(line for line in lines(pdf) if line[0].char == "阿")
    assert words(row) == "阿不都·热合曼"
    assert row[-1].right < 20 * MM + 20 * 170 / 160 * MM


def test_a_signing_sheet_has_20_rows_of_10_mm_a_page() -> None:
    rows = tuple((f"{n}号", "") for n in range(100, 144))
    pdf = written(Table((Column("号", 40), Column("签名", 130)), rows, least_height=10, per_page=20), SHEET)
    counts = [
        sum(row.startswith("1") and row.endswith("号") for row in page_words(pdf, page)) for page in range(3)
    ]
    assert counts == [20, 20, 4]
    y = [line[0].y for line in lines(pdf) if words(line).startswith("1")]
    assert [a - b for a, b in itertools.pairwise(y)] == pytest.approx([10 * MM] * 19, abs=0.05)


def test_rows_are_counted_on_the_page_where_they_fall() -> None:
    rows = tuple((f"{n}号", "") for n in range(100, 144))
    sheet = Table((Column("号", 40), Column("签名", 130)), rows, least_height=10, per_page=20)
    pdf = write_pdf(Paper("表", (Spacer(3), Para("题" * 400), sheet), SHEET))
    counts = [
        sum(row.startswith("1") and row.endswith("号") for row in page_words(pdf, page)) for page in range(3)
    ]
    assert counts[1:] == [20, 44 - 20 - counts[0]]
    assert 15 < counts[0] < 20


def test_rare_characters_in_cells_come_back_to_the_main_face() -> None:
    pdf = written(table(("1", "旻珺𬭎支部", "䶮㛃"), ("2", "会议", "张三")))
    assert "旻珺𬭎支部䶮㛃" in text(pdf)
    assert "会议张三" in text(pdf)
