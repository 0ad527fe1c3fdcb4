"""会议纪要 and 新闻稿 in an office's own template: which fields there are, and what each says."""

from __future__ import annotations

from pathlib import Path

from meetingdesk.documents.blocks import AttachmentNote, Heading, NameList, Para, Title
from meetingdesk.documents.blocks import Paper as Blocks
from meetingdesk.documents.file_names import stem
from meetingdesk.documents.papers import NEWS, SUMMARY, papers_of
from meetingdesk.documents.saving import make_folders, save_all
from meetingdesk.documents.snapshot import Desk, Snapshot, take
from meetingdesk.documents.word.template import Values, fill
from meetingdesk.foundation.errors import BadInput, Refused
from meetingdesk.minutes.prose import Prose

PAPERS = (SUMMARY, NEWS)
SECTIONS = {
    "会议概况": "overview", "述职情况": "reports", "年度基本情况": "year", "测评情况": "evaluation",
    "点评意见": "commentary", "存在问题": "problems", "上级指导意见": "guidance", "学习与答疑": "study",
    "下一步要求": "call", "出席": "present", "请假": "leave", "缺席": "absent", "列席": "observers",
}  # fmt: skip


def make_from(desk: Desk, meeting_id: str, name: str, template: Path, folder: Path) -> Path:
    """A paper in the office's template, put into `folder` as 纪要-模板.docx.

    Refused: template.paper, storage.gone. BadInput: as `word.template.fill`, template.unreadable.
    Fault: documents.not_written.
    """
    if name not in PAPERS:
        raise Refused("template.paper", name=name, known="、".join(PAPERS))
    try:
        content = template.read_bytes()
    except OSError as error:
        raise BadInput("template.unreadable", file=template.name, reason=error.strerror or "") from error
    snapshot = take(desk, meeting_id)
    data = fill(template.name, content, values(snapshot, name))
    path = folder / f"{stem(name, snapshot.language)}-{template.stem}.docx"
    make_folders([path])
    save_all([(path, data)])
    return path


def values(snapshot: Snapshot, name: str) -> Values:
    """Every field with its paragraphs; what is unknown says 〔待补〕, what did not happen says nothing."""
    (paper,) = papers_of(snapshot, name)
    minutes = snapshot.summary
    prose = Prose(minutes.facts.meeting.language)
    titles = [block.text for block in paper.blocks if isinstance(block, Title)]
    found = {"标题": tuple("".join(titles).split("\n")), "正文": _body(paper), **_facts(snapshot, prose)}
    sections = {one.key: one for one in minutes.sections}
    for field, key in SECTIONS.items():
        found[field] = sections[key].paragraphs if key in sections else ("",)
    return found


def _facts(snapshot: Snapshot, prose: Prose) -> dict[str, tuple[str, ...]]:
    facts, look = snapshot.summary.facts, snapshot.summary.look
    meeting, counts = facts.meeting, facts.counts
    told: dict[str, object] = {
        "会议名称": meeting.title, "日期": prose.date(meeting.date),
        "时间": prose.span(meeting.start, meeting.end, meeting.period), "地点": meeting.venue,
        "主办": meeting.organiser, "主持人": meeting.host, "记录人": meeting.recorder,
        "应到人数": counts.expected if counts else None, "实到人数": counts.present if counts else None,
        "请假人数": counts.on_leave if counts else None, "缺席人数": counts.absent if counts else None,
        "发文机关": look.issuer, "编号": look.number, "成文日期": prose.date(look.day),
        "抄送": look.copies_to,
    }  # fmt: skip
    return {field: (str(prose.known(value)),) for field, value in told.items()}


def _body(paper: Blocks) -> tuple[str, ...]:
    """Headings, paragraphs and lists of the paper, a paragraph each."""
    lines: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Heading):
            lines.append(block.text)
        elif isinstance(block, Para) and isinstance(block.text, str):
            lines += block.text.split("\n")
        elif isinstance(block, NameList):
            names = block.between.join(map("".join, block.said()))
            lines.append(block.label + paper.colon + names + block.after)
        elif isinstance(block, AttachmentNote):
            lines.append(block.label + paper.colon + "；".join(block.names))
    return tuple(lines) or ("",)
