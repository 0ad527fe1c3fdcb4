"""Until the seal no page of the window tells one outcome from another: not a word, not a pixel.

Two files are played alike but for the marks: everybody 好, everybody 差. Every page is looked at in a window
that lives through all steps, and (the long proof) in one opened anew at each. After the seal the same look
does tell them apart.
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
from meetingdesk.ui.shell import Shell
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


SEALED = "sealed"
STEPS: tuple[tuple[str, Step], ...] = (
    ("one pass", _pass(1)),
    ("two passes", _pass(2)),
    ("confirmed", lambda poll, _marks: poll.do(do.ConfirmPasses, first="监票甲", second="监票乙")),
    (SEALED, lambda poll, _marks: do.seal(poll.desk, poll.meeting, poll.poll)),
)
LOOKS = 5
SIZES = "care"  # tells how large copies are, which rests on random keys; no copy holds an open sheet
NAMES = [name for name, _step in STEPS]
BEFORE = tuple(NAMES[:-1])
SEEN = tuple(page for page in PAGES if page != SIZES)


Look = tuple[str, str]
"""A step and a page."""
Looks = dict[Look, QImage]


def _living(database: Path, form: str, marks: tuple[int, ...], wanted: Sequence[Look]) -> Looks:
    """Pages at rest, step by step, in a window that is open all the time."""
    database.parent.mkdir(parents=True)
    found = {}
    with a_window(database, FixedClock(MORNING)) as shell:
        poll = in_entry(shell.bridge.desk, subjects=SUBJECT, **FORMS[form])
        shell.open_meeting(poll.meeting)
        for name, step in STEPS[:-1]:
            step(poll, marks)
            found.update(_at_rest(shell, name, wanted))
    return found


def _anew(database: Path, form: str, marks: tuple[int, ...], wanted: Sequence[Look]) -> Looks:
    """The same of one step, in a window opened when it was done."""
    database.parent.mkdir(parents=True)
    (until,) = {step for step, _page in wanted}
    with open_desk(database, FixedClock(MORNING)) as desk:
        poll = in_entry(desk, subjects=SUBJECT, **FORMS[form])
        for _name, step in STEPS[: NAMES.index(until) + 1]:
            step(poll, marks)
    with a_window(database, FixedClock(MORNING)) as shell:
        return _at_rest(shell, until, wanted)


def _at_rest(shell: Shell, step: str, wanted: Sequence[Look]) -> Looks:
    themes.theme().still = True
    QApplication.setCursorFlashTime(0)
    found = {}
    for page in (page for at, page in wanted if at == step):
        shell.go(page)
        settle(shell)
        found[step, page] = shell.window.grab().toImage()
    return found


def _apart(folder: Path, see: Callable[..., Looks], form: str, steps: Sequence[str]) -> list[Look]:
    """What looks different however often one looks.

    A picture also holds what comes by chance, such as how far a safety copy has got; that is another one at
    another look, while what rests on the marks stays.
    """
    left = [(step, page) for step in steps for page in SEEN]
    for look in range(LOOKS):
        files = [(folder / f"{look}-{at}" / "poll.db", marks) for at, marks in enumerate(OUTCOMES[form])]
        good, bad = (see(file, form, marks, left) for file, marks in files)
        assert set(good) == set(bad) == set(left)
        left = [each for each in left if good[each] != bad[each]]
        if not left:
            break
    return left


@pytest.mark.parametrize("form", FORMS)
def test_no_page_tells_before_the_seal_how_it_went(qtbot: QtBot, tmp_path: Path, form: str) -> None:
    assert _apart(tmp_path, _living, form, BEFORE) == []


@pytest.mark.prove
@pytest.mark.parametrize("until", BEFORE)
@pytest.mark.parametrize("form", FORMS)
def test_no_page_of_a_new_window_tells_it(qtbot: QtBot, tmp_path: Path, form: str, until: str) -> None:
    assert _apart(tmp_path, _anew, form, [until]) == []


def test_after_the_seal_the_same_look_tells_it(qtbot: QtBot, tmp_path: Path) -> None:
    page = (SEALED, "evaluation")
    good, bad = (
        _anew(tmp_path / str(at) / "poll.db", "T1", marks, [page])
        for at, marks in enumerate(OUTCOMES["T1"])
    )  # fmt: skip
    assert good[page] != bad[page]
