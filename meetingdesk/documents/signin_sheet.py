"""签到表: who is expected, who came and when, with room to sign by hand (practice.md 4.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from meetingdesk.documents.blocks import (
    SHEET,
    Align,
    Block,
    Column,
    Group,
    Handwriting,
    KeyValues,
    Paper,
    Para,
    Table,
    Title,
)
from meetingdesk.documents.frame import LEAST_NAME, capital, framed, name_width, named, time_of
from meetingdesk.documents.snapshot import BoardRow, Role, Snapshot, Status
from meetingdesk.documents.units import by_kind
from meetingdesk.foundation.hanzi import pad_name
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

ROWS_PER_PAGE = 20
_SIGNATURE = 4  # the column
_STYLE = replace(SHEET, top=17, bottom=16, size=10.5, leading=16)  # 20 rows of 10 mm below title and facts
_BLANK = "____"
_OTHERS = {Role.OBSERVER: N_("minutes.observers"), Role.GUEST: N_("特邀"), Role.STAFF: N_("工作人员")}
_STANDING = {Status.LEAVE: N_("请假"), Status.ABSENT: N_("缺席")}


def sheet(snapshot: Snapshot) -> Paper:
    """The paper. Before the meeting it has blanks for the figures; telephones are not on it."""
    meeting = snapshot.facts.meeting
    prose = Prose(meeting.language)
    blocks: list[Block] = [Title(prose.text("签到表")), KeyValues(_facts(snapshot, prose))]
    if snapshot.board or snapshot.facts.guests:
        blocks += [_table(snapshot, prose), Para(_foot(snapshot, prose), indent=0)]
    return framed(named(meeting, N_("签到表")), blocks, meeting, _STYLE)


def _facts(snapshot: Snapshot, prose: Prose) -> tuple[tuple[str, str], ...]:
    meeting = snapshot.facts.meeting
    mark = prose.text("〔待补〕")
    told = [
        (prose.text("会议名称"), meeting.title),
        (prose.text("时间"), time_of(meeting)),
        (prose.text("地点"), meeting.venue or mark),
    ]
    if meeting.organiser:
        told.append((prose.text("主办"), meeting.organiser))
    return tuple(told)


def _table(snapshot: Snapshot, prose: Prose) -> Table:
    names = [row.name for row in snapshot.board] + [one.name or "" for one in snapshot.facts.guests]
    wide = name_width(names, 20, 34)
    tight = 6 if snapshot.choices.phone_column else 0
    columns = [
        Column(prose.text("序号"), 10, Align.CENTRE),
        Column(prose.text("单位（党组织）"), 72 - wide - tight, shrink=True),
        Column(prose.text("姓名"), wide, Align.CENTRE, shrink=True, least=LEAST_NAME),
        Column(prose.text("职务"), 26 - tight / 2, Align.CENTRE, shrink=True),
        Column(prose.text("签名"), 26, Align.CENTRE),
    ]
    if snapshot.choices.phone_column:
        columns.append(Column(prose.text("联系电话"), 24, Align.CENTRE, shrink=True))
    if snapshot.signed_in:
        columns.append(Column(prose.text("签到时间"), 16, Align.CENTRE, shrink=True))
    columns.append(Column(prose.text("备注"), 20 - tight / 2, Align.CENTRE, shrink=True))
    lines = tuple(_rows(snapshot, prose))
    inked = tuple(
        (at, _SIGNATURE, Handwriting(snapshot.signatures[who]))
        for at, (who, _) in enumerate(lines) if who in snapshot.signatures
    )  # fmt: skip
    rows = tuple(row for _, row in lines)
    return Table(tuple(columns), rows, least_height=10, per_page=ROWS_PER_PAGE, inked=inked)


def _rows(snapshot: Snapshot, prose: Prose) -> Iterable[tuple[str, tuple[str, ...] | Group]]:
    """Each with its attendee. Those expected first, the other roles below their own head, then guests.

    Numbers are those of the list: at the desk they are typed from the signed sheet.
    """
    phones = {line.attendee_id: line.phone or "" for line in snapshot.listed} | dict(snapshot.numbers)
    for role in Role:
        people = [row for row in snapshot.board if row.role == role]
        if people and role in _OTHERS:
            yield "", Group(capital(prose.text(_OTHERS[role])))
        for head, some in _parted(people, role, snapshot, prose):
            if head:
                yield "", Group(head)
            for row in some:
                yield row.attendee_id, _row(row, phones.get(row.attendee_id, ""), snapshot, prose)
    guests = snapshot.facts.guests
    if guests:
        yield "", Group(prose.text("到会指导"))
    for one in guests:
        who = ("", one.unit or "", pad_name(one.name or ""), one.post or "")
        yield "", _line(who, "", "", "", snapshot)


def _parted(
    people: Sequence[BoardRow], role: Role, snapshot: Snapshot, prose: Prose
) -> Iterable[tuple[str, Sequence[BoardRow]]]:
    """党委, 党支部 … apart with how many they are, where that was chosen; else all in one."""
    if role != Role.EXPECTED or not snapshot.choices.by_kind:
        return [("", people)]
    kinds = {line.attendee_id: line.kind for line in snapshot.listed}
    parts = by_kind(people, lambda row: kinds.get(row.attendee_id, ""))
    return [
        (prose.text("{kind}（{count}人）", kind=kind or prose.text("其他单位"), count=len(some)), some)
        for kind, some in parts
    ]


def _row(row: BoardRow, phone: str, snapshot: Snapshot, prose: Prose) -> tuple[str, ...]:
    came = prose.clock(row.arrived_at) if row.here and row.arrived_at else ""
    who = (str(row.number), row.unit, pad_name(row.name), row.post or "")
    return _line(who, phone, came, _remark(row, prose), snapshot)


def _line(who: tuple[str, ...], phone: str, came: str, remark: str, snapshot: Snapshot) -> tuple[str, ...]:
    phones = (phone,) if snapshot.choices.phone_column else ()
    times = (came,) if snapshot.signed_in else ()
    return (*who, "", *phones, *times, remark)


def _remark(row: BoardRow, prose: Prose) -> str:
    """迟到、代会、早退、请假、缺席; the reason of a leave belongs into the record only."""
    told = [prose.text(_STANDING[row.status])] if row.status in _STANDING else []
    if row.status == Status.PROXY:
        told.append(prose.text("{name}代会", name=row.proxy_name))
    if row.here and row.late:
        told.append(prose.text("迟到"))
    if row.here and row.left_at:
        told.append(prose.text("早退"))
    return ("、" if prose.chinese else ", ").join(told)


def figures(snapshot: Snapshot, prose: Prose) -> Sequence[tuple[str, int | None]]:
    """The seven figures of the foot, None where sign-in was not used; two more where they are not zero."""
    found = snapshot.counts
    told: list[tuple[str, int | None]] = [
        (prose.text("应到"), found.expected), (prose.text("实到"), found.present),
        (prose.text("请假"), found.on_leave), (prose.text("迟到"), found.of_which_late),
        (prose.text("缺席"), found.absent), (prose.text("代会"), found.of_which_proxy),
        (prose.text("minutes.observers"), found.observers + found.guests),
    ]  # fmt: skip
    if not snapshot.signed_in:
        return [told[0], *((label, None) for label, _ in told[1:])]
    more = [(prose.text("未到"), found.not_arrived), (prose.text("早退"), found.left_early)]
    return [*told, *(one for one in more if one[1])]


def _foot(snapshot: Snapshot, prose: Prose) -> str:
    shown = [
        prose.text("{label}{count}人", label=label, count=_BLANK if count is None else count)
        for label, count in figures(snapshot, prose)
    ]
    return ("，" if prose.chinese else ", ").join(shown)

