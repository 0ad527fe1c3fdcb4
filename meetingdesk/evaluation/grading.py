"""How many may be fixed as the first grade, and who is by rank (practice.md 3.7). The organ chooses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from sqlalchemy.orm import Session

from meetingdesk.evaluation.counts import result_of
from meetingdesk.evaluation.model import Grade, Poll
from meetingdesk.evaluation.records import poll_of, rows_of, setting_of
from meetingdesk.foundation.errors import Refused


@dataclass(frozen=True)
class CapRow:
    """The cap on the first grade, by positions on the form: `sure` fit by rank, `tied` share the rank at it,
    for whom `free` places are left; the organ chooses among them, the program never does.
    """

    label: str
    per_cent: str
    most: int
    sure: tuple[int, ...]
    tied: tuple[int, ...]
    free: int


def cap(session: Session, poll_id: str) -> CapRow | None:
    """The cap and whom it touches; None where the form has none. Refused: evaluation.not_sealed, .voided."""
    poll = poll_of(session, poll_id)
    outcome = result_of(session, poll)
    share = _share(session, poll)
    if share is None:
        return None
    most = most_good(len(outcome.subjects), share)
    sure, tied = at_the_cut([each.rank for each in outcome.subjects], most)
    label = outcome.form.grades[0].label
    return CapRow(label, str(share), most, sure, tied, most - len(sure))


def check_cap(session: Session, poll: Poll, grades: Mapping[int, str | None]) -> None:
    """No more first grades than the cap allows. Refused: evaluation.over_cap."""
    share = _share(session, poll)
    if share is None:
        return
    label = rows_of(session, Grade, poll.id)[0].label
    most, given = most_good(len(grades), share), list(grades.values()).count(label)
    if given > most:
        raise Refused("evaluation.over_cap", label=label, given=given, most=most, share=str(share))


def most_good(subjects: int, per_cent: Fraction) -> int:
    """max_good = floor(n x pct)."""
    return floor(subjects * per_cent / 100)


def at_the_cut(ranks: Sequence[int | None], most: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Positions, from 1, that fit by rank in any case, and those that share the rank at the cut."""
    places = [(rank, position) for position, rank in enumerate(ranks, 1) if rank is not None]
    sure: list[int] = []
    for rank in sorted({rank for rank, _position in places}):
        same = [position for each, position in places if each == rank]
        if len(sure) + len(same) > most:
            return tuple(sorted(sure)), tuple(same) if len(sure) < most else ()
        sure += same
    return tuple(sorted(sure)), ()


def _share(session: Session, poll: Poll) -> Fraction | None:
    setting = setting_of(session, poll.id)
    return setting.cap if setting else None
