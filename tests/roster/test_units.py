"""Two spellings of a unit are one unit; two units are never one."""

import pytest

from meetingdesk.roster.units import same_unit


@pytest.mark.parametrize(
    "spelling", ["甲 厂（本部）党支部", "甲厂(本部)党支部", "“甲厂”(本部)党支部 ", "甲厂（本部）\u200b党支部"]
)
def test_spaces_quotes_and_brackets_do_not_make_another_unit(spelling):
    assert same_unit(spelling) == same_unit("甲厂（本部）党支部")


@pytest.mark.parametrize("other", ["甲厂党委", "甲厂二党支部", "甲陶瓷厂党支部"])
def test_other_words_make_another_unit(other):
    assert same_unit(other) != same_unit("甲厂党支部")
