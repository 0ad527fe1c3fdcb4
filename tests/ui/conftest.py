"""Every test of the window runs offscreen, in the bundled faces and the light palette."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from meetingdesk.ui.theme import Theme, install


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Theme:
    return install(qapp)
