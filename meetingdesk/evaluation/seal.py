"""The seal in three steps: `SealBegun`, the scrub of the file, `Sealed` (reliability.md 3.2, step 6).

VACUUM is refused inside a transaction and a truncating checkpoint needs every reader gone, so the scrub lies
between two acts; whatever interrupts it, `finish_seals` takes it up again at the next start.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from meetingdesk.desk import Desk, new_nonce
from meetingdesk.evaluation.passes import DiscardEntry
from meetingdesk.evaluation.queries import closing
from meetingdesk.evaluation.records import unfinished_seals
from meetingdesk.evaluation.sealing import SealBegun, Sealed, VoidPoll


def seal(desk: Desk, meeting_id: str, poll_id: str, nonce: str | None = None) -> str | None:
    """Seal a confirmed poll for good. Returns the digest of its closing record.

    Given again with the same nonce it changes nothing. Refused: as `SealBegun`. Fault: storage.scrub_busy;
    then the poll stays withheld until `finish_seals`.
    """
    mark = nonce or new_nonce()
    desk.do(SealBegun(meeting_id=meeting_id, poll_id=poll_id, nonce=mark))
    finish_seals(desk)
    return desk.ask(_digest, poll_id)


def finish_seals(desk: Desk) -> tuple[str, ...]:
    """Scrub and close every poll whose seal was begun; called at each start. Returns their ids."""
    waiting = desk.ask(unfinished_seals)
    if waiting:
        desk.scrub()
    for meeting_id, poll_id in waiting:
        desk.do(Sealed(meeting_id=meeting_id, poll_id=poll_id))
    return tuple(poll_id for _meeting, poll_id in waiting)


def discard(desk: Desk, command: DiscardEntry) -> int:
    """Throw the typing away and leave nothing of it in the file. Refused: as `DiscardEntry`."""
    lost = desk.do(command)
    desk.scrub()
    return lost


def void(desk: Desk, command: VoidPoll) -> None:
    """Void a poll and leave nothing of its typing in the file. Refused: as `VoidPoll`."""
    desk.do(command)
    desk.scrub()


def _digest(session: Session, poll_id: str) -> str | None:
    record = closing(session, poll_id)
    return record.digest if record else None
