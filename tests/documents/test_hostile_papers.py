"""Thirty hostile texts in every field of the papers of follow-up: read back as they are, harmless."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest

from meetingdesk.documents.attendance_xlsx import attendance
from meetingdesk.documents.blocks import texts
from meetingdesk.documents.filed import index, index_paper
from meetingdesk.documents.news import news, plain_news
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.plain import one_line
from meetingdesk.documents.rectification import rectification, rectification_table
from meetingdesk.documents.seating_plan import seating_plan
from meetingdesk.documents.snapshot import FileRow, Seat, Seating, Snapshot, Status
from meetingdesk.documents.word import write_docx
from tests.builders import minutes_facts
from tests.documents.making import a_row, a_snapshot, came
from tests.documents.reading import text
from tests.documents.test_rectification import a_task
from tests.documents.word.reading import opened
from tests.documents.word.reading import words as read

HOSTILE = (
    '=HYPERLINK("http://x","y")', "+1+1", "-2", "@SUM(A1)", "＝1", "<b>粗</b>", "<script>alert(1)</script>",
    "&lt;&amp;", "{text}", "%s%n", "\\u0000", "'; DROP TABLE x;--", "../../etc/passwd", "C:\\con\\nul",
    "http://x.invalid/a.png", "<img src=x>", "<?xml version='1.0'?>", "]]>",
    "a\u202eb", "a\u200bb", "\ufeff头",
    "甲\t乙", "龚䶮", "石𬭎", "𠮷野家", "é\u0301", "①②③", "〔待补〕x", "“”‘’《》", "长" * 300,
)  # fmt: skip


def a_hostile(words: str) -> Snapshot:
    board = (
        came(1, words, unit=words, post=words),
        a_row(2, words, status=Status.LEAVE, reason=words, approved_by=words),
        came(3, words, status=Status.PROXY, proxy_name=words, proxy_post=words),
    )  # fmt: skip
    seats = tuple(Seat(f"a:{n}", words, words) for n in range(3))
    task = a_task(1, text=words, organisation=words, measure=words, person=words, progress=words)
    decided = replace(task, id="t2", source="decision", due=dt.date(2023, 5, 1))
    meeting = {"title": words, "venue": words, "organiser": words}
    return a_snapshot(
        *board, facts=minutes_facts(meeting=meeting), tasks=(task, decided),
        seating=Seating(seats[:1], seats[1:], 2, False), files=(FileRow("f", "photo", words, "0" * 64, 1),),
    )  # fmt: skip


def squeezed(words: str) -> str:
    return "".join(one_line(words).split())


@pytest.mark.parametrize("words", HOSTILE)
def test_pdfs_show_the_text_itself(words: str) -> None:
    snapshot = a_hostile(words)
    papers = (
        rectification(snapshot), seating_plan(snapshot), news(snapshot),
        index_paper(snapshot, index((), snapshot.files)),
    )  # fmt: skip
    for paper in papers:
        assert paper is not None
        assert any(words in said for said in texts(paper))
        assert squeezed(words) in "".join(text(write_pdf(paper)).split())


@pytest.mark.parametrize("words", HOSTILE)
def test_tables_hold_the_text_and_no_formula(words: str) -> None:
    snapshot = a_hostile(words)
    for data in (rectification_table(snapshot), attendance(snapshot)):
        book = openpyxl.load_workbook(io.BytesIO(data or b""))
        cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
        assert all(cell.data_type in {"s", "n", "d"} and cell.hyperlink is None for cell in cells)
        assert words in [cell.value for cell in cells]


@pytest.mark.parametrize("words", HOSTILE)
def test_the_news_holds_the_text_for_word_and_as_plain_text(words: str) -> None:
    snapshot = a_hostile(words)
    assert squeezed(words) in "".join(read(opened(write_docx(news(snapshot)))).split())
    told = plain_news(snapshot).decode("utf-8-sig")
    assert words in told
    assert told.endswith("\r\n")
