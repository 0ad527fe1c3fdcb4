"""测评表: the paper that people mark in secret (practice.md 3.1, 3.5).

No name, no number, no code: all copies of a class are the same pages, and nothing in the file tells one from
another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from meetingdesk.documents.blocks import (
    Align,
    Block,
    Column,
    Face,
    FormHead,
    MarkTable,
    Numbers,
    PageBreak,
    PageStyle,
    Paper,
    Para,
    Run,
    Spacer,
)
from meetingdesk.documents.frame import framed
from meetingdesk.documents.snapshot import BallotClass, BallotRow, Paperwork, Role, Snapshot, Status
from meetingdesk.foundation.hanzi import pad_name
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.facts import MeetingFacts
from meetingdesk.minutes.prose import Prose

ABREAST = 6  # aspects with points side by side
ONE_BLOCK = 12  # rows; more stand in two blocks
PER_BLOCK = 22
WIDTH = 170.0  # mm, all columns together
_BLOCK = 84.0
_BOXES = 80.0  # for all grades of one block over the whole width
_HEAD = 13.0  # 较好 upright in 8 mm
_STYLE = PageStyle(20, 20, 25, 20, 12, leading=15.6, numbers=Numbers.SEVERAL)
_PAGES = N_("第{page}页/共{pages}页")
_LEAST_BOX, _ENGLISH_BOX = 7.0, 10.0  # mm
_NUMBER = re.compile(r"^(\d+)．\s*")
_REMARKS = 24.0  # mm of 意见建议


@dataclass(frozen=True)
class Rated:
    """A row: an organisation and its secretary."""

    unit: str
    person: str


@dataclass(frozen=True)
class Aspect:
    """What of a person is rated; the share is printed where points are given (德20)."""

    label: str
    share: str = ""


@dataclass(frozen=True, kw_only=True)
class Ballot:
    """A form as it is printed: `points` are the aspects that get points, `ticks` those that get one tick.

    Without either a person is a row with one box a grade. `mark`: the letter of the class, empty where there
    is one class only. `instructions` bring their numbers.
    """

    title: str
    boxes: tuple[str, ...]
    rated: tuple[Rated, ...]
    instructions: tuple[str, ...]
    points: tuple[Aspect, ...] = ()
    ticks: tuple[Aspect, ...] = ()
    mark: str = ""
    remarks: bool = False
    copies: int = 1

    @property
    def a_sheet_each(self) -> bool:
        """One sheet a person: aspects to tick, or more aspects than stand side by side."""
        return (len(self.ticks) > 1 or bool(self.ticks and not self.points)) or len(self.points) > ABREAST


def sheet(ballot: Ballot, meeting: MeetingFacts) -> Paper:
    """All copies of one class."""
    prose = Prose(meeting.language)
    name = form_name(ballot.title, prose)
    mark = prose.text("（{code}票）", code=ballot.mark) if ballot.mark else ""
    gap = " " if mark and not prose.chinese else ""
    lay = _sheets if ballot.a_sheet_each else _points if ballot.points else _rows
    blocks = list(lay(ballot, FormHead(name, mark), prose))
    paper = framed(name + gap + mark, blocks, meeting, _STYLE, f"{name}{gap}{mark}　{meeting.title}")
    return replace(
        paper, page_words=prose.text(_PAGES), copies=ballot.copies, both_sides=not ballot.a_sheet_each
    )


def ballots(snapshot: Snapshot, work: Paperwork) -> Iterator[tuple[str, Ballot]]:
    """A poll's ballots: for each class its name and its form, in as many copies as are needed."""
    form, choices = work.ballot, snapshot.choices
    parts = [(Aspect(one.label, plain_share(one.weight)), one.points) for one in form.aspects]
    for kind in form.classes:
        yield kind.letter, Ballot(
            title=form.title, boxes=form.boxes, mark=kind.letter, instructions=form.instructions,
            rated=tuple(Rated(one.name, one.person) for one in form.subjects),
            points=tuple(part for part, points in parts if points),
            ticks=tuple(part for part, points in parts if not points),
            remarks=choices.remarks, copies=_copies(snapshot, form, kind),
        )  # fmt: skip


def _copies(snapshot: Snapshot, form: BallotRow, kind: BallotClass) -> int:
    """By what the class is said to need, else by how many were printed, else by the list."""
    if kind.expected is None and kind.printed:
        return kind.printed
    return quantity(_expected(snapshot, form, kind.code) if kind.expected is None else kind.expected)


def _expected(snapshot: Snapshot, form: BallotRow, code: str) -> int:
    """Who should vote in a class as the list has it; leave is taken off."""
    away = {row.number for row in snapshot.board if row.status in {Status.LEAVE, Status.ABSENT}}
    votes = [line for line in snapshot.listed if line.role == Role.EXPECTED and line.number not in away]
    return sum(len(form.classes) == 1 or line.voter_class == code for line in votes)


def plain_share(weight: str) -> str:
    """The weight as it is printed in a head; nothing where all weigh alike."""
    return "" if weight in {"", "0"} else weight


def form_name(title: str, prose: Prose) -> str:
    """现场述职测评 → 现场述职测评表; what is called a form already stays."""
    if title.endswith(("表", "票")) or not prose.chinese:
        return title
    return f"{title}表" if title.endswith(("测评", "评议", "考核")) else f"{title}测评表"


def quantity(expected: int | None) -> int:
    """As many as are expected and one in twenty to spare, at least one; a single copy where nobody knows."""
    return 1 if not expected else expected + max(-(-expected // 20), 1)


def _told(ballot: Ballot, prose: Prose) -> Para:
    """The instructions in one run, as they are printed on forms."""
    gap = "" if prose.chinese else " "
    told = [_NUMBER.sub(r"\1.", line) for line in ballot.instructions]  # a narrow point begins no line
    return Para(gap.join(told), indent=2 if prose.chinese else 0)


# ------------------------------------------------------------ layouts


def _rows(ballot: Ballot, head: FormHead, prose: Prose) -> Iterator[Block]:
    """T1 and T4: a row a person."""
    single = len(ballot.rated) <= ONE_BLOCK or _least_box(prose) * len(ballot.boxes) > _BLOCK / 2
    yield head if single else replace(head, least=12.0)
    yield _told(ballot, prose)
    foot = (prose.text("意见建议"), _REMARKS) if ballot.remarks else None
    yield (_single if single else _double)(ballot, foot, prose)


def _single(ballot: Ballot, foot: tuple[str, float] | None, prose: Prose) -> MarkTable:
    """序号10 | 党组织名称58 | 书记姓名22 | four times 20, rows of 14 mm; names in English have 34 mm."""
    unit, name = (58, 22) if prose.chinese else (54, 34)
    columns = (
        Column(prose.text("序号"), 10, Align.CENTRE),
        Column(prose.text("党组织名称"), unit),
        Column(prose.text("书记姓名"), name, Align.CENTRE),
        *_boxes(ballot.boxes, WIDTH - 10 - unit - name),
    )
    empty = ("",) * len(ballot.boxes)
    rows = tuple(
        (str(at), one.unit, pad_name(one.person), *empty) for at, one in enumerate(ballot.rated, start=1)
    )
    return MarkTable(columns, rows, row_height=14, head_height=14, foot=foot)


def _double(ballot: Ballot, foot: tuple[str, float] | None, prose: Prose) -> MarkTable:
    """Two blocks of 序号8 | 党组织44 | four times 8, 22 rows of 9 mm each."""
    boxes = max(_BLOCK - 52, _least_box(prose) * len(ballot.boxes))
    columns = (
        Column(prose.text("序号"), 8, Align.CENTRE),
        Column(prose.text("党组织"), _BLOCK - 8 - boxes),
        *_boxes(ballot.boxes, boxes),
    )
    empty = ("",) * len(ballot.boxes)
    rows = tuple((str(at), unit, *empty) for at, unit in enumerate(_units(ballot, prose), start=1))
    return MarkTable(columns, rows, row_height=9, head_height=_HEAD, across=2, per_block=PER_BLOCK, foot=foot)


def _least_box(prose: Prose) -> float:
    """较好 stands upright in 7 mm; Fairly needs 10."""
    return _LEAST_BOX if prose.chinese else _ENGLISH_BOX


def _boxes(grades: Sequence[str], wide: float) -> list[Column]:
    return [Column(grade, wide / len(grades), Align.CENTRE) for grade in grades]


def _units(ballot: Ballot, prose: Prose) -> list[str]:
    """The organisations; where two secretaries stand for one, each with the name."""
    often = Counter(one.unit for one in ballot.rated)
    return [
        prose.text("{unit}（{person}）", unit=one.unit, person=one.person)
        if often[one.unit] > 1 and one.person else one.unit
        for one in ballot.rated
    ]  # fmt: skip


def _sheets(ballot: Ballot, head: FormHead, prose: Prose) -> Iterator[Block]:
    """T2, and T3 with many aspects: a sheet a person, a row an aspect, 综合评价 last."""
    tables = []
    if ballot.points:
        columns = Column(prose.text("评价内容"), 120), Column(prose.text("分数"), 50)
        rows = tuple((f"{one.label}（{one.share}）" if one.share else one.label, "") for one in ballot.points)
        tables.append(MarkTable(columns, rows, row_height=12, head_height=12))
    if ballot.ticks:
        boxes = (Column(prose.text("评价内容"), 90), *_boxes(ballot.boxes, _BOXES))
        empty = ("",) * len(ballot.boxes)
        tables.append(MarkTable(boxes, tuple((one.label, *empty) for one in ballot.ticks), 14, 14))
    if ballot.remarks:
        tables[-1] = replace(tables[-1], foot=(prose.text("意见建议"), 2 * _REMARKS))
    for at, one in enumerate(ballot.rated):
        if at:
            yield PageBreak()
        above: list[Block] = [head, _told(ballot, prose), Spacer(0.3), Para(_who(one, prose), indent=0)]
        yield from (*above, *tables)


def _who(one: Rated, prose: Prose) -> tuple[Run, ...]:
    colon = "：" if prose.chinese else ": "
    return (
        Run(prose.text("党组织") + colon, Face.HEI), Run(one.unit + "　　"),
        Run(prose.text("书记姓名") + colon, Face.HEI), Run(pad_name(one.person)),
    )  # fmt: skip


def _points(ballot: Ballot, head: FormHead, prose: Prose) -> Iterator[Block]:
    """T3: a row a person, points for each aspect, and a tick that agrees with them."""
    yield head
    yield _told(ballot, prose)
    ticked = ballot.boxes if ballot.ticks else ()
    columns = (
        Column(prose.text("序号"), 8, Align.CENTRE),
        *_named(ballot, len(ticked), prose),
        *(Column(_share(one), _point_box(ballot), Align.CENTRE) for one in ballot.points),
        *(Column(grade, 8, Align.CENTRE) for grade in ticked),
    )
    empty = ("",) * (len(columns) - 3)
    rows = tuple(
        (str(at), one.unit, pad_name(one.person), *empty) for at, one in enumerate(ballot.rated, start=1)
    )
    foot = (prose.text("意见建议"), _REMARKS) if ballot.remarks else None
    yield MarkTable(columns, rows, row_height=11, head_height=18, size=12, foot=foot)


def _point_box(ballot: Ballot) -> float:
    return 24.0 if len(ballot.points) < 2 else max(min(14.0, 70 / len(ballot.points)), 9.0)


def _named(ballot: Ballot, ticks: int, prose: Prose) -> tuple[Column, Column]:
    """What the boxes leave of the width."""
    left = WIDTH - 8 - _point_box(ballot) * len(ballot.points) - 8 * ticks
    name = min(22.0, left * 0.32)
    return Column(prose.text("党组织"), left - name), Column(prose.text("书记姓名"), name, Align.CENTRE)


def _share(aspect: Aspect) -> str:
    return f"{aspect.label}\n（{aspect.share}）" if aspect.share else aspect.label
