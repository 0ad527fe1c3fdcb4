"""按纸表录入: the numbers that signed on paper, typed one after another, and read back before they count."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.lookup import require_open
from meetingdesk.meeting.model import Attendee
from meetingdesk.signin import queries
from meetingdesk.signin.many import UNKNOWN, SignedIn, Skipped, people_of, sign_in_all
from meetingdesk.signin.model import HERE, Status
from meetingdesk.storage.unit import Unit

LONGEST_RANGE = 2000
LONGEST_NUMBER = 6  # digits
_APART = re.compile(r"[\s,;、。；，.]+")
_RANGE = re.compile(r"(\d+)(?:[-~–—―～至到]+(\d+))?号?")


class Typed(NamedTuple):
    """What was typed: numbers in the order of typing, each once; doubles; words that are no numbers."""

    numbers: tuple[int, ...]
    doubled: tuple[int, ...]
    unreadable: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One number and who has it; `first` is when they arrived, of those who are here already."""

    number: int
    name: str
    unit: str
    status: Status
    first: dt.datetime | None


@dataclass(frozen=True)
class Sheet:
    """What signing in these numbers would do, for reading back before it is done.

    `signs` will be signed in, those on leave among them (a signature outweighs a leave). `count` and `total`
    are the check: how many different numbers were typed, and their sum, as on the adding machine beside the
    paper; unknown numbers are in it, since they stand on the paper too.
    """

    signs: tuple[Line, ...]
    already: tuple[Line, ...]
    unknown: tuple[int, ...]
    doubled: tuple[int, ...]
    unreadable: tuple[str, ...]
    count: int
    total: int

    @property
    def on_leave(self) -> tuple[Line, ...]:
        """Of those who will be signed in, the ones who had asked for leave."""
        return tuple(line for line in self.signs if line.status is Status.LEAVE)


@dataclass(frozen=True, kw_only=True)
class SignInNumbers(Command[SignedIn]):
    """Sign in the numbers of a paper sheet, after `count` and `total` were read back and said to be right.

    One act; `at` is now if not given. Skipped ones are named with reasons. Refused: signin.sheet_unreadable;
    signin.sheet_differs, when text and check do not fit; signin.unknown_number, when all are unknown.
    """

    summary: ClassVar[str] = N_("按纸表签到（{count} 人）")
    meeting_id: str
    text: str
    count: int
    total: int
    at: dt.datetime | None = None

    def apply(self, unit: Unit) -> SignedIn:
        """See the class."""
        meeting = require_open(unit, self.meeting_id)
        typed = read_numbers(self.text)
        _check(typed, self.count, self.total)
        span = Attendee.number.between(min(typed.numbers, default=0), max(typed.numbers, default=0))
        found = {who.attendee.number: who for who in people_of(unit, meeting, span)}
        if not found.keys() & set(typed.numbers):
            raise Refused("signin.unknown_number", number="、".join(map(str, typed.numbers)))
        known = [found[number] for number in typed.numbers if number in found]
        outcome = sign_in_all(unit, known, self.at or unit.clock.local())
        outcome["skipped"] += [_nobody(number) for number in typed.numbers if number not in found]
        unit.describe(count=len(outcome["signed"]))
        return outcome


def sheet(session: Session, meeting_id: str, text: str) -> Sheet:
    """What `SignInNumbers` would do with this text; asked at every key."""
    typed = read_numbers(text)
    people = queries.numbered(session, meeting_id, typed.numbers)
    known = [people[number] for number in typed.numbers if number in people]
    lines = [Line(row.number, row.name, row.unit, row.status, row.arrived_at) for row in known]
    return Sheet(
        signs=tuple(line for line in lines if line.status not in HERE),
        already=tuple(line for line in lines if line.status in HERE),
        unknown=tuple(number for number in typed.numbers if number not in people),
        doubled=typed.doubled, unreadable=typed.unreadable,
        count=len(typed.numbers), total=sum(typed.numbers),
    )  # fmt: skip


def read_numbers(text: str) -> Typed:
    """`1 3 5-9、12`: blanks, commas and line ends part the numbers; a range has both its ends."""
    numbers: Counter[int] = Counter()
    unreadable = []
    for word in _APART.split(unicodedata.normalize("NFKC", text)):
        several = _range(word)
        if several is None:
            unreadable.append(word)
        else:
            numbers.update(several)
    doubled = tuple(number for number, times in numbers.items() if times > 1)
    return Typed(tuple(numbers), doubled, tuple(unreadable))


def _nobody(number: int) -> Skipped:
    return Skipped(number=number, name=None, why=UNKNOWN, first=None)


def _range(word: str) -> range | None:
    """The numbers a word stands for; None when it stands for none."""
    if not word:
        return range(0)
    read = _RANGE.fullmatch(word)
    if read is None or any(len(part or "") > LONGEST_NUMBER for part in read.groups()):
        return None
    first, last = int(read[1]), int(read[2] or read[1])
    return range(first, last + 1) if 0 < first <= last < first + LONGEST_RANGE else None


def _check(typed: Typed, count: int, total: int) -> None:
    if typed.unreadable:
        raise Refused("signin.sheet_unreadable", words="、".join(typed.unreadable))
    if (len(typed.numbers), sum(typed.numbers)) != (count, total):
        now = {"count": len(typed.numbers), "total": sum(typed.numbers)}
        raise Refused("signin.sheet_differs", read_count=count, read_total=total, **now)

