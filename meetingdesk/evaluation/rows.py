"""Frozen rows that the queries of an evaluation give."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from meetingdesk.evaluation.specs import USUAL_RULES, Kind, RuleSpec


@dataclass(frozen=True)
class PollRow:
    """One poll in a list; `entered` counts sheets of the pass in hand (the last one begun)."""

    id: str
    stem: str
    title: str
    state: str
    scope: str
    grades: tuple[str, ...]
    classes: tuple[str, ...]
    subjects: int
    returned: int
    current_pass: int | None
    entered: int
    released: bool
    sealed_at: dt.datetime | None


@dataclass(frozen=True)
class GradeRow:
    """A grade and the digit that types it."""

    mark: int
    label: str
    points: str


@dataclass(frozen=True)
class AspectRow:
    """One aspect of the form; `points`: answered with 0-100."""

    position: int
    label: str
    weight: str
    overall: bool
    points: bool


@dataclass(frozen=True)
class CellRow:
    """One mark on a ballot: its place among the marks, from 1, whom it is about, which aspect ("" = none)."""

    row: int
    subject: int
    aspect: str
    points: bool


@dataclass(frozen=True)
class SubjectRow:
    """One row of the printed form."""

    position: int
    name: str
    person: str
    on_site: bool
    organisation_id: str | None
    attendee_id: str | None


@dataclass(frozen=True)
class ClassRow:
    """The papers of one class; None = not counted."""

    code: str
    weight: str
    expected: int | None
    printed: int | None
    issued: int
    returned: int
    replaced: int
    unused: int | None
    not_returned: int | None
    sorted_valid: int | None
    sorted_void: int | None
    valid: int | None
    void: int | None
    colour: str = ""


@dataclass(frozen=True)
class VoidRow:
    """A paper found void while sorting."""

    class_code: str
    reason: str
    found_by: tuple[str, ...]


@dataclass(frozen=True)
class FormRow:
    """The whole form of a poll, for setting it up, printing it and typing it."""

    id: str
    title: str
    scope: str
    base: str
    self_rating: str
    least_ballots: int
    thresholds: tuple[str, ...]
    grades: tuple[GradeRow, ...]
    classes: tuple[ClassRow, ...]
    subjects: tuple[SubjectRow, ...]
    void_papers: tuple[VoidRow, ...]
    may_change: bool
    may_change_paper: bool
    kind: str = Kind.ROWS.value
    neutral: str = ""
    aspects: tuple[AspectRow, ...] = ()
    cells: tuple[CellRow, ...] = ()
    rules: RuleSpec = USUAL_RULES


@dataclass(frozen=True)
class SheetMark:
    """A paper that this pass has typed; nothing of its marks."""

    paper: int
    class_code: str
    state: str


@dataclass(frozen=True)
class EntryRow:
    """The state of one pass, for who types it.

    `papers` are its own and empty once it is finished, so that the other pass can't look at them; `missing` =
    papers still to type, by class.
    """

    poll_id: str
    number: int
    operators: tuple[str, ...]
    witness: str | None
    began_at: dt.datetime
    finished: bool
    entered: int
    papers: tuple[SheetMark, ...]
    highest: int
    returned: int
    missing: dict[str, int]


@dataclass(frozen=True)
class SheetRow:
    """One sheet of the open pass, for finding a paper and correcting it."""

    paper: int
    class_code: str
    state: str
    marks: tuple[int, ...]
    reason: str


@dataclass(frozen=True)
class DifferenceRow:
    """A place where the passes differ; `says` None = open. For `part` row the values are marks as digits
    (`points`: 100 + points), and `row` is the cell of the form.
    """

    paper: int
    part: str
    row: int
    subject: str
    person: str
    first: str | None
    second: str | None
    says: str | None
    aspect: str = ""
    points: bool = False


@dataclass(frozen=True)
class ClosingRow:
    """What the seal froze, and the digest to print and sign."""

    sealed_at: dt.datetime
    record: dict[str, Any]
    digest: str
