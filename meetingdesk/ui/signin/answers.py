"""What the desk answers, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.signin import commands, many
from meetingdesk.signin.lookup import Arrival
from meetingdesk.signin.queries import BoardRow
from meetingdesk.ui.signin.card import Answer
from meetingdesk.ui.signin.faces import state_words
from meetingdesk.ui.theme import Tone


def arrived(outcome: Arrival, person: BoardRow, namesakes: Sequence[BoardRow]) -> Answer:
    """Signed in; or already here, with the time of the first arrival."""
    first = _short_time(outcome["first"])
    below = [person.post or ""]
    if namesakes:
        others = "、".join(f"{one.unit}（{state_words(one)}）" for one in namesakes)
        below.append(_("另有同名：{others}", others=others))
    lines = " • ".join(part for part in below if part)
    if outcome["already"]:
        verdict = _("已于 {time} 签到，没有改变", time=first)
        return Answer(Tone.WARN, "repeat-2", verdict, person.name, person.unit, lines)
    if outcome["late"]:
        return Answer(Tone.WARN, "clock", _("签到成功，迟到"), person.name, person.unit, lines, first)
    return Answer(Tone.OK, "circle-check", _("签到成功"), person.name, person.unit, lines, first)


def done(command: Command[Any], person: BoardRow | None) -> Answer:
    """What a form or a word beside the desk did."""
    name = person.name if person else getattr(command, "name", "")
    unit = person.unit if person else getattr(command, "unit", "")
    verdicts = {
        commands.TakeLeave: (_("已登记请假"), "calendar-x-2", Tone.INFO),
        commands.SendProxy: (_("已登记代会"), "user-cog", Tone.PROXY),
        commands.SignInAfterwards: (_("已补签"), "circle-check", Tone.OK),
        commands.LeaveEarly: (_("已登记早退"), "log-out", Tone.WARN),
        commands.UndoSignIn: (_("已撤销签到"), "undo-2", Tone.INFO),
        many.AddWalkIn: (_("已登记列席并签到"), "eye", Tone.GUEST),
    }
    words, icon, tone = verdicts[type(command)]
    below = getattr(command, "proxy_name", None) or getattr(command, "reason", None) or ""
    return Answer(tone, icon, words, name, unit, below)


def _short_time(text: str | None) -> str:
    if not text:
        return ""
    hour, minute = text[-8:-3].split(":") if "T" in text else text.split(":")[:2]
    return f"{int(hour)}:{minute}"


