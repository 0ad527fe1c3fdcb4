"""What an archive asks of the file (PDF/A-2b), read by another program; tests/prove has a validator."""

from __future__ import annotations

import io
import re
import struct
from typing import Any

import pypdf
import pytest
from defusedxml.ElementTree import fromstring

from meetingdesk.documents.blocks import Attached, Paper, Para
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.pdf.archive import srgb
from tests.documents.pdf.test_write import every_block, minutes

PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
DC, RDF = "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
NOT_ALLOWED = re.compile(rb"/(SMask|ca|CA|BM|JavaScript|JS|Launch|OpenAction|AA|Encrypt|Group)[ /<\[]")


def catalog(pdf: bytes) -> pypdf.generic.DictionaryObject:
    return pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]


def xmp(pdf: bytes) -> Any:
    stream = catalog(pdf)["/Metadata"].get_object()
    assert "/Filter" not in stream
    return fromstring(stream.get_data())


@pytest.mark.parametrize("words", ["会议", "<b>&amp;]]>", "𬭎\ud800"])
def test_the_xmp_says_level_title_and_author(words: str) -> None:
    pdf = write_pdf(Paper(words, (Para("正文"),), author=words, subject=words, keywords=(words,)))
    root = xmp(pdf)
    assert [root.findtext(f".//{PDFA}{name}") for name in ("part", "conformance")] == ["2", "B"]
    for name in ("title", "creator", "description"):
        (told,) = (one.text for one in root.findall(f".//{DC}{name}//{RDF}li"))
        assert told == words.replace("\ud800", "")


def test_a_paper_with_a_file_inside_is_of_part_3() -> None:
    pdf = write_pdf(Paper("x", (Para("正文"),), attached=(Attached("a.json", b"{}"),)))
    assert xmp(pdf).findtext(f".//{PDFA}part") == "3"
    (spec,) = (one.get_object() for one in catalog(pdf)["/AF"])
    assert spec["/EF"]["/F"].get_object()["/Subtype"] == "/application/json"


def test_colours_have_a_profile_of_their_own() -> None:
    (intent,) = catalog(write_pdf(minutes()))["/OutputIntents"]
    held = intent.get_object()
    assert (held["/S"], held["/OutputConditionIdentifier"]) == ("/GTS_PDFA1", "sRGB")
    profile = held["/DestOutputProfile"].get_object()
    assert (profile["/N"], profile.get_data()) == (3, srgb())


def test_the_profile_is_a_sound_icc_file() -> None:
    data = srgb()
    assert struct.unpack(">I", data[:4])[0] == len(data)
    assert (data[12:16], data[16:20], data[20:24], data[36:40]) == (b"mntr", b"RGB ", b"XYZ ", b"acsp")
    count = struct.unpack(">I", data[128:132])[0]
    tags = [struct.unpack(">4sII", data[132 + 12 * n : 144 + 12 * n]) for n in range(count)]
    assert {name for name, *_ in tags} >= {b"desc", b"cprt", b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC"}
    assert all(start % 4 == 0 and start + size <= len(data) for _name, start, size in tags)
    sums = [0.0, 0.0, 0.0]
    for name, start, _size in tags:
        if name.endswith(b"XYZ"):
            xyz = struct.unpack(">3i", data[start + 8 : start + 20])
            sums = [whole + one / 65536 for whole, one in zip(sums, xyz, strict=True)]
    assert sums == pytest.approx([0.9642, 1.0, 0.8249], abs=0.001)  # red, green and blue make white


@pytest.mark.parametrize("paper", [minutes(), every_block("会议ABC珺")], ids=["minutes", "all"])
def test_each_stream_ends_where_it_says_and_nothing_is_transparent_or_acts(paper: Paper) -> None:
    pdf = write_pdf(paper)
    assert pdf[:8] == b"%PDF-1.7"
    assert all(byte > 127 for byte in pdf.split(b"\n")[1][1:5])
    starts = list(re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n|>>\nstream\n", pdf))
    assert len(starts) > 8
    for found in starts:
        head = pdf[pdf.rfind(b" obj\n", 0, found.end()) : found.end()]
        length = int(re.findall(rb"/Length (\d+)", head)[-1])
        assert pdf[found.end() + length :].startswith(b"\nendstream")
    bare = re.sub(rb"stream\n.*?\nendstream", b"", pdf, flags=re.DOTALL)
    assert NOT_ALLOWED.findall(bare) == []
    assert b"/ID" in bare


@pytest.mark.parametrize("paper", [minutes(), every_block("会议ABC珺𬭎")], ids=["minutes", "all"])
def test_every_font_is_inside_with_its_glyphs_and_characters(paper: Paper) -> None:
    """ISO 19005-2, 6.2.11: embedded, Identity-H with a map to glyphs, symbolic, and Unicode for each code."""
    reader = pypdf.PdfReader(io.BytesIO(write_pdf(paper)))
    assert not reader.is_encrypted
    assert len({str(one) for one in reader.trailer["/ID"]}) == 1
    names = set()
    for page in reader.pages:
        for font in (one.get_object() for one in page["/Resources"]["/Font"].values()):
            (inner,) = (one.get_object() for one in font["/DescendantFonts"])
            about = inner["/FontDescriptor"].get_object()
            assert (font["/Subtype"], font["/Encoding"]) == ("/Type0", "/Identity-H")
            assert (inner["/Subtype"], inner["/BaseFont"]) == ("/CIDFontType2", font["/BaseFont"])
            assert re.fullmatch(r"/[A-Z]{6}\+.+", font["/BaseFont"])
            assert about["/FontFile2"].get_object().get_data()[:4] == b"\x00\x01\x00\x00"
            assert about["/Flags"] & 4
            assert not about["/Flags"] & 32
            assert "/CIDToGIDMap" in inner
            assert b"beginbfchar" in font["/ToUnicode"].get_object().get_data()
            names.add(font["/BaseFont"])
    assert len(names) > 2
