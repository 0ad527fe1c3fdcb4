"""Files that a stranger might send: built small, meant to be heavy or broken."""

import io
import struct
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

TYPES = f"""<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""
ROOT = f"""<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"
 Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
BOOK = f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>
<sheet name="名册" sheetId="1" r:id="r1"/></sheets></workbook>"""
LINKS = f"""<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/worksheet"
 Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{OFFICE}/sharedStrings"
 Target="sharedStrings.xml"/></Relationships>"""


def sheet(rows: str, prolog: str = "", after: str = "") -> str:
    return f'{prolog}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *texts: str) -> str:
    cells = "".join(cell(f"{chr(65 + place)}{number}", text) for place, text in enumerate(texts))
    return f'<row r="{number}">{cells}</row>'


HEADER = row(1, "姓名", "单位") + row(2, "张三", "演示企业1党支部")


def xlsx(
    sheet_xml: str | bytes, extra: dict[str, str | bytes] | None = None, strings: str | None = None
) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", TYPES)
        packed.writestr("_rels/.rels", ROOT)
        packed.writestr("xl/workbook.xml", BOOK)
        packed.writestr("xl/_rels/workbook.xml.rels", LINKS)
        packed.writestr("xl/worksheets/sheet1.xml", sheet_xml)
        if strings is not None:
            packed.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>')
        for name, content in (extra or {}).items():
            packed.writestr(name, content)
    return kept.getvalue()


def lying_about_its_size(content: bytes) -> bytes:
    """The same zip, its directory declaring that the sheet is ten bytes long."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        true = packed.getinfo("xl/worksheets/sheet1.xml").file_size
    return content.replace(struct.pack("<L", true), struct.pack("<L", 10))


def entities(depth: int) -> str:
    several = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth + 1))
    return f'<!DOCTYPE x [<!ENTITY a0 "ha">{several}]>'


LOCAL_FILE = '<!DOCTYPE x [<!ENTITY a0 SYSTEM "file:///etc/hostname">]>'

# what it is, content, the refusals that are right, the row to be named or None
CORPUS = [
    ("the last corner", xlsx(sheet(HEADER + cell("XFD1048576", "x"))), {"too_many_rows"}, 1048576),
    ("far to the right", xlsx(sheet(HEADER + cell("XFD3", "x"))), {"too_many_columns"}, 3),
    ("600,000 rows", xlsx(sheet("<row><c><v>1</v></c></row>" * 600_000)), {"too_many_rows"}, 20001),
    ("a cell of 200 MB", xlsx(sheet(HEADER + row(3, "x" * 200_000_000))), {"cell_too_long"}, 3),
    ("a cell of 20 MB", xlsx(sheet(HEADER + row(3, "x" * 20_000_000))), {"cell_too_long"}, 3),
    (
        "a shared text of 20 MB",
        xlsx(
            sheet(HEADER + '<row r="3"><c r="A3" t="s"><v>1</v></c></row>'),
            strings=f"<si><t>a</t></si><si><t>{'x' * 20_000_000}</t></si>",
        ),
        {"cell_too_long"},
        3,
    ),
    ("a cell of 40,000 characters", xlsx(sheet(HEADER + row(3, "字" * 40_000))), {"cell_too_long"}, 3),
    ("an entity bomb", xlsx(sheet(cell("A1", "&a9;"), entities(9))), {"entities"}, None),
    ("small entities", xlsx(sheet(cell("A1", "&a2;"), entities(2))), {"entities"}, None),
    ("a local file as entity", xlsx(sheet(cell("A1", "&a0;"), LOCAL_FILE)), {"entities"}, None),
    ("an entity bomb in the strings", xlsx(sheet(HEADER), {"xl/sharedStrings.xml": entities(9) + "<sst/>"}),
     {"entities"}, None),
    ("a zip bomb", xlsx(sheet(HEADER), {"xl/media/bomb.bin": b"\0" * 300_000_000}), {"too_big"}, None),
    ("a swollen picture", xlsx(sheet(HEADER), {"xl/media/a.png": b"\0" * 15_000_000}), {"swollen"}, None),
    ("a directory that lies", lying_about_its_size(xlsx(sheet(HEADER + row(3, "x" * 30_000_000)))),
     {"damaged", "too_big", "cell_too_long"}, None),
    ("300 parts", xlsx(sheet(HEADER), {f"x/{n}.xml": "<x/>" for n in range(300)}), {"too_many_parts"}, None),
    ("cut in the middle", xlsx(sheet(HEADER))[:600], {"damaged"}, None),
    ("cut at the end", xlsx(sheet(HEADER))[:-30], {"damaged"}, None),
    ("not XML", xlsx("hello"), {"damaged"}, None),
    ("cut XML", xlsx(sheet(HEADER)[:-40]), {"damaged"}, None),
    ("no workbook", b"PK\x05\x06" + b"\0" * 18, {"damaged"}, None),
    ("one block merged over another 100,000 times",
     xlsx(sheet(HEADER, after="<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 100_000 + "</mergeCells>")),
     {"damaged", "swollen"}, None),
]  # fmt: skip
