"""The rows of one poll, in order, and the pure shapes that the tally and the comparison work on."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.evaluation import tally
from meetingdesk.evaluation.after import Component
from meetingdesk.evaluation.ballots import VALID, Settlement, Sheet
from meetingdesk.evaluation.comparison import Paper, Settled
from meetingdesk.evaluation.model import Grade, Pass, Poll, State, Subject, VoidPaper, VoterClass
from meetingdesk.evaluation.settings import Aspect, Setting
from meetingdesk.evaluation.specs import RuleSpec
from meetingdesk.evaluation.validity import Rules
from meetingdesk.foundation.errors import Refused

Ordered = TypeVar("Ordered", Grade, VoterClass, Subject, VoidPaper, Aspect, Component)


def poll_of(session: Session, poll_id: str) -> Poll:
    """The poll. Refused: storage.gone."""
    poll = session.get(Poll, poll_id)
    if poll is None:
        raise Refused("storage.gone", what=Poll.__tablename__)
    return poll


def unfinished_seals(session: Session) -> tuple[tuple[str, str], ...]:
    """Meeting and poll of every seal that was begun and not closed, as after a crash."""
    found = session.execute(select(Poll.meeting_id, Poll.id).where(Poll.state == State.SEALING))
    return tuple((meeting_id, poll_id) for meeting_id, poll_id in found)


def rows_of(session: Session, kind: type[Ordered], poll_id: str) -> list[Ordered]:
    """Grades, classes, subjects, aspects … of a poll in their order."""
    return list(session.scalars(select(kind).where(kind.poll_id == poll_id).order_by(kind.position, kind.id)))


def class_of(session: Session, poll_id: str, code: str) -> VoterClass:
    """The class with this code. Refused: evaluation.class_unknown."""
    for each in rows_of(session, VoterClass, poll_id):
        if each.code == code:
            return each
    raise Refused("evaluation.class_unknown", code=code)


def passes_of(session: Session, poll_id: str) -> dict[int, Pass]:
    """The passes that were begun, by number."""
    found = session.scalars(select(Pass).where(Pass.poll_id == poll_id))
    return {each.number: each for each in found}


def form_of(session: Session, poll: Poll) -> tally.Form:
    """What is asked, as the tally wants it."""
    setting = setting_of(session, poll.id)
    return tally.Form(
        grades=tuple(tally.Grade(g.label, g.points) for g in rows_of(session, Grade, poll.id)),
        classes=tuple(tally.ClassRule(c.code, c.weight) for c in rows_of(session, VoterClass, poll.id)),
        subjects=tuple(s.name for s in rows_of(session, Subject, poll.id)),
        thresholds=tuple(Fraction(text) for text in poll.thresholds),
        aspects=tuple(
            tally.Aspect(a.label, a.weight, a.overall, a.points) for a in rows_of(session, Aspect, poll.id)
        ),
        neutral=bool(setting and setting.neutral), drop_extremes=bool(setting and setting.drop_extremes),
    )  # fmt: skip


def setting_of(session: Session, poll_id: str) -> Setting | None:
    """How the poll is asked; None for a plain T1 that was set up before there were others."""
    return session.scalars(select(Setting).where(Setting.poll_id == poll_id)).first()


def rules_of(session: Session, poll_id: str) -> Rules:
    """What makes its ballots count."""
    setting = setting_of(session, poll_id)
    if setting is None:
        return Rules()
    bands = tuple(Fraction(text) for text in setting.bands)
    return Rules(setting.blank_valid, setting.most_good, bands)


def rule_spec_of(session: Session, poll_id: str) -> RuleSpec:
    """The rules as they are set up."""
    setting = setting_of(session, poll_id)
    if setting is None:
        return RuleSpec(bands=())
    cap = None if setting.cap is None else str(setting.cap)
    return RuleSpec(
        setting.blank_valid, setting.most_good, tuple(setting.bands), setting.drop_extremes, cap
    )


def ladders_of(session: Session, poll_id: str) -> dict[str, tally.Ladder]:
    """The papers of each class at each step."""
    return {each.code: each.ladder() for each in rows_of(session, VoterClass, poll_id)}


def returned_in_all(session: Session, poll_id: str) -> int:
    """Papers that came back, of all classes."""
    return sum(each.returned for each in rows_of(session, VoterClass, poll_id))


def typed(session: Session, poll_id: str, number: int) -> dict[int, Paper]:
    """The papers of one pass, by their number."""
    found = session.scalars(
        select(Sheet).where(Sheet.poll_id == poll_id, Sheet.number == number).order_by(Sheet.paper)
    )
    return {sheet.paper: paper_of(sheet) for sheet in found}


def paper_of(sheet: Sheet) -> Paper:
    """A typed sheet as the comparison sees it."""
    return Paper(sheet.paper, sheet.class_code, sheet.state == VALID, tuple(sheet.marks))


def settled(session: Session, poll_id: str) -> Settled:
    """What the papers say where the passes differ, as far as it was looked up."""
    found = session.scalars(select(Settlement).where(Settlement.poll_id == poll_id))
    return {(each.paper, each.part, each.row): each.says for each in found}
