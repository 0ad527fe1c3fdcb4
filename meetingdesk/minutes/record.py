"""会议记录: the full record on file: who was there, every item with its times, all that was said. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.facts import Facts, GuestFacts, ItemFacts, LotFacts, RemarkFacts, TurnFacts
from meetingdesk.minutes.phrases import (
    HAPPENED,
    attendance,
    class_sentence,
    guest_title,
    lists,
    poll_sentence,
    speaker_title,
    titled,
)
from meetingdesk.minutes.prose import Prose, bare
from meetingdesk.minutes.section import Draft, Section, Style

TITLES = {
    "oral_reports": N_("现场述职"),
    "written_reports": N_("提交书面述职报告"),
    "evaluation": N_("述职评议测评"),
    "commentary": N_("点评"),
    "problems": N_("指出共性问题"),
}
TONES = {"praise": N_("亮点：{text}"), "problem": N_("问题：{text}"), "note": N_("备注：{text}")}


def sections(facts: Facts, prose: Prose) -> list[Section | None]:
    """组织情况, the lists, each item that took place, what was said at large, lines to sign."""
    items = [_item(facts, prose, item, first) for item, first in _items(facts)]
    return [
        basics(facts, prose),
        *lists(facts, prose, reasons=True),
        *items,
        at_large(facts, prose),
        signatures(prose),
    ]


def basics(facts: Facts, prose: Prose) -> Section | None:
    """名称、时间(到分)、地点、主持人、记录人、到会情况."""
    draft, meeting = Draft(prose), facts.meeting
    draft.need(meeting.date.isoformat() if meeting.date else None, N_("日期"))
    draft.need(str(meeting.start) if meeting.start else None, N_("开始时间"))
    hours = prose.span(meeting.start, meeting.end, meeting.period)
    time = prose.date(meeting.date) + ("" if prose.chinese else ", ") + hours
    _line(draft, N_("会议名称"), meeting.title)
    _line(draft, N_("时间"), time)
    _line(draft, N_("地点"), draft.need(meeting.venue, N_("地点")))
    if meeting.organiser:
        _line(draft, N_("主办"), meeting.organiser)
    _line(draft, N_("主持人"), draft.need(meeting.host, N_("主持人")))
    _line(draft, N_("记录人"), draft.need(meeting.recorder, N_("记录人")))
    if facts.guests:
        _line(draft, N_("到会指导"), prose.listed([_guest(one, draft) for one in facts.guests]))
    _line(draft, N_("到会情况"), _came(facts, draft))
    return draft.section("basics", prose.text("组织情况"), prose.text("会议信息、签到"))


def _guest(guest: GuestFacts, draft: Draft) -> str:
    """With what the guest came to do, which no item of the agenda need tell."""
    title = guest_title(guest, draft)
    return draft.prose.text("{guest}（{did}）", guest=title, did=guest.did) if guest.did else title


def _came(facts: Facts, draft: Draft) -> str:
    if facts.counts is None:
        return draft.need(None, N_("到会人数"))
    return draft.prose.sentence(attendance(facts.counts, draft.prose, full=True))


def _line(draft: Draft, label: str, value: str) -> None:
    draft.paragraphs.append(draft.prose.text(label) + ("：" if draft.prose.chinese else ": ") + value)


def _items(facts: Facts) -> list[tuple[ItemFacts, bool]]:
    """Items that took place, and records that no item claims; True for the first of its kind."""
    said = {one.item_id for one in facts.remarks}
    found: list[tuple[ItemFacts, bool]] = []
    kinds: set[str] = set()
    for item in facts.agenda:
        first = item.kind not in kinds
        records = first and item.kind in CONTENT and bool(CONTENT[item.kind](facts, Prose("zh_CN")))
        if item.state in HAPPENED or item.id in said or (records and item.state != "skipped"):
            kinds.add(item.kind)
            found.append((item, first))
    unclaimed = [kind for kind in CONTENT if kind not in kinds]
    return [*found, *((ItemFacts(id=kind, kind=kind, title=""), True) for kind in unclaimed)]


def _item(facts: Facts, prose: Prose, item: ItemFacts, first: bool) -> Section | None:
    draft = Draft(prose)
    if hours := _hours(item, prose):
        _line(draft, N_("时间"), hours)
    if item.who:
        _line(draft, N_("主讲"), item.who)
    if item.topic:
        _line(draft, N_("内容"), item.topic)
    if first and item.kind in CONTENT:
        draft.paragraphs += CONTENT[item.kind](facts, prose)
    draft.paragraphs += [_remark(one, facts, draft) for one in facts.remarks if one.item_id == item.id]
    title = item.title or prose.text(TITLES.get(item.kind, item.kind))
    if item.title and not draft.paragraphs:
        draft.add(prose.text("已进行"))
    return draft.section(f"item-{item.id}", title, prose.text("议程与记录"))


def _hours(item: ItemFacts, prose: Prose) -> str:
    """9:00—10:04; nothing for an item that was only ticked off: begun and ended within a minute."""
    if item.began_at is None or item.ended_at is None:
        return ""
    began, ended = prose.clock(item.began_at), prose.clock(item.ended_at)
    return prose.until(began, ended) if began != ended else ""


def _turns(facts: Facts, prose: Prose) -> list[str]:
    held = [one for one in facts.turns if one.done]
    told = [
        prose.item(place, prose.paragraph([_turn(one, prose), *_noted(one, prose)]))
        for place, one in enumerate(held, start=1)
    ]
    return [*_lot(facts.lot, prose), *told, *_together(held, prose)] if told else []


def _lot(lot: LotFacts | None, prose: Prose) -> list[str]:
    """How the order came about, so that whoever reads the record can work it out again (`speakers.lot`)."""
    if lot is None:
        return []
    drawn = prose.text(
        "述职顺序由抽签确定：{time}以号码{seed}抽签，依次为{names}",
        time=prose.clock(lot.at), seed=lot.seed, names=prose.listed(lot.names),
    )  # fmt: skip
    method = prose.text(
        "核对办法：号码、换行、党组织全称依次相连（UTF-8编码），各取SHA-256值，由小到大即为顺序"
    )
    often = [prose.text("共抽签{count}次，以末次为准", count=lot.times)] if lot.times > 1 else []
    return [prose.paragraph([drawn, *often, method])]


def _together(held: Sequence[TurnFacts], prose: Prose) -> list[str]:
    """The sums, once there is something to add up."""
    timed = [one for one in held if one.used_seconds is not None and one.planned_seconds is not None]
    if len(timed) < 2:
        return []
    told = prose.text(
        "{count}人规定用时合计{planned}，实际用时合计{used}", count=len(timed),
        planned=prose.length(sum(one.planned_seconds or 0 for one in timed)),
        used=prose.length(sum(one.used_seconds or 0 for one in timed)),
    )  # fmt: skip
    beyond = [over for one in timed if (over := (one.used_seconds or 0) - (one.planned_seconds or 0)) > 0]
    if beyond:
        told += prose.text("，其中{count}人超时，共{over}", count=len(beyond), over=prose.length(sum(beyond)))
    return [prose.sentence(told)]


def _noted(turn: TurnFacts, prose: Prose) -> list[str]:
    """What was asked on the spot, and what was written down while someone spoke."""
    frames = ((N_("现场提问：{text}"), turn.questions), (N_("述职要点：{text}"), turn.notes))
    return [
        prose.text(words, text=prose.clauses([bare(text) for text in texts]))
        for words, texts in frames
        if texts
    ]


def _turn(turn: TurnFacts, prose: Prose) -> str:
    who = titled(turn.organisation, None, turn.speaker, prose) if turn.speaker else turn.organisation
    if turn.used_seconds is None:
        return prose.text("{who}述职", who=who)
    used = prose.length(turn.used_seconds)
    if turn.planned_seconds is None:
        return prose.text("{who}述职，用时{used}", who=who, used=used)
    told = prose.text(
        "{who}述职，规定{planned}，用时{used}", who=who, planned=prose.length(turn.planned_seconds), used=used
    )
    over = turn.used_seconds - turn.planned_seconds
    told += prose.text("，超出规定{over}", over=prose.length(over)) if over > 0 else ""
    if not turn.interposed:
        return told
    asked = prose.length(turn.interposed_seconds)
    frame = N_("（另有插问{count}次、{length}，不计入用时）")
    return told + prose.text(frame, count=turn.interposed, length=asked)


def _reports(facts: Facts, prose: Prose) -> list[str]:
    told: list[str] = []
    for words, states in (
        (N_("收到书面述职报告{count}份：{organisations}"), {"received", "late"}),
        (N_("其中迟交{count}份：{organisations}"), {"late"}),
        (N_("未交{count}份：{organisations}"), {"missing"}),
    ):
        names = [one.organisation for one in facts.reports if one.state in states]
        if names:
            text = prose.text(words, count=len(names), organisations=prose.listed(names))
            told.append(prose.sentence(text))
    return told


def _polls(facts: Facts, prose: Prose) -> list[str]:
    sealed = [one for one in facts.polls if one.sealed]
    return [
        prose.paragraph([poll_sentence(one, prose, again=place > 0), class_sentence(one, prose)])
        for place, one in enumerate(sealed)
    ]


def _comments(facts: Facts, prose: Prose) -> list[str]:
    found: dict[str, dict[str, list[str]]] = {}
    for one in facts.comments:
        found.setdefault(one.organisation, {}).setdefault(one.kind, []).append(bare(one.text))
    return [_commented(name, by_tone, prose) for name, by_tone in found.items()]


def _commented(name: str, by_tone: dict[str, list[str]], prose: Prose) -> str:
    comma = "，" if prose.chinese else ", "
    parts = [prose.text(words, text=comma.join(by_tone[t])) for t, words in TONES.items() if t in by_tone]
    told = prose.text("{organisation}。{parts}", organisation=name, parts=prose.clauses(parts))
    return prose.sentence(told)


def _problems(facts: Facts, prose: Prose) -> list[str]:
    told = []
    for place, one in enumerate(facts.problems, start=1):
        text = one.area if not one.text else prose.text("{area}：{text}", area=one.area, text=bare(one.text))
        if one.organisations:
            text += prose.text("（涉及{organisations}）", organisations=prose.listed(one.organisations))
        told.append(prose.item(place, prose.sentence(text)))
    return told


CONTENT: dict[str, Callable[[Facts, Prose], list[str]]] = {
    "oral_reports": _turns,
    "written_reports": _reports,
    "evaluation": _polls,
    "commentary": _comments,
    "problems": _problems,
}


def at_large(facts: Facts, prose: Prose) -> Section | None:
    """What was said outside any item."""
    draft = Draft(prose)
    draft.paragraphs += [_remark(one, facts, draft) for one in facts.remarks if one.item_id is None]
    return draft.section("at_large", prose.text("其他发言"), prose.text("发言记录"))


def _remark(one: RemarkFacts, facts: Facts, draft: Draft) -> str:
    """Who said what, in the words put on record; when, where it was typed while it was said."""
    said = draft.prose.sentence(one.text)
    who = speaker_title(one, facts, draft)
    told = said if who is None else who + ("：" if draft.prose.chinese else ": ") + said
    return f"{draft.prose.clock(one.at)} {told}" if one.at else told


def signatures(prose: Prose) -> Section | None:
    """Signed by host and recorder (practice.md 5.1)."""
    draft = Draft(prose)
    for label in (N_("主持人（签字）"), N_("记录人（签字）")):
        _line(draft, label, "")
    return draft.section("signatures", "", "", Style.SIGNATURES)

