"""Which organisations are proposed for a name, and which never are."""

import pytest

from meetingdesk.roster.likeness import KnownUnit, Likeness, core

UNITS = (
    KnownUnit("1", "华联瓷业", "党委", ("华瓷股份",)),
    KnownUnit("2", "演示企业13", "党支部"),
    KnownUnit("3", "演示企业1", "党支部"),
    KnownUnit("4", "第一机械厂", "党支部"),
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("华联党委", ["1"]),
        ("华联瓷业", ["1"]),
        ("湖南省醴陵市华联瓷业股份有限公司党委", ["1"]),
        ("华瓷股份有限公司", ["1"]),
        ("华联瓷业（总部）党委", ["1"]),
        ("华联瓷业党总支", ["1"]),
        ("演示企业1党总支", ["3"]),
        ("演示企业3党支部", []),
        ("第十机械厂党支部", []),
        ("联瓷党委", []),
        ("别的厂党支部", []),
        ("", []),
    ],
)
def test_a_name_is_like_those_it_may_stand_for(said, meant):
    assert [one.organisation_id for one in Likeness(UNITS).proposals(said)] == meant


def test_the_likeliest_comes_first_and_there_are_three_at_most():
    units = [KnownUnit(str(n), "甲厂" + "新" * n, "党支部") for n in range(9)]
    found = Likeness(units).proposals("甲厂")
    assert len(found) == 3
    assert found[0].organisation_id == "0"


@pytest.mark.parametrize(
    ("name", "left"), [("株洲市甲乙有限公司", "甲乙"), ("有限公司", "有限公司"), ("市", "市")]
)
def test_what_tells_a_name_is_never_nothing(name, left):
    assert core(name) == left
