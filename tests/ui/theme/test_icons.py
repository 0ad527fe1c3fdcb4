"""Icons: every name that the window uses has its drawing, in the colour that was asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

import meetingdesk.ui
from meetingdesk.foundation import paths
from meetingdesk.ui.theme import Theme, tokens

FOLDER = paths.resource("icons")


def colours_in(theme: Theme, name: str, colour: str) -> set[str]:
    image = theme.icons.pixmap(name, 24, colour, 2).toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    solid = [image.pixelColor(x, y) for x, y in points if image.pixelColor(x, y).alpha() == 255]
    return {pixel.name().upper() for pixel in solid}


def test_an_icon_takes_the_colour_it_is_given(dressed: Theme) -> None:
    assert colours_in(dressed, "check", "#2457A6") == {"#2457A6"}
    assert colours_in(dressed, "check", "#94161F") == {"#94161F"}


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.svg")), ids=lambda file: file.stem)
def test_every_drawing_draws_something(dressed: Theme, file: Path) -> None:
    assert colours_in(dressed, file.stem, QColor(tokens().text).name().upper())


def test_the_licence_lies_beside_them() -> None:
    words = (FOLDER / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in words
    assert "Cole Bemis" in words


def test_an_icon_that_is_asked_for_by_its_lucide_name_is_there() -> None:
    """Hyphened names after icon= or Icon( in the window's own code."""
    asked = re.compile(r"""(?:icon=|Icon\(|Button\([^()]*?, )["']([a-z]+(?:-[a-z0-9]+)+)["']""")
    source = Path(meetingdesk.ui.__file__).parent
    found = {
        name for file in source.rglob("*.py") for name in asked.findall(file.read_text(encoding="utf-8"))
    }
    assert "skip-forward" in found
    assert {name for name in found if not (FOLDER / f"{name}.svg").exists()} == set()
