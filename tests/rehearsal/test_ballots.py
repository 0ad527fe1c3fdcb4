"""Papers, passes and settlements that do not fit."""

from pathlib import Path

import pytest

from tests.rehearsal.folders import (
    BIG,
    FIRST,
    SECOND,
    SETTLED,
    added,
    both,
    changed,
    check_fault,
    column_gone,
    edit,
    lines,
    refusal,
    rewrite,
    rows,
)

PAPER = ("999", "全体", "valid", "1", "1", "1", "1", "1", "1", "1")
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


@pytest.mark.parametrize(("change", "key", "file", "row"), PAPERS.values(), ids=PAPERS)
def test_a_fault_is_named_with_file_and_row(case, change, key, file, row):
    check_fault(case, change, key, file, row)


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
