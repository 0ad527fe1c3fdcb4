"""Roster files that were good once: each number gives one file, always the same, spoilt in 1-4 ways."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import xlwt

from meetingdesk.foundation import paths

Spoil = Callable[[random.Random, bytes], bytes]
CASE = Path(__file__).parent.parent / "cases" / "park-2022"
KINDS = (".xlsx", ".xlsx", ".xls", ".csv")
SHEET = "xl/worksheets/sheet1.xml"
BOMB = (
    '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d SYSTEM "file:///etc/hostname">]>'
)
NUMBERS = (b"0", b"-1", b"65536", b"1048576", b"4294967295", b"99999999999999999999", b"1e999", b"NaN")
SCRAPS = (
    *(b"\0", b"\xff\xfe", b"\xed\xa0\x80", b'"', b'""', b",", b"\r", b"\n", b"=1+1", b"@SUM(A1)"),
    *("〃".encode(), "合计".encode("gb18030"), b"\x1b[2J", b"&#xD800;", b"<", b"\xe2\x80\xae"),
)


def mutation(number: int) -> tuple[str, bytes]:
    """The name and the content of one spoilt file."""
    chance = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    content = chance.choice(_good(kind))
    for _time in range(chance.randint(1, 4)):
        content = chance.choice(SPOILERS[kind])(chance, content)
    ending = kind if chance.random() < 0.95 else chance.choice((".xlsx", ".xls", ".csv", ".xlsm", ".txt"))
    return f"名册{number}{ending}", content


def _good(kind: str) -> list[bytes]:
    if kind == ".xls":
        return [_old_workbook()]
    names = ("参会名单.xlsx",) if kind == ".xlsx" else ("参会名单-GB18030.csv",)
    folders = (CASE, paths.resource("sample"))
    found = [(folder / name).read_bytes() for folder in folders for name in names]
    if kind == ".csv":
        found += [one.decode("gb18030").encode(other) for one in found for other in ("utf-8-sig", "utf-16")]
    return found


def _old_workbook() -> bytes:
    book, kept = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("参会名单")
    lines = (CASE / "参会名单-GB18030.csv").read_text("gb18030").splitlines()
    for row, line in enumerate(lines):
        for column, words in enumerate(line.split(",")):
            sheet.write(row, column, words)
    book.save(kept)
    return kept.getvalue()


# ---- of any bytes


def flip(chance: random.Random, content: bytes) -> bytes:
    """A few bytes of chance."""
    spoilt = bytearray(content)
    for _time in range(chance.choice((1, 4, 64))):
        if spoilt:
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def cut(chance: random.Random, content: bytes) -> bytes:
    """Nothing after a place."""
    return content[: chance.randrange(len(content) + 1)]


def drop(chance: random.Random, content: bytes) -> bytes:
    """A piece missing."""
    start, end = _piece(chance, content)
    return content[:start] + content[end:]


def double(chance: random.Random, content: bytes) -> bytes:
    """A piece many times over."""
    start, end = _piece(chance, content)
    times = min(chance.choice((2, 50, 2_000)), 4_000_000 // max(1, end - start))
    return content[:end] + content[start:end] * times + content[end:]


def swap(chance: random.Random, content: bytes) -> bytes:
    """Two pieces in each other's place."""
    a, b, c = sorted(chance.randrange(len(content) + 1) for _place in range(3))
    return content[:a] + content[b:c] + content[a:b] + content[c:]


def scrap(chance: random.Random, content: bytes) -> bytes:
    """Something odd put in, once or often."""
    place = chance.randrange(len(content) + 1)
    return content[:place] + chance.choice(SCRAPS) * chance.choice((1, 3, 40_000)) + content[place:]


def count_wrong(chance: random.Random, content: bytes) -> bytes:
    """A number becomes one that no file should hold."""
    found = list(re.finditer(rb"\d+", content[:2_000_000]))
    if not found:
        return content
    one = chance.choice(found)
    return content[: one.start()] + chance.choice(NUMBERS) + content[one.end() :]


def _piece(chance: random.Random, content: bytes) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.choice((1, 16, 512, 4_096)))


# ---- of the parts in a zip


def _parts(content: bytes) -> dict[str, bytes] | None:
    """The parts of a workbook that still is a zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return {one: packed.read(one) for one in packed.namelist()}
    except Exception:  # noqa: BLE001  whatever a spoilt zip raises: it is none any more
        return None


def _packed(chance: random.Random, parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    how = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2))
    with zipfile.ZipFile(kept, "w", how) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return kept.getvalue()


def inside(spoil: Spoil) -> Spoil:
    """The same done to one part of the workbook."""

    def spoilt(chance: random.Random, content: bytes) -> bytes:
        parts = _parts(content)
        if not parts:
            return flip(chance, content)
        name = SHEET if SHEET in parts and chance.random() < 0.5 else chance.choice(list(parts))
        parts[name] = spoil(chance, parts[name])
        return _packed(chance, parts)

    return spoilt


def trade(chance: random.Random, content: bytes) -> bytes:
    """Two parts in each other's place, one left out, one twice, or one under another name."""
    parts = _parts(content)
    if not parts or len(parts) < 2:
        return flip(chance, content)
    one, other = chance.sample(list(parts), 2)
    what = chance.randrange(4)
    if what == 0:
        parts[one], parts[other] = parts[other], parts[one]
    elif what == 1:
        del parts[one]
    elif what == 2:
        parts[f"../../{one}"] = parts[one]
    else:
        parts[chance.choice((one.upper(), one.replace("/", "\\"), f"{one}.png"))] = parts.pop(one)
    return _packed(chance, parts)


def bomb(chance: random.Random, content: bytes) -> bytes:
    """A part that swells: entities, endless rows, a cell in the last corner, zeros without end."""
    parts = _parts(content)
    if not parts:
        return flip(chance, content)
    xml = parts.get(SHEET, b"<worksheet/>")
    corner = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    parts[SHEET] = chance.choice(
        (
            BOMB.encode() + xml.replace(b"<v>", b"<v>&c;&d;", 1),
            xml.replace(b"</sheetData>", corner),
            xml.replace(b"</sheetData>", b"<row/>" * 500_000 + b"</sheetData>"),
            xml.replace(b"<sheetData>", b"<sheetData>" + b"<a>" * chance.choice((500, 100_000))),
            xml + b"\0" * 25_000_000,
        )
    )
    return _packed(chance, parts)


ANY: tuple[Spoil, ...] = (flip, cut, drop, double, swap, scrap)
SPOILERS: dict[str, tuple[Spoil, ...]] = {
    ".csv": (*ANY, count_wrong),
    ".xls": (*ANY, flip, flip),
    ".xlsx": (*ANY, *map(inside, (*ANY, count_wrong, count_wrong)), trade, trade, bomb),
}
