"""The sample that ships is a finished meeting: no gap in its papers, and all is marked as invented."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from meetingdesk.desk import Desk
from meetingdesk.documents import papers
from meetingdesk.foundation import paths
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play


@pytest.fixture
def made(desk: Desk, tmp_path: Path) -> list[Path]:
    played = play(read_case(paths.resource("sample")), desk)
    return papers.make(desk, played.meeting_id, tmp_path / "out")


def pages(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_no_paper_of_the_sample_has_a_gap_and_each_page_says_that_it_is_invented(made: list[Path]) -> None:
    pdfs = [path for path in made if path.suffix == ".pdf"]
    names = {path.stem for path in pdfs}
    assert {"会议通知", "签到表", "席卡", "胸卡", "分单位名单", "会议记录", "会议纪要"} <= names
    for path in pdfs:
        for page in pages(path):
            assert "待补" not in page, path.name
            assert "演示数据" in page, path.name
