"""测评结果.xlsx: the sealed polls, one sheet each, for those who reckon on."""

from __future__ import annotations

from decimal import Decimal

from meetingdesk.documents.frame import groups
from meetingdesk.documents.results_proof import account
from meetingdesk.documents.results_sheet import (
    NONE,
    Told,
    aspect_columns,
    class_columns,
    columns,
    counts,
    ladder,
    notes,
    sealed,
    shares,
)
from meetingdesk.documents.snapshot import ResultRow, Results, Snapshot
from meetingdesk.documents.xlsx import meeting_workbook
from meetingdesk.foundation.sheet_writing import Cell, Share, Table
from meetingdesk.minutes.prose import Prose


def results(snapshot: Snapshot) -> bytes | None:
    """The workbook; None where no poll is sealed."""
    prose = Prose(snapshot.language)
    tables = [_sheet(poll, snapshot, prose) for poll in snapshot.polls]
    return meeting_workbook(snapshot, tables) if tables else None


def _sheet(poll: Results, snapshot: Snapshot, prose: Prose) -> Table:
    told = columns(poll, prose, [*counts(poll), *shares(poll, prose)])
    if any(row.aspects for row in poll.rows):
        told += aspect_columns(poll, prose)[3:]
    if poll.classes_shown:
        told += class_columns(poll, prose)[3:]
    rows: list[list[Cell]] = [[_cell(one, row) for one in told] for row in poll.rows]
    colon = "：" if prose.chinese else ": "
    below = [
        *ladder(snapshot, poll, prose),
        *notes(poll, prose, account(snapshot, poll.poll_id)),
        *(label + colon + words for label, words in sealed(snapshot, poll, prose)),
    ]
    if poll.closing:
        below.append(prose.text("封存校验码 {digest}", digest=groups(poll.closing.digest)))
    header = [one.column.head for one in told]
    return Table(poll.title, header, rows, below)


def _cell(told: Told, row: ResultRow) -> Cell:
    """Names as they are stored, numbers as numbers."""
    text = told.cell(row).replace("　", "")
    if text == NONE:
        return None
    if told.exact:
        return Share(text.removesuffix("%")) if text.endswith("%") else Decimal(text)
    return int(text) if told.number else text
