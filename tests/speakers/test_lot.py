"""A lot that anyone can draw again."""

from __future__ import annotations

import shlex
import subprocess
import sys

import pytest

from meetingdesk.desk import Desk
from meetingdesk.speakers import lot, programme, queries
from tests.builders import a_programme

NAMES = ["甲党委", "乙党支部", "丙党支部", "丁党支部", "戊党支部", "己党支部", "庚党支部"]


def test_the_order_before_plays_no_part():
    assert lot.draw("20230317", NAMES) == lot.draw("20230317", reversed(NAMES))


def test_another_seed_gives_another_order_and_nobody_is_lost():
    orders = {tuple(lot.draw(str(seed), NAMES)) for seed in range(50)}
    assert len(orders) == 50
    assert all(sorted(order) == sorted(NAMES) for order in orders)


def test_nobody_is_favoured():
    firsts = [lot.draw(str(seed), NAMES)[0] for seed in range(7000)]
    assert all(850 < firsts.count(name) < 1150 for name in NAMES)


def test_seeds_are_eight_digits_and_differ():
    seeds = {lot.new_seed() for _ in range(20)}
    assert len(seeds) > 15
    assert all(len(seed) == 8 and seed.isdigit() for seed in seeds)


def test_another_program_gets_the_same_digests():
    """Beginnings as `printf '20230317\\n甲党委' | sha256sum` prints them."""
    judged = {"甲党委": "722195db", "乙党支部": "f4752fd3", "丙党支部": "7f2b0195", "丁党支部": "88ff8ab8"}
    assert {name: lot.digest("20230317", name)[:8] for name in judged} == judged
    assert lot.draw("20230317", judged) == ["甲党委", "丙党支部", "丁党支部", "乙党支部"]


@pytest.mark.parametrize("names", [NAMES, ["甲 乙党委", "价$目`党支部", 'a"b党支部', "丁!%x党支部"]])
def test_a_third_person_gets_the_same_order_from_the_line_that_is_shown(names: list[str]):
    """The line is run as it stands by a shell and a Python that know nothing of this program."""
    line = lot.command_line("20230317", names)
    words = shlex.split(line)
    assert words[:2] == ["python3", "-c"]
    asked = subprocess.run(
        ["sh", "-c", line.replace("python3", shlex.quote(sys.executable), 1)],
        capture_output=True, check=True, encoding="utf-8", env={"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    rows = [row.split(" ", 1) for row in asked.stdout.splitlines()]
    assert [name for _digest, name in rows] == lot.draw("20230317", names)
    assert [digest for digest, _name in rows] == [one.digest for one in lot.places("20230317", names)]


def test_every_lot_stays_on_record_and_a_false_order_is_told(desk: Desk):
    meeting, _on_site, _written = a_programme(desk, on_site=5, written=0)
    for seed in ("1", " 2\n"):
        desk.do(programme.DrawLot(meeting_id=meeting, seed=seed))
    last, first = desk.ask(queries.draws, meeting)
    assert (first.seed, last.seed) == ("1", "2")
    assert lot.holds(last.seed, last.names)
    assert [row.who.unit for row in desk.ask(queries.turns, meeting)] == list(last.names)
    assert not lot.holds(last.seed, [*last.names[1:], last.names[0]])
    assert not lot.holds(first.seed, last.names)
