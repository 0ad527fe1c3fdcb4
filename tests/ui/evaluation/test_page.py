"""The whole way of a poll through the widgets that an organizer uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.ladder import Step
from meetingdesk.evaluation.model import State
from meetingdesk.ui.parts.overlay import Dialog
from meetingdesk.ui.parts.steps import StepState
from tests.ui.evaluation.conftest import AGREED, OnPage

if TYPE_CHECKING:
    from pathlib import Path


def test_a_meeting_without_a_poll_says_what_to_do_first_and_the_form_makes_one(at: OnPage) -> None:
    assert "还没有测评" in at.words()
    at.page.set_up()
    setup = at.page._setting_up
    assert setup is not None
    assert setup.title.field.text() == "现场述职测评"
    setup.decide.click()
    assert at.page.standing is not None
    assert len(at.page.standing.form.subjects) == 7
    assert at.page.standing.form.classes[0].expected == 10
    assert at.page.standing.now is Step.PRINT


def test_without_a_poll_what_to_do_first_is_one_key_away(at: OnPage) -> None:
    at.page.focus_first()
    focused = at.page.window().focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "设置一次测评"


def test_blank_own_rows_come_with_a_warning(at: OnPage) -> None:
    at.page.set_up()
    setup = at.page._setting_up
    assert setup is not None
    assert "暴露填票人" not in at.words()
    setup.more.click()
    setup.avoiding.setCurrentIndex(1)
    assert "暴露填票人" in at.words()


def test_free_grades_and_classes_reach_the_poll(at: OnPage) -> None:
    at.page.set_up()
    setup = at.page._setting_up
    assert setup is not None
    setup.paper.grades.show_grades([("赞成", "10"), ("反对", "0")])
    setup.classes.add.click()
    setup.classes.lines[1][0].setText("B")
    setup.classes.lines[1][1].setText("40")
    setup.decide.click()
    assert at.page.standing is not None
    form = at.page.standing.form
    assert [(grade.label, grade.points) for grade in form.grades] == [("赞成", "10"), ("反对", "0")]
    assert [(kind.code, kind.weight) for kind in form.classes] == [("全体", "100"), ("B", "40")]


def test_counting_by_enter_moves_the_ladder(at: OnPage) -> None:
    at.set_up()
    field = at.page.counting.lines.fields["全体"]
    field.setText("45")
    at.enter(field)
    assert at.page.standing is not None
    assert at.page.standing.now is Step.ISSUE
    steps = at.page.ladder._steps
    assert steps[0].figure == "45 份"
    assert steps[0].state is StepState.DONE


def test_a_step_is_two_keys_away_from_any_other(at: OnPage) -> None:
    at.set_up()
    at.do(do.IssueBallots, class_code="全体", count=43)
    at.do(do.ReturnBallots, class_code="全体", count=40)
    assert at.page.standing is not None
    assert at.page.standing.step is Step.RETURN
    QTest.keyClick(at.page.window(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert at.page.standing.step is Step.ISSUE
    counting = at.page.counting
    assert at.page.window().focusWidget() in {*counting.lines.fields.values(), counting.card.next}
    QTest.keyClick(at.page.window(), Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert at.page.standing.step is Step.ISSUE
    assert "先做完“收回”这一步" in at.words()


def test_the_next_step_is_refused_in_sight_with_its_reason(at: OnPage) -> None:
    at.set_up()
    at.page.look_at(Step.ISSUE)
    assert not at.page.counting.card.next.isEnabled()
    assert at.page.counting.card.reason.text() == "一份都还没有发出"


def test_a_broken_sum_is_named_in_words_and_may_go_on_with_a_reason(at: OnPage) -> None:
    at.set_up()
    at.do(do.IssueBallots, class_code="全体", count=43)
    at.do(do.ReturnBallots, class_code="全体", count=43)
    at.do(do.CloseVoting)
    at.do(do.SortBallots, class_code="全体", valid=41, void=1)
    assert "有效 41 加无效 1 是 42，比收回的 43 少 1 份" in at.words()
    assert not at.page.sorting.card.next.isEnabled()
    at.page.sorting.mismatch.click()
    card = at.page._card
    assert card is not None
    for field, words in zip(card.fields, ("一份未投入票箱", "监票甲", "监票乙"), strict=True):
        field.field.setText(words)
    card.verb.click()
    assert at.page.sorting.card.next.isEnabled()


def test_void_papers_need_a_reason_and_two_scrutineers(at: OnPage) -> None:
    at.set_up()
    at.do(do.IssueBallots, class_code="全体", count=6)
    at.do(do.ReturnBallots, class_code="全体", count=6)
    at.do(do.CloseVoting)
    sorting = at.page.sorting
    at.keys(sorting.valid, "y")
    at.keys(sorting.valid, "n")
    sorting.reasons[0].click()
    assert at.page.standing is not None
    assert at.page.standing.total("sorted_void") == 0  # nobody stands for it yet
    for name, field in zip(("监票甲", "监票乙"), sorting._names, strict=True):
        field.setText(name)
    sorting.reasons[0].click()
    assert at.page.standing.total("sorted_valid") == 1
    assert at.page.standing.total("sorted_void") == 1
    assert [row.paper.found_by for row in sorting._voids.shown()] == [("监票甲", "监票乙")]


def test_from_the_first_key_to_the_result(at: OnPage, tmp_path: Path) -> None:
    at.to_entry()
    at.sit_down("演示丙")
    at.type_pass(dict.fromkeys(range(1, 6), AGREED))
    at.sit_down("演示丁")
    different = (4, *AGREED[1:])
    at.type_pass({paper: different if paper == 3 else AGREED for paper in range(1, 6)})
    assert at.page.standing is not None
    assert at.page.standing.now is Step.COMPARE
    _settle_and_confirm(at)
    assert at.page.standing.now is Step.SEAL
    _seal(at)
    table = at.page.results.table
    assert [outcome.row.score for outcome in table.outcomes.shown()][:3] == ["100.00"] * 3
    assert "好 5 张各 100 分" in at.words()
    at.page.results.export(tmp_path)
    at.robot.waitUntil(lambda: len(list(tmp_path.glob("测评结果*"))) == 2)


def _settle_and_confirm(at: OnPage) -> None:
    compare = at.page.compare
    assert compare._where.text() == "第 3 张，第 1 行"
    assert [mean.text() for mean in compare._mean] == ["好", "差"]
    at.keys(compare, "1")
    at.enter(compare)
    assert compare.confirm.isVisible()
    compare.first.setText("监票甲")
    compare.second.setText("监票乙")
    compare.confirm.click()


def _seal(at: OnPage) -> None:
    at.page.sealing.card.next.click()
    dialog = at.page.findChild(Dialog) or at.page.window().findChild(Dialog)
    assert dialog is not None
    assert dialog.card.safe.hasFocus()
    dialog.card.verb.click()
    at.robot.waitUntil(lambda: at.page.standing is not None and at.page.standing.state is State.SEALED)
    at.robot.waitUntil(lambda: at.page._middle.currentWidget() is at.page.results)


def test_nothing_is_released_before_the_deliberate_act(at: OnPage) -> None:
    at.to_entry()
    for name in ("演示丙", "演示丁"):
        at.sit_down(name)
        at.type_pass(dict.fromkeys(range(1, 6), AGREED))
    at.page.compare.first.setText("监票甲")
    at.page.compare.second.setText("监票乙")
    at.page.compare.confirm.click()
    _seal(at)
    results = at.page.results
    assert not results.hide_.isEnabled()
    assert "遮住立刻生效" in at.words()
    results.release.click()
    dialog = at.page.window().findChild(Dialog)
    assert dialog is not None
    dialog.card.verb.click()
    assert results.hide_.isEnabled()
    at.robot.mouseClick(results.hide_, Qt.MouseButton.LeftButton)
    assert results.release.isEnabled()


def test_several_polls_have_a_switch(at: OnPage) -> None:
    at.set_up(title="第一次")
    at.set_up(title="第二次")
    assert at.page._head._switch is not None
    at.page._choose_poll(0)
    assert at.page.standing is not None
    assert at.page.standing.form.title == "第一次"


def test_the_ballot_is_previewed_where_it_is_printed_and_the_way_to_its_printing_is_there(at: OnPage) -> None:
    at.set_up(classes=[do.ClassSpec("A", "60", 6), do.ClassSpec("B", "40", 43)])
    counting = at.page.counting
    at.robot.waitUntil(lambda: counting.preview.preview.sheet.sheet is not None)
    first = counting.preview.preview._pdf
    switch = counting.preview.switch
    assert switch is not None
    switch._group.button(1).click()
    at.robot.waitUntil(lambda: counting.preview.preview._pdf != first)
    counting.papers.click()
    assert at.went == ["documents"]


def test_each_counting_step_names_its_report_sheet(at: OnPage) -> None:
    at.set_up()
    names = []
    for step in (Step.PRINT, Step.ISSUE, Step.RETURN):
        at.page.look_at(step)
        names.append(at.page.counting.papers.text())
    assert names == ["测评表", "分发情况报告单", "收回情况报告单"]


def test_a_step_that_was_passed_over_says_that_nothing_was_counted(at: OnPage) -> None:
    at.set_up()
    at.do(do.IssueBallots, class_code="全体", count=6)
    at.do(do.ReturnBallots, class_code="全体", count=6)
    at.do(do.CloseVoting)
    assert at.page.ladder._steps[0].figure == "没有清点"
    assert at.page.ladder._steps[1].figure == "6 份"


def test_more_papers_back_than_out_stop_the_way_on_until_the_count_is_put_right(at: OnPage) -> None:
    at.set_up()
    at.do(do.IssueBallots, class_code="全体", count=5)
    at.do(do.ReturnBallots, class_code="全体", count=6)
    at.page.refresh()
    card = at.page.counting.card
    assert not card.next.isEnabled()
    assert "多出 1" in at.words()
    assert "收回的比发出的多，先查明" in at.words()
    at.do(do.CorrectCounts, class_code="全体", returned=5, reason="数错")
    at.page.refresh()
    assert card.next.isEnabled()
