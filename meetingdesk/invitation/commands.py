"""What is done in the days before: the notice put together and sent, answers taken down, phones looked at."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, TypedDict

from sqlalchemy import select

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import KEEP, Keep, change, given, tidy
from meetingdesk.foundation.hanzi import clean_name
from meetingdesk.foundation.wording import N_
from meetingdesk.invitation.model import Answer, Notice, Reply, Way
from meetingdesk.meeting.lookup import require_open
from meetingdesk.signin import lookup as signin
from meetingdesk.signin.commands import TakeLeave, UndoSignIn
from meetingdesk.signin.model import Status
from meetingdesk.speakers.programme import SetTiming
from meetingdesk.storage.unit import Unit

NOTICE = ("contact", "contact_phone", "dress", "early_minutes", "reply_by", "remark")
ANSWERED = ("answer", "reason", "substitute_name", "substitute_post", "way")


class Taken(TypedDict):
    """How an answer stands; `already`: it was so before, nothing was changed."""

    already: bool
    attendee_id: str
    name: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class SetNotice(Command[None]):
    """Say what the notice says; what is not given stays, None = not known. Moments are local.

    `reports_due` is kept with the rules of reporting: a report received after it is late.
    Refused: invitation.bad_early, meeting.archived.
    """

    summary: ClassVar[str] = N_("填写会议通知")
    meeting_id: str
    contact: str | Keep | None = KEEP
    contact_phone: str | Keep | None = KEEP
    dress: str | Keep | None = KEEP
    early_minutes: int | Keep | None = KEEP
    reply_by: dt.datetime | Keep | None = KEEP
    reports_due: dt.datetime | Keep | None = KEEP
    remark: str | Keep | None = KEEP

    def apply(self, unit: Unit) -> None:
        """See the class."""
        require_open(unit, self.meeting_id)
        notice = _notice(unit, self.meeting_id)
        change(notice, self, NOTICE)
        notice.check()
        if self.reports_due is not KEEP:
            SetTiming(meeting_id=self.meeting_id, reports_due=self.reports_due).apply(unit)


@dataclass(frozen=True, kw_only=True)
class MarkNoticeSent(Command[str]):
    """The notice went out, at `at` or now; sent again, the last time holds. Returns the time.

    Refused: invitation.not_yet, meeting.archived.
    """

    summary: ClassVar[str] = N_("登记通知已发出")
    meeting_id: str
    at: dt.datetime | None = None

    def apply(self, unit: Unit) -> str:
        """See the class."""
        require_open(unit, self.meeting_id)
        at = self.at or unit.clock.local()
        _refuse_future(unit, at)
        _notice(unit, self.meeting_id).sent_at = at
        return at.isoformat()


@dataclass(frozen=True, kw_only=True)
class TakeReply(Command[Taken]):
    """Take an answer down; a later one replaces it. The same again changes nothing.

    A leave asked for is 请假 at the sign-in desk in the same gesture, and is taken back there by another
    answer; who turns up after all is signed in as anybody. `taken_by` is the operator unless named.
    Refused: invitation.answer, invitation.substitute_unnamed, invitation.not_yet, signin.already (a leave of
    someone who is here), signin.wrong_meeting, storage.gone, meeting.archived.
    """

    summary: ClassVar[str] = N_("登记 {name} 的回复")
    meeting_id: str
    attendee_id: str
    answer: str
    reason: str | None = None
    substitute_name: str | None = None
    substitute_post: str | None = None
    way: str = Way.PHONE.value
    taken_by: str | None = None
    at: dt.datetime | None = None

    def apply(self, unit: Unit) -> Taken:
        """See the class."""
        who = signin.person(unit, self.meeting_id, self.attendee_id)
        told = self._told(who.name)
        at = self.at or unit.clock.local()
        _refuse_future(unit, at)
        reply = _reply(unit, self.attendee_id)
        before = {name: getattr(reply, name) for name in ANSWERED} if reply else None
        if reply is not None and before == told and not _leave_is_lost(who, told):
            return Taken(already=True, attendee_id=self.attendee_id, name=who.name, answer=reply.answer)
        _tell_the_desk(unit, who, told)
        if reply is None:
            reply = Reply(meeting_id=self.meeting_id, attendee_id=self.attendee_id)
        for name, value in told.items():
            setattr(reply, name, value)
        reply.taken_by, reply.taken_at = tidy(self.taken_by) or unit.by, at
        unit.add(reply)
        return Taken(already=False, attendee_id=self.attendee_id, name=who.name, answer=reply.answer)

    def _told(self, name: str) -> dict[str, str | None]:
        """The answer as it is kept: only what belongs to it."""
        if self.answer not in set(Answer) - {Answer.NONE} or self.way not in set(Way):
            raise Refused("invitation.answer")
        told = dict(given(self, ANSWERED))
        told["substitute_name"] = clean_name(self.substitute_name or "") or None
        if self.answer != Answer.SUBSTITUTE:
            told["substitute_name"] = told["substitute_post"] = None
        elif not told["substitute_name"]:
            raise Refused("invitation.substitute_unnamed", name=name)
        if self.answer == Answer.COMING:
            told["reason"] = None
        return told


@dataclass(frozen=True, kw_only=True)
class TakeReplyBack(Command[None]):
    """As if they had not answered yet; a leave noted with the answer goes, too.

    Refused: invitation.no_reply, signin.wrong_meeting, storage.gone, meeting.archived.
    """

    summary: ClassVar[str] = N_("撤回 {name} 的回复")
    meeting_id: str
    attendee_id: str

    def apply(self, unit: Unit) -> None:
        """See the class."""
        who = signin.person(unit, self.meeting_id, self.attendee_id)
        reply = _reply(unit, self.attendee_id)
        if reply is None:
            raise Refused("invitation.no_reply", name=who.name)
        if reply.answer == Answer.LEAVE:
            _take_leave_back(unit, who)
        unit.delete(reply)


@dataclass(frozen=True, kw_only=True)
class LookAtPhones(Command[int]):
    """Note that the numbers of several people were shown or printed. Changes nothing; returns how many.

    The numbers themselves: `queries.chase(..., whole_phones=True)`.
    """

    summary: ClassVar[str] = N_("查看催办名单 {count} 人的电话")
    meeting_id: str
    attendee_ids: tuple[str, ...]

    def apply(self, unit: Unit) -> int:
        """See the class."""
        require_open(unit, self.meeting_id)
        unit.describe(count=len(self.attendee_ids))
        return len(self.attendee_ids)


def _notice(unit: Unit, meeting_id: str) -> Notice:
    found = unit.session.scalar(select(Notice).where(Notice.meeting_id == meeting_id))
    return found or unit.add(Notice(meeting_id=meeting_id))


def _reply(unit: Unit, attendee_id: str) -> Reply | None:
    return unit.session.scalar(select(Reply).where(Reply.attendee_id == attendee_id))


def _refuse_future(unit: Unit, at: dt.datetime) -> None:
    if at > unit.clock.local():
        raise Refused("invitation.not_yet", at=f"{at:%Y-%m-%d %H:%M}")


def _leave_is_lost(who: signin.Person, told: dict[str, str | None]) -> bool:
    """Answered with leave, but the desk has taken the leave back since."""
    return told["answer"] == Answer.LEAVE and who.row is None


def _tell_the_desk(unit: Unit, who: signin.Person, told: dict[str, str | None]) -> None:
    if told["answer"] == Answer.LEAVE:
        leave = TakeLeave(
            meeting_id=who.meeting.id, attendee_id=who.attendee.id, reason=told["reason"]
        )
        leave.apply(unit)
    else:
        _take_leave_back(unit, who)


def _take_leave_back(unit: Unit, who: signin.Person) -> None:
    if who.row is not None and who.row.status == Status.LEAVE:
        UndoSignIn(meeting_id=who.meeting.id, attendee_id=who.attendee.id).apply(unit)
