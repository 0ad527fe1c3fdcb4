"""A case folder, read and checked whole before anything is played (its README describes each file).

Whatever is wrong is a `BadInput` whose sentence names file, row and what to do; nothing else is raised.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from meetingdesk.foundation.progress import Progress, Silent
from meetingdesk.foundation.sheets import Book
from meetingdesk.foundation.wording import N_, _
from meetingdesk.rehearsal.ballots import read_poll
from meetingdesk.rehearsal.facts import read_meeting
from meetingdesk.rehearsal.morning import read_morning
from meetingdesk.rehearsal.names import Names
from meetingdesk.rehearsal.parts import (
    AgendaItem,
    Comment,
    Figure,
    Guest,
    GuestPoint,
    MeetingFacts,
    Notice,
    Organisation,
    Person,
    Poll,
    ProblemArea,
    Report,
    SigninLine,
)
from meetingdesk.rehearsal.people import read_people
from meetingdesk.rehearsal.polls import read_polls
from meetingdesk.rehearsal.reports import read_reports
from meetingdesk.rehearsal.source import file_of
from meetingdesk.roster.units import same_unit

MEETING = "meeting.yaml"
ROSTER = "参会名单.xlsx"
MORNING = "签到.csv"
REPORTS = "述职.csv"
POLLS = "polls.yaml"
FILES = (MEETING, ROSTER, MORNING, REPORTS, POLLS)

_READING = N_("正在读取 {file}")


@dataclass(frozen=True, kw_only=True)
class Case:
    """All that a folder says, checked; playing never opens the folder again. `roster` is for the import."""

    meeting: MeetingFacts
    roster: Book
    organisations: tuple[Organisation, ...]
    units: tuple[str, ...]
    people: tuple[Person, ...]
    guests: tuple[Guest, ...]
    agenda: tuple[AgendaItem, ...]
    comments: tuple[Comment, ...]
    problem_areas: tuple[ProblemArea, ...]
    guest_points: tuple[GuestPoint, ...]
    figures: tuple[Figure, ...]
    morning: tuple[SigninLine, ...]
    reports: tuple[Report, ...]
    polls: tuple[Poll, ...]
    notice: Notice | None

    @property
    def on_site(self) -> tuple[Report, ...]:
        """Reports on site in speaking order."""
        spoken = (each for each in self.reports if each.on_site)
        return tuple(sorted(spoken, key=lambda each: each.position or 0))

    @property
    def written(self) -> tuple[Report, ...]:
        """Reports in writing, in the order of the file."""
        return tuple(each for each in self.reports if not each.on_site)

    def nonce(self, file: str, row: int, step: str = "") -> str:
        """The nonce of the act that plays one row: the same for the same meeting, file, row and step.

        The meeting is told by its title and date, never by where the folder lies or what else it holds; so
        playing a finished case again, or one that broke off, repeats the same nonces and adds nothing. `step`
        tells apart several acts of one row; acts of no row use row 0.
        """
        day = self.meeting.date.isoformat() if self.meeting.date else ""
        parts = ("meetingdesk case", self.meeting.title, day, file, str(row), step)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def read_case(folder: Path, progress: Progress | None = None) -> Case:
    """Read and check every file of a case; raises `BadInput` at the first fault and changes nothing."""
    steps = _Steps(folder, progress or Silent())
    for name in FILES:
        file_of(folder, name)
    told = read_meeting(steps.file(MEETING))
    book, people = read_people(steps.file(ROSTER))
    units = _units(people)
    names = Names(units, told.organisations)
    morning = read_morning(steps.file(MORNING), people)
    reports = read_reports(steps.file(REPORTS), names)
    questions = read_polls(steps.file(POLLS), reports, names)
    steps.more(len(questions))
    polls = []
    for question in questions:
        steps.say(question.stem)
        polls.append(read_poll(folder, question))
    steps.finish()
    return Case(
        meeting=told.meeting,
        roster=book,
        organisations=told.organisations,
        units=units,
        people=people,
        guests=told.guests,
        agenda=told.agenda,
        comments=told.comments(names),
        problem_areas=told.problem_areas(names),
        guest_points=told.guest_points,
        figures=told.figures,
        morning=morning,
        reports=reports,
        polls=tuple(polls),
        notice=told.notice,
    )


def _units(people: tuple[Person, ...]) -> tuple[str, ...]:
    """Each unit of the roster once, where it stands first."""
    found: dict[str, str] = {}
    for person in people:
        found.setdefault(same_unit(person.unit), person.unit)
    return tuple(found.values())


class _Steps:
    """Says which file is being read."""

    def __init__(self, folder: Path, progress: Progress) -> None:
        self._folder = folder
        self._progress = progress
        self._done = 0
        self._total = len(FILES)

    def file(self, name: str) -> Path:
        self.say(name)
        return file_of(self._folder, name)

    def more(self, files: int) -> None:
        self._total += files

    def say(self, name: str) -> None:
        self._progress.step(self._done, self._total, _(_READING, file=name))
        self._done += 1

    def finish(self) -> None:
        self._progress.step(self._total, self._total)
