"""The sample's expected poll figures in plain fractions, straight from the typed papers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

Paper = Sequence[Any]  # number, class, "valid" or "void", then a mark for each subject


def poll_figures(
    poll: dict[str, Any],
    subjects: Sequence[str],
    first: Sequence[Paper],
    second: Sequence[Paper],
    checks: Sequence[tuple[int, int, int]],
) -> dict[str, Any]:
    """Ladder, differences and results; the paper wins wherever the two passes differ."""
    says = {(paper, row): mark for paper, row, mark in checks}
    settled = [settle(paper, says) for paper in first]
    results = [subject_figures(poll, number, org, settled) for number, org in enumerate(subjects, 1)]
    rank(results)
    return {
        "note": "演示数据。Marks: 1-4 the grades in order, 0 blank, 9 void row; a void paper has no marks.",
        "ladder": {group["code"]: ladder(group, settled) for group in poll["classes"]},
        "differences": differences(first, second, says),
        "results": results,
    }


def settle(paper: Paper, says: dict[tuple[int, int], int]) -> Paper:
    """One paper as it is: what was typed first, put right where it was checked."""
    return [*paper[:3], *(says.get((paper[0], row), mark) for row, mark in enumerate(paper[3:], 1))]


def ladder(group: dict[str, Any], papers: Sequence[Paper]) -> dict[str, int]:
    """发出, 收回, 有效, 无效 of one class."""
    states = [paper[2] for paper in papers if paper[1] == group["code"]]
    valid, void = states.count("valid"), states.count("void")
    return {"issued": group["issued"], "returned": len(states), "valid": valid, "void": void}


def differences(
    first: Sequence[Paper], second: Sequence[Paper], says: dict[tuple[int, int], int]
) -> list[dict[str, int]]:
    """Every mark that was typed in two ways, in order of paper and row."""
    rows = []
    for one, other in zip(first, second, strict=True):
        for row, (a, b) in enumerate(zip(one[3:], other[3:], strict=True), 1):
            if a != b:
                place = {"paper": one[0], "subject": row}
                rows.append({**place, "first": a, "second": b, "paper_says": says[one[0], row]})
    return rows


def subject_figures(poll: dict[str, Any], number: int, org: str, papers: Sequence[Paper]) -> dict[str, Any]:
    """One subject: each class, the plain sums, and the exact score where the rank will stand."""
    points = [grade["points"] for grade in poll["scale"]]
    classes, weighted, weights, total = {}, Fraction(0), 0, [0] * (len(points) + 2)
    for group in poll["classes"]:
        marks = [paper[number + 2] for paper in papers if paper[1] == group["code"] and paper[2] == "valid"]
        counts = [marks.count(mark) for mark in (*range(1, len(points) + 1), 0, 9)]
        total = [a + b for a, b in zip(total, counts, strict=True)]
        score = mean(points, counts)
        if score is not None:
            weighted, weights = weighted + group["weight"] * score, weights + group["weight"]
        classes[group["code"]] = {**tallied(counts), "score": shown(score)}
    exact = weighted / weights if weights else None
    rates = {"good_rate": shown(share(total, 1)), "satisfied_rate": shown(share(total, 2))}
    head = {"subject": number, "org": org, "classes": classes}
    return {**head, **tallied(total), **rates, "score": shown(exact), "rank": exact}


def tallied(counts: Sequence[int]) -> dict[str, Any]:
    """Grades, blank, void row, and how many marks are a grade."""
    grades = list(counts[:-2])
    return {"counts": grades, "blank": counts[-2], "void": counts[-1], "valid_marks": sum(grades)}


def mean(points: Sequence[int], counts: Sequence[int]) -> Fraction | None:
    """Points per mark that is a grade; None where there is none."""
    valid = sum(counts[:-2])
    scored = sum(point * count for point, count in zip(points, counts[:-2], strict=True))
    return Fraction(scored, valid) if valid else None


def share(counts: Sequence[int], grades: int) -> Fraction | None:
    """The share of the first grades, in per cent."""
    valid = sum(counts[:-2])
    return Fraction(100 * sum(counts[:grades]), valid) if valid else None


def shown(value: Fraction | None) -> str | None:
    """Two places, half up."""
    if value is None:
        return None
    hundredths = (200 * value.numerator + value.denominator) // (2 * value.denominator)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def rank(results: list[dict[str, Any]]) -> None:
    """Put ranks where the exact scores stood: 1, 1, 3."""
    scores = [row["rank"] for row in results]
    for row in results:
        exact = row["rank"]
        row["rank"] = None if exact is None else 1 + sum(s is not None and s > exact for s in scores)
