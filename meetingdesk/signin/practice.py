"""The acts of the door gone through once before anyone stands there: the first one waits for nothing."""

from __future__ import annotations

from typing import Any

from meetingdesk.desk import Command, Desk
from meetingdesk.foundation.progress import Progress
from meetingdesk.meeting.model import Role
from meetingdesk.signin import queries
from meetingdesk.signin.commands import SendProxy, SignIn, TakeLeave


def practise(desk: Desk, meeting_id: str, progress: Progress) -> None:
    """Sign in, send a substitute and take leave, each up to its commit and no further; nothing is kept."""
    coming = [one for one in desk.ask(queries.board, meeting_id, [Role.EXPECTED]) if not one.here]
    if not coming:
        return
    who, name = coming[0].attendee_id, coming[0].name
    acts: tuple[Command[Any], ...] = (
        SignIn(meeting_id=meeting_id, attendee_id=who),
        SendProxy(meeting_id=meeting_id, attendee_id=who, proxy_name=name),
        TakeLeave(meeting_id=meeting_id, attendee_id=who),
    )
    for place, command in enumerate(acts):
        progress.step(place, len(acts))
        desk.practise(command)
    desk.ask(queries.card, meeting_id, who)
