"""Typing one paper: secret commands, which write no act. Their nonces lie in a work table until the seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.evaluation.ballots import (
    BLANK_MARK,
    POINTS_MARK,
    VALID,
    VOID,
    VOID_MARK,
    Gesture,
    Sheet,
)
from meetingdesk.evaluation.model import Poll
from meetingdesk.evaluation.records import class_of, form_of, poll_of
from meetingdesk.evaluation.shapes import Form
from meetingdesk.evaluation.whole import open_pass
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class EnterSheet(Command[int]):
    """Type one paper: a mark for each cell of the form in printed order, as `ballots.Sheet` keeps them.

    A void paper has no marks. Returns the paper's number; the same nonce again changes nothing.
    Refused: evaluation.entry_not_open, .confirmed, .sealed, .pass_not_open, .not_your_pass, .paper_twice,
    .paper_number, .class_unknown, .sheet_state, .marks, .mark, .nonce_reused.
    """

    summary: ClassVar[str] = N_("录入一张票")
    secret: ClassVar[bool] = True

    meeting_id: str
    poll_id: str
    number: int
    paper: int
    class_code: str
    state: str = VALID
    marks: Sequence[int] = ()
    reason: str = ""

    def apply(self, unit: Unit) -> int:
        """Keep the sheet of this pass."""
        poll = poll_of(unit.session, self.poll_id)
        if seen(unit.session, poll.id, self.nonce, f"enter {self.number} {self.paper}"):
            return self.paper
        _check_typist(unit, poll, self.number)
        if unit.session.get(Sheet, (poll.id, self.number, self.paper)) is not None:
            raise Refused("evaluation.paper_twice", paper=self.paper, number=self.number)
        _check_paper(poll, self.paper)
        sheet = Sheet(poll_id=poll.id, number=self.number, paper=self.paper)
        unit.session.add(_filled(unit.session, sheet, self))
        return self.paper


@dataclass(frozen=True, kw_only=True)
class CorrectSheet(Command[int]):
    """Type a paper of the open pass again; its number stays. Refused: evaluation.paper_missing, as above."""

    summary: ClassVar[str] = N_("改正一张票")
    secret: ClassVar[bool] = True

    meeting_id: str
    poll_id: str
    number: int
    paper: int
    class_code: str
    state: str = VALID
    marks: Sequence[int] = ()
    reason: str = ""

    def apply(self, unit: Unit) -> int:
        """Replace what was typed."""
        poll = poll_of(unit.session, self.poll_id)
        if not seen(unit.session, poll.id, self.nonce, f"correct {self.number} {self.paper}"):
            _check_typist(unit, poll, self.number)
            _filled(unit.session, _sheet(unit.session, poll, self.number, self.paper), self)
        return self.paper


@dataclass(frozen=True, kw_only=True)
class RemoveSheet(Command[int]):
    """Take a sheet out of the open pass, as when its number was mistyped. Refused: as `CorrectSheet`."""

    summary: ClassVar[str] = N_("删去一张票的录入")
    secret: ClassVar[bool] = True

    meeting_id: str
    poll_id: str
    number: int
    paper: int

    def apply(self, unit: Unit) -> int:
        """Forget what was typed."""
        poll = poll_of(unit.session, self.poll_id)
        if not seen(unit.session, poll.id, self.nonce, f"remove {self.number} {self.paper}"):
            _check_typist(unit, poll, self.number)
            unit.delete(_sheet(unit.session, poll, self.number, self.paper))
        return self.paper


def seen(session: Session, poll_id: str, nonce: str, what: str) -> bool:
    """Whether this gesture was made before; if not, it is remembered. Refused: evaluation.nonce_reused."""
    known = session.get(Gesture, nonce)
    if known is None:
        session.add(Gesture(nonce=nonce, poll_id=poll_id, what=what))
        return False
    if (known.poll_id, known.what) != (poll_id, what):
        raise Refused("evaluation.nonce_reused")
    return True


def _check_typist(unit: Unit, poll: Poll, number: int) -> None:
    """Only who was named for the pass types it. Refused: evaluation.not_your_pass, .pass_not_open …"""
    current = open_pass(unit.session, poll, number)
    if unit.by is not None and unit.by not in current.operators:
        raise Refused(
            "evaluation.not_your_pass", operator=unit.by, number=number, typist=current.operators[-1]
        )


def _check_paper(poll: Poll, paper: int) -> None:
    highest = poll.highest_paper or 0
    if not 1 <= paper <= highest:
        raise Refused("evaluation.paper_number", paper=paper, highest=highest)


def _sheet(session: Session, poll: Poll, number: int, paper: int) -> Sheet:
    sheet = session.get(Sheet, (poll.id, number, paper))
    if sheet is None:
        raise Refused("evaluation.paper_missing", paper=paper, number=number)
    return sheet


def _filled(session: Session, sheet: Sheet, given: EnterSheet | CorrectSheet) -> Sheet:
    sheet.class_code = class_of(session, given.poll_id, given.class_code).code
    sheet.state = _state(given.state, given.paper)
    sheet.marks = checked_marks(session, given.poll_id, given.paper, sheet.state == VALID, given.marks)
    sheet.reason = given.reason
    return sheet


def _state(state: str, paper: int) -> str:
    if state not in {VALID, VOID}:
        raise Refused("evaluation.sheet_state", state=state, paper=paper)
    return state


def checked_marks(
    session: Session, poll_id: str, paper: int, valid: bool, marks: Sequence[int]
) -> list[int]:
    """Marks that fit the form, one a cell; a void paper has none. Refused: evaluation.marks, .mark."""
    form = form_of(session, poll_of(session, poll_id))
    wanted = form.cells if valid else 0
    if len(marks) != wanted:
        raise Refused("evaluation.marks", paper=paper, given=len(marks), wanted=wanted)
    for cell, mark in enumerate(marks, 1):
        if mark not in allowed_marks(form, cell):
            raise Refused("evaluation.mark", paper=paper, row=cell, mark=mark)
    return list(marks)


def allowed_marks(form: Form, cell: int) -> frozenset[int]:
    """The numbers that mean something in this cell."""
    part = form.part_of(cell)
    return _marks(part.points, form.steps(part), form.neutral)


@lru_cache(maxsize=32)
def _marks(points: bool, steps: int, neutral: bool) -> frozenset[int]:
    answers = range(POINTS_MARK, POINTS_MARK + steps) if points else range(1, steps + neutral + 1)
    return frozenset({BLANK_MARK, VOID_MARK, *answers})
