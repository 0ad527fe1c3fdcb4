"""Longer words than any language of ours: nothing on a button is cut, nothing pushes the window."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.clock import FixedClock
from tests.ui.pseudo import speak_it, stretched
from tests.ui.test_reach import KINDS, MOMENTS, WIDE, Survey, look_over
from tests.ui.windows import a_window, words_on


def test_the_pseudo_language_is_longer_and_leaves_places_alone() -> None:
    assert stretched("Save {count} copies") == "Sàvé {count} çõpîéš~~~"


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_quarter_more_letters_find_no_tight_place(
    qtbot: QtBot, sample_files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    speak_it(monkeypatch)
    shutil.copy(sample_files[moment], tmp_path / "meeting.db")
    clock = FixedClock(dt.datetime.combine(dt.date(2026, 3, 13), MOMENTS[moment]))
    found: Survey = {kind: [] for kind in KINDS}
    with a_window(tmp_path / "meeting.db", clock, "en", (WIDE, 768)) as shell:
        look_over(shell, qtbot, found)
        assert any("~" in words for words in words_on(shell.window))  # it is spoken
    del found["over the edge"]  # a page that needs more room than a laptop has is scrolled
    assert {kind: faults for kind, faults in found.items() if faults} == {}
