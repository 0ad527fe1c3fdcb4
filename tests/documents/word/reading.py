"""How tests read a Word file: paragraphs and cells in their order, with the numbers that Word counts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

_DIGITS = "〇一二三四五六七八九"


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def pieces(document: Document) -> list[str]:
    """Each paragraph, and each row of a table as one piece."""
    numbers = _Numbers(document)
    found = []
    for child in document.element.body.iterchildren():
        if child.tag == qn("w:p"):
            paragraph = Paragraph(child, document)
            found.append(numbers.of(paragraph) + paragraph.text)
        elif child.tag == qn("w:tbl"):
            found += ["".join(_cells(row)) for row in Table(child, document).rows]
    return found


def heads(document: Document) -> set[str]:
    """Rows that are said again on each page."""
    rows = [row for table in document.tables for row in table.rows]
    return {"".join(_cells(row)) for row in rows if "w:tblHeader" in row._tr.xml}


def words(document: Document) -> str:
    """All of it, without any blank."""
    return "".join("".join(pieces(document)).split())


def _cells(row: Any) -> Iterator[str]:
    seen: list[Any] = []
    for cell in row.cells:
        if cell._tc not in seen:
            seen.append(cell._tc)
            yield cell.text


class _Numbers:
    """Counts as Word does, from what the file says of its lists."""

    def __init__(self, document: Document) -> None:
        root = document.part.numbering_part.element
        levels = root.findall(f"{qn('w:abstractNum')}/{qn('w:lvl')}")
        self.levels = [(_value(one, "w:numFmt"), _value(one, "w:lvlText")) for one in levels]
        self.counts = [0] * len(self.levels)

    def of(self, paragraph: Paragraph) -> str:
        place = self._place(paragraph)
        if place is None:
            return ""
        self.counts[place] += 1
        self.counts[place + 1 :] = [0] * (len(self.counts) - place - 1)
        way, words_ = self.levels[place]
        count = self.counts[place]
        shown = str(count) if way == "decimal" else _chinese(count)
        return words_.replace(f"%{place + 1}", shown)

    @staticmethod
    def _place(paragraph: Paragraph) -> int | None:
        own = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if own is not None and _value(own, "w:numId") == "0":
            return None
        of_style = paragraph.style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        return None if of_style is None else int(_value(of_style, "w:ilvl"))


def _value(element: Any, tag: str) -> str:
    return str(element.find(qn(tag)).get(qn("w:val")))


def _chinese(count: int) -> str:
    if count <= 10:
        return "十" if count == 10 else _DIGITS[count]
    tens, ones = divmod(count, 10)
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")
