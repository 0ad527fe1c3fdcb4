"""分发情况, 收回情况 and 统计结果报告单: what the scrutineers sign and hand to the host (practice.md 3.8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from meetingdesk.documents.blocks import (
    PLAIN,
    Align,
    Block,
    Column,
    KeyValues,
    PageStyle,
    Paper,
    Para,
    Signatures,
    Spacer,
    Table,
    Title,
)
from meetingdesk.documents.frame import both, capital, framed, groups
from meetingdesk.documents.results_proof import hands, remarks
from meetingdesk.documents.results_sheet import short_table
from meetingdesk.documents.snapshot import Paperwork, ReportRow, Results, Snapshot, identity_words
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

BLANK = "____"
_STYLE = replace(PLAIN, left=20, right=20)
_LONG = replace(_STYLE, top=20, bottom=20, leading=18)  # figures, results and names to sign on one side
ROOMY, CLOSE = 14, 9  # mm of a row
_SIGNED = (
    (N_("总监票人"), N_("监票人"), N_("监票人")),
    (N_("计票人"), N_("计票人"), N_("documents.date")),
)
_ISSUED = {"ladder.printed"}
_BACK = {"ladder.printed", "ladder.over_issued", "ladder.issued"}


def issued(snapshot: Snapshot, work: Paperwork) -> Paper:
    """拆封、实发、剩余: what was printed and went out."""
    prose = Prose(snapshot.language)
    fields = (
        (prose.text("拆封（份）"), "printed"), (prose.text("实发（份）"), "issued"),
        (prose.text("其中换票（份）"), "replaced"), (prose.text("剩余（份）"), "unused"),
    )  # fmt: skip
    table = _table(work.report, fields, prose)
    return _paper(snapshot, work, prose.text("分发情况报告单"), [table, *_sums(work.report, _ISSUED, prose)])


def returned(snapshot: Snapshot, work: Paperwork) -> Paper:
    """应到、实到、发出、收回: who was there and what came back."""
    prose = Prose(snapshot.language)
    fields = (
        (prose.text("发出（份）"), "issued"), (prose.text("收回（份）"), "returned"),
        (prose.text("未收回（份）"), "not_returned"), (prose.text("作废换票（份）"), "replaced"),
    )  # fmt: skip
    came = BLANK if work.report.present is None else work.report.present
    there = prose.text("应到{expected}人，实到{present}人", expected=snapshot.counts.expected, present=came)
    blocks: list[Block] = [Para(prose.sentence(there), indent=0), _table(work.report, fields, prose)]
    if work.report.return_rate is not None:
        rate = prose.text("回收率{returned}%", returned=work.report.return_rate)
        blocks.append(Para(prose.sentence(rate), indent=0))
    title = prose.text("收回情况报告单")
    return _paper(snapshot, work, title, [*blocks, *_sums(work.report, _BACK, prose)])


def counted(snapshot: Snapshot, work: Paperwork, poll: Results) -> Paper:
    """发出、收回、有效、废票, and the results."""
    prose = Prose(snapshot.language)
    fields = (
        (prose.text("发出（份）"), "issued"), (prose.text("收回（份）"), "returned"),
        (prose.text("有效（份）"), "valid"), (prose.text("废票（份）"), "void"),
    )  # fmt: skip
    blocks: list[Block] = [_table(work.report, fields, prose)]
    if work.report.void_papers:
        blocks.append(Para(prose.sentence(_void(work.report, prose)), indent=0))
    blocks += [
        replace(short_table(poll, prose), caption=prose.text("统计结果")),
        Para(prose.sentence(capital(poll.formula)), indent=0),
        KeyValues((*hands(work.report, prose), *_digest(poll, prose))),
    ]
    return _paper(snapshot, work, prose.text("统计结果报告单"), blocks, _LONG)


def _digest(poll: Results, prose: Prose) -> list[tuple[str, str]]:
    """On two lines alike, so that it can be read out group by group."""
    if poll.closing is None:
        return []
    whole = groups(poll.closing.digest)
    return [(prose.text("封存校验码"), f"{whole[:39]}\n{whole[40:]}")]


def _paper(
    snapshot: Snapshot, work: Paperwork, title: str, blocks: Sequence[Block], style: PageStyle = _STYLE
) -> Paper:
    """Title, figures, what was odd, lines to sign."""
    meeting = snapshot.facts.meeting
    prose = Prose(meeting.language)
    odd = [Para(prose.sentence(line), indent=0) for line in _odd(work.report, prose)]
    signed = [Signatures(tuple((prose.text(label), "") for label in line)) for line in _SIGNED]
    whole = [Title(title, under=both(meeting, work.report.title)), *blocks, *odd, Spacer(1), *signed]
    return framed(f"{title}-{work.report.title}", whole, meeting, style)


def _table(report: ReportRow, fields: Sequence[tuple[str, str]], prose: Prose) -> Table:
    """A row a class and the sum of all; a number that nobody counted is left to be written in."""
    several = len(report.classes) > 1
    columns = [Column(prose.text("票种"), 30, Align.CENTRE)] if several else []
    columns += [Column(label, 35, Align.CENTRE) for label, _ in fields]
    rows = [(one.code, *(_number(getattr(one, name)) for _, name in fields)) for one in report.classes]
    total = (prose.text("合计"), *(_number(report.total[name]) for _, name in fields))
    told = [*rows, total] if several else [total[1:]]
    return Table(tuple(columns), tuple(told), size=14, least_height=CLOSE if several else ROOMY)


def _number(value: int | None) -> str:
    return BLANK if value is None else str(value)


def _sums(report: ReportRow, keys: set[str], prose: Prose) -> list[Block]:
    """The identities with their numbers, so that a signer can check them by eye."""
    told, colon = [], "：" if prose.chinese else ": "
    for row in report.identities:
        if row.key in keys and row.holds is not None:
            words = identity_words(row, prose.text)
            code = row.class_code if len(report.classes) > 1 else ""
            told.append(f"{code}{colon if code else ''}{words}")
    return [Para(prose.sentence(prose.clauses(told)), indent=0)] if told else []


def _void(report: ReportRow, prose: Prose) -> str:
    reasons = Counter(one.reason for one in report.void_papers)
    told = [prose.text("{reason}{count}份", reason=reason, count=count) for reason, count in reasons.items()]
    return prose.text("废票原因：{reasons}", reasons=prose.listed(told))


def _odd(report: ReportRow, prose: Prose) -> list[str]:
    told = remarks(report, prose)
    if report.mismatch_reason:
        told.append(prose.text("份数不符的说明：{reason}", reason=report.mismatch_reason))
    return told
