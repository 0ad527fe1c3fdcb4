"""All that minutes may rest on, one frozen value: filled by documents/snapshot.py, kept with final versions.

Pure, like all of minutes but model, commands and queries: writers of papers read it, and they see no storage.
None is "not known" everywhere; a paper marks it 〔待补〕 or leaves its sentence out.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import hashlib
import json
import types
import typing
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class MeetingFacts:
    """The meeting itself; `start` and `end` as stated by the organizer, never the moments of a key press."""

    title: str
    language: str = "zh_CN"
    sample: bool = False
    date: dt.date | None = None
    period: str | None = None
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    venue: str | None = None
    organiser: str | None = None
    host: str | None = None
    recorder: str | None = None
    year_assessed: int | None = None


@dataclass(frozen=True, kw_only=True)
class CountFacts:
    """应到 = 实到 + 请假 + 缺席 + 未到; `present` includes `proxy` and `late` (practice.md 4.2)."""

    expected: int
    present: int
    proxy: int = 0
    late: int = 0
    on_leave: int = 0
    absent: int = 0
    not_arrived: int = 0
    left_early: int = 0
    observers: int = 0


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """Someone on the list. `role`: expected, observer, guest, staff. `status`: present, proxy, leave, absent,
    not_arrived.
    """

    name: str
    unit: str
    post: str | None = None
    role: str = "expected"
    status: str = "not_arrived"
    reason: str | None = None
    proxy_name: str | None = None
    proxy_post: str | None = None
    arrived_at: dt.datetime | None = None
    late: bool = False
    left_at: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class GuestFacts:
    """Who came to guide the meeting (到会指导)."""

    unit: str | None = None
    name: str | None = None
    post: str | None = None
    did: str | None = None


@dataclass(frozen=True, kw_only=True)
class FigureFacts:
    """A figure of the year as told, and where it was taken from."""

    key: str
    value: str | None = None
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class TurnFacts:
    """A report on site, in the order of speaking. `done`: it was held. Seconds."""

    organisation: str
    speaker: str | None = None
    done: bool = False
    planned_seconds: int | None = None
    used_seconds: int | None = None
    questions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    interposed: int = 0
    interposed_seconds: int = 0


@dataclass(frozen=True, kw_only=True)
class LotFacts:
    """The lot that settled the order: by which number, when, in which order; `times`: how many were drawn."""

    seed: str
    names: tuple[str, ...]
    at: dt.datetime
    times: int


@dataclass(frozen=True, kw_only=True)
class ReportFacts:
    """A report in writing. `state`: expected, received, late, missing."""

    organisation: str
    state: str = "expected"


@dataclass(frozen=True, kw_only=True)
class LadderFacts:
    """The papers of one voter class."""

    code: str
    issued: int
    returned: int
    valid: int
    void: int


@dataclass(frozen=True, kw_only=True)
class PollFacts:
    """A poll. Only a sealed one may be told of."""

    title: str
    subjects: int
    sealed: bool
    classes: tuple[LadderFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CommentFacts:
    """Something said about one organisation, in the order of comment. `kind`: praise, problem, note."""

    organisation: str
    kind: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ProblemFacts:
    """A problem of the meeting as a whole."""

    area: str
    text: str | None = None
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RemarkFacts:
    """Something said. `item_id` and `kind` are those of the agenda's item, None = at large; `verb`: think,
    point_out, stress, require, decide, call, None = it was said.
    """

    text: str
    item_id: str | None = None
    kind: str | None = None
    speaker: str | None = None
    unit: str | None = None
    post: str | None = None
    verb: str | None = None
    at: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class TaskFacts:
    """What is to be put right or carried out. `source`: comment, common, self, ballots, decision."""

    text: str
    source: str = "comment"
    person: str | None = None
    due: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class ItemFacts:
    """An item of the agenda. `state`: waiting, running, done, skipped; `number`: 一, （一）, 1.1, bare.

    `parent_id`: the item that this is a part of.
    """

    id: str
    kind: str
    title: str
    who: str | None = None
    topic: str | None = None
    state: str = "waiting"
    began_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    number: str = ""
    parent_id: str | None = None


# Stand in the agenda and are nothing that the meeting did: they have no number and are not counted.
SIGN_IN, BREAK = "sign_in", "break"
APART = frozenset({SIGN_IN, BREAK})


@dataclass(frozen=True, kw_only=True)
class TallyFacts:
    """The table of a poll's results as it is bound behind a final paper: head, width in mm and place of each
    column, then the rows.
    """

    title: str
    heads: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    places: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The whole. `counts` is None as long as sign-in was not used: nothing can be said of attendance.

    `tallies` is filled for a final paper that results are bound to, and for no other.
    """

    meeting: MeetingFacts
    counts: CountFacts | None = None
    people: tuple[PersonFacts, ...] = ()
    guests: tuple[GuestFacts, ...] = ()
    figures: tuple[FigureFacts, ...] = ()
    agenda: tuple[ItemFacts, ...] = ()
    turns: tuple[TurnFacts, ...] = ()
    lot: LotFacts | None = None
    reports: tuple[ReportFacts, ...] = ()
    polls: tuple[PollFacts, ...] = ()
    comments: tuple[CommentFacts, ...] = ()
    problems: tuple[ProblemFacts, ...] = ()
    remarks: tuple[RemarkFacts, ...] = field(default=())
    tasks: tuple[TaskFacts, ...] = ()
    tallies: tuple[TallyFacts, ...] = ()

    def __str__(self) -> str:
        """Its digest: an act's payload names the facts that it rested on without repeating them."""
        return digest_of(plain(self))


def digest_of(value: object) -> str:
    """SHA-256 of a JSON-able value, as 64 hex digits: equal content, equal digest."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def plain(value: Any) -> Any:
    """Facts as JSON-able values: dataclasses to dicts, moments to ISO texts."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date | dt.datetime) else value


def restore(kind: type[T], value: Any) -> T:
    """The frozen value that `plain` was made of: final versions are printed again from it."""
    hints = _hints(typing.cast("Any", kind))
    return kind(**{name: _restored(hints[name], given) for name, given in value.items() if name in hints})


@functools.cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _restored(hint: Any, value: Any) -> Any:
    if isinstance(hint, types.UnionType):
        hint = next(one for one in typing.get_args(hint) if one is not type(None))
    if value is None:
        return None
    if typing.get_origin(hint) is tuple:
        return tuple(_restored(typing.get_args(hint)[0], one) for one in value)
    if hint in {dt.datetime, dt.date}:
        return hint.fromisoformat(value)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return restore(hint, value)
    return hint(value)
