"""Rosters of other cases: other columns, roles, numbers; and files that are not rosters."""

import csv
import zipfile

import openpyxl
import pytest

from meetingdesk.rehearsal.case import read_case
from tests.rehearsal.folders import PARK, check_words, edit, refusal, rewrite, roster

ROSTER = "参会名单.xlsx"
HEADER = ["序号", "单位", "姓名", "职务"]


def park_lines() -> list[list[str]]:
    with (PARK / "参会名单-GB18030.csv").open(encoding="gb18030", newline="") as file:
        return list(csv.reader(file))


def test_roles_are_read_and_whoever_has_none_is_expected(case):
    header, *people = park_lines()
    roles = dict(enumerate(["列席", "特邀", "工作人员", "出席", " 列 席 "]))
    roster(case, [[*header, "参会身份"], *([*line, roles.get(n, "")] for n, line in enumerate(people))])
    read = [person.role for person in read_case(case).people]
    assert read[:5] == ["observer", "guest", "staff", "expected", "observer"]
    assert read[5:] == ["expected"] * 39


def test_without_numbers_people_are_numbered_as_they_stand(case):
    header, *people = park_lines()
    roster(case, [header[1:], *(line[1:] for line in people)])
    again = read_case(case)
    assert [person.number for person in again.people] == list(range(1, 45))
    assert [line.person for line in again.morning] == [
        again.people[line.person.number - 1] for line in again.morning
    ]


def test_whoever_has_no_number_gets_the_next_free_one(case):
    lines = park_lines()
    lines[2][0] = ""
    roster(case, lines)
    edit(case, "签到.csv", ",2,林立新", ",45,林立新")
    assert [person.number for person in read_case(case).people[:3]] == [1, 45, 3]


def test_two_people_of_one_unit_keep_its_place(case):
    header, *people = park_lines()
    roster(case, [header, *people, ["45", people[0][1], "演示甲", "副书记", ""]])
    again = read_case(case)
    assert len(again.people) == 45
    assert again.units[0] == "华联瓷业党委"
    assert again.polls == read_case(PARK).polls


def without(column: int):
    return [[*line[:column], *line[column + 1 :]] for line in park_lines()]


def changed(row: int, column: int, value: str):
    lines = park_lines()
    lines[row - 1][column] = value
    return lines


BAD = {
    "no names": (without(2), "roster.no_column", 1),
    "no units": (without(1), "roster.no_column", 1),
    "no header": (park_lines()[1:], "roster.no_header", 1),
    "nobody": (park_lines()[:1], "roster.no_people", 2),
    "a name left out": (changed(7, 2, ""), "case.roster_no_name", 7),
    "a unit left out": (changed(7, 1, ""), "case.roster_no_unit", 7),
    "two in one cell": (changed(7, 2, "宋卫东、宋卫西"), "case.roster_several_names", 7),
    "a very long name": (changed(7, 2, "宋" * 81), "case.roster_long_name", 7),
    "one number twice": (changed(45, 0, "5"), "case.number_twice", 45),
    "one person twice": ([*park_lines(), ["45", *park_lines()[6][1:]]], "case.roster_twice", 46),
}


@pytest.mark.parametrize(("lines", "key", "row"), BAD.values(), ids=BAD)
def test_a_bad_roster_is_named_with_its_row(case, lines, key, row):
    roster(case, lines)
    error = refusal(case)
    assert (error.key, error.values["file"], error.values["row"]) == (key, ROSTER, row)
    check_words(error, ROSTER, None if key == "roster.no_header" else row)


def test_an_unknown_role_is_named(case):
    roster(case, [[*HEADER, "身份"], ["1", "华联瓷业党委", "郑䶮", "书记", "随便"]])
    error = refusal(case)
    assert (error.key, error.values["row"]) == ("case.role_unknown", 2)
    check_words(error, ROSTER, 2)


@pytest.mark.parametrize("kept", [0, 4, 1000, 4000, 7000])
def test_a_truncated_roster_is_refused_by_name(case, kept):
    (case / ROSTER).write_bytes((case / ROSTER).read_bytes()[:kept])
    check_words(refusal(case), ROSTER, None)


@pytest.mark.parametrize(
    "data", [b"\0" * 5000, b"PK\x03\x04 nothing", "序号,姓名\n".encode(), b"\xd0\xcf\x11\xe0"]
)
def test_rubbish_in_the_place_of_the_roster_is_refused_by_name(case, data):
    (case / ROSTER).write_bytes(data)
    check_words(refusal(case), ROSTER, None)


def test_a_cell_of_20_mb_in_the_roster_is_named_with_its_row(case):
    book = openpyxl.load_workbook(case / ROSTER)
    book.active["F9"] = "x"
    book.save(case / ROSTER)
    swell(case / ROSTER, 20_000_000)
    error = refusal(case)
    check_words(error, ROSTER, error.values.get("row"))


def test_people_that_sign_in_must_be_on_this_roster(case):
    roster(case, park_lines()[:20])
    error = refusal(case)
    assert error.key == "case.person_unknown"
    assert error.values["row"] == 2
    rewrite(case, "签到.csv", lambda header, *_lines: [header])
    assert refusal(case).key == "case.organisation_unknown"


def swell(path, size: int) -> None:
    """Make the text of cell F9 as long as `size`, as no spreadsheet program would write it."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            if name == "xl/worksheets/sheet1.xml":
                start = data.index(b'<c r="F9"')
                end = data.index(b"</c>", start) + 4
                cell = b'<c r="F9" t="inlineStr"><is><t>' + b"x" * size + b"</t></is></c>"
                data = data[:start] + cell + data[end:]  # noqa: PLW2901
            packed.writestr(name, data)
