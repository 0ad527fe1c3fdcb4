"""Each block of a paper as strips, in the sizes of practice.md 5.2."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

from meetingdesk.documents import blocks as b
from meetingdesk.documents.blocks import Align, Face, Paper
from meetingdesk.documents.fonts import Faces
from meetingdesk.documents.pdf.breaking import may_end
from meetingdesk.documents.pdf.cards import BadgeSheets, TentCard
from meetingdesk.documents.pdf.closing import Imprint, Masthead, SignLine, sign_off_shift
from meetingdesk.documents.pdf.codes import CodeLine
from meetingdesk.documents.pdf.forms import FormTitle, MarkFlow
from meetingdesk.documents.pdf.pen import MM, Ink
from meetingdesk.documents.pdf.strips import Dealer, Placed, Strip
from meetingdesk.documents.pdf.table import Place, TableFlow
from meetingdesk.documents.pdf.text import Letters, Measure, Paragraph, Type, balanced, letters

_HEADING_FACES = {1: Face.HEI, 2: Face.KAI, 3: Face.BODY, 4: Face.BODY}
_TITLE_SIZE = 22.0  # 2号


class Composer:
    """Lays one paper out; widths and heights in points."""

    def __init__(self, paper: Paper, faces: Faces, ink: Ink) -> None:
        style = paper.style
        self._paper = paper
        self._faces = faces
        self._roles = faces.of(paper.language)
        self._ink = ink
        self._size = style.size
        self._room = (style.width - style.left - style.right) * MM
        self._height = (style.height - style.top - style.bottom) * MM
        self._grid = self._height / style.per_page if style.per_page else 0.0
        self._leading = self._grid or style.leading or style.size * 1.6
        self._em = self._room / style.per_line if style.per_line else style.size
        self._types: dict[tuple[Face, float, float], Type] = {}

    def pages(self) -> list[list[Placed]]:
        """All strips of all pages."""
        strips: list[Strip] = []
        for block in self._paper.blocks:
            if isinstance(block, b.Signatures | b.Code):
                _hold(strips)
            strips.extend(_HOW[type(block)](self, block))
        return Dealer(self._height, self._grid).deal(strips)

    # ------------------------------------------------------------ letters and paragraphs

    def _type(self, face: Face, size: float = 0.0) -> Type:
        size = size or self._size
        tracking = self._em - self._size if size == self._size else 0.0
        key = (face, size, tracking)
        if key not in self._types:
            self._types[key] = Type(self._roles[face], size, tracking)
        return self._types[key]

    def _letters(self, text: str, face: Face = Face.BODY, size: float = 0.0) -> Letters:
        return letters([(self._shown(text), self._type(face, size))])

    def _shown(self, text: str) -> str:
        return self._faces.shown(text).replace("\n", " ")

    def _measure(self, first: float = 0, others: float = 0, align: Align = Align.BOTH) -> Measure:
        """Indents in characters. Without hyphens, straight edges would tear English lines open."""
        if align is Align.BOTH and not self._paper.language.startswith("zh"):
            align = Align.LEFT
        return Measure(
            self._room, self._leading, first * self._em, others * self._em, align, grid=bool(self._grid)
        )

    def _para(self, source: Letters, measure: Measure) -> Paragraph:
        return Paragraph(source, measure, self._faces.shown(self._paper.pending))

    def _gap(self, height: float) -> Strip:
        return Strip(None, height, gap=True, grid=bool(self._grid))

    def _free_gap(self, lines: float) -> Strip:
        """Air around a table, off the grid."""
        return Strip(None, lines * self._leading, gap=True)

    # ------------------------------------------------------------ blocks

    def title(self, block: b.Title) -> list[Strip]:
        """The title stands in the middle of as many body lines as it needs, one empty line below."""
        parts = [part for part in self._faces.shown(block.text).split("\n") if part.strip()] or [" "]
        made = [self._title_lines(part) for part in parts]
        strips = [strip for lines in made for strip in lines]
        strips[0].outline = (0, " ".join(parts))
        high = sum(strip.height for strip in strips)
        rest = ceil(high / self._leading - 1e-6) * self._leading - high
        strips = [*strips, Strip(None, rest, keep=True)]
        for under in filter(None, block.under.split("\n")):
            measure = self._measure(align=Align.CENTRE)
            strips += balanced(self._letters(under, Face.KAI), measure).strips(keep=True)
        return [*strips, Strip(None, self._leading, keep=True)]

    def _title_lines(self, text: str) -> list[Strip]:
        measure = Measure(self._room, _TITLE_SIZE * 1.55, align=Align.CENTRE)
        return balanced(self._letters(text, Face.TITLE, _TITLE_SIZE), measure).strips(keep=True)

    def heading(self, block: b.Heading) -> list[Strip]:
        """Keeps with what follows; two levels are bookmarks."""
        face = _HEADING_FACES.get(block.level, Face.BODY)
        strips = self._para(self._letters(block.text, face), self._measure(2)).strips(keep=True)
        if block.level <= 2:
            strips[0].outline = (block.level, self._shown(block.text))
        return strips

    def para(self, block: b.Para) -> list[Strip]:
        """Each line end in the text begins a paragraph of its own."""
        runs = (b.Run(block.text),) if isinstance(block.text, str) else block.text
        strips: list[Strip] = []
        for spans in self._split(runs):
            measure = self._measure(block.indent, 0, block.align)
            strips += self._para(letters(spans), measure).strips()
        return strips

    def _split(self, runs: Sequence[b.Run]) -> list[list[tuple[str, Type]]]:
        paragraphs: list[list[tuple[str, Type]]] = [[]]
        for run in runs:
            kind = self._type(run.face)
            for number, part in enumerate(self._faces.shown(run.text).split("\n")):
                if number:
                    paragraphs.append([])
                if part:
                    paragraphs[-1].append((part, kind))
        return [spans for spans in paragraphs if spans]

    def key_values(self, block: b.KeyValues) -> list[Strip]:
        """All values start below each other, with their turn-over lines and further paragraphs."""
        strips: list[Strip] = []
        widest = max((self._label_width(label) for label, _ in block.pairs), default=0)
        hang = min(block.indent + widest, self._room / self._em / 2)
        for label, value in block.pairs:
            parts = self._faces.shown(value).split("\n")
            strips += self._labelled(label, parts[0], block.indent, hang).strips()
            for part in parts[1:]:
                strips += self._para(self._letters(part), self._measure(hang, hang)).strips()
        return strips

    def name_list(self, block: b.NameList) -> list[Strip]:
        """A line never ends inside a name; in its unit it ends where any text may."""
        between = self._shown(block.between)
        at, stops, entries = len(self._shown(block.label + self._paper.colon)), set[int](), []
        for unit, name in block.said():
            before, entry = self._shown(unit), self._shown(unit + name)
            stops |= {at + place for place in _inside(before, entry)}
            at += len(entry) + len(between)
            stops.add(at)
            entries.append(entry)
        text = between.join(entries) + self._shown(block.after)
        hang = block.indent + self._label_width(block.label)
        paragraph = self._labelled(block.label, text, block.indent, hang)
        paragraph.end_at(frozenset(stops), self._measure().align if any(block.units) else Align.LEFT)
        return paragraph.strips()

    def _label_width(self, label: str) -> float:
        """Of label and colon, in characters of the body."""
        return self._type(Face.HEI).width(self._shown(label + self._paper.colon)) / self._em

    def _labelled(self, label: str, text: str, indent: float, hang: float) -> Paragraph:
        """Label in 黑体, text from `hang` on, both in characters from the left edge."""
        spans = [
            (self._shown(label + self._paper.colon), self._type(Face.HEI)),
            (text, self._type(Face.BODY)),
        ]
        made = letters([span for span in spans if span[0]])
        end = len(spans[0][0])
        if end:
            made.widths[end - 1] += max((hang - indent) * self._em - sum(made.widths[:end]), 0.0)
        return self._para(made, self._measure(indent, hang))

    def table(self, block: b.Table) -> list[Strip]:
        """A little air above and below."""
        faces = (self._type_of_table(Face.BODY, block.size), self._type_of_table(Face.HEI, block.size))
        place = Place(self._paper.style.left * MM, self._room, self._height)
        strips = [self._free_gap(0.35)]
        if block.caption:
            measure = self._measure(align=Align.CENTRE)
            strips += self._para(self._letters(block.caption, Face.HEI), measure).strips(keep=True)
        strips += TableFlow(block, place, self._ink, faces, self._faces.shown).strips()
        return [*strips, self._free_gap(0.4)]

    def _type_of_table(self, face: Face, size: float) -> Type:
        return Type(self._roles[face], size)

    def tent(self, block: b.Tent) -> list[Strip]:
        """A page."""
        page = self._paper.style.width * MM, self._height
        return TentCard(block, self._roles[Face.TITLE], self._faces.shown, page).strips()

    def badges(self, block: b.Badges) -> list[Strip]:
        """Pages of cards."""
        return BadgeSheets(block, self._roles, self._faces.shown, self._room).strips()

    def form_head(self, block: b.FormHead) -> list[Strip]:
        """Title and mark of a form."""
        roles = self._roles[Face.TITLE], self._roles[Face.HEI]
        shown = b.FormHead(self._shown(block.text), self._shown(block.mark), block.least)
        return FormTitle(shown, roles, self._room).strips()

    def mark_table(self, block: b.MarkTable) -> list[Strip]:
        """Rows to be marked by hand, in millimetres."""
        faces = self._roles[Face.BODY], self._roles[Face.HEI]
        return [Strip(None, 1.5 * MM, gap=True), *MarkFlow(block, faces, self._faces.shown).strips()]

    def code(self, block: b.Code) -> list[Strip]:
        """A QR code."""
        return CodeLine(block, Type(self._roles[Face.BODY], 9), self._room).strips()

    def signatures(self, block: b.Signatures) -> list[Strip]:
        """Higher than a line, so that a pen has room."""
        kinds = (self._type(Face.HEI), self._type(Face.BODY))
        lines = [(self._shown(label + self._paper.colon), self._shown(name)) for label, name in block.lines]
        return [Strip(SignLine(lines, kinds, self._room, self._leading), self._leading * 1.5)]

    def sign_off(self, block: b.SignOff) -> list[Strip]:
        """One empty line, 署名, date."""
        who, day = self._letters(block.who), self._letters(block.day)
        shift_who, shift_day = sign_off_shift(sum(who.widths), sum(day.widths), self._room, self._em)
        measure = self._measure(align=Align.LEFT)
        first = self._para(who, Measure(self._room, self._leading, shift_who, grid=measure.grid)).strips(
            keep=True
        )
        second = self._para(day, Measure(self._room, self._leading, shift_day, grid=measure.grid)).strips()
        gap = self._gap(self._leading)
        gap.keep = True  # 署名 goes with what it signs, as far as that is kept, too
        return [gap, *first, *second]

    def attachment_note(self, block: b.AttachmentNote) -> list[Strip]:
        """附件：1.… below each other; turn-over lines under the first character of the name."""
        label = self._shown(block.label + self._paper.colon)
        kind = self._type(Face.BODY)
        strips = [self._gap(self._leading)]
        edge = 2 * self._em + kind.width(label)
        for number, name in enumerate(block.names, start=1):
            gap = "" if self._paper.language.startswith("zh") else " "
            mark = f"{number}.{gap}" if len(block.names) > 1 else ""
            text = (label if number == 1 else "") + mark + self._shown(name)
            first = 2 * self._em if number == 1 else edge
            measure = Measure(
                self._room, self._leading, first, edge + kind.width(mark), Align.LEFT, grid=bool(self._grid)
            )
            strips += self._para(letters([(text, kind)]), measure).strips(keep=True)
        return strips

    def attachment(self, block: b.Attachment) -> list[Strip]:
        """The mark on line 1, the title on line 3."""
        mark = self._para(self._letters(block.mark, Face.HEI), self._measure(align=Align.LEFT)).strips(
            keep=True
        )
        mark[0].outline = (0, self._shown(f"{block.mark} {block.title}"))
        title = self._title_lines(self._shown(block.title))
        empty = Strip(None, self._leading, keep=True)
        return [*self.page_break(), *mark, empty, *title, empty]

    def masthead(self, block: b.Masthead) -> list[Strip]:
        """A stand-in is set to the mark's own height; the red rule closes it."""
        kinds = (self._type(Face.TITLE, 36), self._type(Face.BODY))
        words = tuple(map(self._shown, (block.mark, block.number, block.issuer, block.day)))
        floor = Masthead(words, kinds, self._room, self._leading)
        return [Strip(floor, floor.height, keep=True)]

    def imprint(self, block: b.Imprint) -> list[Strip]:
        """Lies on the floor of the last page."""
        words = tuple(map(self._shown, (block.copies_to, block.issuer, block.day)))
        floor = Imprint(words, Type(self._roles[Face.BODY], 14), self._room)
        return [Strip(floor, floor.height, sink=True)]

    def spacer(self, block: b.Spacer) -> list[Strip]:
        """So many empty lines."""
        return [self._gap(block.lines * self._leading)]

    def page_break(self, _block: b.PageBreak | None = None) -> list[Strip]:
        """Nothing but the turn of a page."""
        return [Strip(None, 0.0, new_page=True)]


def _inside(unit: str, entry: str) -> set[int]:
    """Where a line may end in an entry of a list: in the unit before the name or the brackets behind it."""
    if unit:
        return {at for at in range(1, len(unit)) if may_end(unit, at)} | {len(unit)}
    behind = entry.find(" (")
    return {at for at in range(behind + 1, len(entry)) if behind > 0 and entry[at - 1] == " "}


def _hold(strips: Sequence[Strip]) -> None:
    """Lines to sign and codes never stand alone on a page: two lines before them come along."""
    lines = 0
    for strip in reversed(strips):
        if lines == 2 or strip.new_page or strip.sink:
            return
        strip.keep = True
        lines += not strip.gap


_HOW: dict[type, Callable[[Composer, Any], list[Strip]]] = {
    b.Title: Composer.title,
    b.Heading: Composer.heading,
    b.Para: Composer.para,
    b.KeyValues: Composer.key_values,
    b.NameList: Composer.name_list,
    b.Table: Composer.table,
    b.Tent: Composer.tent,
    b.Badges: Composer.badges,
    b.Signatures: Composer.signatures,
    b.SignOff: Composer.sign_off,
    b.AttachmentNote: Composer.attachment_note,
    b.Attachment: Composer.attachment,
    b.Masthead: Composer.masthead,
    b.Imprint: Composer.imprint,
    b.Spacer: Composer.spacer,
    b.PageBreak: Composer.page_break,
    b.FormHead: Composer.form_head,
    b.MarkTable: Composer.mark_table,
    b.Code: Composer.code,
}
