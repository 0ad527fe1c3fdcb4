"""Ten thousand random polls of all layouts against the tally by brute force; some through the database."""

from __future__ import annotations

import random

import pytest

from tests.evaluation.test_brute import KINDS, check_many, check_played, enough

pytestmark = pytest.mark.prove


@pytest.mark.parametrize("seed", range(1000, 1020))
def test_five_hundred_random_polls_come_out_as_by_brute_force(seed):
    check_many(seed, 500)


@pytest.mark.parametrize("kind", KINDS)
def test_random_polls_through_the_database_come_out_as_by_brute_force(desk, kind):
    for poll in enough(random.Random(1000 + len(kind)), kind, 15):
        check_played(desk, poll)
