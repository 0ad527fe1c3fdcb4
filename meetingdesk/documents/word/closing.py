"""What opens and closes an official paper in Word: red mark and rule, lines to sign on, 版记 on the floor of
the last page (practice.md 5.2).
"""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsmap, qn
from docx.shared import Mm, Pt, RGBColor

from meetingdesk.documents.blocks import Imprint, Masthead, PageStyle
from meetingdesk.documents.plain import one_line
from meetingdesk.documents.word import styles
from meetingdesk.foundation.hanzi import width

_RED = RGBColor(0xC7, 0x12, 0x17)
_MARK = 36  # points, smaller where the mark is longer than the line
_THICK, _THIN = 8, 6  # eighths of a point: 0.35 and 0.25 mm, as near as Word has them
_SPACE = f'xmlns:w="{nsmap["w"]}"'


def add_masthead(document: Document, block: Masthead, style: PageStyle) -> None:
    """The mark 35 mm below the upper edge, number, issuer and date, and the red rule 4 mm below them."""
    room, leading = _room(style), _leading(style)
    mark: Any = document.add_paragraph(style=styles.RED_MARK)
    shape = mark.paragraph_format
    size = int(2 * min(_MARK, room * 2 / max(width(block.mark), 1))) / 2
    shape.space_before, shape.line_spacing = Mm(35), Pt(size * 1.2)
    run = mark.add_run(one_line(block.mark))
    run.font.size, run.font.color.rgb = Pt(size), _RED
    number: Any = document.add_paragraph(one_line(block.number), style=styles.CENTRED)
    number.paragraph_format.space_before = Pt(leading)
    line: Any = document.add_paragraph(style=styles.FLUSH)
    line.paragraph_format.tab_stops.add_tab_stop(Pt(room - style.size), WD_TAB_ALIGNMENT.RIGHT)
    line.paragraph_format.first_line_indent = Pt(style.size)
    line.add_run(f"{one_line(block.issuer)}\t{one_line(block.day)}")
    _ruled(line, "bottom", f"{_RED}", 12, 9)


def add_signatures(
    document: Document, lines: tuple[tuple[str, str], ...], colon: str, style: PageStyle
) -> None:
    """Label and a rule to sign on, side by side; a name stands in the place of its rule."""
    paragraph: Any = document.add_paragraph(style=styles.FLUSH)
    share = _room(style) / max(len(lines), 1)
    stops = paragraph.paragraph_format.tab_stops
    for number, (label, name) in enumerate(lines, start=1):
        paragraph.add_run(one_line(label) + colon, style=styles.NAMED)
        stops.add_tab_stop(Pt(number * share - style.size))
        rule = paragraph.add_run(one_line(name) or "\t")
        rule.font.underline = not name
        if number < len(lines):
            stops.add_tab_stop(Pt(number * share))
            paragraph.add_run("\t\t" if name else "\t")


def add_imprint(document: Document, block: Imprint, style: PageStyle) -> None:
    """A table that lies on the floor of the page on which the text ends: thick, thin and thick rule."""
    rows = [one_line(block.copies_to)] if block.copies_to else []
    table: Any = document.add_table(rows=len(rows) + 1, cols=1)
    table.autofit = False
    told = [*rows, f"{one_line(block.issuer)}\t{one_line(block.day)}"]
    for row, words in zip(table.rows, told, strict=True):
        cell = row.cells[0]
        cell.width = Pt(_room(style))
        line = cell.paragraphs[0]
        line.style = styles.IMPRINT
        line.paragraph_format.tab_stops.add_tab_stop(Pt(_room(style) - 14), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(words)
    _on_the_floor(table)
    last: Any = document.add_paragraph(style=styles.CELL)  # Word ends with a paragraph; this one is a hair
    last.paragraph_format.line_spacing = Pt(1)


def _on_the_floor(table: Any) -> None:
    properties = table._tbl.tblPr  # noqa: SLF001  python-docx has no floating tables
    for tag in ("w:tblLook", "w:tblBorders"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    place = parse_xml(
        f'<w:tblpPr {_SPACE} w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="left" '
        'w:tblpYSpec="bottom"/>'
    )
    properties.insert(1 if properties.find(qn("w:tblStyle")) is not None else 0, place)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
        for side, size in (("top", _THICK), ("bottom", _THICK), ("insideH", _THIN))
    )
    borders = parse_xml(f"<w:tblBorders {_SPACE}>{edges}</w:tblBorders>")
    sides = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    margins = f"<w:tblCellMar {_SPACE}>{sides}</w:tblCellMar>"
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    layout.addnext(parse_xml(margins))


def _ruled(paragraph: Any, side: str, colour: str, eighths: int, space: int) -> None:
    borders = OxmlElement("w:pBdr")
    rule = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", eighths), ("space", space), ("color", colour)):
        rule.set(qn(f"w:{name}"), str(value))
    borders.append(rule)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001  python-docx has no borders
    after = next((properties.find(qn(tag)) for tag in ("w:tabs", "w:spacing", "w:ind")
                  if properties.find(qn(tag)) is not None), None)  # fmt: skip
    properties.append(borders) if after is None else after.addprevious(borders)


def _room(style: PageStyle) -> float:
    return (style.width - style.left - style.right) * 72 / 25.4


def _leading(style: PageStyle) -> float:
    return (style.height - style.top - style.bottom) * 72 / 25.4 / (style.per_page or 30)
