"""The maker of pictures: one picture, of the size asked for, with something on it; every page has one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from meetingdesk.foundation.sheets import read_book
from meetingdesk.ui.manual_pictures import ON_THE_SHEET, files, keep, wanted
from meetingdesk.ui.pages import INVITATION, RAIL
from meetingdesk.ui.roster_scenes import doubtful_roster
from meetingdesk.ui.screens import SHOTS, draw

ROOT = Path(__file__).parents[2]
PICTURE = re.compile(r"\]\((?:docs|\.\.)/pictures/([^)]+)\)")


def test_a_picture_has_the_size_asked_for_and_something_on_it(tmp_path: Path) -> None:
    (shot,) = (shot for shot in SHOTS if shot.name == "settings")
    (path,) = draw([shot], [("zh", "light")], lambda name, *_way: tmp_path / f"{name}.png", (1366, 696))
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


def test_the_pictures_of_readme_and_manual_are_those_that_are_made_anew() -> None:
    texts = [*(ROOT / "docs" / "manual").glob("*.md"), ROOT / "README.md"]
    shown = {name for text in texts for name in PICTURE.findall(text.read_text(encoding="utf-8"))}
    assert shown == {path.name for path in files(Path())}
    assert shown == {path.name for path in (ROOT / "docs" / "pictures").iterdir()}


def test_every_page_is_on_the_sheet_of_the_manual() -> None:
    taken = {shot.name: shot.page for shot in wanted()}
    assert {taken[name] for name in ON_THE_SHEET} == {shot.page for shot in SHOTS}
    assert all(taken[name] == place.name for name, place in ON_THE_SHEET.items())


def test_few_colours_keep_those_of_the_surfaces_and_a_rare_one(tmp_path: Path) -> None:
    picture = Image.linear_gradient("L").convert("RGB")
    picture.paste((244, 244, 242), (0, 0, 256, 128))
    picture.paste((138, 90, 0), (7, 7, 10, 10))
    picture.save(tmp_path / "many.png")
    keep(tmp_path / "many.png", tmp_path / "few.png")
    few = Image.open(tmp_path / "few.png").convert("RGB")
    assert few.getpixel((100, 3)) == (244, 244, 242)
    assert few.getpixel((8, 8)) == pytest.approx((138, 90, 0), abs=8)
