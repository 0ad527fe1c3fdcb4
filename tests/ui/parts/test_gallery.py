"""The sheets of all parts: drawn in both palettes, and everything on them can be reached and heard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.ui.parts.gallery import components, draw
from meetingdesk.ui.parts.gallery_more import choices_sheet, figures_sheet

SHEETS = pytest.mark.parametrize("build", [components, figures_sheet, choices_sheet])


@SHEETS
def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, build: Callable[[], QWidget]) -> None:
    sheet = build()
    qtbot.addWidget(sheet)
    reached = [part for part in sheet.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [
        part for part in reached if not QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
    ]
    assert len(reached) > 8
    assert nameless == []


@SHEETS
def test_no_part_is_smaller_than_it_needs(qtbot: QtBot, build: Callable[[], QWidget]) -> None:
    sheet = build()
    qtbot.addWidget(sheet)
    sheet.show()
    shown = [part for part in sheet.findChildren(QWidget) if part.isVisible() and part.objectName() == ""]
    parts = [part for part in shown if not isinstance(part, QHeaderView)]  # their view decides
    squeezed = [
        (type(part).__name__, part.accessibleName(), part.width(), part.minimumSizeHint().width())
        for part in parts
        if part.width() < part.minimumSizeHint().width() or part.height() < part.minimumSizeHint().height()
    ]
    assert squeezed == []


def test_six_pictures_come_out_of_it(qapp: QApplication, tmp_path: Path) -> None:
    files = draw(qapp, tmp_path)
    assert len(files) == 6
    for file in files:
        picture = QImage(str(file))
        wide, tall = (900, 560) if "choices" in file.name else (1366, 768)
        assert (picture.width(), picture.height()) == (wide, tall)
        dark = picture.pixelColor(wide - 3, tall - 60).lightness() < 60
        assert dark == ("dark" in file.stem)
