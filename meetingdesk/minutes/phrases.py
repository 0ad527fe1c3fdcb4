"""Phrases that both papers use: who someone is, how many came, what a poll counted. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.facts import (
    CountFacts,
    Facts,
    GuestFacts,
    ItemFacts,
    PersonFacts,
    PollFacts,
    RemarkFacts,
)
from meetingdesk.minutes.prose import Prose
from meetingdesk.minutes.section import Draft, Entry, Section, Style

LONGEST_LIST = 12
HAPPENED = frozenset({"done", "running"})
HERE = frozenset({"present", "proxy"})


def titled(unit: str | None, post: str | None, name: str, prose: Prose) -> str:
    """Unit and post stand before the name in running text (practice.md 7.4)."""
    if prose.chinese:
        return f"{unit or ''}{post or ''}{name}"
    return ", ".join(part for part in (name, post, unit) if part)


def guest_title(guest: GuestFacts, draft: Draft) -> str:
    """A guest with unit and post; the mark where the name is unknown."""
    missing = None if guest.name else draft.prose.text("{unit}来宾姓名", unit=guest.unit or "")
    name = guest.name or draft.need(None, missing or "")
    return titled(guest.unit, guest.post, name, draft.prose)


def speaker_title(remark: RemarkFacts, facts: Facts, draft: Draft) -> str | None:
    """Who spoke, with unit and post; a bare name is looked up among the guests. None: not known."""
    if remark.speaker is None:
        return None
    known = next((one for one in facts.guests if one.name == remark.speaker), None)
    if remark.unit is None and known is not None:
        return guest_title(known, draft)
    return titled(remark.unit, remark.post, remark.speaker, draft.prose)


def some_of(names: Sequence[str], prose: Prose) -> str:
    """All names where they are few, else the first ten; the number follows in the sentence."""
    return prose.listed(list(names) if len(names) <= LONGEST_LIST else list(names[:10]))


def items_of(facts: Facts, *kinds: str) -> list[ItemFacts]:
    """Items of these kinds that took place."""
    said = {one.item_id for one in facts.remarks}
    return [one for one in facts.agenda if one.kind in kinds and (one.state in HAPPENED or one.id in said)]


def attendance(counts: CountFacts, prose: Prose, *, full: bool) -> str:
    """应到44人，实到43人（其中代会1人），请假1人; `full` adds 迟到 and 早退 for the record."""
    inside = [(N_("代会{count}人"), counts.proxy)]
    outside = [(N_("请假{count}人"), counts.on_leave), (N_("缺席{count}人"), counts.absent)]
    outside.append((N_("未到{count}人"), counts.not_arrived))
    if full:
        inside += [(N_("迟到{count}人"), counts.late), (N_("早退{count}人"), counts.left_early)]
    told = [prose.text(words, count=count) for words, count in inside if count]
    present = prose.text("实到{count}人", count=counts.present)
    if told:
        present = prose.text("{present}（其中{parts}）", present=present, parts=prose.listed(told))
    rest = [prose.text(words, count=count) for words, count in outside if count]
    parts = [prose.text("会议应到{count}人", count=counts.expected), present, *rest]
    return ("，" if prose.chinese else ", ").join(parts)


def poll_sentence(poll: PollFacts, prose: Prose, *, again: bool) -> str:
    """What was put to the vote and how many papers; never who got what (practice.md 5.1)."""
    issued, returned = _sum(poll, "issued"), _sum(poll, "returned")
    valid, void = _sum(poll, "valid"), _sum(poll, "void")
    opening = N_("会议还以无记名方式开展{title}，对{subjects}名党组织书记进行评议") if again else N_(
        "会议以无记名方式开展{title}，对{subjects}名党组织书记进行评议"
    )
    counted = prose.text(
        "发出测评表{issued}份，收回{returned}份，其中有效{valid}份、无效{void}份",
        issued=issued, returned=returned, valid=valid, void=void,
    ) if void else prose.text(
        "发出测评表{issued}份，收回{returned}份，均为有效", issued=issued, returned=returned
    )  # fmt: skip
    told = prose.text(opening, title=poll.title, subjects=poll.subjects)
    return told + ("，" if prose.chinese else "; ") + counted


def class_sentence(poll: PollFacts, prose: Prose) -> str:
    """The papers class by class, where there is more than one; for the record."""
    if len(poll.classes) < 2:
        return ""
    return prose.clauses([
        prose.text(
            "{code}类发出{issued}份、收回{returned}份、有效{valid}份、无效{void}份",
            code=one.code, issued=one.issued, returned=one.returned, valid=one.valid, void=one.void,
        )
        for one in poll.classes
    ])  # fmt: skip


def lists(facts: Facts, prose: Prose, *, reasons: bool) -> list[Section | None]:
    """出席、请假、缺席、列席 with unit and name; `reasons` for the record only."""
    note = _reason if reasons else _no_note
    expected = [one for one in facts.people if one.role == "expected"]
    here = [one for one in expected if one.status in HERE]
    leave = [one for one in expected if one.status == "leave"]
    absent = [one for one in expected if one.status == "absent"]
    observers = [one for one in facts.people if one.role in {"observer", "guest"} and one.status in HERE]
    return [
        _list(Draft(prose), here, "present", N_("minutes.present"), _proxy_note(prose)),
        _list(Draft(prose), leave, "leave", N_("minutes.on_leave"), note),
        _list(Draft(prose), absent, "absent", N_("minutes.absent"), note),
        _list(Draft(prose), observers, "observers", N_("minutes.observers"), _no_note),
    ]


Note = Callable[[PersonFacts], str]


def _no_note(one: PersonFacts) -> str:  # noqa: ARG001  one of several ways to annotate
    return ""


def _reason(one: PersonFacts) -> str:
    return one.reason or ""


def _proxy_note(prose: Prose) -> Note:
    return lambda one: prose.text("代{name}", name=one.name) if one.status == "proxy" else ""


def _list(draft: Draft, people: Sequence[PersonFacts], key: str, heading: str, note: Note) -> Section | None:
    prose = draft.prose
    entries = [_entry(one, note, draft) for one in people]
    if entries:
        draft.add(prose.listed([_shown(one, prose) for one in entries]))
    basis = prose.text("签到 {count} 人", count=len(entries))
    return draft.section(key, prose.text(heading), basis, Style.LIST, entries)


def _entry(one: PersonFacts, note: Note, draft: Draft) -> Entry:
    if one.status == "proxy":
        return Entry(one.unit, draft.need(one.proxy_name, N_("代会人姓名")), note(one))
    return Entry(one.unit, one.name, note(one))


def _shown(entry: Entry, prose: Prose) -> str:
    name = titled(entry.unit, None, entry.name, prose) if prose.chinese else f"{entry.name} ({entry.unit})"
    if not entry.note:
        return name
    return name + (f"（{entry.note}）" if prose.chinese else f" [{entry.note}]")


def _sum(poll: PollFacts, name: str) -> int:
    return sum(getattr(one, name) for one in poll.classes)
