"""Everyone of the meeting as the desk last saw them, kept up person by person: no query for a sign-in."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from meetingdesk.meeting.model import Role
from meetingdesk.signin.lookup import Arrival
from meetingdesk.signin.model import Status
from meetingdesk.signin.queries import BoardRow, Counts, Step

_LONG_AGO = dt.datetime(1, 1, 1)


class Room:
    """The people in roster order, by id. Figures are counted here, by the rule of practice.md 4.2."""

    def __init__(self, people: Iterable[BoardRow] = ()) -> None:
        self._people: dict[str, BoardRow] = {person.attendee_id: person for person in people}

    def person(self, who: str | None) -> BoardRow | None:
        """Someone by id."""
        return self._people.get(who or "")

    def people(self) -> tuple[BoardRow, ...]:
        """Everyone, in roster order."""
        return tuple(self._people.values())

    def units(self) -> list[list[BoardRow]]:
        """Unit by unit, in the order of each unit's first person."""
        found: dict[str, list[BoardRow]] = {}
        for person in self._people.values():
            found.setdefault(person.unit, []).append(person)
        return list(found.values())

    def take(self, person: BoardRow) -> None:
        """Someone stands otherwise than before."""
        self._people[person.attendee_id] = person

    def arrive(self, outcome: Arrival) -> BoardRow | None:
        """What a sign-in said of someone; None when they are not known here."""
        person = self.person(outcome["attendee_id"])
        if person is None:
            return None
        if not outcome["already"]:
            self.take(_standing(person, outcome))
        return self.person(person.attendee_id)

    def namesakes(self, who: BoardRow) -> list[BoardRow]:
        """Others of the same name."""
        same = [p for p in self._people.values() if p.name == who.name]
        return [p for p in same if p.attendee_id != who.attendee_id]

    def missing(self) -> list[BoardRow]:
        """Those expected who are neither here nor on leave."""
        gone = {Status.NOT_ARRIVED, Status.ABSENT}
        return [p for p in self._people.values() if p.role is Role.EXPECTED and p.status in gone]

    def recent(self, limit: int) -> list[BoardRow]:
        """The latest arrivals first."""
        here = [person for person in self._people.values() if person.here]
        here.sort(key=lambda p: (p.arrived_at or _LONG_AGO, p.number), reverse=True)
        return here[:limit]

    def steps(self) -> list[Step]:
        """How many of those expected had come by when, one step a moment."""
        expected = [p for p in self._people.values() if p.role is Role.EXPECTED and p.here]
        came = Counter(p.arrived_at for p in expected if p.arrived_at is not None)
        steps: list[Step] = []
        for at, many in sorted(came.items()):
            steps.append(Step(at, many + (steps[-1].present if steps else 0)))
        return steps

    def counts(self) -> Counts:
        """应到 = 实到 + 请假 + 缺席 + 未到, and those of other roles who are here."""
        expected = [p for p in self._people.values() if p.role is Role.EXPECTED]
        by = Counter(p.status for p in expected)
        others = Counter(p.role for p in self._people.values() if p.here)
        return Counts(
            expected=len(expected), present=by[Status.PRESENT] + by[Status.PROXY],
            of_which_proxy=by[Status.PROXY], of_which_late=sum(p.here and p.late for p in expected),
            on_leave=by[Status.LEAVE], absent=by[Status.ABSENT], not_arrived=by[Status.NOT_ARRIVED],
            left_early=sum(p.left_at is not None for p in expected), observers=others[Role.OBSERVER],
            guests=others[Role.GUEST], staff=others[Role.STAFF],
        )  # fmt: skip


def moment(text: str | None) -> dt.datetime | None:
    """A moment as commands hand it back."""
    return dt.datetime.fromisoformat(text) if text else None


def _standing(person: BoardRow, outcome: Arrival) -> BoardRow:
    return replace(
        person, status=Status(outcome["status"]), arrived_at=moment(outcome["first"]), late=outcome["late"],
        excused=outcome["excused"], left_at=moment(outcome["left"]), proxy_name=outcome["proxy_name"],
    )  # fmt: skip
