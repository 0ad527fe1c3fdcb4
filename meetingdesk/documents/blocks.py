"""What a paper says and in which order; how it looks is the writer's business.

A paper is built from frozen blocks and given to a writer (`documents.pdf.write_pdf`). Text is plain text,
never markup. Measures are millimetres for paper and columns, points for type.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PENDING = "〔待补〕"  # practice.md 5.1: what nobody has said yet stays visible


class Face(StrEnum):
    """The four faces of Chinese official papers (practice.md 5.2)."""

    BODY = "fang"  # 仿宋
    KAI = "kai"  # 楷体
    HEI = "hei"  # 黑体
    TITLE = "song"  # 小标宋, Noto Serif 700 in its place


class Align(StrEnum):
    """Where a line or a cell stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    BOTH = "both"  # left and right edge straight


class Numbers(StrEnum):
    """How pages are numbered."""

    OUTSIDE = "outside"  # — 1 —, right on odd and left on even pages
    OF_TOTAL = "of_total"  # 第1页 共3页
    SEVERAL = "several"  # the same, where there is more than one page
    NONE = "none"


@dataclass(frozen=True)
class PageStyle:
    """Paper, margins and type of a kind of paper.

    With `per_line` and `per_page` the body stands on a grid of so many characters and lines; without, lines
    are `leading` points apart.
    """

    left: float
    right: float
    top: float
    bottom: float
    size: float
    leading: float = 0.0
    per_line: int = 0
    per_page: int = 0
    numbers: Numbers = Numbers.OF_TOTAL
    width: float = 210.0
    height: float = 297.0
    sample_at: float = 0.0  # mm from the lower edge to the mark of sample papers; 0: above the type area


# practice.md 5.2: 156 x 225 mm, 22 lines of 28 characters of 3号
OFFICIAL = PageStyle(28, 26, 37, 35, 16, per_line=28, per_page=22, numbers=Numbers.OUTSIDE)
PLAIN = PageStyle(25, 22, 25, 25, 12, leading=22)
# practice.md 4.1: 170 mm wide, 20 rows of 10 mm a page
SHEET = PageStyle(20, 20, 20, 20, 12, leading=20)
WIDE = PageStyle(20, 20, 20, 18, 12, leading=20, width=297, height=210)


@dataclass(frozen=True)
class Run:
    """A piece of a paragraph in a face of its own."""

    text: str
    face: Face = Face.BODY


@dataclass(frozen=True)
class Title:
    """The name of the paper: 2号, centred, in lines of like length; a line end breaks it by hand."""

    text: str
    under: str = ""  # a line in 楷体 below: date, number, order of names


@dataclass(frozen=True)
class Heading:
    """一、 (1) 黑体, （一） (2) 楷体, 1. (3) and （1） (4) 仿宋; never the last line of a page."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Para:
    """A paragraph; `indent` counts characters of the first line."""

    text: str | tuple[Run, ...]
    indent: float = 2
    align: Align = Align.BOTH


@dataclass(frozen=True)
class KeyValues:
    """Facts, one a line: label in 黑体, colon, value hanging beside it."""

    pairs: tuple[tuple[str, str], ...]
    indent: float = 0


@dataclass(frozen=True)
class NameList:
    """出席、请假、列席: label in 黑体, colon, names hanging (practice.md 5.2); a name is never cut in two.

    `units` stand before their names; a line may end between the two.
    """

    label: str
    names: tuple[str, ...]
    between: str = "、"
    after: str = ""  # what closes the list, e.g. 。
    indent: float = 2
    units: tuple[str, ...] = ()

    def said(self) -> tuple[tuple[str, str], ...]:
        """Unit and name of each entry; the unit is empty where there is none."""
        return tuple(zip(self.units or ("",) * len(self.names), self.names, strict=True))


@dataclass(frozen=True)
class Column:
    """A column; `width` in mm is a share when the columns do not add up to the page.

    `group`: equal neighbours below each other become one cell, said again on each page. `shrink`: a text
    that is too long gets smaller letters before a second line (names of four and more, practice.md 7.4),
    never below `least` points; without one, below 1 / 1.4 of the table's.
    """

    head: str
    width: float
    align: Align = Align.LEFT
    group: bool = False
    shrink: bool = False
    least: float = 0.0


@dataclass(frozen=True)
class Group:
    """A row of a table that names the rows below it."""

    text: str


Stroke = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Handwriting:
    """Something written by hand: strokes of points, x to the right and y down, in any unit."""

    strokes: tuple[Stroke, ...]


@dataclass(frozen=True)
class Table:
    """Rows under a head that is said again on each page. `inked`: (row, column, what was written there)."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...] | Group, ...]
    size: float = 10.5
    least_height: float = 0.0  # mm of a row, for signing by hand
    per_page: int = 0  # rows on a page at most; 0: as many as fit
    caption: str = ""
    inked: tuple[tuple[int, int, Handwriting], ...] = ()


@dataclass(frozen=True)
class Tent:
    """席卡: a page to be folded, the same words on both faces, one of them upside down (practice.md 4.3).

    `face` is the height of a face in mm. `alternatives`: the words broken into lines in other ways; whichever
    way has the largest letters is printed.
    """

    words: str
    face: float
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True)
class Badge:
    """胸卡 of one person; `code` is what its QR says, nothing printed there where it is empty."""

    name: str
    unit: str
    post: str
    role: str
    number: str
    code: str
    colour: str  # of the role's band: three shares of red, green and blue, "0.56 0.09 0.12"


@dataclass(frozen=True)
class Badges:
    """Cards side by side, to be cut along the marks; sizes in mm. `head` and `foot` stand on each card."""

    cards: tuple[Badge, ...]
    across: int
    down: int
    width: float
    height: float
    head: str = ""
    foot: str = ""


@dataclass(frozen=True)
class FormHead:
    """The name of a form on one line, in smaller letters down to `least`, or on two; its mark (A票) below."""

    text: str
    mark: str = ""
    least: float = 16.0


@dataclass(frozen=True)
class MarkTable:
    """A table to be marked by hand: measures in mm, never stretched; a text grows smaller until it fits.

    `across` blocks stand side by side, `gap` apart, filled one after the other; `per_block` rows a page at
    most. `foot`: words and height of a last row over the whole width.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    row_height: float
    head_height: float
    across: int = 1
    gap: float = 2.0
    per_block: int = 0
    size: float = 14.0
    foot: tuple[str, float] | None = None


@dataclass(frozen=True)
class Code:
    """A QR code at the right edge with a text that machines read, and lines beside it for people."""

    payload: str
    lines: tuple[str, ...] = ()
    size: float = 25.0  # mm


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on, side by side: (记录人, name or empty for a rule)."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SignOff:
    """署名 and date of an unsealed paper (practice.md 5.2, 7.3.5.2)."""

    who: str
    day: str


@dataclass(frozen=True)
class AttachmentNote:
    """附件说明 below the text: each name after its number, turn-over lines under the name's start."""

    names: tuple[str, ...]
    label: str = "附件"


@dataclass(frozen=True)
class Attachment:
    """Starts an attachment: new page, its mark on line 1, its title on line 3."""

    mark: str  # 附件1
    title: str


@dataclass(frozen=True)
class Masthead:
    """纪要 with a red mark (practice.md 5.2); only when the office asks for it."""

    mark: str
    number: str
    issuer: str
    day: str


@dataclass(frozen=True)
class Imprint:
    """版记 at the foot of the last page."""

    copies_to: str  # 抄送：…。
    issuer: str
    day: str  # 2023年3月18日印发


@dataclass(frozen=True)
class Spacer:
    """Empty lines; they vanish at the top of a page."""

    lines: float = 1


@dataclass(frozen=True)
class PageBreak:
    """What follows starts a page."""


Block = (
    Title | Heading | Para | KeyValues | NameList | Table | Tent | Badges | Signatures | SignOff
    | AttachmentNote | Attachment | Masthead | Imprint | Spacer | PageBreak | FormHead | MarkTable | Code
)  # fmt: skip


@dataclass(frozen=True)
class Attached:
    """A file inside the PDF, for machines."""

    name: str
    data: bytes
    about: str = ""


@dataclass(frozen=True)
class Paper:
    """One paper, ready for any writer. Words of head and foot come with it, in the meeting's language."""

    title: str
    blocks: tuple[Block, ...]
    style: PageStyle = PLAIN
    language: str = "zh_CN"
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    header: str = ""  # small, above the type area
    sample: bool = False
    sample_words: str = "演示数据"
    page_words: str = "第{page}页 共{pages}页"
    colon: str = "："
    pending: str = PENDING
    copies: int = 1  # so many times the same pages, none different from the others in a single byte
    both_sides: bool = True  # whether pages of a copy follow each other on the back of a sheet
    attached: tuple[Attached, ...] = ()


def texts(paper: Paper) -> list[str]:
    """Every text of the paper, for checks before it is written (rare characters, 〔待补〕, phones)."""
    found: list[str] = [paper.title, paper.header, paper.author, paper.subject, *paper.keywords]
    for block in paper.blocks:
        _gather(block, found)
    return found


def _gather(thing: object, found: list[str]) -> None:
    if isinstance(thing, StrEnum):
        return
    if isinstance(thing, str):
        found.append(thing)
    elif isinstance(thing, tuple):
        for part in thing:
            _gather(part, found)
    elif hasattr(thing, "__dataclass_fields__"):
        for name in thing.__dataclass_fields__:
            _gather(getattr(thing, name), found)
