"""What the desk answers, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.signin import commands, many
from meetingdesk.signin.lookup import Arrival
from meetingdesk.signin.many import ON_LEAVE, UNKNOWN, SignedIn, Skipped
from meetingdesk.signin.queries import BoardRow
from meetingdesk.signin.signatures import Ink, RemoveSignature, SignByHand
from meetingdesk.ui.phrases import clauses, listed
from meetingdesk.ui.signin.card import Answer
from meetingdesk.ui.signin.faces import clock, state_words
from meetingdesk.ui.signin.room import moment
from meetingdesk.ui.theme import Tone

NAMED = 6  # of those passed over, so many are named on the card; all of them stand in the list


def arrived(
    outcome: Arrival, person: BoardRow, namesakes: Sequence[BoardRow], ink: Ink | None = None
) -> Answer:
    """Signed in; or already here, with the time of the first arrival."""
    first = clock(moment(outcome["first"]))
    below = [person.post or ""]
    if outcome["proxy_name"]:
        below.append(_("代会人：{name}", name=outcome["proxy_name"]))
    elif outcome["excused"] and not outcome["already"]:
        below.append(_("原来登记了请假，现在按到会计"))
    if outcome["left"]:
        below.append(_("{time} 早退；回到会场按 F6", time=clock(moment(outcome["left"]))))
    if namesakes:
        others = listed(f"{one.unit}（{state_words(one)}）" for one in namesakes)
        below.append(_("另有同名：{others}", others=others))
    lines = tuple(filter(None, below))
    tone, icon, verdict = Tone.OK, "circle-check", _("签到成功")
    if outcome["already"]:
        tone, icon, verdict = Tone.WARN, "repeat-2", _("已于 {time} 签到，没有改变", time=first)
    elif outcome["late"]:
        tone, icon, verdict = Tone.WARN, "clock", _("签到成功，迟到")
    time = "" if outcome["already"] else first
    return Answer(
        tone, icon, verdict, person.name, person.unit, lines, time, good=not outcome["already"], ink=ink
    )


def done(command: Command[Any], person: BoardRow | None, ink: Ink | None = None) -> Answer:
    """What a form or a key beside the desk did."""
    name = person.name if person else getattr(command, "name", "")
    unit = person.unit if person else getattr(command, "unit", "")
    verdicts = {
        commands.TakeLeave: (_("已登记请假"), "calendar-x-2", Tone.INFO),
        commands.SendProxy: (_("已登记代会"), "user-cog", Tone.PROXY),
        commands.CorrectProxy: (_("代会已更正"), "user-cog", Tone.PROXY),
        commands.SignInAfterwards: (_("已补签"), "circle-check", Tone.OK),
        commands.CorrectArrival: (_("签到已更正"), "circle-check", Tone.OK),
        commands.LeaveEarly: (_("已登记早退"), "log-out", Tone.WARN),
        commands.Return: (_("已回到会场"), "log-in", Tone.OK),
        commands.UndoSignIn: (_("已撤销签到"), "undo-2", Tone.INFO),
        many.AddWalkIn: (_("已登记列席并签到"), "eye", Tone.GUEST),
        SignByHand: (_("签名已留下"), "circle-check", Tone.OK),
        RemoveSignature: (_("签名已去掉"), "undo-2", Tone.INFO),
    }
    words, icon, tone = verdicts[type(command)]
    return Answer(tone, icon, words, name, unit, _details(person), _when(command, person), ink=ink)


def several(title: str, outcome: SignedIn) -> Answer:
    """Several at once: how many, and who was passed over and why."""
    count, skipped = len(outcome["signed"]), outcome["skipped"]
    verdict = _("{count} 人签到成功", count=count)
    names = listed(one["name"] for one in outcome["signed"][:NAMED])
    below = (names + ("…" if count > NAMED else ""), _skipped_words(skipped)) if count or skipped else ()
    tone = Tone.WARN if skipped else Tone.OK
    icon = "triangle-alert" if skipped else "circle-check"
    return Answer(tone, icon, verdict, title, "", tuple(filter(None, below)), good=bool(count))


def refused(sentence: str, name: str = "", unit: str = "") -> Answer:
    """A rule said no; the sentence says why and what to do."""
    return Answer(Tone.BAD, "circle-alert", _("没有签到"), name, unit, (sentence,), good=False)


def _skipped_words(skipped: Sequence[Skipped]) -> str:
    if not skipped:
        return ""
    named = clauses(_skipped_one(one) for one in skipped[:NAMED])
    more = "…" if len(skipped) > NAMED else ""
    return _("跳过 {count} 人：{who}", count=len(skipped), who=named + more)


def _skipped_one(one: Skipped) -> str:
    if one["why"] == UNKNOWN:
        return _("名单上没有 {number} 号", number=one["number"])
    if one["why"] == ON_LEAVE:
        return _("{name} 请假", name=one["name"])
    return _("{name} 已签到", name=one["name"])


def _details(person: BoardRow | None) -> tuple[str, ...]:
    """What was noted beside the state: reason, substitute, who approved."""
    if person is None:
        return ()
    found = [_("事由：{reason}", reason=person.reason) if person.reason and not person.here else ""]
    if person.proxy_name:
        found.append(listed((person.proxy_name, person.proxy_post)))
        rights = (_("参加测评") if person.proxy_votes else "", _("代为述职") if person.proxy_reports else "")
        approved = _("{name}批准", name=person.approved_by) if person.approved_by else ""
        found.append(clauses((approved, *rights)))
    return tuple(filter(None, found))


def _when(command: Command[Any], person: BoardRow | None) -> str:
    if person is None:
        return ""
    if isinstance(command, commands.LeaveEarly):
        return clock(person.left_at)
    return clock(person.arrived_at) if person.here else ""
