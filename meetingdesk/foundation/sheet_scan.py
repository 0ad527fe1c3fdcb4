"""Looks through the XML of an xlsx before anything parses it: how far do cells reach, how long are they.

Runs in the worker. A cell at XFD1048576 in a file of 4 KB makes every parser try to fill 17 billion cells;
here it is one reference, seen and refused.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.sheet_limits import (
    MAX_ATTRIBUTES,
    MAX_BYTES,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_DEPTH,
    MAX_ROWS,
    MAX_SHEETS,
    MAX_SILENT,
)

CHUNK = 65_536
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bin", ".vml", ".tif", ".tiff", ".bmp", ".svg")
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,9})")


@dataclass
class Scan:
    """What was seen: hidden rows by sheet name (rows count from 0)."""

    hidden_rows: dict[str, list[int]] = field(default_factory=dict)


def scan(file: str, content: bytes) -> Scan:
    """Look through all parts of `file`. Raises BadInput sheet.* as `sheets.SheetReader.read`."""
    found = Scan()
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            budget = _Budget(file)
            names = _sheet_names(packed, budget)
            uses: dict[int, tuple[str, int]] = {}
            members = [one for one in packed.namelist() if not one.lower().endswith((*_PICTURES, "/"))]
            for member in sorted(members, key=lambda one: "sharedstrings" in one.lower()):
                part = _Part(file, names.get(member, ""), uses)
                _feed(packed, member, part, budget)
                if part.hidden:
                    found.hidden_rows[part.sheet] = part.hidden
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise BadInput("sheet.damaged", file=file) from None
    return found


class _Budget:
    """Bytes that may still be unpacked, whatever the directory declares."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.left = MAX_BYTES

    def take(self, stream: IO[bytes]) -> bytes:
        chunk = stream.read(CHUNK)
        self.left -= len(chunk)
        if self.left < 0:
            raise BadInput("sheet.too_big", file=self.file, limit=MAX_BYTES // 1_000_000)
        return chunk


class _Listener(ContentHandler):
    """Counts what it hears: a tag without end is heard of only when it is over, and parsed anew till then."""

    heard = 0


def _feed(packed: zipfile.ZipFile, member: str, handler: _Listener, budget: _Budget) -> None:
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(handler)
    try:
        with packed.open(member) as stream:
            silent = 0
            while chunk := budget.take(stream):
                before = handler.heard
                parser.feed(chunk)
                silent = 0 if handler.heard > before else silent + len(chunk)
                if silent > MAX_SILENT:
                    raise BadInput("sheet.damaged", file=budget.file)
            parser.close()
    except DefusedXmlException:
        raise BadInput("sheet.entities", file=budget.file) from None
    except (SAXParseException, SAXException, LookupError, ValueError):
        raise BadInput("sheet.damaged", file=budget.file) from None


class _Relations(_Listener):
    """Targets of a .rels file, and the sheets of workbook.xml, by relation id."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file
        self.targets: dict[str, str] = {}
        self.sheets: dict[str, str] = {}

    def startElement(self, name: str, attrs: object) -> None:  # noqa: N802  SAX's own name
        """Take note of one relation or sheet."""
        self.heard += 1
        given = dict(attrs.items())  # type: ignore[attr-defined]  # SAX attributes are a mapping without a type
        kind = name.rpartition(":")[2]
        if kind == "Relationship":
            self.targets[given.get("Id", "")] = given.get("Target", "")
        elif kind == "sheet":
            relation = next((value for key, value in given.items() if key.rpartition(":")[2] == "id"), "")
            if relation in self.sheets:  # one part read a thousand times over
                raise BadInput("sheet.damaged", file=self.file)
            self.sheets[relation] = given.get("name", "")
            if len(self.sheets) > MAX_SHEETS:
                raise BadInput("sheet.too_many_parts", file=self.file, limit=MAX_SHEETS)


def _sheet_names(packed: zipfile.ZipFile, budget: _Budget) -> dict[str, str]:
    """Member of the zip -> the sheet's name as the user sees it."""
    known = set(packed.namelist())
    seen = _Relations(budget.file)
    for member in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
        if member in known:
            _feed(packed, member, seen, budget)
    parts = {
        relation: posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        for relation, target in seen.targets.items()
        if relation in seen.sheets
    }
    if len(set(parts.values())) < len(parts):
        raise BadInput("sheet.damaged", file=budget.file)
    return {part: seen.sheets[relation] for relation, part in parts.items()}


class _Part(_Listener):
    """Follows rows, cells and strings of one part, and stops at the first that goes too far."""

    def __init__(self, file: str, sheet: str, uses: dict[int, tuple[str, int]]) -> None:
        super().__init__()
        self.file = file
        self.sheet = sheet
        self.hidden: list[int] = []
        self._uses = uses  # shared string -> the first sheet and row that show it
        self._row = self._column = 0
        self._in_cell = self._in_string = self._shared = False
        self._strings = -1
        self._text: list[str] = []
        self._length = self._depth = 0

    def startElement(self, name: str, attrs: object) -> None:  # noqa: N802  SAX's own name
        """A row, a cell or a shared string begins."""
        self.heard += 1
        self._depth += 1
        if self._depth > MAX_DEPTH or len(attrs) > MAX_ATTRIBUTES:  # type: ignore[arg-type]  # a mapping
            raise BadInput("sheet.damaged", file=self.file)
        kind = name.rpartition(":")[2]
        if kind == "row":
            self._start_row(attrs)
        elif kind == "c":
            self._start_cell(attrs)
        elif kind == "si":
            self._in_string, self._length = True, 0
            self._strings += 1

    def endElement(self, name: str) -> None:  # noqa: N802  SAX's own name
        """A cell or string ends."""
        self.heard += 1
        self._depth -= 1
        kind = name.rpartition(":")[2]
        if kind == "c":
            self._end_cell()
        elif kind == "si":
            self._in_string = False

    def characters(self, content: str) -> None:
        """Count what a cell or string holds."""
        self.heard += 1
        if not (self._in_cell or self._in_string):
            return
        self._length += len(content)
        if self._length <= MAX_CELL:
            if self._shared:
                self._text.append(content)
        elif self._in_string:
            raise self._long_string()
        else:
            raise self._refused("sheet.cell_too_long")

    def _start_row(self, attrs: object) -> None:
        given = dict(attrs.items())  # type: ignore[attr-defined]
        self._row = int(given["r"]) if given.get("r", "").isdigit() else self._row + 1
        self._column = 0
        if given.get("hidden") in ("1", "true") and self._row <= MAX_ROWS:
            self.hidden.append(self._row - 1)

    def _start_cell(self, attrs: object) -> None:
        given = dict(attrs.items())  # type: ignore[attr-defined]
        reference = _REFERENCE.fullmatch(given.get("r", ""))
        self._column += 1
        if reference:
            self._row, self._column = int(reference[2]), _column(reference[1])
        self._in_cell, self._length, self._text = True, 0, []
        self._shared = given.get("t") == "s"

    def _end_cell(self) -> None:
        self._in_cell = False
        if not self._length:
            return  # a cell with a format only
        if self._row > MAX_ROWS:
            raise self._refused("sheet.too_many_rows", limit=MAX_ROWS)
        if self._column > MAX_COLUMNS:
            raise self._refused("sheet.too_many_columns", limit=MAX_COLUMNS)
        index = "".join(self._text)
        if self._shared and index.isdigit():
            self._uses.setdefault(int(index[:9]), (self.sheet, self._row))

    def _long_string(self) -> BadInput:
        if self._strings not in self._uses:
            return BadInput("sheet.text_too_long", file=self.file)
        sheet, row = self._uses[self._strings]
        return BadInput("sheet.cell_too_long", file=self.file, sheet=sheet, row=row)

    def _refused(self, key: str, **values: object) -> BadInput:
        return BadInput(key, file=self.file, sheet=self.sheet, row=self._row, **values)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
