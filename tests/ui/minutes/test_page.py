"""Sections are edited, kept, offered anew; what is missing leads to where it is entered; the page is seen."""

from __future__ import annotations

from pathlib import Path

import docx
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from meetingdesk.meeting.queries import meeting
from meetingdesk.minutes import queries
from meetingdesk.minutes.model import SectionState
from meetingdesk.minutes.section import Paper
from meetingdesk.ui.minutes import section as sections
from meetingdesk.ui.minutes.template_export import fill_template
from meetingdesk.ui.parts.overlay import Dialog
from tests.ui.minutes.conftest import OnPage

MINE = "演示01党支部经受住了市场考验。"


def _state(at: OnPage, key: str) -> str:
    return at.page._row(key).state


def _write(at: OnPage, key: str, words: str) -> None:
    item = at.page.items[key]
    item.head.click()
    item.text.setFocus()
    item.text.setPlainText(words)
    at.page.items["overview"].head.setFocus()  # leaving keeps


def test_every_section_says_what_it_rests_on_and_how_it_stands(at: OnPage) -> None:
    at.comment(0, "制度健全")
    said = at.page.items["commentary"].head.accessibleName()
    assert "一、点评意见" in said
    assert "依据：点评 1 条" in said
    assert "与数据一致" in said
    assert "缺主持人" in at.page.items["overview"].head.accessibleName()


def test_words_are_kept_on_leaving_and_the_new_wording_is_offered_beside_them(at: OnPage) -> None:
    at.comment(0, "制度健全")
    _write(at, "commentary", MINE)
    assert _state(at, "commentary") == SectionState.KEPT
    at.comment(1, "主动开拓市场")
    item = at.page.items["commentary"]
    assert _state(at, "commentary") == SectionState.MOVED_ON
    assert item.text.toPlainText() == MINE
    assert item.offer.isVisible()
    assert "主动开拓市场" in at.words()
    item.keep_mine.click()
    assert _state(at, "commentary") == SectionState.KEPT
    assert not item.offer.isVisible()
    assert item.text.toPlainText() == MINE


def test_the_new_wording_is_taken(at: OnPage) -> None:
    at.comment(0, "制度健全")
    _write(at, "commentary", MINE)
    at.comment(1, "主动开拓市场")
    item = at.page.items["commentary"]
    item.use_new.click()
    assert _state(at, "commentary") == SectionState.MATCHES
    assert "主动开拓市场" in item.text.toPlainText()


def test_a_pause_keeps_what_was_typed_and_the_cursor_stays(at: OnPage) -> None:
    at.comment(0, "制度健全")
    item = at.page.items["commentary"]
    item._pause.setInterval(10)
    item.head.click()
    item.text.setFocus()
    item.text.selectAll()
    at.robot.keyClicks(item.text, "kept ")
    at.robot.waitUntil(lambda: _state(at, "commentary") == SectionState.KEPT)
    at.robot.keyClicks(item.text, "words")
    assert item.text.toPlainText() == "kept words"


def test_words_typed_back_as_the_records_say_are_no_own_words(at: OnPage) -> None:
    at.comment(0, "制度健全")
    told = at.page._row("commentary").section.text
    _write(at, "commentary", MINE)
    item = at.page.items["commentary"]
    item.text.setPlainText(told)
    item.save()
    assert _state(at, "commentary") == SectionState.MATCHES


def test_the_red_button_leads_to_the_missing_fact_and_then_goes(at: OnPage) -> None:
    assert at.page.fill_in.words == "去补主持人"
    assert not at.page.final.isEnabled()
    at.page.fill_in.click()
    card = at.page._card
    assert card is not None
    assert card.fields[0].field.accessibleName() == "主持人"
    card.fields[0].field.setText("程伟")
    card.verb.click()
    assert at.desk.ask(meeting, at.meeting).host == "程伟"
    assert not at.page.fill_in.isVisible()
    assert "程伟" in at.page._row("overview").section.text


def test_a_time_that_is_none_is_refused_beside_its_field(at: OnPage) -> None:
    at.page.ask_facts("start")
    card = at.page._card
    assert card is not None
    card.fields[0].field.setText("25:99")
    card.verb.click()
    assert at.page._card is card
    assert "请写几点几分" in card.fields[0].field.accessibleDescription()


def test_the_preview_has_pages_that_turn_by_keys(at: OnPage) -> None:
    at.preview_is_there()
    preview = at.page.preview
    assert preview.sheet.accessibleDescription() == f"第 1 页，共 {preview.count} 页"
    picture = preview.sheet.sheet.picture  # type: ignore[union-attr]
    assert picture.pixelColor(2, 2).lightness() > 240  # paper
    inks = {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
    assert len(inks) > 20  # words
    at.page.show_other()
    at.robot.waitUntil(lambda: at.page.preview.sheet.accessibleName() == "会议记录的预览")


def test_turning_stops_at_the_last_page(at: OnPage) -> None:
    at.preview_is_there()
    preview = at.page.preview
    for _turn in range(preview.count + 2):
        at.robot.keyClick(preview.sheet, Qt.Key.Key_PageDown)
    at.robot.waitUntil(lambda: preview.sheet.sheet.number == preview.count)  # type: ignore[union-attr]
    assert not preview.on.isEnabled()


def test_final_only_when_nothing_is_missing_and_the_meeting_is_over(at: OnPage) -> None:
    at.page.ask_facts()
    assert at.page._card is not None
    at.page._card.fields[0].field.setText("程伟")
    at.page._card.verb.click()
    assert "会议结束以后才能定稿" in at.page._head.subtitle.text()
    at.end()
    assert at.page.final.isEnabled()
    at.page.final.click()
    dialog = at.page.window().findChild(Dialog)
    assert dialog is not None
    dialog.card.verb.click()
    kept = at.desk.ask(queries.versions, at.meeting, Paper.SUMMARY)
    assert [version.number for version in kept] == [1]
    assert "第 1 版" in at.page._head.subtitle.text()
    assert at.page.final.words == "更正"


def test_the_paper_is_saved_as_pdf(at: OnPage, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    at.page.export(folder)
    at.robot.waitUntil((folder / "会议纪要.pdf").exists, timeout=20_000)
    assert (folder / "会议纪要.pdf").read_bytes().startswith(b"%PDF")


def test_everything_has_a_name_and_nothing_is_narrower_than_its_words(at: OnPage) -> None:
    for button in (at.page.other, at.page.known, at.page.export_, at.page.final, at.page.fill_in):
        if button.isVisible():
            assert button.accessibleName()
            assert button.width() >= button.minimumSizeHint().width()
    for item in at.page.items.values():
        assert item.head.accessibleName()
        assert item.text.accessibleName()
        assert item.width() >= item.minimumSizeHint().width()
    assert at.page.items["overview"].head.height() == sections.HEAD


def test_each_missing_thing_is_a_word_that_leads_to_where_it_is_entered(at: OnPage) -> None:
    at.page.show_other()  # the record needs chair and recorder
    assert [link.words for link in at.page.open_list.links] == ["主持人", "记录人"]
    at.page.open_list.links[1].click()
    card = at.page._card
    assert card is not None
    assert card.fields[0].field.accessibleName() == "记录人"


def test_a_red_head_is_asked_for_and_what_it_lacks_is_missing(at: OnPage) -> None:
    at.page.ask_look()
    card = at.page._card
    assert card is not None
    card.findChildren(QComboBox)[0].setCurrentIndex(1)
    card.verb.click()
    names = [link.words for link in at.page.open_list.links]
    assert names[:2] == ["编号", "成文日期"]
    at.page.open_list.links[0].click()
    again = at.page._card
    assert again is not None
    by_name = {field.field.accessibleName(): field for field in again.fields}
    by_name["编号"].field.setText("[2023]03")
    by_name["成文日期"].field.setText("2023-03-18")
    again.verb.click()
    assert at.desk.ask(queries.look, at.meeting).number == "〔2023〕3号"
    assert "编号" not in at.words()


def test_a_template_with_an_unknown_field_says_which(at: OnPage, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{会议的名称}}")
    document.save(str(tmp_path / "本单位.docx"))
    fill_template(at.page, "会议纪要", tmp_path / "本单位.docx", tmp_path)
    at.robot.waitUntil(at.page.strip.isVisible, timeout=20_000)
    assert "会议的名称" in at.page.strip.accessibleName()
