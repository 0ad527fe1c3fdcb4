"""Plays a case from the roster to the end of the meeting, through the same commands as the window.

Every act carries the nonce of its file and row, so playing a finished case again changes nothing, and one
that broke off, wherever that was, goes on with what is missing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.progress import Progress, Silent
from meetingdesk.meeting import queries as meetings
from meetingdesk.rehearsal.case import MEETING, ROSTER, Case
from meetingdesk.rehearsal.play_acts import Stage
from meetingdesk.rehearsal.play_day import Day
from meetingdesk.rehearsal.play_people import CREATED, attendee_nonce, prepare
from meetingdesk.signin import queries as signin
from meetingdesk.speakers import queries as speakers
from meetingdesk.storage import journal

ATTENDANCE = ("expected", "present", "of_which_proxy", "of_which_late", "on_leave", "absent", "left_early")
REPORTS = ("on_site", "written", "received", "received_late", "over_time")
DOORS = dt.time(8, 0)


@dataclass(frozen=True)
class Played:
    """A case that was played: its meeting, the content of figures.json, and of each results file by stem."""

    meeting_id: str
    figures: dict[str, dict[str, int]]
    results: dict[str, dict[str, Any]]


def play(case: Case, desk: Desk, progress: Progress | None = None) -> Played:
    """Play a checked case on a desk; its clock follows the case meanwhile.

    Refused: `BadInput` case.played_otherwise, when the desk holds a meeting of this title and date that was
    played from other contents; then nothing is changed.
    """
    _check_same(case, desk)
    real, operator = desk.clock, desk.operator
    clock = FixedClock(_first_moment(case, real.local().date()))
    desk.clock = clock
    try:
        stage = Stage(case, desk, clock, progress or Silent())
        prepare(stage)
        results = Day(stage).play()
        stage.finish()
        return Played(stage.meeting, desk.ask(figures, stage.meeting), results)
    finally:
        desk.clock, desk.operator = real, operator


def figures(session: Session, meeting_id: str) -> dict[str, dict[str, int]]:
    """The content of figures.json."""
    attendance = asdict(signin.counts(session, meeting_id))
    reports = asdict(speakers.counts(session, meeting_id))
    return {
        "attendance": {name: attendance[name] for name in ATTENDANCE},
        "reports": {name: reports[name] for name in REPORTS},
    }


def _first_moment(case: Case, today: dt.date) -> dt.datetime:
    day = case.meeting.date or today
    moments = [dt.datetime.combine(line.day or day, line.at) for line in case.morning]
    return min([*moments, dt.datetime.combine(day, DOORS)])


def _check_same(case: Case, desk: Desk) -> None:
    """Row by row the nonces would be taken for those of the other contents, and figures would be wrong."""
    meeting = desk.ask(_outcome, case.nonce(MEETING, 0, CREATED))
    if meeting is None or not desk.ask(meetings.attendees, meeting):
        return
    first = case.people[0]
    if desk.ask(_outcome, case.nonce(ROSTER, first.row, attendee_nonce(case, first))) is None:
        raise BadInput("case.played_otherwise", file=MEETING, row=1, title=case.meeting.title)


def _outcome(session: Session, nonce: str) -> str | None:
    act = journal.find_nonce(session, nonce)
    return journal.outcome_of(act) if act else None
