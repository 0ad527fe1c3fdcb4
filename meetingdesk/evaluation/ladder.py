"""The ten steps from printing to the result, each with its number and a tick (screens.md 测评)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from meetingdesk.evaluation import tally
from meetingdesk.evaluation.accounting import LIFTABLE, first_broken, uncounted
from meetingdesk.evaluation.model import Pass, Poll, State, VoterClass
from meetingdesk.evaluation.queries import entered
from meetingdesk.evaluation.records import passes_of, poll_of, rows_of
from meetingdesk.evaluation.whole import (
    FIRST,
    SECOND,
    all_differences,
    both_finished,
    check_all_there,
    open_differences,
)
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_


class Step(StrEnum):
    """The steps in their order."""

    PRINT = "print"
    ISSUE = "issue"
    RETURN = "return"
    SORT = "sort"
    SHUFFLE = "shuffle"
    FIRST_PASS = "first_pass"  # noqa: S105  a step, not a secret
    SECOND_PASS = "second_pass"  # noqa: S105  a step, not a secret
    COMPARE = "compare"
    SEAL = "seal"
    RESULT = "result"


STEP_WORDS = {
    Step.PRINT: N_("印制"),
    Step.ISSUE: N_("发出"),
    Step.RETURN: N_("收回"),
    Step.SORT: N_("分拣"),
    Step.SHUFFLE: N_("打乱编号"),
    Step.FIRST_PASS: N_("第一遍录入"),
    Step.SECOND_PASS: N_("第二遍录入"),
    Step.COMPARE: N_("复核"),
    Step.SEAL: N_("封存"),
    Step.RESULT: N_("结果"),
}
"""What each step is called on the screen."""

ORDER = tuple(Step)
REACHED = {
    State.SHUFFLED: Step.FIRST_PASS,
    State.CONFIRMED: Step.SEAL,
    State.SEALING: Step.SEAL,
    State.SEALED: Step.RESULT,
}


STEP_OF = {"printed": Step.PRINT, "unused": Step.ISSUE, "sorted_valid": Step.SORT}
"""The step that a number which nobody counted belongs to."""


@dataclass(frozen=True)
class StepRow:
    """One step. `figures` are its numbers by name; what nobody counted is left out, and where that makes the
    step one that was passed over, it says so.
    """

    step: Step
    done: bool
    current: bool
    figures: dict[str, int]
    skipped: bool = False


@dataclass(frozen=True)
class LadderRow:
    """All steps, and the first identity that does not hold: `broken` is a key, `broken_values` fill it.

    `liftable`: it may be accepted for a stated reason; `voided`: the poll does not count at all.
    """

    poll_id: str
    title: str
    state: str
    steps: tuple[StepRow, ...]
    broken: str | None
    broken_values: dict[str, str | int]
    liftable: bool
    mismatch_reason: str | None
    shuffled_by: tuple[str, ...]
    confirmed_by: tuple[str, ...]
    voided: bool


def ladder(session: Session, poll_id: str) -> LadderRow:
    """Where a poll stands, without any total of marks. Refused: storage.gone."""
    poll = poll_of(session, poll_id)
    begun = passes_of(session, poll_id)
    reached = ORDER.index(_reached(session, poll, begun))
    figures = _figures(session, poll, begun)
    sealed = poll.state == State.SEALED
    passed = {STEP_OF[each.step] for each in uncounted(session, poll)}
    broken = _broken(session, poll)
    return LadderRow(
        poll_id=poll.id, title=poll.title, state=poll.state,
        steps=tuple(
            StepRow(
                step, at < reached or sealed, at == reached and not sealed, figures.get(step, {}),
                at < reached and step in passed,
            )
            for at, step in enumerate(ORDER)
        ),
        broken=broken.key if broken else None, broken_values=dict(broken.values) if broken else {},
        liftable=broken is not None and broken.key in LIFTABLE, mismatch_reason=poll.mismatch_reason,
        shuffled_by=tuple(poll.shuffled_by or ()), confirmed_by=tuple(poll.confirmed_by or ()),
        voided=poll.state == State.VOIDED,
    )  # fmt: skip


def _reached(session: Session, poll: Poll, begun: dict[int, Pass]) -> Step:
    """The step in hand."""
    kinds = rows_of(session, VoterClass, poll.id)
    if poll.state == State.PREPARING:
        return Step.PRINT if any(kind.printed is None for kind in kinds) else Step.ISSUE
    if poll.state == State.VOTING:
        return Step.RETURN if any(kind.returned for kind in kinds) else Step.ISSUE
    if poll.state == State.ENTRY:
        if both_finished(begun):
            return Step.COMPARE
        return Step.SECOND_PASS if FIRST in begun and begun[FIRST].finished_at else Step.FIRST_PASS
    if poll.state == State.CLOSED:
        return Step.SHUFFLE if _sorted(kinds) else Step.SORT
    return REACHED.get(State(poll.state), Step.PRINT)


def _sorted(kinds: list[VoterClass]) -> bool:
    """Every paper of every class lies on a pile."""
    return all((k.sorted_valid or 0) + (k.sorted_void or 0) == k.returned for k in kinds)


def _figures(session: Session, poll: Poll, begun: dict[int, Pass]) -> dict[Step, dict[str, int]]:
    kinds = rows_of(session, VoterClass, poll.id)
    found = {
        Step.PRINT: _sums(kinds, "printed", "expected"),
        Step.ISSUE: _sums(kinds, "issued", "unused", "replaced"),
        Step.RETURN: _sums(kinds, "returned", "not_returned"),
        Step.SORT: _sums(kinds, "sorted_valid", "sorted_void"),
        Step.RESULT: _sums(kinds, "valid", "void"),
    }
    if poll.highest_paper is not None and poll.shuffled_by:
        found[Step.SHUFFLE] = {"highest": poll.highest_paper}
    for step, number in ((Step.FIRST_PASS, FIRST), (Step.SECOND_PASS, SECOND)):
        if number in begun:
            typed = begun[number].sheets
            found[step] = {"entered": entered(session, poll.id, number) if typed is None else typed}
    found[Step.COMPARE] = _compared(session, poll, begun)
    return found


def _sums(kinds: list[VoterClass], *names: str) -> dict[str, int]:
    """Sums over the classes; a number that some class lacks is not known."""
    values = {name: [getattr(kind, name) for kind in kinds] for name in names}
    return {name: sum(numbers) for name, numbers in values.items() if None not in numbers}


def _compared(session: Session, poll: Poll, begun: dict[int, Pass]) -> dict[str, int]:
    """Differences in all and still open; only their number is kept after the confirmation."""
    if poll.differences is not None:
        return {"differences": poll.differences, "open": 0}
    if poll.state != State.ENTRY or not both_finished(begun) or _missing(session, poll):
        return {}
    return {"differences": len(all_differences(session, poll)), "open": len(open_differences(session, poll))}


def _broken(session: Session, poll: Poll) -> tally.Broken | None:
    """The papers' first broken identity; with entry open, also sheets that are gone (an old copy)."""
    return first_broken(session, poll) or _missing(session, poll)


def _missing(session: Session, poll: Poll) -> tally.Broken | None:
    if poll.state not in {State.ENTRY, State.CONFIRMED}:
        return None
    try:
        for number, each in sorted(passes_of(session, poll.id).items()):
            if each.finished_at is not None:
                check_all_there(session, poll.id, number)
    except Refused as refused:
        return tally.Broken(refused.key, refused.values)  # type: ignore[arg-type]
    return None
