"""Fields: a name for every one, what is wrong in words, no jump when the focus comes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.ui.parts.checks import Check, Radio, Switch
from meetingdesk.ui.parts.fields import Combo, Field, Form, SearchField, TextArea, WithError
from meetingdesk.ui.theme import tokens


def test_what_is_wrong_is_said_and_taken_back(qtbot: QtBot) -> None:
    phone = WithError(Field("电话"))
    qtbot.addWidget(phone)
    phone.show()
    before = phone.sizeHint().height()
    phone.refuse("请写 11 位数字")
    spoken = QAccessible.queryAccessibleInterface(phone.field)
    assert spoken.text(QAccessible.Text.Name) == "电话"
    assert spoken.text(QAccessible.Text.Description) == "请写 11 位数字"
    assert phone.sizeHint().height() > before
    phone.refuse("")
    assert phone.sizeHint().height() == before


def test_chinese_can_be_typed(qtbot: QtBot) -> None:
    field = SearchField("找人", "姓名或单位")
    qtbot.addWidget(field)
    field.show()
    typed = QInputMethodEvent("shang", [])
    QApplication.sendEvent(field, typed)
    assert not field.text()
    done = QInputMethodEvent()
    done.setCommitString("上官")
    QApplication.sendEvent(field, done)
    assert field.text() == "上官"


def test_words_stay_where_they_are_when_the_focus_comes(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    first, field = Field("甲"), Field("乙")
    for place, part in enumerate((first, field)):
        part.setParent(page)
        part.move(0, place * 50)
    field.setText("演示")
    page.show()
    page.activateWindow()
    first.setFocus()
    before = glyphs(field)
    field.setFocus()
    field.setReadOnly(True)  # without the caret
    assert glyphs(field) == before


def glyphs(field: Field) -> set[tuple[int, int]]:
    image = field.grab().toImage()
    ink = tokens().text.lower()
    inside = [(x, y) for x in range(6, 60) for y in range(6, 30)]
    return {point for point in inside if image.pixelColor(*point).name() == ink}


def test_a_form_names_its_fields(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    organ = Field("")
    form.add("审定机关", organ)
    assert QAccessible.queryAccessibleInterface(organ).text(QAccessible.Text.Name) == "审定机关"


@pytest.mark.parametrize("make", [lambda: Check("已勾选"), lambda: Radio("选中"), lambda: Switch("声音提醒")])
def test_marks_are_set_by_space_and_named(qtbot: QtBot, make) -> None:
    mark = make()
    qtbot.addWidget(mark)
    mark.show()
    qtbot.keyClick(mark, Qt.Key.Key_Space)
    assert mark.isChecked()
    assert (
        QAccessible.queryAccessibleInterface(mark).text(QAccessible.Text.Name) == mark.accessibleName() != ""
    )


def test_a_switch_says_on_or_off_in_a_word(qtbot: QtBot) -> None:
    switch = Switch("声音提醒")
    qtbot.addWidget(switch)
    off = switch.grab().toImage()
    switch.setChecked(True)
    on = switch.grab().toImage()
    word = range(switch.width() - 50)
    rows = range(switch.height())
    assert any(off.pixel(x, y) != on.pixel(x, y) for x in word for y in rows)


def test_the_longest_choice_fits(qtbot: QtBot) -> None:
    combo = Combo("屏幕", ["60 秒", "演示投影机，1920×1080"])
    qtbot.addWidget(combo)
    from meetingdesk.ui.theme import Role, width

    assert combo.sizeHint().width() >= width("演示投影机，1920×1080", Role.BODY) + 48


def test_tab_leaves_a_text_area(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    area, after = TextArea("说明"), Field("以后")
    area.setParent(page)
    after.setParent(page)
    page.show()
    page.activateWindow()
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_Tab)
    assert page.focusWidget() is after
    assert area.toPlainText() == ""


def test_lines_of_a_text_area_stand_24_apart_however_they_came(qtbot: QtBot) -> None:
    area = TextArea("说明", words="一")
    qtbot.addWidget(area)
    area.show()
    area.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(area, Qt.Key.Key_Return)
    area.insertPlainText("二\n三")
    tops = [area.document().findBlockByNumber(number).layout().position().y() for number in range(3)]
    assert [tops[1] - tops[0], tops[2] - tops[1]] == [24, 24]


def test_words_put_into_a_text_area_are_told_once_and_can_not_be_undone(qtbot: QtBot) -> None:
    area = TextArea("说明")
    qtbot.addWidget(area)
    told: list[str] = []
    area.textChanged.connect(lambda: told.append(area.toPlainText()))
    area.setPlainText("会议认为")
    assert told == ["会议认为"]
    area.undo()
    assert area.toPlainText() == "会议认为"
    area.insertPlainText("新的")
    area.undo()
    assert area.toPlainText() == "会议认为"
