"""The papers of whole meetings as other programs see them: poppler, in both languages, and at length."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.documents import papers
from meetingdesk.foundation import paths
from meetingdesk.meeting.commands import CorrectMeeting
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play
from tests.builders import CASE
from tests.documents.making import a_score, a_snapshot, came, some_results
from tests.documents.reading import lines, pages, words

pytestmark = pytest.mark.prove
MEETINGS = ("park", "sample", "sample in English")
IN_ENGLISH = {
    "签到表": "Sign-in sheet", "会议纪要": "Minutes", "会议记录": "Record", "会议通知": "Notice",
    "分单位名单": "List by unit", "席卡": "Place cards", "胸卡": "Badges", "名单": "Attendees",
}  # fmt: skip
NOT_FIRST, NOT_LAST = "，。、；：！？）》”", "（《“"


@pytest.fixture(scope="module", params=MEETINGS)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("papers")
    case = CASE if request.param == "park" else paths.resource("sample")
    with open_desk(out / "meeting.db") as desk:
        meeting_id = play(read_case(case), desk).meeting_id
        if request.param.endswith("English"):
            desk.do(CorrectMeeting(meeting_id=meeting_id, language="en"))
        papers.make(desk, meeting_id, out / "papers", attach=("attendance", "results"))
    return out / "papers"


def run(tool: str, *words_: str | Path) -> str:
    assert shutil.which(tool), f"{tool} is part of poppler-utils"
    done = subprocess.run([tool, *words_], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


def test_every_font_is_embedded_as_a_subset_with_its_characters(folder: Path) -> None:
    for file in folder.glob("*.pdf"):
        fonts = run("pdffonts", file).splitlines()[2:]
        assert fonts
        assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts), file.name


def paper(folder: Path, name: str, kind: str = "pdf") -> Path:
    """The file of a paper; papers in English have English names."""
    found = folder / f"{name}.{kind}"
    return found if found.exists() else folder / f"{IN_ENGLISH[name]}.{kind}"


def test_every_name_can_be_copied(folder: Path) -> None:
    import openpyxl

    table = openpyxl.load_workbook(paper(folder, "名单", "xlsx")).active
    names = [str(row[2]) for row in table.iter_rows(2, 45, values_only=True)]
    assert len(names) == 44
    everywhere = "签到表 会议纪要 会议记录 会议通知 分单位名单 席卡 胸卡".split()
    for each in everywhere:
        copied = "".join(run("pdftotext", paper(folder, each), "-").split())
        assert [name for name in names if name not in copied] == []


def test_no_line_of_minutes_starts_or_ends_with_the_wrong_mark(folder: Path) -> None:
    for name in ("会议纪要", "会议记录"):
        pdf = paper(folder, name).read_bytes()
        found = [words(line) for page in range(pages(pdf)) for line in lines(pdf, page)]
        assert [line for line in found if line[0] in NOT_FIRST or line[-1] in NOT_LAST] == []


def test_a_sign_in_sheet_of_5000_and_results_of_500_are_made_in_seconds() -> None:
    people = tuple(came(number, f"演示人{number}") for number in range(1, 5001))
    poll = some_results(*(a_score(number) for number in range(1, 501)))
    began = time.perf_counter()
    (sheet,) = papers.made_of(a_snapshot(*people), "签到表")
    (result,) = papers.made_of(a_snapshot(polls=(poll,)), "测评结果")
    assert time.perf_counter() - began < 10
    assert pages(sheet.data) == 250
    assert "演示人5000" in "".join(map(words, lines(sheet.data, 249)))
    assert "演示500党支部" in "".join(
        words(line) for page in range(pages(result.data)) for line in lines(result.data, page)
    )
