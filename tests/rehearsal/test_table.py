"""Tables that are no tables, or not the right ones."""

import pytest

from tests.rehearsal.folders import (
    FIRST,
    SECOND,
    SETTLED,
    changed,
    check_fault,
    check_words,
    column_gone,
    of_bytes,
    refusal,
    rewrite,
)

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


@pytest.mark.parametrize(("change", "key", "file", "row"), TABLES.values(), ids=TABLES)
def test_a_fault_is_named_with_file_and_row(case, change, key, file, row):
    check_fault(case, change, key, file, row)


def test_more_rows_than_any_meeting_has_are_refused(case):
    rewrite(case, "签到.csv", lambda header, line, *_all: [header] + [line] * 20_000)
    error = refusal(case)
    assert (error.key, error.values["row"]) == ("case.too_many_rows", 20_001)
    check_words(error, "签到.csv", 20_001)
