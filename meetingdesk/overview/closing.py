"""After the meeting: what is left to do before it is filed (screens.md, 总览)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from meetingdesk.evaluation import queries as evaluation
from meetingdesk.evaluation.model import State
from meetingdesk.foundation.wording import N_
from meetingdesk.overview.check import Check, Level, Surroundings, worst_first
from meetingdesk.overview.readiness import facts, safety_copy
from meetingdesk.overview.year_figures import year_figures
from meetingdesk.signin import queries as signin
from meetingdesk.speakers import queries as speakers
from meetingdesk.speakers.model import TurnState


def closing(
    session: Session, meeting_id: str, now: dt.datetime, around: Surroundings | None = None
) -> tuple[Check, ...]:
    """All lines, those not done first; `now` is local. Refused: storage.gone."""
    told = around or Surroundings()
    return worst_first(
        [
            attendance(session, meeting_id), turns(session, meeting_id), reports(session, meeting_id),
            *polls(session, meeting_id), facts(session, meeting_id), *year_figures(session, meeting_id),
            minutes(told), papers(told),
            safety_copy(told, now),
        ]
    )  # fmt: skip


def attendance(session: Session, meeting_id: str) -> Check:
    """Nobody is left 未到."""
    found = signin.counts(session, meeting_id)
    title = N_("签到")
    if found.not_arrived:
        values: dict[str, object] = {"count": found.not_arrived}
        return Check("signin", Level.WARN, title, N_("还有 {count} 人未到，请结束签到"), "signin", values)
    values = {"expected": found.expected, "present": found.present}
    return Check("signin", Level.OK, title, N_("应到 {expected}，实到 {present}"), "signin", values)


def turns(session: Session, meeting_id: str) -> Check | None:
    """Every turn is done or was skipped on purpose."""
    rows = speakers.turns(session, meeting_id)
    if not rows:
        return None
    left = tuple(row.who.unit for row in rows if row.state not in {TurnState.DONE, TurnState.SKIPPED})
    title = N_("现场述职")
    if left:
        return Check("on_site", Level.WARN, title, N_("还没有述职：{units}"), "speakers", {"units": left})
    done = sum(row.state == TurnState.DONE for row in rows)
    values = {"done": done, "all": len(rows)}
    return Check("on_site", Level.OK, title, N_("{all} 位中 {done} 位已述职"), "speakers", values)


def reports(session: Session, meeting_id: str) -> Check | None:
    """Every report is in hand or known to be missing."""
    found = speakers.counts(session, meeting_id)
    if not found.written:
        return None
    values = {"received": found.received, "written": found.written, "open": found.outstanding}
    if found.outstanding:
        text = N_("收到 {received} 份，还有 {open} 份没有登记收到或未交")
        return Check("reports", Level.WARN, N_("书面报告"), text, "speakers", values)
    text = N_("{written} 份中收到 {received} 份")
    return Check("reports", Level.OK, N_("书面报告"), text, "speakers", values)


def polls(session: Session, meeting_id: str) -> list[Check]:
    """Each poll is sealed, or void for good."""
    checks = []
    for poll in evaluation.polls(session, meeting_id):
        done = poll.state in {State.SEALED, State.VOIDED}
        text = N_("“{poll}”已封存") if poll.state == State.SEALED else N_("“{poll}”已作废")
        level, text = (Level.OK, text) if done else (Level.BAD, N_("“{poll}”还没有封存"))
        checks.append(Check("evaluation", level, N_("测评"), text, "evaluation", {"poll": poll.title}))
    return checks


def minutes(around: Surroundings) -> Check | None:
    """The minutes are final."""
    if around.minutes_final is None:
        return None
    text = N_("纪要已定稿") if around.minutes_final else N_("纪要还没有定稿")
    return Check("minutes", Level.OK if around.minutes_final else Level.WARN, N_("纪要"), text, "minutes")


def papers(around: Surroundings) -> Check | None:
    """No paper is older than what it tells."""
    if around.papers_stale is None:
        return None
    if not around.papers_stale:
        return Check("papers", Level.OK, N_("文档"), N_("文档都是最新的"), "documents")
    text = N_("{count} 份文档还没有做，或数据已变")
    return Check("papers", Level.WARN, N_("文档"), text, "documents", {"count": around.papers_stale})
