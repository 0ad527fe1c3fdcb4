"""Before the meeting: what is ready and what is not, one line each (screens.md, 总览)."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from sqlalchemy.orm import Session

from meetingdesk.agenda import queries as agenda
from meetingdesk.evaluation import queries as evaluation
from meetingdesk.foundation.wording import N_
from meetingdesk.invitation import queries as invitation
from meetingdesk.invitation.model import Answer
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.model import Role
from meetingdesk.overview.check import Check, Level, Surroundings, Word, worst_first
from meetingdesk.signin import queries as signin
from meetingdesk.signin.model import Status
from meetingdesk.speakers import queries as speakers
from meetingdesk.speakers.model import ReportState

QUORUM_PERCENT = 80
LITTLE_DISK, MUCH_TOO_LITTLE = 1 << 30, 200 << 20
STALE_COPY = dt.timedelta(minutes=10)
FACTS = {
    "date": Word(N_("日期")),
    "start": Word(N_("开始时间")),
    "venue": Word(N_("地点")),
    "host": Word(N_("主持人")),
    "recorder": Word(N_("记录人")),
}


def readiness(
    session: Session, meeting_id: str, now: dt.datetime, around: Surroundings | None = None
) -> tuple[Check, ...]:
    """All lines, those not in order first; `now` is local. Refused: storage.gone."""
    told = around or Surroundings()
    return worst_first(
        [
            people(session, meeting_id), turnout(session, meeting_id), answers(session, meeting_id, now),
            facts(session, meeting_id), programme(session, meeting_id), on_site(session, meeting_id),
            written(session, meeting_id), *ballots(session, meeting_id),
            screen(told), safety_copy(told, now), clock(told), disk(told), fonts(told),
        ]
    )  # fmt: skip


def people(session: Session, meeting_id: str) -> Check:
    """Who is expected, and of how many units."""
    rows = signin.board(session, meeting_id, [Role.EXPECTED])
    title = N_("名册")
    if not rows:
        return Check("roster", Level.BAD, title, N_("参会名单是空的，请从名册加入"), "roster")
    values = {"units": len({row.unit for row in rows}), "people": len(rows)}
    return Check("roster", Level.OK, title, N_("{units} 个单位，应到 {people} 人"), "roster", values)


def answers(session: Session, meeting_id: str, now: dt.datetime) -> Check | None:
    """回执: who has answered the notice. Once people arrive nobody waits for answers any more."""
    rows, notice = invitation.replies(session, meeting_id), invitation.notice(session, meeting_id)
    counts = invitation.counted(rows)
    if not counts.invited or signin.counts(session, meeting_id).present:
        return None
    title = N_("参会回复")
    if not counts.outstanding:
        text = N_("{invited} 人都已回复：参加 {coming}，请假 {leave}，派人代会 {substitute}")
        return Check("replies", Level.OK, title, text, "invitation", asdict(counts))
    lacking = tuple(row.name for row in rows if row.answer == Answer.NONE)
    values: dict[str, object] = {"replied": counts.replied, "invited": counts.invited, "names": lacking}
    text = N_("{replied}/{invited}，还没有回复：{names}")
    if notice.sent_at is None and not any(row.way for row in rows):
        text = N_("通知还没有登记发出，应有 {invited} 人回复")
    elif notice.reply_by is not None and notice.reply_by < now:
        text = N_("{replied}/{invited}，回复期限已过，还差{names}")
    return Check("replies", Level.WARN, title, text, "invitation", values)


def turnout(session: Session, meeting_id: str) -> Check | None:
    """Who has asked leave so far leaves too few: told, never a block (practice.md 4.2)."""
    counts = signin.counts(session, meeting_id)
    most = counts.expected - counts.on_leave - counts.absent
    if not counts.expected or most * 100 >= counts.expected * QUORUM_PERCENT:
        return None
    values: dict[str, object] = {"away": counts.expected - most, "percent": most * 100 // counts.expected}
    text = N_("已有 {away} 人请假或缺席，最多到 {percent}%，不足八成")
    return Check("turnout", Level.WARN, N_("签到"), text, "signin", values)


def facts(session: Session, meeting_id: str) -> Check:
    """Facts that the papers need and nobody has told yet."""
    row = meetings.meeting(session, meeting_id)
    missing = tuple(word for name, word in FACTS.items() if getattr(row, name) is None)
    title = N_("会议信息")
    if not missing:
        return Check("facts", Level.OK, title, N_("日期、时间、地点、主持人和记录人都已填写"), "overview")
    text = N_("还没有填写{facts}，纪要里会显示〔待补〕")
    return Check("facts", Level.WARN, title, text, "overview", {"facts": missing})


def programme(session: Session, meeting_id: str) -> Check:
    """The agenda, and fixed times that can't be kept."""
    plan = agenda.schedule(session, meeting_id)
    title = N_("议程")
    if not plan.rows:
        return Check("agenda", Level.WARN, title, N_("还没有议程，可以套用模板"), "agenda")
    if plan.clashes:
        first = plan.clashes[0]
        values = {"title": first.title, "minutes": -(-first.clash // 60)}
        text = N_("“{title}”的固定时间排不下，差 {minutes} 分钟")
        return Check("agenda", Level.WARN, title, text, "agenda", values)
    values = {"count": len(plan.rows)}
    if plan.planned_end is None:
        return Check("agenda", Level.OK, title, N_("共 {count} 项"), "agenda", values)
    text = N_("共 {count} 项，预计 {end} 结束")
    return Check("agenda", Level.OK, title, text, "agenda", values | {"end": plan.planned_end})


def on_site(session: Session, meeting_id: str) -> Check:
    """Turns placed, and speakers who will not be there."""
    turns = speakers.turns(session, meeting_id)
    title = N_("现场述职")
    if not turns:
        return Check("on_site", Level.WARN, title, N_("还没有安排现场述职"), "speakers")
    away = {row.attendee_id for row in signin.board(session, meeting_id) if _cannot_speak(row)}
    lost = tuple(turn.who.unit for turn in turns if turn.who.name is None or turn.who.attendee_id in away)
    if lost:
        return Check("on_site", Level.BAD, title, N_("没有人述职：{units}"), "speakers", {"units": lost})
    lengths = {turn.allowed for turn in turns}
    values = {"count": len(turns), "minutes": max(lengths) // 60}
    whole = len(lengths) == 1 and not max(lengths) % 60
    text = N_("{count} 位的顺序已排好，每位 {minutes} 分钟") if whole else N_("{count} 位的顺序已排好")
    return Check("on_site", Level.OK, title, text, "speakers", values)


def _cannot_speak(row: signin.BoardRow) -> bool:
    silent = row.status == Status.PROXY and not row.proxy_reports
    return silent or row.status in {Status.LEAVE, Status.ABSENT}


def written(session: Session, meeting_id: str) -> Check | None:
    """Reports on paper that are still to come."""
    rows = speakers.reports(session, meeting_id)
    if not rows:
        return None
    lacking = {ReportState.EXPECTED, ReportState.MISSING}
    to_come = tuple(row.who.unit for row in rows if row.state in lacking)
    values: dict[str, object] = {"received": len(rows) - len(to_come), "expected": len(rows)}
    title = N_("书面报告")
    if not to_come:
        return Check("reports", Level.OK, title, N_("{expected} 份全部收到"), "speakers", values)
    text = N_("收到 {received} 份，应收 {expected} 份，还差{units}")
    return Check("reports", Level.WARN, title, text, "speakers", values | {"units": to_come})


def ballots(session: Session, meeting_id: str) -> list[Check]:
    """Of each poll: are there papers enough for who is expected."""
    polls = evaluation.polls(session, meeting_id)
    if not polls:
        return [Check("ballots", Level.WARN, N_("测评"), N_("还没有设置测评"), "evaluation")]
    return [_papers(session, poll.id, poll.title) for poll in polls]


def _papers(session: Session, poll_id: str, title: str) -> Check:
    kinds = evaluation.class_rows(session, poll_id)
    uncounted = tuple(kind.code for kind in kinds if kind.printed is None)
    short = tuple(kind.code for kind in kinds if (kind.printed or 0) < (kind.expected or 0))
    named: dict[str, object] = {"poll": title}
    head = N_("测评表")
    if uncounted:
        return Check("ballots", Level.WARN, head, N_("“{poll}”还没有登记印制份数"), "evaluation", named)
    if short:
        text = N_("“{poll}”的测评表比应到的人少：{classes}")
        return Check("ballots", Level.BAD, head, text, "evaluation", named | {"classes": short})
    printed = sum(kind.printed or 0 for kind in kinds)
    values = named | {"count": printed}
    return Check("ballots", Level.OK, head, N_("“{poll}”印好 {count} 份"), "evaluation", values)


def screen(around: Surroundings) -> Check | None:
    """A second screen for the room."""
    if around.screens is None:
        return None
    if around.screens < 2:
        text = N_("没有找到第二块屏幕：接好投影，在系统里选“扩展”")
        return Check("screen", Level.BAD, N_("大屏"), text, "settings")
    return Check("screen", Level.OK, N_("大屏"), N_("第二块屏幕已接好"), "settings")


def safety_copy(around: Surroundings, now: dt.datetime) -> Check | None:
    """A safety copy that holds what was done."""
    if around.acts_since_copy is None:
        return None
    title = N_("安全副本")
    if around.last_copy is None:
        return Check("copy", Level.WARN, title, N_("还没有安全副本"), "settings")
    day = "" if around.last_copy.date() == now.date() else f"{around.last_copy:%Y-%m-%d} "
    values = {"at": f"{day}{around.last_copy:%H:%M}", "acts": around.acts_since_copy}
    if around.acts_since_copy and now - around.last_copy > STALE_COPY:
        return Check("copy", Level.WARN, title, N_("最近一份是 {at}，之后改过 {acts} 处"), "settings", values)
    if around.same_disk:
        return Check("copy", Level.WARN, title, N_("第二处和资料在同一个盘上，盘坏了两处一起没有"), "care")
    return Check("copy", Level.OK, title, N_("最近一份是 {at}"), "settings", values)


def clock(around: Surroundings) -> Check | None:
    """The computer's clock was left alone since the program started."""
    if around.clock_step is None:
        return None
    if around.clock_step:
        values = {"seconds": f"{around.clock_step:+}"}
        text = N_("打开程序后电脑时钟被调整了 {seconds} 秒，请核对时间")
        return Check("clock", Level.WARN, N_("电脑时钟"), text, "settings", values)
    return Check("clock", Level.OK, N_("电脑时钟"), N_("打开程序后没有被调整"), "settings")


def disk(around: Surroundings) -> Check | None:
    """Room on the disk."""
    if around.free_bytes is None:
        return None
    values = {"size": f"{around.free_bytes / (1 << 30):.1f} GB"}
    if around.free_bytes >= LITTLE_DISK:
        return Check("disk", Level.OK, N_("磁盘"), N_("可用 {size}"), "settings", values)
    level = Level.BAD if around.free_bytes < MUCH_TOO_LITTLE else Level.WARN
    return Check("disk", level, N_("磁盘"), N_("只剩 {size}，请清理磁盘"), "settings", values)


def fonts(around: Surroundings) -> Check | None:
    """Every name can be shown and printed (practice.md 7.3)."""
    if around.uncovered is None:
        return None
    if around.uncovered:
        text = N_("有字体里没有的字：{characters}")
        return Check("fonts", Level.WARN, N_("人名字体"), text, "roster", {"characters": around.uncovered})
    return Check("fonts", Level.OK, N_("人名字体"), N_("所有姓名都能显示和打印"), "roster")
