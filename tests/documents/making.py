"""Snapshots made by hand, for papers of meetings that nobody held."""

from __future__ import annotations

import datetime as dt
from typing import Any

from meetingdesk.documents.snapshot import (
    BoardRow,
    Listed,
    Minutes,
    ResultRow,
    Results,
    Role,
    Snapshot,
    Status,
)
from meetingdesk.evaluation.queries import ClassRow, ClosingRow, GradeRow
from meetingdesk.evaluation.results import ClassScore
from meetingdesk.minutes.section import Paper
from meetingdesk.minutes.sections import build
from meetingdesk.signin.queries import Counts
from tests.builders import MORNING, minutes_facts

NAMES = ("王五", "欧阳明珠", "龚䶮", "石𬭎", "阿依古丽·买买提", "赵六")
GRADES = (("好", "100"), ("较好", "80"), ("一般", "60"), ("差", "40"))
DIGEST = "0123456789abcdef" * 4


def a_row(number: int, name: str, **changes: Any) -> BoardRow:
    """Someone on the board, 未到 unless told otherwise."""
    known: dict[str, Any] = {
        "attendee_id": f"a{number}", "number": number, "name": name, "unit": f"演示{number:02}党支部",
        "unit_short": f"演示{number:02}", "post": "书记", "role": Role.EXPECTED, "status": Status.NOT_ARRIVED,
        "arrived_at": None, "late": False, "left_at": None, "excused": False, "reason": None,
        "proxy_name": None, "proxy_post": None, "approved_by": None, "proxy_votes": False,
        "proxy_reports": False, "organisation_id": None,
    }  # fmt: skip
    return BoardRow(**{**known, **changes})


def came(number: int, name: str, at: str = "08:40", **changes: Any) -> BoardRow:
    """Someone who signed in."""
    arrived = dt.datetime.combine(MORNING.date(), dt.time.fromisoformat(at))
    return a_row(number, name, **{"status": Status.PRESENT, "arrived_at": arrived, **changes})


def a_score(position: int, counts: tuple[int, ...] = (30, 9, 1, 0), **changes: Any) -> ResultRow:
    """One subject of a poll with one class."""
    known: dict[str, Any] = {
        "position": position, "name": f"演示{position:03}党支部", "person": "王五", "on_site": True,
        "counts": counts,
        "blank": 1, "void": 2, "valid_marks": sum(counts), "rates": ("75.00",) * len(counts),
        "good_rate": "75.00", "satisfied_rate": "97.50", "score": "94.50", "rank": position,
        "suggested": "好", "fixed": None, "classes": (), "left_out": (),
    }  # fmt: skip
    return ResultRow(**{**known, **changes})


def a_class(code: str = "全体", valid: int = 43, void: int = 0, weight: str = "100") -> ClassRow:
    """The papers of a class; all came back."""
    back = valid + void
    return ClassRow(
        code=code, weight=weight, expected=back, printed=back, issued=back, returned=back, replaced=0,
        unused=0,
        not_returned=0, sorted_valid=valid, sorted_void=void, valid=valid, void=void,
    )  # fmt: skip


def class_score(code: str, score: str | None = "95.00") -> ClassScore:
    """What a class says of a subject."""
    return ClassScore(code, (5, 1, 0, 0), 0, 0, score)


def some_results(*rows: ResultRow, **changes: Any) -> Results:
    """A sealed poll of one class."""
    known: dict[str, Any] = {
        "poll_id": "p1", "title": "演示测评", "base": "marks", "sealed_at": MORNING, "released": False,
        "grades": tuple(GradeRow(at, *grade) for at, grade in enumerate(GRADES, 1)), "classes": (a_class(),),
        "issued": 44, "returned": 43, "valid": 41, "void": 2, "return_rate": "97.73", "valid_rate": "95.35",
        "present": 43, "differences": 0, "rows": rows or (a_score(1), a_score(2)), "classes_shown": False,
        "formula": "得分 = 演示公式", "closing": ClosingRow(MORNING, {}, DIGEST),
        "confirmed_by": ("监票甲", "监票乙"),
        "confirm_note": None, "mismatch_reason": None, "fixed_by": None, "fixed_on": None,
    }  # fmt: skip
    return Results(**{**known, **changes})


def minutes_of(facts: Any, paper: Paper, **changes: Any) -> Minutes:
    """The sections as the facts tell them."""
    return Minutes(paper=paper, facts=facts, sections=build(facts, paper), **changes)


def a_snapshot(*board: BoardRow, facts: Any = None, **changes: Any) -> Snapshot:
    """A meeting of a few people, whatever its sections tell."""
    told = minutes_facts() if facts is None else facts
    rows = board or tuple(came(number, name) for number, name in enumerate(NAMES, 1))
    here = [row for row in rows if row.here and row.role == Role.EXPECTED]
    known: dict[str, Any] = {
        "facts": told, "summary": minutes_of(told, Paper.SUMMARY), "record": minutes_of(told, Paper.RECORD),
        "listed": tuple(a_line(row) for row in rows), "board": rows,
        "counts": Counts(len(rows), len(here), 0, 0, 0, 0, len(rows) - len(here), 0, 0, 0, 0),
        "signed_in": bool(here), "polls": (some_results(),),
    }  # fmt: skip
    return Snapshot(**{**known, **changes})


def a_line(row: BoardRow, phone: str | None = "138****2023") -> Listed:
    """The same person on the list."""
    return Listed(
        number=row.number, unit=row.unit, name=row.name, post=row.post, role=row.role, voter_class=None,
        phone=phone,
    )  # fmt: skip
