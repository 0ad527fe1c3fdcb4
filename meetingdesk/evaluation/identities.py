"""What must hold of the papers and of the rows on them, and the first of it that does not. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meetingdesk.evaluation.shapes import Count, Counts, Form


@dataclass(frozen=True)
class Ladder:
    """The papers of one class, counted at each step (reliability.md 3.2); `None` = not counted or checked."""

    issued: int
    returned: int
    valid: int
    void: int
    printed: int | None = None
    unused: int | None = None
    not_returned: int | None = None
    replaced: int = 0


@dataclass(frozen=True)
class Broken:
    """An identity that does not hold: `key` is its entry in the catalogue, `values` fill the sentence."""

    key: str
    values: Mapping[str, str | int]


def broken_ladder(code: str, ladder: Ladder) -> Broken | None:
    """The first identity of a class's papers that fails (reliability.md 3.2), `None` if all hold."""
    return next(all_broken(code, ladder), None)


def all_broken(code: str, ladder: Ladder) -> Iterator[Broken]:
    """Every identity of a class's papers that fails, in the order of the steps.

    Keys: ladder.printed, ladder.over_issued (more came back than went out: blocks), ladder.issued,
    ladder.returned.
    """
    values: dict[str, str | int] = {"code": code, "issued": ladder.issued, "returned": ladder.returned}
    if ladder.printed is not None and ladder.printed != ladder.issued + (ladder.unused or 0):
        yield Broken("ladder.printed", values | {"printed": ladder.printed, "unused": ladder.unused or 0})
    if ladder.returned > ladder.issued:
        yield Broken("ladder.over_issued", values)
    missing = ladder.not_returned
    if missing is not None and ladder.issued != ladder.returned + missing + ladder.replaced:
        yield Broken("ladder.issued", values | {"not_returned": missing, "replaced": ladder.replaced})
    if ladder.returned != ladder.valid + ladder.void:
        yield Broken("ladder.returned", values | {"valid": ladder.valid, "void": ladder.void})


def broken_rows(form: Form, counts: Counts, valid: Mapping[str, int]) -> Broken | None:
    """The first class and subject whose V + blank + void is not its class's valid papers (practice.md 3.6).

    Key: ladder.rows.
    """
    nothing = Count(())
    for rule in form.classes:
        wanted = valid.get(rule.code, 0)
        for cell in range(1, form.cells + 1):
            rows = counts.get((rule.code, cell), nothing).rows
            if rows != wanted:
                name = " ".join((form.subjects[form.subject_of(cell) - 1], form.part_of(cell).label)).strip()
                values: dict[str, str | int] = {
                    "code": rule.code, "subject": name, "rows": rows, "valid": wanted
                }  # fmt: skip
                return Broken("ladder.rows", values)
    return None


def first_broken(form: Form, counts: Counts, ladders: Mapping[str, Ladder]) -> Broken | None:
    """The first identity that fails anywhere: each class's ladder in order, then the rows."""
    found = (broken_ladder(code, ladder) for code, ladder in ladders.items())
    ladder = next((each for each in found if each is not None), None)
    return ladder or broken_rows(form, counts, {code: each.valid for code, each in ladders.items()})
