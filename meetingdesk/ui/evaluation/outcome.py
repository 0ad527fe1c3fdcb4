"""The rows of a sealed poll as the table shows them, and how each column sorts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from meetingdesk.evaluation.results import ResultRow, Results
from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts.figures import Part, paint_bar
from meetingdesk.ui.parts.paint import ChipFace, chip_width
from meetingdesk.ui.tables import Cell, Column, name_cell
from meetingdesk.ui.theme import Role
from meetingdesk.ui.theme import width as measure

LEAST_ROOM, NARROW_ROOM = 848, 774  # pixels of the table in a window of 1366; and of 911
_NAME, _BAR = 150, 100  # the least that says something
GRADE_INKS = ("g1", "g2", "g3", "g4")


@dataclass(frozen=True)
class Outcome:
    """One row of the table."""

    row: ResultRow

    @property
    def id(self) -> str:
        """Its place on the form."""
        return str(self.row.position)


@dataclass(frozen=True)
class ResultColumn:
    """A column, by what it sorts, and the swatches under its head: (token, outlined)."""

    column: Column[Outcome]
    key: Callable[[ResultRow], Any]
    swatch: str = ""
    spare: int = 0  # where the room is short, the highest goes first; 0 stays


def ink_of(place: int, grades: int) -> str:
    """The colour of a grade: the best is the first colour, the worst the last."""
    if grades <= len(GRADE_INKS):
        return GRADE_INKS[place] if grades == len(GRADE_INKS) or place < grades - 1 else GRADE_INKS[-1]
    return GRADE_INKS[min(place * len(GRADE_INKS) // grades, len(GRADE_INKS) - 1)]


def parts_of(row: ResultRow) -> list[Part]:
    """The distribution: the grades, then 弃权 and 无效 in outline."""
    grades = [Part(count, ink_of(place, len(row.counts))) for place, count in enumerate(row.counts)]
    return [*grades, Part(row.blank, "line2", True), Part(row.void, "line2", True)]


def columns_of(results: Results, room: int = LEAST_ROOM) -> list[ResultColumn]:
    """The columns of a poll that stand in a small window with every figure whole; the least telling go first.

    The result sheet has them all, the words below the table tell how a score came about.
    """
    found = _every_column(results)
    for spare in sorted({one.spare for one in found if one.spare}, reverse=True):
        if _fixed(found) > room * 0.75:  # a quarter is kept for what has no width of its own
            found = [one for one in found if one.spare != spare]
    if room - _fixed(found) < _NAME + _BAR:
        return [one for one in found if one.column.title != _("分布")]
    return found


def _fixed(found: list[ResultColumn]) -> int:
    return sum(one.column.width for one in found)


def _room(texts: Iterable[str], role: Role, least: int) -> int:
    """Pixels of a column whose texts stand whole."""
    return max(least, ceil(max((measure(text, role) for text in texts), default=0)) + 26)


def _every_column(results: Results) -> list[ResultColumn]:
    labels = [grade.label for grade in results.grades]
    rows = results.rows
    counts = zip(*((*r.counts, r.blank, r.void) for r in rows), strict=True)
    votes = [_room(map(str, each), Role.BODY_STRONG, 42) for each in counts] or [42] * (len(labels) + 2)
    scores = _room((_text(r.score) for r in rows), Role.HEADING_LARGE, 70)
    chip = round(max(chip_width(ChipFace(label, icon="stamp")) for label in labels)) + 25
    found = [
        _col(_("名次"), lambda r: Cell(_text(r.rank), role=Role.PAGE, ink="text"), _rank, 52),
        _col(_("党组织 • 书记"), lambda r: name_cell(r.name, r.person), lambda r: r.position, share=1.6),
        _col(_("分布"), lambda r: Cell(spread_words(r, labels), draw=partial(_bar, r)),
             lambda r: _negative(r.good_rate)),
    ]  # fmt: skip
    for place, label in enumerate(labels):
        found.append(_votes(label, place, votes[place], ink_of(place, len(labels))))
    found += [
        _col(_("弃权"), lambda r: _count(r.blank), lambda r: -r.blank, votes[-2], True, "outline"),
        _col(_("无效"), lambda r: _count(r.void), lambda r: -r.void, votes[-1], True, "outline"),
    ]
    good = lambda r: Cell(_per_cent(r.good_rate))  # noqa: E731  like its neighbours, a line short
    rates = _room((_per_cent(r.good_rate) for r in rows), Role.SECOND, 74)
    valid = _col(_("有效"), lambda r: Cell(str(r.valid_marks)), lambda r: -r.valid_marks, 48, True)
    share = _col(_("{label}票率", label=labels[0]), good, lambda r: _negative(r.good_rate), rates, True)
    found += [replace(valid, spare=3), replace(share, spare=2)]
    if results.classes_shown:
        found += [replace(_class_score(at, kind.code), spare=1) for at, kind in enumerate(results.classes)]
    return [
        *found,
        _col(_("得分"), lambda r: Cell(_text(r.score), role=Role.HEADING_LARGE, ink="text"),
             lambda r: _negative(r.score), scores, True),
        _col(_("审定") if results.fixed_by else _("建议"), partial(_grade_chip, labels), _rank,
             min(chip, 120)),
    ]  # fmt: skip


def spread_words(row: ResultRow, labels: list[str]) -> str:
    """The distribution read aloud."""
    counts = [f"{label} {count}" for label, count in zip(labels, row.counts, strict=True)]
    return "，".join([*counts, _("弃权 {count}", count=row.blank), _("无效 {count}", count=row.void)])


def _col(
    title: str, cell: Callable[[ResultRow], Cell], key: Callable[[ResultRow], Any], width: int = 0,
    right: bool = False, swatch: str = "", share: float = 1.0,
) -> ResultColumn:  # fmt: skip
    least = round(measure(title, Role.CAPTION_STRONG)) + (10 if swatch else 25)
    wide = max(width, min(least, 76)) if width else 0
    return ResultColumn(Column(title, lambda o: cell(o.row), wide, share, right), key, swatch)


def _votes(label: str, place: int, width: int, swatch: str) -> ResultColumn:
    return _col(label, lambda r: _count(r.counts[place]), lambda r: -r.counts[place], width, True, swatch)


def _class_score(at: int, code: str) -> ResultColumn:
    def score(row: ResultRow) -> str | None:
        return row.classes[at].score if at < len(row.classes) else None

    return _col(
        _("{code}票", code=code), lambda r: Cell(_text(score(r))), lambda r: _negative(score(r)), 70, True
    )


def _rank(row: ResultRow) -> int:
    return row.rank or 10_000  # without a score: last


def _count(count: int) -> Cell:
    return Cell(str(count), role=Role.BODY_STRONG, ink="text") if count else Cell("–", ink="text3")


def _text(value: object) -> str:
    return "–" if value is None else str(value)


def _per_cent(value: str | None) -> str:
    return "–" if value is None else f"{value}%"


def _negative(value: str | None) -> float:
    return -float(value) if value is not None else 1.0


def _grade_chip(labels: list[str], row: ResultRow) -> Cell:
    grade = row.fixed or row.suggested
    if grade is None:
        return Cell("–", ink="text3")
    at = labels.index(grade) if grade in labels else 0
    tone = ("ok", "info", "warn", "bad")[min(at * 4 // max(len(labels), 1), 3)]
    return Cell(
        grade, icon="stamp" if row.fixed else "circle-check" if not at else "circle-dot", tone=tone, chip=True
    )


def _bar(row: ResultRow, painter: QPainter, box: QRectF) -> None:
    paint_bar(painter, QRectF(box.left(), box.center().y() - 11, box.width(), 22), parts_of(row))
