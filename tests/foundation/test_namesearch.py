"""People are found by whatever an operator types first (practice.md 7.1, semantics.md part 3 item 12)."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingdesk.foundation import hanzi
from meetingdesk.foundation.namesearch import Index, keys, match, search

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
        "y迟",
        "ｙｃ",
        "３２",
        "Yu Chi",
        "yu迟一",
        "尉chiy鸣",
        "尉鸣",
        "迟m",
        "chiym",
        "yim",
        "chiyming",
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


ODD = "单曾乐重长行朝解盖查翟覃薄都调传弹尽仔参尉迟令狐吕绿女鸣一国"
SPELLED = st.lists(st.sampled_from(ODD), min_size=2, max_size=4).map("".join)


@given(SPELLED, st.data())
def test_any_mixture_of_characters_syllables_and_initials_finds_the_name(name, data):
    pieces = []
    for one, several in zip(name, hanzi.readings(name), strict=True):
        pieces.append(data.draw(st.sampled_from([one, *several, *(sound[0] for sound in several)])))
    typed = "".join(pieces)
    person = keys(name)
    assert match(typed, person) is not None
    assert all(match(typed[:end], person) is not None for end in range(1, len(typed)))


@given(SPELLED, st.data())
def test_so_does_a_mixture_that_begins_within_the_name(name, data):
    start = data.draw(st.integers(1, len(name) - 1))
    several = hanzi.readings(name)[start:]
    typed = "".join(data.draw(st.sampled_from([*every, *(one[0] for one in every)])) for every in several)
    assert match(typed, keys(name)) is not None


@given(st.lists(SPELLED, min_size=1, max_size=30), st.data())
def test_each_key_more_leaves_fewer_people(names, data):
    index = Index(map(keys, names))
    typed = "".join(sound[0] for sound in (several[0] for several in hanzi.readings(names[0])))
    found = [set(index.search(typed[:end])) for end in range(1, len(typed) + 1)]
    assert all(after <= before for before, after in pairwise(found))
    assert 0 in found[-1]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("郑䶮", "zy"), ("郑䶮", "yan"), ("郑䶮", "䶮"), ("郑䶮", "郑y"), ("何𬭎", "hh"), ("何𬭎", "hehong"),
        ("何𬭎", "𬭎"), ("何𬭎", "h𬭎"), ("吕㛃", "lvjie"), ("吕㛃", "lj"), ("吕㛃", "㛃"),
        ("孙曌", "sunzhao"),
        ("李龑", "liyan"), ("刘堃", "lk"), ("陈喆", "cz"), ("廖怿", "ly"), ("王旻珺", "wmj"),
    ],
)  # fmt: skip
def test_rare_characters_are_found_by_reading_and_by_paste(name, typed):
    assert match(typed, keys(name)) is not None


def test_a_character_without_a_reading_is_still_found_by_paste_and_by_its_neighbours():
    person = keys("王\ue123")
    assert [match(typed, person) for typed in ("王\ue123", "\ue123")] == [0, 8]
    assert match("w", person) is not None


BEST_FIRST = [
    keys("尹国强", "乙厂", number=7), keys("张三", "甲厂", number=17), keys("李四", "甲厂", number=70),
    keys("单国强", "甲厂", number=1), keys("戴国强", "甲厂", number=2), keys("戴国强生", "甲厂", number=3),
    keys("林大国强", "甲厂", number=4), keys("李红", "大国强业公司", number=5),
    keys("赵兰", "新大国强业公司", number=6),
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("戴国强", [4, 5]), ("dgq", [4, 5, 3, 6, 7, 8]), ("daiguoqiang", [4, 5, 6]),
        ("国强", [0, 3, 4, 5, 6, 7, 8]), ("7", [0, 2]), ("17", [1]), ("甲厂", [1, 2, 3, 4, 5, 6]),
    ],
)  # fmt: skip
def test_the_best_answer_comes_first(typed, order):
    assert search(typed, BEST_FIRST) == order


@pytest.mark.parametrize(
    ("typed", "units"),
    [
        ("zw", ["华联瓷业", "时代金属", "华晨玻璃"]), ("zw 华联", ["华联瓷业"]), ("华联 zw", ["华联瓷业"]),
        ("张伟 sdjs", ["时代金属"]), ("zhangwei　hc", ["华晨玻璃"]),
        ("z w", ["华联瓷业", "时代金属", "华晨玻璃"]),
        ("张 瓷业", ["华联瓷业"]), ("伟 3", ["华晨玻璃"]), ("zw 甲", []), ("zw zz", []),
    ],
)  # fmt: skip
def test_words_apart_narrow_by_unit_or_number(typed, units):
    of = ["华联瓷业", "时代金属", "华晨玻璃"]
    people = [keys("张伟", unit, number=n) for n, unit in enumerate(of, start=1)]
    people += [keys("李娜", "华联瓷业", number=9)]
    found = search(typed, people)
    assert [of[place] if place < 3 else "华联瓷业" for place in found][: len(units)] == units
    assert len(found) == len(units)


def test_the_name_in_one_piece_stands_before_name_and_unit():
    people = [keys("李明", "华联瓷业"), keys("李华", "甲厂"), keys("王丽", "李华公司")]
    assert search("li hua", people)[:2] == [1, 0]


@pytest.mark.parametrize("typed", ["阿依古丽", "阿依古丽买买提", "阿依古丽·买买提", "aygl", "买买提", "mmt"])
def test_the_dot_in_a_name_need_not_be_typed(typed):
    assert match(typed, keys("阿依古丽·买买提")) is not None


@pytest.mark.parametrize("typed", ["john", "John Smith", "smith", "johnsmith", "sm"])
def test_a_name_in_letters_is_found(typed):
    assert match(typed, keys("John Smith")) is not None


def test_an_index_that_is_kept_answers_as_one_that_is_new():
    chance = random.Random(3)
    people = [keys("".join(chance.choices(ODD, k=3)), f"演示{n % 5}厂", number=n) for n in range(200)]
    index = Index(people)
    for typed in ("d", "dg", "d", "单", "z 演示", "dg 3", "y1", "ys", "单g", "g单", "13", ""):
        assert index.search(typed) == search(typed, people)
        assert index.search(typed, 5) == search(typed, people)[:5]
