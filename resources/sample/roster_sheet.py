"""The sample's roster as an office would send it: every habit that an import must see through."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

Row = tuple[int, str, str, str, int]
TITLE = "2025年度非公企业党组织书记述职评议会参会名单(演示数据)"
TIME = "时间:2026年3月13日上午"
ONE_POST_FOR = (16, 18)  # sheet rows that share a merged post cell


def write_roster(folder: Path, roster: Sequence[Row]) -> None:
    """参会名单.xlsx, and the same people as a GB18030 csv with other header words."""
    (folder / "参会名单.xlsx").write_bytes(steady(office_sheet(roster)))
    text = io.StringIO()
    csv.writer(text).writerows([("序号", "单位", "姓名", "职务", "电话"), *roster])
    (folder / "参会名单-GB18030.csv").write_bytes(text.getvalue().encode("gb18030"))


def office_sheet(roster: Sequence[Row]) -> bytes:
    """Title and time merged over the table, broken header words, padded names, numeric phones, a footer."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "参会名单"
    sheet.append([TITLE])
    sheet.append([TIME])
    sheet.append(["序号", "党组织\n名称", "姓  名", "职务", "联系电话", "备注"])
    for number, unit, name, post, phone in roster:
        sheet.append([number, unit, padded(name), post, phone])
    sheet.append(["合计", f"{len(roster)}人"])
    sheet.append([None, "填表人:"])
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("A2:F2")
    sheet.merge_cells(f"D{ONE_POST_FOR[0]}:D{ONE_POST_FOR[1]}")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def padded(name: str) -> str:
    """Two characters with a full-width space between, as lists print them."""
    return "\u3000".join(name) if len(name) == 2 else name


def steady(book: bytes) -> bytes:
    """The same workbook without the time of its making, so that the same roster gives the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2026-03-01T08:00:00Z", old.read(name))
            new.writestr(zipfile.ZipInfo(name, (2026, 3, 1, 8, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
