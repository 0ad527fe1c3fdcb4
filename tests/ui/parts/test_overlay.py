"""What lies over the window goes away whatever became of the page behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from meetingdesk.ui.parts.fields import Field
from meetingdesk.ui.parts.overlay import Dialog, question_card


def asked(qtbot: QtBot) -> tuple[QWidget, Field, Dialog]:
    window, field = QWidget(), Field("单位")
    QVBoxLayout(window).addWidget(field)
    window.resize(800, 500)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    field.setFocus()
    dialog = Dialog(window, question_card("封存测评？", "封存后不能再改。", "封存", "先不封存"))
    dialog.ask()
    return window, field, dialog


def test_esc_is_the_safe_answer_and_the_focus_goes_back(qtbot: QtBot) -> None:
    window, field, dialog = asked(qtbot)
    with qtbot.waitSignal(dialog.answered) as answer:
        QTest.keyClick(dialog.card.safe, Qt.Key.Key_Escape)
    assert answer.args == [False]
    assert window.focusWidget() is field


def test_esc_closes_it_when_the_page_renewed_what_had_the_focus(qtbot: QtBot) -> None:
    _window, field, dialog = asked(qtbot)
    delete(field)
    with qtbot.waitSignal(dialog.answered) as answer:
        QTest.keyClick(dialog.card.safe, Qt.Key.Key_Escape)
    assert answer.args == [False]
