"""What keeps a hostile text a text, switched off place by place: a test of that place fails each time.

There is no place for LIKE: the program searches in memory (foundation/namesearch.py), and no SQL of ours has
a pattern made of what was typed (desk.py asks for names of our own tables); the last test keeps it so.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter.worksheet

from meetingdesk.documents import ics
from meetingdesk.documents.pdf import archive
from meetingdesk.foundation import sheet_writing
from tests.documents import test_ics
from tests.documents.pdf import test_archive
from tests.foundation import test_sheet_writing

ROOT = Path(__file__).parents[2]


def test_without_the_apostrophe_a_csv_cell_is_a_formula(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prove = test_sheet_writing.test_csv_opens_in_excel_with_chinese_and_without_formulas
    prove(tmp_path)
    monkeypatch.setattr(sheet_writing, "_harmless", lambda cell: cell)
    with pytest.raises(AssertionError):
        prove(tmp_path)


def test_without_text_cells_a_workbook_has_a_formula(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prove = test_sheet_writing.test_every_text_is_a_text_cell_for_another_program
    prove(tmp_path)
    sheet = xlsxwriter.worksheet.Worksheet
    as_text = sheet.write_string

    def write(self: Any, row: int, column: int, text: str, *style: Any) -> Any:
        return (self.write_formula if text.startswith("=") else as_text).__get__(self)(
            row, column, text, *style
        )

    monkeypatch.setattr(sheet, "write_string", write)
    with pytest.raises(AssertionError):
        prove(tmp_path)


def test_without_escaping_a_title_breaks_the_facts_of_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    prove = test_archive.test_the_xmp_says_level_title_and_author
    words = "<b>&\"'"
    prove(words)
    monkeypatch.setattr(archive, "escape", lambda text, **_: text)
    with pytest.raises((AssertionError, SyntaxError)):
        prove(words)


def test_without_escaping_a_text_begins_lines_of_its_own_in_a_calendar(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def prove() -> None:
        words = "演示\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:x;y,z"
        (one,) = test_ics.read(test_ics.event(description=words))
        assert one.text("DESCRIPTION") == words

    prove()
    monkeypatch.setattr(ics, "escape", lambda text: text)
    with pytest.raises((AssertionError, ValueError)):
        prove()


def test_no_pattern_of_sql_is_made_of_what_was_typed() -> None:
    pattern = re.compile(r"\.i?like\(|\bLIKE\b|\bGLOB\b")
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted((ROOT / "meetingdesk").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if pattern.search(line)
    ]
    assert found == []
