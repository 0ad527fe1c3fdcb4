"""时间表.xlsx: items and reports on site, planned against actual; unknown times stay empty."""

from __future__ import annotations

import datetime as dt

from meetingdesk.documents.frame import capital
from meetingdesk.documents.snapshot import PROGRESS_WORDS, ItemRow, Progress, Snapshot, TurnRow
from meetingdesk.documents.xlsx import meeting_workbook, minute
from meetingdesk.foundation.sheet_writing import Cell, Table
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

_ITEMS = (
    N_("序号"), N_("议程"), N_("主讲"), N_("计划开始"), N_("计划结束"), N_("实际开始"), N_("实际结束"),
    N_("计划分钟"), N_("实际分钟"), N_("状态"),
)  # fmt: skip
_TURNS = (
    N_("序号"), N_("党组织"), N_("述职人"), N_("开始"), N_("结束"), N_("规定用时"), N_("实际用时"),
    N_("超时（秒）"),
)  # fmt: skip


def timeline(snapshot: Snapshot) -> bytes | None:
    """The workbook; None where there is neither agenda nor report on site."""
    prose = Prose(snapshot.language)
    told = (
        (N_("议程"), _ITEMS, [_item(row, prose) for row in snapshot.items]),
        (N_("现场述职"), _TURNS, [_turn(at, row) for at, row in enumerate(snapshot.turns, 1)]),
    )
    tables = [
        Table(prose.text(name), [prose.text(head) for head in heads], rows)
        for name, heads, rows in told if rows
    ]  # fmt: skip
    return meeting_workbook(snapshot, tables) if tables else None


def _item(row: ItemRow, prose: Prose) -> list[Cell]:
    used = row.used_seconds
    return [
        row.number or None, row.title, row.who,
        minute(row.planned_start), minute(row.planned_end), minute(row.began_at), minute(row.ended_at),
        row.minutes,
        None if used is None else round(used / 60), capital(prose.text(PROGRESS_WORDS[Progress(row.state)])),
    ]  # fmt: skip


def _turn(place: int, row: TurnRow) -> list[Cell]:
    used, allowed = row.used_seconds, row.allowed
    over = None if used is None else max(0, used - allowed)
    return [
        place, row.who.unit, row.who.speaker, minute(row.began_at), minute(row.ended_at),
        dt.timedelta(seconds=allowed), None if used is None else dt.timedelta(seconds=used), over,
    ]  # fmt: skip
