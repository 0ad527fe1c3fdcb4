"""Random polls of every layout against the tally by brute force: every figure, exactly."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import pytest

from meetingdesk.desk import Desk
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import comparison, results, shapes, tally
from meetingdesk.evaluation.ballots import BLANK_MARK, VOID_MARK, points_mark
from meetingdesk.evaluation.validity import Rules, judged
from tests.builders import a_meeting, open_entry
from tests.evaluation import brute
from tests.evaluation.polls import Played

KINDS = ("rows", "aspects", "points", "satisfaction")
TWO = {"first": "监票甲", "second": "监票乙"}


def form_of(poll: brute.Random) -> tally.Form:
    return tally.Form(
        grades=tuple(tally.Grade(f"第{n}档", points) for n, points in enumerate(poll.points, 1)),
        classes=tuple(tally.ClassRule(code, weight) for code, weight in poll.classes.items()),
        subjects=tuple(f"演示{n}党支部" for n in range(1, poll.subjects + 1)),
        thresholds=tuple(poll.thresholds),
        aspects=tuple(
            shapes.Aspect(f"第{n}项", weight, what == "overall", what == "points")
            for n, (weight, what) in enumerate(poll.aspects, 1)
        ),
        neutral=poll.neutral, drop_extremes=poll.drop,
    )  # fmt: skip


def mark(poll: brute.Random, answer: Any) -> int:
    """An answer as it is typed."""
    if isinstance(answer, tuple):
        return points_mark(answer[1])
    words = {brute.BLANK: BLANK_MARK, brute.BAD: VOID_MARK, brute.UNKNOWN: len(poll.points) + 1}
    return words[answer] if isinstance(answer, str) else answer + 1


def typed(poll: brute.Random) -> list[comparison.Paper]:
    return [
        comparison.Paper(
            number, code, answers is not None,
            tuple(mark(poll, each) for person in answers or () for each in person),
        )
        for number, (code, answers) in enumerate(poll.ballots, 1)
    ]  # fmt: skip


def told(poll: brute.Random, outcome: tally.Result) -> list[dict[str, Any]]:
    """The program's figures in the words of the brute force."""
    labels = [grade.label for grade in outcome.form.grades]
    return [
        {
            "votes": list(each.counts.grades), "blank": each.counts.blank, "void": each.counts.void,
            "unknown": each.counts.neutral, "rates": list(each.rates), "good": each.good_rate,
            "satisfied": each.satisfied_rate, "classes": {c.code: c.score for c in each.classes},
            "score": each.score, "pooled": each.pooled, "rank": each.rank,
            "suggested": None if each.suggested is None else labels.index(each.suggested),
        }
        for each in outcome.subjects
    ]  # fmt: skip


def check(poll: brute.Random) -> None:
    """The pure path: papers, rules, counts, identities, tally."""
    form, wanted = form_of(poll), brute.reckon(poll)
    kept, _spoke = judged(form, Rules(poll.blank_valid, poll.most_good, tuple(poll.bands)), typed(poll))
    accounts = comparison.accounted(kept)
    ladders = {
        code: tally.Ladder(poll.issued[code], sum(accounts.get(code, (0, 0))), *accounts.get(code, (0, 0)))
        for code in poll.classes
    }
    counts = comparison.counted(comparison.marks_of(kept), form)
    assert tally.first_broken(form, counts, ladders) is None
    assert tally.ladder_json(ladders) == wanted["ladder"]
    outcome = tally.tally(form, counts, tally.Base(poll.base), ladders, poll.present)
    assert told(poll, outcome) == wanted["people"]


def check_many(seed: int, polls: int) -> None:
    chance = random.Random(seed)
    for at in range(polls):
        check(brute.draw(chance, KINDS[at % len(KINDS)]))


@pytest.mark.parametrize("seed", range(4))
def test_a_hundred_random_polls_come_out_as_by_brute_force(seed):
    check_many(seed, 100)


def test_chance_reaches_what_it_shall_reach():
    """Ties, empty classes, void and blank ballots, dropped extremes and contradicted ticks are all drawn."""
    chance = random.Random(1)
    polls = [brute.draw(chance, kind) for kind in KINDS * 50]
    outcomes = [brute.reckon(poll) for poll in polls]
    ranks = [[person["rank"] for person in outcome["people"]] for outcome in outcomes]
    assert any(len(set(row)) < len(row) for row in ranks)
    assert any(0 in [each["returned"] for each in outcome["ladder"].values()] for outcome in outcomes)
    assert any(each["void"] for outcome in outcomes for each in outcome["ladder"].values())
    assert any(person["score"] is None for outcome in outcomes for person in outcome["people"])
    assert any(poll.bands for poll in polls)
    assert any(poll.drop for poll in polls)


# ---------------------------------------------------------------- through the database


def play(desk: Desk, poll: brute.Random) -> Played:
    """The same poll through the commands, from form to seal; the second pass is typed from the end."""
    form = form_of(poll)
    meeting = a_meeting(desk)
    rules = do.RuleSpec(poll.blank_valid, poll.most_good, tuple(map(str, poll.bands)), poll.drop)
    made = desk.do(
        do.CreatePoll(
            meeting_id=meeting, title="演示测评", kind=poll.kind, base=poll.base, rules=rules,
            subjects=[do.SubjectSpec(name) for name in form.subjects],
            grades=[do.GradeSpec(each.label, str(each.points)) for each in form.grades],
            classes=[do.ClassSpec(code, str(weight)) for code, weight in poll.classes.items()],
            thresholds=[str(each) for each in poll.thresholds],
            aspects=[do.AspectSpec(a.label, str(a.weight), a.overall) for a in form.aspects],
            neutral="不了解" if poll.neutral else "",
        )
    )  # fmt: skip
    for code, count in poll.issued.items():
        if count:
            desk.do(do.IssueBallots(meeting_id=meeting, poll_id=made, class_code=code, count=count))
    sheets = typed(poll)
    returned = {code: sum(sheet.class_code == code for sheet in sheets) for code in poll.classes}
    open_entry(desk, meeting, made, {code: count for code, count in returned.items() if count})
    played = Played(desk, meeting, made)
    rows = [(each.number, each.class_code, each.marks if each.valid else None) for each in sheets]
    played.type(1, rows)
    played.type(2, rows[::-1])
    played.do(do.ConfirmPasses, **TWO)
    do.seal(desk, meeting, made)
    return played


def check_played(desk: Desk, poll: brute.Random) -> None:
    wanted, shown = brute.reckon(poll), play(desk, poll).ask(results.results_json)
    assert shown["ladder"] == wanted["ladder"]
    for person, row in zip(wanted["people"], shown["results"], strict=True):
        for name, mine in (("counts", "votes"), ("blank", "blank"), ("void", "void")):
            assert row[name] == person[mine]
        assert row.get("neutral", 0) == person["unknown"]
        assert {code: each["score"] for code, each in row["classes"].items()} == {
            code: tally.two_places(score) for code, score in person["classes"].items()
        }
        rounded = [tally.two_places(person[name]) for name in ("score", "satisfied")]
        assert [row["score"], row["satisfied_rate"]] == rounded
        assert row["rank"] == person["rank"]


@pytest.mark.parametrize("kind", KINDS)
def test_random_polls_through_the_database_come_out_as_by_brute_force(desk, kind):
    chance = random.Random(len(kind))
    for poll in enough(chance, kind, 3):
        check_played(desk, poll)


def enough(chance: random.Random, kind: str, polls: int) -> list[brute.Random]:
    """Polls that gave the five ballots without which entry does not open."""
    found: list[brute.Random] = []
    while len(found) < polls:
        poll = brute.draw(chance, kind, most=6)
        if len(poll.ballots) >= 5:
            poll.present = None
            found.append(poll)
    return found


def test_the_example_of_the_rule_book_comes_out_of_the_brute_force_too():
    four = [Fraction(each) for each in (100, 80, 60, 40)]
    ballots = [("A", [[0]])] * 5 + [("A", [[1]])] + [("B", [[0]])] * 30 + [("B", [[1]])] * 9
    ballots += [("B", [[2]]), ("B", [[brute.BLANK]]), ("B", None)]
    poll = brute.Random(
        kind="rows", points=four, classes={"A": Fraction(60), "B": Fraction(40)}, subjects=1, aspects=[],
        neutral=False, thresholds=[Fraction(90), Fraction(75), Fraction(60)], base="marks", blank_valid=True,
        most_good=None, bands=[], drop=False, present=None, issued={"A": 6, "B": 43}, ballots=ballots,
    )  # fmt: skip
    (person,) = brute.reckon(poll)["people"]
    names = ("score", "pooled", "good", "satisfied")
    figures = [*person["classes"].values(), *(person[name] for name in names)]
    assert [tally.two_places(each) for each in figures] == [
        "96.67", "94.50", "95.80", "94.78", "76.09", "97.83",
    ]  # fmt: skip
