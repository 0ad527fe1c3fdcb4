"""How the papers of a meeting stand: not made yet, as the records are, or made before they changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from meetingdesk.documents import acts
from meetingdesk.documents.papers import NAMES, digests
from meetingdesk.documents.snapshot import Desk, take


class Standing(StrEnum):
    """The state of one paper. `NOTHING`: there is nothing to tell in it yet."""

    NOTHING = "nothing"
    NOT_MADE = "not_made"
    CURRENT = "current"
    CHANGED = "changed"


@dataclass(frozen=True)
class PaperState:
    """One paper; `at` is when it was made last (aware), None if it never was."""

    name: str
    standing: Standing
    at: dt.datetime | None = None


def standings(desk: Desk, meeting_id: str) -> tuple[PaperState, ...]:
    """Every paper in the order of `papers.NAMES`; what was made is what history tells. Refused: storage.gone.

    A paper counts as changed when it would say something else now; how it looks is left out of account.
    """
    now = digests(take(desk, meeting_id), NAMES)
    before = acts.made_before(desk, meeting_id)
    return tuple(_state(name, now.get(name), before.get(name)) for name in NAMES)


def _state(name: str, now: str | None, made: acts.MadeRow | None) -> PaperState:
    at = made.at if made else None
    if now is None:
        return PaperState(name, Standing.NOTHING, at)
    if made is None:
        return PaperState(name, Standing.NOT_MADE)
    return PaperState(name, Standing.CURRENT if made.digest == now else Standing.CHANGED, at)
