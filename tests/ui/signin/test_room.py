"""What the page counts itself agrees with the records, whatever is done at the desk."""

from __future__ import annotations

import random
from typing import Any

from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.signin import commands, queries
from meetingdesk.ui.signin.room import Room
from tests.builders import MORNING, a_meeting, some_attendees

NAMES = ("郑一", "钱二", "孙三", "李四", "周五", "吴六")


def some_act(chance: random.Random, meeting: str, who: str) -> commands.Command[Any]:
    of = {"meeting_id": meeting, "attendee_id": who}
    return chance.choice((
        commands.SignIn(**of), commands.SignIn(**of), commands.TakeLeave(**of, reason="出差"),
        commands.SendProxy(**of, proxy_name="卫七"), commands.UndoSignIn(**of), commands.LeaveEarly(**of),
        commands.Return(**of), commands.CorrectArrival(**of, late=True),
    ))  # fmt: skip


def test_a_room_kept_up_by_differences_equals_the_board_and_its_counts(desk: Desk, clock: FixedClock) -> None:
    meeting = a_meeting(desk, start=MORNING.replace(hour=8, minute=20))
    people = [*some_attendees(desk, meeting, *NAMES).values()]
    people += some_attendees(desk, meeting, "王八", "冯九", role="observer").values()
    room, chance = Room(desk.ask(queries.board, meeting)), random.Random(7)
    for _step in range(120):
        clock.advance(30)
        command = some_act(chance, meeting, chance.choice(people))
        try:
            outcome = desk.do(command)
        except Refused:
            continue
        if isinstance(command, commands.SignIn):
            room.arrive(outcome)
        else:
            card = desk.ask(queries.card, meeting, command.attendee_id)
            assert card is not None
            room.take(card.person)
    assert room.people() == desk.ask(queries.board, meeting)
    assert room.counts() == desk.ask(queries.counts, meeting)
    assert room.recent(5) == list(desk.ask(queries.recent, meeting, 5))
    assert room.steps() == list(desk.ask(queries.arrivals, meeting))
    assert [one.attendee_id for one in room.missing()] == [
        one.attendee_id for one in desk.ask(queries.missing, meeting)
    ]
