"""Whatever is wrong with a case is one `BadInput` whose sentence names file and row, in both languages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.wording import Wording
from meetingdesk.rehearsal import case as case_module
from meetingdesk.rehearsal.case import read_case
from tests.rehearsal.folders import PARK, check_words, edit, refusal, rewrite, rows

Change = Callable[[Path], object]
FIRST, SECOND, SETTLED = (f"测评-现场7人-{name}.csv" for name in ("第一遍", "第二遍", "复核"))
BIG = "测评-全部43人-第一遍.csv"


def changed(name: str, old: str, new: str) -> Change:
    return lambda folder: edit(folder, name, old, new)


def lines(name: str, change: Callable[..., list[list[str]]]) -> Change:
    return lambda folder: rewrite(folder, name, change)


def column_gone(name: str, place: int) -> Change:
    return lines(name, lambda *all_: [[*line[:place], *line[place + 1 :]] for line in all_])


def added(name: str, *line: str) -> Change:
    return lines(name, lambda *all_: [*all_, list(line)])


def both(change: Callable[[str], Change]) -> Change:
    def apply(folder: Path) -> None:
        change(FIRST)(folder)
        change(SECOND)(folder)

    return apply


def of_bytes(name: str, data: bytes) -> Change:
    return lambda folder: (folder / name).write_bytes(data)


PAPER = ("999", "全体", "valid", "1", "1", "1", "1", "1", "1", "1")

TABLES = {
    "no header": (of_bytes("签到.csv", b"1,2,3\n"), "case.column_missing", "签到.csv", 1),
    "morning without 动作": (column_gone("签到.csv", 3), "case.column_missing", "签到.csv", 1),
    "morning without 事由": (column_gone("签到.csv", 6), "case.column_missing", "签到.csv", 1),
    "reports without 方式": (column_gone("述职.csv", 1), "case.column_missing", "述职.csv", 1),
    "papers without 票种": (column_gone(FIRST, 1), "case.column_missing", FIRST, 1),
    "settlement without 序号": (column_gone(SETTLED, 1), "case.column_missing", SETTLED, 1),
    "a column twice": (changed("签到.csv", "代会人职务", "事由"), "case.column_missing", "签到.csv", 1),
    "two alike": (changed("签到.csv", "事由", "事由,姓 名"), "case.column_twice", "签到.csv", 1),
    "a stray comma": (changed("签到.csv", "签到,,,", "签到,,,,多"), "case.row_too_long", "签到.csv", 3),
    "an open quote": (changed("签到.csv", "萧玉兰", '"萧玉兰'), "case.csv_broken", "签到.csv", 3),
    "an empty file": (of_bytes("签到.csv", b"\xef\xbb\xbf \r\n"), "case.empty", "签到.csv", 1),
    "nothing at all": (of_bytes(SECOND, b""), "case.empty", SECOND, 1),
    "a picture": (of_bytes("述职.csv", b"\x89PNG\r\n\x1a\n\0\0"), "case.binary", "述职.csv", 2),
    "another encoding": (
        of_bytes("述职.csv", "党组织\n".encode() + b"\xff\xff\n"),
        "case.encoding",
        "述职.csv",
        2,
    ),
    "a cell of 20 MB": (changed("签到.csv", "出差", "差" * 7_000_000), "case.cell_too_long", "签到.csv", 2),
    "a mark of 20 MB": (
        changed(FIRST, "\n1,全体", f"\n{'1' * 20_000_000},全体"),
        "case.cell_too_long",
        FIRST,
        2,
    ),
    "a cell of 40 MB": (changed("述职.csv", ",553", "," + "5" * 40_000_000), "case.too_big", "述职.csv", 5),
    "a long cell": (changed("签到.csv", "出差", "差" * 1001), "case.cell_too_long", "签到.csv", 2),
    "too many rows": (of_bytes("述职.csv", b"a\n" * 20_001), "case.column_missing", "述职.csv", 1),
    "columns": (
        changed("述职.csv", "书面报告收到", "书面报告收到" + ",x" * 2000),
        "case.too_many_columns",
        "述职.csv",
        1,
    ),
}

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
    "here and on leave": (
        added("签到.csv", "9:00", "5", "萧玉兰", "请假", "", "", "病"), "case.already_here", "签到.csv", 46
    ),
    "here and sent": (
        added("签到.csv", "9:00", "5", "萧玉兰", "代会", "某人", "", ""), "case.already_here", "签到.csv", 46
    ),
    "gone earlier than come": (
        added("签到.csv", "8:00", "5", "萧玉兰", "早退", *"   "), "case.left_before_arrival", "签到.csv", 46
    ),
}  # fmt: skip

REPORTS = {
    "an unknown organisation": (
        changed("述职.csv", "时代金属党支部", "时代金属"), "case.organisation_unknown", "述职.csv", 3
    ),
    "one twice": (changed("述职.csv", "时代金属党支部", "华联瓷业党委"), "case.report_twice", "述职.csv", 3),
    "an unknown way": (changed("述职.csv", "现场,2", "口头,2"), "case.way_unknown", "述职.csv", 3),
    "a place twice": (changed("述职.csv", "现场,2", "现场,1"), "case.order_twice", "述职.csv", 3),
    "no place": (changed("述职.csv", "现场,2", "现场,"), "case.cell_empty", "述职.csv", 3),
    "place nought": (changed("述职.csv", "现场,2", "现场,0"), "case.not_a_number", "述职.csv", 3),
    "negative time": (changed("述职.csv", "480,489", "480,-489"), "case.not_a_number", "述职.csv", 3),
    "no time planned": (changed("述职.csv", "480,489", "0,489"), "case.not_a_number", "述职.csv", 3),
    "a speech of a week": (changed("述职.csv", "480,489", "480,604800"), "case.not_a_number", "述职.csv", 3),
    "time in words": (changed("述职.csv", "480,489", "八分钟,489"), "case.not_a_number", "述职.csv", 3),
    "received perhaps": (changed("述职.csv", "按时", "好像"), "case.received_unknown", "述职.csv", 9),
}  # fmt: skip

PAPERS = {
    "a mark of 7": (changed(FIRST, "valid,1,1,3", "valid,1,1,7"), "case.mark", FIRST, 3),
    "a mark of 5 of 4": (changed(SECOND, "valid,1,1,3", "valid,1,1,5"), "case.mark", SECOND, 3),
    "a mark left out": (changed(FIRST, "valid,1,1,3", "valid,1,,3"), "case.mark", FIRST, 3),
    "a tick": (changed(FIRST, "valid,1,1,3", "valid,1,√,3"), "case.mark", FIRST, 3),
    "a paper twice": (lines(FIRST, lambda *all_: [*all_, all_[4]]), "case.paper_twice", FIRST, 45),
    "a paper typed once": (added(FIRST, *PAPER), "case.over_issued", FIRST, 45),
    "a paper not retyped": (lines(SECOND, lambda *all_: all_[:-1]), "case.paper_missing", FIRST, 44),
    "a paper not typed": (lines(FIRST, lambda *all_: all_[:-1]), "case.paper_missing", SECOND, 44),
    "more back than out": (both(lambda name: added(name, *PAPER)), "case.over_issued", FIRST, 45),
    "fewer out than back": (changed("polls.yaml", "issued: 43", "issued: 42"), "case.over_issued", FIRST, 44),
    "an unknown class": (changed(FIRST, "\n3,全体", "\n3,甲"), "case.class_unknown", FIRST, 4),
    "another class": (changed(BIG, "\n7,B", "\n7,A"), "case.over_issued", BIG, 8),
    "an unknown state": (changed(FIRST, "\n3,全体,valid", "\n3,全体,废"), "case.state_unknown", FIRST, 4),
    "void with marks": (changed(FIRST, "\n3,全体,valid", "\n3,全体,void"), "case.void_marked", FIRST, 4),
    "paper nought": (changed(FIRST, "\n3,全体", "\n0,全体"), "case.not_a_number", FIRST, 4),
    "paper of no number": (changed(FIRST, "\n3,全体", "\n三,全体"), "case.not_a_number", FIRST, 4),
    "an unknown subject": (changed(FIRST, "旗滨玻璃党委", "旗滨玻璃"), "case.subject_missing", FIRST, 1),
    "subjects in another order": (
        changed(SECOND, "华联瓷业党委,时代金属党支部", "时代金属党支部,华联瓷业党委"),
        "case.subject_missing",
        SECOND,
        1,
    ),
    "a subject gone": (column_gone(FIRST, 9), "case.subject_missing", FIRST, 1),
    "a subject more": (
        changed(FIRST, "科一环保党支部", "科一环保党支部,别家"),
        "case.subject_extra",
        FIRST,
        1,
    ),
    "a place not settled": (changed(SETTLED, "10,3,1\n", ""), "case.settlement_missing", SETTLED, 5),
    "settled where none differ": (added(SETTLED, "1", "1", "1"), "case.settlement_needless", SETTLED, 6),
    "settled outside": (added(SETTLED, "1", "8", "1"), "case.settlement_needless", SETTLED, 6),
    "settled twice": (added(SETTLED, "6", "2", "1"), "case.settlement_twice", SETTLED, 6),
    "settled as 7": (changed(SETTLED, "10,3,1", "10,3,7"), "case.settlement_mark", SETTLED, 3),
}


def void_in_second(folder: Path) -> None:
    edit(folder, SECOND, "\n3,全体,valid,2,1,1,1,1,1,1", "\n3,全体,void,,,,,,,")


def class_in_second(folder: Path) -> None:
    edit(folder, "测评-全部43人-第二遍.csv", "\n1,A", "\n1,B")


PAPERS |= {
    "void once only": (void_in_second, "case.paper_state_differs", SECOND, 4),
    "of two classes": (class_in_second, "case.paper_class_differs", "测评-全部43人-第二遍.csv", 2),
}

M, P = "meeting.yaml", "polls.yaml"
YAML = {
    "no title": (changed(M, "title: 2022", "titel: 2022"), "case.field_missing", M, 4),
    "no meeting": (changed(M, "meeting:", "meetings:"), "case.field_missing", M, 3),
    "not YAML": (changed(M, "meeting:", "meeting: ]"), "case.yaml", M, 3),
    "a day that is none": (changed(M, "2023-03-17", "2023-02-30"), "case.field_date", M, 6),
    "a start in words": (changed(M, "start: null", "start: 早上"), "case.field_time", M, 8),
    "a year in words": (changed(M, "year_assessed: 2022", "year_assessed: 去年"), "case.field_number", M, 5),
    "an end before the start": (
        changed(M, "start: null\n  end: null", "start: 9:00\n  end: 08:59"),
        "case.ends_before_start",
        M,
        9,
    ),
    "a guest of no name": (changed(M, "guests:", "guests:\n  - {did: 发言}"), "case.guest_unknown", M, 15),
    "an alias twice": (changed(M, "港鹏实业]", "华联]"), "case.alias_twice", M, 38),
    "two days of agenda": (
        changed(M, "kind: sign_in,", "kind: sign_in, minutes: 2880,"),
        "case.field_whole",
        M,
        46,
    ),
    "one key twice": (changed(M, "  period: 上午", "  date: 2023-03-18"), "case.yaml_twice", M, 7),
    "guests as a word": (changed(M, "guests:", "guests: 无\nguest:"), "case.not_a_list", M, 14),
    "a list as title": (changed(M, "venue: 湖南", "venue: [湖南]\n  x: "), "case.not_a_text", M, 10),
    "an organisation twice": (
        changed(M, "name: 科一环保", "name: 港鹏瓷业"),
        "case.organisation_twice",
        M,
        39,
    ),
    "a code twice": (changed(M, "code: O07", "code: O06"), "case.code_twice", M, 39),
    "a tag": (
        changed(M, "period: 上午", "period: !!python/object/apply:os.getcwd []"),
        "case.yaml_tag",
        M,
        7,
    ),
    "a tag of its own": (changed(M, "period: 上午", "period: !x 上午"), "case.yaml_tag", M, 7),
    "two documents": (changed(M, "guests:", "---\nguests:"), "case.yaml", M, 15),
    "an unknown alias": (changed(M, "period: 上午", "period: *p"), "case.yaml", M, 7),
    "itself inside": (changed(M, "guests:", "guests: &g [*g]\nx:"), "case.yaml", M, 14),
    "deep": (changed(M, "guests:", "guests: " + "[" * 5000 + "\nx:"), "case.yaml_deep", M, 14),
    "a long text": (changed(M, "period: 上午", "period: " + "上" * 2001), "case.text_too_long", M, 7),
    "a text of 20 MB": (changed(M, "period: 上午", "period: " + "a" * 20_000_000), "case.too_big", M, 7),
    "a control character": (changed(M, "period: 上午", "period: \a"), "case.binary", M, 7),
    "a character of no use": (changed(M, "period: 上午", "period: \ufffe"), "case.binary", M, 7),
    "polls as a word": (of_bytes(P, b"none"), "case.not_a_list", P, 1),
    "only a comment": (of_bytes(P, b"# later"), "case.yaml", P, 1),
    "no stem": (changed(P, "- stem: 测评-现场7人\n  ", "- "), "case.field_missing", P, 1),
    "a stem that leads away": (changed(P, "测评-现场7人", "../测评"), "case.stem_bad", P, 1),
    "a stem twice": (changed(P, "测评-全部43人", "测评-现场7人"), "case.stem_twice", P, 17),
    "a stem without files": (changed(P, "测评-现场7人", "没有"), "case.no_file", "没有-第一遍.csv", None),
    "no title for a poll": (changed(P, "  title: 年度述职测评\n", ""), "case.field_missing", P, 17),
    "unknown subjects": (changed(P, "on_site", "everyone"), "case.subjects_unknown", P, 3),
    "a list of strangers": (changed(P, "on_site", "[别家]"), "case.organisation_unknown", P, 3),
    "an empty list": (changed(P, "on_site", "[]"), "case.no_subjects", P, 3),
    "one named twice": (changed(P, "on_site", "[华联瓷业党委, 华联瓷业党委]"), "case.subject_twice", P, 3),
    "a weight of nought": (changed(P, "weight: 100", "weight: 0"), "case.weight", P, 15),
    "a weight below": (changed(P, "weight: 100", "weight: -1"), "case.weight", P, 15),
    "a weight in words": (changed(P, "weight: 100", "weight: 一半"), "case.field_number", P, 15),
    "infinite weight": (changed(P, "weight: 100", "weight: .inf"), "case.field_number", P, 15),
    "weight of a million digits": (
        changed(P, "weight: 100", "weight: 1e999999999"),
        "case.field_number",
        P,
        15,
    ),
    "no weight": (changed(P, "    weight: 100\n", ""), "case.weight", P, 14),
    "half a paper issued": (changed(P, "issued: 43", "issued: 42.5"), "case.field_whole", P, 16),
    "nobody knows how many": (changed(P, "    issued: 43\n", ""), "case.field_missing", P, 14),
    "a class twice": (changed(P, "code: B", "code: A"), "case.class_twice", P, 33),
    "points in words": (changed(P, "points: 80", "points: 八十"), "case.field_number", P, 8),
    "points below": (changed(P, "points: 80", "points: -1"), "case.points", P, 8),
    "no points": (changed(P, "    points: 80\n", ""), "case.field_missing", P, 7),
    "a grade twice": (changed(P, "label: 较好", "label: 好"), "case.label_twice", P, 7),
}
ALL = {"table": TABLES, "people": PEOPLE, "reports": REPORTS, "papers": PAPERS, "yaml": YAML}
KINDS = [
    pytest.param(*bad, id=f"{group}: {name}")
    for group, several in ALL.items()
    for name, bad in several.items()
]


@pytest.mark.parametrize(("change", "key", "file", "row"), KINDS)
def test_a_bad_file_is_named_with_its_row(case, change, key, file, row):
    change(case)
    error = refusal(case)
    assert (error.key, error.values.get("file"), error.values.get("row")) == (key, file, row)
    check_words(error, file, row)


NEEDED = sorted(path.name for path in PARK.iterdir() if path.suffix in {".csv", ".yaml", ".xlsx"})
NEEDED.remove("参会名单-GB18030.csv")


@pytest.mark.parametrize("name", NEEDED)
def test_each_missing_file_is_named(case, name):
    (case / name).unlink()
    error = refusal(case)
    assert (error.key, error.values["file"]) == ("case.no_file", name)
    check_words(error, name, None)


@pytest.mark.parametrize("name", NEEDED)
def test_a_folder_in_the_place_of_a_file_is_a_missing_file(case, name):
    (case / name).unlink()
    (case / name).mkdir()
    assert refusal(case).values["file"] == name


def test_a_case_that_is_no_folder_is_named(case):
    error = refusal(case / "meeting.yaml")
    assert (error.key, error.values["folder"]) == ("case.no_folder", "meeting.yaml")
    check_words(error, "meeting.yaml", None)


def test_aliases_that_would_grow_into_millions_are_refused_at_once(case):
    bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    bomb += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    (case / "meeting.yaml").write_text("\n".join(bomb), "utf-8")
    error = refusal(case)
    assert error.key == "case.yaml_many"
    check_words(error, "meeting.yaml", 5)


@pytest.mark.parametrize(
    "scale", ["[]", "null", "[" + ", ".join(f"{{label: {n}, points: 1}}" for n in range(9)) + "]"]
)
def test_a_scale_of_no_grades_or_more_than_one_digit_holds_is_refused(case, scale):
    text = (case / "polls.yaml").read_text("utf-8")
    start, end = text.index("  scale:"), text.index("  classes:")
    (case / "polls.yaml").write_text(text[:start] + f"  scale: {scale}\n" + text[end:], "utf-8")
    assert refusal(case).key in {"case.scale_empty", "case.scale_long"}


def test_a_poll_without_classes_is_refused(case):
    text = (case / "polls.yaml").read_text("utf-8")
    (case / "polls.yaml").write_text(
        text.replace("  classes:\n  - code: 全体", "  x:\n  - code: 全体"), "utf-8"
    )
    assert refusal(case).key == "case.classes_empty"


def test_on_site_without_speakers_has_no_subjects(case):
    rewrite(case, "述职.csv", lambda *all_: [line for line in all_ if line[1] != "现场"])
    assert refusal(case).key == "case.no_subjects"


def test_three_grades_do_not_know_a_fourth(case):
    text = (case / "polls.yaml").read_text("utf-8")
    (case / "polls.yaml").write_text(text.replace("  - label: 差\n    points: 40\n", "", 1), "utf-8")
    for name in (FIRST, SECOND):
        rewrite(
            case, name, lambda *all_: [line[:3] + [c.replace("4", "3") for c in line[3:]] for line in all_]
        )
    rows(case, SETTLED, [["票号", "序号", "以票面为准"], ["6", "2", "1"], ["10", "3", "1"], ["19", "5", "4"]])
    error = refusal(case)
    assert (error.key, error.values["row"], error.values["grades"]) == ("case.settlement_mark", 4, 3)


def test_a_file_that_may_not_be_opened_says_so(case, monkeypatch):
    kept = Path.open

    def refused(self: Path, *args, **kwargs):
        if self.name == "签到.csv":
            raise PermissionError(13, "Permission denied")
        return kept(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refused)
    error = refusal(case)
    assert error.key == "case.unreadable"
    check_words(error, "签到.csv", None)


def test_more_rows_than_any_meeting_has_are_refused(case):
    rewrite(case, "签到.csv", lambda header, line, *_all: [header] + [line] * 20_000)
    error = refusal(case)
    assert (error.key, error.values["row"]) == ("case.too_many_rows", 20_001)
    check_words(error, "签到.csv", 20_001)


def test_every_refusal_of_a_case_has_words_in_both_languages():
    source = Path(case_module.__file__).parent
    keys = {
        key
        for path in source.glob("*.py")
        for key in re.findall(r'"(case\.[a-z_]+)"', path.read_text("utf-8"))
    }
    assert len(keys) > 60
    for language in ("zh_CN", "en"):
        assert [key for key in sorted(keys) if Wording(language).sentence(BadInput(key)) == key] == []


# ---------------------------------------------------------------- nothing but BadInput

NAMES = ("meeting.yaml", "polls.yaml", "签到.csv", "述职.csv", FIRST, SECOND, SETTLED)
junk = st.text(
    st.sampled_from('0179,"\n\r\t;:-[]{}&*!#|>?%@` 党签到\x00\u3000\ufeff䶮\U0002cb4e'), max_size=8
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=st.tuples(st.sampled_from(NAMES), st.floats(0, 1), st.integers(0, 40), junk, st.booleans()))
def test_any_small_damage_reads_or_is_refused_with_a_sentence(case, damage):
    name, at, cut, put, raw = damage
    original = (PARK / name).read_bytes()
    place = int(at * len(original))
    text = original.decode("utf-8-sig")
    spot = int(at * len(text))
    damaged = (text[:spot] + put + text[spot + cut :]).encode()
    if raw:
        damaged = original[:place] + put.encode("utf-16") + original[place + cut :]
    (case / name).write_bytes(damaged)
    try:
        read_case(case)
    except BadInput as error:
        check_words(error, str(error.values["file"]), error.values.get("row"))
    finally:
        (case / name).write_bytes(original)
