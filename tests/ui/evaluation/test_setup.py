"""Settings of a poll: the four ballots, their rules, and forms that are used again."""

from __future__ import annotations

from PySide6.QtCore import Qt

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.queries import FormRow
from meetingdesk.evaluation.templates import templates
from meetingdesk.ui.evaluation.setup import SetupPanel
from tests.ui.evaluation.conftest import OnPage


def _setup(at: OnPage, poll: bool = False) -> SetupPanel:
    at.page.set_up(poll=poll)
    assert at.page._setting_up is not None
    return at.page._setting_up


def _kind(at: OnPage, setup: SetupPanel, words: str) -> None:
    button = next(each for each in setup.paper.kinds._group.buttons() if each.text() == words)
    at.robot.mouseClick(button, Qt.MouseButton.LeftButton)


def _made(at: OnPage, setup: SetupPanel) -> FormRow:
    at.robot.mouseClick(setup.decide, Qt.MouseButton.LeftButton)
    assert at.page._setting_up is None, at.words()
    assert at.page.standing is not None
    return at.page.standing.form


def test_the_ordinary_ballot_needs_nothing_that_is_folded_away(at: OnPage) -> None:
    setup = _setup(at)
    assert not setup.rules.isVisible()
    assert not setup.paper.aspects.isVisible()
    assert not setup.paper.neutral.isVisible()
    form = _made(at, setup)
    assert (form.kind, form.aspects, form.neutral) == ("rows", (), "")
    assert form.rules == do.RuleSpec(bands=())


def test_ticks_by_aspect_come_with_the_usual_aspects_and_their_weights(at: OnPage) -> None:
    setup = _setup(at)
    _kind(at, setup, "分项打勾")
    setup.paper.aspects.lines[0][0].setText("政治能力")
    setup.paper.aspects.lines[0][1].setText("40")
    form = _made(at, setup)
    assert form.kind == "aspects"
    assert [(each.label, each.weight, each.overall) for each in form.aspects][:2] == [
        ("政治能力", "40", False), ("工作能力与实绩", "20", False),
    ]  # fmt: skip
    assert form.aspects[-1].overall


def test_points_have_their_bands_and_may_leave_out_the_extremes(at: OnPage) -> None:
    setup = _setup(at)
    _kind(at, setup, "分项打分")
    at.robot.mouseClick(setup.more, Qt.MouseButton.LeftButton)
    assert setup.rules.bands.isVisible()
    setup.rules.bands.setText("85 70 60")
    setup.rules.drop.click()
    form = _made(at, setup)
    assert [each.points for each in form.aspects] == [True] * 5 + [False]
    assert form.rules.bands == ("85", "70", "60")
    assert form.rules.drop_extremes


def test_satisfaction_brings_its_scale_and_may_have_a_dont_know_box(at: OnPage) -> None:
    setup = _setup(at)
    _kind(at, setup, "满意度")
    setup.paper.neutral.click()
    form = _made(at, setup)
    assert [grade.label for grade in form.grades] == ["满意", "比较满意", "基本满意", "不满意"]
    assert form.neutral == "不了解"


def test_classes_get_the_colour_of_their_paper(at: OnPage) -> None:
    setup = _setup(at)
    setup.classes.add.click()
    setup.classes.lines[1][0].setText("B")
    assert setup.classes.lines[1][3].text() == "蓝"
    form = _made(at, setup)
    assert [kind.colour for kind in form.classes] == ["", "蓝"]


def test_rules_of_validity_and_grades_are_kept_and_shown_again(at: OnPage) -> None:
    setup = _setup(at)
    setup.more.click()
    setup.rules.blank.click()
    setup.rules.most_good.setText("3")
    setup.rules.cap.setText("85")
    setup.rules.thresholds.setText("92、80、60")
    setup.rules.base.setCurrentIndex(2)
    form = _made(at, setup)
    assert form.rules == do.RuleSpec(blank_valid=False, most_good=3, bands=(), cap="85")
    assert (form.thresholds, form.base) == (("92", "80", "60"), "collected")
    again = _setup(at, poll=True)
    assert again.rules.most_good.text() == "3"
    assert again.rules.thresholds.text() == "92、80、60"
    assert not again.rules.blank.isChecked()
    assert _made(at, again).rules == form.rules


def test_what_cannot_be_is_refused_in_words_and_nothing_typed_is_lost(at: OnPage) -> None:
    setup = _setup(at)
    setup.more.click()
    setup.rules.thresholds.setText("60、90")
    setup.decide.click()
    assert at.page._setting_up is setup
    assert at.page.strip.isVisible()
    assert setup.rules.thresholds.text() == "60、90"


def test_what_is_printed_is_fixed_once_a_paper_is_out(at: OnPage) -> None:
    at.set_up()
    at.do(do.IssueBallots, class_code="全体", count=1)
    at.page.refresh()
    setup = _setup(at, poll=True)
    assert not setup.paper.kinds.isEnabled()
    assert not setup.rules.most_good.isEnabled()
    setup.rules.thresholds.setText("95、75、60")
    assert _made(at, setup).thresholds == ("95", "75", "60")


def test_a_form_is_kept_under_a_name_and_begins_the_next_poll(at: OnPage) -> None:
    at.set_up(kind="satisfaction", neutral="不了解", rules=do.RuleSpec(cap="85"))
    setup = _setup(at, poll=True)
    setup.more.click()
    assert not setup.rules.keep_it.isEnabled()
    setup.rules.name.setText("民主评议")
    at.robot.mouseClick(setup.rules.keep_it, Qt.MouseButton.LeftButton)
    assert [each.name for each in at.page.bridge.ask(templates)] == ["民主评议"]
    at.page._stop_setting_up()
    new = _setup(at)
    new.paper.kept.setCurrentIndex(1)
    form = _made(at, new)
    assert (form.kind, form.neutral, form.rules.cap) == ("satisfaction", "不了解", "85")


def test_no_settings_page_scrolls_sideways(at: OnPage) -> None:
    at.page.resize(1198, 608)
    setup = _setup(at)
    setup.more.click()
    for words in ("一人一行", "分项打勾", "分项打分", "满意度"):
        _kind(at, setup, words)
        at.robot.wait(1)
        assert setup._scroll.horizontalScrollBar().maximum() == 0, words
        assert setup._scroll.widget().width() <= setup._scroll.viewport().width(), words
