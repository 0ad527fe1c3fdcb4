"""A tally by brute force, ballot by ballot, from the formulas of the rule book (practice.md 3.4-3.6) alone.

Nothing of the program is used here. An answer is a grade's number from 0, points as ("points", n), or one of
the words below; a ballot is void (None) or a list of answers for each person.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

BLANK, BAD, UNKNOWN = "弃权", "无效", "不了解"


@dataclass
class Random:
    """A poll drawn by chance: its form, its rules, and what stands on its ballots."""

    kind: str
    points: list[Fraction]
    classes: dict[str, Fraction]
    subjects: int
    aspects: list[tuple[Fraction, str]]  # weight and "grade", "points" or "overall"
    neutral: bool
    thresholds: list[Fraction]
    base: str
    blank_valid: bool
    most_good: int | None
    bands: list[Fraction]
    drop: bool
    present: int | None
    issued: dict[str, int] = field(default_factory=dict)
    ballots: list[tuple[str, list[list[Any]] | None]] = field(default_factory=list)


def draw(chance: random.Random, kind: str, most: int = 12) -> Random:
    """A poll of this layout: few grades, small classes and few different answers, so that ties are many."""
    grades = chance.randint(2, 7)
    points = sorted(_number(chance, 120, 3) for _ in range(grades))[::-1]
    aspects = _aspects(chance, kind)
    overall = any(what == "overall" for _weight, what in aspects)
    poll = Random(
        kind=kind,
        points=points,
        classes={code: _number(chance, 60, 2) for code in "ABCDEF"[: chance.randint(1, 6)]},
        subjects=chance.randint(1, 5),
        aspects=aspects,
        neutral=kind == "satisfaction" and chance.random() < 0.7,
        thresholds=_thresholds(chance, points),
        base=chance.choice(("marks", "valid", "collected", "present")),
        blank_valid=chance.random() < 0.5,
        most_good=chance.choice((None, None, 0, 1, 3)),
        bands=_falling(chance, grades - 1) if kind == "points" and overall and chance.random() < 0.6 else [],
        drop=kind == "points" and chance.random() < 0.5,
        present=chance.choice((None, 0, 9, 40)),
    )  # fmt: skip
    for code in poll.classes:
        returned = chance.choice((0, chance.randint(1, most), chance.randint(1, most)))
        poll.issued[code] = returned + chance.randint(0, 2)
        poll.ballots += [(code, _ballot(chance, poll)) for _ in range(returned)]
    chance.shuffle(poll.ballots)
    return poll


def _number(chance: random.Random, most: int, part: int) -> Fraction:
    return Fraction(chance.randint(1, most), chance.choice((1, 1, part)))


def _thresholds(chance: random.Random, points: list[Fraction]) -> list[Fraction]:
    """The usual ones, any, or such that a score meets them to the dot."""
    met = [100 * each / points[0] for each in points[1:]]
    return chance.choice(([Fraction(each) for each in (90, 75, 60)], _falling(chance, len(met)), met))


EDGES = (100, 90, 89, 75, 74, 60, 59)


def _falling(chance: random.Random, length: int) -> list[Fraction]:
    several = EDGES if chance.random() < 0.7 else range(1, 100)
    return [Fraction(each) for each in sorted(chance.sample(several, length))][::-1]


def _aspects(chance: random.Random, kind: str) -> list[tuple[Fraction, str]]:
    if kind not in {"aspects", "points"}:
        return []
    what = "points" if kind == "points" else "grade"
    found = [(Fraction(chance.randint(1, 40)), what) for _ in range(chance.randint(1, 4))]
    if chance.random() < 0.7:
        weight = Fraction(chance.choice((0, 0, 25))) if kind == "aspects" else Fraction(0)
        found.append((weight, "overall"))
    return found


def _ballot(chance: random.Random, poll: Random) -> list[list[Any]] | None:
    luck = chance.random()
    if luck < 0.07:
        return None
    asked = [what for _weight, what in poll.aspects] or ["grade"]
    if luck < 0.14:
        return [[BLANK] * len(asked) for _ in range(poll.subjects)]
    dull = chance.choice(EDGES) if chance.random() < 0.5 else None
    return [[_answer(chance, poll, what, dull) for what in asked] for _ in range(poll.subjects)]


def _answer(chance: random.Random, poll: Random, what: str, dull: int | None) -> Any:
    luck = chance.random()
    if luck < 0.2:
        return BLANK if luck < 0.1 else BAD
    if what == "points":
        return ("points", dull if dull is not None else chance.choice((0, *EDGES, chance.randint(0, 100))))
    if poll.neutral and luck < 0.3:
        return UNKNOWN
    return 0 if dull == EDGES[0] else chance.randrange(len(poll.points))


# ---------------------------------------------------------------- the reckoning


def reckon(poll: Random) -> dict[str, Any]:
    """Every figure of the poll."""
    counted = [(code, _judged(poll, answers)) for code, answers in poll.ballots]
    valid = [(code, answers) for code, answers in counted if answers is not None]
    ladder = {
        code: {
            "issued": poll.issued[code],
            "returned": sum(each == code for each, _answers in counted),
            "valid": sum(each == code for each, _answers in valid),
            "void": sum(each == code and answers is None for each, answers in counted),
        }
        for code in poll.classes
    }
    people = [_person(poll, valid, len(poll.ballots), at) for at in range(poll.subjects)]
    scores = [person["score"] for person in people]
    for person in people:
        mine = person["score"]
        better = sum(other is not None and mine is not None and other > mine for other in scores)
        person["rank"] = None if mine is None else better + 1
    return {"ladder": ladder, "people": people}


def _judged(poll: Random, answers: list[list[Any]] | None) -> list[list[Any]] | None:
    """What the rules leave of a ballot."""
    if answers is None:
        return None
    flat = [answer for person in answers for answer in person]
    if not poll.blank_valid and all(answer == BLANK for answer in flat):
        return None
    asked = [what for _weight, what in poll.aspects] or ["grade"]
    rows = "overall" if "overall" in asked else "grade"
    firsts = sum(a == 0 for person in answers for a, what in zip(person, asked, strict=True) if what == rows)
    if poll.most_good is not None and firsts > poll.most_good:
        return None
    return [[BAD] * len(person) if _contradicts(poll, person) else person for person in answers]


def _contradicts(poll: Random, person: list[Any]) -> bool:
    if not poll.bands:
        return False
    tick = person[-1]
    pairs = zip(poll.aspects, person, strict=True)
    given = [(weight, answer[1]) for (weight, _what), answer in pairs if isinstance(answer, tuple)]
    if tick in (BLANK, BAD) or not given:
        return False
    total = sum(weight * points for weight, points in given) / sum(weight for weight, _points in given)
    band = 0
    while band < len(poll.bands) and total < poll.bands[band]:
        band += 1
    return band != tick


def _person(
    poll: Random, valid: list[tuple[str, list[list[Any]]]], collected: int, at: int
) -> dict[str, Any]:
    mine = [(code, answers[at]) for code, answers in valid]
    headline = [answer for _code, answers in mine for answer in _headline(poll, answers)]
    votes = [sum(answer == grade for answer in headline) for grade in range(len(poll.points))]
    marks = sum(votes)
    wholes = {"marks": marks, "valid": len(valid), "collected": collected, "present": poll.present or 0}
    whole = wholes[poll.base]
    by_class = {
        code: _score(poll, [answers for each, answers in mine if each == code]) for code in poll.classes
    }
    given = [(poll.classes[code], score) for code, score in by_class.items() if score is not None]
    score = _mean(given)
    return {
        "votes": votes,
        "blank": sum(answer == BLANK for answer in headline),
        "void": sum(answer == BAD for answer in headline),
        "unknown": sum(answer == UNKNOWN for answer in headline),
        "rates": [Fraction(100 * each, whole) if whole else None for each in votes],
        "good": Fraction(100 * votes[0], whole) if whole else None,
        "satisfied": Fraction(100 * sum(votes[:2]), whole) if whole else None,
        "classes": by_class,
        "score": score,
        "pooled": _score(poll, [answers for _code, answers in mine]),
        "suggested": _suggested(poll, score),
    }


def _headline(poll: Random, answers: list[Any]) -> list[Any]:
    """The answers that the rates count: the overall row, else every row with grades."""
    if not poll.aspects:
        return answers
    asked = [what for _weight, what in poll.aspects]
    row = "overall" if "overall" in asked else "grade"
    return [answer for answer, what in zip(answers, asked, strict=True) if what == row]


def _score(poll: Random, rows: list[list[Any]]) -> Fraction | None:
    """S of one class: the mean of each aspect, weighted."""
    aspects = poll.aspects or [(Fraction(1), "grade")]
    means = [
        (weight, _average(poll, [row[at] for row in rows])) for at, (weight, _what) in enumerate(aspects)
    ]
    return _mean([(weight, mean) for weight, mean in means if mean is not None and weight])


def _average(poll: Random, answers: list[Any]) -> Fraction | None:
    values = []
    for answer in answers:
        if isinstance(answer, tuple):
            values.append(Fraction(answer[1]))
        elif isinstance(answer, int):
            values.append(poll.points[answer])
    if poll.drop and len(values) > 5 and isinstance(next(a for a in answers if a not in (BLANK, BAD)), tuple):
        values.remove(max(values))
        values.remove(min(values))
    return sum(values, Fraction(0)) / len(values) if values else None


def _mean(pairs: list[tuple[Fraction, Fraction]]) -> Fraction | None:
    whole = sum(weight for weight, _value in pairs)
    return sum(weight * value for weight, value in pairs) / whole if whole else None


def _suggested(poll: Random, score: Fraction | None) -> int | None:
    best = Fraction(100) if poll.kind == "points" else poll.points[0]
    if score is None or len(poll.thresholds) != len(poll.points) - 1:
        return None
    for grade, least in enumerate(poll.thresholds):
        if score / best * 100 >= least:
            return grade
    return len(poll.thresholds)
