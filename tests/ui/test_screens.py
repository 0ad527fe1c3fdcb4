"""The maker of pictures: one picture, of the size asked for, with something on it; every page has one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

from meetingdesk.foundation.sheets import read_book
from meetingdesk.ui.pages import INVITATION, RAIL
from meetingdesk.ui.roster_scenes import doubtful_roster
from meetingdesk.ui.screens import SHOTS, make


def test_a_picture_has_the_size_asked_for_and_something_on_it(tmp_path: Path) -> None:
    (path,) = make(tmp_path, "settings", plain=True, size=(1366, 696))
    assert path == tmp_path / "settings.png"
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1366, 696)
    spots = ((x, y) for x in range(0, 1366, 8) for y in range(0, 696, 8))
    assert len({image.pixel(*spot) for spot in spots}) > 20


def test_every_page_has_a_picture() -> None:
    assert {place.name for place in (*RAIL, INVITATION)} <= {shot.page for shot in SHOTS}


def test_the_roster_of_the_import_picture_is_marked_as_sample_data(tmp_path: Path) -> None:
    path = doubtful_roster(tmp_path)
    assert "演示数据" in path.name
    assert any("林晚秋" in row for row in read_book(path).sheet().rows)
