"""One meeting as one file: everything arrives, the register is merged, nothing hostile gets in."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from meetingdesk.bootstrap import journal_holds, open_desk
from meetingdesk.care import transfer
from meetingdesk.desk import Desk
from meetingdesk.evaluation import queries as evaluation
from meetingdesk.filing.commands import FileAway
from meetingdesk.foundation import kept_files, paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import BadInput, Refused
from meetingdesk.meeting import queries as meetings
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play
from meetingdesk.roster import queries as roster
from meetingdesk.roster.commands import AddOrganisation
from meetingdesk.signin import queries as signin
from meetingdesk.speakers import filing
from meetingdesk.speakers.model import ReportFile
from meetingdesk.storage.engine import file_of
from meetingdesk.storage.unit import writing
from tests.builders import a_meeting
from tests.care.people import on_the_roster
from tests.journeys import small

PHOTO, REPORT = b"\x89 a photo" * 900, b"%PDF a report"
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
    return transfer.take_over(file, file_of(desk.engine), desk.do)


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
    assert NUMBER.encode() not in desk.ask(transfer.take_along, meeting).records
    whole = desk.ask(transfer.take_along, meeting, phones=True)
    assert NUMBER.encode() in whole.records
    assert whole.phones == 1


def test_the_same_meeting_is_not_taken_over_twice(desk: Desk, tmp_path: Path) -> None:
    file = carried(desk, a_meeting(desk), tmp_path)
    with pytest.raises(Refused, match=r"care\.meeting_known"):
        take(desk, file)


def with_files(desk: Desk, folder: Path) -> str:
    """A meeting with a photo that was filed and a report that was handed in."""
    meeting, database = a_meeting(desk), file_of(desk.engine)
    photo, report = folder / "合影.jpg", folder / "述职 报告.pdf"
    photo.write_bytes(PHOTO)
    report.write_bytes(REPORT)
    kept = kept_files.keep(photo, paths.attachments_folder(database))
    desk.do(FileAway(meeting_id=meeting, kind="photo", name=kept.name, digest=kept.digest, size=kept.size))
    unit = desk.do(AddOrganisation(name="演示企业", kind="党支部"))
    with writing(desk.engine, desk.clock, None) as unit_of_work:
        one = filing.keep(report, paths.reports_folder(database))
        unit_of_work.add(ReportFile(
            meeting_id=meeting, organisation_id=unit, name=one.name, size=one.size, digest=one.digest,
            kept_at=desk.clock.local(),
        ))  # fmt: skip
    return meeting


def test_files_that_were_handed_in_travel_under_their_digests(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    meeting = with_files(desk, tmp_path)
    file = carried(desk, meeting, tmp_path, database=file_of(desk.engine))
    assert (len(file.files), file.lacking) == (2, ())
    take(other, file)
    arrived = other.ask(transfer.files_of, meeting, file_of(other.engine))
    assert [(one.name, one.place.read_bytes()) for one in arrived] == [
        ("合影.jpg", PHOTO), ("述职 报告.pdf", REPORT)
    ]  # fmt: skip


def test_a_file_that_is_gone_or_was_changed_does_not_travel_and_is_named(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    meeting = with_files(desk, tmp_path)
    photo, report = desk.ask(transfer.files_of, meeting, file_of(desk.engine))
    photo.place.unlink()
    report.place.write_bytes(b"changed")
    leaving = desk.ask(transfer.take_along, meeting, database=file_of(desk.engine))
    assert (leaving.files, set(leaving.missing)) == ({}, {"合影.jpg", "述职 报告.pdf"})
    transfer.write_file(tmp_path / "x.mdm", leaving)
    file = transfer.read_file(tmp_path / "x.mdm")
    assert set(file.lacking) == {"合影.jpg", "述职 报告.pdf"}
    take(other, file)
    assert len(other.ask(meetings.meetings)) == 1


def test_a_refused_meeting_leaves_no_file_behind(desk: Desk, other: Desk, tmp_path: Path) -> None:
    meeting = with_files(desk, tmp_path)
    take(other, carried(desk, meeting, tmp_path))
    with_them = carried(desk, meeting, tmp_path, database=file_of(desk.engine))
    with pytest.raises(Refused, match=r"care\.meeting_known"):
        take(other, with_them)
    arrived = other.ask(transfer.files_of, meeting, file_of(other.engine))
    assert [one.place.exists() for one in arrived] == [False, False]


def test_a_file_that_does_not_fit_its_digest_is_not_put_in_place(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    file = carried(desk, with_files(desk, tmp_path), tmp_path, database=file_of(desk.engine))
    whole = file.path.read_bytes()
    assert whole.count(PHOTO) == 1
    spoilt = repacked(whole, lambda members: members.update(
        {name: data[:-1] + b"!" for name, data in members.items() if data == PHOTO}
    ))  # fmt: skip
    file.path.write_bytes(spoilt)
    with pytest.raises(BadInput, match=r"care\.spoilt"):
        take(other, transfer.read_file(file.path))
    assert other.ask(meetings.meetings) == ()
    assert not list(file_of(other.engine).parent.rglob("*attachments/*"))


def repacked(data: bytes, change: Any, how: int = zipfile.ZIP_STORED) -> bytes:
    """The same file with other members."""
    with zipfile.ZipFile(BytesIO(data)) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    made = BytesIO()
    with zipfile.ZipFile(made, "w", how) as new:
        for name, content in members.items():
            new.writestr(name, content)
    return made.getvalue()


def rewritten(data: bytes, change: Any, *, sign: bool = True) -> bytes:
    """Other records, under a digest that fits them."""

    def change_records(members: dict[str, bytes]) -> None:
        told = json.loads(members["meeting.json"])
        change(told)
        if sign:
            told["digest"] = transfer.digest_of(told["tables"], told["files"])
        members["meeting.json"] = json.dumps(told).encode()

    return repacked(data, change_records)


def records(content: bytes) -> Any:
    return lambda good: repacked(good, lambda members: members.update({"meeting.json": content}))


def of_meeting(**values: Any) -> Any:
    return lambda good: rewritten(good, lambda t: t["tables"]["meeting_meeting"][0].update(values))


PATH = {"id": "a" * 32, "meeting_id": "b" * 32, "position": 1, "kind": "photo", "name": "x", "size": 1}
HOSTILE: dict[str, Any] = {
    "nothing": lambda _good: b"",
    "noise": lambda _good: bytes(range(256)) * 20,
    "a workbook": lambda _good: b"PK\x03\x04" + b"\0" * 99,
    "no records": lambda good: repacked(good, lambda members: members.pop("meeting.json")),
    "nested": records(b"[" * 200_000),
    "a list": records(b"[1]"),
    "no text": records(b"\xff\xfe"),
    "another format": lambda good: rewritten(good, lambda t: t.update(format="somebody-else")),
    "one letter changed": lambda good: rewritten(
        good, lambda t: t["tables"]["meeting_meeting"][0].update(title="别的"), sign=False
    ),
    "cut": lambda good: good[: len(good) // 2],
    "a bomb": lambda good: repacked(
        good, lambda members: members.update({"meeting.json": b" " * 30_000_000}), zipfile.ZIP_DEFLATED
    ),
    "a path": lambda good: repacked(good, lambda members: members.update({"../../etc/passwd": b"x"})),
    "a file nobody names": lambda good: repacked(
        good, lambda members: members.update({"files/" + "0" * 64: b"x"})
    ),
    "a path for a digest": lambda good: rewritten(
        good, lambda t: t["tables"].update(filing_file=[PATH | {"digest": "../../etc/passwd"}])
    ),
    "a newer one": lambda good: rewritten(good, lambda t: t.update(schema=999)),
    "no meeting": lambda good: rewritten(good, lambda t: t["tables"].update(meeting_meeting=[])),
    "two meetings": lambda good: rewritten(good, lambda t: t["tables"]["meeting_meeting"].append({})),
    "the journal": lambda good: rewritten(good, lambda t: t["tables"].update(journal_act=[])),
    "open ballots": lambda good: rewritten(good, lambda t: t["tables"].update(evaluation_sheet=[])),
    "a table of its own": lambda good: rewritten(good, lambda t: t["tables"].update({"x; DROP TABLE y": []})),
    "a column of its own": of_meeting(**{"title = 1 --": "x"}),
    "a list in a cell": of_meeting(title=["x"]),
    "no title": of_meeting(title=None),
    "a day that is none": of_meeting(date="2023-99-99"),
    "a state that is none": of_meeting(state="exploded"),
    "a key of another kind": of_meeting(id="../../etc"),
}


@pytest.mark.parametrize("how", HOSTILE)
def test_a_hostile_file_ends_in_a_sentence(desk: Desk, tmp_path: Path, how: str) -> None:
    file = tmp_path / "x.mdm"
    transfer.write_file(file, desk.ask(transfer.take_along, a_meeting(desk)))
    file.write_bytes(HOSTILE[how](file.read_bytes()))
    with pytest.raises(BadInput, match=r"care\."):
        transfer.read_file(file)


def test_the_sample_travels(desk: Desk, other: Desk, tmp_path: Path) -> None:
    played = play(read_case(paths.resource("sample")), desk)
    take(other, carried(desk, played.meeting_id, tmp_path))
    assert told(other, played.meeting_id) == told(desk, played.meeting_id)
