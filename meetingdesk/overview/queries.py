"""The meeting as it stands: facts for top and status line, and what the overview shows while it runs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from meetingdesk.agenda import queries as agenda
from meetingdesk.agenda.model import Kind, Progress
from meetingdesk.agenda.queries import ItemRow, Schedule
from meetingdesk.evaluation.lookup import has_polls
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.model import Role, State
from meetingdesk.meeting.queries import MeetingRow
from meetingdesk.overview.check import Check, Level, worst_first
from meetingdesk.signin import queries as signin
from meetingdesk.signin.model import Status as SignInStatus
from meetingdesk.speakers import queries as speakers
from meetingdesk.speakers.model import ReportState
from meetingdesk.speakers.queries import Floor

QUORUM_PERCENT = 80  # practice.md 4.2: a warning, never a block
UPCOMING = 4


@dataclass(frozen=True)
class PollStatus:
    """The poll in hand, in numbers of papers: `entered` of `returned` in pass `current_pass`, if one is open.

    `printed` is None where some class was not counted.
    """

    id: str
    title: str
    state: str
    printed: int | None
    issued: int
    returned: int
    current_pass: int | None
    entered: int


@dataclass(frozen=True)
class Status:
    """What top line and status line say. Lengths in seconds.

    `drift`: positive = 拖后, negative = 提前, None = can't be told or not running. `until_start`: while it is
    prepared and the start is known; negative once that has passed. `poll`: the first not over, else the last.
    """

    meeting: MeetingRow
    attendance: signin.Counts
    reports: speakers.Counts
    poll: PollStatus | None
    drift: int | None
    projected_end: dt.datetime | None
    until_start: int | None
    running_for: int | None


@dataclass(frozen=True)
class Live:
    """The meeting as it runs: who has the floor, what is on, what comes, who came when, what needs a look."""

    status: Status
    floor: Floor
    schedule: Schedule
    current: ItemRow | None
    upcoming: tuple[ItemRow, ...]
    arrivals: tuple[signin.Step, ...]
    notices: tuple[Check, ...]


def status(session: Session, meeting_id: str, now: dt.datetime | None = None) -> Status:
    """The facts of both lines; without `now` (local) nothing is said of drift. Refused: storage.gone."""
    meeting = meetings.meeting(session, meeting_id)
    return _status(session, meeting, schedule(session, meeting_id, now), now)


def live(session: Session, meeting_id: str, now: dt.datetime) -> Live:
    """Everything the overview shows during the meeting. Refused: storage.gone."""
    meeting = meetings.meeting(session, meeting_id)
    plan = schedule(session, meeting_id, now)
    waiting = tuple(row for row in plan.rows if row.state == Progress.WAITING and row.parent_id is None)
    return Live(
        status=_status(session, meeting, plan, now), floor=speakers.floor(session, meeting_id, now),
        schedule=plan, current=next((row for row in plan.rows if row.id == plan.current_id), None),
        upcoming=waiting[:UPCOMING], arrivals=signin.arrivals(session, meeting_id),
        notices=notices(session, meeting_id, plan),
    )  # fmt: skip


def schedule(session: Session, meeting_id: str, now: dt.datetime | None = None) -> Schedule:
    """The agenda, with the time that speakers still need put in place of the planned length."""
    plan = agenda.schedule(session, meeting_id, now)
    running = [row for row in plan.rows if row.kind == Kind.ORAL_REPORTS and row.state == Progress.RUNNING]
    if not running or now is None:
        return plan
    ends = speakers.floor(session, meeting_id, now).ends
    if ends is None:
        return plan
    return agenda.schedule(session, meeting_id, now, {running[-1].id: int((ends - now).total_seconds())})


def notices(session: Session, meeting_id: str, plan: Schedule) -> tuple[Check, ...]:
    """要留意: what someone should know now; empty when there is nothing."""
    found = [_clash(plan), _few(session, meeting_id), *_reports(session, meeting_id)]
    return worst_first([*found, *_substitutes(session, meeting_id), *_ballots(session, meeting_id)])


def _status(session: Session, meeting: MeetingRow, plan: Schedule, now: dt.datetime | None) -> Status:
    running = meeting.state == State.RUNNING and now is not None
    preparing = meeting.state == State.PREPARING and now is not None
    return Status(
        meeting=meeting, attendance=signin.counts(session, meeting.id),
        reports=speakers.counts(session, meeting.id),
        poll=_poll(session, meeting.id), drift=plan.drift if running else None,
        projected_end=plan.projected_end if running else None,
        until_start=_between(now, meeting.start) if preparing else None,
        running_for=_between(meeting.began_at, now) if running else None,
    )  # fmt: skip


def _poll(session: Session, meeting_id: str) -> PollStatus | None:
    if not has_polls(session, meeting_id):
        return None
    from meetingdesk.evaluation import queries as evaluation
    from meetingdesk.evaluation.model import State as PollState

    found = evaluation.polls(session, meeting_id)
    over = {PollState.SEALED, PollState.VOIDED}
    poll = next((one for one in found if one.state not in over), found[-1])
    kinds = evaluation.class_rows(session, poll.id)
    printed = [kind.printed for kind in kinds]
    return PollStatus(
        id=poll.id, title=poll.title, state=poll.state, returned=poll.returned,
        printed=None if None in printed or not printed else sum(count or 0 for count in printed),
        issued=sum(kind.issued for kind in kinds), current_pass=poll.current_pass, entered=poll.entered,
    )  # fmt: skip


def _clash(plan: Schedule) -> Check | None:
    if not plan.clashes:
        return None
    row = plan.clashes[0]
    minutes = -(-row.clash // 60)
    text = N_("“{title}”的时间是固定的，照现在会晚 {minutes} 分钟")
    return Check("agenda", Level.WARN, N_("议程"), text, "agenda", {"title": row.title, "minutes": minutes})


def _few(session: Session, meeting_id: str) -> Check | None:
    counts = signin.counts(session, meeting_id)
    if not counts.expected or counts.present * 100 >= counts.expected * QUORUM_PERCENT:
        return None
    values = {"present": counts.present, "expected": counts.expected, "percent": QUORUM_PERCENT}
    text = N_("实到 {present} 人，不到应到 {expected} 人的 {percent}%")
    return Check("quorum", Level.WARN, N_("签到"), text, "signin", values)


def _reports(session: Session, meeting_id: str) -> list[Check]:
    rows = speakers.reports(session, meeting_id)
    title = N_("书面报告")
    late = tuple(row.who.unit for row in rows if row.state == ReportState.LATE)
    lacking = {ReportState.EXPECTED, ReportState.MISSING}
    to_come = tuple(row.who.unit for row in rows if row.state in lacking)
    found = []
    if to_come:
        values = {"count": len(to_come), "units": to_come}
        text = N_("书面报告还差 {count} 份：{units}")
        found.append(Check("reports_open", Level.WARN, title, text, "speakers", values))
    if late:
        values = {"count": len(late), "units": late}
        text = N_("书面报告迟交 {count} 份：{units}")
        found.append(Check("reports_late", Level.WARN, title, text, "speakers", values))
    return found


def _substitutes(session: Session, meeting_id: str) -> list[Check]:
    found = []
    for row in signin.board(session, meeting_id, [Role.EXPECTED]):
        if row.status == SignInStatus.PROXY:
            votes, silent = N_("{unit}由{proxy}代会，参加测评"), N_("{unit}由{proxy}代会，不参加测评")
            text = votes if row.proxy_votes else silent
            values: dict[str, object] = {"unit": row.unit, "proxy": row.proxy_name}
            found.append(Check("proxy", Level.OK, N_("代会"), text, "signin", values))
    return found


def _ballots(session: Session, meeting_id: str) -> list[Check]:
    """The first broken sum of papers is told by the ladder itself; here only that there is one."""
    if not has_polls(session, meeting_id):
        return []
    from meetingdesk.evaluation import ladder
    from meetingdesk.evaluation import queries as evaluation

    found = []
    for poll in evaluation.polls(session, meeting_id):
        if ladder.ladder(session, poll.id).broken:
            text = N_("“{poll}”的测评表份数对不上")
            found.append(Check("ballots", Level.BAD, N_("测评"), text, "evaluation", {"poll": poll.title}))
    return found


def _between(first: dt.datetime | None, last: dt.datetime | None) -> int | None:
    return None if first is None or last is None else int((last - first).total_seconds())
