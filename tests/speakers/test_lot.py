"""A lot that anyone can draw again."""

from __future__ import annotations

from meetingdesk.speakers import lot

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
