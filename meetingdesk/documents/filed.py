"""归档: which of the things that an archive asks for are there (practice.md 2.2), and the index of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meetingdesk.documents.blocks import SHEET, Align, Block, Column, Paper, Para, Table, Title
from meetingdesk.documents.file_names import stem
from meetingdesk.documents.frame import framed, named
from meetingdesk.documents.snapshot import FileRow, Snapshot
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

WANTED: tuple[tuple[str, str, str], ...] = (  # what an archive asks for; the paper, or the kind of file
    (N_("通知"), "会议通知", ""), (N_("方案"), "", "plan"), (N_("议程"), "会议议程", ""),
    (N_("主持词"), "主持词", ""), (N_("签到表"), "签到表", ""), (N_("述职报告"), "", "report"),
    (N_("测评表"), "测评表", ""), (N_("计票表"), "统计结果报告单", ""), (N_("结果报告单"), "测评结果", ""),
    (N_("点评和会议记录"), "会议记录", ""), (N_("会议纪要"), "会议纪要", ""),
    (N_("整改台账"), "整改清单", ""),
    (N_("签字扫描件"), "", "signed"), (N_("照片"), "", "photo"), (N_("录音录像"), "", "recording"),
)  # fmt: skip

_A_CELL = 4  # files


@dataclass(frozen=True)
class Line:
    """One thing that is asked for, and the files that answer it; none: it is missing."""

    words: str
    files: tuple[str, ...]
    kind: str = ""


def index(
    papers: Iterable[str], filed: Sequence[FileRow], language: str = "zh_CN"
) -> tuple[Line, ...]:
    """What is asked for, by the file names of papers and the files that were handed in; then all the rest.

    `language`: in which the papers are called so.
    """
    names = list(papers)
    lines = []
    for words, paper, kind in WANTED:
        found = [name for name in names if paper and _is(name, stem(paper, language))]
        found += [one.name for one in filed if one.kind == kind]
        lines.append(Line(words, tuple(found), kind))
    told = {name for line in lines for name in line.files}
    rest = [name for name in names if name not in told]
    rest += [one.name for one in filed if one.kind == "other"]
    return (*lines, Line(N_("其他材料"), tuple(rest), "other")) if rest else tuple(lines)


def _is(file: str, paper: str) -> bool:
    return file.rpartition("/")[2].startswith((f"{paper}.", f"{paper}-"))


def _by_few(files: Sequence[str]) -> list[str]:
    """Files in cells of a few lines, so that a long list goes on over the page."""
    return ["\n".join(files[at : at + _A_CELL]) for at in range(0, len(files), _A_CELL)] or [""]


def index_paper(snapshot: Snapshot, lines: Sequence[Line]) -> Paper:
    """归档目录: number, what, there or missing, which files."""
    meeting = snapshot.facts.meeting
    prose = Prose(meeting.language)
    columns = (
        Column(prose.text("序号"), 14, Align.CENTRE, group=True), Column(prose.text("材料"), 40, group=True),
        Column(prose.text("情况"), 20, Align.CENTRE), Column(prose.text("文件"), 96),
    )  # fmt: skip
    there, gone = prose.text("有"), prose.text("缺")
    rows = tuple(
        (str(place), prose.text(line.words), there if line.files else gone, some)
        for place, line in enumerate(lines, 1)
        for some in _by_few(line.files)
    )
    lacking = [prose.text(line.words) for line in lines if not line.files]
    foot = prose.text("缺：{names}", names=prose.listed(lacking)) if lacking else prose.text("材料齐全")
    blocks: list[Block] = [
        Title(prose.text("归档目录"), meeting.title), Table(columns, rows, least_height=8),
        Para(prose.sentence(foot), indent=0),
    ]  # fmt: skip
    return framed(named(meeting, N_("归档目录")), blocks, meeting, SHEET)
