"""What is asked beside the desk, without a window of its own: leave, substitute, afterwards, walk-in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.signin import commands, many
from meetingdesk.signin.queries import BoardRow
from meetingdesk.ui.asking import AskCard, said
from meetingdesk.ui.moments import time_of_day
from meetingdesk.ui.parts.checks import Check


def leave_card(meeting_id: str, who: BoardRow) -> AskCard:
    """请假, with its reason."""
    card = AskCard(_("{name} 请假", name=who.name), _("登记请假"))
    reason = card.ask(_("事由"), _("请假事由"), _("例如 出差"))
    card.answer_with(
        lambda: commands.TakeLeave(
            meeting_id=meeting_id, attendee_id=who.attendee_id, reason=said(reason) or None
        )
    )
    return card


def proxy_card(meeting_id: str, who: BoardRow) -> AskCard:
    """代会: who, post, approved by; voting is off by default (practice.md 4.2)."""
    card = AskCard(_("替 {name} 参会", name=who.name), _("登记代会"))
    name = card.ask(_("代会人"), _("代会人姓名"))
    post = card.ask(_("职务"), _("代会人职务"))
    approved = card.ask(_("批准人"), _("批准人"))
    votes = Check(_("参加测评"))
    card.form.add("", votes)

    def make() -> Command[Any] | None:
        if not said(name):
            name.refuse(_("请写代会人的姓名"))
            return None
        return commands.SendProxy(
            meeting_id=meeting_id,
            attendee_id=who.attendee_id,
            proxy_name=said(name),
            proxy_post=said(post) or None,
            approved_by=said(approved) or None,
            may_vote=votes.isChecked(),
        )

    card.answer_with(make)
    return card


def afterwards_card(meeting_id: str, who: BoardRow, today: dt.date) -> AskCard:
    """补签, at the time told."""
    card = AskCard(_("补签 {name}", name=who.name), _("补签"))
    time = card.ask(_("到会时间"), _("到会时间"), _("例如 8:52"))

    def make() -> Command[Any] | None:
        at = time_of_day(said(time))
        if at is None:
            time.refuse(_("请写几点几分，例如 8:52"))
            return None
        return commands.SignInAfterwards(
            meeting_id=meeting_id, attendee_id=who.attendee_id, at=dt.datetime.combine(today, at)
        )

    card.answer_with(make)
    return card


def walk_in_card(meeting_id: str, typed: str) -> AskCard:
    """列席: someone who is not on the list."""
    card = AskCard(_("登记列席"), _("登记并签到"))
    name = card.ask(_("姓名"), _("姓名"))
    unit = card.ask(_("单位"), _("单位"))
    post = card.ask(_("职务"), _("职务"))
    name.field.setText(typed)

    def make() -> Command[Any] | None:
        name.refuse("" if said(name) else _("请写姓名"))
        unit.refuse("" if said(unit) else _("请写单位"))
        if not said(name) or not said(unit):
            return None
        return many.AddWalkIn(
            meeting_id=meeting_id, name=said(name), unit=said(unit), post=said(post) or None
        )

    card.answer_with(make)
    return card
