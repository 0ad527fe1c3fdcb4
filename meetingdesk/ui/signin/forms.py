"""What is asked beside the desk, without a window of its own: leave, substitute, afterwards, walk-in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.foundation.given import KEEP
from meetingdesk.foundation.wording import _
from meetingdesk.signin import commands, many
from meetingdesk.signin.model import Status
from meetingdesk.signin.queries import BoardRow
from meetingdesk.signin.search import RosterHit
from meetingdesk.ui.asking import AskCard, required, said
from meetingdesk.ui.moments import time_of_day
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.fields import WithError
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.phrases import listed
from meetingdesk.ui.signin.faces import clock
from meetingdesk.ui.theme import Role


def leave_card(meeting_id: str, who: BoardRow) -> AskCard:
    """请假, with its reason; a reason given before stands there to be corrected."""
    card = _about(who, _("{name} 请假", name=who.name), _("登记请假"))
    reason = card.ask(_("事由"), _("请假事由"), _("例如 出差"), who.reason or "")
    card.answer_with(
        lambda: commands.TakeLeave(
            meeting_id=meeting_id, attendee_id=who.attendee_id, reason=said(reason) or None, instead=who.here
        )
    )
    return card


def proxy_card(meeting_id: str, who: BoardRow) -> AskCard:
    """代会: who, post, approved by; voting and reporting are off by default (practice.md 4.2)."""
    here = who.status is Status.PROXY
    title = _("更正 {name} 的代会", name=who.name) if here else _("替 {name} 参会", name=who.name)
    card = _about(who, title, _("改代会") if here else _("登记代会"))
    name = card.ask(_("代会人"), _("代会人姓名"), value=who.proxy_name or "")
    post = card.ask(_("职务"), _("代会人职务"), value=who.proxy_post or "")
    approved = card.ask(_("批准人"), _("批准人"), value=who.approved_by or "")
    votes, reports = Check(_("参加测评"), who.proxy_votes), Check(_("代为述职"), who.proxy_reports)
    card.form.add(_("可以"), votes)
    card.form.add("", reports)
    instead = {"instead": True} if who.status is Status.PRESENT else {}
    make: Callable[..., Command[Any]] = commands.CorrectProxy if here else commands.SendProxy

    def command() -> Command[Any] | None:
        if not required(name, _("请写代会人的姓名")):
            return None
        return make(
            meeting_id=meeting_id, attendee_id=who.attendee_id, proxy_name=said(name),
            proxy_post=said(post), approved_by=said(approved),
            may_vote=votes.isChecked(), may_report=reports.isChecked(), **instead,
        )  # fmt: skip

    card.answer_with(command)
    return card


def afterwards_card(meeting_id: str, who: BoardRow, today: dt.date) -> AskCard:
    """补签, at the time told."""
    card = _about(who, _("补签 {name}", name=who.name), _("补签"))
    time = card.ask(_("到会时间"), _("到会时间"), _("例如 8:52"))

    def make() -> Command[Any] | None:
        at = _time(time)
        if at is None:
            return None
        return commands.SignInAfterwards(
            meeting_id=meeting_id, attendee_id=who.attendee_id, at=dt.datetime.combine(today, at)
        )

    card.answer_with(make)
    return card


def correct_card(meeting_id: str, who: BoardRow, today: dt.date) -> AskCard:
    """更正: another time of arrival, or late or not decided by hand."""
    card = _about(who, _("更正 {name} 的签到", name=who.name), _("保存"))
    time = card.ask(_("到会时间"), _("到会时间"), _("例如 8:52"), clock(who.arrived_at))
    late = Check(_("记为迟到"), who.late)
    card.form.add("", late)
    came = who.arrived_at

    def make() -> Command[Any] | None:
        at = _time(time)
        if at is None:
            return None
        same = came is not None and (came.hour, came.minute) == (at.hour, at.minute)
        moved = None if same else dt.datetime.combine(came.date() if came else today, at)
        decided = KEEP if late.isChecked() == who.late else late.isChecked()
        return commands.CorrectArrival(
            meeting_id=meeting_id, attendee_id=who.attendee_id, at=moved, late=decided
        )

    card.answer_with(make)
    return card


def walk_in_card(meeting_id: str, typed: str, known: RosterHit | None = None) -> AskCard:
    """列席: someone who is not on the list of the meeting; the roster may know them."""
    card = AskCard(_("登记列席"), _("登记并签到"))
    name = card.ask(_("姓名"), _("姓名"), value=known.name if known else typed)
    unit = card.ask(_("单位"), _("单位"), value=known.unit if known else "")
    post = card.ask(_("职务"), _("职务"), value=(known.post or "") if known else "")

    def make() -> Command[Any] | None:
        named, placed = required(name, _("请写姓名")), required(unit, _("请写单位"))
        if not named or not placed:
            return None
        same = known is not None and (said(name), said(unit)) == (known.name, known.unit)
        return many.AddWalkIn(
            meeting_id=meeting_id, name=said(name), unit=said(unit), post=said(post) or None,
            person_id=known.person_id if known and same else None,
            organisation_id=known.organisation_id if known and same else None,
        )  # fmt: skip

    card.answer_with(make)
    return card


def _about(who: BoardRow, title: str, verb: str) -> AskCard:
    """A card about one person, with unit and post under the name: namesakes are told apart there, too."""
    card = AskCard(title, verb)
    card.body.insertWidget(1, Label(listed((who.unit, who.post)), Role.SECOND, "text2"))
    return card


def _time(field: WithError) -> dt.time | None:
    at = time_of_day(said(field))
    field.refuse("" if at else _("请写几点几分，例如 8:52"))
    return at
