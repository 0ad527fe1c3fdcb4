"""Typing as fast as the event loop takes keys, twenty times over, and once at the pace of a quick hand."""

from __future__ import annotations

import time

import pytest

from tests.ui.evaluation.conftest import OnPage
from tests.ui.evaluation.typist import SHEETS, check_a_pass

pytestmark = pytest.mark.prove
KEYS_A_SECOND = 5


@pytest.mark.parametrize("rows", [7, 43])
@pytest.mark.parametrize("seed", range(20))
def test_no_key_is_dropped_or_doubled(at: OnPage, rows: int, seed: int) -> None:
    check_a_pass(at, rows, seed)


def test_five_keys_a_second(at: OnPage) -> None:
    began = time.monotonic()
    check_a_pass(at, 7, seed=5, pause=1000 // KEYS_A_SECOND)
    took = time.monotonic() - began
    print(f"{SHEETS} papers of 7 rows at {KEYS_A_SECOND} keys a second: {took:.0f} s")  # noqa: T201  the figure
    assert took < 8 * 60  # the pace that is expected of one typist
