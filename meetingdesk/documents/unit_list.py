"""分单位名单: who comes from where, units of a kind together, with how many they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from meetingdesk.documents.blocks import (
    SHEET,
    Align,
    Block,
    Column,
    Group,
    KeyValues,
    Paper,
    Para,
    Table,
    Title,
)
from meetingdesk.documents.frame import LEAST_NAME, capital, framed, name_width, named, time_of
from meetingdesk.documents.name_cards import ROLES
from meetingdesk.documents.snapshot import Listed, Role, Snapshot
from meetingdesk.documents.units import by_kind, by_unit
from meetingdesk.foundation.hanzi import pad_name
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

_STYLE = replace(SHEET, top=20, bottom=20, size=10.5, leading=16)


def unit_list(snapshot: Snapshot) -> Paper | None:
    """The paper; None where nobody is listed. Telephones are not on it."""
    if not snapshot.listed:
        return None
    meeting = snapshot.facts.meeting
    prose = Prose(meeting.language)
    mark = prose.text("〔待补〕")
    facts = (
        (prose.text("会议名称"), meeting.title), (prose.text("时间"), time_of(meeting)),
        (prose.text("地点"), meeting.venue or mark), (prose.text("人数"), tally(snapshot.listed, prose)),
    )  # fmt: skip
    blocks: list[Block] = [Title(prose.text("分单位名单")), KeyValues(facts), _table(snapshot.listed, prose)]
    guests = _guests(snapshot, prose)
    return framed(named(meeting, N_("分单位名单")), [*blocks, *guests], meeting, _STYLE)


def tally(listed: Sequence[Listed], prose: Prose) -> str:
    """44个单位47人：出席44人、列席3人; only what occurs."""
    units = len({line.unit for line in listed})
    told = prose.text("{units}个单位{count}人", units=units, count=len(listed))
    roles = [(role, sum(line.role == role for line in listed)) for role in Role]
    parts = [
        prose.text("{role}{count}人", role=prose.text(ROLES[role]), count=count)
        for role, count in roles if count
    ]
    colon = "：" if prose.chinese else ": "
    return told + colon + prose.listed(parts)


def _table(listed: Sequence[Listed], prose: Prose) -> Table:
    wide = name_width([line.name for line in listed], 24, 38)
    columns = (
        Column(prose.text("序号"), 12, Align.CENTRE),
        Column(prose.text("单位（党组织）"), 90 - wide, group=True, shrink=True),
        Column(prose.text("姓名"), wide, Align.CENTRE, shrink=True, least=LEAST_NAME),
        Column(prose.text("职务"), 44, Align.CENTRE),
        Column(prose.text("类别"), 24, Align.CENTRE),
    )
    return Table(columns, tuple(_rows(listed, prose)), least_height=8)


def _rows(listed: Sequence[Listed], prose: Prose) -> Iterator[tuple[str, ...] | Group]:
    for kind, some in by_kind(listed, lambda line: line.kind):
        units = by_unit(some, lambda line: line.unit)
        head = kind or prose.text("其他单位")
        yield Group(prose.text("{kind}：{units}个，{count}人", kind=head, units=len(units), count=len(some)))
        for unit, people in units:
            for line in people:
                yield _row(line, unit, len(people), prose)


def _row(line: Listed, unit: str, count: int, prose: Prose) -> tuple[str, ...]:
    shown = unit if count == 1 else prose.text("{kind}（{count}人）", kind=unit, count=count)
    role = capital(prose.text(ROLES[line.role]))
    return str(line.number), shown, pad_name(line.name), line.post or "", role


def _guests(snapshot: Snapshot, prose: Prose) -> list[Para]:
    """到会指导, told apart: they are not on the list and not counted."""
    told = [
        "".join(filter(None, (one.unit, one.post, one.name))) if prose.chinese
        else ", ".join(filter(None, (one.name, one.post, one.unit)))
        for one in snapshot.facts.guests if one.name or one.unit
    ]  # fmt: skip
    return [Para(prose.text("到会指导：{names}", names=prose.listed(told)), indent=0)] if told else []
