"""The rows of a result in the windows of a laptop: seven are seen whole, forty-three by whole rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from meetingdesk.evaluation import commands as do
from meetingdesk.foundation.wording import use_language
from tests.ui.evaluation.conftest import OnPage
from tests.ui.evaluation.test_results import _sealed

HEIGHTS = (680, 608)  # of the page in a window of 1366 x 768 and of 1366 x 696


@pytest.fixture(params=["zh_CN", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("zh_CN")


def _shown(at: OnPage, high: int) -> list[tuple[int, int, int]]:
    """Top and bottom of each row that is seen at all, beside its number."""
    at.page.resize(1198, high)
    table = at.page.results.table
    before = -1
    while before != table.viewport().height():  # the layout comes to rest
        before = table.viewport().height()
        at.robot.wait(20)
    assert at.page.height() == high
    room = table.viewport().height()
    boxes = [table.visualRect(table.model().index(row, 0)) for row in range(table.model().rowCount())]
    seen = [(n, box) for n, box in enumerate(boxes) if box.bottom() >= 0 and box.top() < room]
    return [(n, box.top(), box.bottom()) for n, box in seen]


@pytest.mark.parametrize("high", HEIGHTS)
def test_seven_rows_are_seen_whole(at: OnPage, high: int, language: str) -> None:
    at.page.rename()
    _sealed(at)
    rows = _shown(at, high)
    table = at.page.results.table
    assert [number for number, _top, _bottom in rows] == list(range(7))
    assert (rows[0][1], table.verticalScrollBar().maximum()) == (0, 0)
    assert rows[-1][2] < table.viewport().height()


@pytest.mark.parametrize("high", HEIGHTS)
def test_forty_three_rows_scroll_by_whole_rows_and_the_last_one_is_reached(at: OnPage, high: int) -> None:
    subjects = [do.SubjectSpec(f"演示企业{n:02}党支部") for n in range(1, 44)]
    _sealed(at, marks=(1,) * 43, subjects=subjects)
    seen = _shown(at, high)
    assert seen[0][:2] == (0, 0)
    assert len(seen) >= 6
    table = at.page.results.table
    table.verticalScrollBar().setValue(5)
    assert _shown(at, high)[0][:2] == (5, 0)
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    last = _shown(at, high)[-1]
    assert (last[0], last[2] < table.viewport().height()) == (42, True)
