"""Rows of the roster's table that were dragged or moved by keys, as a command; pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.roster.ordering import MoveOrganisations, MovePeople
from meetingdesk.ui.roster.listed import Listed


def dropped(rows: Sequence[Listed], before: Listed | None) -> Command[Any] | None:
    """Put the rows in front of another; people stay among people, organisations without them below."""
    people = tuple(dict.fromkeys(row.person.person_id for row in rows if row.person))
    if people:
        other = before.person.person_id if before is not None and before.person else None
        return None if other in people else MovePeople(person_ids=people, before=other)
    units = tuple(row.id for row in rows)
    if not units or (before is not None and before.person):
        return None
    return MoveOrganisations(organisation_ids=units, before=before.id if before else None)


def head_from(shown: Sequence[Listed], before: Listed | None, moving: Sequence[Listed]) -> Listed | None:
    """The organisation that a row dropped here stands in front of: among the people of one, the next one."""
    if before is None:
        return None
    chosen = {row.id for row in moving}
    below = shown[list(shown).index(before) :]
    return next((row for row in below if row.person is None and row.id not in chosen), None)


def stepped(shown: Sequence[Listed], rows: Sequence[Listed], by: int) -> Command[Any] | None:
    """Up or down by one among the rows shown, or to either end; None where there is nowhere to go."""
    chosen = {row.person.person_id if row.person else row.id for row in rows}
    kind = bool(rows and rows[0].person)
    keys = [
        (row.person.person_id if row.person else row.id, row) for row in shown if bool(row.person) is kind
    ]
    order = list(dict.fromkeys(key for key, _row in keys))
    first_rows = dict(reversed(keys))
    rest = [key for key in order if key not in chosen]
    now = next((at for at, key in enumerate(order) if key in chosen), 0)
    above = sum(key not in chosen for key in order[:now])
    target = max(0, min(len(rest), above + by))
    if not rest or not rows or target == above:
        return None
    return dropped(rows, first_rows[rest[target]] if target < len(rest) else None)
