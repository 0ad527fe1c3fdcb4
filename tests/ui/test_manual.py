"""The manual in the window: every page has its part in both languages, pictures and words are found."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.wording import Wording
from meetingdesk.ui import manual
from meetingdesk.ui.help_panel import HelpPanel
from meetingdesk.ui.pages import CARE, FILING, PAGES, SEATING, word_of
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting

EVERY = sorted({*PAGES, CARE.name, FILING.name, SEATING.name})
SOON = 340
"""Characters after the beginning of a part within which its page is named."""
LANGUAGES = pytest.mark.parametrize("language", ["zh_CN", "en"])


@LANGUAGES
def test_every_page_of_the_window_has_its_part(language: str) -> None:
    read = manual.read(language)
    assert sorted({*EVERY, "welcome"} - read.pages.keys()) == []
    for page, (chapter, anchor) in read.pages.items():
        assert f'name="{anchor}"' in read.chapters[chapter], page


@LANGUAGES
def test_the_part_of_a_page_is_about_it(language: str) -> None:
    read, words = manual.read(language), Wording(language)
    for page in EVERY:
        chapter, anchor = read.pages[page]
        part = read.chapters[chapter].partition(f'name="{anchor}"')[2]
        assert words.text(word_of(page)) in re.sub("<[^>]+>", "", part)[:SOON], page


@LANGUAGES
def test_every_picture_is_there(language: str) -> None:
    names = re.findall(r'<img src="([^"]+)"', "".join(manual.read(language).chapters))
    assert len(names) >= 8
    assert [name for name in names if not (manual.folder() / name).is_file()] == []


def test_both_languages_have_the_same_parts_in_the_same_order() -> None:
    zh, en = manual.read("zh_CN"), manual.read("en")
    assert [place.deep for place in zh.places] == [place.deep for place in en.places]
    assert list(zh.pages) == list(en.pages)


def test_lines_of_chinese_join_without_a_blank_and_english_ones_with_one() -> None:
    assert manual.spans("签到成功，\n再按一次") == "签到成功，再按一次"
    assert manual.spans("press it\nagain") == "press it again"


def test_lists_tables_and_code_are_set_and_nothing_of_the_text_is_taken_for_markup() -> None:
    assert manual.rich("1. **甲**\n   乙\n2. 丙") == "<ol><li><b>甲</b>乙</li><li>丙</li></ol>"
    assert "<th>键</th>" in manual.rich("| 键 | 做什么 |\n| --- | --- |\n| `F1` | 说明 |")
    assert manual.rich("```\na < b\n```") == "<pre>a &lt; b</pre>"
    assert manual.spans("`<PIN>` & more") == "<code>&lt;PIN&gt;</code> &amp; more"


def test_words_are_found_under_their_heading() -> None:
    found = manual.parse("# 书\n\n## 甲\n\n先这样。\n\n### 乙\n\n打乱以后\n编号。\n").find("以后编号")
    assert [(place.title, near) for place, near in found] == [("乙", "乙\n打乱以后编号。")]


def helped(qtbot: QtBot, shell: Shell, page: str) -> HelpPanel:
    shell.go(page)
    shell.window.activateWindow()
    qtbot.keyClick(shell.window, Qt.Key.Key_F1)
    return next(one for one in shell.window.findChildren(HelpPanel) if one.isVisible())


def title(panel: HelpPanel) -> str:
    line = panel.rows.row(panel.list.current_id() or "")
    return line.place.title if line else ""


@pytest.fixture
def meeting(shell: Shell) -> str:
    made = a_meeting(shell.bridge.desk)
    shell.open_meeting(made)
    return made


def test_f1_opens_the_part_about_the_page(qtbot: QtBot, shell: Shell, meeting: str) -> None:
    del meeting
    panel = helped(qtbot, shell, "evaluation")
    assert title(panel) == "测评"
    assert "打乱编号" in panel.text.toPlainText()
    qtbot.keyClick(panel.text, Qt.Key.Key_F1)
    assert not panel.isVisible()


def test_f1_opens_the_part_of_each_page(qtbot: QtBot, shell: Shell, meeting: str) -> None:
    del meeting
    for page in EVERY:
        panel = helped(qtbot, shell, page)
        chapter, anchor = manual.read("zh_CN").pages[page]
        assert panel.at == (chapter, anchor), page
        panel.close_card()


def test_f1_helps_before_there_is_a_meeting(qtbot: QtBot, shell: Shell) -> None:
    assert title(helped(qtbot, shell, "welcome")) == "第一次打开"


def test_what_is_searched_is_opened_and_back_leads_where_one_was(
    qtbot: QtBot, shell: Shell, meeting: str
) -> None:
    del meeting
    panel = helped(qtbot, shell, "signin")
    panel.field.setText("verify")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.text.textCursor().selectedText() == "verify"
    qtbot.keyClick(panel.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(panel.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.field.hasFocus()
    panel.field.clear()
    assert "拼音首字母" in panel.text.toPlainText()


def test_the_manual_speaks_the_language_of_the_window(qtbot: QtBot, shell: Shell, meeting: str) -> None:
    del meeting
    shell.change(shell.settings.changed(language="en"))
    panel = helped(qtbot, shell, "history")
    assert title(panel) == "History and undo"
