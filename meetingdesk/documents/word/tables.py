"""Tables in Word: fixed widths, a head that is said again on each page, rows that are not cut in two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from meetingdesk.documents.blocks import Align, Column, Group, PageStyle, Table
from meetingdesk.documents.plain import plain
from meetingdesk.documents.word import styles

Say = Callable[[Any, str], None]
_HEAD_HEIGHT = 9  # mm
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
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    rows = list(table.rows)
    if heads:
        _head(rows[0], block.columns, say)
    for row, content in zip(rows[heads:], block.rows, strict=True):
        if isinstance(content, Group):
            _wide(row, content.text, say)
        else:
            _fill(row, content, block, say)
    for row in rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width, cell.vertical_alignment = Mm(width), _MIDDLE


def _widths(columns: Sequence[Column], room: float) -> list[float]:
    whole = sum(column.width for column in columns) or 1.0
    return [column.width / whole * room for column in columns]


def _head(row: Any, columns: Sequence[Column], say: Say) -> None:
    _whole(row, _HEAD_HEIGHT)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  no public way
    for cell, column in zip(row.cells, columns, strict=True):
        cell.paragraphs[0].style = styles.HEAD
        say(cell.paragraphs[0], column.head)


def _fill(row: Any, texts: Sequence[str], block: Table, say: Say) -> None:
    _whole(row, block.least_height)
    for cell, text, column in zip(row.cells, texts, block.columns, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style, paragraph.alignment = styles.CELL, _ALIGN[column.align]
        say(paragraph, text)
        for run in paragraph.runs:
            run.font.size = Pt(block.size)


def _wide(row: Any, text: str, say: Say) -> None:
    _whole(row, _HEAD_HEIGHT)
    cell = row.cells[0].merge(row.cells[-1])
    cell.paragraphs[0].style = styles.HEAD
    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
    say(cell.paragraphs[0], plain(text))


def _whole(row: Any, least: float) -> None:
    """A row stays on one page and is high enough to be written in."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  no public way
    properties.append(OxmlElement("w:cantSplit"))
    if least:
        row.height, row.height_rule = Mm(least), WD_ROW_HEIGHT_RULE.AT_LEAST
