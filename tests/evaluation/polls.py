"""A small poll at each step of its life, for the tests beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from meetingdesk.desk import Desk
from meetingdesk.evaluation import commands as do
from meetingdesk.foundation.errors import Refused
from tests.builders import Typed, a_meeting, a_poll, open_entry, type_pass

FIRST: list[Typed] = [
    (1, "全体", (1, 2)),
    (2, "全体", (1, 1)),
    (3, "全体", (2, 0)),
    (4, "全体", (9, 4)),
    (5, "全体", None),
]
"""Five papers of two rows: one void, one with a void row, one with a blank."""


@dataclass
class Played:
    """A desk with one poll on it; `of` names it to every command."""

    desk: Desk
    meeting: str
    poll: str

    @property
    def of(self) -> dict[str, str]:
        return {"meeting_id": self.meeting, "poll_id": self.poll}

    def do(self, command: type, **given: Any) -> Any:
        return self.desk.do(command(**self.of, **given))

    def ask(self, query: Any, *more: Any) -> Any:
        return self.desk.ask(query, self.poll, *more)

    def refused(self, command: type, **given: Any) -> Refused:
        with pytest.raises(Refused) as told:
            self.do(command, **given)
        return told.value

    def not_shown(self, query: Any, *more: Any) -> str:
        with pytest.raises(Refused) as told:
            self.ask(query, *more)
        return told.value.key

    def type(self, number: int, papers: list[Typed]) -> None:
        type_pass(self.desk, self.meeting, self.poll, number, papers)

    def sit_down(self, name: str) -> None:
        self.desk.operator = name


def voting(desk: Desk, *subjects: str, **more: Any) -> Played:
    """Papers are out."""
    meeting = a_meeting(desk)
    return Played(desk, meeting, a_poll(desk, meeting, *subjects, **more))


def in_entry(desk: Desk, returned: dict[str, int] | None = None, **more: Any) -> Played:
    """Papers are numbered and entry is open; nobody types yet."""
    back = returned or {"全体": 5}
    poll = voting(desk, issued=more.pop("issued", back), **more)
    open_entry(desk, poll.meeting, poll.poll, back)
    return poll


def typed_twice(desk: Desk, second: list[Typed] | None = None) -> Played:
    """Both passes are finished; alike unless told otherwise."""
    poll = in_entry(desk)
    poll.type(1, FIRST)
    poll.type(2, FIRST if second is None else second)
    return poll


def confirmed(desk: Desk) -> Played:
    """Two people confirmed the passes."""
    poll = typed_twice(desk)
    poll.do(do.ConfirmPasses, first="监票甲", second="监票乙")
    return poll


def sealed(desk: Desk) -> Played:
    """Results may be read."""
    poll = confirmed(desk)
    do.seal(desk, poll.meeting, poll.poll)
    return poll


def changed(
    papers: list[Typed], number: int, marks: tuple[int, ...] | None, code: str = "全体"
) -> list[Typed]:
    """The same papers, one of them typed differently."""
    return [(number, code, marks) if paper[0] == number else paper for paper in papers]
