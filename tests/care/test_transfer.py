"""One meeting as one file: everything arrives, the register is merged, nothing hostile gets in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meetingdesk.bootstrap import journal_holds, open_desk
from meetingdesk.care import transfer
from meetingdesk.care.transfer import TakeOver
from meetingdesk.desk import Desk
from meetingdesk.evaluation import queries as evaluation
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import BadInput, Refused
from meetingdesk.meeting import queries as meetings
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play
from meetingdesk.roster import queries as roster
from meetingdesk.signin import queries as signin
from tests.builders import a_meeting
from tests.care.people import on_the_roster
from tests.journeys import small

NUMBER = "13800001111"


@pytest.fixture
def other(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    with open_desk(tmp_path / "other" / "m.db", clock) as desk:
        yield desk


def carried(desk: Desk, meeting: str, folder: Path, **how: Any) -> transfer.Carried:
    target = folder / "会议.mdm"
    transfer.write_file(target, desk.ask(transfer.take_along, meeting, **how))
    return transfer.read_file(target)


def take(desk: Desk, file: transfer.Carried) -> str:
    return desk.do(TakeOver(file=file.name, digest=file.digest, tables=file.tables))


def told(desk: Desk, meeting: str) -> list[Any]:
    """What an organizer sees of a meeting: facts, people, counts, results."""
    polls = desk.ask(evaluation.polls, meeting)
    facts = desk.ask(meetings.meeting, meeting)
    return [
        facts, desk.ask(meetings.attendees, meeting), desk.ask(signin.counts, meeting),
        [desk.ask(evaluation.closing, poll.id) for poll in polls],
    ]  # fmt: skip


def test_a_played_meeting_arrives_whole_and_is_taken_back_in_one_step(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    played = play(read_case(small.write(tmp_path / "case")), desk)
    file = carried(desk, played.meeting_id, tmp_path)
    on_the_roster(other, "别处的人")
    assert take(other, file) == played.meeting_id
    assert told(other, played.meeting_id) == told(desk, played.meeting_id)
    assert journal_holds(other) is None


def test_a_meeting_that_is_not_sealed_can_be_taken_back(desk: Desk, other: Desk, tmp_path: Path) -> None:
    on_the_roster(desk, "张三")
    take(other, carried(desk, a_meeting(desk), tmp_path))
    last = other.undoable()
    assert last is not None
    other.undo(last.seq)
    assert other.ask(meetings.meetings) == ()


def test_people_and_organisations_that_are_known_are_not_doubled(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    from meetingdesk.meeting.people import AddAttendeesFromRoster

    for place in (desk, other):
        on_the_roster(place, "张三")
    on_the_roster(desk, "李四")
    meeting = a_meeting(desk)
    desk.do(AddAttendeesFromRoster(meeting_id=meeting))
    take(other, carried(desk, meeting, tmp_path))
    names = sorted(row.name for row in other.ask(roster.roster))
    assert names == ["张三", "李四"]
    assert len(other.ask(roster.organisations)) == 2
    known = {row.person_id for row in other.ask(roster.roster)}
    assert {row.person_id for row in other.ask(meetings.attendees, meeting)} == known


def test_telephones_stay_here_unless_they_are_meant_to_go(desk: Desk, tmp_path: Path) -> None:
    from meetingdesk.meeting.people import AddAttendeesFromRoster

    on_the_roster(desk, "张三", phone=NUMBER)
    meeting = a_meeting(desk)
    desk.do(AddAttendeesFromRoster(meeting_id=meeting))
    assert NUMBER.encode() not in desk.ask(transfer.take_along, meeting)
    whole = desk.ask(transfer.take_along, meeting, phones=True)
    assert NUMBER.encode() in whole
    assert transfer.phones_in(whole) == 1


def test_the_same_meeting_is_not_taken_over_twice(desk: Desk, tmp_path: Path) -> None:
    file = carried(desk, a_meeting(desk), tmp_path)
    with pytest.raises(Refused, match=r"care\.meeting_known"):
        take(desk, file)


def rewritten(data: bytes, change: Any) -> bytes:
    told = json.loads(data)
    change(told)
    told["digest"] = transfer._digest(told["tables"])
    return json.dumps(told).encode()


HOSTILE: dict[str, Any] = {
    "nothing": lambda _good: b"",
    "noise": lambda _good: bytes(range(256)) * 20,
    "a workbook": lambda _good: b"PK\x03\x04" + b"\0" * 99,
    "nested": lambda _good: b"[" * 200_000,
    "a list": lambda _good: b"[1]",
    "another format": lambda good: good.replace(b"meetingdesk-meeting", b"somebody-else-thing"),
    "one letter changed": lambda good: good.replace("演示".encode(), "演式".encode(), 1),
    "cut": lambda good: good[: len(good) // 2],
    "a newer one": lambda good: rewritten(good, lambda t: t.update(schema=999)),
    "no meeting": lambda good: rewritten(good, lambda t: t["tables"].update(meeting_meeting=[])),
    "two meetings": lambda good: rewritten(good, lambda t: t["tables"]["meeting_meeting"].append({})),
    "the journal": lambda good: rewritten(good, lambda t: t["tables"].update(journal_act=[])),
    "open ballots": lambda good: rewritten(good, lambda t: t["tables"].update(evaluation_sheet=[])),
    "a table of its own": lambda good: rewritten(good, lambda t: t["tables"].update({"x; DROP TABLE y": []})),
    "a column of its own": lambda good: rewritten(
        good, lambda t: t["tables"]["meeting_meeting"][0].update({"title = 1 --": "x"})
    ),
    "a list in a cell": lambda good: rewritten(
        good, lambda t: t["tables"]["meeting_meeting"][0].update(title=["x"])
    ),
    "a key of another kind": lambda good: rewritten(
        good, lambda t: t["tables"]["meeting_meeting"][0].update(id="../../etc")
    ),
}


@pytest.mark.parametrize("how", HOSTILE)
def test_a_hostile_file_ends_in_a_sentence(desk: Desk, tmp_path: Path, how: str) -> None:
    good = desk.ask(transfer.take_along, a_meeting(desk))
    file = tmp_path / "x.mdm"
    file.write_bytes(HOSTILE[how](good))
    with pytest.raises(BadInput, match=r"care\."):
        transfer.read_file(file)


def test_the_sample_travels(desk: Desk, other: Desk, tmp_path: Path) -> None:
    played = play(read_case(paths.resource("sample")), desk)
    take(other, carried(desk, played.meeting_id, tmp_path))
    assert told(other, played.meeting_id) == told(desk, played.meeting_id)
