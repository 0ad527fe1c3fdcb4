"""For the self-test: which Qt this is, and whether the window can be painted with it."""

from __future__ import annotations

import sys

import PySide6
from PySide6.QtWidgets import QApplication

from meetingdesk.ui import theme as themes
from meetingdesk.ui.main_window import MainWindow

STEP = 16


def qt_version() -> str:
    """The version of PySide6, which is that of its Qt."""
    return PySide6.__version__


def paint_window() -> tuple[int, int, int]:
    """Width and height of the painted window in pixels, and how many colours a sample of them has."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    themes.install(app)
    window = MainWindow()
    try:
        image = window.grab().toImage()
        spots = ((x, y) for x in range(0, image.width(), STEP) for y in range(0, image.height(), STEP))
        return image.width(), image.height(), len({image.pixel(*spot) for spot in spots})
    finally:
        window.close()
