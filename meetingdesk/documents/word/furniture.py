"""What stands around the text of each page in Word: page numbers as fields, the running head, the mark of a
sample; at the same places as in print (practice.md 5.2).
"""

from __future__ import annotations

import re
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from meetingdesk.documents.blocks import Face, Numbers, Paper
from meetingdesk.documents.plain import one_line
from meetingdesk.documents.word import styles

_NUMBER, _SMALL, _HEAD = 14, 10.5, 9
_BELOW = 9.5  # mm from the type area to the foot's lower edge: the dash then lies 7 mm below the area
_FIELDS = {"page": " PAGE ", "pages": " NUMPAGES "}


def furnish(document: Document, paper: Paper) -> None:
    """Head and foot of each page."""
    section = document.sections[0]
    outside = paper.style.numbers is Numbers.OUTSIDE
    document.settings.odd_and_even_pages_header_footer = outside
    section.header_distance = Mm(max(paper.style.top - 12, 5))
    section.footer_distance = Mm(max(paper.style.bottom - (_BELOW if outside else 12), 5))
    heads, feet = [section.header], [(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)]
    if outside:
        heads.append(section.even_page_header)
        feet.append((section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT))
    for foot, align in feet:
        _foot(foot.paragraphs[0], paper, align if outside else WD_ALIGN_PARAGRAPH.CENTER)
    for head in heads:
        _head(head.paragraphs[0], paper)


def _foot(line: Any, paper: Paper, align: WD_ALIGN_PARAGRAPH) -> None:
    numbers = paper.style.numbers
    line.alignment = align
    if numbers is Numbers.OUTSIDE:
        shape = line.paragraph_format
        shape.line_spacing = Pt(_NUMBER)
        shape.right_indent = shape.left_indent = Pt(_NUMBER)  # one character in from the edge
        _say(line, "— {page} —", _NUMBER, styles.DIGITS)
    elif numbers is not Numbers.NONE:
        _say(line, paper.page_words, _SMALL, styles.FONTS[Face.BODY])


def _say(line: Any, words: str, size: float, font: str) -> None:
    """Words with fields where {page} and {pages} stand."""
    for part in re.split(r"\{(pages?)\}", words):
        if not part:
            continue
        run = line.add_run("" if part in _FIELDS else part)
        run.font.size = Pt(size)
        styles.face_of(run._r.get_or_add_rPr(), font)  # noqa: SLF001  python-docx has no fonts by script
        if part in _FIELDS:
            for kind in ("begin", _FIELDS[part], "end"):
                run._r.append(_field(kind))  # noqa: SLF001  python-docx has no fields


def _head(line: Any, paper: Paper) -> None:
    """The running head left, the mark of a sample right."""
    style = paper.style
    line.paragraph_format.tab_stops.add_tab_stop(
        Mm(style.width - style.left - style.right), WD_TAB_ALIGNMENT.RIGHT
    )
    words = one_line(paper.header) + ("\t" + one_line(paper.sample_words) if paper.sample else "")
    run = line.add_run(words)
    run.font.size = Pt(_HEAD)
    styles.face_of(run._r.get_or_add_rPr(), styles.FONTS[Face.HEI])  # noqa: SLF001  as above


def _field(kind: str) -> Any:
    if kind.startswith(" "):
        words = OxmlElement("w:instrText")
        words.set(qn("xml:space"), "preserve")
        words.text = kind
        return words
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark
