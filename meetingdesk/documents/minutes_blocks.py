"""Sections of minutes as blocks of a paper; both papers of sections share them."""

from __future__ import annotations

from collections.abc import Iterable

from meetingdesk.documents.blocks import (
    AttachmentNote,
    Block,
    Heading,
    KeyValues,
    NameList,
    Para,
    Signatures,
    Spacer,
)
from meetingdesk.documents.frame import groups
from meetingdesk.documents.snapshot import Minutes
from meetingdesk.foundation.hanzi import pad_name
from meetingdesk.minutes.prose import Prose
from meetingdesk.minutes.section import Entry, Section, Style


def blocks_of(sections: Iterable[Section], prose: Prose, facts_key: str = "") -> list[Block]:
    """All sections in order; that with `facts_key` is set as labelled facts."""
    found: list[Block] = []
    before: Section | None = None
    for section in sections:
        found += _gap(before, section)
        found += _section(section, prose, section.key == facts_key)
        before = section
    return found


def version_words(minutes: Minutes) -> str:
    """The head of each page of a final version; nothing on a draft."""
    if minutes.number is None or minutes.digest is None:
        return ""
    prose = Prose(minutes.facts.meeting.language)
    return prose.text("第{number}版 校验码 {digest}", number=minutes.number, digest=groups(minutes.digest, 8))


def _gap(before: Section | None, section: Section) -> list[Block]:
    """One empty line before the first list and after the last (practice.md 5.2); the list of attachments and
    the lines to sign bring their own.
    """
    lists = Style.LIST
    turned = before is not None and (before.style == lists) != (section.style == lists)
    return [Spacer()] if turned and section.style in {lists, Style.BODY} else []


def _section(section: Section, prose: Prose, as_facts: bool) -> list[Block]:
    if section.style == Style.LIST:
        return [_names(section, prose)]
    if section.style == Style.ATTACHMENTS:
        return [AttachmentNote(attached(section), section.heading)]
    if section.style == Style.SIGNATURES:
        return [Spacer(2), Signatures(tuple((_split(line)[0], "") for line in section.paragraphs))]
    head: list[Block] = [] if section.style == Style.OPENING or not section.heading else [_heading(section)]
    if as_facts and all(_split(line)[1] for line in section.paragraphs):
        return [*head, KeyValues(tuple(map(_split, section.paragraphs)), indent=2)]
    return [*head, *(Para(line) for line in section.paragraphs)] if section.paragraphs else []


def attached(section: Section) -> tuple[str, ...]:
    """The names of the attachments without their numbers."""
    return tuple(line.split(".", 1)[-1].strip() for line in section.paragraphs)


def _heading(section: Section) -> Heading:
    return Heading(section.number + section.heading)


def _split(line: str) -> tuple[str, str]:
    """会议名称：… as label and value; no value where there is no colon."""
    mark = "：" if "：" in line else ": "
    label, _, value = line.partition(mark)
    return label, value


def _names(section: Section, prose: Prose) -> NameList:
    between = "、" if prose.chinese else ", "
    if not section.entries:
        return NameList(section.heading, section.paragraphs, between)
    names = tuple(_name(one, prose) for one in section.entries)
    units = tuple(one.unit for one in section.entries) if prose.chinese else ()
    return NameList(section.heading, names, between, units=units)


def _name(entry: Entry, prose: Prose) -> str:
    """The name padded as in any printed list; in Chinese its unit stands before it (practice.md 7.4)."""
    if prose.chinese:
        return pad_name(entry.name) + (f"（{entry.note}）" if entry.note else "")
    note = f"; {entry.note}" if entry.note else ""
    return f"{entry.name} ({entry.unit}{note})"
