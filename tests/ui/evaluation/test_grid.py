"""The entry grid paints anew what a key changed, and nothing of it is missed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from meetingdesk.ui.evaluation.grid import EntryGrid
from meetingdesk.ui.evaluation.grid_form import GridForm

GRADES = ("好", "较好", "一般", "差")
RETURN, UP, BACK = Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Backspace


def names(rows: int) -> tuple[tuple[str, str], ...]:
    return tuple((f"演示{n}", "") for n in range(rows))


class Screen(QObject):
    """What a screen shows that is painted only where the grid asks for it."""

    def __init__(self, grid: EntryGrid) -> None:
        super().__init__(grid)
        self.grid, self.asked, self.looking = grid, QRegion(), False
        self.image = self.whole()
        grid.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt calls it so
        """Note what is painted anew."""
        if isinstance(event, QPaintEvent) and not self.looking:
            self.asked = self.asked.united(event.region())
        return False

    def whole(self) -> QImage:
        image = QImage(self.grid.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        self._paint(image, QRegion(self.grid.rect()))
        return image

    def follow(self) -> QRegion:
        """Paint what was asked for since the last time, and nothing else; says what that was."""
        QTest.qWait(0)
        asked, self.asked = self.asked, QRegion()
        patch = QImage(self.grid.size(), QImage.Format.Format_RGB32)
        patch.fill(Qt.GlobalColor.white)
        self._paint(patch, asked)
        self._lay(patch, asked)
        return asked

    def _paint(self, image: QImage, region: QRegion) -> None:
        self.looking = True
        self.grid.render(image, region.boundingRect().topLeft(), region)
        self.looking = False

    def _lay(self, patch: QImage, region: QRegion) -> None:
        painter = QPainter(self.image)
        painter.setClipRegion(region)
        painter.drawImage(QPoint(0, 0), patch)
        painter.end()


@pytest.mark.parametrize(("rows", "points"), [(7, ()), (43, ()), (100, ()), (8, (0, 1, 2))])
def test_what_is_painted_anew_leaves_the_grid_as_a_whole_painting_does(
    qtbot: QtBot, rows: int, points: tuple[int, ...]
) -> None:
    grid = EntryGrid()
    qtbot.addWidget(grid)
    grid.resize(760, 440)
    people = ("甲", "乙") if points else ()
    grid.show_form(GridForm(names(rows), GRADES, people, frozenset(points)))
    grid.show()
    qtbot.waitExposed(grid)
    screen = Screen(grid)
    for key in (*"95", RETURN, *"88", RETURN, *"1230", UP, BACK, *"9" * 41, *"1*"):
        QTest.keyClicks(grid, key) if isinstance(key, str) else QTest.keyClick(grid, key)
        screen.follow()
        assert screen.image == screen.whole()


def test_a_key_has_two_rows_painted_anew_not_forty_three(qtbot: QtBot) -> None:
    grid = EntryGrid()
    qtbot.addWidget(grid)
    grid.resize(760, 440)
    grid.show_form(GridForm(names(43), GRADES))
    grid.show()
    qtbot.waitExposed(grid)
    screen = Screen(grid)
    QTest.keyClicks(grid, "1")
    screen.follow()
    QTest.keyClicks(grid, "2")
    assert 0 < screen.follow().boundingRect().height() < grid.height() / 5
