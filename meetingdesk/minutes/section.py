"""A section of a paper and how one is drafted. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from meetingdesk.foundation.hanzi import chinese_number
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.facts import digest_of
from meetingdesk.minutes.prose import Prose, marks_in


class Paper(StrEnum):
    """The two papers (practice.md 5.1): the circulated essence and the full record on file."""

    SUMMARY = "summary"
    RECORD = "record"


class Style(StrEnum):
    """How a section is set: numbered body, 出席-like list behind its label, attachments, lines to sign."""

    OPENING = "opening"
    BODY = "body"
    LIST = "list"
    ATTACHMENTS = "attachments"
    SIGNATURES = "signatures"


PAPER_WORDS = {Paper.SUMMARY: N_("会议纪要"), Paper.RECORD: N_("会议记录")}


@dataclass(frozen=True)
class Entry:
    """One name of a list, unpadded: 禾晏瓷业党委 | 张三 | note, such as 代李四."""

    unit: str
    name: str
    note: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a paper. `heading` is without its number; `basis` says in words what the text rests on;
    `pending` names what is missing; `entries` are those of a list, for writers that pad names.
    """

    key: str
    heading: str
    paragraphs: tuple[str, ...]
    basis: str = ""
    pending: tuple[str, ...] = ()
    style: Style = Style.BODY
    number: str = ""
    entries: tuple[Entry, ...] = ()

    @property
    def text(self) -> str:
        """The paragraphs as one text, a line each."""
        return "\n".join(self.paragraphs)

    @property
    def digest(self) -> str:
        """Of the words alone: another number before the heading is no change."""
        return digest_of(self.paragraphs)


class Draft:
    """Collects paragraphs of one section, and the names of what is missing in them."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.paragraphs: list[str] = []
        self.pending: list[str] = []

    def need(self, value: str | None, name: str) -> str:
        """The value, or the mark; then `name` (a msgid) is noted as missing."""
        if not value:
            self.pending.append(self.prose.text(name))
        return str(self.prose.known(value or None))

    def add(self, *sentences: str) -> None:
        """A paragraph of these sentences; nothing where all are empty."""
        text = self.prose.paragraph(sentences)
        if text:
            self.paragraphs.append(text)

    def section(
        self, key: str, heading: str, basis: str, style: Style = Style.BODY, entries: Sequence[Entry] = ()
    ) -> Section | None:
        """The section, or None where nothing can be said."""
        if not self.paragraphs:
            return None
        return Section(
            key, heading, tuple(self.paragraphs), basis, tuple(self.pending), style, "", tuple(entries)
        )


def reworded(section: Section, text: str, prose: Prose) -> Section:
    """The section in someone's own words; lists lose their entries, as only the text is known."""
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    open_marks = marks_in("\n".join(lines))
    missing = (prose.text("{count}处待补", count=open_marks),) if open_marks else ()
    return replace(section, paragraphs=lines, pending=missing, entries=())


def numbered(sections: Sequence[Section], prose: Prose) -> tuple[Section, ...]:
    """一、二、三、 before the headings of the body, counted over those that are there."""
    done, count = [], 0
    for section in sections:
        if section.style == Style.BODY and section.paragraphs:
            count += 1
            number = f"{chinese_number(count)}、" if prose.chinese else f"{count}. "
            done.append(replace(section, number=number))
        else:
            done.append(section)
    return tuple(done)
