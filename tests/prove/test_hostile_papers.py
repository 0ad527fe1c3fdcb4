"""Thirty hostile texts in every field that someone may type, through every paper of a whole meeting.

Each is read back as it is, by another program: PDFium, python-docx, openpyxl, icalendar's rules. Nothing may
become markup, a formula, a link, or something that is fetched; nothing may end in an exception.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import types
import typing
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import openpyxl
import pypdfium2
import pytest
from defusedxml.ElementTree import fromstring

from meetingdesk.bootstrap import open_desk
from meetingdesk.documents import papers
from meetingdesk.documents.acts import give_badges
from meetingdesk.documents.filed import index, index_paper
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.plain import one_line
from meetingdesk.documents.snapshot import Snapshot, take
from meetingdesk.foundation import paths
from meetingdesk.minutes.facts import LotFacts
from meetingdesk.minutes.sections import build
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play
from tests.documents.test_chase_list import owing
from tests.documents.test_hostile_papers import HOSTILE
from tests.documents.test_rectification import a_task

pytestmark = pytest.mark.prove
MOMENT = dt.datetime(2023, 3, 16, 15, 20)
OURS = re.compile(  # what the program itself says: keys, kinds, digests, numbers kept as text
    r"(^|_)(id|key|broken|kind|state|status|role|language|letter|colour|base|code|points|weight|rates?|score|number"
    r"|relation|digest|badge|style|source|verb|pooled|record|daily|neutral|heads|places|fixed|suggested)$"
)
ACTIVE = re.compile(rb"/(URI|JavaScript|JS|Launch|OpenAction|AA|GoToR|SubmitForm|RichMedia)[ /<\[(]")


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    with open_desk(tmp_path_factory.mktemp("hostile") / "meeting.db") as desk:
        meeting_id = play(read_case(paths.resource("sample")), desk).meeting_id
        give_badges(desk, meeting_id)
        return take(desk, meeting_id, ("attendance", "results"))


def spoilt(value: Any, words: str, name: str = "", hint: Any = None) -> Any:
    """The value with `words` for every text that someone typed, and where they might have typed one."""
    if isinstance(value, Enum) or OURS.search(name):
        return value
    if isinstance(value, str) or (value is None and str in typing.get_args(hint)):
        return words
    if is_dataclass(value):
        hints = typing.get_type_hints(type(value))
        told = {one.name: spoilt(getattr(value, one.name), words, one.name, hints[one.name])
                for one in fields(value)}  # fmt: skip
        return replace(value, **told)
    if isinstance(value, Mapping):
        return types.MappingProxyType({key: spoilt(one, words, name) for key, one in value.items()})
    return tuple(spoilt(one, words, name) for one in value) if isinstance(value, tuple) else value


def hostile(meeting: Snapshot, words: str) -> Snapshot:
    """Minutes drafted from hostile facts, their first section in hostile words of one's own."""
    task = a_task(1, text=words, organisation=words, measure=words, person=words, progress=words)
    drawn = LotFacts(seed="20230316-7741", names=(words, words + "二"), at=MOMENT, times=2)
    facts = replace(meeting.facts, lot=drawn)
    chased = tuple(owing(number, words, reply_days=2, owes_report=True, report_days=-1) for number in (1, 2))
    full = replace(meeting, tasks=(task,), facts=facts, chase=chased, today=MOMENT.date())
    found: Snapshot = spoilt(full, words)
    told = {}
    for name in ("summary", "record"):
        minutes = getattr(found, name)
        drafted = build(found.facts, minutes.paper, ("attendance", "results"))
        told[name] = replace(minutes, facts=found.facts, sections=(minutes.sections[0], *drafted[1:]))
    return replace(found, **told)


def squeezed(words: str) -> str:
    return "".join(one_line(words).split())


@pytest.mark.parametrize("words", HOSTILE)
def test_every_paper_holds_what_it_says_and_nothing_else_happens(meeting: Snapshot, words: str) -> None:
    snapshot = hostile(meeting, words)
    seen = set()
    for name in papers.NAMES:
        every = papers.made_of(snapshot, name)
        assert every, f"{name}: nothing was made"
        for made in every:
            kind = made.file.rpartition(".")[2]
            CHECKS[kind](made.data, words)
            seen.add(kind)
    assert seen == set(CHECKS)
    paper = index_paper(snapshot, index((), snapshot.files))
    in_pdf(write_pdf(paper), words)


def in_pdf(data: bytes, words: str) -> None:
    """The text itself, whole; nothing that acts."""
    document = pypdfium2.PdfDocument(data)
    pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    document.close()
    told = "".join("".join(pages).encode("utf-16", "surrogatepass").decode("utf-16").split())
    assert squeezed(words) in told
    bare = re.sub(rb"stream\n.*?\nendstream", b"", data, flags=re.DOTALL)
    assert ACTIVE.findall(bare) == []


def in_word(data: bytes, words: str) -> None:
    """Each part is sound XML without anything from outside; the text stands in runs."""
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        parts = {name: box.read(name) for name in box.namelist()}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            fromstring(content)
        assert b'TargetMode="External"' not in content
        assert not re.search(rb"<w:(hyperlink|object|pict|altChunk)[ >/]", content)
        assert set(re.findall(rb"<w:instrText[^>]*>([^<]*)<", content)) <= {b" PAGE ", b" NUMPAGES "}
    body = fromstring(parts["word/document.xml"])
    told = "".join(node.text or "" for node in body.iter() if node.tag.endswith("}t"))
    assert squeezed(words) in "".join(told.split())


def in_sheet(data: bytes, words: str) -> None:
    """Cells are texts or numbers, and one of them is the text itself."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = list(cells_of(book))
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert all(cell.hyperlink is None and cell.comment is None for cell in cells)
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        assert not any("externalLink" in name or "vba" in name for name in box.namelist())
    assert any(squeezed(words) in squeezed(str(cell.value)) for cell in cells)


def cells_of(book: Any) -> Iterator[Any]:
    for sheet in book:
        for row in sheet:
            yield from (cell for cell in row if cell.value is not None)


def in_calendar(data: bytes, words: str) -> None:
    """Folded lines joined, a summary says it; no line but those of a calendar."""
    told = data.decode("utf-8").replace("\r\n ", "")
    assert all(re.match(r"[A-Z-]+[;:]", line) for line in told.split("\r\n") if line)
    assert told.count("BEGIN:VEVENT") == told.count("END:VEVENT") >= 1
    plain = re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], told)
    assert squeezed(words) in "".join(plain.split())


def in_text(data: bytes, words: str) -> None:
    assert words in data.decode("utf-8-sig")


CHECKS = {"pdf": in_pdf, "docx": in_word, "xlsx": in_sheet, "ics": in_calendar, "txt": in_text}
