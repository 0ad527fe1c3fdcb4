"""What is done in the window before a picture of the days before the meeting is taken (演示数据)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from meetingdesk.invitation import queries
from meetingdesk.invitation.commands import MarkNoticeSent, SetNotice, TakeReply
from meetingdesk.invitation.model import Answer
from meetingdesk.ui.overview.entries import EntriesCard
from meetingdesk.ui.shell import Shell

SILENT, AWAY, SENDS = (5, 9, 17, 22, 30, 41), 43, 33


def notice_answered(shell: Shell, _props: Path) -> None:
    """The notice went out a week ago, and most have answered."""
    bridge, of, now = shell.bridge, shell.context.meeting_id, shell.clock.local()
    sent = dt.datetime.combine(now.date() - dt.timedelta(days=7), dt.time(9, 5))
    due = dt.datetime.combine(now.date() - dt.timedelta(days=2), dt.time(12, 0))
    handed_in = dt.datetime.combine(now.date(), dt.time(11, 40))  # as the sample says
    told = {"contact": "季明溪", "contact_phone": "0700-5550123", "dress": "正装，佩戴党员徽章"}
    bridge.do(SetNotice(meeting_id=of, early_minutes=10, reply_by=due, reports_due=handed_in, **told))
    bridge.do(MarkNoticeSent(meeting_id=of, at=sent))
    for place, row in enumerate(bridge.ask(queries.replies, of)):
        if place in SILENT:
            continue
        at = sent + dt.timedelta(minutes=37 * (place + 1))
        bridge.do(TakeReply(meeting_id=of, attendee_id=row.id, at=at, **_answer(place)))


def _answer(place: int) -> dict[str, str]:
    if place == AWAY:
        return {"answer": Answer.LEAVE.value, "reason": "出差"}
    if place == SENDS:
        who = {"substitute_name": "钱砚秋", "substitute_post": "副书记"}
        return {"answer": Answer.SUBSTITUTE.value, **who}
    return {"answer": Answer.COMING.value, "way": "slip" if place % 3 else "phone"}


def reply_typed(shell: Shell, props: Path) -> None:
    """A few letters in the field."""
    notice_answered(shell, props)
    page: Any = shell.window.current()
    page.side.field.setText("l")


def leave_asked(shell: Shell, props: Path) -> None:
    """F2: the reason is asked."""
    notice_answered(shell, props)
    page: Any = shell.window.current()
    page.side.field.setText("ry")
    page.side.answer(Answer.LEAVE)


def chase(shell: Shell, props: Path) -> None:
    """催办名单."""
    notice_answered(shell, props)
    page: Any = shell.window.current()
    page.lists.which.choose(1)
    page.lists.which.chosen.emit(1)


def notice_form(shell: Shell, props: Path) -> None:
    """What the notice says, to be changed."""
    notice_answered(shell, props)
    page: Any = shell.window.current()
    page.notice.change.emit()


def guests(shell: Shell, _props: Path) -> None:
    """到会指导, the first of them chosen."""
    page: Any = shell.window.current()
    page.guests.clicked.emit()
    _choose_first(page)


def figures(shell: Shell, _props: Path) -> None:
    """年度数据."""
    page: Any = shell.window.current()
    page.before.facts.change_figures.emit()
    _choose_first(page)


def _choose_first(page: Any) -> None:
    form: Any = page.findChild(EntriesCard)
    form.list.choose(form.rows.shown()[0].id)
