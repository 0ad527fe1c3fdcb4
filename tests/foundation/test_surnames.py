"""Every surname of practice.md 7.1 is found by each of its readings, and sorted by the first."""

import pytest

from meetingdesk.foundation import hanzi
from meetingdesk.foundation.namesearch import keys, match, search

# As practice.md 7.1 lists them; the usual reading first.
READINGS = (
    "单 shan dan|解 xie|仇 qiu|曾 zeng|查 zha|区 ou|盖 ge gai|乐 yue le|任 ren|华 hua|朴 piao|缪 miao|"
    "翟 zhai di|覃 qin tan|种 chong|召 shao|折 she|员 yun|宿 su|秘 bi|繁 po|纪 ji|应 ying|曲 qu|要 yao|"
    "过 guo|句 gou|能 nai|乜 nie|阚 kan|燕 yan|那 na|冼 xian|薄 bo|卜 bu|牟 mu mou|贾 jia|石 shi|车 che|"
    "葛 ge|隗 wei kui|黑 hei|哈 ha|尉迟 yu'chi|万俟 mo'qi|单于 chan'yu|长孙 zhang'sun|令狐 ling'hu|"
    "澹台 tan'tai|皇甫 huang'fu|欧阳 ou'yang|司马 si'ma|上官 shang'guan|诸葛 zhu'ge"
)
# Where other programs take the wrong first letter, by the same text; and someone whom that letter fits.
MISREAD = {
    "单": "戴", "解": "贾", "仇": "陈", "曾": "蔡", "查": "成", "区": "钱", "乐": "李", "翟": "丁",
    "覃": "唐", "种": "张", "召": "周", "折": "郑", "秘": "马",
}  # fmt: skip

SURNAMES = [(one.split()[0], one.split()[1:]) for one in READINGS.split("|")]
EACH = [(surname, reading) for surname, several in SURNAMES for reading in several]


@pytest.mark.parametrize(("surname", "reading"), EACH)
def test_a_surname_is_found_by_each_of_its_readings_in_every_way_of_typing(surname, reading):
    person, parts = keys(f"{surname}立文"), reading.split("'")
    initials, letters = "".join(part[0] for part in parts), "".join(parts)
    for typed in (
        initials, f"{initials}lw", letters, f"{letters}liwen", f"{letters}lw", f"{letters}l", f"{initials}立",
        f"{letters}立文", surname, f"{surname}l", f"{surname[0]}{letters[len(parts[0]):]}lw", letters[:-1],
    ):  # fmt: skip
        assert match(typed, person) is not None, typed


@pytest.mark.parametrize(("surname", "several"), SURNAMES)
def test_it_sorts_by_its_usual_reading_at_the_head_of_a_name_only(surname, several):
    sounds = [sound.rstrip("12345") for sound, _ in hanzi.pinyin_key(f"{surname}立文")]
    assert sounds == [*several[0].split("'"), "li", "wen"]


@pytest.mark.parametrize(("surname", "other"), MISREAD.items())
def test_who_knows_only_the_common_reading_finds_them_too_but_behind_those_it_fits(surname, other):
    people = [keys(f"{surname}立文"), keys(f"{other}立文")]
    assert search(f"{hanzi.readings(other)[0][0][0]}lw", people) == [1, 0]


def test_a_surname_reading_holds_at_the_head_only():
    assert (match("zengle", keys("曾乐")), match("zengyue", keys("曾乐"))) == (1, 5)
    assert (match("ycg", keys("尉迟恭")), match("weichi", keys("尉迟恭"))) == (1, 6)
    assert [hanzi.pinyin_key("曾乐")[1][0], hanzi.pinyin_key("乐曾")[1][0]] == ["le4", "ceng2"]


def test_the_persons_own_reading_overrides_the_table():
    assert match("ceng", keys("曾乐", reading="ceng yue")) == 4
    assert hanzi.pinyin_key("曾乐", "ceng yue")[0][0] == "ceng"
    assert match("zengle", keys("曾乐", reading="ceng yue")) is not None


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("祭立文", "zlw"), ("蔚立文", "yulw"), ("干立文", "glw"), ("占立文", "zhanlw"), ("都立文", "dulw"),
        ("贠立文", "yunlw"), ("角立文", "jlw"), ("单于文", "cyw"), ("單立文", "slw"),
        ("華立文", "hualw"), ("歐陽立", "oyl"), ("乐正文", "yzw"), ("濮阳文", "pyw"), ("鲜于文", "xyw"),
        ("子车文", "zijuwen"), ("闾丘文", "lvqiuw"), ("闾丘文", "luqw"),
    ],
)  # fmt: skip
def test_rarer_surnames_are_read_as_their_bearers_do(name, typed):
    assert match(typed, keys(name)) in {1, 4, 7}  # as read usually, never by another reading
