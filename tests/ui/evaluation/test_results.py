"""A sealed poll on the page: every figure explained, told to whom, combined, released and hidden."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt

from meetingdesk.evaluation import combining, feedback
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.showing import Shown, showing
from meetingdesk.meeting.people import AddAttendeesFromRoster
from meetingdesk.meeting.queries import attendees
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.parts.fields import Combo
from meetingdesk.ui.parts.overlay import Dialog
from meetingdesk.ui.years_panel import YearsCard
from tests.builders import a_meeting, a_poll, open_entry, type_pass
from tests.ui.evaluation.conftest import AGREED, OnPage
from tests.ui.evaluation.test_aspects import POINTS, TICKS


def _sealed(at: OnPage, marks: tuple[int, ...] = AGREED, **more: Any) -> None:
    """Five papers alike, typed twice through the commands, confirmed and sealed."""
    at.to_entry(**more)
    at.do(do.OpenEntry)
    for number, name in ((1, "演示丙"), (2, "演示丁")):
        at.do(do.BeginPass, number=number, operator=name)
        for paper in range(1, 6):
            given = {"class_code": at.code, "state": "valid", "marks": marks}
            at.do(do.EnterSheet, number=number, paper=paper, **given)
        at.do(do.FinishPass, number=number)
    at.do(do.ConfirmPasses, first="监票甲", second="监票乙")
    do.seal(at.page.bridge.desk, at.meeting, at.of["poll_id"])
    at.page.refresh()


def _card(at: OnPage) -> AskCard:
    assert at.page._card is not None
    return at.page._card


@pytest.fixture
def sealed(at: OnPage) -> OnPage:
    _sealed(at)
    return at


def test_every_figure_of_the_chosen_one_is_explained_on_demand(sealed: OnPage) -> None:
    results = sealed.page.results
    results.table.choose("3")
    sealed.robot.mouseClick(results.every, Qt.MouseButton.LeftButton)
    assert results.figures_of.isVisible()
    words = sealed.words()
    assert "每个数字怎样来的：演示3党支部 演示人3" in words
    assert "好 0 + 较好 5 + 一般 0 + 差 0 = 5；不计 弃权 0、无效 0" in words
    sealed.robot.mouseClick(results.every, Qt.MouseButton.LeftButton)
    assert results.table.isVisible()


def test_the_score_of_a_form_with_aspects_says_how_its_parts_were_weighed(at: OnPage) -> None:
    _sealed(at, marks=(1, 2, 1, 2, 2, 2), **TICKS)
    results = at.page.results
    assert results.table.current_id() == "1"
    at.robot.waitUntil(lambda: "100" in results._how.text())
    assert "80" in results._how.text()
    assert "92" in results._how.text()  # 60 % of 100 and 40 % of 80


@pytest.mark.parametrize("overall", [True, False])
def test_points_have_their_results_with_and_without_an_overall_tick(at: OnPage, overall: bool) -> None:
    aspects = POINTS["aspects"] if overall else POINTS["aspects"][:-1]
    one = (195, 185, 1) if overall else (195, 185)
    _sealed(at, marks=one * 2, **(POINTS | {"aspects": aspects}))
    rows = at.page.results.table.outcomes.shown()
    assert [each.row.score for each in rows] == ["92.50", "92.50"]  # 75 % of 95 and 25 % of 85
    at.page.results.every.clicked.emit()
    at.page.grab()
    assert "92.50" in at.words()


def test_dont_know_is_told_beside_the_grades(at: OnPage) -> None:
    _sealed(at, marks=(5, 1, 1, 1, 1, 1, 1), kind="satisfaction", neutral="不了解")
    results = at.page.results
    results.table.choose("1")
    results.every.clicked.emit()
    at.page.grab()
    assert "不了解 5" in at.words()


def test_the_day_on_which_someone_was_told_is_kept_and_taken_back(sealed: OnPage) -> None:
    results = sealed.page.results
    results.table.choose("2")
    assert "还没有反馈" in results._beside.text()
    results.told.clicked.emit()
    card = _card(sealed)
    card.fields[0].field.setText("2099-03-20")
    card.fields[1].field.setText("演示书记")
    card.verb.click()
    found = sealed.page.bridge.ask(feedback.slip, sealed.of["poll_id"], 2)
    assert (str(found.given_on), found.given_by) == ("2099-03-20", "演示书记")
    assert "2099-03-20 由演示书记反馈" in results._beside.text()
    results.told.clicked.emit()
    _card(sealed).fields[0].field.clear()
    _card(sealed).verb.click()
    assert sealed.page.bridge.ask(feedback.slip, sealed.of["poll_id"], 2).given_on is None


def test_a_day_that_is_none_is_refused_where_it_stands(sealed: OnPage) -> None:
    sealed.page.results.told.clicked.emit()
    _card(sealed).fields[0].field.setText("三月")
    _card(sealed).verb.click()
    assert "请按 年-月-日 写日期" in sealed.words()


def test_the_year_is_combined_only_when_somebody_says_so(sealed: OnPage) -> None:
    results = sealed.page.results
    results.table.choose("1")
    assert not results.daily.isVisible()
    assert "综合考核" not in results._beside.text()
    results.whole_year.clicked.emit()
    _choose(sealed, 1)
    _card(sealed).verb.click()
    assert results.daily.isVisible()
    results.daily.clicked.emit()
    _card(sealed).fields[0].field.setText("90")
    _card(sealed).verb.click()
    found = sealed.page.bridge.ask(combining.combined, sealed.of["poll_id"])
    assert found is not None
    assert found.rows[0].total == "97.00"  # 70 % of 100 and 30 % of 90
    assert "综合考核 97.00 分" in results._beside.text()


def _choose(at: OnPage, place: int) -> None:
    combo = _card(at).findChild(Combo)
    assert combo is not None
    combo.setCurrentIndex(place)


def test_a_changed_result_is_hidden_says_so_and_is_released_anew(sealed: OnPage) -> None:
    results = sealed.page.results
    _release(sealed)
    assert "已公布，大屏可以显示" in sealed.words()
    assert results._note.text().endswith("公布。")
    sealed.do(do.FixGrades, organ="演示党委", date=dt.date(2099, 1, 1), grades={1: "好"})
    sealed.page.refresh()
    assert _state(sealed) is not Shown.SHOWN
    assert results.release.isEnabled()
    _release(sealed)
    assert _state(sealed) is Shown.SHOWN
    sealed.robot.mouseClick(results.hide_, Qt.MouseButton.LeftButton)
    assert _state(sealed) is Shown.HIDDEN
    assert "大屏上看不到结果" in sealed.words()


def _release(at: OnPage) -> None:
    at.page.results.release.click()
    dialogs = [each for each in at.page.window().findChildren(Dialog) if each.isVisible()]
    dialogs[-1].card.verb.click()


def _state(at: OnPage) -> Shown:
    return at.page.bridge.ask(showing, at.of["poll_id"]).state


def test_results_over_the_years_are_reached_from_a_row(at: OnPage) -> None:
    """The organisation has had another secretary; the person has been rated elsewhere."""
    desk = at.page.bridge.desk
    listed = [each for each in desk.ask(attendees, at.meeting) if each.person_id and each.organisation_id]
    ours, theirs = listed[0], listed[1]
    _held_before(at, 2021, (ours.organisation_id, theirs), (theirs.organisation_id, ours))
    desk.operator = None
    now = [do.SubjectSpec(one.unit, one.name, one.organisation_id, one.id) for one in (ours, theirs)]
    _sealed(at, marks=(1, 1), subjects=now)
    results = at.page.results
    results.table.choose("1")
    at.robot.mouseClick(results.over_years, Qt.MouseButton.LeftButton)
    card = results.years_of
    assert card.table.isVisible()
    assert _scores(card) == [("100.00", ours.unit, ours.name), ("80.00", theirs.unit, ours.name)]
    card.whose.choose(1)
    card.whose.chosen.emit(1)
    assert _scores(card) == [("100.00", ours.unit, ours.name), ("60.00", ours.unit, theirs.name)]
    at.robot.mouseClick(results.over_years, Qt.MouseButton.LeftButton)
    assert results.table.isVisible()


def _scores(card: YearsCard) -> list[tuple[str | None, str, str]]:
    rows = [each.row for each in card.rows.shown()]
    return [(row.score, row.organisation, row.person) for row in rows]


def _held_before(at: OnPage, year: int, *who: tuple[str | None, Any]) -> None:
    """A sealed poll of an earlier meeting that gave the first 一般 and the second 较好."""
    desk = at.page.bridge.desk
    meeting = a_meeting(desk, f"{year}年度演示述职评议会", date=dt.date(year + 1, 3, 1), year_assessed=year)
    desk.do(AddAttendeesFromRoster(meeting_id=meeting))
    then = {each.person_id: each for each in desk.ask(attendees, meeting)}
    units = {each.organisation_id: each.unit for each in then.values()}
    rated = [
        do.SubjectSpec(units[unit], one.name, unit, then[one.person_id].id) for unit, one in who
    ]  # fmt: skip
    poll = a_poll(desk, meeting, subjects=rated)
    open_entry(desk, meeting, poll, {"全体": 5})
    for number in (1, 2):
        type_pass(desk, meeting, poll, number, [(paper, "全体", (3, 2)) for paper in range(1, 6)])
    desk.do(do.ConfirmPasses(meeting_id=meeting, poll_id=poll, first="监票甲", second="监票乙"))
    do.seal(desk, meeting, poll)


def test_who_has_no_other_year_is_told_so(sealed: OnPage) -> None:
    results = sealed.page.results
    results.over_years.clicked.emit()
    assert "名册里没有这一行的人或党组织。" in sealed.words()
