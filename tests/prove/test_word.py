"""What we write for Word, opened and printed by LibreOffice: the same headings, tables and words as our own
PDF, and no more than a page longer or shorter.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.documents import papers
from meetingdesk.foundation import paths
from meetingdesk.meeting.commands import CorrectMeeting
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play
from tests.builders import CASE
from tests.documents.reading import pages, printed
from tests.documents.word.reading import heads, opened, words
from tests.prove.office import to_pdf

pytestmark = pytest.mark.prove
MEETINGS = ("park", "sample", "sample in English")
PAPERS = ("会议纪要", "会议记录")
IN_ENGLISH = {"会议纪要": "Minutes", "会议记录": "Record"}


@pytest.fixture(scope="module", params=MEETINGS)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("word")
    case = CASE if request.param == "park" else paths.resource("sample")
    with open_desk(out / "meeting.db") as desk:
        meeting_id = play(read_case(case), desk).meeting_id
        if request.param.endswith("English"):
            desk.do(CorrectMeeting(meeting_id=meeting_id, language="en"))
        papers.make(desk, meeting_id, out, PAPERS, attach=("attendance", "results"))
    return out


@pytest.mark.parametrize("name", PAPERS)
def test_libreoffice_prints_the_same_headings_tables_and_words(folder: Path, name: str) -> None:
    made = folder / f"{name}.docx"
    if not made.exists():  # papers in English have English names
        made = folder / f"{IN_ENGLISH[name]}.docx"
    ours, theirs = made.with_suffix(".pdf").read_bytes(), to_pdf(made, folder / "office")
    assert abs(pages(theirs) - pages(ours)) <= 1
    document = opened(made.read_bytes())
    low, high = (25, 25) if name == "会议记录" else (35, 37)
    again = {"".join(head.split()) for head in heads(document)}
    shown, told = printed(theirs, low, high, again), printed(ours, low, high, again)
    assert shown == told == words(document)
    assert {tuple(map(round, sizes)) for sizes in _sizes(theirs)} == {(595, 842)}


def _sizes(pdf: bytes) -> list[tuple[float, float]]:
    return [page.get_size() for page in pypdfium2.PdfDocument(pdf)]
