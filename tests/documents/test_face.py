"""A face that is read where it is asked tells what ReportLab tells, which reads it whole."""

from __future__ import annotations

from struct import pack

import pytest
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from meetingdesk.documents import face
from meetingdesk.documents.face import LeanFace
from meetingdesk.foundation import paths

FILES = ("FandolFang-Regular.ttf", "LXGWWenKai-Regular.ttf", "NotoSerifSC_700Bold.ttf")
EVERY = 11  # one character of so many; LXGW has some thousand glyphs without a width of their own


@pytest.mark.parametrize("name", FILES)
def test_characters_widths_and_outlines_are_those_of_the_file(name: str) -> None:
    path = paths.resource("fonts", name)
    whole, lean = TTFontFace(str(path)), LeanFace(path)
    codes = [*sorted(whole.charToGlyph)[::EVERY], 0x20, 0xA0]
    start = whole.get_table_pos("glyf")[0]
    for code in codes:
        glyph = lean.glyph(code)
        assert glyph == whole.charToGlyph[code]
        assert lean.metrics(glyph) == tuple(whole.hmetrics[glyph])
        assert lean.getCharWidth(code) == whole.getCharWidth(code)
        at, end = whole.glyphPos[glyph : glyph + 2]
        assert lean.outline(glyph) == whole._ttf_data[start + at : start + end]
    last = whole.numGlyphs - 1
    assert lean.metrics(last) == tuple(whole.hmetrics[last])


@pytest.mark.parametrize("name", FILES)
def test_a_character_that_the_face_lacks_has_no_glyph(name: str) -> None:
    path = paths.resource("fonts", name)
    whole, lean = TTFontFace(str(path)), LeanFace(path)
    lacking = [code for code in range(0, 0x30000, 997) if not whole.charToGlyph.get(code)]
    assert len(lacking) > 50
    assert [code for code in lacking if lean.glyph(code)] == []


def test_a_map_of_the_basic_plane_is_read_by_shift_and_by_place() -> None:
    """Format 4 by hand: A to C by a shift of -60, 一 to 丁 by a list in which 丁 is missing."""
    last, first = (0x43, 0x4E01, 0xFFFF), (0x41, 0x4E00, 0xFFFF)
    shift, place = (-60 & 0xFFFF, 0, 1), (0, 4, 0)  # 4: the list begins behind the two places left
    body = pack(">4H", 6, 0, 0, 0) + pack(">3H", *last) + bytes(2) + pack(">3H", *first)
    body += pack(">3H", *shift) + pack(">3H", *place) + pack(">2H", 9, 0)
    table = pack(">3H", 4, 6 + len(body), 0) + body
    data = pack(">2H", 0, 1) + pack(">HHL", 3, 1, 12) + table
    found = face._character_map(data, 0)
    assert [found(code) for code in (0x40, 0x41, 0x43, 0x44, 0x4E00, 0x4E01, 0xFFFF)] == [0, 5, 7, 0, 9, 0, 0]


def test_a_face_without_unicode_is_told() -> None:
    with pytest.raises(TTFError):
        face._character_map(pack(">2H", 0, 1) + pack(">HHL", 1, 0, 12) + pack(">H", 0), 0)
