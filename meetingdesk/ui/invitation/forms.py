"""What is asked beside the lists: why someone is away, who comes instead, what the notice says."""

from __future__ import annotations

import datetime as dt
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.foundation.sheets import date_of
from meetingdesk.foundation.wording import _
from meetingdesk.invitation.commands import SetNotice, TakeReply
from meetingdesk.invitation.model import LONGEST_EARLY, Answer
from meetingdesk.invitation.queries import NoticeRow, ReplyRow
from meetingdesk.ui.asking import AskCard, required, said
from meetingdesk.ui.moments import clock_words, time_of_day
from meetingdesk.ui.parts.fields import WithError

END_OF_DAY = dt.time(18, 0)


def leave_card(meeting_id: str, who: ReplyRow, way: str) -> AskCard:
    """请假: Enter is enough, the reason may stay empty."""
    card = AskCard(_("{name} 请假", name=who.name), _("登记请假"))
    reason = card.ask(_("事由"), _("请假事由"), _("例如 出差"), who.reason or "")
    card.answer_with(
        lambda: TakeReply(
            meeting_id=meeting_id, attendee_id=who.attendee_id, answer=Answer.LEAVE.value,
            reason=said(reason) or None, way=way,
        )
    )  # fmt: skip
    return card


def substitute_card(meeting_id: str, who: ReplyRow, way: str) -> AskCard:
    """派人代会: who comes, so that the sign-in desk knows."""
    card = AskCard(_("{name} 派人代会", name=who.name), _("登记代会"))
    name = card.ask(_("代会人"), _("代会人姓名"), value=who.substitute_name or "")
    post = card.ask(_("职务"), _("代会人职务"), value=who.substitute_post or "")
    reason = card.ask(_("事由"), _("不能到会的事由"), value=who.reason or "")

    def make() -> Command[Any] | None:
        if not required(name, _("请写代会人的姓名")):
            return None
        return TakeReply(
            meeting_id=meeting_id, attendee_id=who.attendee_id, answer=Answer.SUBSTITUTE.value,
            substitute_name=said(name), substitute_post=said(post) or None, reason=said(reason) or None,
            way=way,
        )  # fmt: skip

    card.answer_with(make)
    return card


class NoticeForm:
    """What the notice says beside the facts of the meeting; empty means not known."""

    def __init__(self, meeting_id: str, notice: NoticeRow) -> None:
        self._meeting_id = meeting_id
        self.card = AskCard(_("会议通知"), _("保存"))
        ask = self.card.ask
        self.contact = ask(_("联系人"), _("联系人"), value=notice.contact or "")
        self.phone = ask(_("联系电话"), _("联系电话"), value=notice.contact_phone or "")
        self.dress = ask(_("着装"), _("着装要求"), _("例如 正装，佩戴党员徽章"), notice.dress or "")
        early = "" if notice.early_minutes is None else str(notice.early_minutes)
        self.early = ask(_("提前到会"), _("提前几分钟到会"), _("例如 10"), early)
        hint = _("例如 2026-03-11 17:00")
        self.reply_by = ask(_("回执期限"), _("回执期限"), hint, _written(notice.reply_by))
        self.reports_due = ask(_("报告期限"), _("书面报告期限"), hint, _written(notice.reports_due))
        self.remark = ask(_("其他要求"), _("其他要求"), value=notice.remark or "")
        self.card.answer_with(self.make)

    def make(self) -> Command[Any] | None:
        """The command, or None with what is wrong said at its field."""
        dates = [_moment(field) for field in (self.reply_by, self.reports_due)]
        if not all(good for _at, good in dates) or not _is_early(self.early):
            return None
        return SetNotice(
            meeting_id=self._meeting_id, contact=said(self.contact) or None,
            contact_phone=said(self.phone) or None, dress=said(self.dress) or None,
            early_minutes=int(said(self.early)) if said(self.early) else None,
            reply_by=dates[0][0], reports_due=dates[1][0], remark=said(self.remark) or None,
        )  # fmt: skip


def _written(at: dt.datetime | None) -> str:
    return f"{at.date().isoformat()} {clock_words(at)}" if at else ""


def _moment(field: WithError) -> tuple[dt.datetime | None, bool]:
    """A day, and a time of day if one is written, else the end of office hours."""
    written = said(field).replace("　", " ")
    head, _blank, tail = written.rpartition(" ")
    time = time_of_day(tail) if head else None
    day = date_of(head) if time else date_of(written)
    good = not written or day is not None
    field.refuse("" if good else _("请写日期和时间，例如 2026-03-11 17:00"))
    return (dt.datetime.combine(day, time or END_OF_DAY) if day else None), good


def _is_early(field: WithError) -> bool:
    good = not said(field) or (said(field).isdecimal() and int(said(field)) <= LONGEST_EARLY)
    field.refuse("" if good else _("请写 0 到 {most} 分钟", most=LONGEST_EARLY))
    return good
