"""Until the seal no page of the window tells one outcome from another: not a word, not a pixel.

Two files are played alike but for the marks: everybody 好, everybody 差. The window is opened on each, and
every page is looked at. After the seal the same look does tell them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingdesk.bootstrap import open_desk
from meetingdesk.evaluation import commands as do
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.ui import theme as themes
from meetingdesk.ui.at_rest import settle
from tests.builders import MORNING
from tests.evaluation.layouts import T3
from tests.evaluation.polls import Played, in_entry
from tests.evaluation.test_secrecy import OUTCOMES
from tests.ui.windows import PAGES, a_window

Step = Callable[[Played, tuple[int, ...]], object]
SUBJECT = [do.SubjectSpec("演示甲党支部")]
FORMS: dict[str, dict[str, object]] = {"T1": {}, "T3": T3}


def _pass(number: int) -> Step:
    return lambda poll, marks: poll.type(number, [(paper, "全体", marks) for paper in range(1, 6)])


STEPS: tuple[tuple[str, Step], ...] = (
    ("one pass", _pass(1)),
    ("two passes", _pass(2)),
    ("confirmed", lambda poll, _marks: poll.do(do.ConfirmPasses, first="监票甲", second="监票乙")),
    ("sealed", lambda poll, _marks: do.seal(poll.desk, poll.meeting, poll.poll)),
)
LOOKS = 5
SIZES = "care"  # tells how large copies are, which rests on random keys; no copy holds an open sheet
NAMES = [name for name, _step in STEPS]


def _played(database: Path, form: str, marks: tuple[int, ...], until: str) -> Path:
    database.parent.mkdir()
    with open_desk(database, FixedClock(MORNING)) as desk:
        poll = in_entry(desk, subjects=SUBJECT, **FORMS[form])
        for _name, step in STEPS[: NAMES.index(until) + 1]:
            step(poll, marks)
    return database


def _looks(database: Path, pages: Sequence[str]) -> dict[str, QImage]:
    """Pages at rest."""
    themes.theme().still = True
    QApplication.setCursorFlashTime(0)
    found = {}
    with a_window(database, FixedClock(MORNING)) as shell:
        for page in pages:
            shell.go(page)
            settle(shell)
            found[page] = shell.window.grab().toImage()
    return found


def _apart(folder: Path, form: str, until: str) -> list[str]:
    """The pages that look different however often one looks.

    A picture also holds what comes by chance, such as how far a safety copy has got; that is another one at
    another look, while what rests on the marks stays.
    """
    files = [
        _played(folder / str(at) / "poll.db", form, marks, until)
        for at, marks in enumerate(OUTCOMES[form])
    ]  # fmt: skip
    pages = [page for page in PAGES if page != SIZES]
    for _look in range(LOOKS):
        good, bad = (_looks(file, pages) for file in files)
        pages = [page for page in pages if good[page] != bad[page]]
        if not pages:
            break
    return pages


@pytest.mark.parametrize("until", NAMES[:-1])
@pytest.mark.parametrize("form", FORMS)
def test_no_page_tells_before_the_seal_how_it_went(
    qtbot: QtBot, tmp_path: Path, form: str, until: str
) -> None:
    assert _apart(tmp_path, form, until) == []


def test_after_the_seal_the_same_look_tells_it(qtbot: QtBot, tmp_path: Path) -> None:
    assert "evaluation" in _apart(tmp_path, "T1", "sealed")
