"""述职.csv: who reports on site, in which order and for how long, and who in writing.

Keys: case.organisation_unknown, case.report_twice, case.way_unknown, case.order_twice,
case.received_unknown, and those of `table`.
"""

from __future__ import annotations

from pathlib import Path

from meetingdesk.rehearsal.names import Names
from meetingdesk.rehearsal.parts import Received, Report
from meetingdesk.rehearsal.source import key
from meetingdesk.rehearsal.table import Row, read_table, shown
from meetingdesk.speakers.model import LONGEST_SECONDS

COLUMNS = ("党组织", "方式", "顺序", "计划秒数", "实用秒数", "书面报告收到")
_WAYS = {"现场": True, "书面": False}
_RECEIVED = {
    "": Received.MISSING,
    "按时": Received.ON_TIME,
    "迟交": Received.LATE,
    "未交": Received.MISSING,
    "未收到": Received.MISSING,
}


def read_reports(path: Path, names: Names) -> tuple[Report, ...]:
    """Read and check 述职.csv, in the order of the file."""
    found: list[Report] = []
    seen: dict[str, int] = {}
    places: dict[int, int] = {}
    for row in read_table(path, COLUMNS).rows:
        report = _report(row, names)
        first = seen.setdefault(report.organisation, row.number)
        if first != row.number:
            raise row.bad("case.report_twice", organisation=report.organisation, first=first)
        if report.position is not None:
            first = places.setdefault(report.position, row.number)
            if first != row.number:
                raise row.bad("case.order_twice", position=report.position, first=first)
        found.append(report)
    return tuple(found)


def _report(row: Row, names: Names) -> Report:
    written = row.need("党组织")
    organisation = names.full(written)
    if organisation is None:
        raise row.bad("case.organisation_unknown", organisation=shown(written))
    way = _WAYS.get(key(row.need("方式")))
    if way is None:
        raise row.bad("case.way_unknown", value=shown(row.need("方式")))
    received = _RECEIVED.get(key(row.cells["书面报告收到"]))
    if received is None:
        raise row.bad("case.received_unknown", value=shown(row.cells["书面报告收到"]))
    return Report(
        organisation=organisation,
        on_site=way,
        position=row.whole("顺序", 1) if way else None,
        planned_seconds=_seconds(row, "计划秒数", 1, LONGEST_SECONDS),
        used_seconds=_seconds(row, "实用秒数", 0, 24 * 3600),
        received=None if way and received is Received.MISSING else received,
        row=row.number,
    )


def _seconds(row: Row, column: str, least: int, most: int) -> int | None:
    return row.whole(column, least, most) if row.cells[column] else None
