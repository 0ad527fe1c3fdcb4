"""Nothing is cut in the 1366 x 696 that a laptop leaves, in either language; everything has a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.ladder import Step
from meetingdesk.foundation.wording import use_language
from tests.ui.evaluation.conftest import AGREED, OnPage

WIDE, LOW = 1198, 608  # what the shell leaves of 1366 x 696


@pytest.fixture(params=["zh_CN", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("zh_CN")


def _check(at: OnPage, where: str) -> None:
    at.page.resize(WIDE, LOW)
    at.robot.wait(1)
    assert (at.page.width(), at.page.height()) == (WIDE, LOW), where
    whole = QRect(0, 0, WIDE, LOW)
    for part in at.page.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, QAbstractButton | QComboBox | QLineEdit):
            continue
        if part.window() is not at.page or _scrolled(part):
            continue
        box = QRect(part.mapTo(at.page, part.rect().topLeft()), part.size())
        assert whole.contains(box), (where, part.accessibleName())
        assert part.accessibleName(), (where, part)
        if isinstance(part, QAbstractButton):
            assert part.width() >= part.minimumSizeHint().width(), (where, part.accessibleName())


def _scrolled(part: QWidget) -> bool:
    above: QWidget | None = part
    while above is not None:
        if above.objectName() == "qt_scrollarea_viewport":
            return True
        above = above.parentWidget()
    return False


def test_every_step_fits(at: OnPage, language: str) -> None:
    at.page.rename()
    at.page.set_up()
    _check(at, "setup")
    at.page._stop_setting_up()
    at.set_up()
    at.do(do.IssueBallots, class_code="全体", count=6)
    at.do(do.ReturnBallots, class_code="全体", count=6)
    for step in (Step.PRINT, Step.ISSUE, Step.RETURN):
        at.page.look_at(step)
        _check(at, step)
    at.do(do.CloseVoting)
    at.do(do.SortBallots, class_code="全体", valid=4, void=1)
    at.page.look_at(None)
    at.page.sorting.void.click()
    _check(at, "sort")
    at.do(do.SortBallots, class_code="全体", valid=6, void=0)
    _check(at, "shuffle")
    at.do(do.ConfirmShuffle, first="监票甲", second="监票乙")
    _typed_and_compared(at)


def _typed_and_compared(at: OnPage) -> None:
    _check(at, "begin")
    at.sit_down("演示丙")
    _check(at, "entry")
    at.type_pass(dict.fromkeys(range(1, 7), AGREED))
    at.sit_down("演示丙")
    _check(at, "refused")
    at.sit_down("演示丁")
    at.type_pass({paper: (4, *AGREED[1:]) if paper == 2 else AGREED for paper in range(1, 7)})
    _check(at, "compare")
    at.keys(at.page.compare, "1")
    _check(at, "verdict")
    at.enter(at.page.compare)
    _check(at, "confirm")
    at.page.compare.first.setText("监票甲")
    at.page.compare.second.setText("监票乙")
    at.page.compare.confirm.click()
    _check(at, "seal")
    do.seal(at.page.bridge.desk, at.meeting, at.of["poll_id"])
    at.page.refresh()
    _check(at, "results")
    at.page.results.fixing.fix.click()
    _check(at, "fixing")
