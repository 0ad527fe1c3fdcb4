"""From a paper to a .docx: the same blocks as in the PDF, in styles that can be changed; no macro, no field
but page numbers. The same paper gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from meetingdesk.documents import blocks as b
from meetingdesk.documents.plain import one_line, plain
from meetingdesk.documents.word import styles
from meetingdesk.documents.word.closing import add_imprint, add_masthead, add_signatures
from meetingdesk.documents.word.furniture import furnish
from meetingdesk.documents.word.numbering import Numbering, uncounted
from meetingdesk.documents.word.tables import add_table
from meetingdesk.foundation.hanzi import width

_ALIGN = {
    b.Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT, b.Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    b.Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT, b.Align.BOTH: WD_ALIGN_PARAGRAPH.JUSTIFY,
}  # fmt: skip
# 王　五: the blank that pads a name, as two that no line is broken at
_PADDED, _HELD = re.compile("(?<=[^\u3000])\u3000(?=[^\u3000])"), "\u00a0\u00a0"
_DAY = (1980, 1, 1, 0, 0, 0)  # of every file in the archive: when it was made is the file system's business


def write_docx(paper: b.Paper) -> bytes:
    """The paper as a Word file. Cards and forms to be cut or marked are PDF only: TypeError."""
    return _Writer(paper).write()


class _Writer:
    def __init__(self, paper: b.Paper) -> None:
        self.paper = paper
        self.document = docx.Document()
        styles.prepare(self.document, paper.style)
        self._numbering = Numbering(self.document, paper.language, paper.style.size)
        self._page_next = False

    def write(self) -> bytes:
        """All blocks, then head and foot."""
        self._page()
        for block in self.paper.blocks:
            _HOW[type(block)](self, block) if type(block) in _HOW else _refuse(block)
        furnish(self.document, self.paper)
        if not self.paper.language.startswith("zh"):
            styles.in_latin_faces(self.document)
        self._describe()
        made = io.BytesIO()
        self.document.save(made)
        return _steady(made.getvalue())

    # ------------------------------------------------------------ page

    def _page(self) -> None:
        style, section = self.paper.style, self.document.sections[0]
        section.page_width, section.page_height = Mm(style.width), Mm(style.height)
        if style.width > style.height:
            section.orientation = WD_ORIENT.LANDSCAPE
        section.top_margin, section.bottom_margin = Mm(style.top), Mm(style.bottom)
        section.left_margin, section.right_margin = Mm(style.left), Mm(style.right)
        for grid in section._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001  python-docx has no name for it
            section._sectPr.remove(grid)  # noqa: SLF001  the styles count lines and characters themselves

    def _describe(self) -> None:
        package = self.document.part.package
        for key, link in list(package.rels.items()):
            if link.reltype.endswith("/thumbnail"):  # a picture of the template's own page
                del package.rels[key]
        properties = self.document.core_properties
        properties.title = one_line(self.paper.title)[:255]  # as long as the format lets them be
        properties.author = one_line(self.paper.author)[:255]
        properties.subject, properties.comments = one_line(self.paper.subject)[:255], ""
        properties.language = self.paper.language.replace("_", "-")
        properties.last_modified_by = "MeetingDesk"

    # ------------------------------------------------------------ paragraphs

    def line(self, text: str, style: str) -> Any:
        """A paragraph; what nobody has said yet is marked."""
        paragraph: Any = self.document.add_paragraph(style=style)
        if self._page_next:
            paragraph.paragraph_format.page_break_before, self._page_next = True, False
        self.say(paragraph, text)
        return paragraph

    def say(self, paragraph: Any, text: str, face: b.Face | None = None) -> None:
        """Text at the end of a paragraph; a line end stays one."""
        for part in re.split(f"({re.escape(self.paper.pending)})", _PADDED.sub(_HELD, plain(text))):
            if not part:
                continue
            run = paragraph.add_run(part)
            if face is not None:
                styles.face_of(run._r.get_or_add_rPr(), styles.FONTS[face])  # noqa: SLF001  no public way
            if part == self.paper.pending:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW

    def title(self, block: b.Title) -> None:
        self.line(block.text, styles.TITLE)
        if block.under:
            under = self.line("", styles.FLUSH)
            self.say(under, block.under, b.Face.KAI)
            under.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.line("", styles.FLUSH)

    def heading(self, block: b.Heading) -> None:
        level = min(block.level, 4)
        words = self._numbering.counted(plain(block.text), level)
        paragraph = self.line(block.text if words is None else words, f"Heading {level}")
        if words is None:
            uncounted(paragraph, self.paper.style.size)

    def para(self, block: b.Para) -> None:
        """Each line end begins a paragraph, as in print."""
        runs = (b.Run(block.text),) if isinstance(block.text, str) else block.text
        paragraph = self._started(block)
        for run in runs:
            for number, part in enumerate(plain(run.text).split("\n")):
                if number:
                    paragraph = self._started(block)
                self.say(paragraph, part, run.face if run.face is not b.Face.BODY else None)

    def _started(self, block: b.Para) -> Any:
        paragraph = self.line("", styles.BODY if block.indent == 2 else styles.FLUSH)
        if block.indent not in {0, 2}:
            styles.indented(paragraph._p.get_or_add_pPr(), block.indent, self.paper.style.size)  # noqa: SLF001  as above
        if block.align is not b.Align.BOTH:
            paragraph.alignment = _ALIGN[block.align]
        return paragraph

    def key_values(self, block: b.KeyValues) -> None:
        """All values start below each other."""
        widest = max((self._label_width(label) for label, _ in block.pairs), default=0)
        widest += self.paper.style.size / 4  # a label that ends on the stop itself would miss it
        for label, value in block.pairs:
            self._labelled(label, value, block.indent, widest, between="\t")

    def name_list(self, block: b.NameList) -> None:
        text = block.between.join(map("".join, block.said())) + block.after
        self._labelled(block.label, text, block.indent, self._label_width(block.label))

    def _label_width(self, label: str) -> float:
        return width(one_line(label) + self.paper.colon) / 2 * self.paper.style.size

    def _labelled(self, label: str, text: str, indent: float, hang: float, between: str = "") -> None:
        """Turn-over lines stand under the text."""
        paragraph = self.line("", styles.FLUSH)
        paragraph.add_run(one_line(label) + self.paper.colon, style=styles.NAMED)
        paragraph.add_run(between)
        self.say(paragraph, text)
        shape, edge = paragraph.paragraph_format, Pt(hang + indent * self.paper.style.size)
        shape.left_indent, shape.first_line_indent = edge, Pt(-hang)
        shape.tab_stops.add_tab_stop(edge)

    def table(self, block: b.Table) -> None:
        if block.caption:
            self.line(block.caption, styles.HEAD)
        if self._page_next:
            self.line("", styles.FLUSH)
        add_table(self.document, block, self.paper.style, self.say)
        self.line("", styles.CELL)

    def signatures(self, block: b.Signatures) -> None:
        add_signatures(self.document, block.lines, self.paper.colon, self.paper.style)

    def masthead(self, block: b.Masthead) -> None:
        add_masthead(self.document, block, self.paper.style)

    def imprint(self, block: b.Imprint) -> None:
        add_imprint(self.document, block, self.paper.style)

    def sign_off(self, block: b.SignOff) -> None:
        """署名 and date keep together, two characters from the right."""
        self.line("", styles.FLUSH).paragraph_format.keep_with_next = True
        for text in (block.who, block.day):
            paragraph = self.line(text, styles.SIGNED)
            paragraph.paragraph_format.right_indent = Pt(2 * self.paper.style.size)
            paragraph.paragraph_format.keep_with_next = text is block.who

    def attachment_note(self, block: b.AttachmentNote) -> None:
        self.line("", styles.FLUSH)
        several, size = len(block.names) > 1, self.paper.style.size
        blank, tab = ("", "") if self.paper.language.startswith("zh") else (" ", "\t")
        label = one_line(block.label) + self.paper.colon.strip() + tab
        edge = 2 * size + self._label_width(block.label)
        for number, name in enumerate(block.names, start=1):
            mark = f"{number}.{blank}" if several else ""
            paragraph = self.line("", styles.NOTE)
            paragraph.add_run(label if number == 1 else "")
            self.say(paragraph, mark + one_line(name))
            first = 2 * size if number == 1 else edge
            paragraph.paragraph_format.left_indent = Pt(edge + len(mark) * size / 2)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(edge))
            paragraph.paragraph_format.keep_with_next = True  # as in print: 署名 never stands alone
            paragraph.paragraph_format.first_line_indent = Pt(first - edge - len(mark) * size / 2)

    def attachment(self, block: b.Attachment) -> None:
        self._page_next = True
        self.line(block.mark, styles.MARK)
        self.line("", styles.FLUSH)
        self.line(block.title, styles.TITLE)
        self.line("", styles.FLUSH)

    def spacer(self, block: b.Spacer) -> None:
        for _ in range(max(round(block.lines), 1)):
            self.line("", styles.FLUSH)

    def page_break(self, _block: b.PageBreak) -> None:
        self._page_next = True


def _refuse(block: object) -> None:
    raise TypeError(f"{type(block).__name__} has no place in a Word file")


def _steady(data: bytes) -> bytes:
    """The same archive without the time of day."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return made.getvalue()


_HOW: dict[type, Callable[[_Writer, Any], None]] = {
    b.Title: _Writer.title, b.Heading: _Writer.heading, b.Para: _Writer.para, b.KeyValues: _Writer.key_values,
    b.NameList: _Writer.name_list, b.Table: _Writer.table, b.Signatures: _Writer.signatures,
    b.SignOff: _Writer.sign_off, b.AttachmentNote: _Writer.attachment_note, b.Attachment: _Writer.attachment,
    b.Spacer: _Writer.spacer, b.PageBreak: _Writer.page_break, b.Masthead: _Writer.masthead,
    b.Imprint: _Writer.imprint,
}  # fmt: skip
