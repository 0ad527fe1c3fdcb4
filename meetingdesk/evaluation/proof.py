"""Does the database still say what was sealed, and is that what a signed paper says (reliability.md 3.4)?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from meetingdesk.evaluation.closing import closing_record, digest_of
from meetingdesk.evaluation.model import Poll, State
from meetingdesk.evaluation.queries import closing
from meetingdesk.storage.base import canonical
from meetingdesk.storage.journal import Act

NOT_AGAIN = frozenset({"agenda", "audit", "schema", "program"})
"""What the closing record froze and nobody can count again later: it stands under the digest only."""


@dataclass(frozen=True)
class Proof:
    """How a paper and the database stand to each other. All empty and `known`: they agree.

    `altered`: parts of the database that are no longer as they were sealed; `unlike`: parts of the paper's
    record that are not the sealed ones; `other_digest`: the paper names another seal.
    """

    known: bool
    title: str = ""
    altered: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    other_digest: bool = False

    @property
    def agrees(self) -> bool:
        """Nothing differs."""
        return self.known and not (self.altered or self.unlike or self.other_digest)


def check(session: Session, poll_id: str, digest: str, record: dict[str, Any] | None) -> Proof:
    """Compare a paper's digest and record with the closing record, and that with what it was made from.

    `record` None: the paper holds none, since a class was too small to be shown.
    """
    poll = session.get(Poll, poll_id)
    kept = closing(session, poll_id)
    if poll is None or kept is None or poll.state != State.SEALED:
        return Proof(known=False)
    return Proof(
        known=True, title=poll.title,
        altered=tuple(_altered(session, poll, kept.record, kept.digest)),
        unlike=() if record is None else tuple(_unlike(record, kept.record)),
        other_digest=digest != kept.digest,
    )  # fmt: skip


def _altered(session: Session, poll: Poll, record: dict[str, Any], digest: str) -> list[str]:
    """What was counted again and is not what the record says; then the record and its digest."""
    again = closing_record(session, poll)
    found = [
        name for name in again
        if name not in NOT_AGAIN and (name not in record or canonical(again[name]) != canonical(record[name]))
    ]  # fmt: skip
    if digest_of(record) != digest:
        found.append("digest")
    if not _anchored(session, record.get("audit")):
        found.append("audit")
    return found


def _anchored(session: Session, audit: Any) -> bool:
    """Whether the chain of acts still has the link that the record names."""
    if not isinstance(audit, dict):
        return False
    act = session.get(Act, audit.get("seq"))
    return audit.get("seq") == 0 or (act is not None and act.hash == audit.get("head"))


def _unlike(record: dict[str, Any], kept: dict[str, Any]) -> list[str]:
    names = [*kept, *(name for name in record if name not in kept)]
    return [name for name in names if canonical(record.get(name)) != canonical(kept.get(name))]
