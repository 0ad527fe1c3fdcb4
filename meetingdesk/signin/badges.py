"""胸卡: the code on a badge, who holds it, and what a USB wand has just read.

A wand types what it reads and presses Enter, so a code is ten digits: no Chinese input method, no caps lock
and no other keyboard changes them, and no roster number or mobile number (1…) looks like them. Nine digits
are taken from a digest of the attendee's random key, which is printed nowhere: nobody guesses a code from a
name, and making it again gives the same one. The last is a check digit after H. M. Damm, which finds every
single wrong digit and every two neighbours changed over.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.lookup import require_open
from meetingdesk.meeting.model import Attendee, Role
from meetingdesk.signin import lookup
from meetingdesk.signin.model import Badge
from meetingdesk.storage.unit import Unit

CODE_LENGTH = 10
_SHAPE = re.compile(r"[2-9]\d{9}")
_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


@dataclass(frozen=True)
class BadgeRow:
    """A badge to print, or one that is out. `code` goes into the QR code as it is."""

    attendee_id: str
    number: int
    name: str
    unit: str
    post: str | None
    role: Role
    code: str
    issue: int


@dataclass(frozen=True, kw_only=True)
class IssueBadges(Command[int]):
    """Give a code to everyone of the meeting who has none, or to `attendee_ids` only; returns how many.

    Printing again needs no new codes, so it changes nothing. Refused: storage.gone, meeting.archived.
    """

    summary: ClassVar[str] = N_("生成胸卡（{count} 张）")
    meeting_id: str
    attendee_ids: tuple[str, ...] | None = None

    def apply(self, unit: Unit) -> int:
        """See the class."""
        require_open(unit, self.meeting_id)
        everyone = unit.session.scalars(select(Attendee.id).where(Attendee.meeting_id == self.meeting_id))
        wanted = set(everyone)
        if self.attendee_ids is not None:
            wanted &= set(self.attendee_ids)
        held = unit.session.scalars(select(Badge).where(Badge.meeting_id == self.meeting_id)).all()
        lacking = wanted - {badge.attendee_id for badge in held if badge.revoked_at is None}
        issues = {badge.attendee_id: badge.issue for badge in held}
        unit.session.add_all(_new_badges(unit, self.meeting_id, {who: issues.get(who, 0) for who in lacking}))
        unit.describe(count=len(lacking))
        return len(lacking)


@dataclass(frozen=True, kw_only=True)
class ReplaceBadge(Command[str]):
    """换发: a lost or damaged badge no longer opens the door; returns the code of the new one.

    Refused: storage.gone, signin.wrong_meeting, meeting.archived.
    """

    summary: ClassVar[str] = N_("换发 {name} 的胸卡")
    meeting_id: str
    attendee_id: str

    def apply(self, unit: Unit) -> str:
        """See the class."""
        who = lookup.person(unit, self.meeting_id, self.attendee_id).attendee
        last = _revoke(unit, who.id)
        (made,) = _new_badges(unit, self.meeting_id, {who.id: last})
        return unit.add(made).code


@dataclass(frozen=True, kw_only=True)
class RevokeBadge(Command[int]):
    """作废: the badge no longer opens the door; 0 when there was none. Refused: as `ReplaceBadge`."""

    summary: ClassVar[str] = N_("作废 {name} 的胸卡")
    meeting_id: str
    attendee_id: str

    def apply(self, unit: Unit) -> int:
        """See the class."""
        return _revoke(unit, lookup.person(unit, self.meeting_id, self.attendee_id).attendee.id)


def badges(session: Session, meeting_id: str) -> tuple[BadgeRow, ...]:
    """The badges that are valid, in roster order: for printing."""
    query = (
        select(Attendee, Badge)
        .join(Badge, Badge.attendee_id == Attendee.id)
        .where(Attendee.meeting_id == meeting_id, Badge.revoked_at.is_(None))
        .order_by(Attendee.position, Attendee.number)
    )
    return tuple(
        BadgeRow(who.id, who.number, who.name, who.unit, who.post, Role(who.role), badge.code, badge.issue)
        for who, badge in session.execute(query)
    )


def code_of(attendee_id: str, issue: int) -> str:
    """The code of the badge that someone gets as their `issue`-th."""
    digest = hashlib.sha256(f"badge {attendee_id} {issue}".encode()).digest()
    digits = str(200_000_000 + int.from_bytes(digest[:8]) % 800_000_000)
    return digits + check_digit(digits)


def check_digit(digits: str) -> str:
    """What follows `digits` in a code."""
    interim = "0"
    for digit in digits:
        interim = _DAMM[int(interim)][int(digit)]
    return interim


def is_code(text: str) -> bool:
    """Whether `text` is a code that may have been printed: right length, right check digit."""
    return _SHAPE.fullmatch(text) is not None and check_digit(text) == "0"


def looks_like_code(text: str) -> bool:
    """Whether `text` has the shape of a code, well read or not."""
    return _SHAPE.fullmatch(text) is not None


def plain(raw: str) -> str:
    """What was typed or read: full-width signs narrowed, nothing invisible, no blanks around."""
    kept = (one for one in unicodedata.normalize("NFKC", raw) if unicodedata.category(one)[0] != "C")
    return "".join(kept).strip()


def split_scan(text: str) -> tuple[str, str] | None:
    """What stood in the field before a wand typed into it, and the code; None when no code ends `text`.

    `yc8123456780` is a half-typed `yc` and a code. Ten digits that misread are taken for a code only when
    nothing stands before them.
    """
    told = plain(text)
    before, code = told[:-CODE_LENGTH], told[-CODE_LENGTH:]
    if is_code(code) or (not before and looks_like_code(code)):
        return before.strip(), code
    return None


def _revoke(unit: Unit, attendee_id: str) -> int:
    """Void what they hold; the number of badges they ever had."""
    last = 0
    for badge in unit.session.scalars(select(Badge).where(Badge.attendee_id == attendee_id)):
        badge.revoked_at = badge.revoked_at or unit.clock.local()
        last = max(last, badge.issue)
    return last


def _new_badges(unit: Unit, meeting_id: str, lasts: dict[str, int]) -> list[Badge]:
    """One more badge for each, by how many they had; a code that happens to be out is passed over."""
    codes = {who: code_of(who, last + 1) for who, last in lasts.items()}
    taken = _taken(unit.session, codes.values())
    made = []
    for who, last in sorted(lasts.items()):
        issue = last + 1
        while code_of(who, issue) in taken:
            issue += 1
        taken.add(code_of(who, issue))
        made.append(Badge(meeting_id=meeting_id, attendee_id=who, code=code_of(who, issue), issue=issue))
    return made


def _taken(session: Session, codes: Iterable[str]) -> set[str]:
    return set(session.scalars(select(Badge.code))) if any(codes) else set()
