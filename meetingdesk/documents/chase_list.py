"""催办名单: who has not answered the notice or not sent in their report, to be telephoned one by one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from meetingdesk.documents.blocks import SHEET, Align, Block, Column, KeyValues, Paper, Para, Table, Title
from meetingdesk.documents.frame import LEAST_NAME, framed, name_width, named
from meetingdesk.documents.snapshot import ChaseRow, Snapshot
from meetingdesk.documents.xlsx import meeting_workbook
from meetingdesk.foundation import sheet_writing
from meetingdesk.foundation.hanzi import pad_name
from meetingdesk.foundation.sheet_writing import Cell
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

_STYLE = replace(SHEET, top=20, bottom=18, size=10.5, leading=16)


def chase_list(snapshot: Snapshot) -> Paper | None:
    """The paper, with room to note what was said; None where nobody is to be reminded.

    Telephones are masked unless the snapshot has whole numbers.
    """
    if not snapshot.chase:
        return None
    meeting = snapshot.facts.meeting
    prose = Prose(meeting.language)
    blocks: list[Block] = [
        Title(prose.text("催办名单")), KeyValues(_facts(snapshot, prose)), _table(snapshot, prose),
        Para(_foot(snapshot, prose), indent=0),
    ]  # fmt: skip
    return framed(named(meeting, N_("催办名单")), blocks, meeting, _STYLE)


def chase_table(snapshot: Snapshot) -> bytes | None:
    """The same as a workbook; None where nobody is to be reminded."""
    if not snapshot.chase:
        return None
    prose = Prose(snapshot.language)
    header = [prose.text(word) for word in _HEADS]
    rows: list[list[Cell]] = [
        [row.number, row.unit, row.name, row.post, _phone(row, snapshot), *_owed(row, prose)]
        for row in snapshot.chase
    ]
    return meeting_workbook(snapshot, [sheet_writing.Table(prose.text("催办名单"), header, rows)])


_HEADS = (
    N_("序号"), N_("单位（党组织）"), N_("姓名"), N_("职务"), N_("联系电话"), N_("回执"), N_("述职报告"),
)  # fmt: skip


def _facts(snapshot: Snapshot, prose: Prose) -> tuple[tuple[str, str], ...]:
    notice = snapshot.notice
    told = [
        (prose.text("会议名称"), snapshot.facts.meeting.title),
        (prose.text("回执截止"), moment(notice.reply_by, prose)),
    ]
    if any(row.owes_report for row in snapshot.chase):
        told.append((prose.text("报告截止"), moment(notice.reports_due, prose)))
    return (*told, (prose.text("制表日期"), prose.date(snapshot.today)))


def moment(at: dt.datetime | None, prose: Prose) -> str:
    """2023年3月10日下午5:00; midnight is the whole day; the mark where it is not known."""
    if at is None:
        return prose.text("〔待补〕")
    if at.time() == dt.time():
        return prose.date(at.date())
    return prose.date(at.date()) + ("" if prose.chinese else ", ") + prose.hour(at, None)


def _table(snapshot: Snapshot, prose: Prose) -> Table:
    heads = [prose.text(word) for word in _HEADS]
    wide = name_width([row.name or "" for row in snapshot.chase], 20, 32)
    widths = (10, 58 - wide, wide, 24, 25, 20, 20)
    columns = [
        Column(head, width, Align.LEFT if at == 1 else Align.CENTRE, shrink=0 < at < 5,
               least=LEAST_NAME if at == 2 else 0)
        for at, (head, width) in enumerate(zip(heads, widths, strict=True))
    ]  # fmt: skip
    columns.append(Column(prose.text("催办记录"), 30, Align.CENTRE))
    rows = tuple(
        (str(at), row.unit, pad_name(row.name or ""), row.post or "", _phone(row, snapshot) or "",
         *_owed(row, prose), "")
        for at, row in enumerate(snapshot.chase, start=1)
    )  # fmt: skip
    return Table(tuple(columns), rows, least_height=9)


def _phone(row: ChaseRow, snapshot: Snapshot) -> str | None:
    return snapshot.numbers.get(row.attendee_id or "", row.phone)


def _owed(row: ChaseRow, prose: Prose) -> tuple[str, str]:
    """未回复 and 未交, with the days that are left where there is a date."""
    reply = _late(prose.text("未回复"), row.reply_days, prose) if row.owes_reply else ""
    report = _late(prose.text("未交"), row.report_days, prose) if row.owes_report else ""
    return reply, report


def _late(words: str, days: int | None, prose: Prose) -> str:
    if days is None or days > 3:
        return words
    left = N_("已过{days}天") if days < 0 else N_("还有{days}天") if days else N_("今天截止")
    return f"{words}\n{prose.text(left, days=abs(days))}"


def _foot(snapshot: Snapshot, prose: Prose) -> str:
    replies = sum(row.owes_reply for row in snapshot.chase)
    reports = sum(row.owes_report for row in snapshot.chase)
    return prose.text(
        "共{count}人需催办：未回复{replies}人，未交报告{reports}人。",
        count=len(snapshot.chase), replies=replies, reports=reports,
    )  # fmt: skip
