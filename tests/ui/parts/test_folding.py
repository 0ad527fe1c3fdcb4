"""A line that is too narrow: buttons show their icons alone, the last first, the primary longest."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.folding import FoldingLine
from meetingdesk.ui.parts.labels import Label


def a_line(qtbot: QtBot) -> tuple[FoldingLine, list[Button]]:
    page = QWidget()
    qtbot.addWidget(page)
    line = FoldingLine()
    line.page = page  # type: ignore[attr-defined]  # Python must keep it
    line.setParent(page)
    buttons = [
        Button("导入名册", icon="download"), Button("没有图标"), Button("从表格粘贴", icon="copy"),
        Button("加入会议", Kind.PRIMARY, "check"),
    ]  # fmt: skip
    line.line.addWidget(Label("名册"), 1)
    for button in buttons:
        line.line.addWidget(button)
    page.resize(900, 40)
    line.resize(900, 40)
    page.show()
    return line, buttons


def folded(buttons: list[Button]) -> list[str]:
    return [button.words for button in buttons if button.width() < button.unfolded()]


def test_with_room_every_button_has_its_words(qtbot: QtBot) -> None:
    line, buttons = a_line(qtbot)
    assert folded(buttons) == []
    assert [button.toolTip() for button in buttons] == [""] * 4
    assert line.minimumSizeHint().width() < 300


def test_the_last_one_folds_first_and_the_primary_last_of_all(qtbot: QtBot) -> None:
    line, buttons = a_line(qtbot)
    seen: list[list[str]] = []
    for wide in range(600, line.minimumSizeHint().width() - 1, -10):
        line.resize(wide, 40)
        qtbot.wait(1)
        if not seen or folded(buttons) != seen[-1]:
            seen.append(folded(buttons))
    paste, take, join = "从表格粘贴", "导入名册", "加入会议"
    assert seen == [[], [paste], [take, paste], [take, paste, join]]
    assert (buttons[0].toolTip(), buttons[0].accessibleName()) == (take, take)
    line.resize(900, 40)
    qtbot.waitUntil(lambda: folded(buttons) == [])
    assert buttons[0].toolTip() == ""
