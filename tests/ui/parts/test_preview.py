"""The preview: a paper as it will print, page by page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from meetingdesk.documents.poll_papers import preview
from meetingdesk.foundation.errors import Refused
from meetingdesk.ui.parts.preview import Preview
from meetingdesk.ui.tasks import Tasks
from tests.documents.making import a_snapshot
from tests.documents.poll_work import some_work
from tests.documents.reading import pages


@pytest.fixture
def part(qtbot: QtBot) -> Iterator[Preview]:
    tasks = Tasks()
    shown = Preview(tasks)
    qtbot.addWidget(shown)
    shown.resize(600, 700)
    shown.show()
    yield shown
    tasks.close()


@pytest.mark.parametrize(("rows", "count"), [(7, 1), (43, 1), (100, 3)])
def test_a_ballot_is_shown_as_one_copy(qtbot: QtBot, part: Preview, rows: int, count: int) -> None:
    snapshot = a_snapshot(forms=(some_work(rows=rows),))
    part.show_paper("测评表", lambda: preview(snapshot, "p1"))
    qtbot.waitUntil(lambda: part.count == count, timeout=20_000)
    assert part.sheet.sheet is not None
    picture = part.sheet.sheet.picture
    assert picture.height() > picture.width()
    part.turn(count)
    qtbot.waitUntil(lambda: part.page == count, timeout=20_000)


def test_a_class_has_its_own_and_an_unknown_poll_none() -> None:
    snapshot = a_snapshot(forms=(some_work(),))
    assert pages(preview(snapshot, "p1")) == 1
    with pytest.raises(Refused):
        preview(snapshot, "p2")
    with pytest.raises(Refused):
        preview(snapshot, "p1", "B")
