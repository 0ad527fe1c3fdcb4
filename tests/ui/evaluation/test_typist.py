"""A scripted typist through the real window: no key dropped or doubled, every paper kept before the next."""

from __future__ import annotations

import pytest

from tests.ui.evaluation.conftest import OnPage
from tests.ui.evaluation.typist import check_a_pass


@pytest.mark.parametrize("rows", [7, 43])
def test_forty_three_papers_are_typed_without_a_lost_key(at: OnPage, rows: int) -> None:
    check_a_pass(at, rows, seed=rows)
