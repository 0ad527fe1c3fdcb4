"""The two passes together: whether both are closed and whole, where they differ, what then counts."""

from __future__ import annotations

from collections import Counter

from sqlalchemy.orm import Session

from meetingdesk.evaluation import comparison
from meetingdesk.evaluation.comparison import Difference, Paper
from meetingdesk.evaluation.model import Pass, Poll, VoterClass
from meetingdesk.evaluation.records import form_of, passes_of, rows_of, rules_of, settled, typed
from meetingdesk.evaluation.validity import Rule, judged
from meetingdesk.foundation.errors import Refused

FIRST, SECOND = 1, 2


def open_pass(session: Session, poll: Poll, number: int) -> Pass:
    """The pass that is being typed. Refused: evaluation.pass_not_open, and as `Poll.check_entry`."""
    poll.check_entry()
    current = passes_of(session, poll.id).get(number)
    if current is None or current.finished_at is not None:
        raise Refused("evaluation.pass_not_open", number=number)
    return current


def both_finished(begun: dict[int, Pass]) -> bool:
    """Only then may anyone see where the passes differ."""
    return all(number in begun and begun[number].finished_at is not None for number in (FIRST, SECOND))


def check_all_there(session: Session, poll_id: str, number: int) -> None:
    """As many sheets of each class as papers came back. Refused: evaluation.sheets_differ."""
    entered = Counter(paper.class_code for paper in typed(session, poll_id, number).values())
    for kind in rows_of(session, VoterClass, poll_id):
        if entered[kind.code] != kind.returned:
            raise Refused(
                "evaluation.sheets_differ",
                number=number, code=kind.code, entered=entered[kind.code], returned=kind.returned,
            )  # fmt: skip


def check_same_papers(session: Session, poll_id: str) -> None:
    """Both passes hold the same paper numbers. Refused: evaluation.papers_differ."""
    first, second = (typed(session, poll_id, number).keys() for number in (FIRST, SECOND))
    odd = sorted(first ^ second)
    if odd:
        there, missing = (FIRST, SECOND) if odd[0] in first else (SECOND, FIRST)
        raise Refused("evaluation.papers_differ", paper=odd[0], there=there, missing=missing)


def check_comparable(session: Session, poll: Poll) -> None:
    """Both passes are closed and whole. Refused: evaluation.passes_open, .sheets_differ, .papers_differ."""
    poll.check_entry()
    check_both_whole(session, poll)


def check_both_whole(session: Session, poll: Poll) -> None:
    """Refused: evaluation.passes_open; .sheets_differ, as after a safety copy without sheets came back."""
    if not both_finished(passes_of(session, poll.id)):
        raise Refused("evaluation.passes_open")
    check_all_there(session, poll.id, FIRST)
    check_all_there(session, poll.id, SECOND)
    check_same_papers(session, poll.id)


def all_differences(session: Session, poll: Poll) -> list[Difference]:
    """Every place where the passes differ, settled or not."""
    first, second = (typed(session, poll.id, number) for number in (FIRST, SECOND))
    return comparison.differences(first, second, settled(session, poll.id))


def open_differences(session: Session, poll: Poll) -> list[Difference]:
    """The places that nobody has looked up on the paper yet."""
    return [each for each in all_differences(session, poll) if each.says is None]


def settled_papers(session: Session, poll: Poll) -> list[Paper]:
    """The papers as they count. Refused: evaluation.open_differences, and as `check_comparable`."""
    check_comparable(session, poll)
    waiting = open_differences(session, poll)
    if waiting:
        raise Refused("evaluation.open_differences", count=len(waiting), paper=waiting[0].paper)
    return final_papers(session, poll)


def final_papers(session: Session, poll: Poll) -> list[Paper]:
    """The papers as they count, read from both passes and what was settled."""
    first, second = (typed(session, poll.id, number) for number in (FIRST, SECOND))
    return comparison.final(first, second, settled(session, poll.id))


def counting_papers(session: Session, poll: Poll) -> tuple[list[Paper], dict[tuple[str, Rule], int]]:
    """The papers as the rules of the form let them count, and how often each rule spoke, by class."""
    return judged(form_of(session, poll), rules_of(session, poll.id), final_papers(session, poll))
