"""Changing clothes while the program runs: everything that is shown follows."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.theme import DARK, LIGHT, Theme, tokens


def corner(button: Button) -> str:
    return button.grab().toImage().pixelColor(8, button.height() // 2).name().upper()


def test_a_button_that_is_shown_turns_dark_with_the_theme(qtbot: QtBot, dressed: Theme) -> None:
    button = Button("签到", Kind.PRIMARY)
    qtbot.addWidget(button)
    button.show()
    assert corner(button) == LIGHT.accent
    with qtbot.waitSignal(dressed.changed):
        dressed.use(dark=True)
    assert corner(button) == DARK.accent
    assert tokens() is DARK


def test_what_qt_draws_by_itself_wears_the_same_colours(qapp: QApplication, dressed: Theme) -> None:
    dressed.use(dark=True)
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == DARK.surface
    assert qapp.palette().color(QPalette.ColorRole.PlaceholderText).name().upper() == DARK.text3


def test_still_means_no_motion_at_all(dressed: Theme) -> None:
    assert dressed.motion(120) == 120
    dressed.still = True
    assert dressed.motion(120) == 0
