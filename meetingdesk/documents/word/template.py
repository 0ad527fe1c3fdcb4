"""An office's own .docx with fields in double braces, {{会议名称}}: all else in it stays as it was.

Nothing of the file is carried out or fetched: one with macros, with objects, or with parts from elsewhere is
refused, and so is one that would unpack to more than an office's paper can be.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from meetingdesk.documents.plain import plain
from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.wording import N_, _

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_P, _T, _BR, _TBL = (f"{{{_W}}}{name}" for name in ("p", "t", "br", "tbl"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIELD = re.compile(r"\{\{\s*([^{}\s][^{}]*?)\s*\}\}")
_TEXTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_LIVE = re.compile(r"vbaProject|vbaData|/embeddings/|activeX|\.bin$", re.IGNORECASE)
_AWAY = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']", re.IGNORECASE)
_LINK = re.compile(rb"<Relationship\b[^>]*relationships/hyperlink[\"'][^>]*>", re.IGNORECASE)
_WHERE = {"document": N_("正文"), "header": N_("页眉"), "footer": N_("页脚")}
MAX_PARTS, MAX_BYTES, MAX_RATIO = 500, 60_000_000, 200

Values = Mapping[str, tuple[str, ...]]


def fill(name: str, template: bytes, values: Values) -> bytes:
    """The template with its fields filled; a value is its paragraphs.

    BadInput: template.damaged, template.too_big, template.live (macros, objects, parts from elsewhere),
    template.unknown_field and template.unclosed, which name the place.
    """
    parts = _opened(name, template)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part, data in parts.items():
            entry = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _filled(name, part, data, values) if _TEXTS.fullmatch(part) else data)
    return made.getvalue()


def _opened(name: str, template: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as packed:
            members = packed.infolist()
            _measure(name, members, len(template))
            parts = {one.filename: packed.read(one) for one in members}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError, EOFError) as error:
        raise BadInput("template.damaged", file=name) from error
    if "word/document.xml" not in parts:
        raise BadInput("template.damaged", file=name)
    away = any(_AWAY.search(_LINK.sub(b"", data)) for part, data in parts.items() if part.endswith(".rels"))
    if away or any(_LIVE.search(part) for part in parts):
        raise BadInput("template.live", file=name)
    return parts


def _measure(name: str, members: list[zipfile.ZipInfo], size: int) -> None:
    total = sum(one.file_size for one in members)
    shared = len({one.header_offset for one in members}) < len(members)
    if shared or len(members) > MAX_PARTS or total > MAX_BYTES or total > MAX_RATIO * max(size, 1):
        raise BadInput("template.too_big", file=name, limit=MAX_BYTES // 1_000_000)


def _filled(name: str, part: str, data: bytes, values: Values) -> bytes:
    root = _parsed(name, data)
    for number, paragraph in enumerate(list(root.iter(_P)), start=1):
        text = "".join(one.text or "" for one in _texts(paragraph))
        if "{{" not in text and "}}" not in text:
            continue
        place = _place(part, number, paragraph)
        _check(name, text, place, values)
        _replace(paragraph, text, values)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _parsed(name: str, data: bytes) -> Any:
    """No document type, hence no entity: a paper has none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInput("template.damaged", file=name) from error
    if root.getroottree().docinfo.doctype:
        raise BadInput("template.damaged", file=name)
    return root


def _texts(paragraph: Any) -> Iterator[Any]:
    """The pieces of its words; those of a box inside it belong to the box's own paragraphs."""
    for one in paragraph.iter(_T):
        if next(one.iterancestors(_P)) is paragraph:
            yield one


def _place(part: str, number: int, paragraph: Any) -> str:
    """Which part and which paragraph of it: what somebody looks for in Word."""
    kind = part.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    where = _(_WHERE.get(kind, N_("脚注")))
    if next(paragraph.iterancestors(_TBL), None) is not None:
        return _("{where}第{number}段（在表格里）", where=where, number=number)
    return _("{where}第{number}段", where=where, number=number)


def _check(name: str, text: str, place: str, values: Values) -> None:
    for found in _FIELD.finditer(text):
        if found[1] not in values:
            raise BadInput(
                "template.unknown_field", file=name, field=found[1], place=place, known="、".join(values)
            )
    rest = _FIELD.sub("", text)
    if "{{" in rest or "}}" in rest:
        raise BadInput("template.unclosed", file=name, place=place, text=text[:40])


def _replace(paragraph: Any, text: str, values: Values) -> None:
    alone = _FIELD.fullmatch(text.strip())
    if alone is not None and len(values[alone[1]]) > 1:
        _paragraphs(paragraph, values[alone[1]])
        return
    for found in reversed(list(_FIELD.finditer(text))):  # from the end, so that places before stay true
        _put(paragraph, found.start(), found.end(), "\n".join(values[found[1]]))


def _paragraphs(paragraph: Any, lines: tuple[str, ...]) -> None:
    """One paragraph a line, each made like the one that the field stood in."""
    for line in lines:
        again = copy.deepcopy(paragraph)
        whole = sum(len(one.text or "") for one in _texts(again))
        paragraph.addprevious(again)
        _put(again, 0, whole, line)
    paragraph.getparent().remove(paragraph)


def _put(paragraph: Any, start: int, end: int, value: str) -> None:
    """Words in the place of others, in the letters of the first of the pieces that they lie in."""
    at, begun = 0, False
    for piece in list(_texts(paragraph)):
        words = piece.text or ""
        first, last = max(start - at, 0), min(end - at, len(words))
        at += len(words)
        if first >= last:
            continue
        _say(piece, words[:first] + ("" if begun else plain(value)) + words[last:])
        begun = True


def _say(piece: Any, words: str) -> None:
    """A line end in a value becomes one in the paragraph."""
    first, *others = _clean(words).split("\n")
    piece.text = first
    piece.set(_SPACE, "preserve")
    for line in others:
        turn, more = etree.Element(_BR), etree.Element(_T)
        more.text = line
        more.set(_SPACE, "preserve")
        piece.addnext(turn)
        turn.addnext(more)
        piece = more


def _clean(text: str) -> str:
    return "".join(char for char in text if char == "\n" or char >= " ")
