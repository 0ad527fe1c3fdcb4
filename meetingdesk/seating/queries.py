"""The seating plan as page and paper read it: who came or went since it was made has a place all the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.meeting.model import Role
from meetingdesk.meeting.queries import attendees, guests, meeting
from meetingdesk.seating.model import ACROSS, Plan
from meetingdesk.seating.order import from_left, rows
from meetingdesk.speakers.queries import turns

HOST = "h:"
_TITLED = re.compile(  # the post ends with one of these, the name is what follows it
    "(?P<post>.*(?:书记|主任|部长|处长|科长|局长|主席|委员|组长|会长|院长|校长|[县市区镇乡]长|经理))"
    "(?P<name>[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|[\u3400-\u9fff]{1,12}·[\u3400-\u9fff·]{1,12})"
)


@dataclass(frozen=True)
class Seat:
    """One place; `unit` stands alone where a guest's name is not known."""

    id: str
    name: str
    unit: str


@dataclass(frozen=True)
class Seating:
    """The plan. `podium` by rank, `floor` front row first, left to right; `by_hand`: it was changed."""

    podium: tuple[Seat, ...]
    floor: tuple[Seat, ...]
    across: int
    by_hand: bool

    @property
    def on_stage(self) -> list[Seat]:
        """The 主席台 as the audience sees it, left to right."""
        return from_left(self.podium)

    @property
    def rows(self) -> list[list[Seat]]:
        """The floor, the front row first."""
        return rows(self.floor, self.across)


def seating(session: Session, meeting_id: str) -> Seating:
    """The plan of a meeting. Refused: storage.gone."""
    people = _people(session, meeting_id)
    podium, floor = usual(session, meeting_id)
    plan = session.scalar(select(Plan).where(Plan.meeting_id == meeting_id))
    across, by_hand = (plan.across, True) if plan else (ACROSS, False)
    if plan is not None:
        kept = [key for key in plan.podium if key in people]
        seated = [key for key in plan.floor if key in people and key not in kept]
        new = [key for key in (*podium, *floor) if key not in {*kept, *seated}]
        podium = [*kept, *(key for key in new if key.startswith(("g:", HOST)))]
        floor = [*seated, *(key for key in new if not key.startswith(("g:", HOST)))]
    return Seating(
        tuple(people[key] for key in podium), tuple(people[key] for key in floor), across, by_hand
    )


def usual(session: Session, meeting_id: str) -> tuple[list[str], list[str]]:
    """Host and guests at the 主席台, guests first; speakers in front in their order, then the list (4.3).

    A host who is on the list sits there as themselves; one who is not has a place all the same.
    """
    host = meeting(session, meeting_id).host
    listed = attendees(session, meeting_id)
    guided = guests(session, meeting_id)
    podium = [f"g:{one.id}" for one in guided]
    podium += [f"a:{one.id}" for one in listed if one.role == Role.GUEST]
    hosts = [f"a:{one.id}" for one in listed if host and host.endswith(one.name)]
    seated = any(host and one.name and host.endswith(one.name) for one in guided)
    podium += hosts if len(hosts) == 1 else [HOST] if host and not hosts and not seated else []
    speaking = [f"a:{one.who.attendee_id}" for one in turns(session, meeting_id) if one.who.attendee_id]
    others = [f"a:{one.id}" for one in listed if one.role in {Role.EXPECTED, Role.OBSERVER}]
    podium = list(dict.fromkeys(podium))
    floor = dict.fromkeys([*speaking, *others])
    return podium, [key for key in floor if key not in podium]


def _people(session: Session, meeting_id: str) -> dict[str, Seat]:
    found = {f"g:{one.id}": Seat(f"g:{one.id}", one.name or "", one.unit or "")
             for one in guests(session, meeting_id) if one.name or one.unit}  # fmt: skip
    for one in attendees(session, meeting_id):
        found[f"a:{one.id}"] = Seat(f"a:{one.id}", one.name, one.unit)
    host = meeting(session, meeting_id).host
    if host:
        found[HOST] = Seat(HOST, *parted(host))
    return found


def parted(host: str) -> tuple[str, str]:
    """Name and post of 党工委副书记王五; where no post is known before a name, all of it and nothing."""
    found = _TITLED.fullmatch(host.strip())
    return (found["name"], found["post"]) if found else (host.strip(), "")
