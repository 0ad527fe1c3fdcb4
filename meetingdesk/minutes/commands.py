"""What the recorder does: keep an own wording, take the new one, make a version final, amend it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import ClassVar, TypedDict

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import tidy
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.lookup import require_open
from meetingdesk.meeting.model import Meeting, State
from meetingdesk.minutes.facts import Facts, digest_of, plain
from meetingdesk.minutes.look import Look, official_number
from meetingdesk.minutes.model import OwnWording, PaperLook, Version
from meetingdesk.minutes.prose import Prose, marks_in
from meetingdesk.minutes.queries import drafted, look, own_wordings, versions
from meetingdesk.minutes.section import Paper, Section
from meetingdesk.minutes.summary import ATTACHMENTS
from meetingdesk.storage.unit import Unit


class Final(TypedDict):
    """What finalising returns: the version's number and its digest, 64 hex digits."""

    number: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class KeepWording(Command[None]):
    """Keep own text for a section, a line a paragraph; empty leaves the section out.

    `basis` is the digest of the generated section that was on the page: it tells later that data moved on.
    Refused: minutes.paper, meeting.archived.
    """

    summary: ClassVar[str] = N_("改写纪要“{heading}”")

    meeting_id: str
    paper: str
    key: str
    heading: str
    text: str
    basis: str

    def apply(self, unit: Unit) -> None:
        """One own text a section."""
        require_open(unit, self.meeting_id)
        _check_paper(self.paper)
        unit.describe(heading=self.heading)
        known = _own(unit.session, self.meeting_id, self.paper, self.key)
        own = known or OwnWording(meeting_id=self.meeting_id, paper=self.paper, key=self.key)
        own.heading = self.heading
        own.text = unicodedata.normalize("NFC", self.text).strip()
        own.basis = self.basis
        unit.add(own)


@dataclass(frozen=True, kw_only=True)
class DropWording(Command[None]):
    """Let the records speak again in a section. Refused: minutes.not_reworded, meeting.archived."""

    summary: ClassVar[str] = N_("纪要“{heading}”改用新内容")

    meeting_id: str
    paper: str
    key: str
    heading: str

    def apply(self, unit: Unit) -> None:
        """Remove the own text."""
        require_open(unit, self.meeting_id)
        own = _own(unit.session, self.meeting_id, self.paper, self.key)
        if own is None:
            raise Refused("minutes.not_reworded", heading=self.heading)
        unit.describe(heading=self.heading)
        unit.delete(own)


@dataclass(frozen=True, kw_only=True)
class SetLook(Command[None]):
    """How the circulated minutes look from now on; a final version keeps its own look.

    A number is written as official papers write it. Refused: minutes.unknown_attachment, meeting.archived.
    """

    summary: ClassVar[str] = N_("纪要的版式")

    meeting_id: str
    look: Look

    def apply(self, unit: Unit) -> None:
        """One row a meeting."""
        require_open(unit, self.meeting_id)
        unknown = set(self.look.attach) - set(ATTACHMENTS)
        if unknown:
            raise Refused("minutes.unknown_attachment", name="、".join(sorted(unknown)))
        query = select(PaperLook).where(PaperLook.meeting_id == self.meeting_id)
        row = unit.session.scalar(query) or PaperLook(meeting_id=self.meeting_id)
        for name in ("mark", "issuer", "copies_to", "printer"):
            setattr(row, name, tidy(getattr(self.look, name)))
        row.number = official_number(tidy(self.look.number) or "") or None
        row.red, row.day, row.printed_on = self.look.red, self.look.day, self.look.printed_on
        row.attach = [one for one in ATTACHMENTS if one in self.look.attach]
        unit.add(row)


@dataclass(frozen=True, kw_only=True)
class FinaliseMinutes(Command[Final]):
    """Make version 1 of a paper final: its words and facts are frozen under a digest. Not undone by Ctrl+Z.

    `facts` come from documents/final.py, taken now; what is attached is what `SetLook` said, and `attach`.
    Refused: minutes.pending (names the places), minutes.not_over, minutes.already_final, minutes.paper,
    meeting.archived.
    """

    summary: ClassVar[str] = N_("纪要定稿，第 {number} 版")
    barrier: ClassVar[bool] = True

    meeting_id: str
    paper: str
    facts: Facts
    attach: tuple[str, ...] = ()

    def apply(self, unit: Unit) -> Final:
        """Nothing may be open and no version there yet."""
        meeting = _finished(unit, self.meeting_id, self.paper)
        earlier = versions(unit.session, self.meeting_id, self.paper)
        if earlier:
            raise Refused("minutes.already_final", number=earlier[-1].number)
        return _freeze(unit, meeting, _content(unit.session, self), None)


@dataclass(frozen=True, kw_only=True)
class AmendMinutes(Command[Final]):
    """Correct a final paper by a numbered amendment with its reason; earlier versions stay.

    Refused: minutes.no_reason, minutes.not_final, minutes.unchanged, minutes.pending, minutes.not_over,
    minutes.paper, meeting.archived.
    """

    summary: ClassVar[str] = N_("纪要更正，第 {number} 版")
    barrier: ClassVar[bool] = True

    meeting_id: str
    paper: str
    facts: Facts
    reason: str
    attach: tuple[str, ...] = ()

    def apply(self, unit: Unit) -> Final:
        """There must be something to amend, and a reason for it."""
        meeting = _finished(unit, self.meeting_id, self.paper)
        reason = tidy(self.reason)
        if not reason:
            raise Refused("minutes.no_reason")
        earlier = versions(unit.session, self.meeting_id, self.paper)
        if not earlier:
            raise Refused("minutes.not_final")
        content = _content(unit.session, self)
        if earlier[-1].digest == _digest(content):
            raise Refused("minutes.unchanged", number=earlier[-1].number)
        return _freeze(unit, meeting, content, reason)


class Content(TypedDict):
    """What a version keeps: the paper, its facts, sections and look as plain values."""

    paper: str
    facts: object
    sections: object
    look: object


def _content(session: Session, command: FinaliseMinutes | AmendMinutes) -> Content:
    summarised = command.paper == Paper.SUMMARY
    chosen = look(session, command.meeting_id) if summarised else Look()
    own = own_wordings(session, command.meeting_id, command.paper)
    sections = drafted(command.facts, command.paper, own, (*command.attach, *chosen.attach))
    _check_complete(sections, Prose(command.facts.meeting.language), chosen)
    return Content(
        paper=command.paper, facts=plain(command.facts), sections=plain(sections), look=plain(chosen)
    )


def _digest(content: Content) -> str:
    """Of the words that people read, not of the facts behind them; a red head and a 版记 are words, too."""
    plain_look = plain(Look())
    if content["look"] == plain_look:
        return digest_of(content["sections"])
    return digest_of([content["sections"], content["look"]])


def _freeze(unit: Unit, meeting: Meeting, content: Content, reason: str | None) -> Final:
    number = len(versions(unit.session, meeting.id, content["paper"])) + 1
    digest = _digest(content)
    version = Version(
        meeting_id=meeting.id, paper=content["paper"], number=number, digest=digest, reason=reason,
        finalised_at=unit.clock.local(), by=unit.by, snapshot=content,
    )  # fmt: skip
    unit.add(version)
    unit.describe(number=number)
    return Final(number=number, digest=digest)


def _check_paper(paper: str) -> None:
    if paper not in set(Paper):
        raise Refused("minutes.paper", paper=paper)


def _finished(unit: Unit, meeting_id: str, paper: str) -> Meeting:
    meeting = require_open(unit, meeting_id)
    _check_paper(paper)
    if meeting.state != State.ENDED:
        raise Refused("minutes.not_over", title=meeting.title)
    return meeting


def _check_complete(sections: tuple[Section, ...], prose: Prose, chosen: Look) -> None:
    places = [_place(one, prose) for one in sections if one.pending or marks_in(one.text)]
    head = chosen.missing(prose)
    if head:
        places.insert(0, prose.text("版头（{names}）", names=prose.listed(head)))
    if places:
        count = sum(marks_in(one.text) for one in sections) + len(head)
        raise Refused("minutes.pending", count=count, places=prose.clauses(places))


def _place(section: Section, prose: Prose) -> str:
    name = section.number + section.heading
    return f"{name}（{prose.listed(section.pending)}）" if section.pending else name


def _own(session: Session, meeting_id: str, paper: str, key: str) -> OwnWording | None:
    query = select(OwnWording).where(
        OwnWording.meeting_id == meeting_id, OwnWording.paper == paper, OwnWording.key == key
    )
    return session.scalar(query)
