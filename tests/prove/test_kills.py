"""A rehearsal killed at any moment loses nothing acknowledged, leaves nothing half done, and goes on.

SIGKILL cannot show lost syncs (test_power_cut does); it shows where transactions begin and end.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from meetingdesk.bootstrap import load_models, open_desk
from meetingdesk.evaluation.ballots import Gesture, Settlement, Sheet
from meetingdesk.evaluation.model import Poll, State
from meetingdesk.rehearsal.case import Case, read_case
from meetingdesk.rehearsal.play import Played, play
from meetingdesk.storage import engine as engines
from meetingdesk.storage import health
from meetingdesk.storage.journal import Act
from tests.builders import CASE
from tests.journeys import small
from tests.journeys.rows import all_rows

PLAYER = Path(__file__).with_name("player.py")
INSIDE_THE_SEAL = ("scrub", "vacuumed", "scrubbed", "sealed")


@dataclass
class Tries:
    """What became of one child: its acknowledgements, and how it ended."""

    done: list[tuple[str, str]] = field(default_factory=list)
    status: int = 0


class Player:
    """The program that plays, one child at a time."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, PLAYER, folder]
        self._program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def play(self, database: Path, kill_after: float | None = None, die_at: str = "") -> Tries:
        """Play until the end, or until killed after so many seconds."""
        assert self._program.stdin
        assert self._program.stdout
        self._program.stdin.write(f"{database}\t{die_at}\n")
        self._program.stdin.flush()
        tries = Tries()
        for line in self._program.stdout:
            word, *more = line.split()
            if word == "PID" and kill_after is not None:
                threading.Timer(kill_after, kill, [int(more[0])]).start()
            if word == "DONE":
                tries.done.append((more[0], more[1] if len(more) > 1 else ""))
            if word == "END":
                tries.status = int(more[0])
                return tries
        raise AssertionError("the player is gone")

    def close(self) -> None:
        """Let it go."""
        self._program.communicate(timeout=30)


def kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def judge(database: Path, done: list[tuple[str, str]]) -> None:
    """The file as the kill left it, before the program mends anything."""
    assert health.examine(database).findings == ()
    engine = engines.open_engine(database)
    with Session(engine) as session:
        acts = set(session.scalars(select(Act.nonce)))
        gestures = {each.nonce: each.what for each in session.scalars(select(Gesture))}
        gone = select(Poll.id).where(Poll.state.in_([State.SEALING, State.SEALED]))
        sealed = set(session.scalars(gone))
        lost = [nonce for nonce, poll in done if nonce not in acts | gestures.keys() and poll not in sealed]
        assert lost == []
        kinds = Counter(what.split()[0] for what in gestures.values())
        assert kinds["enter"] == session.scalar(select(func.count()).select_from(Sheet))
        assert kinds["settle"] == session.scalar(select(func.count()).select_from(Settlement))
    engine.dispose()


@dataclass(frozen=True)
class Whole:
    """A case played without any trouble: what every killed rehearsal must come to in the end."""

    case: Case
    played: Played
    rows: dict[str, int]
    seconds: float


def whole(folder: Path, database: Path) -> Whole:
    case, began = read_case(folder), time.monotonic()
    with open_desk(database) as desk:
        played = play(case, desk)
    return Whole(case, played, counted(database), time.monotonic() - began)


def counted(database: Path) -> dict[str, int]:
    return {name: len(rows) for name, rows in all_rows(database).items() if name != "journal_meta"}


def came_to_the_same(database: Path, wanted: Whole) -> None:
    """Same figures, and not a row more or less anywhere; playing once more adds nothing."""
    before = all_rows(database)
    with open_desk(database) as desk:
        again = play(wanted.case, desk)
    assert (again.figures, again.results) == (wanted.played.figures, wanted.played.results)
    assert counted(database) == wanted.rows
    assert all_rows(database) == before


@pytest.fixture(params=[pytest.param("small"), pytest.param("park", marks=pytest.mark.prove)])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    load_models()
    return CASE if request.param == "park" else small.write(tmp_path / "case")


@pytest.fixture
def player(folder: Path) -> Iterator[Player]:
    started = Player(folder)
    yield started
    started.close()


def kill_often(player: Player, kills: int, folder: Path, wanted: Whole) -> dict[str, int]:
    """Rehearsals killed at random, again and again until they are through; and so many kills in all."""
    chance, killed, rehearsals, acts = random.Random(2022), 0, 0, 0
    while killed < kills:
        rehearsals += 1
        database = folder / f"{rehearsals}.db"
        done: list[tuple[str, str]] = []
        while True:
            tries = player.play(database, chance.uniform(0, wanted.seconds) if killed < kills else None)
            done += tries.done
            if tries.status == 0:
                break
            assert tries.status == -signal.SIGKILL
            killed += 1
            if database.exists():
                judge(database, done)
        acts += len(done)
        came_to_the_same(database, wanted)
    return {"kills": killed, "rehearsals": rehearsals, "acknowledged": acts}


def test_a_killed_rehearsal_loses_and_doubles_nothing(
    folder: Path, player: Player, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    wanted = whole(folder, tmp_path / "whole.db")
    kills = int(os.environ.get("MEETINGDESK_KILLS", "200")) if folder == CASE else 12
    score = kill_often(player, kills, tmp_path, wanted)
    record_property("score", str(score))
    print(score)  # noqa: T201
    assert score["kills"] == kills


@pytest.mark.parametrize("moment", INSIDE_THE_SEAL)
def test_a_seal_that_was_cut_short_is_finished_at_the_next_start(
    folder: Path, player: Player, tmp_path: Path, moment: str
) -> None:
    wanted = whole(folder, tmp_path / "whole.db")
    database = tmp_path / "cut.db"
    tries = player.play(database, die_at=moment)
    assert tries.status == -signal.SIGKILL
    judge(database, tries.done)
    with Session(engine := engines.open_engine(database)) as session:
        assert State.SEALING in set(session.scalars(select(Poll.state)))
    engine.dispose()
    assert player.play(database).status == 0
    came_to_the_same(database, wanted)
