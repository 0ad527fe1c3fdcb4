"""Columns without a header are told by their cells, or not at all."""

from meetingdesk.foundation.sheets import Sheet
from meetingdesk.roster.guessing import guessed
from meetingdesk.roster.layout import Column

ROWS = (
    ("1", "甲厂党支部", "单雨桐", "书记", "138****0001"),
    ("2", "乙实业有限公司", "买买提·吐尔逊", "党支部副书记", "0731-28880000"),
    ("3", "丙厂党委", "尉迟一鸣", "", ""),
)


def test_name_unit_post_and_phone_are_told():
    found = guessed(Sheet("", ROWS))
    assert found is not None
    assert found.columns == {Column.UNIT: 1, Column.NAME: 2, Column.POST: 3, Column.PHONE: 4}


def test_a_table_of_something_else_is_not_guessed_at():
    assert guessed(Sheet("", (("苹果", "3.50"), ("香蕉", "2.80")))) is None
    assert guessed(Sheet("", ())) is None
