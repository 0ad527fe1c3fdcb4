"""主持词 on paper: large type, wide lines, one step after the other, with the notes for the host's eyes."""

from __future__ import annotations

from dataclasses import replace

from meetingdesk.documents.blocks import SHEET, Block, Face, Heading, Paper, Para, Run, Title
from meetingdesk.documents.frame import broken, framed, named
from meetingdesk.documents.snapshot import Snapshot
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
    label = prose.text("提示（不念）") + ("：" if prose.chinese else ": ")
    for passage in host_script(facts, snapshot.host_notes):
        blocks.append(Heading(passage.title, 2 if passage.part else 1))
        blocks += [Para(line) for line in passage.lines]
        blocks += [Para((Run(label, Face.HEI), Run(note, Face.KAI))) for note in passage.notes]
    return framed(title, blocks, facts.meeting, _STYLE)
