"""What top line and status line say, in words."""

from __future__ import annotations

import datetime as dt

from meetingdesk.desk import ActRow
from meetingdesk.foundation.wording import Wording, _, current_language
from meetingdesk.meeting.model import STATE_WORDS, State
from meetingdesk.overview.queries import PollStatus, Status
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.moments import ago_words, clock_words, day_words, length_words
from meetingdesk.ui.top_line import TopFacts

Part = tuple[str, str, str, bool]
"""One link at the foot: page, words, number, divided from the one before."""


def status_parts(facts: Status) -> list[Part]:
    """应到 44 实到 43 请假 1 未到 0 · 现场 3/7 · 测评 录入 12/43."""
    here, reports = facts.attendance, facts.reports
    parts: list[Part] = [
        ("signin", _("应到"), str(here.expected), False),
        ("signin", _("实到"), str(here.present), False),
        ("signin", _("请假"), str(here.on_leave), False),
        ("signin", _("未到"), str(here.not_arrived), False),
    ]
    if reports.on_site:
        parts.append(("speakers", _("现场"), f"{reports.spoken}/{reports.on_site}", True))
    if reports.written:
        parts.append(("speakers", _("书面"), f"{reports.received}/{reports.written}", not reports.on_site))
    words, number = _poll_words(facts.poll)
    parts.append(("evaluation", words, number, True))
    return parts


def _poll_words(poll: PollStatus | None) -> tuple[str, str]:
    if poll is None:
        return _("测评 没有设置"), ""
    from meetingdesk.evaluation.model import State as PollState  # it is there once there is a poll

    if poll.state == PollState.SEALED:
        return _("测评 已封存"), ""
    if poll.current_pass is not None:
        return _("测评 录入"), f"{poll.entered}/{poll.returned}"
    if poll.returned:
        return _("测评 收回"), f"{poll.returned}/{poll.issued}"
    if poll.issued:
        return _("测评 发出"), str(poll.issued)
    return (_("测评表备好"), str(poll.printed)) if poll.printed else (_("测评 未开始"), "")


def top_facts(bridge: Bridge, facts: Status | None, saved_at: dt.datetime | None) -> TopFacts:
    """What the top line says; without a meeting only what can be undone."""
    now = bridge.desk.clock.local()
    copy = bridge.last_copy()
    undoable, redoable = bridge.desk.tops()
    common = {
        "undo": act_words(undoable),
        "redo": act_words(redoable),
        "saved": _("已保存 {time}", time=f"{saved_at:%H:%M:%S}") if saved_at else _("每一步都已保存"),
        "copied": _("安全副本 {ago}", ago=ago_words(copy[0], now)) if copy else _("还没有安全副本"),
        "copy_failed": bridge.opened.keeper.failure is not None,
    }
    keeper = bridge.opened.keeper
    if common["copy_failed"]:
        common["copied"] = _("安全副本没有做成")
    elif keeper.second_failure is not None:
        common |= {"copied": _second_words(keeper.last_second, now), "copy_failed": True}
    elif keeper.same_disk:
        common |= {"copied": _("两处副本在同一个盘上"), "copy_failed": True}
    elif keeper.last_second is not None and copy:
        common["copied"] = _("安全副本 {ago}，两处", ago=ago_words(keeper.last_second, now))
    if facts is None:
        return TopFacts(**common)  # type: ignore[arg-type]  # the names are fields
    meeting = facts.meeting
    common |= {act: _without(str(common[act]), meeting.title) for act in ("undo", "redo")}
    return TopFacts(
        title=meeting.title, state=meeting.state, state_word=_(STATE_WORDS[State(meeting.state)]),
        sample=meeting.sample, when=day_words(meeting.date), where=meeting.venue or "", drift=facts.drift,
        note=note_words(facts, now), **common,  # type: ignore[arg-type]  # the names are fields
    )  # fmt: skip


def _second_words(last: dt.datetime | None, now: dt.datetime) -> str:
    if last is None:
        return _("第二处还没有副本")
    return _("第二处停在 {ago}", ago=ago_words(last, now))


def note_words(facts: Status, now: dt.datetime) -> str:
    """What stands beside the clock of the room: how long until, or when it ends."""
    meeting = facts.meeting
    if meeting.state == State.RUNNING:
        return _("预计 {time} 结束", time=clock_words(facts.projected_end)) if facts.projected_end else ""
    if meeting.state == State.PREPARING:
        return _until(int((meeting.start - now).total_seconds()) if meeting.start else None)
    return _("{time} 结束", time=clock_words(meeting.ended_at)) if meeting.ended_at else ""


def _until(seconds: int | None) -> str:
    if seconds is None:
        return ""
    if seconds > 24 * 3600:
        return _("距开会 {days} 天", days=seconds // (24 * 3600))
    if seconds < -24 * 3600:
        return _("开会的日子已过")
    if seconds < 0:
        return _("过了开会时间 {length}", length=length_words(seconds))
    return _("距开会 {length}", length=length_words(seconds))


def _without(act: str, title: str) -> str:
    """The title of the meeting stands at the left already."""
    return act.replace(title, "").strip() or act


def act_words(act: ActRow | None) -> str:
    """What undo or redo is about: the act itself, not that it was taken back before."""
    if act is None:
        return ""
    return Wording(current_language()).text(act.summary, **act.details)
