"""One timeline of the meeting, from the records: times that the minutes can quote (semantics.md part 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy.orm import Session

from meetingdesk.agenda import queries as agenda
from meetingdesk.evaluation import queries as evaluation
from meetingdesk.foundation.wording import N_, Wording
from meetingdesk.meeting import queries as meetings
from meetingdesk.signin import queries as signin
from meetingdesk.signin.model import Status
from meetingdesk.speakers import queries as speakers


class Sort(StrEnum):
    """What a moment belongs to, for filtering: a page of the rail."""

    MEETING = "meeting"
    AGENDA = "agenda"
    SIGNIN = "signin"
    SPEAKERS = "speakers"
    EVALUATION = "evaluation"


@dataclass(frozen=True)
class Moment:
    """Something that happened at a local time; `text` is a msgid filled by `values`."""

    at: dt.datetime
    sort: Sort
    text: str
    values: dict[str, object] = field(default_factory=dict)

    def text_in(self, wording: Wording) -> str:
        """What happened, in words."""
        return wording.text(self.text, **self.values) if self.values else wording.text(self.text)


def timeline(session: Session, meeting_id: str) -> tuple[Moment, ...]:
    """Everything that has a time, in order. Refused: storage.gone."""
    meeting = meetings.meeting(session, meeting_id)
    found = [
        *_whole(meeting.began_at, N_("会议开始")), *_agenda(session, meeting_id),
        *_signin(session, meeting_id), *_speakers(session, meeting_id), *_evaluation(session, meeting_id),
        *_whole(meeting.ended_at, N_("会议结束")),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda moment: moment.at))


def _whole(at: dt.datetime | None, text: str) -> Iterator[Moment]:
    if at is not None:
        yield Moment(at, Sort.MEETING, text)


def _agenda(session: Session, meeting_id: str) -> Iterator[Moment]:
    for row in agenda.schedule(session, meeting_id).rows:
        for at, text in ((row.began_at, N_("开始：{title}")), (row.ended_at, N_("结束：{title}"))):
            if at is not None:
                yield Moment(at, Sort.AGENDA, text, {"title": row.title})


def _signin(session: Session, meeting_id: str) -> Iterator[Moment]:
    for row in signin.board(session, meeting_id):
        named: dict[str, object] = {"name": row.name, "unit": row.unit}
        if row.arrived_at is not None:
            yield Moment(row.arrived_at, Sort.SIGNIN, *_arrival(row, named))
        if row.left_at is not None:
            yield Moment(row.left_at, Sort.SIGNIN, N_("{unit} {name} 早退"), named)
    for away in signin.times_away(session, meeting_id):
        named = {"name": away.name, "unit": away.unit}
        yield Moment(away.left_at, Sort.SIGNIN, N_("{unit} {name} 离开会场"), named)
        yield Moment(away.returned_at, Sort.SIGNIN, N_("{unit} {name} 回到会场"), named)


def _arrival(row: signin.BoardRow, named: dict[str, object]) -> tuple[str, dict[str, object]]:
    if row.status == Status.PROXY:
        return N_("{unit} {name} 由 {proxy} 代会"), named | {"proxy": row.proxy_name}
    return (N_("{unit} {name} 迟到签到") if row.late else N_("{unit} {name} 签到")), named


def _speakers(session: Session, meeting_id: str) -> Iterator[Moment]:
    for row in speakers.turns(session, meeting_id):
        named: dict[str, object] = {"unit": row.who.unit}
        if row.began_at is not None:
            yield Moment(row.began_at, Sort.SPEAKERS, N_("{unit} 开始述职"), named)
        if row.ended_at is not None and row.used_seconds is not None:
            length = f"{row.used_seconds // 60}:{row.used_seconds % 60:02}"
            text = N_("{unit} 述职结束，用时 {length}")
            yield Moment(row.ended_at, Sort.SPEAKERS, text, named | {"length": length})
    for report in speakers.reports(session, meeting_id):
        if report.received_at is not None:
            named = {"unit": report.who.unit}
            yield Moment(report.received_at, Sort.SPEAKERS, N_("收到 {unit} 的书面报告"), named)


def _evaluation(session: Session, meeting_id: str) -> Iterator[Moment]:
    for poll in evaluation.polls(session, meeting_id):
        if poll.sealed_at is not None:
            yield Moment(poll.sealed_at, Sort.EVALUATION, N_("封存“{poll}”"), {"poll": poll.title})
