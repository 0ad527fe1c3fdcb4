"""会议记录: the record on file, with lines to sign (practice.md 5.1)."""

from __future__ import annotations

from meetingdesk.documents.blocks import PLAIN, Block, Paper, Title
from meetingdesk.documents.frame import broken, framed
from meetingdesk.documents.minutes_blocks import blocks_of, version_words
from meetingdesk.documents.snapshot import Snapshot
from meetingdesk.minutes.prose import Prose
from meetingdesk.minutes.sections import paper_title


def record(snapshot: Snapshot) -> Paper:
    """The paper. Of a poll it tells the papers counted, never who got what."""
    minutes = snapshot.record
    title = paper_title(minutes.facts, minutes.paper)
    prose = Prose(minutes.facts.meeting.language)
    head: Block = Title(broken(title))
    blocks = [head, *blocks_of(minutes.sections, prose, facts_key="basics")]
    return framed(title, blocks, minutes.facts.meeting, PLAIN, version_words(minutes))
