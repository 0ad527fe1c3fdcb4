from __future__ import annotations

import pytest
from sqlalchemy import text

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.foundation.errors import Refused
from tests.builders import a_meeting, a_poll
from tests.evaluation.layouts import T2, T3, T4
from tests.evaluation.polls import voting

ALL = [do.ClassSpec("全体")]
OVERALL = do.AspectSpec("综合评价", "0", True)


def refused(desk, **form) -> str:
    with pytest.raises(Refused) as told:
        a_poll(desk, a_meeting(desk), issued={}, classes=ALL, **form)
    return told.value.key


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ({"kind": "ranking"}, "evaluation.kind"),
        ({"aspects": [do.AspectSpec("德", "1")]}, "evaluation.aspects_not_asked"),
        ({"kind": "aspects"}, "evaluation.aspects"),
        ({"kind": "aspects", "aspects": [OVERALL]}, "evaluation.aspects"),
        ({"kind": "aspects", "aspects": [do.AspectSpec("德", "1"), OVERALL, OVERALL]}, "evaluation.aspects"),
        ({"kind": "aspects", "aspects": [do.AspectSpec("德", "0")]}, "evaluation.aspect_weight"),
        ({"kind": "aspects", "aspects": [do.AspectSpec("德", "1")] * 2}, "evaluation.aspect_twice"),
        (
            {"kind": "aspects", "aspects": [do.AspectSpec(f"第{n}项", "1") for n in range(13)]},
            "evaluation.too_many_aspects",
        ),
        (
            {"kind": "points", "aspects": [do.AspectSpec("德", "1"), do.AspectSpec("总评", "1", True)]},
            "evaluation.aspect_weight",
        ),
        ({"neutral": "不了解"}, "evaluation.neutral"),
        ({"kind": "satisfaction", "neutral": "好"}, "evaluation.neutral"),
        ({"rules": do.RuleSpec(drop_extremes=True)}, "evaluation.drop"),
        ({"rules": do.RuleSpec(most_good=-1)}, "evaluation.quota"),
        ({"rules": do.RuleSpec(cap="0")}, "evaluation.cap"),
        ({"rules": do.RuleSpec(cap="101")}, "evaluation.cap"),
        (T3 | {"rules": do.RuleSpec(bands=("90", "75"))}, "evaluation.bands"),
        (T3 | {"rules": do.RuleSpec(bands=("75", "90", "60"))}, "evaluation.bands"),
        (T3 | {"rules": do.RuleSpec(bands=("101", "90", "60"))}, "evaluation.bands"),
        (
            T4 | {"grades": [do.GradeSpec(f"第{n}档", str(9 - n)) for n in range(1, 9)], "thresholds": []},
            "evaluation.too_many_grades",
        ),
    ],
)
def test_a_form_that_cannot_be_counted_is_refused(desk, form, key):
    assert refused(desk, **form) == key


def test_there_are_six_classes_at_most(desk):
    with pytest.raises(Refused) as told:
        a_poll(desk, a_meeting(desk), issued={}, classes=[do.ClassSpec(code) for code in "ABCDEFG"])
    assert told.value.key == "evaluation.too_many_classes"


def test_six_classes_keep_weights_and_colours(desk):
    weights = ("15", "15", "20", "10", "15", "25")
    classes = [
        do.ClassSpec(code, weight, colour=colour)
        for code, weight, colour in zip("ABCDEF", weights, do.COLOURS, strict=True)
    ]
    shown = voting(desk, issued={}, classes=classes).ask(queries.form)
    assert [(each.weight, each.colour) for each in shown.classes] == [
        ("15", "红"), ("15", "蓝"), ("20", "黄"), ("10", "绿"), ("15", "粉"), ("25", "白"),
    ]  # fmt: skip


@pytest.mark.parametrize("preset", do.ASPECTS, ids=lambda preset: preset.key)
def test_every_preset_makes_a_form_whose_weights_are_hundred(desk, preset):
    given = {"kind": preset.kind.value, "aspects": preset.aspects}
    shown = voting(desk, issued={}, classes=ALL, **given).ask(queries.form)
    assert sum(int(each.weight) for each in shown.aspects) == 100
    assert shown.aspects[-1].overall


def test_the_overall_row_stands_last_wherever_it_was_named(desk):
    aspects = [OVERALL, do.AspectSpec("德", "1")]
    shown = voting(desk, issued={}, classes=ALL, kind="aspects", aspects=aspects).ask(queries.form)
    assert [each.label for each in shown.aspects] == ["德", "综合评价"]


def test_another_layout_starts_without_the_aspects_of_the_old_one(desk):
    poll = voting(desk, issued={}, classes=ALL, **T3)
    assert poll.ask(queries.form).rules.bands == ("90", "75", "60")
    assert poll.refused(do.ChangePoll, kind="aspects").key == "evaluation.aspects"
    poll.do(do.ChangePoll, kind="satisfaction", neutral="不了解")
    shown = poll.ask(queries.form)
    assert (shown.kind, shown.aspects, shown.rules.bands, shown.neutral) == ("satisfaction", (), (), "不了解")


def test_what_is_printed_is_fixed_with_the_first_paper_and_the_counting_rules_with_the_entry(desk):
    poll = voting(desk, **T2)
    for printed in (
        {"kind": "rows"}, {"aspects": [do.AspectSpec("勤", "1")]}, {"rules": do.RuleSpec(most_good=1)},
    ):  # fmt: skip
        assert poll.refused(do.ChangePoll, **printed).key == "evaluation.ballots_out"
    poll.do(do.ChangePoll, rules=do.RuleSpec(blank_valid=False, cap="85"))
    shown = poll.ask(queries.form)
    assert (shown.rules.blank_valid, shown.rules.cap, len(shown.aspects)) == (False, "85", 3)


def test_changing_one_part_leaves_the_others(desk):
    poll = voting(desk, issued={}, classes=[do.ClassSpec("A", colour="红"), do.ClassSpec("B")], **T2)
    poll.do(do.ChangePoll, title="改名")
    poll.do(do.ChangePoll, grades=do.SCALES[1].grades)
    shown = poll.ask(queries.form)
    assert (shown.title, shown.kind, len(shown.aspects)) == ("改名", "aspects", 3)
    assert [each.colour for each in shown.classes] == ["红", ""]


def test_a_poll_of_the_first_release_has_no_settings_and_is_a_plain_one(desk):
    poll = voting(desk)
    with desk.engine.begin() as connection:
        connection.execute(text("DELETE FROM evaluation_setting"))
    shown = poll.ask(queries.form)
    assert (shown.kind, shown.rules.blank_valid, shown.rules.bands, len(shown.cells)) == ("rows", True, (), 2)
    poll.do(do.ChangePoll, rules=do.RuleSpec(cap="85"))
    assert poll.ask(queries.form).rules.cap == "85"
