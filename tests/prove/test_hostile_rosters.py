"""3,000 spoilt rosters: each ends in a preview or a sentence within 10 s and 500 MB, nothing written."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.prove.mutations import KINDS, mutation

pytestmark = pytest.mark.prove
FILES = 3_000
AT_ONCE = 2
SECONDS, BYTES = 10.0, 500_000_000
ROOT = Path(__file__).parent.parent.parent


def read_some(first: int, folder: Path) -> list[dict[str, Any]]:
    """A process of its own reads its share; what it says, file by file."""
    folder.mkdir()
    last = first + FILES // AT_ONCE
    words = [sys.executable, "-m", "tests.prove.roster_reader", str(first), str(last)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder), "HOME": str(folder)}
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{mutation(first + done.stdout.count(chr(10)))[0]}: {done.stderr[-2000:]}"
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("rosters")
    shares = range(0, FILES, FILES // AT_ONCE)
    with ThreadPoolExecutor(AT_ONCE) as several:
        found = several.map(lambda first: read_some(first, folder / str(first)), shares)
        return [one for share in found for one in share]


def test_each_ends_in_a_preview_or_in_a_sentence_that_names_the_file(reports: list[dict[str, Any]]) -> None:
    assert [one["number"] for one in reports] == list(range(FILES))
    silent = [one["name"] for one in reports if one["said"] and one["name"] not in one["said"]]
    assert not silent
    keys = [one["said"] for one in reports if one["said"].startswith(("sheet.", "roster."))]
    assert not keys


def test_none_takes_longer_or_more_than_allowed(reports: list[dict[str, Any]]) -> None:
    slow = {one["name"]: one["seconds"] for one in reports if one["seconds"] > SECONDS}
    heavy = {one["name"]: one["memory"] for one in reports if max(one["memory"], one["worker"]) > BYTES}
    assert not slow
    assert not heavy
    times = sorted(one["seconds"] for one in reports)
    sys.stdout.write(
        f"\n{FILES} files: median {statistics.median(times) * 1000:.0f} ms, longest {times[-1]:.1f} s, "
        f"most memory {max(one['memory'] for one in reports) / 1e6:.0f} MB here and "
        f"{max(one['worker'] for one in reports) / 1e6:.0f} MB in the worker\n"
    )


def test_nothing_is_left_behind(reports: list[dict[str, Any]]) -> None:
    assert not [one["left"] for one in reports if one["left"]]


def test_some_were_still_good_and_most_kinds_of_harm_were_done(reports: list[dict[str, Any]]) -> None:
    """Else the files would prove nothing."""
    read = [one for one in reports if not one["said"]]
    assert 0.1 < len(read) / FILES < 0.9
    assert sum(one["people"] > 0 for one in read) > 100
    assert len({one["said"].replace(one["name"], "") for one in reports}) >= 12
    assert {Path(one["name"]).suffix for one in read} >= set(KINDS)
