"""meeting.yaml: broken, hostile, or at odds with itself."""

import pytest

from tests.rehearsal.folders import (
    changed,
    check_fault,
    check_words,
    refusal,
)

M = "meeting.yaml"
FACTS = {
    "praise of a strange kind": (
        changed(M, "华联瓷业: [标杆引领", "华联瓷业: {blame: [晚]}\n  x: [标杆引领"),
        "case.comment_kind",
        M,
        57,
    ),
    "an organisation as a word": (changed(M, "guests:", "guests:\n  - 廖怿"), "case.not_a_mapping", M, 15),
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
    "minutes before the start in words": (
        changed(M, "guests:", "notice: {early_minutes: 十分钟}\nguests:"), "case.field_number", M, 14,
    ),
    "a notice as a word": (changed(M, "guests:", "notice: 已发\nguests:"), "case.not_a_mapping", M, 14),
    "a guest of no name": (changed(M, "guests:", "guests:\n  - {did: 发言}"), "case.guest_unknown", M, 15),
    "a problem of nobody": (
        changed(M, "[思想认识,", "[{area: 思想, organisations: [没有的]},"), "case.problem_of_nobody", M, 67,
    ),
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
}


@pytest.mark.parametrize(("change", "key", "file", "row"), FACTS.values(), ids=FACTS)
def test_a_fault_is_named_with_file_and_row(case, change, key, file, row):
    check_fault(case, change, key, file, row)


def test_aliases_that_would_grow_into_millions_are_refused_at_once(case):
    bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    bomb += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    (case / "meeting.yaml").write_text("\n".join(bomb), "utf-8")
    error = refusal(case)
    assert error.key == "case.yaml_many"
    check_words(error, "meeting.yaml", 5)
