"""The finished file as other programs see it."""

from __future__ import annotations

import hashlib
import io
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from meetingdesk.documents import blocks as b
from meetingdesk.documents.blocks import OFFICIAL, Face, Paper, Para, Signatures, Spacer, Title
from meetingdesk.documents.fonts import load
from meetingdesk.documents.pdf import write_pdf
from tests.documents.reading import MM, body, glyphs, lines, pages, text, words

ROOT = Path(__file__).parents[3]
NAMES = ("旻珺", "䶮𬭎", "翀赟㛃", "廖怿", "玥喆堃", "欧阳少东", "阿不都·热合曼", "祎昇")

HOSTILE = (
    "A<B", "<b>粗", "</para>", "<img src='file:///etc/hostname'/>", "<font size=900>大</font>",
    "<a href='http://x/'>x</a>", "&lt;&amp;&#x4e00;", "{page}", "%s%d%(x)s", "{0.__class__}", "\\(Tj) ET",
    ") Tj ET q Q (", "<4E00> Tj", "endstream endobj", "/JavaScript (app.alert)", "\x00\x01\x1b[31m", "\ud800",
    "\udfff尾", "\u202egnp.exe", "\u2066左\u2069", "零\u200b宽", "\ue000造字", "\U0010ffff", "𬭎" * 200,
    "长" * 2000, "，" * 500, "(" * 500, "a" * 2000, "\n" * 300, "e\u0301" + "\u0301" * 300, '=HYPERLINK("http://x")',
    "🙂👨\u200d👩\u200d👧", "العربية", " ", "",
)  # fmt: skip


def every_block(words_: str) -> Paper:
    """A paper that says `words_` in each field of each block."""
    column = b.Column(words_, 20, group=True)
    name = b.Column(words_, 20, shrink=True)
    return Paper(
        words_,
        (
            b.Masthead(words_, words_, words_, words_), Title(words_, under=words_),
            b.Heading(words_, 1), b.Heading(words_, 3), Para(words_),
            Para((b.Run(words_, Face.KAI), b.Run(words_))), b.KeyValues(((words_, words_),)),
            b.NameList(words_, (words_, words_)),
            b.Table((column, name), ((words_, words_), b.Group(words_)), caption=words_),
            b.Signatures(((words_, words_), (words_, ""))), b.SignOff(words_, words_),
            b.AttachmentNote((words_, words_)), b.Attachment(words_, words_), b.Spacer(), b.PageBreak(),
            b.Imprint(words_, words_, words_),
        ),
        OFFICIAL, author=words_, subject=words_, keywords=(words_,), header=words_,
        sample=True, sample_words=words_,
    )  # fmt: skip


def minutes() -> Paper:
    return Paper(
        "会议纪要",
        (
            Title("述职评议会会议纪要"), b.Heading("一、述职情况"), Para("会议听取了述职。"),
            b.Heading("（一）现场", 2), Para("7个。"), b.NameList("出席", NAMES),
            b.Attachment("附件1", "签到统计表"),
            b.Table((b.Column("姓名", 20),), tuple((name,) for name in NAMES)),
        ),
        OFFICIAL, author="某某党群工作部", subject="述职评议", keywords=("党建", "𬭎"), sample=True,
    )  # fmt: skip


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda words_: ascii(words_)[:24])
def test_hostile_words_are_shown_as_words_in_every_field(
    hostile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*_args: object) -> None:
        raise AssertionError("a paper asked for the network")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    pdf = write_pdf(every_block(hostile))
    found = reader(pdf)
    assert len(found.pages) >= 2
    assert not any("/Annots" in page for page in found.pages)
    expected = "".join(load().shown(hostile).split())[:40]
    assert expected in text(pdf)


def test_a_text_of_20_000_characters_is_written_whole() -> None:
    table = b.Table((b.Column("甲", 20), b.Column("乙", 60)), (("短", "长" * 20000),))
    pdf = write_pdf(Paper("x", (Para("文" * 20000), table), OFFICIAL))
    found = [glyph.char for page in range(pages(pdf)) for glyph in glyphs(pdf, page)]
    assert (found.count("文"), found.count("长")) == (20000, 20000)


@pytest.mark.parametrize("markup", ["A<B & C>D", "<b>粗</b>", "{page}/{pages}", ") Tj ET", "<4E00> Tj"])
def test_markup_is_text(markup: str) -> None:
    found = body(lines(write_pdf(Paper("x", (Para(markup),), OFFICIAL))))
    assert "".join(map(words, found)) == markup.replace(" ", "")


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert write_pdf(minutes()) == write_pdf(minutes())


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.documents.pdf.test_write import minutes, write_pdf; "
        "print(hashlib.sha256(write_pdf(minutes())).hexdigest())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == hashlib.sha256(write_pdf(minutes())).hexdigest()


def test_writing_another_paper_between_leaves_no_trace() -> None:
    first = write_pdf(minutes())
    write_pdf(every_block("其他"))
    assert write_pdf(minutes()) == first


def test_every_font_is_an_embedded_subset() -> None:
    fonts = {
        font["/BaseFont"]: font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for page in reader(write_pdf(every_block("会议ABC珺"))).pages
        for font in (entry.get_object() for entry in page["/Resources"]["/Font"].values())
    }
    assert len(fonts) >= 3
    assert all("+" in name and "/FontFile2" in descriptor for name, descriptor in fonts.items())


def test_poppler_agrees_that_all_is_embedded_and_every_name_copies_right(tmp_path: Path) -> None:
    for tool in ("pdffonts", "pdftotext"):
        assert shutil.which(tool), f"{tool} is part of poppler-utils"
    file = tmp_path / "纪要.pdf"
    file.write_bytes(write_pdf(minutes()))
    rows = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True)
    assert rows.stderr == ""
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows.stdout.splitlines()[2:])
    copied = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    assert all(copied.count(name) == 2 for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_names_copy_right_by_another_reader(name: str) -> None:
    assert name in "".join(page.extract_text() for page in reader(write_pdf(minutes())).pages)


@pytest.mark.parametrize("name", ["王　五", "任　赟", "龚　䶮", "石　𬭎", "𬭎　五"])
def test_a_padded_name_is_found_and_copied_without_its_blank(tmp_path: Path, name: str) -> None:
    cell = b.Table((b.Column("姓名", 30),), ((name,), ("其他",)))
    listed = b.NameList("出席", (f"演示党委{name}", name, f"演示{name}（代李四）"))
    file = tmp_path / "a.pdf"
    file.write_bytes(write_pdf(Paper("名单", (listed, cell))))
    stored = name.replace("　", "")
    for mode in ((), ("-layout",), ("-raw",)):
        copied = subprocess.run(["pdftotext", *mode, file, "-"], capture_output=True, text=True, check=True)
        assert copied.stdout.count(stored) == 4
    assert text(file.read_bytes()).count(stored) == 4


def test_two_characters_that_share_a_glyph_copy_as_themselves() -> None:
    shared = "一⼀人⼈"  # 一 and the radical ⼀ are one glyph in some faces
    assert shared in "".join(
        page.extract_text() for page in reader(write_pdf(Paper("x", (Para(shared),)))).pages
    )


def test_properties_and_language_say_what_the_paper_is() -> None:
    found = reader(write_pdf(minutes()))
    assert found.metadata is not None
    assert (found.metadata.title, found.metadata.author, found.metadata.subject) == (
        "会议纪要",
        "某某党群工作部",
        "述职评议",
    )
    assert found.metadata["/Keywords"] == "党建, 𬭎"
    assert found.trailer["/Root"]["/Lang"] == "zh-CN"


def test_bookmarks_name_title_headings_and_attachment() -> None:
    found = reader(write_pdf(minutes()))

    def titles(entries: list) -> list:
        return [titles(entry) if isinstance(entry, list) else entry.title for entry in entries]

    assert titles(found.outline) == [
        "述职评议会会议纪要",
        ["一、述职情况", ["（一）现场"]],
        "附件1 签到统计表",
    ]
    assert found.get_destination_page_number(found.outline[-1]) == 1


def test_lines_to_sign_take_two_lines_along_to_a_new_page() -> None:
    for count in range(28, 36):
        blocks = (*(Para(f"第{n}行。") for n in range(count)), Spacer(2), Signatures((("记录人", ""),)))
        pdf = write_pdf(Paper("记录", blocks))
        last = [words(line) for line in lines(pdf, pages(pdf) - 1)]
        assert last[-2].startswith("记录人")
        assert [row for row in last if row.endswith("行。")][-2:] == [
            f"第{count - 2}行。",
            f"第{count - 1}行。",
        ]


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    for before in range(1, 26):
        blocks = [
            *(Para("一行") for _ in range(before)),
            b.Heading("一、标题"),
            b.Heading("（一）小标题", 2),
            Para("正文"),
        ]
        pdf = write_pdf(Paper("x", tuple(blocks), OFFICIAL))
        for page in range(pages(pdf)):
            last = words(body(lines(pdf, page))[-1])
            assert "标题" not in last


def test_what_no_face_has_is_a_sign_of_its_own() -> None:
    (only,) = body(lines(write_pdf(Paper("x", (Para("张\ue000三"),), OFFICIAL))))
    assert words(only) == "张〓三"


def test_pending_words_stand_on_a_tint() -> None:
    with_mark = write_pdf(Paper("x", (Para("由〔待补〕主持。"),), OFFICIAL))
    page = reader(with_mark).pages[0].get_contents().get_data().decode("latin-1")
    assert " re f" in page
    plain = (
        reader(write_pdf(Paper("x", (Para("由张三主持。"),), OFFICIAL))).pages[0].get_contents().get_data()
    )
    assert b" re f" not in plain


def test_the_imprint_lies_on_the_floor_of_the_last_page() -> None:
    blocks = (*(Para("一行") for _ in range(21)), b.Imprint("抄送：各单位。", "某某部", "2023年3月18日印发"))
    pdf = write_pdf(Paper("x", blocks, OFFICIAL))
    assert pages(pdf) == 2
    last = body(lines(pdf, 1))[-1]
    assert words(last) == "某某部2023年3月18日印发"
    assert 35 * MM < last[0].y < 35 * MM + 27
    assert last[0].x == pytest.approx(28 * MM + 14, abs=0.1)


def test_sign_off_leaves_two_characters_on_the_right_and_the_date_begins_two_further() -> None:
    pdf = write_pdf(
        Paper("x", (Para("正文"), b.SignOff("某某经济开发区党群工作部", "2023年3月7日")), OFFICIAL)
    )
    _, who, day = body(lines(pdf))
    pitch = 156 * MM / 28
    assert who[-1].x + 3 * pitch == pytest.approx(184 * MM, abs=0.2)
    assert day[0].x == pytest.approx(who[0].x + 2 * pitch, abs=0.2)


def test_a_red_mark_fits_between_the_edges_35_mm_below_the_upper_edge() -> None:
    mark = b.Masthead("某某经济开发区党群工作部专题会议纪要", "〔2023〕3号", "某某部", "2023年3月18日")
    pdf = write_pdf(Paper("x", (mark, Para("正文")), OFFICIAL))
    first = body(lines(pdf))[0]
    assert words(first) == "某某经济开发区党群工作部专题会议纪要"
    assert first[0].left >= 28 * MM
    assert first[-1].right <= 184 * MM
    assert 260 * MM - first[0].y == pytest.approx(35 * MM + 0.86 * 442.2 / 18, abs=1)


def test_an_attachment_begins_a_page_with_its_mark_on_line_1_and_title_on_line_3() -> None:
    pdf = write_pdf(Paper("x", (Para("正文"), b.Attachment("附件1", "签到统计表"), Para("内容")), OFFICIAL))
    mark, title, content = body(lines(pdf, 1))
    assert (words(mark), words(title), words(content)) == ("附件1", "签到统计表", "内容")
    assert mark[0].x == pytest.approx(28 * MM, abs=0.1)
    assert (mark[0].y - title[0].y) / (225 * MM / 22) == pytest.approx(2.3, abs=0.4)


def test_text_after_a_table_stands_on_the_grid_again() -> None:
    table = b.Table((b.Column("姓名", 20),), (("张三",), ("李四",)))
    pdf = write_pdf(Paper("x", (Para("前"), table, Para("后")), OFFICIAL))
    found = body(lines(pdf))
    steps = (found[0][0].y - found[-1][0].y) / (225 * MM / 22)
    assert steps == pytest.approx(round(steps), abs=0.01)


def test_an_empty_paper_is_one_empty_page() -> None:
    pdf = write_pdf(Paper("空", (), OFFICIAL))
    assert pages(pdf) == 1
    assert words(glyphs(pdf)) == "—1—"
