"""What a case folder says, as frozen rows; `row` is the row (in YAML: the line) of the file it stands in.

`None` means that the folder does not know; nothing is invented here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from fractions import Fraction

from meetingdesk.evaluation.specs import AspectSpec, Kind, RuleSpec

ARRIVAL_DEADLINE = time(9, 0)
"""A first arrival later than this is late, where a case does not set its own (the case's README)."""


@dataclass(frozen=True, kw_only=True)
class MeetingFacts:
    """The facts of the meeting; only the title is always known."""

    title: str
    date: date | None = None
    period: str | None = None
    start: time | None = None
    end: time | None = None
    venue: str | None = None
    organiser: str | None = None
    host: str | None = None
    recorder: str | None = None
    year_assessed: int | None = None
    arrival_deadline: time = ARRIVAL_DEADLINE
    sample: bool = False


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """An organisation that meeting.yaml names; the roster may hold more."""

    name: str
    kind: str = ""
    code: str | None = None
    level: str | None = None
    members: int | None = None
    comment_position: int | None = None
    aliases: tuple[str, ...] = ()
    row: int = 0

    @property
    def full_name(self) -> str:
        """As a person's unit is written: name + kind."""
        return self.name + self.kind


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Someone who came to guide; counts in no number of the roster."""

    unit: str | None
    name: str | None
    post: str | None
    did: str | None
    row: int


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What the notice said beside the facts of the meeting; `reports_due` is a time of the meeting's day."""

    contact: str | None
    contact_phone: str | None
    dress: str | None
    early_minutes: int | None
    reply_by: date | None
    reports_due: time | None
    sent: date | None
    row: int


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """One item, in the order of the file."""

    step: str | None
    kind: str
    title: str
    who: str | None
    topic: str | None
    start: time | None
    minutes: int | None
    row: int


@dataclass(frozen=True, kw_only=True)
class Comment:
    """Something said about one organisation: its full name where it is known, else as written."""

    organisation: str
    kind: str
    text: str
    row: int


@dataclass(frozen=True, kw_only=True)
class ProblemArea:
    """A problem of the meeting as a whole, linked to 0..n organisations (full names)."""

    area: str
    text: str | None
    organisations: tuple[str, ...]
    row: int


@dataclass(frozen=True, kw_only=True)
class GuestPoint:
    """A point that a guest made; `speaker` only where the file says who."""

    text: str
    speaker: str | None
    row: int


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure of the year; nested ones have dotted keys ("volunteers.total"). `value` None = not known."""

    key: str
    value: str | None
    row: int


@dataclass(frozen=True, kw_only=True)
class Person:
    """One row of the roster; of the roles expected, observer, guest and staff only expected is 应到."""

    number: int
    name: str
    unit: str
    post: str | None
    phone: str | None
    note: str | None
    role: str
    row: int


class Action(StrEnum):
    """What the desk did at sign-in."""

    ARRIVE = "arrive"
    LEAVE = "leave"
    PROXY = "proxy"
    LEFT_EARLY = "left_early"
    RETURN = "return"
    UNDO = "undo"


@dataclass(frozen=True, kw_only=True)
class SigninLine:
    """One act of the morning; `day` only where the file gives one (a leave asked for the day before).

    `repeats`: it changes nothing, since the person stands so already (a second scan).
    """

    person: Person
    action: Action
    at: time
    day: date | None
    proxy_name: str | None
    proxy_post: str | None
    reason: str | None
    row: int
    repeats: bool = False


class Received(StrEnum):
    """How a written report came in."""

    ON_TIME = "received"
    LATE = "late"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True)
class Report:
    """How one organisation reports; one on site has `position` and seconds, one in writing `received`."""

    organisation: str
    on_site: bool
    position: int | None
    planned_seconds: int | None
    used_seconds: int | None
    received: Received | None
    row: int

    @property
    def over_time(self) -> bool:
        """Whether more time was used than planned."""
        used, planned = self.used_seconds, self.planned_seconds
        return used is not None and planned is not None and used > planned


@dataclass(frozen=True, kw_only=True)
class PollGrade:
    """One step of the scale, best first."""

    label: str
    points: Fraction


@dataclass(frozen=True, kw_only=True)
class PollClass:
    """A class of voters, its weight, and how many papers it was given."""

    code: str
    weight: Fraction
    issued: int
    row: int


UNCHECKED = RuleSpec(bands=())
"""What a file that says nothing of rules means: the usual rules, and no bands."""


@dataclass(frozen=True, kw_only=True)
class PollForm:
    """Which ballot is used; without aspects each of those rated gets one grade."""

    kind: str = Kind.ROWS.value
    aspects: tuple[AspectSpec, ...] = ()
    neutral: str = ""
    rules: RuleSpec = UNCHECKED


ORDINARY = PollForm()


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A place on a ballot: the head of its column, and what may stand there: points, or so many choices."""

    name: str
    points: bool
    choices: int


BLANK = 0
VOID_ROW = 9


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper ballot as typed: marks in the order of the cells, none on a void paper."""

    number: int
    class_code: str
    void: bool
    marks: tuple[int, ...]
    row: int


@dataclass(frozen=True, kw_only=True)
class Pass:
    """All papers typed once, in the order of the file."""

    file: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A cell where the passes differ, and what the paper says; `row` is that of the settlement."""

    paper: int
    subject: int
    first: int
    second: int
    paper_says: int
    row: int
    points: bool = False


@dataclass(frozen=True, kw_only=True)
class Poll:
    """One poll: what is asked, of whom, by whom, and its papers typed twice."""

    stem: str
    title: str
    subjects: tuple[str, ...]
    scale: tuple[PollGrade, ...]
    classes: tuple[PollClass, ...]
    first: Pass
    second: Pass
    differences: tuple[Difference, ...]
    row: int
    form: PollForm = ORDINARY

    def returned(self, code: str) -> int:
        """How many papers of a class came back."""
        return sum(paper.class_code == code for paper in self.first.papers)

    def void(self, code: str) -> int:
        """How many of them are void as a whole."""
        return sum(paper.void and paper.class_code == code for paper in self.first.papers)
