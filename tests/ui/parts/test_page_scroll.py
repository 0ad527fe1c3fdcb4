"""A page in the window gets the room there is, and more only where it can't do with it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.ui.parts.fields import TextArea
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import PageScroll


def _page() -> tuple[QWidget, Label, QVBoxLayout]:
    """Wrapped words above a part that would like to be high and can be low."""
    page, words, likes = QWidget(), Label("一二三四五六七八九十" * 12, wrap=True), TextArea("很高")
    stack = QVBoxLayout(page)
    stack.addWidget(words)
    stack.addWidget(likes, 1)
    likes.setMinimumHeight(60)
    return page, words, stack


def test_a_page_with_wrapped_words_is_as_high_as_the_window_not_as_it_would_like(qtbot: QtBot) -> None:
    page, words, _stack = _page()
    scroll = PageScroll(page)
    qtbot.addWidget(scroll)
    scroll.resize(600, 230)
    scroll.show()
    qtbot.waitExposed(scroll)
    qtbot.waitUntil(lambda: page.size() == scroll.viewport().size() == scroll.size())
    assert words.height() >= words.heightForWidth(words.width())


def test_a_page_that_needs_more_is_scrolled_and_fits_again_when_it_needs_less(qtbot: QtBot) -> None:
    page, _words, stack = _page()
    scroll, high = PageScroll(page), QWidget()
    high.setMinimumHeight(400)
    qtbot.addWidget(scroll)
    scroll.resize(600, 300)
    scroll.show()
    qtbot.waitExposed(scroll)
    stack.addWidget(high)
    qtbot.waitUntil(lambda: page.height() > 450)
    assert scroll.verticalScrollBar().maximum() > 0
    assert scroll.horizontalScrollBar().maximum() == 0
    high.setMinimumHeight(0)
    high.hide()
    qtbot.waitUntil(lambda: page.size() == scroll.viewport().size())
    assert scroll.verticalScrollBar().maximum() == 0
