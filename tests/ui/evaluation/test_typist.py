"""A scripted typist through the real window: no key dropped or doubled, every paper kept before the next."""

from __future__ import annotations

import pytest

from tests.ui.evaluation.conftest import OnPage
from tests.ui.evaluation.typist import check_a_pass


@pytest.mark.parametrize(("rows", "sheets"), [(7, 43), (43, 7)])
def test_papers_are_typed_without_a_lost_key(at: OnPage, rows: int, sheets: int) -> None:
    """All 43 papers of 43 rows, twenty times over, are the long proof (test_typing_long)."""
    check_a_pass(at, rows, seed=rows, sheets=sheets)
