"""The door of a whole meeting through the keys of the window: 43 come, by initials and again by badge."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from benchmarks.desk_day import Done, at_the_door, before_the_doors, comings
from meetingdesk.signin import queries
from tests.builders import CASE

DAY = dt.date(2023, 3, 17)


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("door") / "case.db"
    before_the_doors(CASE, database)
    return database


@pytest.mark.parametrize(("way", "most_keys"), [("by_name", 4.0), ("by_badge", 0.5)])
def test_all_43_come_in_with_few_keys_and_no_wrong_pick(
    qtbot: QtBot, doors: Path, way: str, most_keys: float
) -> None:
    everyone = comings(CASE / "签到.csv")
    with at_the_door(doors, DAY, looks_ms=5) as door:
        done: list[Done] = [getattr(door, way)(who) for who in everyone]
        counts = door.bridge.ask(queries.counts, door.meeting_id)
        times = {row.number: row.arrived_at for row in door.page.room.people()}
    assert len(done) == 43
    assert [one for one in done if not one.right] == []
    assert sum(one.keys for one in done) / len(done) <= most_keys
    assert (counts.present, counts.of_which_proxy, counts.of_which_late, counts.on_leave) == (43, 1, 2, 1)
    assert all(times[who.number] == dt.datetime.combine(DAY, who.at) for who in everyone)
