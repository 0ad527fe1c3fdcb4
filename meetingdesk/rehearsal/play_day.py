"""The day itself: the agenda from its first item to its last, with what happens in each, at its own time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from meetingdesk.agenda import commands as agenda
from meetingdesk.agenda.model import Kind
from meetingdesk.commentary import commands as commentary
from meetingdesk.desk import Command
from meetingdesk.meeting import commands as meeting
from meetingdesk.meeting import queries as meetings
from meetingdesk.rehearsal.case import MEETING, MORNING, REPORTS
from meetingdesk.rehearsal.parts import Action, AgendaItem, Received, Report, SigninLine
from meetingdesk.rehearsal.play_acts import Stage
from meetingdesk.rehearsal.play_polls import play_poll
from meetingdesk.signin import commands as signin
from meetingdesk.signin import many
from meetingdesk.speakers import commands as speakers
from meetingdesk.speakers import programme, reports

Results = dict[str, dict[str, Any]]
SPOKE = "发言"


class Day:
    """The meeting under way. What an agenda does not mention happens before the end all the same."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._case = stage.case
        self._lines: Iterator[SigninLine] = iter(stage.case.morning)
        self._next = next(self._lines, None)
        self._items: list[str] = []
        self._timed = any(item.start for item in stage.case.agenda)
        self._begun = False
        self.results: Results = {}
        self._left = {
            Kind.ORAL_REPORTS: self._speak,
            Kind.WRITTEN_REPORTS: self._hand_in,
            Kind.EVALUATION: self._evaluate,
            Kind.COMMENTARY: self._comment,
            Kind.PROBLEMS: self._problems,
        }

    def play(self) -> Results:
        """From the first sign-in to the end; the results of each poll by stem."""
        self._plan()
        for place, item in enumerate(self._case.agenda):
            self._run(place, item)
        self._begin()
        for kind in list(self._left):
            self._left.pop(kind)()
        self._say()
        self._end()
        return self.results

    def _do(self, kind: type[Command[Any]], file: str, row: int, step: str = "", /, **given: Any) -> Any:
        return self._stage.of_meeting(kind, file, row, step, **given)

    def _plan(self) -> None:
        """The agenda and the programme of speakers as they are printed beforehand."""
        for place, item in enumerate(self._case.agenda):
            kind = item.kind if item.kind in set(Kind) else Kind.OTHER.value
            start = self._stage.planned(item.start)
            added = self._do(
                agenda.AddItem, MEETING, item.row, f"agenda {place}", kind=kind, title=item.title,
                who=item.who, topic=item.topic, planned_start=start, planned_minutes=item.minutes,
            )  # fmt: skip
            self._items.append(added)
        for report in self._case.on_site:
            self._place(programme.PlaceOnSite, report, planned_seconds=report.planned_seconds)
        for report in self._case.written:
            self._place(programme.PlaceWritten, report)

    def _place(self, kind: type[Command[Any]], report: Report, **given: Any) -> None:
        organisations = (self._stage.organisation(report.organisation),)
        self._do(kind, REPORTS, report.row, "place", organisation_ids=organisations, **given)

    def _run(self, place: int, item: AgendaItem) -> None:
        """One item of the agenda; whatever ran before it ends. A case without times gets none made up."""
        if item.kind != Kind.SIGN_IN:
            self._begin()
        self._go_on(self._stage.planned(item.start))
        act = agenda.StartItem if self._timed else agenda.RecordItem
        self._do(act, MEETING, item.row, f"start {place}", item_id=self._items[place])
        if item.kind in self._left:
            self._left.pop(Kind(item.kind))()

    def _begin(self) -> None:
        """The meeting begins at its start, or at the arrival deadline where no start is known."""
        if self._begun:
            return
        self._begun = True
        facts = self._case.meeting
        self._go_on(self._stage.at(facts.start or facts.arrival_deadline))
        self._do(meeting.StartMeeting, MEETING, 0, "begin")

    def _go_on(self, moment: dt.datetime | None) -> None:
        """Time passes; who came or left meanwhile is noted at their own time."""
        while self._next is not None and moment is not None and self._moment(self._next) <= moment:
            self._note(self._next)
            self._next = next(self._lines, None)
        self._stage.wait_until(moment)

    def _moment(self, line: SigninLine) -> dt.datetime:
        return self._stage.at(line.at, line.day)

    def _note(self, line: SigninLine) -> None:
        """One line of 签到.csv. Who has left and leaves again needs no second note."""
        at = self._moment(line)
        self._stage.wait_until(at)
        of = {"attendee_id": self._stage.attendees[line.person.number]}
        acts: dict[Action, tuple[type[Command[Any]], dict[str, Any]]] = {
            Action.ARRIVE: (signin.SignIn, {"at": at}),
            Action.LEAVE: (signin.TakeLeave, {"reason": line.reason, "instead": True}),
            Action.PROXY: (
                signin.SendProxy,
                {"at": at, "proxy_name": line.proxy_name, "proxy_post": line.proxy_post, "instead": True},
            ),
            Action.LEFT_EARLY: (signin.LeaveEarly, {"at": at}),
            Action.RETURN: (signin.Return, {"at": at}),
            Action.UNDO: (signin.UndoSignIn, {}),
        }
        kind, given = acts[line.action]
        if not (line.repeats and line.action is Action.LEFT_EARLY):
            self._do(kind, MORNING, line.row, **of, **given)

    def _speak(self) -> None:
        """Turns in order; a turn whose length nobody noted stays open rather than get one."""
        for report in self._case.on_site:
            of = {"organisation_id": self._stage.organisation(report.organisation)}
            if report.used_seconds is not None:
                self._do(speakers.StartTurn, REPORTS, report.row, "start", **of)
                self._go_on(self._stage.clock.local() + dt.timedelta(seconds=report.used_seconds))
                self._do(speakers.EndTurn, REPORTS, report.row, "end", **of)

    def _hand_in(self) -> None:
        for report in self._case.written:
            of = {"organisation_id": self._stage.organisation(report.organisation)}
            if report.received is Received.MISSING:
                self._do(reports.MarkMissing, REPORTS, report.row, "missing", **of)
            else:
                late = report.received is Received.LATE
                self._do(reports.ReceiveReport, REPORTS, report.row, "receive", **of, late=late)

    def _evaluate(self) -> None:
        for poll in self._case.polls:
            self.results[poll.stem] = play_poll(self._stage, poll)

    def _comment(self) -> None:
        """In the order of the file; what is said of an organisation nobody knows is kept as a remark."""
        for place, said in enumerate(self._case.comments):
            of = self._stage.organisation(said.organisation)
            step = f"comment {place}"
            if of is None:
                text = f"{said.organisation}：{said.text}"
                self._do(commentary.AddRemark, MEETING, said.row, step, text=text)
                continue
            comment = {"organisation_id": of, "text": said.text, "kind": said.kind}
            self._do(commentary.AddComment, MEETING, said.row, step, **comment)
            self._do(commentary.MarkCommented, MEETING, said.row, f"{step} done", organisation_id=of)

    def _problems(self) -> None:
        for place, each in enumerate(self._case.problem_areas):
            step = f"problem {place}"
            problem = self._do(commentary.AddProblem, MEETING, each.row, step, area=each.area, text=each.text)
            found = [self._stage.organisation(name) for name in each.organisations]
            linked = tuple(one for one in found if one is not None)
            if linked:
                of = {"problem_id": problem, "organisation_ids": linked}
                self._do(commentary.LinkProblem, MEETING, each.row, f"{step} link", **of)

    def _say(self) -> None:
        """Points of guests, with the item of the agenda that was theirs."""
        guests = self._stage.desk.ask(meetings.guests, self._stage.meeting)
        spoke = [guest.name for guest in guests if guest.did == SPOKE]
        for place, point in enumerate(self._case.guest_points):
            speaker = point.speaker or (spoke[0] if len(spoke) == 1 else None)
            guest = next((one.id for one in guests if speaker and one.name == speaker), None)
            self._do(
                commentary.AddRemark, MEETING, point.row, f"point {place}", text=point.text, guest_id=guest,
                speaker=None if guest else speaker, agenda_item_id=self._item_of(speaker),
            )  # fmt: skip

    def _item_of(self, speaker: str | None) -> str | None:
        for item, key in zip(self._case.agenda, self._items, strict=True):
            if speaker and item.who and speaker in item.who:
                return key
        return None

    def _end(self) -> None:
        """The last who came or left, the end of the sign-in, the end of the meeting."""
        last = max((self._moment(line) for line in self._case.morning), default=None)
        self._go_on(last)
        self._go_on(self._stage.planned(self._case.meeting.end))
        self._do(many.CloseSignIn, MORNING, 0, "close")
        if self._items and self._timed:
            last_item = self._case.agenda[-1]
            self._do(agenda.FinishItem, MEETING, last_item.row, "finish", item_id=self._items[-1])
        self._do(meeting.EndMeeting, MEETING, 0, "end")
