"""名单.xlsx: who belongs to the meeting, one row a person; telephones masked."""

from __future__ import annotations

from meetingdesk.documents.frame import capital
from meetingdesk.documents.snapshot import BoardRow, Listed, Role, Snapshot, Status
from meetingdesk.documents.xlsx import meeting_workbook, minute
from meetingdesk.foundation.sheet_writing import Cell, Table
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

_ROLES = {
    Role.EXPECTED: N_("出席"), Role.OBSERVER: N_("列席"), Role.GUEST: N_("特邀"), Role.STAFF: N_("工作人员"),
}  # fmt: skip
STATUS = {
    Status.PRESENT: N_("documents.present"), Status.PROXY: N_("代会"), Status.LEAVE: N_("请假"),
    Status.ABSENT: N_("缺席"), Status.NOT_ARRIVED: N_("未到"),
}  # fmt: skip


def roster(snapshot: Snapshot) -> bytes:
    """The workbook. Attendance is told once sign-in was used."""
    prose = Prose(snapshot.language)
    classes = any(line.voter_class for line in snapshot.listed)
    header = [prose.text(word) for word in (N_("序号"), N_("党组织"), N_("姓名"), N_("职务"), N_("类别"))]
    header += [prose.text("票种")] if classes else []
    header.append(prose.text("联系电话"))
    came = {row.number: row for row in snapshot.board} if snapshot.signed_in else {}
    if came:
        header += [prose.text("签到状态"), prose.text("签到时间"), prose.text("备注")]
    rows = [
        [*_who(line, prose), *([line.voter_class] if classes else []), line.phone, *_came(line, came, prose)]
        for line in snapshot.listed
    ]
    return meeting_workbook(snapshot, [Table(prose.text("名单"), header, rows)])


def _who(line: Listed, prose: Prose) -> list[Cell]:
    return [line.number, line.unit, line.name, line.post, capital(prose.text(_ROLES[line.role]))]


def _came(line: Listed, came: dict[int, BoardRow], prose: Prose) -> list[Cell]:
    row = came.get(line.number)
    if row is None:
        return []
    at = minute(row.arrived_at) if row.here else None
    return [prose.text(STATUS[row.status]), at, _remark(row, prose)]


def _remark(row: BoardRow, prose: Prose) -> str | None:
    told = [prose.text("{name}代会", name=row.proxy_name)] if row.status == Status.PROXY else []
    told += [prose.text("迟到")] if row.here and row.late else []
    told += [prose.text("早退")] if row.here and row.left_at else []
    return ("、" if prose.chinese else ", ").join(told) or None
