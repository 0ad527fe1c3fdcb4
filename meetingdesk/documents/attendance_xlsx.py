"""签到统计.xlsx: who came, when and how, and the numbers of the meeting."""

from __future__ import annotations

from meetingdesk.documents.frame import capital
from meetingdesk.documents.name_cards import ROLES
from meetingdesk.documents.roster_xlsx import STATUS
from meetingdesk.documents.snapshot import BoardRow, Snapshot, Status
from meetingdesk.documents.xlsx import meeting_workbook, minute
from meetingdesk.foundation.sheet_writing import Cell, Table
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

_HEADS = (
    N_("序号"), N_("党组织"), N_("姓名"), N_("职务"), N_("类别"), N_("签到状态"), N_("签到时间"), N_("迟到"),
    N_("早退时间"), N_("请假事由"), N_("代会人"), N_("代会人职务"), N_("批准人"),
)  # fmt: skip


def attendance(snapshot: Snapshot) -> bytes | None:
    """The workbook: a sheet of people, a sheet of numbers. None where sign-in was not used."""
    if not snapshot.signed_in:
        return None
    prose = Prose(snapshot.language)
    people = [_person(row, prose) for row in snapshot.board]
    numbers: list[list[Cell]] = [[capital(prose.text(words)), count] for words, count in _numbers(snapshot)]
    return meeting_workbook(snapshot, [
        Table(prose.text("签到统计"), [prose.text(word) for word in _HEADS], people),
        Table(prose.text("人数"), [prose.text("项目"), prose.text("人数")], numbers),
    ])  # fmt: skip


def _person(row: BoardRow, prose: Prose) -> list[Cell]:
    yes = capital(prose.text("是"))
    here = row.here
    return [
        row.number, row.unit, row.name, row.post, capital(prose.text(ROLES[row.role])),
        prose.text(STATUS[row.status]), minute(row.arrived_at) if here else None,
        yes if here and row.late else None, minute(row.left_at) if here else None,
        row.reason if row.status == Status.LEAVE else None,
        *((row.proxy_name, row.proxy_post) if row.status == Status.PROXY else (None, None)), row.approved_by,
    ]  # fmt: skip


def _numbers(snapshot: Snapshot) -> tuple[tuple[str, int], ...]:
    """应到 = 实到 + 请假 + 缺席 + 未到 (practice.md 4.2)."""
    counts = snapshot.counts
    return (
        (N_("应到"), counts.expected), (N_("实到"), counts.present), (N_("其中代会"), counts.of_which_proxy),
        (N_("其中迟到"), counts.of_which_late), (N_("早退"), counts.left_early),
        (N_("请假"), counts.on_leave), (N_("缺席"), counts.absent), (N_("未到"), counts.not_arrived),
    )  # fmt: skip
