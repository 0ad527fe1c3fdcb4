"""The styles of an official paper in Word: named as an office expects them, changed in one place each.

Word knows one font a script, so the style names the one that offices have; what stands in where it is missing
is said in the file's table of fonts (practice.md 5.2, 5.3).
"""

from __future__ import annotations

from math import floor
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.shared import Pt

from meetingdesk.documents.blocks import Face, PageStyle

FONTS = {Face.BODY: "仿宋", Face.KAI: "楷体", Face.HEI: "黑体", Face.TITLE: "方正小标宋简体"}
_STAND_INS = {  # where the first is missing
    "仿宋": "仿宋_GB2312,FangSong,方正仿宋_GBK,华文仿宋", "楷体": "楷体_GB2312,KaiTi,方正楷体_GBK,华文楷体",
    "黑体": "SimHei,方正黑体_GBK,等线", "方正小标宋简体": "方正小标宋_GBK,华文中宋,宋体",
    "宋体": "SimSun,NSimSun,方正书宋_GBK",
}  # fmt: skip
_KINDS = {"仿宋": "roman", "楷体": "roman", "黑体": "swiss", "方正小标宋简体": "roman", "宋体": "roman"}

_SERIF = "Times New Roman"
_LATIN = {"仿宋": _SERIF, "楷体": _SERIF, "宋体": _SERIF, "黑体": "Arial"}

TITLE, BODY, FLUSH, MARK = "Title", "Body Text", "No Spacing", "附件标记"
CELL, HEAD, SIGNED, NOTE, NAMED = "表格文字", "表格标题", "落款", "附件说明", "标签"
RED_MARK, CENTRED, IMPRINT = "红头", "居中", "版记"
DIGITS = "宋体"  # of page numbers (practice.md 5.2)
_COUNTED = ("Normal", BODY, FLUSH, "Heading 1", "Heading 2", "Heading 3", "Heading 4", NOTE, CENTRED)
_EXACT = WD_LINE_SPACING.EXACTLY


def prepare(document: Document, style: PageStyle) -> None:
    """Change the template's styles to those of the paper, add our own, and say which fonts stand in."""
    leading, tight = _leading(style), _tight(style)
    _defaults(document)
    _make(document, "Normal", Face.BODY, style.size, leading)
    _make(document, BODY, Face.BODY, style.size, leading, indent=2, align=WD_ALIGN_PARAGRAPH.JUSTIFY)
    _make(document, FLUSH, Face.BODY, style.size, leading)
    _make(document, TITLE, Face.TITLE, 22, 34, align=WD_ALIGN_PARAGRAPH.CENTER)
    for level, face in enumerate((Face.HEI, Face.KAI, Face.BODY, Face.BODY), start=1):
        _make(document, f"Heading {level}", face, style.size, leading, indent=2)
    _make(document, MARK, Face.HEI, style.size, leading)
    _make(document, NOTE, Face.BODY, style.size, leading)
    _make(document, SIGNED, Face.BODY, style.size, leading, align=WD_ALIGN_PARAGRAPH.RIGHT)
    _make(document, CENTRED, Face.BODY, style.size, leading, align=WD_ALIGN_PARAGRAPH.CENTER)
    _make(document, RED_MARK, Face.TITLE, 36, 44, align=WD_ALIGN_PARAGRAPH.CENTER)
    _make(document, IMPRINT, Face.BODY, 14, 27, indent=1)
    _make(document, CELL, Face.BODY, 12, 0)
    _make(document, HEAD, Face.HEI, 12, 0, align=WD_ALIGN_PARAGRAPH.CENTER)
    for name in _COUNTED:
        spaced(document.styles[name].element.get_or_add_rPr(), tight)
    label = document.styles.add_style(NAMED, WD_STYLE_TYPE.CHARACTER)
    face_of(label.element.get_or_add_rPr(), FONTS[Face.HEI])
    _name_fonts(document)


def _leading(style: PageStyle) -> float:
    height = (style.height - style.top - style.bottom) * 72 / 25.4
    if not style.per_page:
        return style.leading or style.size * 1.6
    return int(height / style.per_page * 20) / 20  # in twentieths, so that the last line has room


def _tight(style: PageStyle) -> int:
    """Twentieths of a point between letters, so that 28 of 16 pt stand in 156 mm, with a hair to spare: where
    they fill the line exactly, LibreOffice 7.4 swallows a mark that follows them.
    """
    if not style.per_line:
        return 0
    room = (style.width - style.left - style.right) * 72 / 25.4
    return floor((room / style.per_line - style.size) * 20) - 1


def spaced(properties: Any, twentieths: int) -> None:
    """Letters so much farther apart."""
    if twentieths:
        found = OxmlElement("w:spacing")
        found.set(qn("w:val"), str(twentieths))
        size = properties.find(qn("w:sz"))
        size.addprevious(found) if size is not None else properties.append(found)


def _defaults(document: Document) -> None:
    """Nothing comes from the template's theme: its fonts are those of another language."""
    for found in document.settings.element.findall(qn("w:themeFontLang")):
        found.set(qn("w:eastAsia"), "zh-CN")
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for child in list(properties):
        properties.remove(child)
    face_of(properties, FONTS[Face.BODY])
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)


def _make(
    document: Document, name: str, face: Face, size: float, leading: float, *, indent: float = 0,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
) -> None:  # fmt: skip
    styles: Any = document.styles
    known = name in {one.name for one in styles}
    style = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for tag in ("w:pPr", "w:rPr"):
        for old in style.element.findall(qn(tag)):
            style.element.remove(old)
    style.quick_style, style.hidden, style.unhide_when_used = True, False, False
    style.font.size = Pt(size)
    face_of(style.element.get_or_add_rPr(), FONTS[face])
    shape = style.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.alignment = align
    if leading:
        shape.line_spacing_rule, shape.line_spacing = _EXACT, Pt(leading)
    else:
        shape.line_spacing = 1.0
    _close_up(style.element.get_or_add_pPr())
    if name.startswith("Heading"):
        shape.keep_with_next = True
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(int(name[-1]) - 1))
        style.element.get_or_add_pPr().append(level)
    if indent:
        indented(style.element.get_or_add_pPr(), indent, size)


def _close_up(properties: Any) -> None:
    """Nothing hangs out of the type area, and no blank stands between Chinese and figures (practice.md 7.4):
    lines end where they do in print.
    """
    before = next((properties.find(qn(tag)) for tag in ("w:spacing", "w:ind", "w:jc")
                   if properties.find(qn(tag)) is not None), None)  # fmt: skip
    for tag in ("w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN"):
        found = OxmlElement(tag)
        found.set(qn("w:val"), "0")
        properties.append(found) if before is None else before.addprevious(found)


def indented(properties: Any, characters: float, size: float) -> None:
    """First line in by so many characters: Word counts them anew when the letters change."""
    found = properties.get_or_add_ind()
    found.set(qn("w:firstLineChars"), str(round(characters * 100)))
    found.set(qn("w:firstLine"), str(round(characters * size * 20)))


def face_of(properties: Any, font: str) -> None:
    """One font for every script, the East Asian one above all."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)


def in_latin_faces(document: Document) -> None:
    """The letters of a paper in English stand in a face made for them: those of 仿宋 are all of one width."""
    for part in document.part.package.iter_parts():
        root = getattr(part, "element", None)
        for fonts in () if root is None else root.iter(qn("w:rFonts")):
            face = _LATIN.get(fonts.get(qn("w:ascii")))
            for script in ("ascii", "hAnsi", "cs") if face else ():
                fonts.set(qn(f"w:{script}"), face)


def _name_fonts(document: Document) -> None:
    """The table of fonts: each with what stands in for it, nearest first."""
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{_KINDS[name]}"/><w:pitch w:val="variable"/></w:font>'
        for name, others in _STAND_INS.items()
    )
    table = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:fonts xmlns:w="{nsmap["w"]}">{entries}</w:fonts>'
    parts = document.part.package.iter_parts()
    part: Part = next(one for one in parts if one.partname == "/word/fontTable.xml")
    part._blob = table.encode()  # noqa: SLF001  a part without a class of its own has no other way in
