"""Words on a page: whole, or shortened in the middle with a tip; paragraphs as high as they need."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from meetingdesk.ui.parts.labels import Chip, IconLabel, Label
from meetingdesk.ui.parts.paint import ChipFace, fit
from meetingdesk.ui.theme import Role, Tone, width

LONG = "名字非常长的演示企业联合党支部委员会第一分会"


@pytest.mark.parametrize("role", [Role.CAPTION, Role.BODY, Role.PAGE])
def test_what_must_be_shortened_keeps_both_ends(role: Role) -> None:
    shown = fit(LONG, role, 160)
    assert width(shown, role) <= 160
    assert (shown[0], shown[-1]) == (LONG[0], LONG[-1])
    assert fit("短", role, 160) == "短"


def test_a_paragraph_asks_for_the_height_of_its_lines(qtbot: QtBot) -> None:
    label = Label(LONG * 3, Role.BODY, wrap=True)
    qtbot.addWidget(label)
    lines = -(-len(LONG * 3) // (200 // 14))
    assert label.heightForWidth(200) >= lines * Role.BODY.box
    assert label.heightForWidth(2000) == Role.BODY.box
    assert Label("一行\n两行", Role.BODY, wrap=True).heightForWidth(400) == 2 * Role.BODY.box


def test_no_line_begins_with_a_full_stop(qtbot: QtBot) -> None:
    label = Label("一二三四五六七八九。十", Role.BODY, wrap=True)
    qtbot.addWidget(label)
    layout, count = label._layout(9 * 14 + 2)
    text = layout.text()
    firsts = [text[layout.lineAt(line).textStart()] for line in range(count)]
    assert count == 2
    assert "。" not in firsts


def test_a_markup_like_name_is_shown_as_it_is(qtbot: QtBot) -> None:
    label = Label("<b>演示</b> & 公司")
    qtbot.addWidget(label)
    assert label.sizeHint().width() >= width("<b>演示</b> & 公司", Role.BODY)
    assert label.accessibleName() == "<b>演示</b> & 公司"


def test_chips_and_marked_words_follow_what_they_say(qtbot: QtBot) -> None:
    chip = Chip(ChipFace("已到", Tone.OK, "circle-check"))
    line = IconLabel("circle-check", "成立", "ok")
    qtbot.addWidget(chip)
    qtbot.addWidget(line)
    narrow = chip.sizeHint().width()
    chip.say(ChipFace("数据已变", Tone.WARN, "refresh-cw"))
    line.say("circle-alert", "不成立", "bad")
    assert chip.sizeHint().width() >= narrow + 24
    assert (chip.accessibleName(), line.accessibleName()) == ("数据已变", "不成立")
