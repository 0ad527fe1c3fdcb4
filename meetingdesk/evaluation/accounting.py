"""The papers' identities, read from the database: what does not add up, and what a stated reason lifts."""

from __future__ import annotations

from sqlalchemy.orm import Session

from meetingdesk.evaluation import tally
from meetingdesk.evaluation.identities import all_broken
from meetingdesk.evaluation.model import Poll, VoterClass
from meetingdesk.evaluation.records import rows_of
from meetingdesk.foundation.errors import Refused

LIFTABLE = frozenset({"ladder.printed", "ladder.issued", "ladder.returned"})
"""Identities that may stay broken for a stated reason; more returned than issued never may (3.5)."""


def first_broken(session: Session, poll: Poll) -> tally.Broken | None:
    """The first identity of the papers that does not hold and is not lifted by a stated reason."""
    for kind in rows_of(session, VoterClass, poll.id):
        for broken in all_broken(kind.code, kind.ladder()):
            if not (poll.mismatch_reason and broken.key in LIFTABLE):
                return broken
    return None


def refuse_broken(session: Session, poll: Poll) -> None:
    """Refused: ladder.printed, ladder.over_issued, ladder.issued, ladder.returned."""
    broken = first_broken(session, poll)
    if broken:
        raise Refused(broken.key, **broken.values)
