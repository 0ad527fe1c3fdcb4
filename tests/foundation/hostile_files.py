"""Roster files made by hand to do harm, each by its name, what it holds and the answers that are right.

`hostile.CORPUS` has the workbooks that are one bomb each; here are those of every other kind. The content is
made when it is asked for. An answer is the end of a refusal's key, or READ: a table came out, and the test
looks at what it says.
"""

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import xlwt

from tests.foundation.hostile import BOOK, HEADER, LINKS, MAIN, OFFICE, ROOT, TYPES, cell, row, sheet

READ = "read"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PEOPLE = "姓名,单位\n张三,演示企业1党支部\n"
PARTS = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": ROOT,
    "xl/workbook.xml": BOOK,
    "xl/_rels/workbook.xml.rels": LINKS,
}
OFFICE_TEXT = "urn:oasis:names:tc:opendocument:xmlns"


@dataclass(frozen=True)
class Hostile:
    """One file."""

    what: str
    name: str
    content: Callable[[], bytes]
    answers: frozenset[str]


def zipped(parts: dict[str, str | bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", kind) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return kept.getvalue()


def book(rows: str = HEADER, after: str = "", **parts: str | bytes) -> bytes:
    """A workbook of one sheet; `parts` replaces or adds: workbook, links, strings, styles."""
    names = {
        "workbook": "xl/workbook.xml", "links": "xl/_rels/workbook.xml.rels",
        "strings": "xl/sharedStrings.xml", "styles": "xl/styles.xml", "sheet": "xl/worksheets/sheet1.xml",
    }  # fmt: skip
    made: dict[str, str | bytes] = {**PARTS, names["sheet"]: sheet(rows, after=after)}
    return zipped(made | {names.get(key, key): content for key, content in parts.items()})


def merged(*references: str) -> bytes:
    blocks = "".join(f'<mergeCell ref="{one}"/>' for one in references)
    return book(after=f"<mergeCells>{blocks}</mergeCells>")


def workbook_of(sheets: str) -> str:
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'


def third(xml: str) -> str:
    return f'{HEADER}<row r="3">{xml}</row>'


def open_document(table: str) -> bytes:
    head = "".join(f' xmlns:{one}="{OFFICE_TEXT}:{one}:1.0"' for one in ("office", "table", "text"))
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content{head}><office:body><office:spreadsheet>"
            f'<table:table table:name="a">{table}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        }
    )


def repeated(rows: int, columns: int) -> bytes:
    return open_document(
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
        f'table:number-columns-repeated="{columns}" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )


def old_workbook(*names: str) -> bytes:
    kept = io.BytesIO()
    made = xlwt.Workbook()
    page = made.add_sheet("名册")
    for place, words in enumerate(("姓名", "单位", *names)):
        page.write(place // 2, place % 2, words)
    made.save(kept)
    return kept.getvalue()


def with_password() -> bytes:
    """An old workbook whose first record after the beginning says that the rest is enciphered."""
    content = old_workbook("张三", "演示企业1党支部")
    place = content.index(struct.pack("<HH", 0x0809, 16)) + 20
    size = struct.unpack("<H", content[place + 2 : place + 4])[0]
    return content[:place] + struct.pack("<HHH", 0x2F, size, 1) + content[place + 6 :]


def looping_sectors() -> bytes:
    """An old workbook whose table of sectors leads back to its own beginning."""
    content = bytearray(old_workbook("张三", "演示企业1党支部"))
    first = struct.unpack("<L", content[76:80])[0]
    place = 512 * (first + 1)
    for entry in range(0, 512, 4):
        content[place + entry : place + entry + 4] = struct.pack("<L", 0)
    return bytes(content)


def overlapping_members() -> bytes:
    """A zip whose directory names the same packed bytes 190 times."""
    content = zipped({**PARTS, "xl/worksheets/sheet1.xml": sheet(HEADER + "<row/>" * 15_000)})
    start = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    entry = content[content.rindex(b"PK\x01\x02") : end]
    directory = content[start:end] + entry * 190
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 195, 195, len(directory), start, 0)
    return content[:start] + directory + tail


def enciphered_member() -> bytes:
    content = bytearray(book())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def file(what: str, name: str, content: Callable[[], bytes], *answers: str) -> Hostile:
    return Hostile(what, name, content, frozenset(answers))


FILES = (
    # ---- cells
    file("formulas with their last values", "a.xlsx",
         lambda: book(third(
             '<c r="A3" t="str"><f>cmd|\' /C calc\'!A0</f><v>李四</v></c>'
             '<c r="B3" t="str"><f>WEBSERVICE("http://127.0.0.1/x")</f><v>演示企业2党支部</v></c>')), READ),
    file("formulas without values", "a.xlsx", lambda: book(third('<c r="A3"><f>1+1</f></c>')), READ),
    file("text that begins like a formula", "a.xlsx",
         lambda: book(HEADER + row(3, "=1+1", "@SUM(A1)")), READ),
    file("40,000 columns", "a.xlsx",
         lambda: book('<row r="1">' + '<c t="inlineStr"><is><t>x</t></is></c>' * 40_000 + "</row>"),
         "too_many_columns"),
    file("40,000 empty columns with a style", "a.xlsx",
         lambda: book(HEADER + '<row r="3">' + '<c s="1"/>' * 40_000 + "</row>"), "swollen", READ),
    file("an empty text in the last corner", "a.xlsx",
         lambda: book(HEADER + '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t/></is></c></row>'),
         "beyond_limits", "too_many_rows"),
    file("a sheet that says it is huge", "a.xlsx",
         lambda: zipped({**PARTS, "xl/worksheets/sheet1.xml": sheet(HEADER).replace(
             "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')}), READ),
    file("rows numbered past all counting", "a.xlsx",
         lambda: book(HEADER + '<row r="99999999999999999999"><c t="inlineStr"><is><t>x</t></is></c></row>'),
         "too_many_rows", "damaged"),
    file("rows numbered below one", "a.xlsx",
         lambda: book(HEADER + '<row r="-5"><c r="A0"><v>1</v></c></row>'), "damaged", READ),
    file("numbers beyond all numbers", "a.xlsx",
         lambda: book(third('<c r="A3"><v>1e999</v></c><c r="B3"><v>NaN</v></c>')), READ, "damaged"),
    file("a shared text of 32,000 characters in 20,000 cells", "a.xlsx",
         lambda: book("".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_000)),
                      strings=f'<sst xmlns="{MAIN}"><si><t>{"字" * 32_000}</t></si></sst>'),
         "beyond_limits", "too_big"),
    file("a count of shared texts that is a lie", "a.xlsx",
         lambda: book(strings=f'<sst xmlns="{MAIN}" count="4294967295" uniqueCount="4294967295"/>'),
         "beyond_limits", READ),
    # ---- merged blocks
    file("merged blocks in a circle", "a.xlsx", lambda: merged("A1:B2", "B2:A1", "A2:B1"), READ, "damaged"),
    file("one block merged over everything", "a.xlsx", lambda: merged("A1:XFD1048576"), READ),
    file("merged blocks that are none", "a.xlsx", lambda: merged("??", "A0:B0", "1:1"), "damaged"),
    # ---- texts
    file("a lone surrogate in a cell", "a.xlsx", lambda: book(HEADER + row(3, "&#xD800;")), "damaged"),
    file("a lone surrogate spelled out", "a.xlsx",
         lambda: book(HEADER + row(3, "_xD800_张_x0000_", "演示企业2党支部")), READ),
    file("a NUL in a cell", "a.xlsx", lambda: book(HEADER + row(3, "a&#0;b")), "damaged"),
    file("direction marks in a name", "a.xlsx",
         lambda: book(HEADER + row(3, "\u202e三张\u202c", "演示企业2\u200b党支部")), READ),
    # ---- parts and XML
    file("one part as 10,000 sheets", "a.xlsx",
         lambda: book(workbook=workbook_of("".join(
             f'<sheet name="s{n}" sheetId="{n}" r:id="r1"/>' for n in range(10_000)))), "damaged"),
    file("10,000 sheets that are not there", "a.xlsx",
         lambda: book(workbook=workbook_of("".join(
             f'<sheet name="s{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(10_000)))), "too_many_parts"),
    file("a workbook that is its own sheet", "a.xlsx",
         lambda: book(links=LINKS.replace("worksheets/sheet1.xml", "workbook.xml")), READ, "damaged"),
    file("a sheet under the name of a picture", "a.xlsx",
         lambda: book(links=LINKS.replace("sheet1.xml", "sheet1.png"), **{
             "xl/worksheets/sheet1.png": sheet(HEADER + cell("XFD1048576", "x"))}), "beyond_limits"),
    file("6,000,000 elements inside each other", "a.xlsx", lambda: book(sheet="<a>" * 6_000_000), "damaged"),
    file("900,000 attributes", "a.xlsx",
         lambda: book(sheet="<a " + " ".join(f'a{n}="1"' for n in range(900_000)) + "/>"),
         "damaged"),
    file("an outer DTD", "a.xlsx",
         lambda: book(sheet='<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">' + sheet(HEADER)), "entities"),
    file("an outer parameter entity", "a.xlsx",
         lambda: book(sheet='<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/hostname">%b;]>' + sheet(HEADER)),
         "entities"),
    file("links to the world outside", "a.xlsx",
         lambda: book(links=LINKS.replace("</Relationships>", (
             f'<Relationship Id="r9" Type="{OFFICE}/externalLink" TargetMode="External" '
             'Target="http://127.0.0.1/x.xlsx"/></Relationships>'))), READ),
    file("an encoding that nobody knows", "a.xlsx",
         lambda: book(sheet='<?xml version="1.0" encoding="x-none"?>' + sheet(HEADER)), "damaged"),
    # ---- the zip
    file("names that climb out of the folder", "a.xlsx",
         lambda: book(**dict.fromkeys(("../../../evil.xml", "/tmp/evil.xml", "C:\\evil.xml"), "<x/>")), READ),
    file("a workbook in a workbook in a workbook", "a.xlsx",
         lambda: book(**{"xl/embeddings/b.xlsx": book(**{"xl/embeddings/c.xlsx": book()})}), READ, "damaged"),
    file("a workbook as its own sheet", "a.xlsx", lambda: book(sheet=book()), "damaged"),
    file("190 names for the same bytes", "a.xlsx", overlapping_members, "damaged"),
    file("an enciphered part", "a.xlsx", enciphered_member, "encrypted"),
    file("an empty zip", "a.xlsx", lambda: zipped({}), "damaged"),
    file("another zip altogether", "a.xlsx", lambda: zipped({"readme.txt": "hello"}), "damaged"),
    file("an OpenDocument of a million rows", "a.xlsx", lambda: repeated(1_048_576, 16_384), "damaged"),
    # ---- old workbooks
    file("an old workbook behind a password", "a.xls", with_password, "encrypted"),
    file("a new workbook behind a password", "a.xlsx",
         lambda: OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 900, "encrypted"),
    file("sectors in a circle", "a.xls", looping_sectors, "damaged", "too_slow", "beyond_limits"),
    file("an old workbook cut in the middle", "a.xls", lambda: old_workbook("张三", "甲厂")[:2_600],
         "damaged", READ),
    file("a web page called a workbook", "a.xls",
         "<html><table><tr><td>姓名</td></tr></table></html>".encode, "wrong_kind"),
    file("an old workbook under the new name", "a.xlsx", lambda: old_workbook("张三", "甲厂"), "wrong_kind"),
    file("a picture called a workbook", "a.xlsx",
         lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 99, "damaged"),
    # ---- text files
    file("a text file called a workbook", "a.xlsx", PEOPLE.encode, "wrong_kind"),
    file("a workbook called a text file", "a.csv", book, "wrong_kind"),
    file("19,000,000 separators in one row", "a.csv", lambda: b"," * 19_000_000, "too_many_columns"),
    file("the same over many quoted lines", "a.csv",
         lambda: (b"," * 30_000 + b'"\n"') * 600, "too_many_columns"),
    file("10,000,000 quotation marks", "a.csv", lambda: b'"' * 10_000_000, "cell_too_long"),
    file("19,000,000 empty lines", "a.csv", lambda: b"\n" * 19_000_000, "too_many_rows"),
    file("a quotation that never ends", "a.csv", lambda: (PEOPLE + '"').encode() + b"x\n" * 500_000,
         "cell_too_long"),
    file("lone surrogates as UTF-16", "a.csv",
         lambda: PEOPLE.encode("utf-16") + b"\x00\xd8,\0", "encoding"),
    file("lone surrogates as UTF-8", "a.csv",
         lambda: (PEOPLE + "\ud800,x").encode("utf-8", "surrogatepass"), "not_text", "encoding", READ),
    file("a text of two encodings", "a.csv",
         lambda: PEOPLE.encode() + "李四,演示企业2党支部\n".encode("gb18030"), "not_text", READ),
    file("UTF-32", "a.csv", lambda: PEOPLE.encode("utf-32"), "not_text"),
    file("a NUL in the text", "a.csv", (PEOPLE + "李\0四,x\n").encode, "not_text"),
    file("formulas as text", "a.csv", (PEOPLE + "=cmd|' /C calc'!A0,@SUM(A1)\n").encode, READ),
)  # fmt: skip
