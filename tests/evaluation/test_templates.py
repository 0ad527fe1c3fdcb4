from __future__ import annotations

import pytest

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.evaluation.templates import templates
from tests.builders import a_meeting
from tests.evaluation.layouts import T2, T3, T4
from tests.evaluation.polls import Played, voting

CLASSES = [do.ClassSpec("A", "60", 6, "红"), do.ClassSpec("B", "40", 43, "蓝")]
FORMS = {
    "T1": {"rules": do.RuleSpec(blank_valid=False, most_good=2, cap="85"), "self_rating": "blank"},
    "T2": T2,
    "T3": T3 | {"rules": do.RuleSpec(drop_extremes=True), "base": "collected"},
    "T4": T4 | {"grades": do.SCALES[3].grades, "thresholds": ("95", "80", "60")},
}


def next_year(poll: Played, template: str) -> Played:
    meeting = a_meeting(poll.desk, "明年的演示述职评议会")
    given = {"template_id": template, "title": "明年测评", "subjects": [do.SubjectSpec("演示戊党支部")]}
    return Played(poll.desk, meeting, poll.desk.do(do.CreateFromTemplate(meeting_id=meeting, **given)))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_next_year_s_form_is_this_year_s_but_for_title_subjects_and_numbers_of_papers(desk, form):
    poll = voting(desk, issued={}, classes=CLASSES, **form)
    kept = poll.do(do.KeepTemplate, name="常用票样")
    this, that = poll.ask(queries.form), next_year(poll, kept).ask(queries.form)
    for part in ("kind", "grades", "aspects", "rules", "neutral", "thresholds", "base", "self_rating"):
        assert getattr(that, part) == getattr(this, part)
    assert [(k.code, k.weight, k.colour, k.expected) for k in that.classes] == [
        ("A", "60", "红", None), ("B", "40", "蓝", None),
    ]  # fmt: skip
    assert [each.name for each in that.subjects] == ["演示戊党支部"]


def test_a_kept_form_does_not_change_with_the_poll_it_came_from(desk):
    poll = voting(desk, issued={}, classes=CLASSES)
    kept = poll.do(do.KeepTemplate, name="常用票样")
    poll.do(do.ChangePoll, grades=do.SCALES[1].grades)
    assert next_year(poll, kept).ask(queries.form).grades[0].label == "好"


def test_a_name_is_given_once_unless_the_old_form_shall_go(desk):
    poll = voting(desk, issued={}, classes=CLASSES)
    poll.do(do.KeepTemplate, name="常用票样")
    assert poll.refused(do.KeepTemplate, name=" 常用票样 ").key == "evaluation.template_taken"
    assert poll.refused(do.KeepTemplate, name=" ").key == "evaluation.no_template_name"
    poll.do(do.ChangePoll, grades=do.SCALES[1].grades)
    poll.do(do.KeepTemplate, name="常用票样", replace=True)
    (row,) = desk.ask(templates)
    assert (row.name, row.kind, row.specs["grades"][0].label) == ("常用票样", "rows", "优秀")


def test_a_form_that_is_not_wanted_any_more_goes_and_comes_back_with_undo(desk):
    poll = voting(desk, issued={}, classes=CLASSES)
    kept = poll.do(do.KeepTemplate, name="常用票样")
    desk.do(do.RemoveTemplate(template_id=kept))
    assert desk.ask(templates) == ()
    desk.undo(desk.undoable().seq)
    assert [row.name for row in desk.ask(templates)] == ["常用票样"]
