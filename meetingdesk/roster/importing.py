"""What an import would do, row by row, before anything is done (practice.md 7.5, screens.md 名册). Pure.

`preview` compares the people of a file with those on the roster; the user looks, decides about namesakes,
leaves rows out; `entries` makes of it what `bulk.ImportRoster` carries out in one step.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.sheets import Book, Sheet
from meetingdesk.foundation.wording import N_, Wording, _
from meetingdesk.roster.guessing import NO_HEADER, guessed
from meetingdesk.roster.layout import (
    COLUMN_WORDS,
    Column,
    Layout,
    Line,
    find_layout,
    has_header,
    lines,
)
from meetingdesk.roster.likeness import KnownUnit, Likeness, begins_alike
from meetingdesk.roster.namesakes import Namesake
from meetingdesk.roster.troubles import Trouble, troubles_of
from meetingdesk.roster.units import same_unit


class State(StrEnum):
    """What will become of a row."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    SAME_NAME = "same_name"
    UNIT = "unit"
    PROBLEM = "problem"


STATE_WORDS = {
    State.NEW: N_("新增"),
    State.UPDATE: N_("更新"),
    State.SAME: N_("没有变化"),
    State.SAME_NAME: N_("同名待选"),
    State.UNIT: N_("单位待认"),
    State.PROBLEM: N_("有问题"),
}
FIELD_WORDS = {
    "post": N_("职务"),
    "phone": N_("电话"),
    "note": N_("备注"),
    "reading": N_("拼音"),
    "level": N_("级别"),
}
_FIELDS = tuple(FIELD_WORDS)


@dataclass(frozen=True)
class KnownPost:
    """Someone on the roster in one of their posts."""

    person_id: str
    name: str
    organisation_id: str | None
    unit: str
    post: str
    phone: str
    note: str
    reading: str
    level: str = ""  # of the organisation


@dataclass(frozen=True)
class Known:
    """The roster as it stands, for comparing; `queries.known` fills it."""

    posts: tuple[KnownPost, ...] = ()
    units: tuple[KnownUnit, ...] = ()


@dataclass(frozen=True)
class Row:
    """One person of the file and what would happen to them.

    `person_id` and `organisation_id` are set where the roster has them; `alias_of` is the full name of an
    organisation that was met under another name; `proposed` are those that may be meant, which nobody has
    said yet; `changes` names the fields that would change, `before` is how the person stands on the roster
    now.
    """

    line: Line
    state: State
    troubles: tuple[Trouble, ...] = ()
    person_id: str | None = None
    organisation_id: str | None = None
    alias_of: str | None = None
    changes: tuple[str, ...] = ()
    before: KnownPost | None = None
    candidates: tuple[KnownPost, ...] = ()
    proposed: tuple[KnownUnit, ...] = ()

    @property
    def key(self) -> str:
        """What decisions about this row are kept under."""
        return f"{self.line.row}.{self.line.part}"

    @property
    def usable(self) -> bool:
        """Whether the row can go in at all."""
        return not any(trouble.blocking for trouble in self.troubles)


@dataclass(frozen=True)
class Preview:
    """The whole file before the import. `skipped` are the numbers of rows that hold no person."""

    file: str
    sheet: str
    encoding: str | None
    layout: Layout
    rows: tuple[Row, ...]
    skipped: tuple[int, ...]
    aliases: tuple[tuple[str, str], ...] = ()  # organisation, the name it was said to go by

    def count(self, state: State) -> int:
        """How many rows are in a state."""
        return sum(row.state is state for row in self.rows)

    @property
    def hidden(self) -> int:
        """How many people stand in rows that the file hides: ask about them."""
        return sum(row.line.hidden for row in self.rows)


class Entry(TypedDict):
    """One accepted row as `bulk.ImportRoster` takes it; a key of None makes a new record."""

    row: int
    name: str
    unit: str
    person_id: str | None
    organisation_id: str | None
    post: str
    phone: str
    note: str
    reading: str
    level: str


def preview(
    book: Book,
    known: Known,
    *,
    sheet: str | None = None,
    header: int | None = None,
    columns: Mapping[Column, int] | None = None,
    split_names: bool = False,
    units: Mapping[str, str | None] | None = None,
    guess: bool = False,
) -> Preview:
    """What importing this file would do.

    `sheet`, `header` (row from 0, -1 for none) and `columns` override what is found by itself; `split_names`
    makes several people of a cell with several names; `units` says which organisation a name of the file
    means (by `units.same_unit`; None: a new one); `guess` tells columns by their cells where no header is
    found, for someone who looks at the outcome.
    Raises BadInput roster.no_header, roster.no_guess, roster.no_column, roster.no_people, sheet.empty.
    """
    table = book.sheet(sheet)
    if guess and header is None and columns is None and not has_header(table):
        header = NO_HEADER if guessed(table) else None
    layout = _layout(book.file, table, header, columns)
    people, skipped = lines(table, layout, split_names=split_names)
    if not people:
        raise BadInput("roster.no_people", file=book.file, row=layout.header + 2)
    comparison = _Comparison(known, layout.columns, units or {})
    rows = tuple(comparison.rows(people))
    return Preview(
        book.file, table.name, book.encoding, layout, rows, tuple(skipped), tuple(comparison.aliases)
    )


def _layout(file: str, table: Sheet, header: int | None, columns: Mapping[Column, int] | None) -> Layout:
    if columns is None and header == NO_HEADER:
        return _guess(file, table)
    if columns is None:
        return find_layout(file, table, header)
    if Column.NAME not in columns or Column.UNIT not in columns:
        missing = Column.NAME if Column.NAME not in columns else Column.UNIT
        row = max(header or 0, 0) + 1
        raise BadInput("roster.no_column", file=file, row=row, column=_(COLUMN_WORDS[missing]))
    return Layout(header or 0, dict(columns))


def _guess(file: str, table: Sheet) -> Layout:
    found = guessed(table)
    if found is None:
        raise BadInput("roster.no_guess", file=file)
    return found


class _Comparison:
    """The roster, indexed for comparing one file with it."""

    def __init__(
        self, known: Known, columns: Collection[Column], decided: Mapping[str, str | None]
    ) -> None:
        self._columns = columns
        self._decided = decided
        self._by_id = {one.organisation_id: one for one in known.units}
        self._units: dict[str, KnownUnit] = {}
        self._aliases: dict[str, list[KnownUnit]] = {}
        for one in known.units:
            self._units.setdefault(same_unit(one.full_name), one)
            for alias in one.aliases:
                for spelling in {same_unit(alias), same_unit(alias + one.kind)}:
                    self._aliases.setdefault(spelling, []).append(one)
        self._likeness = Likeness(known.units)
        self._proposals: dict[str, tuple[KnownUnit, ...]] = {}
        self.aliases: dict[tuple[str, str], None] = {}
        self._people: dict[str, list[KnownPost]] = {}
        for post in known.posts:
            self._people.setdefault(post.name, []).append(post)
        self._seen: dict[tuple[str, str], int] = {}

    def rows(self, people: Iterable[Line]) -> Iterable[Row]:
        """Each line with its state."""
        for line in people:
            yield self._row(line)

    def _row(self, line: Line) -> Row:
        troubles = (*troubles_of(line, self._columns), *self._twice(line))
        organisation, by_alias = self._unit(line.unit)
        namesakes = self._people.get(line.name, [])
        proposed = () if organisation else self._proposed(line.unit, namesakes)
        key = organisation.organisation_id if organisation else None
        same = [one for one in namesakes if key is not None and one.organisation_id == key]
        person = same[0] if len(same) == 1 else None
        changes = _changes(line, person) if person else ()
        return Row(
            line=line,
            state=_state(troubles, proposed, person, namesakes, changes),
            troubles=troubles,
            person_id=person.person_id if person else None,
            organisation_id=key,
            alias_of=organisation.full_name if organisation and by_alias else None,
            changes=changes,
            before=person,
            candidates=() if person else tuple(namesakes),
            proposed=proposed,
        )

    def _unit(self, text: str) -> tuple[KnownUnit | None, bool]:
        """The organisation meant, and whether by another name; two that might be meant are none."""
        spelling = same_unit(text)
        exact = self._units.get(spelling)
        if exact is not None:
            return exact, False
        said = self._by_id.get(self._decided.get(spelling) or "")
        if said is not None:
            self.aliases[said.organisation_id, text] = None
            return said, True
        others = {one.organisation_id: one for one in self._aliases.get(spelling, [])}
        return (next(iter(others.values())), True) if len(others) == 1 else (None, False)

    def _proposed(self, text: str, namesakes: Sequence[KnownPost]) -> tuple[KnownUnit, ...]:
        """Organisations that may be meant, until someone has said which."""
        spelling = same_unit(text)
        if not spelling or spelling in self._decided:
            return ()
        if spelling not in self._proposals:
            self._proposals[spelling] = self._likeness.proposals(text)
        theirs = (self._by_id.get(one.organisation_id or "") for one in namesakes)
        alike = [one for one in theirs if one is not None and begins_alike(text, one)]
        found = {one.organisation_id: one for one in (*alike, *self._proposals[spelling])}
        return tuple(found.values())

    def _twice(self, line: Line) -> Iterable[Trouble]:
        if not line.name or not line.unit:
            return
        first = self._seen.setdefault((line.name, same_unit(line.unit)), line.row)
        if first != line.row:
            yield Trouble("roster.row_twice", (("first", first),), blocking=True)


def _state(
    troubles: Sequence[Trouble],
    proposed: Sequence[KnownUnit],
    person: KnownPost | None,
    namesakes: Sequence[KnownPost],
    changes: Sequence[str],
) -> State:
    if troubles:
        return State.PROBLEM
    if proposed:
        return State.UNIT
    if person is not None:
        return State.UPDATE if changes else State.SAME
    return State.SAME_NAME if namesakes else State.NEW


def _changes(line: Line, person: KnownPost) -> tuple[str, ...]:
    """Fields that the file fills in another way; what it leaves empty stays."""
    return tuple(name for name in _FIELDS if getattr(line, name) not in ("", getattr(person, name)))


def entries(
    found: Preview,
    *,
    keys: Iterable[str] | None = None,
    chosen: Mapping[str, str | None] | None = None,
    namesakes: Namesake = Namesake.SKIP,
    with_troubles: bool = False,
) -> tuple[Entry, ...]:
    """The rows to import.

    `keys` (of `Row.key`) are the rows the user accepted; None takes all that need no decision. `chosen` gives
    for rows of namesakes the person meant, None for a new one; `namesakes` says what becomes of the others,
    and of units that are not decided. `with_troubles` takes rows with a trouble that does not block.
    """
    wanted = None if keys is None else set(keys)
    answers = chosen or {}
    return tuple(
        _entry(row, answers.get(row.key, row.person_id))
        for row in found.rows
        if row.usable
        and (row.key in wanted if wanted is not None else row.state is not State.PROBLEM or with_troubles)
        and (row.person_id or not row.candidates or row.key in answers or namesakes is Namesake.NEW)
        and (not row.proposed or namesakes is Namesake.NEW)
    )


def _entry(row: Row, person_id: str | None) -> Entry:
    line = row.line
    return Entry(
        row=line.row,
        name=line.name,
        unit=line.unit,
        person_id=person_id,
        organisation_id=row.organisation_id,
        post=line.post,
        phone=line.phone,
        note=line.note,
        reading=line.reading,
        level=line.level,
    )


def trouble_list(found: Preview, wording: Wording) -> tuple[tuple[str, ...], list[tuple[str | int, ...]]]:
    """Header and rows of the list of problems, to be saved for whoever sent the file."""
    header = tuple(wording.text(word) for word in (N_("行"), N_("姓名"), N_("单位"), N_("问题")))
    rows: list[tuple[str | int, ...]] = []
    for row in found.rows:
        reasons = [trouble.text(wording) for trouble in row.troubles]
        if row.state is State.SAME_NAME:
            reasons.append(wording.text("roster.row_same_name", count=len(row.candidates)))
        if row.proposed:
            names = "、".join(one.full_name for one in row.proposed)
            reasons.append(wording.text("roster.row_unit", names=names))
        if reasons:
            rows.append((row.line.row, row.line.name, row.line.unit, " ".join(reasons)))
    return header, rows
