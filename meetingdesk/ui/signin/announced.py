"""A substitute told before the meeting stands on the 代会 card already: nobody is asked twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from meetingdesk.invitation.queries import ReplyRow
from meetingdesk.signin.queries import BoardRow


def as_announced(who: BoardRow, told: Mapping[str, ReplyRow]) -> BoardRow:
    """The person, with the substitute whom the unit named beforehand; one noted at the desk comes first."""
    reply = told.get(who.attendee_id)
    if reply is None or who.proxy_name:
        return who
    return replace(who, proxy_name=reply.substitute_name, proxy_post=reply.substitute_post)
