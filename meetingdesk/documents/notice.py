"""会议通知 with 回执 and list (practice.md 2.2, 5.2): what the records say, marks where they say nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from meetingdesk.documents.blocks import (
    OFFICIAL,
    Align,
    Attachment,
    AttachmentNote,
    Block,
    Column,
    Face,
    Heading,
    Paper,
    Para,
    Run,
    Signatures,
    SignOff,
    Table,
    Title,
)
from meetingdesk.documents.chase_list import moment
from meetingdesk.documents.frame import LEAST_NAME, broken, capital, framed, name_width, time_of
from meetingdesk.documents.name_cards import ROLES
from meetingdesk.documents.snapshot import Role, Snapshot
from meetingdesk.documents.units import by_kind
from meetingdesk.foundation.hanzi import pad_name
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.facts import APART
from meetingdesk.minutes.phrases import titled
from meetingdesk.minutes.prose import Prose

_FEW_UNITS = 4  # so many are addressed by name
_SOME = {
    Role.EXPECTED: N_("出席{count}人"), Role.OBSERVER: N_("列席{count}人"), Role.GUEST: N_("特邀{count}人"),
    Role.STAFF: N_("工作人员{count}人"),
}  # fmt: skip
_UNITS = {"党委": N_("党委{value}个"), "党总支": N_("党总支{value}个"), "党支部": N_("党支部{value}个")}
_SLIP_WIDTHS = {"zh": (36, 20, 22, 26, 21, 31), "en": (30, 18, 20, 24, 28, 36)}  # no word is cut in two
_SLIP_ROWS = 4


@dataclass(frozen=True)
class _Draft:
    """What every part of the notice needs."""

    snapshot: Snapshot
    prose: Prose

    @property
    def stop(self) -> str:
        """A full stop."""
        return "。" if self.prose.chinese else "."

    def known(self, value: str | None) -> str:
        """The value, or the mark."""
        return value or self.prose.text("〔待补〕")


def notice(snapshot: Snapshot) -> Paper:
    """The paper: notice, 附件1 回执, 附件2 名单 where somebody is listed."""
    draft = _Draft(snapshot, Prose(snapshot.language))
    prose, meeting = draft.prose, snapshot.facts.meeting
    title = prose.text("关于召开{title}的通知", title=meeting.title)
    attached = [prose.text("会议回执")] + ([prose.text("参会人员名单")] if snapshot.listed else [])
    blocks: list[Block] = [
        Title(broken(title)), Para(_addressed(draft), indent=0), Para(_opening(draft)), *_body(draft),
        AttachmentNote(tuple(attached), prose.text("附件")), _signed(draft), *_slip(draft),
    ]  # fmt: skip
    if snapshot.listed:
        blocks += _listed(draft)
    return framed(title, blocks, meeting, OFFICIAL)


def _addressed(draft: _Draft) -> str:
    """By name where they are few; else by what they are."""
    units = list(dict.fromkeys(line.unit for line in draft.snapshot.listed if line.role == Role.EXPECTED))
    if 0 < len(units) <= _FEW_UNITS:
        words = draft.prose.listed(units)
    else:
        party = bool(units) and all(line.kind for line in draft.snapshot.listed if line.role == Role.EXPECTED)
        words = draft.prose.text("各党组织") if party else draft.prose.text("各有关单位")
    return words + ("：" if draft.prose.chinese else ":")


def _opening(draft: _Draft) -> str:
    meeting = draft.snapshot.facts.meeting
    return draft.prose.text(
        "{organiser}定于{date}召开{title}。现将有关事项通知如下：",
        organiser=draft.known(meeting.organiser), date=draft.prose.date(meeting.date), title=meeting.title,
    )  # fmt: skip


def _body(draft: _Draft) -> Iterator[Block]:
    """The sections that have something to say, numbered 一、 in their order."""
    parts: list[tuple[str, list[Block]]] = [
        (draft.prose.text(head), tell(draft)) for head, tell in _SECTIONS
    ]  # fmt: skip
    colon = "：" if draft.prose.chinese else ": "
    for place, (head, blocks) in enumerate([part for part in parts if part[1]]):
        words, first = _numbered(place, head, draft.prose), blocks[0]
        if len(blocks) == 1 and isinstance(first, Para) and isinstance(first.text, str):
            yield Para((Run(words + colon, Face.HEI), Run(first.text)))
        else:
            yield Heading(words, 1)
            yield from blocks


def _numbered(place: int, head: str, prose: Prose) -> str:
    return f"{'一二三四五六七八九十'[place]}、{head}" if prose.chinese else f"{place + 1}. {head}"


def _time(draft: _Draft) -> list[Block]:
    """What is short stands beside its head."""
    return [Para(time_of(draft.snapshot.facts.meeting) + draft.stop)]


def _place(draft: _Draft) -> list[Block]:
    return [Para(draft.known(draft.snapshot.facts.meeting.venue) + draft.stop)]


def _people(draft: _Draft) -> list[Block]:
    """How many of which kind; their names are in the attachment. Guests are named where they are known."""
    prose, listed = draft.prose, draft.snapshot.listed
    if not listed:
        return [Para(prose.text("〔待补〕"))]
    told = []
    for role in (Role.EXPECTED, Role.OBSERVER, Role.GUEST, Role.STAFF):
        some = [line for line in listed if line.role == role]
        if some:
            words = prose.text(_SOME[role], count=len(some))
            told.append(words + (_kinds(draft) if role == Role.EXPECTED else ""))
    see = prose.text("名单见附件2")
    blocks: list[Block] = [Para(prose.paragraph([prose.clauses(told), see]))]
    guests = draft.snapshot.facts.guests
    names = [titled(one.unit, one.post, one.name or "", prose) for one in guests if one.name or one.unit]
    if names:
        blocks.append(Para(prose.sentence(prose.text("到会指导：{names}", names=prose.listed(names)))))
    return blocks


def _kinds(draft: _Draft) -> str:
    """（党委2个、党支部42个）, where every unit's kind is known."""
    expected = [line for line in draft.snapshot.listed if line.role == Role.EXPECTED]
    parts = by_kind(expected, lambda line: line.kind)
    if not all(kind for kind, _ in parts):
        return ""
    told = [
        draft.prose.text(_UNITS.get(kind, N_("{kind}{value}个")), kind=kind, value=count)
        for kind, count in ((kind, len({line.unit for line in some})) for kind, some in parts)
    ]
    return draft.prose.text("（{parts}）", parts=draft.prose.listed(told))


def _agenda(draft: _Draft) -> list[Block]:
    """The items in their order; a notice names neither signing in nor breaks; parts are for the agenda."""
    agenda = draft.snapshot.facts.agenda
    items = [one for one in agenda if one.kind not in APART and one.parent_id is None]
    if not items:
        return [Para(draft.prose.text("〔待补〕"))]
    prose = draft.prose
    return [Para(prose.item(place, prose.sentence(one.title))) for place, one in enumerate(items, start=1)]


def _reports(draft: _Draft) -> list[Block]:
    """Who reports on site and in which order, who in writing and until when; nothing where nobody does."""
    prose, facts = draft.prose, draft.snapshot.facts
    told: list[str] = []
    if facts.turns:
        seconds = {turn.planned_seconds for turn in facts.turns}
        limit = next(iter(seconds)) if len(seconds) == 1 else None
        first = prose.text("现场述职{count}人", count=len(facts.turns))
        if limit:
            first = prose.text("{first}，每人不超过{length}", first=first, length=prose.length(limit))
        order = [_speaker(turn.organisation, turn.speaker, prose) for turn in facts.turns]
        told.append(prose.text("{first}，次序为：{order}", first=first, order=prose.listed(order)))
    if facts.reports:
        told.append(
            prose.text(
                "书面述职{count}个，述职报告请于{due}前报送联系人",
                count=len(facts.reports), due=moment(draft.snapshot.notice.reports_due, prose),
            )
        )  # fmt: skip
    return [Para(prose.sentence(one)) for one in told]


def _speaker(unit: str, name: str | None, prose: Prose) -> str:
    return prose.text("{unit}（{name}）", unit=unit, name=name) if name else unit


def _requests(draft: _Draft) -> list[Block]:
    prose, notice_ = draft.prose, draft.snapshot.notice
    early = draft.known(str(notice_.early_minutes) if notice_.early_minutes is not None else None)
    told = [
        prose.text("请于{by}前将会议回执（附件1）报联系人", by=moment(notice_.reply_by, prose)),
        prose.text("请提前{early}分钟到会签到{at}", early=early, at=_at(draft)),
        prose.text("着装要求：{dress}", dress=draft.known(notice_.dress)),
        prose.text("因故不能参会的，请在会前请假并说明事由；经批准由他人代会的，请在回执中写明代会人姓名和职务"),
    ]
    told += notice_.remark.splitlines() if notice_.remark else []
    shown = [one for one in told if one.strip()]
    return [Para(_bracketed(place, prose.sentence(one), prose)) for place, one in enumerate(shown)]


def _at(draft: _Draft) -> str:
    """（8:50前）, where both the start and the minutes are known."""
    early, start = draft.snapshot.notice.early_minutes, draft.snapshot.facts.meeting.start
    if early is None or start is None:
        return ""
    by = draft.prose.hour(start - dt.timedelta(minutes=early), None)
    return draft.prose.text("（{by}前）", by=by)


def _bracketed(place: int, text: str, prose: Prose) -> str:
    numeral = "一二三四五六七八九十"[place] if place < 10 else str(place + 1)
    return f"（{numeral}）{text}" if prose.chinese else f"({place + 1}) {text}"


def _contact(draft: _Draft) -> list[Block]:
    row, prose = draft.snapshot.notice, draft.prose
    who, phone = draft.known(row.contact), draft.known(row.contact_phone)
    return [Para(prose.text("联系人：{who}，电话：{phone}。", who=who, phone=phone))]


_SECTIONS: tuple[tuple[str, Callable[[_Draft], list[Block]]], ...] = (
    (N_("会议时间"), _time), (N_("会议地点"), _place), (N_("参会人员"), _people), (N_("会议议程"), _agenda),
    (N_("述职安排"), _reports), (N_("有关要求"), _requests), (N_("联系方式"), _contact),
)  # fmt: skip


def _signed(draft: _Draft) -> SignOff:
    """署名 and the day on which it was sent."""
    sent = draft.snapshot.notice.sent_at
    return SignOff(
        draft.known(draft.snapshot.facts.meeting.organiser), draft.prose.date(sent.date() if sent else None)
    )


def _slip(draft: _Draft) -> list[Block]:
    """附件1 回执: rows to be filled in by hand or in Word."""
    prose = draft.prose
    answers = "\n".join(f"□{prose.text(word)}" for word in (N_("参加"), N_("请假"), N_("代会")))
    wide = _SLIP_WIDTHS["zh" if prose.chinese else "en"]
    heads = (N_("单位（党组织）"), N_("姓名"), N_("职务"), N_("联系电话"), N_("是否参加"),
             N_("请假事由或代会人姓名、职务"))  # fmt: skip
    columns = tuple(
        Column(prose.text(head), width, Align.CENTRE if place else Align.LEFT)
        for place, (head, width) in enumerate(zip(heads, wide, strict=True))
    )
    blank = ("", "", "", "", answers, "")
    by = moment(draft.snapshot.notice.reply_by, prose)
    return [
        Attachment(prose.text("附件{number}", number=1), prose.text("会议回执")),
        Para(prose.text("会议：{title}", title=draft.snapshot.facts.meeting.title), indent=0),
        Table(columns, (blank,) * _SLIP_ROWS, size=12, least_height=20),
        Signatures(tuple((prose.text(word), "") for word in (N_("填报人"), N_("填报日期")))),
        Para(prose.sentence(prose.text("请于{by}前报联系人", by=by)), indent=0),
    ]


def _listed(draft: _Draft) -> list[Block]:
    """附件2 名单, in the order of the list."""
    prose, listed = draft.prose, draft.snapshot.listed
    wide = name_width([line.name for line in listed], 24, 36)
    columns = (
        Column(prose.text("序号"), 14, Align.CENTRE),
        Column(prose.text("单位（党组织）"), 82 - wide, shrink=True),
        Column(prose.text("姓名"), wide, Align.CENTRE, shrink=True, least=LEAST_NAME),
        Column(prose.text("职务"), 38, Align.CENTRE), Column(prose.text("类别"), 22, Align.CENTRE),
    )  # fmt: skip
    rows = tuple(
        (str(place), line.unit, pad_name(line.name), line.post or "", capital(prose.text(ROLES[line.role])))
        for place, line in enumerate(listed, start=1)
    )
    return [
        Attachment(prose.text("附件{number}", number=2), prose.text("参会人员名单")),
        Table(columns, rows, size=12, least_height=8.5),
    ]
