"""The pictures of README and manual, in both languages: `python -m meetingdesk.ui.manual_pictures --out DIR`.

`dev.py screens --manual` makes them anew into docs/pictures, with a sheet of all pages (演示数据).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication

from meetingdesk.foundation.wording import _, use_language
from meetingdesk.ui import theme as themes
from meetingdesk.ui.contact_sheet import Tile, make_sheet
from meetingdesk.ui.pages import CARE, FILING, INVITATION, RAIL, SEATING, SETTINGS
from meetingdesk.ui.screens import HIGH, LANGUAGES, SHOTS, WIDE, Shot, draw

IN_THE_TEXT = {
    "roster-import": "import", "invitation": "invitation", "overview-live": "overview", "signin": "signin",
    "speakers": "speakers", "evaluation-entry": "entry", "evaluation-difference": "differences",
    "evaluation-results": "results", "minutes": "minutes",
}  # fmt: skip
"""Name of the shot, and of the file without language and ending."""
ON_THE_SHEET = {
    "overview-live": RAIL[0], "invitation": INVITATION, "roster": RAIL[1], "agenda": RAIL[2],
    "signin": RAIL[3], "speakers": RAIL[4], "evaluation-ladder": RAIL[5], "commentary": RAIL[6],
    "minutes": RAIL[7], "documents": RAIL[8], "seating": SEATING, "filing": FILING, "history": RAIL[9],
    "settings": SETTINGS, "care-alone": CARE,
}  # fmt: skip
SHEET = "pages"
COLOURS, EXACT = 256, 64
Colour = tuple[int, int, int]


def ending(short: str) -> str:
    """Chinese is the language without an ending."""
    return ".png" if short == "zh" else f"-{short}.png"


def wanted() -> list[Shot]:
    """Those in the text, then those of the sheet, so that what a scene does is not seen on another page."""
    known = {shot.name: shot for shot in SHOTS}
    return [known[name] for name in dict.fromkeys([*IN_THE_TEXT, *ON_THE_SHEET])]


def files(out: Path) -> dict[Path, str]:
    """Each that is kept, and the name under which it is taken."""
    kept = {**IN_THE_TEXT, SHEET: SHEET}
    ends = [ending(short) for short in LANGUAGES]
    return {out / f"{name}{end}": f"{shot}{end}" for shot, name in kept.items() for end in ends}


def make_pictures(out: Path) -> list[Path]:
    """All of them; the files that were written."""
    with tempfile.TemporaryDirectory() as folder:
        taken = Path(folder)
        draw(
            wanted(), [(short, "light") for short in LANGUAGES],
            lambda name, short, _look: taken / f"{name}{ending(short)}", (WIDE, HIGH),
        )  # fmt: skip
        for short, language in LANGUAGES.items():
            use_language(language)
            pages = ON_THE_SHEET.items()
            tiles = [Tile(_(page.word), taken / f"{name}{ending(short)}") for name, page in pages]
            make_sheet(tiles, taken / f"{SHEET}{ending(short)}")
        made = files(out)
        for path, name in made.items():
            keep(taken / name, path)
    return list(made)


def keep(taken: Path, path: Path) -> None:
    """With 256 colours, a third of the bytes; see `_palette`."""
    with Image.open(taken) as read:
        picture = read.convert("RGB")
    kept = _palette(picture)
    places = {colour: _nearest(kept, colour) for _count, colour in _counted(picture)}
    few = Image.new("P", picture.size)
    few.putpalette([part for colour in kept for part in colour])
    few.putdata([places[colour] for colour in _pixels(picture)])
    few.save(path, optimize=True)


def _pixels(picture: Image.Image) -> list[Colour]:
    """All of them, line by line."""
    parts = picture.tobytes()
    return list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))


def _counted(picture: Image.Image) -> list[tuple[int, Colour]]:
    return picture.getcolors(picture.width * picture.height)  # type: ignore[return-value]  # it is RGB


def _palette(picture: Image.Image) -> list[Colour]:
    """Those of the surfaces as they are; the rest chosen so that a rare one, as a small amber sign, stays."""
    most = [colour for _count, colour in sorted(_counted(picture), reverse=True)[:EXACT]]
    wide = picture.quantize(COLOURS - EXACT, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    return list(dict.fromkeys(most + [colour for _count, colour in _counted(wide.convert("RGB"))]))


def _nearest(kept: Sequence[Colour], colour: Colour) -> int:
    red, green, blue = colour
    far = [(red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2 for r, g, b in kept]
    return far.index(min(far))


def main(words: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="meetingdesk.ui.manual_pictures", description="Pictures of the manual."
    )
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["MEETINGDESK_HOME"] = home
        app = QApplication.instance() or QApplication(sys.argv[:1])
        themes.install(app)  # type: ignore[arg-type]  # it is the one made here
        given.out.mkdir(parents=True, exist_ok=True)
        for path in make_pictures(given.out):
            sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
