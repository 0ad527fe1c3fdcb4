"""The table of the bench: what it says of a row, and that its disk bench measures what it claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.__main__ import seconds, table, verdict
from benchmarks.disk import against_one_sync


def row(ratio: float, goal: float | None) -> dict[str, object]:
    return {
        "name": "会议纪要",
        "ours": 0.0174,
        "floor": 1.5,
        "floor_name": "floor",
        "ratio": ratio,
        "goal": goal,
    }


@pytest.mark.parametrize(
    ("ratio", "goal", "said"), [(1.2, 1.2, "met"), (1.21, 1.2, "missed"), (99.0, None, "")]
)
def test_a_goal_is_met_up_to_itself(ratio: float, goal: float | None, said: str) -> None:
    assert verdict(row(ratio, goal)) == said


def test_the_table_has_a_line_for_each_row_below_its_heads() -> None:
    head, first, second = table([row(1.0, 1.3), row(2.0, None)]).splitlines()
    assert head.split() == ["what", "ours", "floor", "ratio", "goal"]
    assert first.split() == ["会议纪要", "17.4", "ms", "1.50", "s", "(floor)", "1.00x", "1.3x", "met"]
    assert second.split()[-1] == "2.00x"


def test_memory_is_said_in_megabytes() -> None:
    held = row(2.5, 3.0) | {"ours": 130e6, "floor": 52e6, "unit": "bytes"}
    assert table([held]).splitlines()[1].split()[1:6] == ["130", "MB", "52", "MB", "(floor)"]


def test_lengths_are_said_in_the_unit_that_fits() -> None:
    assert (seconds(0.00041), seconds(0.41), seconds(12)) == ("0.41 ms", "410 ms", "12.00 s")


def test_warming_up_does_not_count_and_every_act_has_its_floor(tmp_path: Path) -> None:
    acts = [lambda taken=taken: taken for taken in (100.0, 100.0, 100.0, 2.0, 3.0, 4.0)]
    found = against_one_sync("演示", acts, tmp_path)
    assert found["ours"] == 3.0
    assert (tmp_path / "floor").stat().st_size == 6 * 4096
