"""An office's own template: fields anywhere, whole or in pieces; what is wrong is named with its place."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from meetingdesk.documents.templated import make_from, values
from meetingdesk.documents.word.template import fill
from meetingdesk.foundation.errors import BadInput, Refused
from meetingdesk.foundation.wording import sentence
from tests.documents.conftest import Park
from tests.documents.making import a_snapshot
from tests.documents.pdf.test_write import HOSTILE

VALUES = {"标题": ("演示纪要",), "正文": ("一、甲", "会议指出，乙。"), "地点": ("演示会议室",)}
AWAY = (
    b'<Relationships><Relationship Id="r" Type="a/attachedTemplate" Target="http://x/y.dotm" '
    b'TargetMode="External"/></Relationships>'
)


def a_template(*paragraphs: str, header: str = "", cell: str = "") -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if cell:
        document.add_table(1, 1).rows[0].cells[0].text = cell
    return saved(document)


def saved(document: object) -> bytes:
    made = io.BytesIO()
    document.save(made)  # type: ignore[attr-defined]
    return made.getvalue()


def with_part(template: bytes, name: str, data: bytes) -> bytes:
    made = io.BytesIO()
    packed = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(made, "w", packed) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, data)
    return made.getvalue()


def texts(data: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]


def refusal(template: bytes) -> str:
    with pytest.raises(BadInput) as refused:
        fill("本单位.docx", template, VALUES)
    told = sentence(refused.value)
    assert "本单位.docx" in told
    return told


def test_fields_are_filled_in_text_header_and_cells() -> None:
    made = fill("a.docx", a_template("《{{标题}}》在{{ 地点 }}", header="{{标题}}", cell="{{地点}}"), VALUES)
    document = docx.Document(io.BytesIO(made))
    assert document.paragraphs[0].text == "《演示纪要》在演示会议室"
    assert document.sections[0].header.paragraphs[0].text == "演示纪要"
    assert document.tables[0].rows[0].cells[0].text == "演示会议室"


def test_a_field_that_word_cut_into_pieces_is_still_one_and_keeps_its_letters() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("地点：")
    for piece in ("{", "{地", "点}", "}。"):
        run = paragraph.add_run(piece)
        run.font.size = Pt(20)
    made = docx.Document(io.BytesIO(fill("a.docx", saved(document), VALUES)))
    assert made.paragraphs[0].text == "地点：演示会议室。"
    filled = next(run for run in made.paragraphs[0].runs if "演示" in run.text)
    assert filled.font.size == Pt(20)


def test_a_field_alone_becomes_as_many_paragraphs_as_it_has_in_the_same_style() -> None:
    document = docx.Document()
    document.add_paragraph("{{正文}}", style="List Bullet")
    made = docx.Document(io.BytesIO(fill("a.docx", saved(document), VALUES)))
    told = [(one.text, one.style.name) for one in made.paragraphs]
    assert told == [("一、甲", "List Bullet"), ("会议指出，乙。", "List Bullet")]


def test_an_unknown_field_is_named_with_its_place_and_the_known_ones() -> None:
    told = refusal(a_template("甲", "乙 {{会议的名称}}"))
    assert "会议的名称" in told
    assert "正文第2段" in told
    assert "标题、正文、地点" in told
    assert "页眉第1段" in refusal(a_template(header="{{无}}"))
    assert "在表格里" in refusal(a_template(cell="{{无}}"))


@pytest.mark.parametrize("open_field", ["{{标题", "标题}}", "{{标题}} {{地点"])
def test_a_field_without_end_is_named(open_field: str) -> None:
    assert "正文第1段" in refusal(a_template(open_field))


@pytest.mark.parametrize(
    ("part", "data"),
    [
        ("word/vbaProject.bin", b"x"), ("word/embeddings/oleObject1.bin", b"x"),
        ("word/_rels/settings.xml.rels", AWAY),
        ("word/document.xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'),
        ("word/document.xml", b"<a"), ("word/media/image1.png", bytes(70_000_000)),
    ],
    ids=["macro", "object", "template-from-elsewhere", "entity", "broken", "bomb"],
)  # fmt: skip
def test_what_could_act_fetch_or_swell_is_refused(part: str, data: bytes) -> None:
    refusal(with_part(a_template("{{标题}}"), part, data))


def test_what_is_no_word_file_is_refused() -> None:
    for data in (b"", b"%PDF-1.7", b"PK\x03\x04" + bytes(100)):
        refusal(data)


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda words: ascii(words)[:24])
def test_hostile_words_in_a_field_are_words(hostile: str) -> None:
    made = fill("a.docx", a_template("{{标题}}", "甲{{标题}}乙"), {"标题": (hostile,)})
    assert len(texts(made)) == 2
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert b"TargetMode" not in archive.read("word/document.xml")


def test_the_park_in_a_template_says_what_its_minutes_say(park: Park, tmp_path: Path) -> None:
    template = tmp_path / "本单位.docx"
    asked = ("{{标题}}", "时间：{{日期}}{{时间}}", "主持：{{主持人}}", "{{正文}}", "{{点评意见}}")
    template.write_bytes(a_template(*asked))
    path = make_from(park.desk, park.meeting_id, "会议纪要", template, tmp_path)
    assert path.name == "会议纪要-本单位.docx"
    told = texts(path.read_bytes())
    assert "主持：〔待补〕" in told
    assert "一、述职情况" in told
    assert any("会议听取了华联瓷业党委" in one for one in told)
    assert make_from(park.desk, park.meeting_id, "新闻稿", template, tmp_path).name == "新闻稿-本单位.docx"
    with pytest.raises(Refused):
        make_from(park.desk, park.meeting_id, "签到表", template, tmp_path)


def test_every_field_has_a_value_for_a_meeting_of_which_little_is_known() -> None:
    found = values(a_snapshot(), "会议纪要")
    assert found["测评情况"] == ("",)
    assert all(value for value in found.values())
    assert set(values(a_snapshot(), "新闻稿")) == set(found)
