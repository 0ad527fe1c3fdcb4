"""What a poll of a case comes to, from the text of its files and the formulas of practice.md 3.5 and 3.6.

Nothing of the program is used here. `poll` is one poll of polls.yaml as PyYAML reads it, `papers` the rows of
the first pass put right where the paper says otherwise, marks as text: number, class, state, then the cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

Answer = int | str | None  # a grade from 0; or "blank", "void", "unknown"; points as ("p", n)
BLANK, VOID, UNKNOWN = "blank", "void", "unknown"
Voice = tuple[str, list[list[Any]]]  # class, and for each person the answers


def expected(
    poll: dict[str, Any], subjects: Sequence[str], papers: Sequence[Sequence[str]]
) -> dict[str, Any]:
    """Ladder and results, as the results file holds them."""
    spoken = [(row[1], _person_by_person(poll, row, len(subjects))) for row in papers]
    valid = [(code, answers) for code, answers in spoken if answers is not None]
    people = [_person(poll, name, at, valid) for at, name in enumerate(subjects)]
    scores = [one["score"] for one in people]
    for one in people:
        mine = one["score"]
        better = [each for each in scores if each is not None and mine is not None and each > mine]
        one["rank"] = None if mine is None else len(better) + 1
    for one in people:
        one["score"] = places(one["score"])
    ladder = {
        kind["code"]: {
            "issued": kind["issued"],
            "returned": sum(code == kind["code"] for code, _answers in spoken),
            "valid": sum(code == kind["code"] for code, _answers in valid),
            "void": sum(code == kind["code"] and answers is None for code, answers in spoken),
        }
        for kind in poll["classes"]
    }
    return {"ladder": ladder, "results": people}


def asked(poll: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of one person on a ballot, the overall one last."""
    found = poll.get("aspects") or [{"label": "", "weight": 1}]
    return sorted(found, key=lambda each: bool(each.get("overall")))


def gives_points(poll: dict[str, Any], aspect: dict[str, Any]) -> bool:
    return poll.get("kind") == "points" and not aspect.get("overall")


def _person_by_person(poll: dict[str, Any], row: Sequence[str], people: int) -> list[list[Any]] | None:
    """The answers of a ballot after the rules of validity; None: it is void."""
    if row[2] == "void":
        return None
    parts, rules = asked(poll), poll.get("rules") or {}
    flat = [_answer(poll, parts[at % len(parts)], text) for at, text in enumerate(row[3:])]
    persons = [flat[at * len(parts) : (at + 1) * len(parts)] for at in range(people)]
    if not rules.get("blank_valid", True) and set(flat) == {BLANK}:
        return None
    firsts = sum(each == 0 for one in persons for each in _ticked(poll, one))
    if rules.get("most_good") is not None and firsts > rules["most_good"]:
        return None
    return [[VOID] * len(one) if _contradicts(poll, one) else one for one in persons]


def _answer(poll: dict[str, Any], aspect: dict[str, Any], text: str) -> Any:
    if gives_points(poll, aspect):
        return {"-": BLANK, "/": VOID}.get(text) or ("p", int(text))
    number = int(text)
    if number in (0, 9):
        return VOID if number else BLANK
    return UNKNOWN if number > len(poll["scale"]) else number - 1


def _ticked(poll: dict[str, Any], answers: list[Any]) -> list[Any]:
    """What the counts rest on: the overall row, or without one every row that has grades."""
    parts = asked(poll)
    if any(each.get("overall") for each in parts):
        return [each for each, part in zip(answers, parts, strict=True) if part.get("overall")]
    return [each for each, part in zip(answers, parts, strict=True) if not gives_points(poll, part)]


def _contradicts(poll: dict[str, Any], answers: list[Any]) -> bool:
    bands = (poll.get("rules") or {}).get("bands")
    if not bands or answers[-1] in (BLANK, VOID):
        return False
    given = [
        (Fraction(str(part["weight"])), answer[1])
        for part, answer in zip(asked(poll), answers, strict=True)
        if isinstance(answer, tuple)
    ]
    if not given:
        return False
    total = sum(weight * points for weight, points in given) / sum(weight for weight, _points in given)
    return bool(sum(total < band for band in bands) != answers[-1])


def _person(poll: dict[str, Any], name: str, at: int, valid: Sequence[Voice]) -> dict[str, Any]:
    codes = [kind["code"] for kind in poll["classes"]]
    of = {code: [answers[at] for each, answers in valid if each == code] for code in codes}
    everyone = [answers[at] for _code, answers in valid]
    scores = {code: _mean_of_parts(poll, rows) for code, rows in of.items()}
    whole = _tally(poll, [each for row in everyone for each in _ticked(poll, row)])
    found = {
        "subject": at + 1, "org": name,
        "classes": {
            code: _tally(poll, [each for row in of[code] for each in _ticked(poll, row)])
            | {"score": places(scores[code])}
            for code in codes
        },
        **whole,
        "good_rate": places(_share(whole["counts"], 1)), "satisfied_rate": places(_share(whole["counts"], 2)),
        "score": _by_class(poll, scores), "rank": None,
    }  # fmt: skip
    if poll.get("aspects"):
        found["aspects"] = [_aspect(poll, place, of) for place in range(len(asked(poll)))]
    return found


def _aspect(poll: dict[str, Any], place: int, of: dict[str, list[list[Any]]]) -> dict[str, Any]:
    part = asked(poll)[place]
    points = gives_points(poll, part)
    columns = {code: [row[place] for row in rows] for code, rows in of.items()}
    scores = {code: _mean(poll, column) for code, column in columns.items()}
    return {
        "aspect": part["label"], "weight": str(Fraction(str(part.get("weight", 0)))),
        "classes": {
            code: _tally(poll, column, points) | {"score": places(scores[code])}
            for code, column in columns.items()
        },
        **_tally(poll, [each for column in columns.values() for each in column], points),
        "score": places(_by_class(poll, scores)),
    }  # fmt: skip


def _tally(poll: dict[str, Any], answers: Sequence[Any], points: bool = False) -> dict[str, Any]:
    given = sorted(each[1] for each in answers if isinstance(each, tuple))
    votes = [sum(each == grade for each in answers) for grade in range(len(poll["scale"]))]
    unknown = answers.count(UNKNOWN)
    return {
        "counts": [[each, given.count(each)] for each in sorted(set(given))] if points else votes,
        "blank": answers.count(BLANK), "void": answers.count(VOID),
        "valid_marks": len(given) if points else sum(votes),
    } | ({"neutral": unknown} if unknown else {})  # fmt: skip


def _mean(poll: dict[str, Any], answers: Sequence[Any]) -> Fraction | None:
    """One aspect of one class; of points the highest and the lowest may go, where more than five gave any."""
    given = sorted(each[1] for each in answers if isinstance(each, tuple))
    if given:
        if (poll.get("rules") or {}).get("drop_extremes") and len(given) > 5:
            given = given[1:-1]
        return Fraction(sum(given), len(given))
    values = [Fraction(str(poll["scale"][each]["points"])) for each in answers if isinstance(each, int)]
    return sum(values, Fraction(0)) / len(values) if values else None


def _mean_of_parts(poll: dict[str, Any], rows: Sequence[list[Any]]) -> Fraction | None:
    means = [_mean(poll, [row[place] for row in rows]) for place in range(len(asked(poll)))]
    weights = [Fraction(str(part.get("weight", 0))) for part in asked(poll)]
    return _weighted(list(zip(weights, means, strict=True)))


def _by_class(poll: dict[str, Any], scores: dict[str, Fraction | None]) -> Fraction | None:
    return _weighted([(Fraction(str(kind["weight"])), scores[kind["code"]]) for kind in poll["classes"]])


def _weighted(pairs: Sequence[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    known = [(weight, value) for weight, value in pairs if value is not None and weight]
    whole = sum((weight for weight, _value in known), Fraction(0))
    return sum((weight * value for weight, value in known), Fraction(0)) / whole if whole else None


def _share(votes: Sequence[int], firsts: int) -> Fraction | None:
    return Fraction(100 * sum(votes[:firsts]), sum(votes)) if sum(votes) else None


def places(value: Fraction | None) -> str | None:
    """Two places, half up."""
    if value is None:
        return None
    hundredths = (200 * value.numerator + value.denominator) // (2 * value.denominator)
    return f"{hundredths // 100}.{hundredths % 100:02}"
