"""Questions before what can't be taken back: the safe answer is under the fingers, the page waits behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.ui.dialogs import ask_before, choose_file, save_file
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.overlay import Dialog


class Desk:
    """A window with a button, and a question over it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.bot = qtbot
        self.window = QMainWindow()
        self.page = QWidget()
        stack = QVBoxLayout(self.page)
        self.button = Button("封存")
        stack.addWidget(self.button)
        self.window.setCentralWidget(self.page)
        self.window.resize(900, 600)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.button.setFocus()
        self.answers: list[str] = []

    def ask(self) -> Dialog:
        return ask_before(
            self.button,
            "封存这次测评？",
            "封存以后能看到结果，票的内容不能再改。",
            "封存",
            "先不封存",
            lambda: self.answers.append("sealed"),
            otherwise=lambda: self.answers.append("left"),
        )

    def press(self, key: Qt.Key) -> None:
        self.bot.keyClick(self.window.focusWidget(), key)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_enter_takes_the_safe_answer(desk: Desk) -> None:
    dialog = desk.ask()
    assert desk.window.focusWidget() is dialog.card.safe
    desk.press(Qt.Key.Key_Return)
    assert desk.answers == ["left"]


def test_escape_closes_and_the_focus_goes_back(desk: Desk) -> None:
    dialog = desk.ask()
    desk.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.answers == ["left"]
    assert desk.window.focusWidget() is desk.button


def test_tab_and_enter_do_it_once(desk: Desk) -> None:
    dialog = desk.ask()
    desk.press(Qt.Key.Key_Tab)
    assert desk.window.focusWidget() is dialog.card.verb
    desk.press(Qt.Key.Key_Return)
    assert desk.answers == ["sealed"]


def test_tab_never_leaves_the_question(desk: Desk) -> None:
    dialog = desk.ask()
    seen = set()
    for _ in range(5):
        desk.press(Qt.Key.Key_Tab)
        seen.add(desk.window.focusWidget())
    assert seen == {dialog.card.safe, dialog.card.verb}


def test_keys_of_the_page_behind_do_nothing_meanwhile(desk: Desk, qtbot: QtBot) -> None:
    heard: list[str] = []
    QShortcut(QKeySequence("F6"), desk.window, activated=lambda: heard.append("F6"))
    dialog = desk.ask()
    desk.press(Qt.Key.Key_F6)
    qtbot.mouseClick(dialog, Qt.MouseButton.LeftButton, pos=dialog.rect().topLeft())
    assert heard == []
    assert desk.answers == []
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_F6)
    assert heard == ["F6"]


def test_the_question_is_whole_and_follows_the_window(desk: Desk) -> None:
    dialog = desk.ask()
    for wide, tall in ((1366, 696), (900, 600)):
        desk.window.resize(wide, tall)
        assert dialog.size() == desk.window.size()
        assert dialog.rect().contains(dialog.card.geometry())
        assert abs(dialog.card.geometry().center().x() - wide / 2) <= 1
    for part in dialog.card.findChildren(QWidget):
        assert dialog.card.rect().contains(part.geometry())
        if part.hasHeightForWidth():
            assert part.height() >= part.heightForWidth(part.width())


def test_a_screen_reader_hears_question_and_consequence(desk: Desk) -> None:
    card = QAccessible.queryAccessibleInterface(desk.ask().card)
    assert card.text(QAccessible.Text.Name) == "封存这次测评？"
    assert card.text(QAccessible.Text.Description) == "封存以后能看到结果，票的内容不能再改。"


@pytest.fixture
def own_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt's own file dialog instead of the desktop's, so that a test can answer it."""
    make = QFileDialog.open
    monkeypatch.setattr(
        QFileDialog,
        "open",
        lambda dialog: (dialog.setOption(QFileDialog.Option.DontUseNativeDialog), make(dialog)),
    )


def test_the_file_that_was_chosen_comes_back(desk: Desk, own_files: None, tmp_path: Path) -> None:
    file = tmp_path / "名单.xlsx"
    file.touch()
    got: list[Path] = []
    dialog = choose_file(desk.window, "选名册", ["表格 (*.xlsx *.xls *.csv)"], got.append, tmp_path)
    dialog.selectFile(str(file))
    dialog.accept()
    assert got == [file]


def test_saving_keeps_the_ending(desk: Desk, own_files: None, tmp_path: Path) -> None:
    got: list[Path] = []
    dialog = save_file(desk.window, "导出", ["PDF (*.pdf)"], tmp_path / "会议纪要.pdf", got.append)
    dialog.selectFile(str(tmp_path / "第二稿"))
    dialog.accept()
    assert got == [tmp_path / "第二稿.pdf"]


def test_leaving_the_file_dialog_means_nothing(desk: Desk, own_files: None, tmp_path: Path) -> None:
    got: list[Path] = []
    choose_file(desk.window, "选名册", ["表格 (*.xlsx)"], got.append, tmp_path).reject()
    assert got == []
