"""会议纪要: the circulated essence on an official page (practice.md 5.1-5.3)."""

from __future__ import annotations

from meetingdesk.documents.blocks import OFFICIAL, Attachment, Block, Paper, Table, Title
from meetingdesk.documents.frame import broken, framed
from meetingdesk.documents.minutes_blocks import attached, blocks_of, version_words
from meetingdesk.documents.results_sheet import short_table
from meetingdesk.documents.signin_sheet import count_table
from meetingdesk.documents.snapshot import Snapshot
from meetingdesk.minutes.prose import Prose
from meetingdesk.minutes.section import Style
from meetingdesk.minutes.sections import paper_title
from meetingdesk.minutes.summary import ATTACHMENTS


def summary(snapshot: Snapshot) -> Paper:
    """The paper; attachments only where its sections name them."""
    minutes = snapshot.summary
    title = paper_title(minutes.facts, minutes.paper)
    prose = Prose(minutes.facts.meeting.language)
    blocks: list[Block] = [Title(broken(title))]
    blocks += [*blocks_of(minutes.sections, prose), *_attachments(snapshot, prose)]
    return framed(title, blocks, minutes.facts.meeting, OFFICIAL, version_words(minutes))


def _attachments(snapshot: Snapshot, prose: Prose) -> list[Block]:
    sections = [one for one in snapshot.summary.sections if one.style == Style.ATTACHMENTS]
    names = [name for section in sections for name in attached(section)]
    blocks: list[Block] = []
    for number, name in enumerate(names, start=1):
        mark = prose.text("附件{number}", number=number if len(names) > 1 else "")
        blocks += [Attachment(mark.strip(), name), *_content(snapshot, prose, name)]
    return blocks


def _content(snapshot: Snapshot, prose: Prose, name: str) -> list[Table]:
    if name == prose.text(ATTACHMENTS["attendance"]):
        return [count_table(snapshot)]
    if name == prose.text(ATTACHMENTS["results"]):
        return [short_table(poll, prose) for poll in snapshot.polls]
    return []
