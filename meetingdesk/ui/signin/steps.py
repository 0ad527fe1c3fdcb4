"""What pressing one of the eight buttons leads to: a card that asks, an act at once, or a word of advice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.signin import commands, many
from meetingdesk.signin.queries import BoardRow
from meetingdesk.signin.search import RosterHit
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.signin import forms
from meetingdesk.ui.signin.actions import Act
from meetingdesk.ui.signin.signature import SignatureCard

Step = AskCard | SignatureCard | Command[Any] | str


@dataclass(frozen=True)
class Around:
    """What a step needs besides the person. `on_roster` finds someone of the roster by what is typed."""

    meeting_id: str
    typed: str
    today: dt.date
    signed: bool
    on_roster: Callable[[str], RosterHit | None]


def step(act: Act, who: BoardRow | None, around: Around) -> Step:
    """The step for one person; 列席 needs nobody."""
    if act is Act.OBSERVER:
        return _walk_in(around)
    if who is None:
        return _("先输入姓名选好人，再按这个按钮")
    return _STEPS[act](who, around)


def _time(who: BoardRow, around: Around) -> Step:
    make = forms.correct_card if who.here else forms.afterwards_card
    return make(around.meeting_id, who, around.today)


def _early(who: BoardRow, around: Around) -> Step:
    make = commands.Return if who.left_at else commands.LeaveEarly
    return make(meeting_id=around.meeting_id, attendee_id=who.attendee_id)


def _undo(who: BoardRow, around: Around) -> Step:
    return commands.UndoSignIn(meeting_id=around.meeting_id, attendee_id=who.attendee_id)


_STEPS: dict[Act, Callable[[BoardRow, Around], Step]] = {
    Act.LEAVE: lambda who, around: forms.leave_card(around.meeting_id, who),
    Act.PROXY: lambda who, around: forms.proxy_card(around.meeting_id, who),
    Act.TIME: _time,
    Act.EARLY: _early,
    Act.UNDO: _undo,
    Act.UNIT: lambda who, around: many.SignInUnit(meeting_id=around.meeting_id, unit=who.unit),
    Act.SIGNATURE: lambda who, around: SignatureCard(around.meeting_id, who, around.signed),
}


def _walk_in(around: Around) -> Step:
    """`姓名 单位` typed is enough; else the roster may know them; else a card asks."""
    words = around.typed.split()
    if len(words) > 1 and not around.typed.isascii():
        post = words[2] if len(words) > 2 else None
        return many.AddWalkIn(meeting_id=around.meeting_id, name=words[0], unit=words[1], post=post)
    known = around.on_roster(around.typed) if around.typed else None
    return forms.walk_in_card(around.meeting_id, around.typed, known)
