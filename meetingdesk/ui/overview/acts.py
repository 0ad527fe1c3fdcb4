"""What can be done on the overview, as commands; read when something is pressed, not when the page opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from meetingdesk.agenda.commands import AddItem, FinishItem, StartItem
from meetingdesk.agenda.model import kind_named
from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.meeting import commands as meeting
from meetingdesk.overview.commands import CloseMeeting
from meetingdesk.overview.queries import Live
from meetingdesk.speakers import commands as speakers
from meetingdesk.ui.asking import AskCard, said
from meetingdesk.ui.overview.now import awaited

MINUTE = 60

OF_THE_MEETING: dict[str, Callable[..., Command[Any]]] = {
    "begin": meeting.StartMeeting,
    "close": CloseMeeting,
    "archive": meeting.ArchiveMeeting,
    "reopen": meeting.ReopenMeeting,
}


def command(what: str, meeting_id: str, live: Live | None) -> Command[Any] | None:
    """The command behind a button or key; None where there is nothing it could be about just now."""
    of = {"meeting_id": meeting_id}
    if what in OF_THE_MEETING:
        return OF_THE_MEETING[what](**of)
    if live is None:
        return None
    if what == "next_item" and live.upcoming:
        return StartItem(**of, item_id=live.upcoming[0].id)
    if what == "finish_item" and live.current is not None:
        return FinishItem(**of, item_id=live.current.id)
    return _of_the_floor(what, of, live)


def _of_the_floor(what: str, of: dict[str, str], live: Live) -> Command[Any] | None:
    turn, waiting = live.floor.turn, awaited(live)
    if waiting is not None and what in {"first_speaker", "pause"}:
        return speakers.StartTurn(**of, organisation_id=waiting.who.organisation_id)
    if turn is None:
        return None
    who = of | {"organisation_id": turn.who.organisation_id}
    if what == "pause":
        return (speakers.ContinueTurn if turn.paused_at else speakers.PauseTurn)(**who)
    if what == "minute":
        return speakers.AdjustTime(**who, seconds=MINUTE)
    return speakers.EndAndCallNext(**of) if live.floor.following else speakers.EndTurn(**who)


def item_card(meeting_id: str, before: str | None) -> AskCard:
    """Asks for an item that nobody planned; it comes before the item `before`, or last."""
    card = AskCard(_("添加临时议程"), _("添加"))
    title = card.ask(_("名称"), _("议程名称"), _("例如 休息"))
    minutes = card.ask(_("分钟"), _("要几分钟"))

    def make() -> Command[Any] | None:
        good = not said(minutes) or said(minutes).isdecimal()
        minutes.refuse("" if good else _("请写数字"))
        if not good:
            return None
        return AddItem(
            meeting_id=meeting_id, kind=kind_named(said(title)), title=said(title) or None, before=before,
            planned_minutes=int(said(minutes)) if said(minutes) else None,
        )  # fmt: skip

    card.answer_with(make)
    return card
