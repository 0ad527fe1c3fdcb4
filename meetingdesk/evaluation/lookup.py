"""What is asked before anything of evaluations is loaded: whether there are any. Most of a start is saved."""

from __future__ import annotations

from sqlalchemy import column, select, table
from sqlalchemy.orm import Session

POLLS = table("evaluation_poll", column("meeting_id"), column("state"))
"""Of the table as `model.Poll` maps it; the model itself takes twenty others along."""


def has_polls(session: Session, meeting_id: str) -> bool:
    """Whether a meeting has an evaluation at all."""
    found = select(POLLS.c.meeting_id).where(POLLS.c.meeting_id == meeting_id).limit(1)
    return session.execute(found).first() is not None


def states(session: Session) -> frozenset[str]:
    """Every `model.State` that some poll of the file is in."""
    return frozenset(session.execute(select(POLLS.c.state).distinct()).scalars())
