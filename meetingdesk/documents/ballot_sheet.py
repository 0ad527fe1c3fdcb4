"""测评表: the paper that people mark in secret (practice.md 3.1, 3.5).

No name, no number, no code: all copies of a class are the same pages, and nothing in the file tells one from
another.
"""

from __future__ import annotations

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
from meetingdesk.foundation.hanzi import pad_name
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.facts import MeetingFacts
from meetingdesk.minutes.prose import Prose

ONE_BLOCK = 12  # rows; more stand in two blocks
PER_BLOCK = 22
WIDTH = 170.0  # mm, all columns together
_BLOCK = 84.0
_BOXES = 80.0  # for all grades of one block over the whole width
_HEAD = 13.0  # 较好 upright in 8 mm
_STYLE = PageStyle(20, 20, 25, 20, 12, leading=15.6, numbers=Numbers.SEVERAL)
_PAGES = N_("第{page}页/共{pages}页")
_LEAST_BOX = 7.0  # mm
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
    """A form as it is printed. `kind`: T1 and T4 a row a person, T2 a sheet a person, T3 points.

    `mark`: the letter of the class, empty where there is one class only.
    """

    title: str
    kind: str
    grades: tuple[str, ...]
    rated: tuple[Rated, ...]
    aspects: tuple[Aspect, ...] = ()
    most_points: int = 100
    overall: bool = True
    mark: str = ""
    spare_own: bool = False  # 回避: nobody rates himself
    remarks: bool = False
    copies: int = 1


def sheet(ballot: Ballot, meeting: MeetingFacts) -> Paper:
    """All copies of one class."""
    prose = Prose(meeting.language)
    name = form_name(ballot.title, prose)
    mark = prose.text("（{code}票）", code=ballot.mark) if ballot.mark else ""
    blocks = list(_LAYOUTS[ballot.kind](ballot, name, mark, prose))
    paper = framed(name + mark, blocks, meeting, _STYLE, f"{meeting.title}　{name}{mark}")
    return replace(
        paper, page_words=prose.text(_PAGES), copies=ballot.copies, both_sides=ballot.kind != SHEETS
    )


def form_name(title: str, prose: Prose) -> str:
    """现场述职测评 → 现场述职测评表; what is called a form already stays."""
    if title.endswith(("表", "票")) or not prose.chinese:
        return title
    return f"{title}表" if title.endswith(("测评", "评议", "考核")) else f"{title}测评表"


def quantity(expected: int | None) -> int:
    """As many as are expected and one in twenty to spare, at least one; a single copy where nobody knows."""
    return 1 if not expected else expected + max(-(-expected // 20), 1)


# ------------------------------------------------------------ what is said above the table


def _told(items: Sequence[str], ballot: Ballot, prose: Prose) -> Para:
    """1.… 2.… in one run, as they are printed on forms."""
    lines = list(items)
    if ballot.spare_own:
        lines.append(prose.text("本人不评价自己，请将本人一栏留空"))
    gap = "" if prose.chinese else " "
    told = [prose.item(at, prose.sentence(prose.text(line))) for at, line in enumerate(lines, start=1)]
    return Para(gap.join(told), indent=2 if prose.chinese else 0)


_TICK = (
    N_("本表采用无记名方式填写"), N_("请在对应栏内打“√”，每人只选一项"),
    N_("同一人选两项及以上或无法辨认的，该项无效；不选的视为弃权"), N_("填好后请对折投入票箱"),
)  # fmt: skip
_TICK_ASPECTS = (
    N_("本表采用无记名方式填写"), N_("每一行在对应栏内打“√”，只选一项"),
    N_("同一行选两项及以上或无法辨认的，该行无效；不选的视为弃权"), N_("填好后请对折投入票箱"),
)  # fmt: skip
_POINTS = (
    N_("本表采用无记名方式填写"), N_("每项请填0至100的分数，括号内是该项占的比重"),
    N_("总体评价请打“√”，只选一项，应与所给分数相符"),
    N_("超出范围或无法辨认的，该项无效；不填的视为弃权"), N_("填好后请对折投入票箱"),
)  # fmt: skip
_POINTS_ONLY = (*_POINTS[:2], *_POINTS[3:])


# ------------------------------------------------------------ layouts


def _rows(ballot: Ballot, name: str, mark: str, prose: Prose) -> Iterator[Block]:
    """T1 and T4: a row a person."""
    yield FormHead(name, mark)
    yield _told(_TICK, ballot, prose)
    foot = (prose.text("意见建议"), _REMARKS) if ballot.remarks else None
    if len(ballot.rated) <= ONE_BLOCK or _LEAST_BOX * len(ballot.grades) > _BLOCK / 2:
        yield _single(ballot, foot, prose)
    else:
        yield _double(ballot, foot, prose)


def _single(ballot: Ballot, foot: tuple[str, float] | None, prose: Prose) -> MarkTable:
    """序号10 | 党组织名称58 | 书记姓名22 | four times 20, rows of 14 mm."""
    columns = (
        Column(prose.text("序号"), 10, Align.CENTRE),
        Column(prose.text("党组织名称"), 58),
        Column(prose.text("书记姓名"), 22, Align.CENTRE),
        *_boxes(ballot.grades, _BOXES),
    )
    empty = ("",) * len(ballot.grades)
    rows = tuple(
        (str(at), one.unit, pad_name(one.person), *empty) for at, one in enumerate(ballot.rated, start=1)
    )
    return MarkTable(columns, rows, row_height=14, head_height=14, foot=foot)


def _double(ballot: Ballot, foot: tuple[str, float] | None, prose: Prose) -> MarkTable:
    """Two blocks of 序号8 | 党组织44 | four times 8, 22 rows of 9 mm each."""
    boxes = max(_BLOCK - 52, _LEAST_BOX * len(ballot.grades))
    columns = (
        Column(prose.text("序号"), 8, Align.CENTRE),
        Column(prose.text("党组织"), _BLOCK - 8 - boxes),
        *_boxes(ballot.grades, boxes),
    )
    empty = ("",) * len(ballot.grades)
    rows = tuple((str(at), unit, *empty) for at, unit in enumerate(_units(ballot, prose), start=1))
    return MarkTable(columns, rows, row_height=9, head_height=_HEAD, across=2, per_block=PER_BLOCK, foot=foot)


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


def _sheets(ballot: Ballot, name: str, mark: str, prose: Prose) -> Iterator[Block]:
    """T2: a sheet a person, a row an aspect, 综合评价 last."""
    lines = [*(one.label for one in ballot.aspects), *([prose.text("综合评价")] if ballot.overall else [])]
    columns = (Column(prose.text("评价内容"), 90), *_boxes(ballot.grades, _BOXES))
    rows = tuple((line, *("",) * len(ballot.grades)) for line in lines)
    foot = (prose.text("意见建议"), 2 * _REMARKS) if ballot.remarks else None
    for at, one in enumerate(ballot.rated):
        if at:
            yield PageBreak()
        yield FormHead(name, mark)
        yield _told(_TICK_ASPECTS, ballot, prose)
        yield Spacer(0.3)
        yield Para(_who(one, prose), indent=0)
        yield MarkTable(columns, rows, row_height=14, head_height=14, foot=foot)


def _who(one: Rated, prose: Prose) -> tuple[Run, ...]:
    colon = "：" if prose.chinese else ": "
    return (
        Run(prose.text("党组织") + colon, Face.HEI), Run(one.unit + "　　"),
        Run(prose.text("书记姓名") + colon, Face.HEI), Run(pad_name(one.person)),
    )  # fmt: skip


def _points(ballot: Ballot, name: str, mark: str, prose: Prose) -> Iterator[Block]:
    """T3: points for each aspect, and a tick that agrees with them."""
    yield FormHead(name, mark)
    yield _told(_POINTS if ballot.overall else _POINTS_ONLY, ballot, prose)
    grades = ballot.grades if ballot.overall else ()
    columns = (
        Column(prose.text("序号"), 8, Align.CENTRE),
        *_named(ballot, len(grades), prose),
        *(Column(_share(one), _point_box(ballot), Align.CENTRE) for one in _asked(ballot, prose)),
        *(Column(grade, 8, Align.CENTRE) for grade in grades),
    )
    empty = ("",) * (len(columns) - 3)
    rows = tuple(
        (str(at), one.unit, pad_name(one.person), *empty) for at, one in enumerate(ballot.rated, start=1)
    )
    foot = (prose.text("意见建议"), _REMARKS) if ballot.remarks else None
    yield MarkTable(columns, rows, row_height=11, head_height=18, size=12, foot=foot)


def _asked(ballot: Ballot, prose: Prose) -> tuple[Aspect, ...]:
    return ballot.aspects or (Aspect(prose.text("评分")),)


def _point_box(ballot: Ballot) -> float:
    return 24.0 if len(ballot.aspects) < 2 else max(min(14.0, 70 / len(ballot.aspects)), 9.0)


def _named(ballot: Ballot, ticks: int, prose: Prose) -> tuple[Column, Column]:
    """What the boxes leave of the width."""
    left = WIDTH - 8 - _point_box(ballot) * max(len(ballot.aspects), 1) - 8 * ticks
    name = min(22.0, left * 0.32)
    return Column(prose.text("党组织"), left - name), Column(prose.text("书记姓名"), name, Align.CENTRE)


def _share(aspect: Aspect) -> str:
    return f"{aspect.label}\n（{aspect.share}）" if aspect.share else aspect.label


ROWS, SHEETS, POINTS = "rows", "sheets", "points"
_LAYOUTS = {ROWS: _rows, SHEETS: _sheets, POINTS: _points}
