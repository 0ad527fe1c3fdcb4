"""The whole program at work, kept step by step, so that a proof can go on from the middle of it.

First a small case is played: roster, agenda, sign-in, speakers, ballots, seal, comments. Then come files that
are handed in, the minutes, undo and redo, and every other command there is, with contents of chance, before,
during and after another meeting; the first one's telephones are erased and it is archived.

Run as a program: records into a folder, and says ACK n after step n became durable. Keys are made of the
nonce of their act, so the same steps give the same keys wherever they are done again.
"""

from __future__ import annotations

import copy
import hashlib
import importlib
import os
import pickle  # noqa: TID251  read back by the proof that wrote it, from a folder of its own
import random
import shutil
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from hypothesis.internal.conjecture.data import ConjectureData  # draws without a search around it
from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk import bootstrap
from meetingdesk.care import retention
from meetingdesk.desk import ActRow, Command, Desk
from meetingdesk.evaluation import seal
from meetingdesk.evaluation.sealing import Sealed
from meetingdesk.filing.commands import FileAway
from meetingdesk.foundation import kept_files, paths
from meetingdesk.foundation.clock import Clock, FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting import commands as meeting
from meetingdesk.meeting.model import Attendee
from meetingdesk.minutes.commands import FinaliseMinutes
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play
from meetingdesk.roster.commands import AddOrganisation, AddPerson, CorrectPerson
from meetingdesk.storage import base
from meetingdesk.storage.keeper import When
from tests.builders import MORNING, minutes_facts
from tests.journeys import small
from tests.journeys.commands_at_random import all_commands, make

EVERY, TRIES = 25, 12
OFTEN = When(acts=40, seconds=1e9)
NOT_AT_RANDOM = {
    "FixGrades", "BeginPractice", "ArchiveMeeting", "ErasePhones", "SealBegun", "Sealed", "TakeOver",
}  # fmt: skip
MOVES = (meeting.StartMeeting, meeting.EndMeeting)


@dataclass(frozen=True)
class Step:
    """One gesture, whole: with the clock as it stood, and who sat at the keyboard."""

    what: str  # do, undo, redo, scrub, or finish (what a seal does after its first act)
    clock: Clock
    by: str | None
    command: Command[Any] | None = None
    seq: int = 0
    nonce: str = ""

    @property
    def poll(self) -> str:
        """Of a sheet: its poll; with the seal of that poll the trace of the sheet goes."""
        return getattr(self.command, "poll_id", "") if self.command and self.command.secret else ""


class Keys:
    """Stands for the module that makes random keys."""

    def __init__(self) -> None:
        self.nonce, self.made = "", 0

    def begin(self, nonce: str) -> None:
        """The keys of another act."""
        self.nonce, self.made = nonce, 0

    def uuid4(self) -> uuid.UUID:
        """The next key of this act."""
        self.made += 1
        return uuid.UUID(bytes=hashlib.sha256(f"{self.nonce} {self.made}".encode()).digest()[:16])


KEYS = Keys()


class KeyedDesk(Desk):
    """Makes its keys of the nonce of the act."""

    def do(self, command: Command[Any], origin: object | None = None) -> Any:
        # The last act of a seal is nobody's gesture: whoever finishes it makes its nonce.
        KEYS.begin(f"sealed {command.poll_id}" if isinstance(command, Sealed) else command.nonce)
        return super().do(command, origin)


class RecordingDesk(KeyedDesk):
    """Keeps every gesture that was carried out."""

    steps: list[Step]
    _inside = False

    def do(self, command: Command[Any], origin: object | None = None) -> Any:
        clock = copy.copy(self.clock)
        outcome = super().do(command, origin)
        if not isinstance(command, Sealed):
            self.keep(Step("do", clock, self.operator, command, nonce=command.nonce))
        return outcome

    def scrub(self) -> None:
        super().scrub()
        self.keep(Step("scrub", copy.copy(self.clock), self.operator))

    def undo(self, seq: int, nonce: str | None = None, origin: object | None = None) -> ActRow:
        clock, mark = copy.copy(self.clock), f"undo {seq} {len(self.steps)}"
        row = super().undo(seq, mark, origin)
        self.keep(Step("undo", clock, self.operator, seq=seq, nonce=mark))
        return row

    def redo(self, seq: int, nonce: str | None = None, origin: object | None = None) -> ActRow:
        clock, mark = copy.copy(self.clock), f"redo {seq} {len(self.steps)}"
        row = super().redo(seq, mark, origin)
        self.keep(Step("redo", clock, self.operator, seq=seq, nonce=mark))
        return row

    def finish_seals(self) -> tuple[str, ...]:
        """The scrub and the last act of a seal are one step: a start after a crash does both."""
        clock, self._inside = copy.copy(self.clock), True
        try:
            done = REALLY_FINISH(self)
        finally:
            self._inside = False
        self.keep(Step("finish", clock, self.operator))
        return done

    def keep(self, step: Step) -> None:
        """Acknowledge it; now and then the file as it stands is put aside."""
        if self._inside:
            return
        self.steps.append(step)
        os.write(1, f"ACK {len(self.steps)}\n".encode())


REALLY_FINISH = seal.finish_seals


def carry_out(desk: Desk, step: Step) -> None:
    """Do a step again, or for the first time in another file."""
    desk.clock, desk.operator = copy.copy(step.clock), step.by
    if step.what == "do":
        assert step.command
        desk.do(step.command)
    elif step.what == "undo":
        desk.undo(step.seq, step.nonce)
    elif step.what == "redo":
        desk.redo(step.seq, step.nonce)
    elif step.what == "scrub":
        desk.scrub()
    else:
        REALLY_FINISH(desk)


@contextmanager
def keyed(kind: type[Desk]) -> Iterator[None]:
    """Desks of this kind, with keys made of nonces."""
    before = bootstrap.Desk, base.uuid
    bootstrap.Desk, base.uuid = kind, KEYS  # type: ignore[assignment,misc]
    try:
        yield
    finally:
        bootstrap.Desk, base.uuid = before  # type: ignore[misc]


# ---------------------------------------------------------------- the day


def work(desk: RecordingDesk, folder: Path) -> None:
    """Everything, from the roster to the archive."""
    played = play(read_case(small.write(folder / "case")), desk).meeting_id
    desk.clock, desk.operator = FixedClock(MORNING), "演示录入员甲"
    for number, person in enumerate(desk.ask(people_of, played)):
        desk.do(CorrectPerson(person_id=person, phone=f"1380000{number:04}"))
    hand_in(desk, played, folder)
    desk.do(FinaliseMinutes(meeting_id=played, paper="summary", facts=minutes_facts()))
    retention.erase(desk, retention.ErasePhones(meeting_id=played), lambda: None)
    desk.do(meeting.ArchiveMeeting(meeting_id=played))
    other_meeting(desk)
    back_and_forth(desk)


def people_of(session: Session, meeting_id: str) -> list[str]:
    """Who is on the list of a meeting and on the roster."""
    here = select(Attendee.person_id).where(Attendee.meeting_id == meeting_id)
    return [one for one in session.scalars(here.order_by(Attendee.position)) if one]


def hand_in(desk: Desk, meeting_id: str, folder: Path) -> None:
    """Files of others, kept beside the database."""
    for number in range(4):
        (folder / f"附件{number}.txt").write_text(f"演示附件 {number}\n" * 500, encoding="utf-8")
        kept = kept_files.keep(folder / f"附件{number}.txt", paths.attachments_folder(folder / "m.db"))
        desk.do(
            FileAway(
                meeting_id=meeting_id, kind="other", name=kept.name, digest=kept.digest, size=kept.size
            )
        )


def other_meeting(desk: Desk) -> None:
    """A meeting of all other commands, in each of its states."""
    made = desk.do(meeting.CreateMeeting(title="演示另一会", date=MORNING.date()))
    for name in ("云溪", "东岭", "北湖"):
        organisation = desk.do(AddOrganisation(name=name, kind="党支部"))
        desk.do(AddPerson(name=name + "书记", organisation_id=organisation, phone="13900005678"))
    kinds = [kind for kind in all_commands() if kind.__name__ not in NOT_AT_RANDOM and kind not in MOVES]
    for number, move in enumerate((None, *MOVES)):
        if move:
            desk.do(move(meeting_id=made))
        for place, kind in enumerate(kinds):
            once_at_random(desk, kind, number * 1000 + place)


def once_at_random(desk: Desk, kind: type[Command[Any]], number: int) -> None:
    """A command of this kind with contents of chance that no rule refuses, if there are such."""
    for again in range(TRIES):
        draw = ConjectureData(random=random.Random(f"{number} {again}")).draw
        command = desk.ask(lambda session, draw=draw: make(draw, kind, session))
        try:
            desk.do(command)
        except Refused:
            continue
        return


def back_and_forth(desk: Desk) -> None:
    """Twelve steps back, six forth."""
    for _time in range(12):
        if (top := desk.undoable()) is not None:
            desk.undo(top.seq)
    for _time in range(6):
        if (top := desk.redoable()) is not None:
            desk.redo(top.seq)


# ---------------------------------------------------------------- recording


def record(folder: Path) -> list[Step]:
    """Do it all in `folder`/m.db; the steps stay in `folder`/steps."""
    RecordingDesk.steps = []
    seal.finish_seals = lambda desk: desk.finish_seals()
    try:
        with keyed(RecordingDesk), bootstrap.open_desk(folder / "m.db", FixedClock(MORNING)) as desk:
            assert isinstance(desk, RecordingDesk)
            work(desk, folder)
    finally:
        seal.finish_seals = REALLY_FINISH
    (folder / "steps").write_bytes(pickle.dumps(RecordingDesk.steps))
    return RecordingDesk.steps


def read(folder: Path) -> list[Step]:
    """The steps that were recorded there."""
    found: list[Step] = pickle.loads((folder / "steps").read_bytes())
    return found


def set_aside(folder: Path, target: Path) -> None:
    """The file that nobody works on, with all that belongs to it."""
    shutil.copytree(folder, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("case", "steps"))


if __name__ == "__main__":
    # Under its own name, which the kept steps bear.
    importlib.import_module("tests.prove.program").record(Path(sys.argv[1]))
