"""Reports handed in on paper: taken in, late, missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, Generic, TypedDict, TypeVar

from sqlalchemy import select

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import KEEP, Keep, change, tidy
from meetingdesk.foundation.wording import N_
from meetingdesk.speakers import lookup
from meetingdesk.speakers.lookup import Writing
from meetingdesk.speakers.model import Report, ReportFile, ReportState, Rules
from meetingdesk.storage.unit import Unit

T = TypeVar("T")


class Received(TypedDict):
    """How a report stands; `already`: it was in hand before, nothing was changed."""

    already: bool
    organisation_id: str
    state: str
    received_at: str | None


@dataclass(frozen=True, kw_only=True)
class _OfReport(Command[T], Generic[T]):
    """An act for one report. Refused: speakers.not_written, storage.gone, meeting.archived."""

    meeting_id: str
    organisation_id: str

    def report(self, unit: Unit) -> Writing:
        """The report it is about; the organisation's name goes into the act's words."""
        return lookup.report(unit, self.meeting_id, self.organisation_id)


@dataclass(frozen=True, kw_only=True)
class ReceiveReport(_OfReport[Received]):
    """Take a report in, at `at` or now. Late as `late` says; if None, when due before or declared missing.

    The first time is kept: of a report in hand nothing changes. Refused: speakers.bad_pages.
    """

    summary: ClassVar[str] = N_("收到书面报告 {name}")
    at: dt.datetime | None = None
    pages: int | None = None
    handed_by: str | None = None
    late: bool | None = None

    def apply(self, unit: Unit) -> Received:
        """See the class."""
        name, report = self.report(unit)
        if report.in_hand:
            return _received(report, already=True)
        _check_pages(self.pages, name)
        at = self.at or unit.clock.local()
        late = _after_due(unit, report, at) if self.late is None else self.late
        report.receive(at, late=late)
        report.pages, report.handed_by = self.pages, tidy(self.handed_by)
        return _received(report, already=False)


@dataclass(frozen=True, kw_only=True)
class CorrectReport(_OfReport[None]):
    """Put right what was noted of a report in hand. Refused: speakers.not_received, speakers.bad_pages."""

    summary: ClassVar[str] = N_("更正书面报告 {name}")
    received_at: dt.datetime | Keep | None = KEEP
    pages: int | Keep | None = KEEP
    handed_by: str | Keep | None = KEEP

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name, report = self.report(unit)
        _require_in_hand(report, name)
        change(report, self, ("received_at", "pages", "handed_by"))
        _check_pages(report.pages, name)


@dataclass(frozen=True, kw_only=True)
class MarkReportLate(_OfReport[None]):
    """Decide by hand whether a report in hand was late. Refused: speakers.not_received."""

    summary: ClassVar[str] = N_("标记是否迟交 {name}")
    late: bool = True

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name, report = self.report(unit)
        _require_in_hand(report, name)
        report.receive(report.received_at, late=self.late)


@dataclass(frozen=True, kw_only=True)
class MarkMissing(_OfReport[None]):
    """未交: it will not come in time; it may still be received, late then. Refused: speakers.handed_in."""

    summary: ClassVar[str] = N_("标记未交 {name}")

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name, report = self.report(unit)
        if report.in_hand:
            raise Refused("speakers.handed_in", name=name)
        report.state = ReportState.MISSING.value


@dataclass(frozen=True, kw_only=True)
class UndoReceive(_OfReport[None]):
    """撤销: as if nothing was noted of this report yet. Refused: speakers.nothing_received."""

    summary: ClassVar[str] = N_("撤销收到 {name}")

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name, report = self.report(unit)
        report.forget(name)


@dataclass(frozen=True, kw_only=True)
class AttachFile(_OfReport[None]):
    """Note the file of a report that `filing.keep` has copied; one that was there before gives way to it.

    A report that was not in hand is received with it, now. Refused: speakers.not_written.
    """

    summary: ClassVar[str] = N_("附上书面报告文件 {name}")
    file: str
    size: int
    digest: str

    def apply(self, unit: Unit) -> None:
        """See the class."""
        _name, report = self.report(unit)
        now = unit.clock.local()
        if not report.in_hand:
            report.receive(now, late=_after_due(unit, report, now))
        before = lookup.find_file(unit.session, self.meeting_id, self.organisation_id)
        if before is not None:
            unit.delete(before)
        unit.add(ReportFile(
            meeting_id=self.meeting_id, organisation_id=self.organisation_id, name=self.file,
            size=self.size, digest=self.digest, kept_at=now,
        ))  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class DetachFile(_OfReport[None]):
    """The report has no file any more; the copy stays in its folder. Refused: speakers.no_file."""

    summary: ClassVar[str] = N_("去掉书面报告文件 {name}")

    def apply(self, unit: Unit) -> None:
        """See the class."""
        name, _report = self.report(unit)
        found = lookup.find_file(unit.session, self.meeting_id, self.organisation_id)
        if found is None:
            raise Refused("speakers.no_file", name=name)
        unit.delete(found)


def _received(report: Report, *, already: bool) -> Received:
    at = report.received_at
    return Received(
        already=already, organisation_id=report.organisation_id, state=report.state,
        received_at=at.isoformat() if at else None,
    )  # fmt: skip


def _after_due(unit: Unit, report: Report, at: dt.datetime) -> bool:
    due = unit.session.scalar(select(Rules.reports_due).where(Rules.meeting_id == report.meeting_id))
    return report.state == ReportState.MISSING or (due is not None and at > due)


def _require_in_hand(report: Report, name: str) -> None:
    if not report.in_hand:
        raise Refused("speakers.not_received", name=name)


def _check_pages(pages: int | None, name: str) -> None:
    if pages is not None and not 0 < pages < 10_000:
        raise Refused("speakers.bad_pages", name=name)
