"""Tables in Word: fixed widths, a head that is said again on each page, rows that are not cut in two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsmap, qn
from docx.shared import Mm, Pt
from docx.table import _Row as Row
from docx.text.paragraph import Paragraph

from meetingdesk.documents.blocks import Align, Column, Group, PageStyle, Table
from meetingdesk.documents.plain import plain
from meetingdesk.documents.word import styles

Say = Callable[[Any, str], None]
_HEAD_HEIGHT = 9  # mm
_CELL_MARGIN = 57  # twentieths of a point: 1 mm
_CELL_AIR = 17  # the same above and below: a text of two lines does not touch the rules
_MIDDLE = WD_CELL_VERTICAL_ALIGNMENT.CENTER
_ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT, Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT, Align.BOTH: WD_ALIGN_PARAGRAPH.LEFT,
}  # fmt: skip


def add_table(document: Document, block: Table, style: PageStyle, say: Say) -> None:
    """The table in the width of the page; a group names the rows below it in one wide cell."""
    widths = _widths(block.columns, style.width - style.left - style.right)
    heads = any(column.head for column in block.columns)
    table: Any = document.add_table(rows=len(block.rows) + heads, cols=len(widths), style="Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    margins = (("top", _CELL_AIR), ("left", _CELL_MARGIN), ("bottom", _CELL_AIR), ("right", _CELL_MARGIN))
    sides = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in margins)
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))  # noqa: SLF001  python-docx has no margins of cells
    layout.addnext(parse_xml(f'<w:tblCellMar xmlns:w="{nsmap["w"]}">{sides}</w:tblCellMar>'))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    rows = [_Row(table, row, widths) for row in table._tbl.tr_lst]  # noqa: SLF001  its own way counts all cells anew
    if heads:
        _head(rows[0], block, say)
    for row, content in zip(rows[heads:], block.rows, strict=True):
        if isinstance(content, Group):
            _wide(row, content.text, say)
        else:
            _fill(row, content, block, say)


class _Row:
    """A row by its elements: python-docx asks for all cells of a table whenever it is asked for one."""

    def __init__(self, table: Any, element: Any, widths: Sequence[float]) -> None:
        self.table, self.element = table, element
        for cell, width in zip(element.tc_lst, widths, strict=True):
            cell.width = Mm(width)
            cell.get_or_add_tcPr().vAlign_val = _MIDDLE

    def paragraphs(self, style: str) -> list[Any]:
        """The first paragraph of each cell, in a style."""
        known = self.table.part.document.styles[style].style_id
        found = [Paragraph(cell.p_lst[0], self.table) for cell in self.element.tc_lst]
        for one in found:
            one._p.style = known  # noqa: SLF001  by its id, not by a search for its name
        return found

    def whole(self, least: float) -> None:
        """It stays on one page and is high enough to be written in."""
        properties = self.element.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if least:
            row = Row(self.element, self.table)
            row.height, row.height_rule = Mm(least), WD_ROW_HEIGHT_RULE.AT_LEAST


def _widths(columns: Sequence[Column], room: float) -> list[float]:
    whole = sum(column.width for column in columns) or 1.0
    return [column.width / whole * room for column in columns]


def _head(row: _Row, block: Table, say: Say) -> None:
    row.whole(_HEAD_HEIGHT)
    row.element.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for paragraph, column in zip(row.paragraphs(styles.HEAD), block.columns, strict=True):
        say(paragraph, column.head)
        for run in paragraph.runs:
            run.font.size = Pt(block.size)


def _fill(row: _Row, texts: Sequence[str], block: Table, say: Say) -> None:
    row.whole(block.least_height)
    for paragraph, text, column in zip(row.paragraphs(styles.CELL), texts, block.columns, strict=True):
        paragraph.alignment = _ALIGN[column.align]
        say(paragraph, text)
        for run in paragraph.runs:
            run.font.size = Pt(block.size)


def _wide(row: _Row, text: str, say: Say) -> None:
    row.whole(_HEAD_HEIGHT)
    cells = Row(row.element, row.table).cells
    cells[0].merge(cells[-1])
    paragraph = row.paragraphs(styles.HEAD)[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    say(paragraph, plain(text))
