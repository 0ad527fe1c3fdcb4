"""主持词 on paper: large type, wide lines, one step after the other."""

from __future__ import annotations

from dataclasses import replace

from meetingdesk.documents.blocks import SHEET, Block, Heading, Paper, Para, Title
from meetingdesk.documents.frame import broken, framed, named
from meetingdesk.documents.snapshot import Snapshot
from meetingdesk.foundation.hanzi import chinese_number
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.host_script import host_script
from meetingdesk.minutes.prose import Prose

_STYLE = replace(SHEET, size=18, leading=34)  # read aloud, standing


def paper(snapshot: Snapshot) -> Paper:
    """The paper; without an agenda it opens and closes the meeting."""
    facts = snapshot.facts
    prose = Prose(facts.meeting.language)
    title = named(facts.meeting, N_("主持词"))
    blocks: list[Block] = [Title(broken(title))]
    for place, passage in enumerate(host_script(facts), 1):
        head = f"{chinese_number(place)}、{passage.title}" if prose.chinese else f"{place}. {passage.title}"
        blocks.append(Heading(head))
        blocks += [Para(line) for line in passage.lines]
    return framed(title, blocks, facts.meeting, _STYLE)
