"""会议纪要 and 会议记录 for Word say what they say as PDF, in styles that an office can go on with."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from meetingdesk.documents import blocks as b
from meetingdesk.documents.minutes_record import record
from meetingdesk.documents.minutes_summary import summary
from meetingdesk.documents.papers import made_of
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.snapshot import take
from meetingdesk.documents.word import write_docx
from tests.documents.conftest import Park
from tests.documents.reading import MM, printed
from tests.documents.word.reading import heads, opened, pieces, words

PAPERS = ("会议纪要", "会议记录")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize("name", PAPERS)
def test_pdf_and_word_say_the_same(park: Park, name: str) -> None:
    snapshot = take(park.desk, park.meeting_id, attach=("attendance", "results"))
    pdf, word = (made.data for made in made_of(snapshot, name))
    document = opened(word)
    low, high = (35, 37) if name == "会议纪要" else (25, 25)
    told = printed(pdf, low, high, heads(document))
    assert len(told) > 1500
    assert words(document) == told


@pytest.mark.parametrize("name", PAPERS)
def test_headings_are_words_own_and_counted_by_word(park: Park, name: str) -> None:
    document = opened(park.made[f"{name}.docx"])
    headings = [one for one in document.paragraphs if one.style.name == "Heading 1"]
    assert len(headings) >= 6
    assert not any("、" in one.text[:3] for one in headings)
    numbered = [one for one in pieces(document) if re.match("[一二三四五六七八九十]+、", one)]
    assert numbered[0].startswith("一、")
    assert len(numbered) == len(headings)


def test_a_number_that_word_would_count_differently_stays_in_the_text() -> None:
    told = ("一、甲", "三、丙", "无号", "二、乙")
    document = opened(write_docx(b.Paper("演示", tuple(map(b.Heading, told)))))
    assert tuple(pieces(document)) == told


def test_levels_are_counted_anew_below_each_heading() -> None:
    told = ("一、甲", "（一）子", "1.孙", "（1）曾孙", "（二）子", "1.孙", "二、乙", "（一）子")
    depth = (1, 2, 3, 4, 2, 3, 1, 2)
    paper = b.Paper("演示", tuple(map(b.Heading, told, depth)))
    document = opened(write_docx(paper))
    assert tuple(pieces(document)) == told
    assert [one.text for one in document.paragraphs][:2] == ["甲", "子"]


def test_tables_of_attachments_say_their_head_again_and_are_cut_in_no_row(park: Park) -> None:
    snapshot = take(park.desk, park.meeting_id, attach=("attendance", "results"))
    document = opened(made_of(snapshot, "会议纪要")[1].data)
    assert [len(table.rows) for table in document.tables] == [8, 8, 44]
    for table in document.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)


def test_a_record_counts_its_pages_in_fields(park: Park) -> None:
    foot = opened(park.made["会议记录.docx"]).sections[0].footer.paragraphs[0]
    fields = [one.text.strip() for one in foot._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert foot.text == "第页 共页"


def test_a_final_version_says_number_and_check_code_above_each_page() -> None:
    paper = b.Paper("演示", (b.Para("正文"),), b.OFFICIAL, header="第2版 校验码 0123")
    section = opened(write_docx(paper)).sections[0]
    assert section.header.paragraphs[0].text == section.even_page_header.paragraphs[0].text == paper.header


def test_the_red_head_has_its_mark_number_and_rule() -> None:
    head = b.Masthead("演示会议纪要", "〔2023〕3号", "演示党群工作部", "2023年3月18日")
    document = opened(write_docx(b.Paper("演示", (head, b.Para("正文")), b.OFFICIAL)))
    mark, number, line, *_ = document.paragraphs
    assert (mark.text, number.text) == ("演示会议纪要", "〔2023〕3号")
    assert line.text == "演示党群工作部\t2023年3月18日"
    assert str(mark.runs[0].font.color.rgb) == "C71217"
    assert mark.paragraph_format.space_before == pytest.approx(Mm(35), abs=Mm(0.1))
    assert line._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:bottom')}") is not None


def test_a_long_mark_stays_on_one_line() -> None:
    head = b.Masthead("演示经济开发区党群工作部专题会议纪要", "", "", "")
    mark = opened(write_docx(b.Paper("演示", (head,), b.OFFICIAL))).paragraphs[0]
    assert 18 * mark.runs[0].font.size.pt <= 156 * MM


def test_the_imprint_is_a_table_on_the_floor_with_three_rules() -> None:
    foot = b.Imprint("抄送：各党组织。", "演示党群工作部", "2023年3月18日印发")
    document = opened(write_docx(b.Paper("演示", (b.Para("正文"), foot), b.OFFICIAL)))
    (table,) = document.tables
    place = table._tbl.tblPr.find(qn("w:tblpPr"))
    assert (place.get(qn("w:vertAnchor")), place.get(qn("w:tblpYSpec"))) == ("margin", "bottom")
    edges = table._tbl.tblPr.find(qn("w:tblBorders"))
    rules = {edge.tag.rpartition("}")[2]: edge.get(qn("w:sz")) for edge in edges}
    assert rules == {"top": "8", "bottom": "8", "insideH": "6"}
    assert [row.cells[0].text for row in table.rows] == [
        "抄送：各党组织。", "演示党群工作部\t2023年3月18日印发",
    ]  # fmt: skip


def test_a_padded_name_is_not_broken_at_its_blank() -> None:
    listed = b.NameList("出席", ("王　五",), units=("演示党支部",))
    assert "王\u00a0\u00a0五" in "".join(pieces(opened(write_docx(b.Paper("演示", (listed,))))))


@pytest.mark.parametrize("paper", [summary, record])
def test_every_part_is_sound_xml_in_the_order_of_the_format(park: Park, paper) -> None:  # type: ignore[no-untyped-def]
    from lxml import etree

    order = (  # of the format's schema
        "pStyle keepNext keepLines pageBreakBefore numPr pBdr tabs overflowPunct autoSpaceDE autoSpaceDN"
        " spacing ind jc outlineLvl"
    ).split()
    with zipfile.ZipFile(io.BytesIO(write_docx(paper(park.snapshot)))) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml"):
                continue
            root = etree.fromstring(archive.read(name))
            for properties in root.iter(f"{{{W}}}pPr"):
                told = [child.tag.rpartition("}")[2] for child in properties]
                known = [order.index(one) for one in told if one in order]
                assert known == sorted(known), (name, told)


def test_the_body_has_the_size_and_pitch_of_the_printed_page(park: Park) -> None:
    style = opened(park.made["会议纪要.docx"]).styles["Body Text"]
    assert style.font.size == Pt(16)
    assert style.paragraph_format.line_spacing == pytest.approx(Pt(28.95), abs=Pt(0.06))
    assert write_pdf(summary(park.snapshot)) == park.made["会议纪要.pdf"]
