from __future__ import annotations

import pytest

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.printed import ballot
from tests.evaluation.layouts import T2, T3, T4
from tests.evaluation.polls import voting

ALL = [do.ClassSpec("全体")]


def shown(desk, **form):
    return voting(desk, issued={}, **{"classes": ALL, **form}).ask(ballot, str.format)


def test_a_plain_ballot_asks_for_one_tick_a_row_and_says_that_it_bears_no_name(desk):
    told = shown(desk)
    assert told.instructions == (
        "1．本表采用无记名方式填写。",
        "2．请在对应栏内打“√”，每人只选一项。",
        "3．同一人选两项及以上或无法辨认的，该项无效；不选的视为弃权。",
        "4．填好后请对折投入票箱。",
    )
    assert told.boxes == ("好", "较好", "一般", "差")
    assert (told.classes[0].letter, told.warning) == ("", "")


def test_classes_have_their_letter_and_colour(desk):
    classes = [do.ClassSpec("A", "60", 6, "红"), do.ClassSpec("B", "40", 43, "蓝")]
    told = shown(desk, classes=classes)
    assert [(each.letter, each.colour, each.expected) for each in told.classes] == [
        ("A", "红", 6), ("B", "蓝", 43),
    ]  # fmt: skip


def test_who_leaves_the_own_row_blank_is_told_so_and_who_prints_it_is_warned(desk):
    told = shown(desk, self_rating="blank")
    assert "4．本人不评价自己，请将本人一栏留空。" in told.instructions
    assert "署名" in told.warning
    assert "秘密" in shown(desk, self_rating="own_class").warning


def test_a_quota_and_the_box_for_not_knowing_stand_on_the_paper(desk):
    told = shown(desk, rules=do.RuleSpec(most_good=2), grades=do.SCALES[3].grades, **T4)
    assert "4．“满意”最多选 2 人，超过的整张票无效。" in told.instructions
    assert told.boxes[-1] == "不了解"


def test_points_tell_the_bands_that_the_overall_tick_must_agree_with(desk):
    told = shown(desk, **T3)
    assert told.instructions[1] == "2．每项按 0 至 100 的整数打分。"
    assert told.instructions[2] == "3．再为“总评”打“√”，在好、较好、一般、差中只选一格。"
    assert told.instructions[3] == (
        "4．“总评”须与按权重合计的分数段一致"
        "（好 90 分及以上，较好 75 分及以上，一般 60 分及以上，差 60 分以下），不一致的，该人一栏无效。"
    )


def test_a_booklet_asks_for_every_aspect(desk):
    told = shown(desk, **T2)
    assert [each.label for each in told.aspects] == ["德", "绩", "综合评价"]
    assert told.instructions[1] == "2．请就每一项在对应栏内打“√”，每项只选一格。"


@pytest.mark.parametrize("form", [{}, T2, T3, T4], ids=["T1", "T2", "T3", "T4"])
def test_nothing_on_a_ballot_is_of_a_voter(desk, form):
    names = set(vars(shown(desk, **form))) | set(vars(shown(desk, **form).classes[0]))
    assert not names & {"attendee_id", "number", "voter", "serial", "key"}
