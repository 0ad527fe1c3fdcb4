"""How turns, reports and notes look in their lists."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from meetingdesk.foundation.wording import _
from meetingdesk.speakers.model import NoteKind, ReportState, TurnState
from meetingdesk.speakers.queries import NoteRow, ReportRow, TurnRow
from meetingdesk.speakers.timing import Face as Clock
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face
from meetingdesk.ui.theme import Tone

ON = frozenset({TurnState.SPEAKING, TurnState.PAUSED})


@dataclass(frozen=True)
class OnSite:
    """A turn with the start that is expected and, while it runs, its clock."""

    turn: TurnRow
    starts: dt.datetime | None = None
    clock: Clock | None = None

    @property
    def id(self) -> str:
        """The organisation."""
        return self.turn.who.organisation_id


@dataclass(frozen=True)
class OnPaper:
    """A report on paper."""

    report: ReportRow

    @property
    def id(self) -> str:
        """The organisation."""
        return self.report.who.organisation_id


@dataclass(frozen=True)
class Written:
    """Something written down while someone spoke."""

    note: NoteRow

    @property
    def id(self) -> str:
        """The note."""
        return self.note.id


def length(seconds: int) -> str:
    """A length: 7:12."""
    return f"{abs(seconds) // 60}:{abs(seconds) % 60:02}"


def speaker(turn: TurnRow) -> str:
    """Who speaks; the unit where nobody is known yet."""
    return turn.who.speaker or turn.who.name or turn.who.unit_short


def turn(item: OnSite) -> Face:
    """A row of the list on site."""
    row = item.turn
    lead, name, unit = str(row.place), speaker(row), row.who.unit
    if row.state in ON:
        used = length(item.clock.used) if item.clock else ""
        words = _("已暂停") if row.state is TurnState.PAUSED else _("正在述职")
        return Face(
            name=name, second=unit, lead=lead, right=used, right_ink="text",
            right_second=words, right_second_ink="accent_text", current=True,
        )  # fmt: skip
    if row.state is TurnState.DONE:
        return _finished(row, Face(name=name, second=unit, lead=lead))
    if row.state is TurnState.SKIPPED:
        return Face(name=name, second=unit, lead=lead, right=_("已跳过"), action=_("放回"))
    at = _("约 {time}", time=f"{item.starts.hour}:{item.starts.minute:02}") if item.starts else ""
    return Face(name=name, second=unit, lead=lead, right=at, right_second=_minutes(row.allowed))


def _finished(row: TurnRow, face: Face) -> Face:
    used = row.used_seconds or 0
    over = row.over_seconds
    words = _("超 {time}", time=length(over)) if over else _("省 {time}", time=length(row.allowed - used))
    return Face(
        name=face.name, second=face.second, lead=face.lead, right=length(used), right_ink="text",
        right_second=words, right_second_ink="bad" if over else "text2",
    )  # fmt: skip


def _minutes(seconds: int) -> str:
    if seconds % 60:
        return length(seconds)
    return _("{minutes} 分钟", minutes=seconds // 60)


def report(item: OnPaper) -> Face:
    """A row of the list on paper."""
    row = item.report
    pages = _("{pages} 页", pages=row.pages) if row.pages else ""
    chips = {
        ReportState.LATE: ChipFace(_("迟交"), Tone.WARN, "clock"),
        ReportState.MISSING: ChipFace(_("未交"), Tone.BAD, "circle-x"),
    }
    expected = row.state is ReportState.EXPECTED
    action = _("登记收到") if expected or row.state is ReportState.MISSING else ""
    received = row.state is ReportState.RECEIVED
    return Face(
        name=row.who.unit, right=pages,
        icon="check" if received else "circle-dashed", icon_ink="ok" if received else "text3",
        chip=chips.get(row.state), action=action,
    )  # fmt: skip


def note(item: Written) -> Face:
    """A row of what was written down."""
    row = item.note
    kind = _("提问") if row.kind is NoteKind.QUESTION else _("记录")
    at = f"{row.at.hour}:{row.at.minute:02}" if row.at else ""
    return Face(name=kind, second=row.text, right=at, name_room=40, action=_("删去"))
