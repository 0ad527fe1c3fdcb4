"""polls.yaml: polls that can not be held."""

import pytest

from meetingdesk.foundation.wording import sentence
from tests.rehearsal.folders import (
    changed,
    check_fault,
    check_words,
    of_bytes,
    refusal,
    rewrite,
)

P = "polls.yaml"
POLLS = {
    "polls as a word": (of_bytes(P, b"none"), "case.not_a_list", P, 1),
    "one poll that is no list": (of_bytes(P, b"stem: a\ntitle: b\n"), "case.not_a_list", P, 1),
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
    "more papers than a number holds": (
        changed(P, "issued: 43", "issued: 1000000000000"), "case.number_long", P, 16,
    ),
    "a class that no box holds": (
        changed(P, "code: 全体", "code: " + "全" * 61), "case.text_too_long", P, 14,
    ),
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


@pytest.mark.parametrize(("change", "key", "file", "row"), POLLS.values(), ids=POLLS)
def test_a_fault_is_named_with_file_and_row(case, change, key, file, row):
    check_fault(case, change, key, file, row)


@pytest.mark.parametrize(
    "scale", ["[]", "null", "[" + ", ".join(f"{{label: {n}, points: 1}}" for n in range(9)) + "]"]
)
def test_a_scale_of_no_grades_or_more_than_one_digit_holds_is_refused(case, scale):
    text = (case / "polls.yaml").read_text("utf-8")
    start, end = text.index("  scale:"), text.index("  classes:")
    (case / "polls.yaml").write_text(text[:start] + f"  scale: {scale}\n" + text[end:], "utf-8")
    assert refusal(case).key in {"case.scale_empty", "case.scale_long"}


def test_more_classes_than_a_ballot_may_have_are_refused_before_anything_is_played(case):
    text = (case / "polls.yaml").read_text("utf-8")
    several = "".join(f"  - {{code: {code}, weight: 10, issued: 9}}\n" for code in "CDEFG")
    (case / "polls.yaml").write_text(text.rstrip() + "\n" + several, "utf-8")
    error = refusal(case)
    assert error.key == "case.classes_many"
    check_words(error, "polls.yaml", error.values["row"])


def test_a_poll_without_classes_is_refused(case):
    text = (case / "polls.yaml").read_text("utf-8")
    (case / "polls.yaml").write_text(
        text.replace("  classes:\n  - code: 全体", "  x:\n  - code: 全体"), "utf-8"
    )
    assert refusal(case).key == "case.classes_empty"


def test_on_site_without_speakers_has_no_subjects(case):
    rewrite(case, "述职.csv", lambda *all_: [line for line in all_ if line[1] != "现场"])
    assert refusal(case).key == "case.no_subjects"


def test_a_file_that_is_wrong_as_a_whole_is_called_by_its_name(case):
    of_bytes(P, b"none")(case)
    assert "“”" not in sentence(refusal(case))
    assert "“polls.yaml”" in sentence(refusal(case))
