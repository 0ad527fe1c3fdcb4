"""Reports that contradict the roster or each other."""

import pytest

from tests.rehearsal.folders import (
    changed,
    check_fault,
)

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


@pytest.mark.parametrize(("change", "key", "file", "row"), REPORTS.values(), ids=REPORTS)
def test_a_fault_is_named_with_file_and_row(case, change, key, file, row):
    check_fault(case, change, key, file, row)
