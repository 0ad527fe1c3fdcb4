"""The program's icon as Windows and the Mac want it, and the desktop entry; Pillow reads what we wrote."""

from __future__ import annotations

import configparser
import io
import re
import runpy
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

DESKTOP = Path(__file__).resolve().parent.parent / "resources" / "desktop"
NEAR = 2.0  # of 255: another Qt may soften an edge otherwise


def sides(name: str) -> set[int]:
    """Widths in pixels of all pictures in a file."""
    with Image.open(DESKTOP / name) as icon:
        return {size[0] * (size[2] if len(size) == 3 else 1) for size in icon.info["sizes"]}


def test_windows_finds_a_picture_for_every_place_where_it_shows_one() -> None:
    assert {16, 24, 32, 48, 256} <= sides("meetingdesk.ico")


def test_a_mac_finds_plain_and_doubled_pictures_up_to_1024() -> None:
    assert {32, 64, 128, 256, 512, 1024} <= sides("meetingdesk.icns")


@pytest.mark.window
@pytest.mark.parametrize("name", ["meetingdesk.ico", "meetingdesk.icns"])
def test_the_icons_show_the_drawing_that_they_are_made_from(name: str) -> None:
    with Image.open(DESKTOP / name) as icon:
        shown = icon.convert("RGBA")
    drawn = Image.open(io.BytesIO(runpy.run_path(str(DESKTOP / "build.py"))["picture"](shown.width)))
    apart = ImageStat.Stat(ImageChops.difference(shown, drawn.convert("RGBA"))).mean
    assert max(apart) < NEAR
    assert shown.getpixel((0, 0)) == (0, 0, 0, 0), "the corners are round"


def test_the_desktop_entry_names_the_program_its_icon_and_both_languages() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # keys are told apart by case
    entry.read(DESKTOP / "meetingdesk.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    assert (told["Type"], told["Exec"], told["Terminal"]) == ("Application", "meetingdesk", "false")
    assert (DESKTOP / f"{told['Icon']}.svg").is_file()
    assert told["Name[zh_CN]"] == "会议台"
    assert re.fullmatch(r"([A-Z][A-Za-z]+;)+", told["Categories"])
