"""会议纪要: the circulated essence on an official page, plain or under a red head (practice.md 5.1-5.3)."""

from __future__ import annotations

from dataclasses import replace

from meetingdesk.documents.blocks import (
    OFFICIAL,
    Align,
    Attachment,
    Block,
    Column,
    Imprint,
    Masthead,
    Paper,
    Spacer,
    Table,
    Title,
)
from meetingdesk.documents.frame import LEAST_NAME, broken, framed
from meetingdesk.documents.minutes_blocks import attached, blocks_of, version_words
from meetingdesk.documents.results_sheet import short_table
from meetingdesk.documents.snapshot import Desk, Minutes, Results, Snapshot, facts_of, take
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.facts import CountFacts, Facts, TallyFacts
from meetingdesk.minutes.look import Look
from meetingdesk.minutes.prose import Prose
from meetingdesk.minutes.section import PAPER_WORDS, Style
from meetingdesk.minutes.section import Paper as Kind
from meetingdesk.minutes.sections import paper_title
from meetingdesk.minutes.summary import ATTACHMENTS

_COUNTS = (
    (N_("应到"), "expected"), (N_("实到"), "present"), (N_("请假"), "on_leave"), (N_("迟到"), "late"),
    (N_("缺席"), "absent"), (N_("代会"), "proxy"), (N_("minutes.observers"), "observers"),
)  # fmt: skip
_RARE = ((N_("未到"), "not_arrived"), (N_("早退"), "left_early"))  # told where they are not zero


def summary(snapshot: Snapshot) -> Paper:
    """The paper; attachments only where its sections name them. A final one is as it was, tables and all."""
    minutes = snapshot.summary
    title = paper_title(minutes.facts, minutes.paper)
    prose = Prose(minutes.facts.meeting.language)
    blocks: list[Block] = [*_head(minutes.look, prose), Title(broken(title))]
    blocks += [*blocks_of(minutes.sections, prose), *_attachments(minutes, snapshot.polls, prose)]
    if minutes.look.imprint:
        blocks.append(_imprint(minutes.look, prose))
    return framed(title, blocks, minutes.facts.meeting, OFFICIAL, version_words(minutes))


def facts_to_freeze(desk: Desk, meeting_id: str) -> Facts:
    """What a version made final now rests on, with the results bound to it. Refused: storage.gone."""
    facts = desk.ask(facts_of, meeting_id)
    snapshot = take(desk, meeting_id)
    if "results" not in snapshot.summary.look.attach:
        return facts
    prose = Prose(facts.meeting.language)
    tallies = tuple(_kept(short_table(poll, prose), poll.title) for poll in snapshot.polls)
    return replace(facts, tallies=tallies)


def _head(look: Look, prose: Prose) -> list[Block]:
    """The red head; two empty lines between its rule and the title."""
    if not look.red:
        return []
    told = (look.mark or prose.text(PAPER_WORDS[Kind.SUMMARY]), look.number, look.issuer)
    mark, number, issuer = (str(prose.known(one)) for one in told)
    return [Masthead(mark, number, issuer, prose.date(look.day)), Spacer(2)]


def _imprint(look: Look, prose: Prose) -> Imprint:
    copies = prose.sentence(prose.text("抄送：{whom}", whom=look.copies_to)) if look.copies_to else ""
    day = look.printed_on or look.day
    printed = prose.text("{date}印发", date=prose.date(day)) if day else ""
    return Imprint(copies, look.printer or look.issuer or "", printed)


def _attachments(minutes: Minutes, polls: tuple[Results, ...], prose: Prose) -> list[Block]:
    sections = [one for one in minutes.sections if one.style == Style.ATTACHMENTS]
    names = [name for section in sections for name in attached(section)]
    blocks: list[Block] = []
    for number, name in enumerate(names, start=1):
        mark = prose.text("附件{number}", number=number if len(names) > 1 else "")
        blocks += [Attachment(mark.strip(), name), *_content(minutes.facts, polls, prose, name)]
    return blocks


def _content(facts: Facts, polls: tuple[Results, ...], prose: Prose, name: str) -> list[Table]:
    if name == prose.text(ATTACHMENTS["attendance"]) and facts.counts:
        return [_count_table(facts.counts, prose)]
    if name == prose.text(ATTACHMENTS["results"]):
        return [*map(_table, facts.tallies)] or [short_table(poll, prose) for poll in polls]
    return []


def _count_table(counts: CountFacts, prose: Prose) -> Table:
    told = [*_COUNTS, *((label, name) for label, name in _RARE if getattr(counts, name))]
    columns = (Column(prose.text("项目"), 60, Align.CENTRE), Column(prose.text("人数"), 40, Align.CENTRE))
    rows = tuple((prose.text(label), str(getattr(counts, name))) for label, name in told)
    return Table(columns, rows, size=12, least_height=9)


def _kept(table: Table, title: str) -> TallyFacts:
    """A table as plain values, and below: the table again."""
    rows = tuple(row for row in table.rows if isinstance(row, tuple))
    return TallyFacts(
        title=title, heads=tuple(one.head for one in table.columns),
        widths=tuple(one.width for one in table.columns),
        places=tuple(one.align.value for one in table.columns), rows=rows,
    )  # fmt: skip


def _table(kept: TallyFacts) -> Table:
    columns = tuple(
        Column(head, wide, Align(place), shrink=True, least=LEAST_NAME)
        for head, wide, place in zip(kept.heads, kept.widths, kept.places, strict=True)
    )
    return Table(columns, kept.rows, size=9.5, least_height=6.2, caption=kept.title)
