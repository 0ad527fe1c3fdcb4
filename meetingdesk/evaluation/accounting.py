"""The account of the papers: each step's number, what must hold of it, what nobody counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.evaluation import tally
from meetingdesk.evaluation.after import Ruling
from meetingdesk.evaluation.counts import attendance_of
from meetingdesk.evaluation.identities import all_broken
from meetingdesk.evaluation.model import AFTER_VOTING, BEFORE_VOTING_ENDS, Poll, VoidPaper, VoterClass
from meetingdesk.evaluation.queries import class_rows
from meetingdesk.evaluation.records import passes_of, poll_of, rows_of
from meetingdesk.evaluation.rows import ClassRow, VoidRow
from meetingdesk.evaluation.validity import RULE_WORDS, Rule
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_, _

LIFTABLE = frozenset({"ladder.printed", "ladder.issued", "ladder.returned"})
"""Identities that may stay broken for a stated reason; more returned than issued never may (3.5)."""


def first_broken(session: Session, poll: Poll) -> tally.Broken | None:
    """The first identity of the papers that does not hold and is not lifted by a stated reason."""
    for kind in rows_of(session, VoterClass, poll.id):
        for broken in all_broken(kind.code, kind.ladder()):
            if not (poll.mismatch_reason and broken.key in LIFTABLE):
                return broken
    return None


def refuse_broken(session: Session, poll: Poll) -> None:
    """Refused: ladder.printed, ladder.over_issued, ladder.issued, ladder.returned."""
    broken = first_broken(session, poll)
    if broken:
        raise Refused(broken.key, **broken.values)


# ---------------------------------------------------------------- what nobody counted


@dataclass(frozen=True)
class Uncounted:
    """A number that a class lacks: `step` names it (`COUNTED`)."""

    class_code: str
    step: str


COUNTED = {
    "printed": N_("印制"),
    "unused": N_("剩余"),
    "sorted_valid": N_("分拣"),
}
"""Numbers that may be left uncounted; whoever does so says it on the record and on the result sheet."""


def uncounted(session: Session, poll: Poll) -> tuple[Uncounted, ...]:
    """Which numbers nobody counted, once their time is over; nothing is passed over in silence."""
    if poll.state in BEFORE_VOTING_ENDS:
        return ()
    over = [name for name in COUNTED if name != "sorted_valid" or poll.state not in AFTER_VOTING]
    return tuple(
        Uncounted(kind.code, name)
        for kind in rows_of(session, VoterClass, poll.id)
        for name in over
        if getattr(kind, name) is None
    )


# ---------------------------------------------------------------- identities in words


Part = tuple[str, int | None]


@dataclass(frozen=True)
class IdentityRow:
    """What must hold of a class's papers: `left` `relation` the sum of `right`; parts are named numbers.

    `holds` is None where a number was not counted. `class_code` "" = all classes together.
    """

    class_code: str
    key: str
    left: Part
    relation: str
    right: tuple[Part, ...]
    holds: bool | None


def identities(session: Session, poll_id: str) -> tuple[IdentityRow, ...]:
    """Every identity of the papers in the order of the steps, class by class, then the typed sheets."""
    kinds = class_rows(session, poll_id)
    found = [row for kind in kinds for row in _of_class(kind)]
    returned = sum(kind.returned for kind in kinds)
    for number, each in sorted(passes_of(session, poll_id).items()):
        words = N_("第一遍录入") if number == 1 else N_("第二遍录入")
        found.append(_identity("", "ladder.entered", (words, each.sheets), "=", ((N_("收回"), returned),)))
    return tuple(found)


def _of_class(kind: ClassRow) -> Iterator[IdentityRow]:
    issued, returned = (N_("发出"), kind.issued), (N_("收回"), kind.returned)
    valid = kind.sorted_valid if kind.valid is None else kind.valid
    void = kind.sorted_void if kind.void is None else kind.void
    left_over = (issued, (N_("剩余"), kind.unused))
    back = (returned, (N_("未收回"), kind.not_returned), (N_("作废换票"), kind.replaced))
    piles = ((N_("有效"), valid), (N_("无效"), void))
    yield _identity(kind.code, "ladder.printed", (N_("印制"), kind.printed), "=", left_over)
    yield _identity(kind.code, "ladder.over_issued", issued, "≥", (returned,))
    yield _identity(kind.code, "ladder.issued", issued, "=", back)
    yield _identity(kind.code, "ladder.returned", returned, "=", piles)


def _identity(code: str, key: str, left: Part, relation: str, right: tuple[Part, ...]) -> IdentityRow:
    numbers = [number for _name, number in right]
    known = [number for number in numbers if number is not None]
    holds = None
    if left[1] is not None and len(known) == len(numbers):
        holds = left[1] == sum(known) if relation == "=" else left[1] >= sum(known)
    return IdentityRow(code, key, left, relation, right, holds)


def identity_words(row: IdentityRow, text: Callable[..., str] = _) -> str:
    """The identity with its numbers, as 印制 50 = 发出 43 + 剩余 7; what was not counted is said so."""
    right = " + ".join(_part_words(part, text) for part in row.right)
    return f"{_part_words(row.left, text)} {row.relation} {right}"


def _part_words(part: Part, text: Callable[..., str]) -> str:
    name, number = part
    return f"{text(name)} {text(N_('未清点')) if number is None else number}"


# ---------------------------------------------------------------- the whole account


@dataclass(frozen=True)
class RulingRow:
    """How often a rule of the form voided something in a class; `words` is a catalogue entry."""

    class_code: str
    rule: str
    words: str
    count: int


@dataclass(frozen=True)
class TypistRow:
    """Who typed a pass, and who sat beside."""

    number: int
    operators: tuple[str, ...]
    witness: str | None
    sheets: int | None


@dataclass(frozen=True)
class ReportRow:
    """All numbers of the papers, for 发分, 收回 and 统计 report sheets; no mark and no total of marks.

    `total` holds the sums of all classes by the names of `ClassRow`; None = some class was not counted.
    `more_than_present`: more papers went out than people were present, which guests may explain.
    """

    poll_id: str
    title: str
    state: str
    classes: tuple[ClassRow, ...]
    total: dict[str, int | None]
    return_rate: str | None
    valid_rate: str | None
    present: int | None
    more_than_present: bool
    void_papers: tuple[VoidRow, ...]
    rulings: tuple[RulingRow, ...]
    uncounted: tuple[Uncounted, ...]
    identities: tuple[IdentityRow, ...]
    typists: tuple[TypistRow, ...]
    shuffled_by: tuple[str, ...]
    confirmed_by: tuple[str, ...]
    confirm_note: str | None
    mismatch_reason: str | None
    differences: int | None


SUMMED = (
    "expected", "printed", "issued", "returned", "replaced", "unused", "not_returned", "sorted_valid",
    "sorted_void", "valid", "void",
)  # fmt: skip


def report(session: Session, poll_id: str) -> ReportRow:
    """The account of a poll's papers as it stands. Refused: storage.gone."""
    poll = poll_of(session, poll_id)
    kinds = class_rows(session, poll_id)
    total = {name: _sum([getattr(kind, name) for kind in kinds]) for name in SUMMED}
    present = attendance_of(session, poll.meeting_id) if poll.present is None else poll.present
    issued, returned = total["issued"] or 0, total["returned"] or 0
    return ReportRow(
        poll_id=poll.id, title=poll.title, state=poll.state, classes=kinds, total=total,
        return_rate=tally.two_places(tally.per_cent(returned, issued)),
        valid_rate=tally.two_places(tally.per_cent(_valid(total), returned)) if _sorted(total) else None,
        present=present, more_than_present=present is not None and issued > present,
        void_papers=_void_papers(session, poll_id), rulings=_rulings(session, poll_id),
        uncounted=uncounted(session, poll), identities=identities(session, poll_id),
        typists=tuple(
            TypistRow(number, tuple(each.operators), each.witness, each.sheets)
            for number, each in sorted(passes_of(session, poll_id).items())
        ),
        shuffled_by=tuple(poll.shuffled_by or ()), confirmed_by=tuple(poll.confirmed_by or ()),
        confirm_note=poll.confirm_note, mismatch_reason=poll.mismatch_reason, differences=poll.differences,
    )  # fmt: skip


def _sum(numbers: list[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _sorted(total: dict[str, int | None]) -> bool:
    return total["valid"] is not None or total["sorted_valid"] is not None


def _valid(total: dict[str, int | None]) -> int:
    return total["valid"] if total["valid"] is not None else total["sorted_valid"] or 0


def _void_papers(session: Session, poll_id: str) -> tuple[VoidRow, ...]:
    found = rows_of(session, VoidPaper, poll_id)
    return tuple(VoidRow(each.class_code, each.reason, tuple(each.found_by)) for each in found)


def _rulings(session: Session, poll_id: str) -> tuple[RulingRow, ...]:
    found = session.scalars(
        select(Ruling).where(Ruling.poll_id == poll_id).order_by(Ruling.class_code, Ruling.rule)
    )
    return tuple(RulingRow(r.class_code, r.rule, RULE_WORDS[Rule(r.rule)], r.count) for r in found)
