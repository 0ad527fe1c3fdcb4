"""The paperwork of polls that nobody held: a blank ballot, the account of its papers, its ladder."""

from __future__ import annotations

from typing import Any

from meetingdesk.documents.snapshot import Paperwork, ReportRow
from meetingdesk.evaluation.accounting import IdentityRow, TypistRow
from meetingdesk.evaluation.ladder import LadderRow
from meetingdesk.evaluation.printed import BallotClass, BallotRow
from meetingdesk.evaluation.rows import ClassRow, SubjectRow
from tests.documents.making import a_class

SUMMED = ("expected", "printed", "issued", "returned", "replaced", "unused", "not_returned", "valid", "void")


def a_ballot(rows: int = 7, classes: tuple[BallotClass, ...] = (), **changes: Any) -> BallotRow:
    """A form of T1."""
    known: dict[str, Any] = {
        "poll_id": "p1", "kind": "rows", "title": "演示测评", "heading": "演示会", "neutral": "",
        "warning": "",
        "boxes": ("好", "较好", "一般", "差"), "aspects": (), "most_good": None,
        "subjects": tuple(
            SubjectRow(n, f"演示{n:03}党支部", "王五", True, None, None) for n in range(1, rows + 1)
        ),
        "classes": classes or (BallotClass("全体", "", "", None, None),),
        "instructions": ("1．本表采用无记名方式填写。",),
    }  # fmt: skip
    return BallotRow(**{**known, **changes})


def a_report(*classes: ClassRow, **changes: Any) -> ReportRow:
    """The account of papers that add up."""
    kinds = classes or (a_class(),)
    known: dict[str, Any] = {
        "poll_id": "p1", "title": "演示测评", "state": "sealed", "classes": kinds, "return_rate": "97.73",
        "total": {name: _sum([getattr(kind, name) for kind in kinds]) for name in SUMMED},
        "valid_rate": "95.35", "present": 43, "more_than_present": False, "void_papers": (), "rulings": (),
        "uncounted": (), "identities": (
            IdentityRow("全体", "ladder.printed", ("印制", 45), "=", (("发出", 43), ("剩余", 2)), True),
        ),
        "typists": (TypistRow(1, ("录入员甲",), None, 43), TypistRow(2, ("录入员乙",), "监票丙", 43)),
        "shuffled_by": ("监票甲", "监票乙"), "confirmed_by": ("监票甲", "监票乙"), "confirm_note": None,
        "mismatch_reason": None, "differences": 0,
    }  # fmt: skip
    return ReportRow(**{**known, **changes})


def _sum(numbers: list[int | None]) -> int | None:
    return None if None in numbers else sum(number or 0 for number in numbers)


def a_ladder(**changes: Any) -> LadderRow:
    """A ladder without a broken step."""
    known: dict[str, Any] = {
        "poll_id": "p1", "title": "演示测评", "state": "sealed", "steps": (), "broken": None,
        "broken_values": {}, "liftable": False, "mismatch_reason": None, "shuffled_by": (),
        "confirmed_by": (), "voided": False,
    }  # fmt: skip
    return LadderRow(**{**known, **changes})


def some_work(report: ReportRow | None = None, ladder: LadderRow | None = None, **ballot: Any) -> Paperwork:
    """All three of a sealed poll."""
    return Paperwork(a_ballot(**ballot), report or a_report(), ladder or a_ladder())
