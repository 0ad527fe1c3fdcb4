from __future__ import annotations

from fractions import Fraction

import pytest

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries, results
from meetingdesk.foundation.errors import Refused
from tests.builders import a_meeting, a_poll, open_entry, type_pass
from tests.evaluation.polls import Played, in_entry, voting

ONE = [do.SubjectSpec("演示甲党支部", "演示甲")]


def made(desk, **form):
    meeting = a_meeting(desk)
    given = {"title": "演示测评", "subjects": ONE, **form}
    return desk.ask(queries.form, desk.do(do.CreatePoll(meeting_id=meeting, **given)))


def test_a_poll_starts_with_the_four_grades_and_one_class(desk):
    form = made(desk)
    assert [(g.mark, g.label, g.points) for g in form.grades] == [
        (1, "好", "100"),
        (2, "较好", "80"),
        (3, "一般", "60"),
        (4, "差", "40"),
    ]
    assert [(c.code, c.weight) for c in form.classes] == [("全体", "100")]
    assert (form.thresholds, form.least_ballots, form.may_change_paper) == (("90", "75", "60"), 5, True)


def test_any_number_of_grades_with_exact_points(desk):
    grades = [do.GradeSpec("满意", "100/3"), do.GradeSpec("一般", "12.5")]
    assert [g.points for g in made(desk, grades=grades).grades] == ["100/3", "25/2"]


@pytest.mark.parametrize("scale", do.SCALES, ids=lambda scale: scale.key)
def test_every_scale_offered_makes_a_poll(desk, scale):
    form = made(desk, grades=scale.grades)
    assert [g.label for g in form.grades] == list(scale.labels)


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"title": "  "}, "evaluation.no_title"),
        ({"subjects": []}, "evaluation.no_subjects"),
        ({"grades": []}, "evaluation.no_grades"),
        ({"grades": [do.GradeSpec("好", "1"), do.GradeSpec(" 好", "0")]}, "evaluation.grade_twice"),
        ({"grades": [do.GradeSpec(f"第{n}档", "1") for n in range(9)]}, "evaluation.too_many_grades"),
        ({"grades": [do.GradeSpec("好", "百")]}, "evaluation.number"),
        ({"grades": [do.GradeSpec("好", "-1")]}, "evaluation.number"),
        ({"classes": []}, "evaluation.no_classes"),
        ({"classes": [do.ClassSpec("A"), do.ClassSpec("A")]}, "evaluation.class_twice"),
        ({"classes": [do.ClassSpec("A", "0")]}, "evaluation.weight"),
        ({"thresholds": ["60", "90"]}, "evaluation.thresholds"),
    ],
)
def test_a_form_that_cannot_be_counted_is_refused_and_leaves_nothing(desk, wrong, key):
    meeting = a_meeting(desk)
    with pytest.raises(Refused) as told:
        desk.do(do.CreatePoll(**{"meeting_id": meeting, "title": "演示测评", "subjects": ONE, **wrong}))
    assert told.value.key == key
    assert desk.ask(queries.polls, meeting) == ()


def test_a_poll_may_be_changed_until_a_paper_is_out(desk):
    meeting = a_meeting(desk)
    poll = Played(desk, meeting, a_poll(desk, meeting, issued={}, classes=[do.ClassSpec("全体")]))
    poll.do(
        do.ChangePoll,
        title="年度测评",
        subjects=[do.SubjectSpec("演示丙党委")],
        classes=[do.ClassSpec("A", "60"), do.ClassSpec("B", "40")],
    )
    form = poll.ask(queries.form)
    assert form.title == "年度测评"
    assert [s.name for s in form.subjects] == ["演示丙党委"]
    assert [(c.code, c.weight) for c in form.classes] == [("A", "60"), ("B", "40")]
    assert len(form.grades) == 4


def test_what_is_printed_stays_once_papers_are_out(desk):
    poll = voting(desk)
    for part in ({"subjects": ONE}, {"grades": do.SCALES[1].grades}, {"classes": [do.ClassSpec("B")]}):
        assert poll.refused(do.ChangePoll, **part).key == "evaluation.ballots_out"
    poll.do(do.ChangePoll, thresholds=["95", "80", "60"])
    assert poll.ask(queries.form).thresholds == ("95", "80", "60")


def test_nothing_changes_once_entry_is_open(desk):
    poll = in_entry(desk)
    assert poll.refused(do.ChangePoll, title="别的").key == "evaluation.entry_open"
    assert not poll.ask(queries.form).may_change


def test_setting_up_is_one_step_to_undo(desk):
    meeting = a_meeting(desk)
    a_poll(desk, meeting, issued={}, classes=[do.ClassSpec("全体")])
    desk.undo(desk.undoable().seq)
    assert desk.ask(queries.polls, meeting) == ()


def test_a_scale_of_two_is_tallied_with_its_own_points(desk):
    meeting = a_meeting(desk)
    grades = [do.GradeSpec("满意", "10"), do.GradeSpec("不满意", "1/3")]
    poll = a_poll(desk, meeting, "演示甲党支部", issued={"全体": 6}, grades=grades, thresholds=["50"])
    open_entry(desk, meeting, poll, {"全体": 6})
    papers = [(n, "全体", (1 if n <= 4 else 2,)) for n in range(1, 7)]
    for number in (1, 2):
        type_pass(desk, meeting, poll, number, papers)
    desk.do(do.ConfirmPasses(meeting_id=meeting, poll_id=poll, first="监票甲", second="监票乙"))
    do.seal(desk, meeting, poll)
    (row,) = desk.ask(results.results, poll).rows
    exact = (4 * Fraction(10) + 2 * Fraction(1, 3)) / 6
    assert Fraction("6.78") - exact < Fraction(1, 200)
    assert (row.score, row.suggested) == ("6.78", "满意")
