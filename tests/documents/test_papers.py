"""The set of papers: which files, what is refused, what a failure leaves behind."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from meetingdesk.desk import Desk
from meetingdesk.documents import papers
from meetingdesk.documents.file_names import file_words
from meetingdesk.documents.papers import made_of, make, missing
from meetingdesk.foundation.errors import Fault, Refused
from meetingdesk.foundation.progress import Cancelled
from meetingdesk.foundation.wording import Wording
from tests.builders import a_meeting, minutes_facts
from tests.documents.conftest import Park
from tests.documents.making import a_row, a_snapshot, some_results
from tests.documents.reading import text

FILES = [
    "会议通知.pdf", "会议通知.docx", "会议议程.pdf", "会议议程.docx", "会议议程.xlsx", "日历文件.ics",
    "签到表.pdf", "席卡.pdf", "胸卡.pdf", "座次图.pdf", "分单位名单.pdf",
    "名单.xlsx",
    "测评表-现场述职测评.pdf", "测评表-年度述职测评-A票.pdf", "测评表-年度述职测评-B票.pdf",
    "分发情况报告单-现场述职测评.pdf", "分发情况报告单-年度述职测评.pdf", "收回情况报告单-现场述职测评.pdf",
    "收回情况报告单-年度述职测评.pdf", "统计结果报告单-现场述职测评.pdf", "统计结果报告单-年度述职测评.pdf",
    "测评结果-现场述职测评.pdf", "测评结果-年度述职测评.pdf", "测评结果.xlsx", "反馈表-现场述职测评.pdf",
    "反馈表-年度述职测评.pdf", "主持词.pdf", "会议记录.pdf", "会议记录.docx", "会议纪要.pdf",
    "会议纪要.docx", "新闻稿.docx", "新闻稿.pdf", "新闻稿.txt", "签到统计.xlsx", "时间表.xlsx",
]  # fmt: skip


class Steps:
    """Hears of progress and stops at a step."""

    def __init__(self, stop_at: int = 99) -> None:
        self.heard: list[tuple[int, int, str]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, text: str = "") -> None:
        self.heard.append((done, total, text))
        if done == self._stop_at:
            raise Cancelled


def test_a_played_case_gives_the_papers_under_their_names(park: Park) -> None:
    assert list(park.made) == FILES


def test_only_those_that_were_asked_for_are_made(park: Park, tmp_path: Path) -> None:
    made = make(park.desk, park.meeting_id, tmp_path / "neu", ["签到表", "名单", "签到表"])
    assert [path.name for path in made] == ["签到表.pdf", "名单.xlsx"]
    assert sorted(path.name for path in (tmp_path / "neu").iterdir()) == ["名单.xlsx", "签到表.pdf"]


def test_papers_that_are_made_without_the_forms_of_polls_tell_nothing_of_them(park: Park) -> None:
    without = replace(park.snapshot, forms=())
    told = papers.digests(park.snapshot, papers.NAMES)
    again = papers.digests(without, papers.NAMES)
    assert {name for name in told if again.get(name) != told[name]} <= papers.OF_POLLS
    assert park.snapshot.forms, "or nothing is shown"


def test_making_them_again_gives_the_same_bytes(park: Park, tmp_path: Path) -> None:
    again = make(park.desk, park.meeting_id, tmp_path)
    assert undated({path.name: path.read_bytes() for path in again}) == undated(park.made)


def undated(made: dict[str, bytes]) -> dict[str, bytes]:
    """A calendar says when it was made, so that the later one counts."""
    return {name: re.sub(rb"(DTSTAMP|SEQUENCE):\S+", b"", data) for name, data in made.items()}


def test_a_meeting_with_nothing_but_a_title_has_few_papers(desk: Desk, tmp_path: Path) -> None:
    made = make(desk, a_meeting(desk, "演示座谈会", date=None), tmp_path)
    assert [path.name for path in made] == [
        "会议通知.pdf", "会议通知.docx", "签到表.pdf", "名单.xlsx", "主持词.pdf", "会议记录.pdf",
        "会议记录.docx", "会议纪要.pdf", "会议纪要.docx", "新闻稿.docx", "新闻稿.pdf", "新闻稿.txt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "key"),
    [("席卡", "nobody_listed"), ("胸卡", "nobody_listed"), ("分单位名单", "nobody_listed"),
     ("座次图", "nobody_listed"), ("抽签结果", "no_lot"),
     ("催办名单", "nobody_to_chase"), ("整改清单", "nothing_listed"), ("签到统计", "nobody_signed_in"),
     ("时间表", "no_agenda")],
)  # fmt: skip
def test_a_paper_about_nobody_is_refused_when_it_is_asked_for(
    desk: Desk, tmp_path: Path, name: str, key: str
) -> None:
    with pytest.raises(Refused) as refusal:
        make(desk, a_meeting(desk), tmp_path, [name])
    assert refusal.value.key == f"documents.{key}"
    assert name in Wording("zh_CN").sentence(refusal.value)


def test_an_unknown_paper_is_refused_by_name(park: Park, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        make(park.desk, park.meeting_id, tmp_path, ["会议纪要", "祝酒词"])
    assert refusal.value.key == "documents.unknown_paper"
    for language in ("zh_CN", "en"):
        said = Wording(language).sentence(refusal.value)
        assert "祝酒词" in said
        assert "签到表" in said
    assert list(tmp_path.iterdir()) == []


def test_results_before_any_seal_are_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        make(desk, a_meeting(desk), tmp_path, ["测评结果"])
    assert refusal.value.key == "documents.nothing_sealed"
    assert "测评结果" in Wording("en").sentence(refusal.value)


def test_an_unknown_meeting_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        make(desk, "0" * 32, tmp_path)
    assert refusal.value.key == "storage.gone"


def test_progress_names_each_paper_and_ends_whole(park: Park, tmp_path: Path) -> None:
    steps = Steps()
    make(park.desk, park.meeting_id, tmp_path, progress=steps)
    assert [heard[2] for heard in steps.heard[:-1]] == list(papers.NAMES)
    assert steps.heard[-1][:2] == (len(papers.NAMES),) * 2


@pytest.mark.parametrize("stop_at", range(0, 17, 3))
def test_whoever_cancels_finds_the_folder_as_it_was(park: Park, tmp_path: Path, stop_at: int) -> None:
    (tmp_path / "会议纪要.pdf").write_bytes(b"before")
    with pytest.raises(Cancelled):
        make(park.desk, park.meeting_id, tmp_path, progress=Steps(stop_at))
    assert [path.name for path in tmp_path.iterdir()] == ["会议纪要.pdf"]
    assert (tmp_path / "会议纪要.pdf").read_bytes() == b"before"


def test_a_place_that_is_no_folder_is_a_fault_in_words(park: Park, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(Fault) as fault:
        make(park.desk, park.meeting_id, tmp_path / "out", ["名单"])
    assert fault.value.key == "documents.not_written"


def test_two_polls_of_one_title_have_two_files() -> None:
    snapshot = a_snapshot(polls=(some_results(), some_results(title="演示测评 "), some_results(title="ABC")))
    files = [one.file for one in made_of(snapshot, "测评结果")]
    assert files == ["测评结果-演示测评.pdf", "测评结果-演示测评 (2).pdf", "测评结果-ABC.pdf"]
    lower = a_snapshot(polls=(some_results(title="ABC"), some_results(title="abc")))
    assert len({one.file.lower() for one in made_of(lower, "测评结果")}) == 2


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ('一季度/二季度:"好"<差>|?*', "一季度-二季度--好--差----"),
        ("..\\..\\boot.ini", "..-..-boot.ini"),
        ("两行\n的\u202e题\x00目. . ", "两行-的题-目"),
        ("...", "-"),
    ],
)
def test_a_title_becomes_a_name_that_windows_takes(title: str, file: str) -> None:
    found = file_words(title)
    assert found == file
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]|[. ]$', found)


def test_a_long_title_leaves_a_name_that_file_systems_take(tmp_path: Path) -> None:
    name = f"测评结果-{file_words('述职测评' * 40)}.pdf.part"
    assert len(name.encode()) < 255
    (tmp_path / name).write_bytes(b"")


def test_no_telephone_of_the_roster_is_in_any_paper(park: Park) -> None:
    import openpyxl

    written = {name: text(data) for name, data in park.made.items() if name.endswith(".pdf")}
    for name in ("名单.xlsx", "测评结果.xlsx"):
        import io

        book = openpyxl.load_workbook(io.BytesIO(park.made[name]))
        written[name] = "\n".join(
            str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
        )
    phones = [row["电话"] for row in park.roster if row["电话"]]
    assert len(phones) > 40
    for name, words in written.items():
        assert not [phone for phone in phones if phone in words or phone[3:9] in words], name


def test_characters_that_no_face_has_are_told_beforehand() -> None:
    snapshot = a_snapshot(a_row(1, "王\ue001"), facts=minutes_facts())
    assert missing(snapshot, ["签到表"]) == {"\ue001"}
    assert missing(a_snapshot()) == set()
