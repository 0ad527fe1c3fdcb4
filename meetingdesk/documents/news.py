"""新闻稿 as a paper, and as plain text to be pasted."""

from __future__ import annotations

from meetingdesk.documents.blocks import OFFICIAL, Block, Paper, Para, Title
from meetingdesk.documents.frame import broken, framed
from meetingdesk.documents.snapshot import Snapshot
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.news import headline, paragraphs
from meetingdesk.minutes.prose import Prose

_UNDER = N_("（新闻稿，草稿）")


def news(snapshot: Snapshot) -> Paper:
    """The draft in the layout of the summary: an office edits it on as docx."""
    meeting = snapshot.facts.meeting
    prose = Prose(meeting.language)
    title = Title(broken(headline(snapshot.facts)), prose.text(_UNDER))
    blocks: list[Block] = [title, *(Para(text) for text in paragraphs(snapshot.facts))]
    return framed(headline(snapshot.facts), blocks, meeting, OFFICIAL)


def plain_news(snapshot: Snapshot) -> bytes:
    """UTF-8 with BOM and Windows line ends: every editor opens it."""
    meeting = snapshot.facts.meeting
    prose = Prose(meeting.language)
    mark = [prose.text("演示数据")] if meeting.sample else []
    indent = "　　" if prose.chinese else ""
    lines = [headline(snapshot.facts), "", *(indent + text for text in paragraphs(snapshot.facts)), *mark]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig", "replace")
