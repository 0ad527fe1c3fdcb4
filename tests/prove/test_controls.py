"""Each protection switched off by itself makes a proof fail; FULL has its control in test_power_cut."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.exc import IntegrityError

from meetingdesk.bootstrap import open_desk
from meetingdesk.desk import Command, Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Fault
from meetingdesk.roster.model import Organisation
from meetingdesk.storage import engine as engines
from meetingdesk.storage import journal, safety
from meetingdesk.storage.unit import Unit
from tests.evaluation.test_forensics import sealed_with_markers
from tests.storage.acts import Found, names


def test_without_the_scrub_the_papers_are_found_after_the_seal(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "scrub", lambda *_where: None)
    with pytest.raises(AssertionError, match="MARK-"):
        sealed_with_markers(database, 43, 43)


def test_without_the_nonce_a_repeated_gesture_is_not_answered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = Found(name="一次")
    assert desk.do(once) == desk.do(once)
    monkeypatch.setattr(journal, "find_nonce", lambda _session, _nonce: None)
    with pytest.raises(IntegrityError):
        desk.do(once)


@dataclass(frozen=True, kw_only=True)
class LookThenWrite(Command[None]):
    """Reads, takes its time, and writes, as a large import does."""

    summary: ClassVar[str] = "看了再写"
    looked: Callable[[], None]

    def apply(self, unit: Unit) -> None:
        unit.session.scalar(select(func.count()).select_from(Organisation))
        self.looked()
        time.sleep(0.3)
        unit.add(Organisation(name="看了再写", kind=""))


def two_at_once(database: Path, clock: FixedClock, weaken: Callable[[Desk], Any]) -> list[str]:
    """One desk reads and then writes, another writes in between."""
    with open_desk(database, clock) as one:
        other = Desk(engines.open_engine(database), clock)
        weaken(one)
        looked = threading.Event()

        def cut_in() -> None:
            looked.wait(5)
            other.do(Found(name="插进来"))

        thread = threading.Thread(target=cut_in)
        thread.start()
        try:
            one.do(LookThenWrite(looked=looked.set))
        finally:
            looked.set()
            thread.join()
            other.close()
        return one.ask(names)


def test_a_gesture_that_reads_before_it_writes_waits_for_no_one(database: Path, clock: FixedClock) -> None:
    assert two_at_once(database, clock, lambda _desk: None) == ["插进来", "看了再写"]


def test_without_begin_immediate_it_is_refused_by_another_ones_commit(
    database: Path, clock: FixedClock
) -> None:
    def plain(desk: Desk) -> None:
        event.remove(desk.engine, "begin", engines._begin)
        event.listen(desk.engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))

    with pytest.raises(Fault, match=r"storage\.busy"):
        two_at_once(database, clock, plain)
