"""一、（一）1.（1） as Word's own numbering: an office that adds a heading need not count.

A heading says its number in its text, as in print. Where Word would count the same, Word counts; where it
would not (a number left out, one that begins anew in an attachment), the text keeps what it says.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap

from meetingdesk.documents.word.styles import indented
from meetingdesk.foundation.hanzi import chinese_number

_CHINESE = (
    ("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."),
    ("decimal", "（%4）"),
)  # fmt: skip
_OTHER = (("decimal", "%1. "), ("decimal", "(%2) "), ("lowerLetter", "%3. "), ("decimal", "(%4) "))
_ID = 1


def levels(language: str) -> tuple[tuple[str, str], ...]:
    """The way of counting and the words around it, level by level."""
    return _CHINESE if language.startswith("zh") else _OTHER


class Numbering:
    """Knows what Word counts, heading by heading."""

    def __init__(self, document: Document, language: str, size: float) -> None:
        self._levels = levels(language)
        self._counts = [0] * len(self._levels)
        self._define(document)
        for place in range(len(self._levels)):
            self._join(document.styles[f"Heading {place + 1}"].element, place, size)

    def counted(self, text: str, level: int) -> str | None:
        """The words behind the number that Word gives this heading; None where it gives another."""
        place = level - 1
        told = self._told(place, self._counts[place] + 1)
        if not text.startswith(told):
            return None
        self._counts[place] += 1
        self._counts[level:] = [0] * (len(self._counts) - level)
        return text.removeprefix(told)

    def _told(self, place: int, count: int) -> str:
        way, words = self._levels[place]
        if way == "lowerLetter":
            shown = chr(ord("a") + count - 1) if count <= 26 else "?"
        else:
            shown = str(count) if way == "decimal" else chinese_number(count)
        return words.replace(f"%{place + 1}", shown)

    def _define(self, document: Document) -> None:
        """The template's lists go; ours is the only one."""
        part: Any = document.part.numbering_part
        root = part.element
        for child in list(root):
            root.remove(child)
        lines = "".join(
            f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{way}"/>'
            f'<w:pStyle w:val="Heading{place + 1}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/></w:lvl>'
            for place, (way, words) in enumerate(self._levels)
        )
        space = f'xmlns:w="{nsmap["w"]}"'
        root.append(parse_xml(
            f'<w:abstractNum {space} w:abstractNumId="{_ID}"><w:multiLevelType w:val="multilevel"/>{lines}'
            "</w:abstractNum>"
        ))  # fmt: skip
        root.append(parse_xml(f'<w:num {space} w:numId="{_ID}"><w:abstractNumId w:val="{_ID}"/></w:num>'))

    @staticmethod
    def _join(style: Any, place: int, size: float) -> None:
        properties = style.get_or_add_pPr()
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val, numbered.get_or_add_numId().val = place, _ID
        indented(properties, 2, size)


def uncounted(paragraph: Any, size: float) -> None:
    """A heading whose number, if any, stands in its text. Its first line says how far it is in: with the
    number LibreOffice takes away the indent of the style, too.
    """
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001  python-docx has no name for it
    properties.get_or_add_numPr().get_or_add_numId().val = 0
    indented(properties, 2, size)
