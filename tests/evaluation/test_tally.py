import csv
import json
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from meetingdesk.evaluation import tally as t
from meetingdesk.evaluation.explaining import formula

CASE = Path(__file__).parent.parent / "cases" / "park-2022"
FOUR = tuple(
    t.Grade(label, Fraction(points))
    for label, points in (("好", 100), ("较好", 80), ("一般", 60), ("差", 40))
)
A60_B40 = (t.ClassRule("A", Fraction(60)), t.ClassRule("B", Fraction(40)))


def form(*subjects: str, grades=FOUR, classes=A60_B40, **more) -> t.Form:
    return t.Form(grades, classes, subjects or ("甲",), **more)


def only(result: t.Result) -> t.SubjectResult:
    (subject,) = result.subjects
    return subject


# ---------------------------------------------------------------- the example of practice.md 3.6

PRACTICE = {("A", 1): t.Count((5, 1, 0, 0)), ("B", 1): t.Count((30, 9, 1, 0), blank=1)}
PRACTICE_LADDERS = {
    "A": t.Ladder(issued=6, returned=6, valid=6, void=0),
    "B": t.Ladder(issued=43, returned=42, valid=41, void=1),
}


def test_the_example_of_the_rule_book_comes_out_to_the_cent():
    subject = only(t.tally(form(), PRACTICE))
    figures = [each.score for each in subject.classes]
    figures += [subject.score, subject.pooled, subject.good_rate, subject.satisfied_rate]
    assert [t.two_places(each) for each in figures] == ["96.67", "94.50", "95.80", "94.78", "76.09", "97.83"]


def test_the_example_keeps_all_its_identities():
    assert t.first_broken(form(), PRACTICE, PRACTICE_LADDERS) is None


@pytest.mark.parametrize(
    ("base", "whole"), [(t.Base.MARKS, 46), (t.Base.VALID, 47), (t.Base.COLLECTED, 48), (t.Base.PRESENT, 50)]
)
def test_rates_rest_on_the_chosen_base_and_the_score_does_not(base, whole):
    subject = only(t.tally(form(), PRACTICE, base, PRACTICE_LADDERS, present=50))
    assert subject.good_rate == Fraction(3500, whole)
    assert subject.satisfied_rate == Fraction(4500, whole)
    assert subject.rates == (Fraction(3500, whole), Fraction(1000, whole), Fraction(100, whole), 0)
    assert t.two_places(subject.score) == "95.80"


def test_a_base_that_nobody_counted_gives_no_rate():
    assert only(t.tally(form(), PRACTICE, t.Base.PRESENT)).good_rate is None


# ---------------------------------------------------------------- the park's polls, from the papers


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _papers(stem: str) -> tuple[list[str], list[dict[str, str]], list[dict[str, object]]]:
    """Subjects, papers as the paper itself says, and the differences, straight from the files."""
    first, second = (_rows(CASE / f"{stem}-{name}.csv") for name in ("第一遍", "第二遍"))
    said = {(row["票号"], int(row["序号"])): row["以票面为准"] for row in _rows(CASE / f"{stem}-复核.csv")}
    subjects = list(first[0])[3:]
    again = {row["票号"]: row for row in second}
    differences = []
    for paper in sorted(first, key=lambda row: int(row["票号"])):
        for place, subject in enumerate(subjects, 1):
            one, two = paper[subject], again[paper["票号"]][subject]
            if one != two:
                paper[subject] = said[paper["票号"], place]
                marks = {"first": int(one), "second": int(two), "paper_says": int(paper[subject])}
                differences.append({"paper": int(paper["票号"]), "subject": place, **marks})
    return subjects, first, differences


def _counts(subjects, papers, code, grades) -> dict[tuple[str, int], t.Count]:
    valid = [paper for paper in papers if paper["票种"] == code and paper["状态"] == "valid"]
    counted = {}
    for place, subject in enumerate(subjects, 1):
        marks = [int(paper[subject]) for paper in valid]
        votes = tuple(marks.count(grade) for grade in range(1, grades + 1))
        counted[code, place] = t.Count(votes, marks.count(0), marks.count(9))
    return counted


def _ladder(rule, papers) -> t.Ladder:
    states = [paper["状态"] for paper in papers if paper["票种"] == str(rule["code"])]
    return t.Ladder(rule["issued"], len(states), states.count("valid"), states.count("void"))


@pytest.mark.parametrize(
    "poll", yaml.safe_load((CASE / "polls.yaml").read_text("utf-8")), ids=lambda p: p["stem"]
)
def test_every_figure_of_the_park_comes_out_of_its_papers(poll):
    subjects, papers, differences = _papers(poll["stem"])
    grades = tuple(t.Grade(each["label"], Fraction(each["points"])) for each in poll["scale"])
    rules = tuple(t.ClassRule(each["code"], Fraction(each["weight"])) for each in poll["classes"])
    counts = {
        key: count
        for rule in rules
        for key, count in _counts(subjects, papers, rule.code, len(grades)).items()
    }
    ladders = {each["code"]: _ladder(each, papers) for each in poll["classes"]}
    asked = t.Form(grades, rules, tuple(subjects))
    expected = json.loads((CASE / f"{poll['stem']}-expected.json").read_text("utf-8"))
    assert t.first_broken(asked, counts, ladders) is None
    assert t.ladder_json(ladders) == expected["ladder"]
    assert differences == expected["differences"]
    assert t.results_json(t.tally(asked, counts)) == expected["results"]


# ---------------------------------------------------------------- classes without a mark, scales, grades


def test_a_class_without_a_valid_mark_is_left_out_and_named():
    counts = {("A", 1): t.Count((0, 0, 0, 0), blank=4, void=2), ("B", 1): t.Count((1, 1, 0, 0))}
    subject = only(t.tally(form(), counts))
    assert (subject.score, subject.left_out) == (90, ("A",))
    assert subject.classes[0].score is None


def test_a_subject_nobody_marked_has_no_score_no_rank_and_no_grade():
    result = t.tally(form("甲", "乙"), {("B", 2): t.Count((1, 0, 0, 0))})
    assert [subject.rank for subject in result.subjects] == [None, 1]
    empty = t.results_json(result)[0]
    assert empty["score"] is None
    assert empty["good_rate"] is None
    assert empty["classes"]["A"] == {
        "counts": [0] * 4,
        "blank": 0,
        "void": 0,
        "valid_marks": 0,
        "score": None,
    }
    assert result.subjects[0].suggested is None


def test_nine_classes_and_five_grades_with_decimal_points_are_exact():
    grades = tuple(t.Grade(f"{n}", Fraction(p)) for n, p in enumerate(("100", "82.5", "61.25", "40", "0")))
    classes = tuple(t.ClassRule(str(n), Fraction(f"{n}.1")) for n in range(1, 10))
    counts = {(rule.code, 1): t.Count((0, 1, 1, 0, 0)) for rule in classes}
    assert only(t.tally(form(grades=grades, classes=classes), counts)).score == Fraction("71.875")


def test_one_grade_only_counts_as_good_and_satisfied_alike():
    yes = (t.Grade("同意", Fraction(100)),)
    subject = only(t.tally(form(grades=yes), {("A", 1): t.Count((3,), blank=1)}))
    assert (subject.good_rate, subject.satisfied_rate, subject.score) == (100, 100, 100)


@pytest.mark.parametrize(
    ("score", "grade"),
    [(100, "好"), (90, "好"), ("89.999", "较好"), (75, "较好"), (60, "一般"), ("59.999", "差"), (0, "差")],
)
def test_thresholds_propose_a_grade_from_the_unrounded_score(score, grade):
    assert t.suggested_grade(form(), Fraction(score)) == grade


def test_thresholds_are_per_cent_of_the_best_points():
    of_twenty = tuple(t.Grade(each.label, each.points / 5) for each in FOUR)
    assert t.suggested_grade(form(grades=of_twenty), Fraction(18)) == "好"


def test_thresholds_that_do_not_fit_the_scale_propose_nothing():
    assert t.suggested_grade(form(grades=FOUR[:3]), Fraction(99)) is None
    assert (
        t.suggested_grade(form(grades=FOUR[:3], thresholds=(Fraction(85), Fraction(60))), Fraction(84))
        == "较好"
    )


# ---------------------------------------------------------------- ranks, rounding, words


def test_equal_scores_share_a_rank_and_the_next_place_is_skipped():
    scores = [Fraction(90), None, Fraction(95), Fraction(95), Fraction(10)]
    assert t.ranks(scores) == [3, None, 1, 1, 4]


def test_ranks_tell_apart_what_rounding_makes_equal():
    assert t.ranks([Fraction("90.001"), Fraction("90.002")]) == [2, 1]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0.00"),
        ("0.005", "0.01"),
        ("2.675", "2.68"),
        ("94.995", "95.00"),
        ("1/3", "0.33"),
        ("-0.005", "-0.01"),
        ("-0.004", "0.00"),
        ("-2.5", "-2.50"),
    ],
)
def test_two_places_round_half_away_from_zero(value, text):
    assert t.two_places(Fraction(value)) == text


def test_a_missing_figure_stays_missing():
    assert t.two_places(None) is None


def test_points_drop_one_highest_and_one_lowest_only_above_five_raters():
    five = [Fraction(n) for n in (0, 80, 80, 80, 100)]
    assert t.points_mean(five, drop_extremes=True) == 68
    assert t.points_mean([*five, Fraction(100)], drop_extremes=True) == 85
    assert t.points_mean([]) is None


def test_the_formula_is_told_with_points_and_weights():
    one = form(classes=(t.ClassRule("全体", Fraction(100)),), grades=(t.Grade("好", Fraction("82.5")),))
    assert formula(one, text=str.format) == "得分 = (82.5×好票数) ÷ 有效评价数"
    told = formula(form(), text=str.format)
    assert "60×A类得分 + 40×B类得分" in told
    assert "÷ 100" in told


# ---------------------------------------------------------------- the ladder


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"printed": 50, "unused": 6}, "ladder.printed"),
        ({"returned": 44, "valid": 44}, "ladder.over_issued"),
        ({"not_returned": 2}, "ladder.issued"),
        ({"void": 0}, "ladder.returned"),
    ],
)
def test_the_first_broken_step_of_the_ladder_is_named(change, key):
    figures = {"issued": 43, "returned": 42, "valid": 41, "void": 1} | change
    broken = t.broken_ladder("B", t.Ladder(**figures))
    assert broken is not None
    assert (broken.key, broken.values["code"]) == (key, "B")


def test_a_whole_ladder_with_replaced_papers_holds():
    ladder = t.Ladder(43, 40, 39, 1, printed=45, unused=2, not_returned=1, replaced=2)
    assert t.broken_ladder("A", ladder) is None


def test_rows_that_do_not_add_up_to_the_valid_papers_name_class_and_subject():
    ladders = PRACTICE_LADDERS | {"B": t.Ladder(43, 43, 42, 1)}
    broken = t.first_broken(form("华联"), PRACTICE, ladders)
    assert broken == t.Broken("ladder.rows", {"code": "B", "subject": "华联", "rows": 41, "valid": 42})


# ---------------------------------------------------------------- what holds for all counts

numbers = st.integers(0, 50)
counts4 = st.builds(t.Count, st.tuples(numbers, numbers, numbers, numbers), numbers, numbers)
codes = st.sampled_from("ABC")


@st.composite
def polls(draw):
    classes = tuple(
        t.ClassRule(code, draw(st.fractions(Fraction(1, 10), 100, max_denominator=10))) for code in "ABC"
    )
    names = tuple(f"党支部{n}" for n in range(draw(st.integers(1, 5))))
    counts = draw(st.dictionaries(st.tuples(codes, st.integers(1, len(names))), counts4, max_size=15))
    return t.Form(FOUR, classes, names), counts


@given(polls())
def test_plain_sums_and_rows_add_up(poll):
    asked, counts = poll
    for subject in t.tally(asked, counts).subjects:
        assert subject.counts.rows == sum(each.counts.rows for each in subject.classes)
        votes = sum(subject.counts.grades)
        assert votes + subject.counts.blank + subject.counts.void == subject.counts.rows
        if votes:
            assert sum(subject.rates) == 100


@given(polls())
def test_a_weighted_score_lies_within_the_scores_of_the_classes(poll):
    asked, counts = poll
    for subject in t.tally(asked, counts).subjects:
        scores = [each.score for each in subject.classes if each.score is not None]
        assert (subject.score is None) == (not scores)
        if scores:
            assert min(scores) <= subject.score <= max(scores)


@given(polls(), st.fractions(Fraction(1, 7), 7, max_denominator=7))
def test_scaling_all_weights_changes_nothing(poll, factor):
    asked, counts = poll
    scaled = tuple(t.ClassRule(rule.code, rule.weight * factor) for rule in asked.classes)
    again = t.tally(t.Form(asked.grades, scaled, asked.subjects), counts)
    assert again.subjects == t.tally(asked, counts).subjects


@given(polls(), st.randoms())
def test_another_order_of_subjects_is_the_same_result_in_another_order(poll, random):
    asked, counts = poll
    order = list(range(len(asked.subjects)))
    random.shuffle(order)
    names = tuple(asked.subjects[old] for old in order)
    moved = {(code, order.index(place - 1) + 1): count for (code, place), count in counts.items()}
    again = t.tally(t.Form(asked.grades, asked.classes, names), moved)

    def figures(result):
        return {each.name: (each.score, each.rank, each.counts, each.suggested) for each in result.subjects}

    assert figures(again) == figures(t.tally(asked, counts))


@given(st.lists(st.none() | st.fractions(0, 100, max_denominator=4), max_size=12))
def test_a_rank_is_one_more_than_the_number_of_better_scores(scores):
    given_ranks = t.ranks(scores)
    known = [score for score in scores if score is not None]
    for score, rank in zip(scores, given_ranks, strict=True):
        assert rank == (None if score is None else 1 + sum(other > score for other in known))


@given(st.fractions(-1000, 1000))
def test_two_places_are_never_further_off_than_half_a_cent(value):
    assert abs(Fraction(t.two_places(value)) - value) <= Fraction(1, 200)
