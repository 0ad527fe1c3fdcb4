"""How answers and reminders look in lists, and in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from meetingdesk.foundation.wording import _
from meetingdesk.invitation.model import ANSWER_WORDS, WAY_WORDS, Answer
from meetingdesk.invitation.queries import ChaseRow, ReplyRow
from meetingdesk.ui.moments import clock_words, day_words
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face
from meetingdesk.ui.phrases import commas, listed
from meetingdesk.ui.tables import Cell, Column, name_cell
from meetingdesk.ui.theme import Tone

TONES = {
    Answer.NONE: (Tone.IDLE, "circle-dashed"),
    Answer.COMING: (Tone.OK, "check"),
    Answer.LEAVE: (Tone.INFO, "calendar-x-2"),
    Answer.SUBSTITUTE: (Tone.PROXY, "user-cog"),
}
SOON_DAYS = 1


@dataclass(frozen=True)
class Found:
    """One person as the desk shows them."""

    row: ReplyRow

    @property
    def id(self) -> str:
        """The attendee's."""
        return self.row.attendee_id


def answer_words(row: ReplyRow) -> str:
    """What they answered, in a word."""
    return capital(_(ANSWER_WORDS[row.answer]))


def capital(words: str) -> str:
    """A word of a sentence as it stands alone; Chinese stays as it is."""
    return words[:1].upper() + words[1:]


def about(row: ReplyRow) -> str:
    """Why, or who comes instead."""
    instead = listed((row.substitute_name, row.substitute_post))
    return commas((instead, row.reason)) if row.answer is not Answer.COMING else ""


def taken(row: ReplyRow) -> str:
    """How the answer came."""
    if row.taken_at is None or row.way is None:
        return _("签到台登记") if row.answer is Answer.LEAVE else ""
    return capital(_(WAY_WORDS[row.way]))


def _taken_cell(row: ReplyRow) -> Cell:
    if row.taken_at is None or row.way is None:
        return Cell(taken(row), ink="text3")
    when = f"{row.taken_at.month}-{row.taken_at.day:02} {clock_words(row.taken_at)}"
    return Cell(f"{taken(row)} {when}", row.taken_by or "")


def chip(row: ReplyRow) -> ChipFace:
    """The answer as mark and word."""
    tone, icon = TONES[row.answer]
    return ChipFace(answer_words(row), tone, icon)


def hit(found: Found) -> Face:
    """One of those who answer to what is typed."""
    row = found.row
    return Face(
        name=row.name, second=commas((row.unit, row.post)), beside=about(row), lead=str(row.number),
        chip=chip(row),
    )  # fmt: skip


def just_taken(found: Found) -> Face:
    """One of the last answers; the end word takes it back."""
    row = found.row
    return Face(name=row.name, second=row.unit, chip=chip(row), action=_("撤回"), name_room=64)


def reply_columns() -> tuple[Column[ReplyRow], ...]:
    """回复情况."""
    return (
        Column(_("序号"), lambda row: Cell(str(row.number)), width=54, right=True),
        Column(_("姓名"), lambda row: name_cell(row.name), width=96),
        Column(_("单位"), lambda row: Cell(row.unit, about(row))),
        Column(_("回复"), _answer_cell, width=112),
        Column(_("登记于"), _taken_cell, width=176),
    )


def _answer_cell(row: ReplyRow) -> Cell:
    tone, icon = TONES[row.answer]
    return Cell(answer_words(row), tone=tone, icon=icon, chip=True)


def chase_columns() -> tuple[Column[ChaseRow], ...]:
    """催办名单."""
    return (
        Column(_("单位"), lambda row: Cell(row.unit)),
        Column(_("姓名"), lambda row: name_cell(row.name or _("〔待补〕"), row.post or ""), width=112),
        Column(_("电话"), lambda row: Cell(row.phone or _("没有登记电话"), ink=_phone_ink(row)), width=124),
        Column(_("还差"), _owed_cell, width=100),
        Column(_("期限"), _due_cell, width=108),
    )


def _phone_ink(row: ChaseRow) -> str:
    return "text" if row.phone else "text3"


def _owed_cell(row: ChaseRow) -> Cell:
    told = _owed(row)
    return Cell(told[0], told[1] if len(told) > 1 else "", ink="text")


def _owed(row: ChaseRow) -> list[str]:
    owed = ((row.owes_reply, _("回执")), (row.owes_report, _("报告")))
    return [capital(words) for missing, words in owed if missing]


def owed_words(row: ChaseRow) -> str:
    """What is missing."""
    return listed(_owed(row))


def days_left(row: ChaseRow) -> int | None:
    """Days to the earlier of both dates."""
    return min((days for days in (row.reply_days, row.report_days) if days is not None), default=None)


def due_words(row: ChaseRow) -> str:
    """How long that leaves."""
    days = days_left(row)
    if days is None:
        return _("没有定期限")
    if days < 0:
        return _("已过 {count} 天", count=-days)
    return _("还有 {count} 天", count=days) if days else _("今天到期")


def _due_cell(row: ChaseRow) -> Cell:
    days = days_left(row)
    if days is None:
        return Cell(due_words(row), ink="text3")
    tone = Tone.BAD if days < 0 else Tone.WARN if days <= SOON_DAYS else None
    return Cell(due_words(row), tone=tone)


def moment_words(at: dt.datetime | None) -> str:
    """A day and a time of day."""
    return f"{day_words(at.date())} {clock_words(at)}" if at else ""
