"""Names read, sort and print as an office expects (practice.md 7.1-7.4)."""

import random

import pytest

from meetingdesk.foundation import hanzi
from meetingdesk.foundation.hanzi import School

BY_SURNAME = [
    "丁小宁",
    "王明",
    "王小宁",
    "文明",
    "田富",
    "田大利",
    "刘一",
    "李一鸣",
    "李大鸣",
    "张三",
    "陈二",
    "林一",
    "欧阳少东",
    "洪少东",
    "高富",
    "高大富",
    "廖怿",
]
BY_NAME = [
    "丁小宁",
    "王小宁",
    "王明",
    "文明",
    "田大利",
    "田富",
    "刘一",
    "李一鸣",
    "李大鸣",
    "张三",
    "陈二",
    "林一",
    "欧阳少东",
    "洪少东",
    "高大富",
    "高富",
    "廖怿",
]


@pytest.mark.parametrize(("school", "expected"), [(School.SURNAME, BY_SURNAME), (School.NAME, BY_NAME)])
@pytest.mark.parametrize("seed", range(5))
def test_both_schools_of_stroke_order_come_out_as_officials_expect(school, expected, seed):
    shuffled = random.Random(seed).sample(expected, len(expected))
    assert sorted(shuffled, key=lambda name: hanzi.stroke_key(name, school)) == expected


def test_a_character_of_unknown_stroke_order_is_named_so_that_someone_looks():
    assert hanzi.unknown_strokes(["王明", "郑䶮", "买买提·吐尔逊"]) == ("䶮",)


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("单国强", "shan guo qiang"),
        ("仇平", "qiu ping"),
        ("曾秀英", "zeng xiu ying"),
        ("查鑫", "zha xin"),
        ("区庆丰", "ou qing feng"),
        ("朴小宁", "piao xiao ning"),
        ("盖春花", "ge chun hua"),
        ("翟志刚", "zhai zhi gang"),
        ("尉迟一鸣", "yu chi yi ming"),
        ("万俟明", "mo qi ming"),
        ("单于明", "chan yu ming"),
        ("曾乐", "zeng le"),
        ("郑䶮", "zheng yan"),
        ("任𬭎", "ren hong"),
        ("𫖮之", "yi zhi"),
        ("解冰", "xie bing"),
        ("吕丽", "lv li"),
    ],
)
def test_surnames_read_as_surnames_and_rare_characters_have_a_reading(name, reading):
    assert " ".join(several[0] for several in hanzi.readings(name)) == reading


def test_a_person_s_own_pinyin_comes_first_however_it_is_written():
    for own in ("mù guó qiáng", "mu guo qiang", "Mu Guoqiang", "muguoqiang"):
        assert [several[0] for several in hanzi.readings("牟国强", own)] == ["mu", "guo", "qiang"]
    assert "mou" in hanzi.readings("牟国强", "mu guo qiang")[0]
    assert hanzi.readings("牟国强", "nonsense")[1] == ("guo",)


def test_lists_sort_by_the_surname_s_reading_and_by_tone():
    names = ["张伟", "曾秀英", "单蕾", "掌声", "安宁", "仇平", "查鑫"]
    ordered = ["安宁", "仇平", "单蕾", "曾秀英", "查鑫", "张伟", "掌声"]
    assert sorted(names, key=hanzi.pinyin_key) == ordered
    assert hanzi.pinyin_key("牟国强", "mou guo qiang") < hanzi.pinyin_key("牟国强")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("张　伟", "张伟"),
        ("张 伟", "张伟"),
        ("张\u00a0伟", "张伟"),
        (" 张\u200b伟\ufeff ", "张伟"),
        ("郑\u3000䶮", "郑䶮"),
        ("任 𬭎", "任𬭎"),
        ("买买提 • 吐尔逊", "买买提·吐尔逊"),
        ("阿·买提", "阿·买提"),
        ("Anna  Smith", "Anna Smith"),
        ("张\n伟", "张伟"),
        ("\ufa0c明", "兀明"),
        ("", ""),
        ("\u3000", ""),
    ],
)
def test_names_are_stored_without_padding_and_in_one_form(typed, stored):
    assert hanzi.clean_name(typed) == stored


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("张伟", "张\u3000伟"),
        ("郑䶮", "郑\u3000䶮"),
        ("任𬭎", "任\u3000𬭎"),
        ("王小明", "王小明"),
        ("阿·里", "阿·里"),
        ("Li", "Li"),
    ],
)
def test_only_names_of_two_chinese_characters_are_padded_in_print(name, printed):
    assert hanzi.pad_name(name) == printed


def test_made_up_characters_of_old_systems_are_reported():
    assert hanzi.private_characters("张\ue123明\ue123") == ("\ue123",)
    assert hanzi.private_characters("郑䶮𬭎") == ()


def test_a_character_of_four_bytes_is_as_wide_as_any_other():
    assert hanzi.width("任𬭎") == hanzi.width("任明") == 4
    assert hanzi.width("O01e\u0301") == 4
    assert hanzi.glyphs("任𬭎e\u0301") == 3
