"""Buttons: pressed by Enter and Space, read aloud by their words, never cut."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.ui.parts.buttons import Button, ChoiceCard, FilterButton, IconButton, Kind, Link, Segmented
from meetingdesk.ui.parts.checks import Switch
from meetingdesk.ui.parts.shell import RailButton, StatusLink
from meetingdesk.ui.theme import Role, Tone, tokens, width

MAKERS: list[Callable[[], QAbstractButton]] = [
    lambda: Button("结束并请下一位", Kind.PRIMARY, "skip-forward", "F6", 48),
    lambda: Link("撤销"),
    lambda: IconButton("redo-2", "重做"),
    lambda: FilterButton("全部 44", "check", Tone.OK),
    lambda: RailButton("mic", "述职", "5"),
    lambda: StatusLink("应到", "44"),
    lambda: Switch("声音提醒"),
]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press(qtbot: QtBot, make: Callable[[], QAbstractButton], key: Qt.Key) -> None:
    button = make()
    qtbot.addWidget(button)
    button.show()
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


@pytest.mark.parametrize("make", MAKERS)
def test_a_screen_reader_hears_what_it_does(qtbot: QtBot, make: Callable[[], QAbstractButton]) -> None:
    button = make()
    qtbot.addWidget(button)
    spoken = QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
    assert spoken == (button.accessibleName() or button.text())
    assert spoken


@pytest.mark.parametrize("make", MAKERS)
def test_the_keyboard_shows_where_it_is(qtbot: QtBot, make: Callable[[], QAbstractButton]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    stack = QVBoxLayout(page)
    button, other = make(), Button("别的")
    stack.addWidget(button)
    stack.addWidget(other)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert not has_ring(button)
    button.setFocus()
    assert has_ring(button)


def has_ring(button: QWidget) -> bool:
    """Whether the colour of the focus stands anywhere in the picture, more than a glyph's worth of it."""
    image = button.grab().toImage()
    ring = QColor(tokens().focus).rgb()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(image.pixel(x, y) == ring for x, y in points) > 60


def test_an_ampersand_is_a_letter_and_not_a_shortcut(qtbot: QtBot) -> None:
    button = Button("Q&A")
    qtbot.addWidget(button)
    assert button.words == "Q&A"
    assert button.shortcut().isEmpty()
    assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == "Q&A"


@pytest.mark.parametrize("height", [32, 36, 44, 48])
@pytest.mark.parametrize("words", ["签到", "结束并请下一位", "Finish and call the next speaker"])
def test_a_button_gives_its_words_room(qtbot: QtBot, words: str, height: int) -> None:
    plain, full = Button(words, height=height), Button(words, Kind.PRIMARY, "check", "Enter", height)
    qtbot.addWidget(plain)
    qtbot.addWidget(full)
    role = Role.CAPTION_STRONG if height == 32 else Role.BODY_STRONG
    assert plain.minimumSizeHint().width() >= width(words, role) + 16
    assert full.minimumSizeHint().width() >= width(words, role) + 16 + 18 + width(
        "Enter", Role.CAPTION_STRONG
    )
    assert plain.sizeHint().height() == height


SCALED = """
import sys
from PySide6.QtWidgets import QApplication
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.theme import Role, install, width
app = QApplication([])
install(app)
assert app.primaryScreen().devicePixelRatio() == float(sys.argv[1]), app.primaryScreen().devicePixelRatio()
for words in ("结束并请下一位", "Finish and call the next speaker"):
    button = Button(words, Kind.PRIMARY, "check")
    button.resize(button.sizeHint())
    assert button.width() >= width(words, Role.BODY_STRONG) + 26 + 16
    picture = button.grab().toImage()
    ground = picture.pixelColor(4 * 2, picture.height() // 2)
    inside = range(12, picture.height() - 12)
    for edge in (range(3, 8), range(picture.width() - 8, picture.width() - 3)):
        assert all(picture.pixelColor(x, y) == ground for x in edge for y in inside), words
print("uncut")
"""


@pytest.mark.parametrize("scale", ["1.25", "1.5", "2.0"])
def test_words_are_whole_on_a_scaled_screen(scale: str) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", SCALED, scale], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout == "uncut\n", done.stderr


def test_one_of_the_segments_is_chosen_and_tells(qtbot: QtBot) -> None:
    segments = Segmented(["浅色", "深色", "跟随系统"], "颜色")
    qtbot.addWidget(segments)
    segments.show()
    first, second = segments.findChildren(QAbstractButton)[:2]
    with qtbot.waitSignal(segments.chosen) as told:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert told.args == [1]
    assert segments.current() == 1
    assert not first.isChecked()


def test_a_choice_says_both_its_lines(qtbot: QtBot) -> None:
    card = ChoiceCard("新的人", "只在这次名册里建立")
    qtbot.addWidget(card)
    assert card.accessibleName() == "新的人，只在这次名册里建立"


def test_a_refused_primary_stays_in_sight_but_grey(qtbot: QtBot) -> None:
    button = Button("定稿", Kind.PRIMARY, "lock")
    qtbot.addWidget(button)
    button.show()
    button.setEnabled(False)
    picture = button.grab().toImage()
    assert picture.pixelColor(6, button.height() // 2).name().upper() == tokens().sunken
