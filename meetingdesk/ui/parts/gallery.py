"""Every part in every state on one sheet, light and dark: `python -m meetingdesk.ui.parts.gallery --out DIR`.

All names are invented (演示数据). For whoever changes a part: draw, look, compare.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from meetingdesk.ui.parts.gallery_columns import left_column, middle_column, right_column
from meetingdesk.ui.parts.gallery_more import choices_sheet, figures_sheet
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.shell import Ground
from meetingdesk.ui.theme import Role, install, tokens


def components() -> QWidget:
    """The sheet of 00-components, 1366 x 768."""
    sheet = Ground("canvas")
    sheet.resize(1366, 768)
    place(sheet, Label("部件一览", Role.PAGE), 24, 14, 90, 36)
    palette = "深色" if tokens().dark else "浅色"
    place(sheet, Label(f"{palette} · 演示数据", Role.SECOND, "text2"), 120, 22, 200, 22)
    place(sheet, left_column(), 24, 56, 424, 700)
    place(sheet, middle_column(), 480, 56, 408, 712)
    place(sheet, right_column(), 880, 56, 486, 700)
    return sheet


def place(sheet: QWidget, part: QWidget, left: int, top: int, wide: int, tall: int) -> None:
    """Puts a part where the target has it."""
    part.setParent(sheet)
    part.setGeometry(left, top, wide, tall)


def draw(app: QApplication, out: Path) -> list[Path]:
    """Draws both sheets in both palettes and returns the files."""
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for dark in (False, True):
        install(app, dark)
        for name, build in (
            ("00-components", components),
            ("00-figures", figures_sheet),
            ("00-choices", choices_sheet),
        ):
            sheet = build()
            sheet.show()
            file = out / f"{name}{'-dark' if dark else ''}.png"
            sheet.grab().save(str(file))
            sheet.close()
            files.append(file)
    return files


def main(arguments: list[str]) -> int:
    """Draws the sheets."""
    parser = argparse.ArgumentParser(description="Draws the parts of the window, light and dark.")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for file in draw(app, chosen.out):
        sys.stdout.write(f"{file}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
