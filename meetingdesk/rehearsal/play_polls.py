"""The polls: papers counted, typed twice by two people, checked, sealed.

What a case leaves out is filled in openly (its README): printed = issued, unused 0, reason of a void paper
未注明. The typists 演示录入员甲 and 乙 stand for the two people of every step that asks for two.
"""

from __future__ import annotations

from typing import Any

from meetingdesk.desk import Command
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries, results
from meetingdesk.evaluation.ballots import VALID, VOID
from meetingdesk.evaluation.model import Scope, State
from meetingdesk.foundation.errors import Refused
from meetingdesk.rehearsal.ballots import said
from meetingdesk.rehearsal.case import POLLS
from meetingdesk.rehearsal.parts import ORDINARY, Difference, Paper, Pass, Poll, PollClass, PollForm
from meetingdesk.rehearsal.play_acts import Stage
from meetingdesk.rehearsal.play_people import TYPISTS
from meetingdesk.speakers import queries as speakers

REASON, BY_RULE = "未注明", "按票上的规则判为无效"
TWO = {"first": TYPISTS[0], "second": TYPISTS[1]}


def play_poll(stage: Stage, poll: Poll) -> dict[str, Any]:
    """One poll from its form to the seal; what its results file holds."""
    return _Played(stage, poll).play()


class _Played:
    """One poll under way."""

    def __init__(self, stage: Stage, poll: Poll) -> None:
        self._stage = stage
        self._poll = poll
        self._id = self._create()

    def play(self) -> dict[str, Any]:
        """Sealed polls are left alone: their sheets, and the nonces of these, are gone."""
        found = [_difference(each) for each in self._poll.differences]
        if self._state() != State.SEALED:
            self._papers()
            self._type(1, self._poll.first)
            self._type(2, self._poll.second)
            found = self._settle()
            self._seal()
        outcome = self._stage.desk.ask(results.results_json, self._id)
        return {"ladder": outcome["ladder"], "differences": found, "results": outcome["results"]}

    def _state(self) -> str:
        row = self._stage.desk.ask(queries.poll_by_stem, self._stage.meeting, self._poll.stem)
        return row.state if row else State.PREPARING

    def _do(self, kind: type[Command[Any]], file: str, row: int, step: str, /, **given: Any) -> Any:
        return self._stage.of_meeting(kind, file, row, f"{self._poll.stem} {step}", poll_id=self._id, **given)

    def _step(self, kind: type[Command[Any]], step: str, /, **given: Any) -> Any:
        return self._do(kind, POLLS, self._poll.row, step, **given)

    def _create(self) -> str:
        poll, reports = self._poll, self._stage.case.reports
        scope = Scope.CHOSEN
        if set(poll.subjects) == {each.organisation for each in reports}:
            scope = Scope.REPORTING
        if poll.subjects == tuple(each.organisation for each in self._stage.case.on_site):
            scope = Scope.ON_SITE
        return self._stage.of_meeting(
            do.CreatePoll, POLLS, poll.row, poll.stem, title=poll.title, stem=poll.stem, scope=scope.value,
            grades=tuple(do.GradeSpec(grade.label, str(grade.points)) for grade in poll.scale),
            classes=tuple(do.ClassSpec(rule.code, str(rule.weight)) for rule in poll.classes),
            subjects=self._subjects(), **_form(poll.form),
        )  # fmt: skip

    def _subjects(self) -> tuple[do.SubjectSpec, ...]:
        asked = self._stage.desk.ask(speakers.reporting, self._stage.meeting, "reporting")
        known = {each.organisation_id: each for each in asked}
        rated = []
        for name in self._poll.subjects:
            organisation = self._stage.organisation(name)
            who = known.get(organisation or "")
            rated.append(
                do.SubjectSpec(
                    name, who.name or "" if who else "", organisation,
                    who.attendee_id if who else None, who.on_site if who else False,
                )
            )  # fmt: skip
        return tuple(rated)

    def _papers(self) -> None:
        """Papers go out, come back, are sorted, shuffled and numbered."""
        for rule in self._poll.classes:
            self._hand_out(rule)
        for rule in self._poll.classes:
            self._take_back(rule)
        self._step(do.CloseVoting, "close")
        for rule in self._poll.classes:
            self._sort(rule)
        highest = max(paper.number for paper in self._poll.first.papers)
        self._step(do.ConfirmShuffle, "shuffle", **TWO, highest=highest)
        self._step(do.OpenEntry, "open")

    def _hand_out(self, rule: PollClass) -> None:
        of = {"class_code": rule.code}
        if rule.issued:
            self._do(do.PrintBallots, POLLS, rule.row, f"print {rule.code}", **of, count=rule.issued)
            self._do(do.IssueBallots, POLLS, rule.row, f"issue {rule.code}", **of, count=rule.issued)

    def _take_back(self, rule: PollClass) -> None:
        of = {"class_code": rule.code}
        self._do(do.CountUnused, POLLS, rule.row, f"unused {rule.code}", **of, unused=0)
        if back := self._of(rule):
            self._do(do.ReturnBallots, POLLS, rule.row, f"return {rule.code}", **of, count=len(back))

    def _of(self, rule: PollClass) -> list[Paper]:
        return [paper for paper in self._poll.first.papers if paper.class_code == rule.code]

    def _sort(self, rule: PollClass) -> None:
        back = self._of(rule)
        valid = sum(not paper.void for paper in back)
        of = {"class_code": rule.code}
        self._do(do.SortBallots, POLLS, rule.row, f"sort {rule.code}", **of, valid=valid, void=0)
        for paper in back:
            if paper.void:
                file = self._poll.first.file
                self._do(do.SortVoid, file, paper.row, "void", **of, **TWO, reason=REASON)

    def _type(self, number: int, typed: Pass) -> None:
        """The second pass by someone else; each sees their own papers only."""
        typist = TYPISTS[number - 1]
        self._stage.desk.operator = typist
        self._do(do.BeginPass, typed.file, 0, "begin", number=number, operator=typist)
        for paper in typed.papers:
            self._do(
                do.EnterSheet, typed.file, paper.row, "sheet", number=number, paper=paper.number,
                class_code=paper.class_code, state=VOID if paper.void else VALID, marks=paper.marks,
                reason=REASON if paper.void else "",
            )  # fmt: skip
        self._do(do.FinishPass, typed.file, 0, "finish", number=number)
        self._stage.desk.operator = TYPISTS[0]

    def _settle(self) -> list[dict[str, int | str]]:
        """The differences as the database sees them: the last chance, as the seal keeps only their number."""
        for each in self._poll.differences:
            self._do(
                do.SettleDifference, f"{self._poll.stem}-复核.csv", each.row, "settle",
                paper=each.paper, row=each.subject, says=str(each.paper_says),
            )  # fmt: skip
        return queries.differences_json(self._stage.desk.ask(queries.differences, self._id))

    def _seal(self) -> None:
        self._confirm()
        nonce = self._stage.case.nonce(POLLS, self._poll.row, f"{self._poll.stem} seal")
        do.seal(self._stage.desk, self._stage.meeting, self._id, nonce)


    def _confirm(self) -> None:
        """Papers that the rules of the ballot void lay on the pile of valid ones: that is said."""
        try:
            self._step(do.ConfirmPasses, "confirm", **TWO)
        except Refused as refused:
            if refused.key != "evaluation.sort_differs":
                raise
            self._step(do.ConfirmPasses, "confirm", **TWO, note=BY_RULE)


def _form(form: PollForm) -> dict[str, Any]:
    """The fields of CreatePoll that an ordinary ballot leaves as they are."""
    if form == ORDINARY:
        return {}
    return {"kind": form.kind, "aspects": form.aspects, "neutral": form.neutral, "rules": form.rules}


def _difference(each: Difference) -> dict[str, int | str]:
    marks = {"first": each.first, "second": each.second, "paper_says": each.paper_says}
    told = {name: said(mark, each.points) for name, mark in marks.items()}
    return {"paper": each.paper, "subject": each.subject, **told}
