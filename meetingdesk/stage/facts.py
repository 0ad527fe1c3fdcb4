"""What the audience screen may show: frozen facts, each field chosen by hand.

The stage is painted from these alone. A field that is not here can't reach the room: no phone, no note, no
reason of a leave, no comment's text, no count of marks before a release (house.md 6.6, screens.md Stage).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

MESSAGE_LENGTH = 24  # characters of a message to the speaker that the last row still reads


class Scene(StrEnum):
    """What the room sees. The words are in the menu and in the manual."""

    TITLE = "title"
    BOARD = "board"
    AGENDA = "agenda"
    SPEAKER = "speaker"
    EVALUATION = "evaluation"
    COMMENT = "comment"
    RESULTS = "results"
    BREAK = "break"
    BLANK = "blank"


class Standing(StrEnum):
    """How a person stands on the board; being late is not the room's business."""

    ARRIVED = "arrived"
    SUBSTITUTE = "substitute"
    LEAVE = "leave"
    WAITING = "waiting"


class Progress(StrEnum):
    """Where an item of the agenda stands."""

    DONE = "done"
    NOW = "now"
    WAITING = "waiting"


@dataclass(frozen=True)
class Room:
    """What every scene may use: the meeting's name, its language, and whether its data are invented."""

    title: str
    organiser: str | None
    date: dt.date | None
    start: dt.datetime | None
    language: str
    sample: bool


@dataclass(frozen=True)
class BoardPerson:
    """One name on the board."""

    name: str
    unit: str
    standing: Standing


@dataclass(frozen=True)
class Board:
    """Who has come. Only who is expected stands here (practice.md 4.2)."""

    people: tuple[BoardPerson, ...]
    expected: int
    present: int
    leave: int
    waiting: int


@dataclass(frozen=True)
class AgendaLine:
    """One item: never its notes."""

    title: str
    who: str | None
    start: dt.datetime | None
    progress: Progress
    number: str = ""  # as on the printed agenda; empty for what is not counted


@dataclass(frozen=True)
class Agenda:
    """The items in order."""

    lines: tuple[AgendaLine, ...]


@dataclass(frozen=True)
class Speaker:
    """Who speaks, and the clock. `used` seconds at the moment `as_of`; it runs on while `running`."""

    place: int
    of: int
    name: str
    unit: str
    allowed: int
    amber: int
    used: int
    as_of: dt.datetime
    began: bool
    running: bool
    next_name: str | None
    next_unit: str | None

    def remaining(self, now: dt.datetime) -> int:
        """Whole seconds left at `now`, negative once the time is over."""
        passed = int((now - self.as_of).total_seconds()) if self.running else 0
        return self.allowed - self.used - max(0, passed)


@dataclass(frozen=True)
class Evaluation:
    """How to fill in the ballot, and how many papers came back; never what stands on them."""

    title: str
    returned: int
    issued: int


@dataclass(frozen=True)
class Comment:
    """Whose work is commented on: the organisation's place and name, never the comment."""

    place: int
    of: int
    unit: str
    person: str | None


@dataclass(frozen=True)
class ResultLine:
    """One subject of a released result."""

    rank: int | None
    unit: str
    person: str
    counts: tuple[int, ...]
    score: str | None


@dataclass(frozen=True)
class Results:
    """A released result, in order of rank."""

    title: str
    grades: tuple[str, ...]
    issued: int
    returned: int
    valid: int
    void: int
    lines: tuple[ResultLine, ...]


@dataclass(frozen=True)
class Break:
    """How long the break lasts, and what follows."""

    began: dt.datetime
    until: dt.datetime
    following: str | None


Content = Board | Agenda | Speaker | Evaluation | Comment | Results | Break | None


@dataclass(frozen=True)
class PublicFacts:
    """One picture of the stage. `content` is None for title and blank, and where there is nothing to show."""

    scene: Scene
    room: Room
    content: Content = None
