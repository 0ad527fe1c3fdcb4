from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from meetingdesk.evaluation.comparison import (
    Difference,
    Paper,
    accounted,
    counted,
    differences,
    final,
    marks_of,
)
from meetingdesk.evaluation.tally import Count, Form, Grade


def passes(one: Paper, other: Paper):
    return {one.number: one}, {other.number: other}


def paper(*marks, code="A", valid=True):
    return Paper(7, code, valid, marks)


def test_each_row_that_differs_is_a_place_of_its_own():
    found = differences(*passes(paper(1, 2, 3), paper(1, 0, 4)), {(7, "row", 3): "3"})
    assert found == [Difference(7, "row", 2, "2", "0", None), Difference(7, "row", 3, "3", "4", "3")]


def test_class_and_state_are_places_too():
    found = differences(*passes(paper(1), paper(code="B", valid=False)), {})
    assert [(each.part, each.first, each.second) for each in found] == [
        ("class", "A", "B"),
        ("state", "valid", "void"),
    ]


def test_a_paper_that_only_one_pass_voided_has_all_rows_looked_up_when_it_is_valid():
    said = {(7, "state", 0): "valid"}
    found = differences(*passes(paper(1, 2), paper(valid=False)), said)
    assert [(each.part, each.row, each.first, each.second) for each in found] == [
        ("state", 0, "valid", "void"),
        ("row", 1, "1", None),
        ("row", 2, "2", None),
    ]


def test_a_paper_that_is_void_after_all_has_no_rows():
    said = {(7, "state", 0): "void"}
    one, other = passes(paper(1, 2), paper(valid=False))
    assert [each.part for each in differences(one, other, said)] == ["state"]
    assert final(one, other, said) == [Paper(7, "A", False, ())]


def test_what_the_paper_says_stands():
    said = {(7, "class", 0): "B", (7, "row", 2): "9"}
    assert final(*passes(paper(1, 2), paper(1, 3, code="B")), said) == [Paper(7, "B", True, (1, 9))]


def test_papers_and_marks_are_counted_by_class():
    papers = [Paper(1, "A", True, (1, 0)), Paper(2, "A", False, ()), Paper(3, "B", True, (2, 9))]
    assert accounted(papers) == {"A": (1, 1), "B": (1, 0)}
    form = Form(tuple(Grade(name, Fraction(1)) for name in "好差"), (), ("甲", "乙"))
    assert counted(marks_of(papers), form) == {
        ("A", 1): Count((1, 0)),
        ("A", 2): Count((0, 0), blank=1),
        ("B", 1): Count((0, 1)),
        ("B", 2): Count((0, 0), void=1),
    }


marks = st.tuples(*[st.sampled_from([0, 1, 2, 9])] * 3)
papers = st.one_of(
    st.builds(lambda code, row: Paper(7, code, True, row), st.sampled_from("AB"), marks),
    st.builds(lambda code: Paper(7, code, False, ()), st.sampled_from("AB")),
)


@given(papers, papers, papers)
def test_settling_every_place_by_the_paper_gives_the_paper_wherever_the_passes_differ(one, other, truth):
    said: dict[tuple[int, str, int], str] = {}
    says = {"class": truth.class_code, "state": "valid" if truth.valid else "void"}
    for _round in range(2):
        for place in differences(*passes(one, other), said):
            value = says.get(place.part) or str(truth.marks[place.row - 1] if truth.valid else 1)
            said[7, place.part, place.row] = value
    assert all(place.says is not None for place in differences(*passes(one, other), said))
    (outcome,) = final(*passes(one, other), said)
    if one.class_code != other.class_code:
        assert outcome.class_code == truth.class_code
    if one.valid != other.valid:
        assert outcome.valid == truth.valid
        assert outcome.marks == truth.marks


@given(papers)
def test_two_equal_passes_have_no_differences(one):
    assert differences(*passes(one, one), {}) == []
    assert final(*passes(one, one), {}) == [one]
