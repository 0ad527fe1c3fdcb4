"""The Word file of a notice, read by python-docx and, part by part, as XML."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.shared import Mm, Pt

from meetingdesk.documents import blocks as b
from meetingdesk.documents.notice import notice
from meetingdesk.documents.word import write_docx
from tests.documents.making import NAMES, a_snapshot
from tests.documents.test_notice import TOLD, told
from tests.documents.word.reading import pieces

FORBIDDEN = "vbaProject oleObject externalLink attachedTemplate"


def opened(paper: b.Paper) -> Document:
    return docx.Document(io.BytesIO(write_docx(paper)))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def words(document: Document) -> str:
    return "\n".join(pieces(document)).replace("\u00a0\u00a0", "　")


def a_paper(*blocks: b.Block, **more: object) -> b.Paper:
    return b.Paper(title="演示", blocks=blocks, style=b.OFFICIAL, **more)


def test_it_says_what_the_printed_notice_says() -> None:
    found = words(opened(notice(told())))
    for said in (
        "关于召开", "各党组织：", "一、会议时间：", "（三）着装要求：正装，佩戴党徽。", "附件1", "会议回执",
        "□请假", "欧阳明珠", "龚　䶮", "石　𬭎",
    ):  # fmt: skip
        assert said in found


def test_page_and_margins_are_those_of_the_standard() -> None:
    section = opened(notice(told())).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [37, 35, 28, 26]


def test_styles_are_real_with_the_fonts_of_an_official_paper() -> None:
    document = opened(notice(told()))
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1", "Body Text"} <= used
    fonts = {}
    for name in ("Title", "Heading 1", "Heading 2", "Body Text"):
        properties = document.styles[name].element.rPr.rFonts
        fonts[name] = properties.get("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia")
    assert fonts == {"Title": "方正小标宋简体", "Heading 1": "黑体", "Heading 2": "楷体", "Body Text": "仿宋"}
    body = document.styles["Body Text"]
    assert (body.font.size, document.styles["Title"].font.size) == (Pt(16), Pt(22))
    assert body.paragraph_format.line_spacing == pytest.approx(Pt(28.95), abs=Pt(0.06))
    assert 'w:firstLineChars="200"' in body.element.xml


def test_each_font_names_what_stands_in_where_it_is_missing() -> None:
    table = part(write_docx(notice(told())), "word/fontTable.xml")
    named = set(re.findall(r'w:font w:name="([^"]+)"', table))
    assert named == {"仿宋", "楷体", "黑体", "方正小标宋简体", "宋体"}
    assert "仿宋_GB2312" in table
    assert "宋体" in re.findall(r'方正小标宋简体"><w:altName w:val="([^"]+)"', table)[0]


def test_no_style_takes_a_font_from_the_template() -> None:
    assert "Theme=" not in part(write_docx(notice(told())), "word/styles.xml").split("<w:style ")[0]
    for name in ("Title", "Heading 1", "Body Text", "Normal"):
        assert "Theme" not in opened(notice(told())).styles[name].element.xml


def test_tables_say_their_head_on_each_page_and_cut_no_row() -> None:
    slip, listed = opened(notice(told())).tables
    assert "w:tblHeader" in listed.rows[0]._tr.xml
    assert all("w:cantSplit" in row._tr.xml for row in listed.rows)
    assert slip.rows[1].height == pytest.approx(Mm(20), abs=Mm(0.1))
    assert sum(cell.width for cell in listed.rows[1].cells) == pytest.approx(Mm(156), abs=Mm(0.5))


def test_attachments_begin_a_page() -> None:
    marks = [one for one in opened(notice(told())).paragraphs if one.text in {"附件1", "附件2"}]
    assert [mark.paragraph_format.page_break_before for mark in marks] == [True, True]


def test_page_numbers_are_outside_on_both_sides() -> None:
    document = opened(notice(told()))
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for foot in (section.footer, section.even_page_footer):
        assert foot.paragraphs[0].text.startswith("— ")
        assert " PAGE " in foot.paragraphs[0]._p.xml


def test_what_is_still_open_is_marked_yellow() -> None:
    document = opened(notice(told(replace(TOLD, dress=None))))
    marked = [run.text for one in document.paragraphs for run in one.runs if run.font.highlight_color]
    assert marked == ["〔待补〕"]


def test_a_sample_is_marked_on_each_page() -> None:
    section = opened(notice(told(meeting={"sample": True}))).sections[0]
    assert section.header.paragraphs[0].text == section.even_page_header.paragraphs[0].text == "\t演示数据"
    assert opened(notice(told())).sections[0].header.paragraphs[0].text == ""


def test_the_same_paper_gives_the_same_bytes_without_macros_or_links() -> None:
    data = write_docx(notice(told()))
    assert write_docx(notice(told())) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
        names = " ".join(archive.namelist())
    assert "thumbnail" not in names
    assert not any(word in names or word.encode() in content for word in FORBIDDEN.split())
    assert b'TargetMode="External"' not in content


@pytest.mark.parametrize(
    "hostile", ["<w:p>&amp;]]>", "\x00\x0b王\ufffe\u202e五\ud800", "{0}%s\\", "字" * 5000]
)
def test_any_text_in_any_place_is_read_back(hostile: str) -> None:
    shown = "".join(char for char in hostile if char not in "\x00\x0b\ufffe\u202e\ud800")
    document = opened(a_paper(
        b.Title(hostile), b.Heading(hostile), b.Para(hostile), b.KeyValues(((hostile, hostile),)),
        b.NameList("出席", (hostile, "王五")), b.SignOff(hostile, hostile), b.AttachmentNote((hostile,)),
        b.Table(
            (b.Column(hostile, 20), b.Column("职务", 20)), ((hostile, ""), b.Group(hostile)), caption=hostile
        ),
        b.Signatures(((hostile, hostile),)), b.Attachment("附件1", hostile), author=hostile,
    ))  # fmt: skip
    assert words(document).replace("\n", "").count(shown) >= 14


def test_rare_names_stand_as_they_are() -> None:
    found = words(opened(notice(a_snapshot(notice=TOLD))))
    assert all(name in found.replace("　", "") for name in NAMES)


def test_what_is_folded_or_cut_has_no_place_in_word() -> None:
    with pytest.raises(TypeError):
        write_docx(a_paper(b.Tent("王五", 99)))


def test_values_start_below_each_other_behind_a_stop_that_no_label_reaches() -> None:
    document = opened(a_paper(b.KeyValues((("会议名称", "述职评议会"), ("时间", "上午")))))
    lines = [one for one in document.paragraphs if "：" in one.text]
    assert [one.text for one in lines] == ["会议名称：\t述职评议会", "时间：\t上午"]
    stops = {tuple(stop.position for stop in one.paragraph_format.tab_stops) for one in lines}
    assert len(stops) == 1
    assert stops.pop()[0] > Pt(5 * 16)


def test_a_heading_that_word_does_not_count_is_as_far_in_as_those_it_counts() -> None:
    document = opened(a_paper(b.Heading("三、参会人员")))
    (heading,) = [one for one in document.paragraphs if one.text == "三、参会人员"]
    assert heading.paragraph_format.first_line_indent == Pt(32)


def test_english_stands_in_latin_faces_and_chinese_in_its_own() -> None:
    paper = a_paper(b.Heading("Reports"), b.Para("As follows"), language="en")
    text = part(write_docx(paper), "word/styles.xml")
    body = re.search(r'w:styleId="BodyText".*?</w:style>', text, re.DOTALL)
    assert body is not None
    assert 'w:ascii="Times New Roman"' in body[0]
    assert 'w:eastAsia="仿宋"' in body[0]
    assert "Times New Roman" not in part(write_docx(a_paper(b.Para("如下"))), "word/styles.xml")


def test_attachments_of_an_english_paper_are_numbered_below_each_other() -> None:
    names = b.AttachmentNote(("Figures", "Results"), "Attachments")
    document = opened(a_paper(names, language="en", colon=": "))
    told = [one.text for one in document.paragraphs if one.text]
    assert told[-2:] == ["Attachments:\t1. Figures", "2. Results"]
