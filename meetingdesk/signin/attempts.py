"""What the desk could not sign in: who a scan or a typed word means, why not, and the log of that.

semantics.md 4.3: failed attempts are kept with reason and raw input. The log is the history itself: an act
that changes no rows, so undo passes it over and nobody can take it back unseen.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.hanzi import clean_name
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.model import Attendee, Meeting
from meetingdesk.signin import badges
from meetingdesk.signin.commands import SignIn
from meetingdesk.signin.lookup import Arrival
from meetingdesk.signin.model import Badge
from meetingdesk.storage.journal import Act
from meetingdesk.storage.unit import Unit

T = TypeVar("T")
P = ParamSpec("P")
LONGEST_RAW = 120


class Reason(StrEnum):
    """Why an attempt signed nobody in."""

    UNKNOWN = "unknown"  # a code or a word that means nobody
    DAMAGED = "damaged"  # a code whose check digit is wrong: read again
    REVOKED = "revoked"  # a badge that was replaced or made void
    WRONG_MEETING = "wrong_meeting"
    AMBIGUOUS = "ambiguous"  # a name that several people have
    ALREADY = "already"  # signed in before; changed nothing


REASON_WORDS = {
    Reason.UNKNOWN: N_("不在名单"),
    Reason.DAMAGED: N_("读码有误"),
    Reason.REVOKED: N_("胸卡已作废"),
    Reason.WRONG_MEETING: N_("别的会议"),
    Reason.AMBIGUOUS: N_("有同名"),
    Reason.ALREADY: N_("重复签到"),
}


@dataclass(frozen=True)
class Reading:
    """Whom a scan means. `before` is what was half typed when the wand came: it belongs back in the field."""

    raw: str
    before: str
    attendee_id: str | None = None
    reason: Reason | None = None
    name: str | None = None
    title: str | None = None
    several: int = 0

    def refusal(self) -> Refused | None:
        """The reason in words, or None when someone was found."""
        who = {"name": self.name or "—"}
        if self.reason is Reason.DAMAGED:
            return Refused("signin.badge_damaged", code=self.raw)
        if self.reason is Reason.REVOKED:
            return Refused("signin.badge_revoked", **who)
        if self.reason is Reason.WRONG_MEETING:
            return Refused("signin.badge_elsewhere", title=self.title, **who)
        if self.reason is Reason.AMBIGUOUS:
            return Refused("signin.ambiguous", text=self.raw, count=self.several)
        return Refused("signin.nobody", text=self.raw) if self.reason is Reason.UNKNOWN else None


@dataclass(frozen=True)
class Attempt:
    """One line of the log. `name` is known of repeats and of badges that mean someone."""

    seq: int
    at: dt.datetime
    by: str | None
    raw: str
    reason: Reason
    name: str | None


@dataclass(frozen=True, kw_only=True)
class RecordAttempt(Command[None]):
    """Keep what was scanned or typed in vain, raw, with the reason; the act has the time and the operator."""

    summary: ClassVar[str] = N_("未能签到：{raw}")
    meeting_id: str
    raw: str
    reason: Reason = Reason.UNKNOWN
    name: str | None = None

    def apply(self, unit: Unit) -> None:
        """See the class."""
        unit.get(Meeting, self.meeting_id)
        unit.describe(raw=shown(self.raw), reason=self.reason.value, name=self.name)
        unit.tell("signin")


class Door(Protocol):
    """The desk, or whatever stands before it in a window."""

    def do(self, command: Command[T], origin: object | None = None) -> T:
        """As `Desk.do`."""

    def ask(self, query: Callable[Concatenate[Any, P], T], /, *a: P.args, **kw: P.kwargs) -> T:
        """As `Desk.ask`."""


def sign_in_scanned(door: Door, meeting_id: str, raw: str, origin: object | None = None) -> Arrival:
    """A scan as one gesture: sign in whom it means, or keep the attempt and say why not.

    Refused: signin.nobody, signin.badge_damaged, signin.badge_revoked, signin.badge_elsewhere,
    signin.ambiguous, and those of `SignIn`.
    """
    found = door.ask(read_scan, meeting_id, raw)
    refusal = found.refusal()
    if refusal is None and found.attendee_id is not None:
        return door.do(SignIn(meeting_id=meeting_id, attendee_id=found.attendee_id), origin)
    reason = found.reason or Reason.UNKNOWN
    door.do(RecordAttempt(meeting_id=meeting_id, raw=raw, reason=reason, name=found.name), origin)
    raise refusal or Refused("signin.nobody", text=found.raw)


def read_scan(session: Session, meeting_id: str, raw: str) -> Reading:
    """Whom a scan means: the code of a badge; else, from cards made elsewhere, a number or a whole name."""
    split = badges.split_scan(raw)
    if split is not None:
        return _of_code(session, meeting_id, *split)
    text = badges.plain(raw)
    told = Attendee.number == int(text) if text.isdecimal() and len(text) < 7 else _named(text)
    found = session.scalars(select(Attendee).where(Attendee.meeting_id == meeting_id, told)).all()
    if len(found) == 1:
        return Reading(raw=text, before="", attendee_id=found[0].id, name=found[0].name)
    reason = Reason.AMBIGUOUS if found else Reason.UNKNOWN
    return Reading(raw=shown(text), before="", reason=reason, several=len(found))


def attempts(session: Session, meeting_id: str, limit: int = 20) -> tuple[Attempt, ...]:
    """The latest vain attempts first, repeats included."""
    names = (RecordAttempt.act_name(), SignIn.act_name())
    query = (
        select(Act)
        .where(Act.meeting_id == meeting_id, Act.effects == 0, Act.name.in_(names))
        .order_by(Act.seq.desc()).limit(limit)
    )  # fmt: skip
    return tuple(_attempt(act) for act in session.scalars(query))


def shown(raw: str) -> str:
    """Raw input as a line of text: what cannot be seen becomes a box, and no more than fits."""
    seen = "".join(one if one.isprintable() else "□" for one in raw)
    return seen if len(seen) <= LONGEST_RAW else seen[: LONGEST_RAW - 1] + "…"


def _named(text: str) -> Any:
    return Attendee.name == (clean_name(text) or None)


def _of_code(session: Session, meeting_id: str, before: str, code: str) -> Reading:
    if not badges.is_code(code):
        return Reading(raw=code, before=before, reason=Reason.DAMAGED)
    query = (
        select(Badge.revoked_at, Attendee, Meeting.title)
        .join(Attendee, Attendee.id == Badge.attendee_id)
        .join(Meeting, Meeting.id == Attendee.meeting_id)
        .where(Badge.code == code)
    )
    found = session.execute(query).first()
    if found is None:
        return Reading(raw=code, before=before, reason=Reason.UNKNOWN)
    revoked, who, title = found
    reason = Reason.REVOKED if revoked else None
    if who.meeting_id != meeting_id:
        reason = Reason.WRONG_MEETING
    means = None if reason else who.id
    return Reading(raw=code, before=before, attendee_id=means, reason=reason, name=who.name, title=title)


def _attempt(act: Act) -> Attempt:
    content = json.loads(act.content) if act.content else {}
    told, outcome = content.get("details", {}), content.get("outcome") or {}
    at = dt.datetime.fromisoformat(act.at).astimezone().replace(tzinfo=None, microsecond=0)
    reason = Reason(told["reason"]) if "reason" in told else Reason.ALREADY
    raw = told.get("raw") or str(outcome.get("number", ""))
    return Attempt(act.seq, at, act.by, raw, reason, told.get("name"))
