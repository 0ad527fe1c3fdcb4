"""Where things stand in a roster file: which row is the header, which column is what (practice.md 7.5)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import zip_longest

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.hanzi import clean_name
from meetingdesk.foundation.sheets import Sheet, number_text
from meetingdesk.foundation.wording import N_, _
from meetingdesk.roster.phones import clean_phone, is_masked

HEADER_WITHIN = 10  # rows
MAX_LEVEL = 40  # characters; a level is a word


class Column(StrEnum):
    """What a column of a roster can be."""

    NUMBER = "number"
    UNIT = "unit"
    NAME = "name"
    POST = "post"
    PHONE = "phone"
    READING = "reading"
    ROLE = "role"
    LEVEL = "level"
    NOTE = "note"


COLUMN_WORDS = {
    Column.NUMBER: N_("序号"),
    Column.UNIT: N_("单位"),
    Column.NAME: N_("姓名"),
    Column.POST: N_("职务"),
    Column.PHONE: N_("电话"),
    Column.READING: N_("拼音"),
    Column.ROLE: N_("身份"),
    Column.LEVEL: N_("级别"),
    Column.NOTE: N_("备注"),
}

_SYNONYMS = {
    Column.NUMBER: "序号 编号 次序 顺序 号 no 序",
    Column.UNIT: (
        "单位 党组织 党组织名称 企业名称 所在单位 单位名称 工作单位 所在党组织 所属党组织 企业 公司 公司名称 "
        "组织名称 支部名称 党支部 党支部名称 所在支部 单位全称 部门 单位及部门 单位党组织"
    ),
    Column.NAME: "姓名 名字 书记姓名 参会人 参会人员 参会人员姓名 参会人姓名 人员姓名 书记 党组织书记",
    Column.POST: "职务 党内职务 职务/职称 职务职称 现任职务 岗位 职位 职称 单位职务",
    Column.PHONE: "电话 手机 联系方式 联系电话 手机号 手机号码 电话号码 移动电话 联系方式手机",
    Column.READING: "拼音 姓名拼音 读音",
    Column.ROLE: "身份 参会身份 参会类别 人员类别 角色 参会角色 会议角色 出席类别 参会类型 参会性质",
    Column.LEVEL: "级别 层级 党组织级别 组织级别 单位级别",
    Column.NOTE: "备注 说明 附注",
}
_KNOWN = {word: column for column, words in _SYNONYMS.items() for word in words.split()}

_FOOT = re.compile(
    r"(合计|小计|总计|共计|填表|制表|填报|审核|审批|复核|负责人签|经办|备注|注[:：]|说明|联系人|单位.?盖章|日期|时间[:：])"
)
_SEVERAL = re.compile(r"[、,，;；/\n]+")
_SAME_AS_ABOVE = frozenset({"同上", "〃", '"', "″", "''"})


@dataclass(frozen=True)
class Layout:
    """The header's row (from 0) and the column (from 0) of each thing that was recognised."""

    header: int
    columns: Mapping[Column, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """One person as the file has them, cleaned; `row` counts from 1 as the spreadsheet shows it.

    `part` is 1, 2 … where several names of one cell were split.
    """

    row: int
    name: str
    unit: str
    number: str = ""
    post: str = ""
    phone: str = ""
    reading: str = ""
    role: str = ""
    level: str = ""
    note: str = ""
    part: int = 0
    hidden: bool = False


def find_layout(file: str, sheet: Sheet, header: int | None = None) -> Layout:
    """The layout found by itself, or read off the header row (from 0) that the user chose.

    Raises BadInput roster.no_header (no row within the first ten has two known words), roster.no_column.
    """
    candidates = range(min(HEADER_WITHIN, len(sheet.rows))) if header is None else [header]
    for number in candidates:
        columns = _columns(sheet.rows[number])
        if len(columns) >= 2:
            _require(file, number, columns)
            return Layout(number, columns)
    raise BadInput("roster.no_header", file=file, row=1 if header is None else header + 1)


def has_header(sheet: Sheet) -> bool:
    """Whether one of the first ten rows has two known words."""
    return any(len(_columns(row)) >= 2 for row in sheet.rows[:HEADER_WITHIN])


def _columns(row: tuple[str, ...]) -> dict[Column, int]:
    found: dict[Column, int] = {}
    for place, cell in enumerate(row):
        column = _KNOWN.get(_word(cell))
        if column is not None:
            found.setdefault(column, place)
    return found


def _word(cell: str) -> str:
    """A header word without spaces, line breaks, brackets and stars: `姓  名（必填）*` is `姓名`."""
    plain = unicodedata.normalize("NFKC", cell).casefold()
    return re.sub(r"[\s\u200b*:]+|\(.*?\)|\[.*?\]", "", plain)


def _require(file: str, number: int, columns: Mapping[Column, int]) -> None:
    for needed in (Column.NAME, Column.UNIT):
        if needed not in columns:
            raise BadInput("roster.no_column", file=file, row=number + 1, column=_(COLUMN_WORDS[needed]))


def letter(place: int) -> str:
    """A column, counted from 0, as spreadsheets call it: A … Z, AA …"""
    first, rest = divmod(place, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + rest)


def lines(sheet: Sheet, layout: Layout, *, split_names: bool = False) -> tuple[list[Line], list[int]]:
    """The people below the header, and the rows left out (totals, signatures, empty ones in between)."""
    found: list[Line] = []
    skipped: list[int] = []
    filled = sheet.filled()
    above = ""
    for number, row in enumerate(filled.rows[layout.header + 1 :], layout.header + 2):
        line = _line(number, row, layout, hidden=number - 1 in sheet.hidden_rows)
        if line.unit in _SAME_AS_ABOVE:
            line = _with(line, unit=above)
        above = line.unit
        if _is_foot(line, row):
            skipped.append(number)
        else:
            found += _split(line) if split_names else [line]
    return found, skipped


def _line(number: int, row: tuple[str, ...], layout: Layout, *, hidden: bool) -> Line:
    raw = {column: row[place] if place < len(row) else "" for column, place in layout.columns.items()}
    text = {column: " ".join(cell.split()) for column, cell in raw.items()}
    phone = clean_phone(raw.get(Column.PHONE, ""))
    return Line(
        row=number,
        name="\n".join(filter(None, map(clean_name, raw.get(Column.NAME, "").split("\n")))),
        unit=clean_name(text.get(Column.UNIT, "")),
        number=number_text(text.get(Column.NUMBER, "")),
        post=clean_name(text.get(Column.POST, "")),
        phone="" if is_masked(phone) else phone,
        reading=text.get(Column.READING, ""),
        role=clean_name(text.get(Column.ROLE, "")),
        level=clean_name(text.get(Column.LEVEL, ""))[:MAX_LEVEL],
        note=text.get(Column.NOTE, ""),
        hidden=hidden,
    )


def _is_foot(line: Line, row: tuple[str, ...]) -> bool:
    """Totals, signatures and notes below or between the people."""
    first = next(filter(None, row), "")
    if not first:
        return True
    if line.name:
        return re.match("[合小总共]计", line.name) is not None or (not line.unit and _foot(line.name))
    if _foot(first) or _foot(line.unit):
        return True
    return not (line.unit and (line.number.isdigit() or line.post or line.phone))


def _foot(text: str) -> bool:
    return _FOOT.match(re.sub(r"\s", "", text)) is not None


def several_names(name: str) -> list[str]:
    """The names in one cell (practice.md 7.5: 顿号 or line breaks); one name is a list of one."""
    return [part for part in (clean_name(one) for one in _SEVERAL.split(name)) if part]


def _split(line: Line) -> Iterator[Line]:
    names = several_names(line.name)
    if len(names) < 2:
        yield line
        return
    phones = line.phone.split("/") if line.phone.count("/") + 1 == len(names) else []
    for part, (name, phone) in enumerate(zip_longest(names, phones, fillvalue=""), 1):
        yield _with(line, name=name, phone=phone, part=part)


def _with(line: Line, **changes: object) -> Line:
    return Line(**{**line.__dict__, **changes})
