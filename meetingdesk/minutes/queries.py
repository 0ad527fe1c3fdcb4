"""The minutes as the page and the papers read them: sections with their state, and final versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.foundation.errors import Refused
from meetingdesk.minutes.facts import Facts, restore
from meetingdesk.minutes.look import Look
from meetingdesk.minutes.model import OwnWording, PaperLook, SectionState, Version
from meetingdesk.minutes.prose import Prose, marks_in
from meetingdesk.minutes.section import Paper, Section, numbered, reworded
from meetingdesk.minutes.sections import build


@dataclass(frozen=True)
class OwnRow:
    """Someone's own words for a section, and the digest of those that they replaced."""

    key: str
    heading: str
    text: str
    basis: str


@dataclass(frozen=True)
class SectionRow:
    """A section as it stands. `section` is what prints, `generated` what the records would say: they differ
    only where someone put it in their own words. `state`: matches, kept, moved_on, missing.
    """

    key: str
    state: str
    section: Section
    generated: Section

    @property
    def basis(self) -> str:
        """What `KeepWording` must be told: the digest of the generated words."""
        return self.generated.digest


@dataclass(frozen=True)
class VersionRow:
    """A final version; the first has no reason, amendments have one."""

    id: str
    number: int
    digest: str
    reason: str | None
    finalised_at: dt.datetime
    by: str | None


@dataclass(frozen=True)
class FinalPaper:
    """A final version as it was: what an earlier paper is printed from again."""

    row: VersionRow
    paper: str
    facts: Facts
    sections: tuple[Section, ...]
    look: Look


def sections(
    session: Session, meeting_id: str, paper: Paper | str, facts: Facts, attach: Sequence[str] = ()
) -> tuple[SectionRow, ...]:
    """All sections of a paper with their state; `facts` come from documents/snapshot.py, taken now."""
    own = own_wordings(session, meeting_id, paper)
    generated = {one.key: one for one in _with_orphans(build(facts, paper, attach), own)}
    shown = {one.key: one for one in drafted(facts, paper, own, attach)}
    return tuple(
        SectionRow(key, _state(shown[key], told, own.get(key)), shown[key], told)
        for key, told in generated.items()
    )


def open_places(rows: Sequence[SectionRow]) -> int:
    """How many 〔待补〕 the paper still has."""
    return sum(marks_in(row.section.text) for row in rows)


def drafted(
    facts: Facts, paper: Paper | str, own: Mapping[str, OwnRow], attach: Sequence[str] = ()
) -> tuple[Section, ...]:
    """The sections as they print: own words in their places, then numbered anew."""
    prose = Prose(facts.meeting.language)
    told = _with_orphans(build(facts, paper, attach), own)
    worded = [reworded(one, own[one.key].text, prose) if one.key in own else one for one in told]
    return numbered(worded, prose)


def own_wordings(session: Session, meeting_id: str, paper: Paper | str) -> dict[str, OwnRow]:
    """Own words of a paper by section."""
    query = select(OwnWording).where(OwnWording.meeting_id == meeting_id, OwnWording.paper == paper)
    return {one.key: OwnRow(one.key, one.heading, one.text, one.basis) for one in session.scalars(query)}


def look(session: Session, meeting_id: str) -> Look:
    """How the circulated minutes are to look; plain where nobody chose."""
    row = session.scalar(select(PaperLook).where(PaperLook.meeting_id == meeting_id))
    if row is None:
        return Look()
    return Look(
        red=row.red, mark=row.mark, issuer=row.issuer, number=row.number, day=row.day,
        copies_to=row.copies_to, printer=row.printer, printed_on=row.printed_on, attach=tuple(row.attach),
    )  # fmt: skip


def versions(session: Session, meeting_id: str, paper: Paper | str) -> tuple[VersionRow, ...]:
    """Final versions of a paper, the first first."""
    query = select(Version).where(Version.meeting_id == meeting_id, Version.paper == paper)
    return tuple(_version(one) for one in session.scalars(query.order_by(Version.number)))


def final_paper(session: Session, meeting_id: str, paper: Paper | str, number: int) -> FinalPaper:
    """One final version whole. Refused: minutes.no_version."""
    query = select(Version).where(
        Version.meeting_id == meeting_id, Version.paper == paper, Version.number == number
    )
    found = session.scalar(query)
    if found is None:
        raise Refused("minutes.no_version", number=number)
    kept = tuple(restore(Section, one) for one in found.snapshot["sections"])
    as_it_was = restore(Look, found.snapshot.get("look", {}))
    return FinalPaper(_version(found), found.paper, restore(Facts, found.snapshot["facts"]), kept, as_it_was)


def _version(row: Version) -> VersionRow:
    return VersionRow(row.id, row.number, row.digest, row.reason, row.finalised_at, row.by)


def _with_orphans(told: tuple[Section, ...], own: Mapping[str, OwnRow]) -> list[Section]:
    """Own words of a section that the records no longer tell of stay in sight, at the end of the body."""
    known = {one.key for one in told}
    lost = [Section(one.key, one.heading, ()) for one in own.values() if one.key not in known]
    return [*told, *lost]


def _state(shown: Section, told: Section, own: OwnRow | None) -> str:
    if shown.pending or marks_in(shown.text):
        return SectionState.MISSING.value
    if own is None:
        return SectionState.MATCHES.value
    return (SectionState.KEPT if own.basis == told.digest else SectionState.MOVED_ON).value
