"""测评结果-〈title〉: the summary of a sealed poll, to be signed (practice.md 3.6-3.8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from meetingdesk.documents.blocks import (
    WIDE,
    Align,
    Block,
    Column,
    KeyValues,
    Paper,
    Para,
    Signatures,
    Spacer,
    Table,
    Title,
)
from meetingdesk.documents.frame import LEAST_NAME, capital, framed, groups, name_width
from meetingdesk.documents.results_proof import account, hands, proof, remarks
from meetingdesk.documents.snapshot import ClassScore, ReportRow, ResultRow, Results, Snapshot
from meetingdesk.documents.titles import title_lines
from meetingdesk.foundation.hanzi import pad_name
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

NONE = "—"
WIDE_SCALE = 4  # with more grades the rates leave their cells
_SIGNED = (N_("监票人"), N_("计票人"), N_("documents.date"))
_STYLE = replace(WIDE, top=17, bottom=15, size=10.5, leading=16)


@dataclass(frozen=True)
class Told:
    """A column of results: its head and width, what it says of a row, and whether that is a whole number or
    an exact one, a score or a share.
    """

    column: Column
    cell: Callable[[ResultRow], str]
    number: bool = False
    exact: bool = False


def sheet(snapshot: Snapshot, poll: Results) -> Paper:
    """The paper of one sealed poll."""
    meeting = snapshot.facts.meeting
    prose = Prose(meeting.language)
    title = heading(poll, prose)
    blocks: list[Block] = [
        Title(title_lines(title, 30), under=meeting.title),
        *(Para(line, indent=0) for line in ladder(snapshot, poll, prose)),
        _table(columns(poll, prose), poll),
        *_more_tables(poll, prose),
        *(Para(line, indent=0) for line in notes(poll, prose, account(snapshot, poll.poll_id))),
        KeyValues(sealed(snapshot, poll, prose)),
        Spacer(0.5),
        Signatures(tuple((prose.text(label), "") for label in _SIGNED)),
        *proof(poll, prose),
    ]
    return framed(title, blocks, meeting, _STYLE, _header(poll, prose))


def heading(poll: Results, prose: Prose) -> str:
    """现场述职测评结果汇总表."""
    return prose.text("{title}结果汇总表", title=poll.title)


def _more_tables(poll: Results, prose: Prose) -> list[Table]:
    """Aspect by aspect where the form has them, class by class where each is large enough."""
    told = []
    if any(row.aspects for row in poll.rows):
        told.append(_table(aspect_columns(poll, prose), poll, prose.text("分项得分")))
    if poll.classes_shown:
        told.append(_table(class_columns(poll, prose), poll, prose.text("分类得分")))
    return told


def _table(told: Sequence[Told], poll: Results, caption: str = "") -> Table:
    rows = tuple(tuple(one.cell(row) for one in told) for row in poll.rows)
    return Table(tuple(one.column for one in told), rows, size=9.5, least_height=6.2, caption=caption)


def columns(poll: Results, prose: Prose, grades: Sequence[Told] | None = None) -> list[Told]:
    """The columns of practice.md 3.6, 结果汇总表; 审定等次 once the organ fixed any.

    `grades`: in place of those that show votes and share in one cell.
    """
    wide = name_width((row.person for row in poll.rows), 18, 34)
    name = Column(prose.text("书记"), wide, Align.CENTRE, shrink=True, least=LEAST_NAME)
    told = [
        _middle(prose.text("序号"), 10, lambda row: str(row.position), number=True),
        Told(Column(prose.text("党组织"), 38, shrink=True), lambda row: row.name),
        Told(name, lambda row: pad_name(row.person)),
        _middle(prose.text("述职方式"), 16, lambda row: prose.text("现场" if row.on_site else "书面")),
        *(_grades(poll) if grades is None else grades),
        *_neutral(poll),
        _middle(prose.text("弃权"), 13, lambda row: str(row.blank), number=True),
        _middle(prose.text("无效"), 11, lambda row: str(row.void), number=True),
        _middle(prose.text("有效评价数"), 21, lambda row: str(row.valid_marks), number=True),
        *_good_rate(poll, prose),
        _middle(prose.text("得分"), 15, lambda row: row.score or NONE, exact=True),
        _middle(prose.text("名次"), 11, lambda row: str(row.rank) if row.rank else NONE, number=True),
        _middle(prose.text("建议等次"), 20, lambda row: row.suggested or NONE),
    ]
    if any(row.fixed for row in poll.rows):
        told.append(_middle(prose.text("审定等次"), 16, lambda row: row.fixed or NONE))
    return told


def _neutral(poll: Results) -> list[Told]:
    """不了解, where the form offers it."""
    return [_middle(poll.neutral, 15, lambda row: str(row.neutral), number=True)] if poll.neutral else []


def _middle(
    head: str, width: float, cell: Callable[[ResultRow], str], *, number: bool = False, exact: bool = False
) -> Told:
    return Told(Column(head, width, Align.CENTRE, shrink=not number), cell, number, exact)


def _grades(poll: Results) -> list[Told]:
    """Votes of each grade with their share; a long scale leaves no room for it."""
    if len(poll.grades) > WIDE_SCALE:
        return counts(poll)
    return [
        _middle(grade.label, 23, lambda row, at=at: _votes(row.counts[at], row.rates[at]))  # type: ignore[misc]
        for at, grade in enumerate(poll.grades)
    ]


def counts(poll: Results) -> list[Told]:
    """Votes of each grade, a number."""
    return [
        _middle(grade.label, 14, lambda row, at=at: str(row.counts[at]), number=True)  # type: ignore[misc]
        for at, grade in enumerate(poll.grades)
    ]


def shares(poll: Results, prose: Prose) -> list[Told]:
    """The share of each grade."""
    return [
        _middle(
            prose.text("{label}得票率", label=grade.label), 16,
            lambda row, at=at: _rate(row.rates[at]), exact=True,  # type: ignore[misc]
        )
        for at, grade in enumerate(poll.grades)
    ]  # fmt: skip


def _good_rate(poll: Results, prose: Prose) -> list[Told]:
    """On its own only where the first grade does not say it already."""
    if len(poll.grades) <= WIDE_SCALE and all(row.rates[0] == row.good_rate for row in poll.rows):
        return []
    return [_middle(prose.text("好票率"), 16, lambda row: _rate(row.good_rate), exact=True)]


def _votes(count: int, rate: str | None) -> str:
    return f"{count} / {_rate(rate)}"


def _rate(rate: str | None) -> str:
    return NONE if rate is None else f"{rate}%"


def class_columns(poll: Results, prose: Prose) -> list[Told]:
    """What each class says of each subject: its counts in the order of the scale, its score."""
    told = columns(poll, prose)[:3]
    for at, kind in enumerate(poll.classes):
        scale = " / ".join(grade.label for grade in poll.grades)
        counts = prose.text("{code}类 {scale}", code=kind.code, scale=scale)
        told.append(_middle(counts, 40, lambda row, at=at: _class_counts(row.classes[at])))  # type: ignore[misc]
        score = prose.text("{code}类得分", code=kind.code)
        told.append(
            _middle(score, 20, lambda row, at=at: row.classes[at].score or NONE, exact=True)  # type: ignore[misc]
        )
    return told


def aspect_columns(poll: Results, prose: Prose) -> list[Told]:
    """The score of each aspect with its weight."""
    told = columns(poll, prose)[:3]
    labels = [(one.label, one.weight) for one in poll.rows[0].aspects]
    for at, (label, weight) in enumerate(labels):
        head = label if weight == "0" else prose.text("{label}（权重{weight}）", label=label, weight=weight)
        told.append(
            _middle(head, 24, lambda row, at=at: row.aspects[at].score or NONE, exact=True)  # type: ignore[misc]
        )
    return told


def _class_counts(score: ClassScore) -> str:
    return " / ".join(map(str, score.counts))


def ladder(snapshot: Snapshot, poll: Results, prose: Prose) -> list[str]:
    """应到、实到; 发出、收回、有效、无效; class by class where there are several."""
    papers = prose.text(
        "发出测评表{issued}份，收回{returned}份，有效{valid}份，无效{void}份",
        issued=poll.issued, returned=poll.returned, valid=poll.valid, void=poll.void,
    )  # fmt: skip
    expected = snapshot.counts.expected
    came = prose.text("应到{expected}人，实到{present}人", expected=expected, present=poll.present)
    parts = [papers] if poll.present is None else [came, papers]
    told = [prose.sentence(prose.clauses([*parts, *_rates(poll, prose)]))]
    if len(poll.classes) > 1:
        told.append(prose.sentence(capital(prose.clauses([
            prose.text(
                "{code}类（权重{weight}）发出{issued}份、收回{returned}份、有效{valid}份、无效{void}份",
                code=one.code, weight=one.weight, issued=one.issued, returned=one.returned,
                valid=one.valid or 0, void=one.void or 0,
            )
            for one in poll.classes
        ]))))  # fmt: skip
    return told


def _rates(poll: Results, prose: Prose) -> list[str]:
    if poll.return_rate is None or poll.valid_rate is None:
        return []
    return [prose.text("回收率{returned}%，有效率{valid}%", returned=poll.return_rate, valid=poll.valid_rate)]


def notes(poll: Results, prose: Prose, report: ReportRow | None = None) -> list[str]:
    """How to read the table: the formula, ties, classes that are not shown or not counted, what was odd."""
    told = [poll.formula, prose.text("建议等次只按得分提出，等次由审定机关确定")]
    if any(row.aspects and all(one.points for one in row.aspects) for row in poll.rows):
        told.append(prose.text("这次只打分，没有综合评价，等次和有效评价数各栏不计；各项得分见分项得分表"))
    if len(poll.classes) > 1 and not poll.classes_shown:
        told.append(prose.text("有一类收回的有效测评表不足5份，为不暴露投票人，各类结果不单独列出"))
    ranks = Counter(row.rank for row in poll.rows if row.rank)
    if any(count > 1 for count in ranks.values()):
        told.append(prose.text("得分相同的并列同一名次，其后名次相应空出"))
    told += [
        prose.text(
            "{name}在{codes}类中没有有效评价，该类不计入，其余权重按比例折算",
            name=row.name, codes=prose.listed(row.left_out),
        )
        for row in poll.rows
        if row.left_out
    ]  # fmt: skip
    told += [
        prose.text("{name}有一类没有评价“{aspects}”，由该类其余各项折算", name=row.name,
                   aspects=prose.listed(row.thin))
        for row in poll.rows
        if row.thin
    ]  # fmt: skip
    told += _checked(poll, prose)
    told += remarks(report, prose) if report else []
    return [f"{number}. {prose.sentence(capital(line))}" for number, line in enumerate(told, start=1)]


def _checked(poll: Results, prose: Prose) -> list[str]:
    told = []
    if any(row.score is None for row in poll.rows):
        told.append(prose.text("没有有效评价的不计分、不排名"))
    if poll.differences:
        told.append(prose.text("两遍录入有{count}处不同，均已查对原表后改正", count=poll.differences))
    elif poll.differences == 0:
        told.append(prose.text("两遍录入完全一致"))
    if poll.mismatch_reason:
        told.append(prose.text("份数不符的说明：{reason}", reason=poll.mismatch_reason))
    if poll.confirm_note:
        told.append(prose.text("复核说明：{note}", note=poll.confirm_note))
    return told


def sealed(snapshot: Snapshot, poll: Results, prose: Prose) -> tuple[tuple[str, str], ...]:
    """Who typed, who watched and confirmed, when it was sealed, who fixed the grades."""
    report = account(snapshot, poll.poll_id)
    told = hands(report, prose) if report else []
    if poll.sealed_at:
        moment = prose.date(poll.sealed_at.date()) + " " + prose.clock(poll.sealed_at)
        told.append((prose.text("封存时间"), moment))
    if poll.fixed_by:
        day = f"，{prose.date(poll.fixed_on)}" if poll.fixed_on and prose.chinese else ""
        told.append((prose.text("审定机关"), poll.fixed_by + day))
    return tuple(told)


def _header(poll: Results, prose: Prose) -> str:
    if poll.closing is None:
        return ""
    return prose.text("封存校验码 {digest}", digest=groups(poll.closing.digest))


def short_table(poll: Results, prose: Prose) -> Table:
    """测评结果汇总表 on an upright page, an attachment of the summary."""
    every = columns(poll, prose)
    last = [one for one in every if one.column.head in {prose.text("得分"), prose.text("名次")}]
    chosen = [*every[:3], *counts(poll), *last]
    return _table(chosen, poll, poll.title)
