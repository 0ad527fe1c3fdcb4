"""Lines of the sign-in that can not have happened, or name nobody."""

import pytest

from meetingdesk.foundation.wording import sentence
from tests.rehearsal.folders import (
    Change,
    added,
    changed,
    check_fault,
    refusal,
    several,
)


def went(at: str, action: str) -> Change:
    return added("签到.csv", at, "5", "萧玉兰", action, "", "", "")


PEOPLE = {
    "a stranger": (changed("签到.csv", "5,萧玉兰", "45,萧玉环"), "case.person_unknown", "签到.csv", 3),
    "another's number": (
        changed("签到.csv", "5,萧玉兰", "6,萧玉兰"), "case.person_name_differs", "签到.csv", 3
    ),
    "a misspelt name": (
        changed("签到.csv", "5,萧玉兰", "5,肖玉兰"), "case.person_name_differs", "签到.csv", 3
    ),
    "which 张伟": (changed("签到.csv", "20,张伟", ",张伟"), "case.person_not_sure", "签到.csv", 38),
    "no name": (changed("签到.csv", "5,萧玉兰", "5,"), "case.cell_empty", "签到.csv", 3),
    "a number in words": (changed("签到.csv", "5,萧玉兰", "五,萧玉兰"), "case.not_a_number", "签到.csv", 3),
    "an unknown act": (
        changed("签到.csv", "萧玉兰,签到", "萧玉兰,到了"), "case.action_unknown", "签到.csv", 3
    ),
    "25 o'clock": (changed("签到.csv", "08:30:31", "25:30:31"), "case.not_a_time", "签到.csv", 5),
    "no time": (changed("签到.csv", "08:30:31", ""), "case.cell_empty", "签到.csv", 5),
    "a day that is none": (
        changed("签到.csv", "08:30:31", "昨天 08:30:31"), "case.not_a_date", "签到.csv", 5
    ),
    "nobody instead": (changed("签到.csv", "钱代表", ""), "case.proxy_name_missing", "签到.csv", 11),
    "gone before coming": (
        changed("签到.csv", "萧玉兰,签到", "萧玉兰,早退"), "case.left_before_arrival", "签到.csv", 3
    ),
    "nothing to undo": (
        changed("签到.csv", "萧玉兰,签到", "萧玉兰,撤销"), "case.nothing_to_undo", "签到.csv", 3
    ),
    "back without leaving": (
        changed("签到.csv", "萧玉兰,签到", "萧玉兰,回场"), "case.not_left", "签到.csv", 3
    ),
    "back before leaving": (
        several(went("9:30", "早退"), went("9:20", "回场")), "case.back_before_leaving", "签到.csv", 47
    ),
    "gone before coming back": (
        several(went("9:30", "早退"), went("9:40", "回场"), went("9:35", "早退")),
        "case.left_before_arrival", "签到.csv", 48,
    ),
    "gone earlier than come": (
        added("签到.csv", "8:00", "5", "萧玉兰", "早退", *"   "), "case.left_before_arrival", "签到.csv", 46
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "key", "file", "row"), PEOPLE.values(), ids=PEOPLE)
def test_a_fault_is_named_with_file_and_row(case, change, key, file, row):
    check_fault(case, change, key, file, row)


def test_a_stranger_without_a_number_is_named_by_name_alone(case):
    changed("签到.csv", "5,萧玉兰", ",萧玉环")(case)
    assert "“萧玉环”" in sentence(refusal(case))
