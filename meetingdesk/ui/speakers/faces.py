"""How turns, reports and notes look in their lists."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from meetingdesk.foundation.wording import _
from meetingdesk.speakers.filing import FileState
from meetingdesk.speakers.model import IN_HAND, NoteKind, ReportState, TurnState
from meetingdesk.speakers.queries import NoteRow, ReportRow, TurnRow
from meetingdesk.speakers.timing import Face as Clock
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face
from meetingdesk.ui.theme import Tone

GRIP = "grip-vertical"
ON = frozenset({TurnState.SPEAKING, TurnState.PAUSED})


@dataclass(frozen=True)
class OnSite:
    """A turn with the start that is expected and, while it runs, its clock."""

    turn: TurnRow
    starts: dt.datetime | None = None
    clock: Clock | None = None
    away: bool = False
    """Has not signed in, and is passed over because of that."""

    @property
    def id(self) -> str:
        """The organisation."""
        return self.turn.who.organisation_id


@dataclass(frozen=True)
class OnPaper:
    """A report on paper, and how its file was found; None while nobody has looked, or where there is none."""

    report: ReportRow
    file: FileState | None = None

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
    if item.away:
        return Face(
            name=name, second=unit, lead=lead, right=_("未签到"), right_ink="warn",
            right_second=_("轮到时跳过"), mark=GRIP, mark_ink="text3",
        )  # fmt: skip
    at = _("约 {time}", time=f"{item.starts.hour}:{item.starts.minute:02}") if item.starts else ""
    return Face(
        name=name, second=unit, lead=lead, right=at, right_second=_minutes(row.allowed),
        mark=GRIP, mark_ink="text3",
    )  # fmt: skip


def read_turn(item: OnSite) -> str:
    """A row of the list on site, read aloud."""
    face = turn(item)
    words = (face.lead, face.name, face.second, face.right, face.right_second)
    return " ".join(word for word in words if word)


def read_report(item: OnPaper) -> str:
    """A row of the list on paper, read aloud."""
    words = report_chip(item.report).words
    return f"{item.report.who.unit} {words}"


def waits(item: OnSite) -> bool:
    """Whether the row may be moved."""
    return item.turn.state is TurnState.WAITING


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
    in_hand = row.state in IN_HAND
    chip = _file_chip(item.file)
    if chip is None and row.state in {ReportState.LATE, ReportState.MISSING}:
        chip = report_chip(row)
    name = "file-check" if row.file else "check"
    return Face(
        name=row.who.unit, right=_("{pages} 页", pages=row.pages) if row.pages and not chip else "",
        icon=name if in_hand else "circle-dashed", icon_ink="ok" if in_hand else "text3",
        chip=chip, action="" if in_hand else _("登记收到"),
    )  # fmt: skip


def report_chip(row: ReportRow) -> ChipFace:
    """The state of a report in a word."""
    return {
        ReportState.EXPECTED: ChipFace(_("待交"), Tone.IDLE, "circle-dashed"),
        ReportState.RECEIVED: ChipFace(_("已收到"), Tone.OK, "check"),
        ReportState.LATE: ChipFace(_("迟交"), Tone.WARN, "clock"),
        ReportState.MISSING: ChipFace(_("未交"), Tone.BAD, "circle-x"),
    }[row.state]


def _file_chip(found: FileState | None) -> ChipFace | None:
    if found is FileState.MISSING:
        return ChipFace(_("文件不见了"), Tone.BAD, "circle-x")
    return ChipFace(_("文件被改过"), Tone.BAD, "triangle-alert") if found is FileState.CHANGED else None


def note(item: Written) -> Face:
    """A row of what was written down."""
    row = item.note
    kind = _("提问") if row.kind is NoteKind.QUESTION else _("记录")
    at = f"{row.at.hour}:{row.at.minute:02}" if row.at else ""
    return Face(name=kind, second=row.text, right=at, name_room=40, action=_("删去"))
