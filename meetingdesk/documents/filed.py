"""归档: which of the things that an archive asks for are there (practice.md 2.2), and the index of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meetingdesk.documents.blocks import SHEET, Align, Block, Column, Paper, Para, Table, Title
from meetingdesk.documents.frame import framed, named
from meetingdesk.documents.snapshot import FileRow, Snapshot
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

WANTED: tuple[tuple[str, str, str], ...] = (  # what an archive asks for; the paper, or the kind of file
    (N_("通知"), "会议通知", ""), (N_("方案"), "", "plan"), (N_("议程"), "议程", ""),
    (N_("主持词"), "主持词", ""), (N_("签到表"), "签到表", ""), (N_("述职报告"), "", "report"),
    (N_("测评表"), "测评表", ""), (N_("计票表"), "统计结果报告单", ""), (N_("结果报告单"), "测评结果", ""),
    (N_("点评和会议记录"), "会议记录", ""), (N_("会议纪要"), "会议纪要", ""),
    (N_("整改台账"), "整改清单", ""),
    (N_("签字扫描件"), "", "signed"), (N_("照片"), "", "photo"), (N_("录音录像"), "", "recording"),
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One thing that is asked for, and the files that answer it; none: it is missing."""

    words: str
    files: tuple[str, ...]
    kind: str = ""


def index(papers: Iterable[str], filed: Sequence[FileRow]) -> tuple[Line, ...]:
    """What is asked for, by the file names of papers and the files that were handed in; then all the rest."""
    names = list(papers)
    lines = []
    for words, paper, kind in WANTED:
        found = [name for name in names if paper and _is(name, paper)]
        found += [one.name for one in filed if one.kind == kind]
        lines.append(Line(words, tuple(found), kind))
    told = {name for line in lines for name in line.files}
    rest = [name for name in names if name not in told]
    rest += [one.name for one in filed if one.kind == "other"]
    return (*lines, Line(N_("其他材料"), tuple(rest), "other")) if rest else tuple(lines)


def _is(file: str, paper: str) -> bool:
    stem = file.rpartition("/")[2].removeprefix("会议") if paper == "议程" else file.rpartition("/")[2]
    return stem.startswith((f"{paper}.", f"{paper}-"))


def index_paper(snapshot: Snapshot, lines: Sequence[Line]) -> Paper:
    """归档目录: number, what, there or missing, which files."""
    meeting = snapshot.facts.meeting
    prose = Prose(meeting.language)
    columns = (
        Column(prose.text("序号"), 14, Align.CENTRE), Column(prose.text("材料"), 40),
        Column(prose.text("情况"), 20, Align.CENTRE), Column(prose.text("文件"), 96),
    )  # fmt: skip
    there, gone = prose.text("有"), prose.text("缺")
    rows = tuple(
        (str(place), prose.text(line.words), there if line.files else gone, "\n".join(line.files))
        for place, line in enumerate(lines, 1)
    )
    lacking = [prose.text(line.words) for line in lines if not line.files]
    foot = prose.text("缺：{names}", names=prose.listed(lacking)) if lacking else prose.text("材料齐全")
    blocks: list[Block] = [
        Title(prose.text("归档目录"), meeting.title), Table(columns, rows, least_height=8),
        Para(prose.sentence(foot), indent=0),
    ]  # fmt: skip
    return framed(named(meeting, N_("归档目录")), blocks, meeting, SHEET)
