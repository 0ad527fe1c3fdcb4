"""Whether the room may see a result: released by a deliberate act, and still exactly what was released."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.evaluation import tally
from meetingdesk.evaluation.after import Release
from meetingdesk.evaluation.counts import result_of
from meetingdesk.evaluation.model import Poll, State, Subject
from meetingdesk.evaluation.records import poll_of, rows_of
from meetingdesk.storage.base import canonical


class Shown(StrEnum):
    """`CHANGED`: released, but the figures are no longer those that were; nothing is shown."""

    HIDDEN = "hidden"
    SHOWN = "shown"
    CHANGED = "changed"


@dataclass(frozen=True)
class Showing:
    """What the room may see, and the act that last allowed it."""

    state: Shown
    released_at: dt.datetime | None
    released_by: str


def showing(session: Session, poll_id: str) -> Showing:
    """Whether a poll's result is shown. Refused: storage.gone."""
    poll = poll_of(session, poll_id)
    act = release_of(session, poll_id)
    if not poll.released or poll.state != State.SEALED:
        return Showing(Shown.HIDDEN, act.released_at if act else None, act.released_by if act else "")
    if act is None or act.fingerprint != fingerprint(session, poll):
        return Showing(Shown.CHANGED, act.released_at if act else None, act.released_by if act else "")
    return Showing(Shown.SHOWN, act.released_at, act.released_by)


def release_of(session: Session, poll_id: str) -> Release | None:
    """The act that last released the result."""
    return session.scalars(select(Release).where(Release.poll_id == poll_id)).first()


def fingerprint(session: Session, poll: Poll) -> str:
    """The digest of all that the room would see. Refused: evaluation.not_sealed, .voided."""
    outcome = result_of(session, poll)
    fixed = [[each.name, each.person, each.fixed_grade] for each in rows_of(session, Subject, poll.id)]
    seen = {
        "title": poll.title, "base": poll.base, "fixed": fixed,
        "by": [poll.fixed_by, str(poll.fixed_on)],
        "scale": [[grade.label, str(grade.points)] for grade in outcome.form.grades],
        "suggested": [each.suggested for each in outcome.subjects],
        "results": tally.results_json(outcome),
    }  # fmt: skip
    return hashlib.sha256(canonical(seen).encode()).hexdigest()
