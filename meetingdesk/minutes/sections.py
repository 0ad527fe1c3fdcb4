"""The two papers as sections, built from frozen facts alone (practice.md 5.1). Pure."""

from __future__ import annotations

from collections.abc import Sequence

from meetingdesk.minutes import record, summary
from meetingdesk.minutes.facts import Facts
from meetingdesk.minutes.prose import Prose
from meetingdesk.minutes.section import PAPER_WORDS, Entry, Paper, Section, Style, numbered

__all__ = ["PAPER_WORDS", "Entry", "Paper", "Section", "Style", "build", "paper_title"]


def build(facts: Facts, paper: Paper | str, attach: Sequence[str] = ()) -> tuple[Section, ...]:
    """The sections of a paper as the records tell them, numbered.

    `attach` names what is bound behind the summary ("attendance", "results"): nothing unless asked for.
    """
    prose = Prose(facts.meeting.language)
    summarised = Paper(paper) is Paper.SUMMARY
    told = summary.sections(facts, prose, attach) if summarised else record.sections(facts, prose)
    return numbered([one for one in told if one is not None], prose)


def paper_title(facts: Facts, paper: Paper | str) -> str:
    """会议名称+纪要 (practice.md 5.1): a name that ends in 会议 or 会 does not say it twice."""
    prose = Prose(facts.meeting.language)
    title = facts.meeting.title
    kind = PAPER_WORDS[Paper(paper)]
    if not prose.chinese:
        return f"{prose.text(kind)}: {title}"
    return title + (kind.removeprefix("会议") if title.endswith(("会", "会议")) else kind)
