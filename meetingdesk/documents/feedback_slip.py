"""反馈表: one secretary's own result, handed over with its date; nothing of others (practice.md 2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from meetingdesk.documents.blocks import (
    PLAIN,
    Align,
    Block,
    Column,
    KeyValues,
    PageBreak,
    Paper,
    Para,
    Signatures,
    Spacer,
    Table,
    Title,
)
from meetingdesk.documents.frame import both, capital, framed
from meetingdesk.documents.results_sheet import NONE
from meetingdesk.documents.snapshot import ResultRow, Results, Snapshot
from meetingdesk.foundation.hanzi import pad_name
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

_STYLE = replace(PLAIN, left=20, right=20, numbers=PLAIN.numbers.NONE)
_SIGNED = (N_("反馈人"), N_("本人签字"), N_("反馈日期"))


def slip(snapshot: Snapshot, poll: Results, row: ResultRow) -> Paper:
    """The slip of one secretary."""
    prose = Prose(snapshot.language)
    title = f"{prose.text('述职测评结果反馈表')}-{row.name}"
    return framed(title, _slip(snapshot, poll, row, prose), snapshot.facts.meeting, _STYLE)


def slips(snapshot: Snapshot, poll: Results) -> Paper:
    """All slips, a page each, to be printed in one go and handed out one by one."""
    prose = Prose(snapshot.language)
    blocks: list[Block] = []
    for row in poll.rows:
        blocks += [PageBreak()] if blocks else []
        blocks += _slip(snapshot, poll, row, prose)
    title = f"{prose.text('述职测评结果反馈表')}-{poll.title}"
    return framed(title, blocks, snapshot.facts.meeting, _STYLE)


def _slip(snapshot: Snapshot, poll: Results, row: ResultRow, prose: Prose) -> list[Block]:
    meeting = snapshot.facts.meeting
    told = [one.text for one in snapshot.facts.comments if one.organisation == row.name]
    remark = [KeyValues(((prose.text("会上点评"), "\n".join(told)),))] if told else []
    return [
        Title(prose.text("述职测评结果反馈表"), under=both(meeting, poll.title)),
        KeyValues(tuple(_facts(poll, row, prose))),
        *_tables(poll, row, prose),
        KeyValues(tuple(_grades(poll, row, prose))),
        *remark,
        Para(prose.sentence(prose.text("得分按有效评价计算；本表只反馈本人的结果，请妥善保管")), indent=0),
        Spacer(1),
        Signatures(_signed(snapshot, poll, row, prose)),
    ]


def _signed(snapshot: Snapshot, poll: Results, row: ResultRow, prose: Prose) -> tuple[tuple[str, str], ...]:
    """Who told the result and when, as far as that was noted; the signature is written by hand."""
    notes = (one for work in snapshot.forms if work.report.poll_id == poll.poll_id for one in work.feedback)
    found = next((one for one in notes if one.position == row.position), None)
    told = (found.by, "", prose.date(found.day)) if found else ("", "", "")
    return tuple((prose.text(label), name) for label, name in zip(_SIGNED, told, strict=True))


def _facts(poll: Results, row: ResultRow, prose: Prose) -> Iterator[tuple[str, str]]:
    yield prose.text("党组织"), row.name
    yield prose.text("书记"), pad_name(row.person)
    yield prose.text("述职方式"), capital(prose.text("现场" if row.on_site else "书面"))
    papers = {"issued": poll.issued, "returned": poll.returned, "valid": poll.valid}
    yield prose.text("测评表"), prose.text("发出{issued}份，收回{returned}份，有效{valid}份", **papers)


def _tables(poll: Results, row: ResultRow, prose: Prose) -> list[Table]:
    """Votes and shares of the grades, then the aspects."""
    found = [_votes(poll, row, prose)] if row.counts else []
    if row.aspects:
        columns = (Column(prose.text("评价内容"), 110), Column(prose.text("得分"), 60, Align.CENTRE))
        lines = tuple((one.label, one.score or NONE) for one in row.aspects)
        found.append(Table(columns, lines, size=12, least_height=9))
    return found


def _votes(poll: Results, row: ResultRow, prose: Prose) -> Table:
    heads = ["", *(grade.label for grade in poll.grades), *([poll.neutral] if poll.neutral else [])]
    heads += [prose.text("弃权"), prose.text("无效"), prose.text("有效评价数")]
    neutral = [row.neutral] if poll.neutral else []
    numbers = [*row.counts, *neutral, row.blank, row.void, row.valid_marks]
    votes = [capital(prose.text("票数")), *map(str, numbers)]
    rates = [prose.text("得票率"), *(f"{rate}%" if rate else NONE for rate in row.rates)]
    rates += [""] * (len(heads) - len(rates))
    columns = tuple(Column(head, 1, Align.CENTRE) for head in heads[:-1])
    columns += (Column(heads[-1], 1.3, Align.CENTRE),)
    return Table(columns, (tuple(votes), tuple(rates)), size=12, least_height=10)


def _grades(poll: Results, row: ResultRow, prose: Prose) -> Sequence[tuple[str, str]]:
    """测评得分, 建议等次, 审定等次, 审定机关, 审定日期; what the organ has not fixed says so."""
    waits = prose.text("待审定")
    rank = prose.text("第{rank}名（共{count}人）", rank=row.rank, count=len(poll.rows)) if row.rank else NONE
    return (
        (prose.text("测评得分"), row.score or NONE),
        (prose.text("名次"), rank),
        (prose.text("建议等次"), row.suggested or NONE),
        (prose.text("审定等次"), row.fixed or waits),
        (prose.text("审定机关"), poll.fixed_by or waits),
        (prose.text("审定日期"), prose.date(poll.fixed_on) if poll.fixed_on else waits),
    )
