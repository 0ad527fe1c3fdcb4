"""What pages, papers and the command line may see of an evaluation.

Before the seal: numbers of papers, never a total of marks. Entry shows a pass its own sheets only; where the
passes differ is shown once both are closed.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from meetingdesk.evaluation import comparison
from meetingdesk.evaluation.ballots import BLANK_MARK, VOID_MARK, Sheet, points_of
from meetingdesk.evaluation.model import (
    Closing,
    Grade,
    Poll,
    Scope,
    State,
    Subject,
    VoidPaper,
    VoterClass,
)
from meetingdesk.evaluation.records import (
    form_of,
    passes_of,
    poll_of,
    returned_in_all,
    rows_of,
    rule_spec_of,
    setting_of,
)
from meetingdesk.evaluation.rows import (
    AspectRow,
    CellRow,
    ClassRow,
    ClosingRow,
    DifferenceRow,
    EntryRow,
    FormRow,
    GradeRow,
    PollRow,
    SheetMark,
    SheetRow,
    SubjectRow,
    VoidRow,
)
from meetingdesk.evaluation.settings import Aspect
from meetingdesk.evaluation.shapes import Form
from meetingdesk.evaluation.specs import Kind, SubjectSpec
from meetingdesk.evaluation.whole import FIRST, SECOND, all_differences, check_comparable, open_pass
from meetingdesk.foundation.errors import Refused
from meetingdesk.speakers import queries as speakers

__all__ = [
    "AspectRow",
    "CellRow",
    "ClassRow",
    "ClosingRow",
    "DifferenceRow",
    "EntryRow",
    "FormRow",
    "GradeRow",
    "PollRow",
    "SheetMark",
    "SheetRow",
    "SubjectRow",
    "VoidRow",
    "aspect_rows",
    "candidates",
    "cell_rows",
    "class_rows",
    "closing",
    "differences",
    "differences_json",
    "entered",
    "entry",
    "entry_progress",
    "form",
    "grade_rows",
    "poll_by_stem",
    "polls",
    "sheet",
    "sheets_to_type_again",
    "subject_rows",
]


def polls(session: Session, meeting_id: str) -> tuple[PollRow, ...]:
    """The polls of a meeting in order."""
    found = select(Poll).where(Poll.meeting_id == meeting_id).order_by(Poll.position, Poll.id)
    return tuple(_poll_row(session, poll) for poll in session.scalars(found))


def poll_by_stem(session: Session, meeting_id: str, stem: str) -> PollRow | None:
    """The poll that a case folder's files belong to."""
    return next((poll for poll in polls(session, meeting_id) if poll.stem == stem), None)


def candidates(session: Session, meeting_id: str, scope: str) -> tuple[SubjectSpec, ...]:
    """Who a new poll would rate: the speakers in their order, or all who report, in roster order.

    With scope `chosen` all who report are there to be chosen from. Attendance plays no part.
    """
    found = speakers.reporting(session, meeting_id, "on_site" if scope == Scope.ON_SITE else "reporting")
    return tuple(
        SubjectSpec(each.unit, each.name or "", each.organisation_id, each.attendee_id, each.on_site)
        for each in found
    )


def form(session: Session, poll_id: str) -> FormRow:
    """A poll's settings and papers. Refused: storage.gone."""
    poll = poll_of(session, poll_id)
    setting = setting_of(session, poll_id)
    return FormRow(
        id=poll.id, title=poll.title, scope=poll.scope, base=poll.base, self_rating=poll.self_rating,
        least_ballots=poll.least_ballots, thresholds=tuple(poll.thresholds),
        grades=grade_rows(session, poll_id), classes=class_rows(session, poll_id),
        subjects=subject_rows(session, poll_id),
        void_papers=tuple(
            VoidRow(each.class_code, each.reason, tuple(each.found_by))
            for each in rows_of(session, VoidPaper, poll_id)
        ),
        may_change=_allowed(poll.check_before_entry), may_change_paper=_allowed(poll.check_form_free),
        kind=setting.kind if setting else Kind.ROWS.value, neutral=setting.neutral if setting else "",
        aspects=aspect_rows(session, poll_id), cells=cell_rows(session, poll_id),
        rules=rule_spec_of(session, poll_id),
    )  # fmt: skip


def entry(session: Session, poll_id: str, number: int) -> EntryRow | None:
    """How far one pass is; None before it began."""
    poll = poll_of(session, poll_id)
    current = passes_of(session, poll_id).get(number)
    if current is None:
        return None
    papers = _papers(session, poll_id, number)
    kinds = class_rows(session, poll_id)
    missing = {k.code: k.returned - sum(p.class_code == k.code for p in papers) for k in kinds}
    return EntryRow(
        poll_id=poll.id, number=number, operators=tuple(current.operators), witness=current.witness,
        began_at=current.began_at, finished=current.finished_at is not None, entered=len(papers),
        papers=() if current.finished_at else papers,
        highest=poll.highest_paper or 0, returned=returned_in_all(session, poll_id), missing=missing,
    )  # fmt: skip


def sheet(session: Session, poll_id: str, number: int, paper: int) -> SheetRow:
    """One sheet of the pass that is being typed; a closed pass shows nothing any more.

    Refused: evaluation.pass_not_open, .entry_not_open, .paper_missing.
    """
    open_pass(session, poll_of(session, poll_id), number)
    found = session.get(Sheet, (poll_id, number, paper))
    if found is None:
        raise Refused("evaluation.paper_missing", paper=paper, number=number)
    return SheetRow(found.paper, found.class_code, found.state, tuple(found.marks), found.reason)


def differences(session: Session, poll_id: str) -> tuple[DifferenceRow, ...]:
    """Where the passes differ, once both are closed and until the seal.

    Refused: evaluation.passes_open, .entry_not_open, .sealed.
    """
    poll = poll_of(session, poll_id)
    if poll.state != State.CONFIRMED:
        check_comparable(session, poll)
    subjects = {each.position: each for each in rows_of(session, Subject, poll_id)}
    asked = form_of(session, poll)
    return tuple(_difference(each, asked, subjects) for each in all_differences(session, poll))


def differences_json(rows: tuple[DifferenceRow, ...]) -> list[dict[str, int | str]]:
    """The differing marks as results files hold them; a void paper's missing mark is left out of them.

    Points stand as they are, "-" where none were given, "/" where they are void.
    """
    return [_difference_json(each) for each in rows if each.part == comparison.ROW]


def _difference_json(row: DifferenceRow) -> dict[str, int | str]:
    marks = {"first": row.first, "second": row.second, "paper_says": row.says}
    told = {name: _in_file(int(mark), row.points) for name, mark in marks.items() if mark is not None}
    return {"paper": row.paper, "subject": row.row, **told}


def _in_file(mark: int, points: bool) -> int | str:
    if not points:
        return mark
    return {BLANK_MARK: "-", VOID_MARK: "/"}.get(mark, points_of(mark))


def closing(session: Session, poll_id: str) -> ClosingRow | None:
    """The closing record of a sealed poll."""
    found = session.scalars(select(Closing).where(Closing.poll_id == poll_id)).first()
    return ClosingRow(found.sealed_at, found.record, found.digest) if found else None


def entry_progress(session: Session) -> dict[str, list[int]]:
    """Sheets typed in the first and second pass of each open poll: for the side file."""
    opened = session.scalars(select(Poll.id).where(Poll.state.in_([State.ENTRY, State.CONFIRMED]))).all()
    return {each: [entered(session, each, FIRST), entered(session, each, SECOND)] for each in opened}


def sheets_to_type_again(session: Session, poll_id: str) -> int:
    """Sheets that finished passes should have and the file has not: after a safety copy came back."""
    found = passes_of(session, poll_id).items()
    return sum((begun.sheets or 0) - entered(session, poll_id, n) for n, begun in found if begun.finished_at)


def entered(session: Session, poll_id: str, number: int) -> int:
    """Sheets typed in a pass."""
    counted = select(func.count()).select_from(Sheet).where(Sheet.poll_id == poll_id, Sheet.number == number)
    return session.scalar(counted) or 0


def grade_rows(session: Session, poll_id: str) -> tuple[GradeRow, ...]:
    """The scale, best first."""
    return tuple(GradeRow(g.position, g.label, str(g.points)) for g in rows_of(session, Grade, poll_id))


def aspect_rows(session: Session, poll_id: str) -> tuple[AspectRow, ...]:
    """What is judged of each subject; empty where one tick says it all."""
    found = rows_of(session, Aspect, poll_id)
    return tuple(AspectRow(a.position, a.label, str(a.weight), a.overall, a.points) for a in found)


def cell_rows(session: Session, poll_id: str) -> tuple[CellRow, ...]:
    """The marks of one whole ballot in the order in which they are typed."""
    asked = form_of(session, poll_of(session, poll_id))
    cells = ((cell, asked.subject_of(cell), asked.part_of(cell)) for cell in range(1, asked.cells + 1))
    return tuple(CellRow(cell, subject, part.label, part.points) for cell, subject, part in cells)


def class_rows(session: Session, poll_id: str) -> tuple[ClassRow, ...]:
    """The classes with their papers."""
    setting = setting_of(session, poll_id)
    colours = setting.colours if setting else {}
    return tuple(
        ClassRow(
            code=k.code, weight=str(k.weight), expected=k.expected, printed=k.printed, issued=k.issued,
            returned=k.returned, replaced=k.replaced, unused=k.unused, not_returned=k.not_returned,
            sorted_valid=k.sorted_valid, sorted_void=k.sorted_void, valid=k.valid, void=k.void,
            colour=colours.get(k.code, ""),
        )
        for k in rows_of(session, VoterClass, poll_id)
    )  # fmt: skip


def subject_rows(session: Session, poll_id: str) -> tuple[SubjectRow, ...]:
    """Who is rated, in printed order."""
    return tuple(
        SubjectRow(s.position, s.name, s.person, s.on_site, s.organisation_id, s.attendee_id)
        for s in rows_of(session, Subject, poll_id)
    )


def _poll_row(session: Session, poll: Poll) -> PollRow:
    begun = [number for number, each in passes_of(session, poll.id).items() if each.finished_at is None]
    current = max(begun, default=None)
    return PollRow(
        id=poll.id, stem=poll.stem, title=poll.title, state=poll.state, scope=poll.scope,
        grades=tuple(g.label for g in rows_of(session, Grade, poll.id)),
        classes=tuple(k.code for k in rows_of(session, VoterClass, poll.id)),
        subjects=len(rows_of(session, Subject, poll.id)), returned=returned_in_all(session, poll.id),
        current_pass=current, entered=entered(session, poll.id, current) if current else 0,
        released=poll.released, sealed_at=poll.sealed_at,
    )  # fmt: skip


def _papers(session: Session, poll_id: str, number: int) -> tuple[SheetMark, ...]:
    found = session.execute(
        select(Sheet.paper, Sheet.class_code, Sheet.state)
        .where(Sheet.poll_id == poll_id, Sheet.number == number)
        .order_by(Sheet.paper)
    )
    return tuple(SheetMark(*row) for row in found)


def _difference(found: comparison.Difference, asked: Form, subjects: dict[int, Subject]) -> DifferenceRow:
    subject = subjects.get(asked.subject_of(found.row)) if found.row else None
    part = asked.part_of(found.row) if found.row else None
    return DifferenceRow(
        paper=found.paper, part=found.part, row=found.row, subject=subject.name if subject else "",
        person=subject.person if subject else "", first=found.first, second=found.second, says=found.says,
        aspect=part.label if part else "", points=bool(part and part.points),
    )  # fmt: skip


def _allowed(check: Any) -> bool:
    try:
        check()
    except Refused:
        return False
    return True
