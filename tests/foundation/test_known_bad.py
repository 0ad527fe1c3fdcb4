"""Versions that lose work are refused at the start, their neighbours are not."""

from __future__ import annotations

import pytest

from meetingdesk.foundation import known_bad
from meetingdesk.foundation.errors import Fault


@pytest.mark.parametrize("version", ["3.7.0", "3.40.1", "3.44.5", "3.50.4", "3.50.6", "3.51.2"])
def test_sqlite_with_the_wal_reset_bug_is_refused(version: str) -> None:
    with pytest.raises(Fault, match=r"start\.bad_sqlite"):
        known_bad.refuse_sqlite(version)


@pytest.mark.parametrize("version", ["3.44.6", "3.50.7", "3.51.3", "3.53.4", "4.0.0"])
def test_sqlite_without_it_is_not(version: str) -> None:
    assert known_bad.refuse_sqlite(version) is None


def test_a_qt_that_ends_python_is_refused() -> None:
    with pytest.raises(Fault, match=r"start\.bad_qt"):
        known_bad.refuse_qt("6.12.0", (3, 11))


@pytest.mark.parametrize(
    ("version", "python"), [("6.11.3", (3, 11)), ("6.12.0", (3, 12)), ("6.12.1", (3, 11))]
)
def test_its_neighbours_are_not(version: str, python: tuple[int, int]) -> None:
    assert known_bad.refuse_qt(version, python) is None
