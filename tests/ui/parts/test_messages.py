"""Messages: seen where it happened, never in the way of the hands, gone after a while or not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.ui.parts import messages
from meetingdesk.ui.parts.buttons import Link
from meetingdesk.ui.parts.fields import Field
from meetingdesk.ui.parts.messages import MessageStrip, Toast
from meetingdesk.ui.theme import Tone, tokens


class Place:
    """A page with a field that has the focus, and a strip."""

    def __init__(self, qtbot: QtBot) -> None:
        self.page = QWidget()
        qtbot.addWidget(self.page)
        stack = QVBoxLayout(self.page)
        self.field, self.strip = Field("找人"), MessageStrip()
        stack.addWidget(self.strip)
        stack.addWidget(self.field)
        self.page.resize(420, 120)
        self.page.show()
        self.page.activateWindow()
        self.field.setFocus()


@pytest.fixture
def place(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setattr(messages, "STAYS_MS", 60)
    return Place(qtbot)


def test_it_takes_no_focus_and_goes_by_itself(qtbot: QtBot, place: Place) -> None:
    place.strip.say(Tone.OK, "已导入 40 人", "撤销")
    assert place.strip.isVisible()
    assert place.page.focusWidget() is place.field
    qtbot.waitUntil(lambda: not place.strip.isVisible(), timeout=2000)


def test_what_must_be_read_stays(qtbot: QtBot, place: Place) -> None:
    place.strip.say(Tone.BAD, "有效 41 加无效 1 是 42", stays=True)
    qtbot.wait(150)
    assert place.strip.isVisible()


def test_its_word_acts_by_keyboard_and_the_strip_goes(qtbot: QtBot, place: Place) -> None:
    place.strip.say(Tone.OK, "已导入 40 人", "撤销", stays=True)
    link = place.strip.findChild(Link)
    assert link.isVisible()
    with qtbot.waitSignal(place.strip.acted):
        qtbot.keyClick(link, Qt.Key.Key_Return)
    assert not place.strip.isVisible()


def test_without_an_act_there_is_no_empty_link(place: Place) -> None:
    place.strip.say(Tone.INFO, "确认前不会改动名册")
    assert not place.strip.findChild(Link).isVisible()


def test_a_screen_reader_hears_the_words(place: Place) -> None:
    place.strip.say(Tone.WARN, "投影仪断开了", "去设置")
    assert place.strip.accessibleName() == "投影仪断开了"


@pytest.mark.parametrize("tone", [Tone.OK, Tone.WARN, Tone.BAD, Tone.INFO])
def test_colour_is_never_alone(place: Place, tone: Tone) -> None:
    place.strip.say(tone, "话", stays=True)
    picture = place.strip.grab().toImage()
    assert picture.pixelColor(4, 20).name().upper() == tokens().soft(tone)
    marks = {picture.pixelColor(x, y).name().upper() for x in range(10, 32) for y in range(8, 32)}
    assert tokens().ink(tone) in marks


def test_a_toast_offers_to_take_it_back(qtbot: QtBot) -> None:
    toast = Toast()
    qtbot.addWidget(toast)
    toast.say("已请假：韩笑", "撤销")
    with qtbot.waitSignal(toast.acted):
        toast.findChild(Link).click()
    assert not toast.isVisible()
